// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace leadout::desktop {

/// Does one thing after another without a person, each as soon as what the one before waited for is there.
/// Nothing blocks. GUI thread.
class Stages : public QObject {
    Q_OBJECT
public:
    struct Stage {
        QString what; ///< completes "Gave up waiting for …"
        std::function<void()> begin;
        std::function<bool()> reached; ///< asked again and again; none: reached at once
        std::chrono::milliseconds atLeast{0};
        std::chrono::milliseconds patience = std::chrono::minutes(1); ///< how long it may take
    };

    explicit Stages(QObject* parent = nullptr);

    void add(Stage stage) { m_stages.push_back(std::move(stage)); }
    void start();
    /// Ends it all with failed().
    void fail(const QString& sentence);

Q_SIGNALS:
    void finished();
    void failed(const QString& sentence);

private:
    void begin();
    void look();

    std::vector<Stage> m_stages;
    std::size_t m_at = 0;
    QElapsedTimer m_since;
    QTimer m_timer;
};

} // namespace leadout::desktop
