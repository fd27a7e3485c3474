// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/sync/scheduler.h"

#include <algorithm>
#include <utility>

namespace leadout::client {

TimerScheduler::TimerScheduler() {
    m_since.start();
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (const auto wake = std::exchange(m_wake, nullptr))
            wake();
    });
}

std::chrono::milliseconds TimerScheduler::uptime() const {
    return std::chrono::milliseconds(m_since.elapsed());
}

void TimerScheduler::wakeIn(std::chrono::milliseconds delay, std::function<void()> wake) {
    m_wake = std::move(wake);
    m_timer.start(
        std::clamp<std::chrono::milliseconds>(delay, std::chrono::milliseconds(0), std::chrono::hours(24)));
}

void TimerScheduler::cancel() {
    m_timer.stop();
    m_wake = nullptr;
}

} // namespace leadout::client
