// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/later.h"

#include <utility>

namespace leadout::backend {

Later::Later(std::size_t most)
    : m_most(most)
    , m_thread([this](const std::stop_token& stop) { serve(stop); }) {}

Later::~Later() {
    m_thread.request_stop();
    m_thread.join();
}

bool Later::call(std::chrono::milliseconds delay, std::function<void()> function) {
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() >= m_most)
        return false;
    m_waiting.emplace(Clock::now() + delay, std::move(function));
    m_changed.notify_one();
    return true;
}

void Later::serve(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (m_waiting.empty()) {
            m_changed.wait(lock, stop, [this] { return !m_waiting.empty(); });
            continue;
        }
        const Clock::time_point due = m_waiting.begin()->first;
        if (Clock::now() < due) {
            // An earlier one may come while this one is waited for.
            m_changed.wait_until(lock, stop, due, [this, due] { return m_waiting.begin()->first < due; });
            continue;
        }
        const auto function = std::move(m_waiting.begin()->second);
        m_waiting.erase(m_waiting.begin());
        lock.unlock();
        function();
        lock.lock();
    }
}

} // namespace leadout::backend
