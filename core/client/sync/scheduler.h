// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <functional>

namespace leadout::client {

/// When the sync acts by itself, so that tests can drive it. Unlike the clock, which a person can set, its
/// time only goes on. One thread.
class Scheduler {
public:
    virtual ~Scheduler() = default;
    /// The time since some moment in the past.
    virtual std::chrono::milliseconds uptime() const = 0;
    /// Calls back once, after this delay, instead of whatever was to be called before.
    virtual void wakeIn(std::chrono::milliseconds delay, std::function<void()> wake) = 0;
    virtual void cancel() = 0;
};

/// On the event loop's timers.
class TimerScheduler final : public Scheduler {
public:
    TimerScheduler();
    std::chrono::milliseconds uptime() const override;
    void wakeIn(std::chrono::milliseconds delay, std::function<void()> wake) override;
    void cancel() override;

private:
    QElapsedTimer m_since;
    QTimer m_timer;
    std::function<void()> m_wake;
};

} // namespace leadout::client
