// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace leadout::platform {

/// Turns SIGTERM and SIGINT (on Windows: Ctrl+C and closing the console) into a Qt signal, delivered by the
/// event loop of the thread it lives in. At most one at a time; while it lives, neither signal ends the
/// program by itself.
class TerminationSignal : public QObject {
    Q_OBJECT
public:
    explicit TerminationSignal(QObject* parent = nullptr);
    ~TerminationSignal() override;

Q_SIGNALS:
    /// Somebody asked the program to end; emitted once for each time it was asked, or once for several.
    void requested();

private:
    void onReadable();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace leadout::platform
