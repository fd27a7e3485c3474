// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace leadout::platform {

/// For a program that was started as a child: tells when its standard input has ended, that is when the
/// parent has closed it or is gone. What the parent writes is read and dropped.
class ParentWatch : public QObject {
    Q_OBJECT
public:
    explicit ParentWatch(QObject* parent = nullptr);
    ~ParentWatch() override;

    /// Whether that is so, for work that runs without an event loop. Does not wait; what the parent has
    /// written is read and dropped.
    static bool isParentGone();

Q_SIGNALS:
    /// The parent wants this program to end, or has ended itself; emitted once.
    void parentGone();

private:
    void look();

    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<QTimer> m_timer; ///< only where a pipe cannot wake the event loop
};

} // namespace leadout::platform
