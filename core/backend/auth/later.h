// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace leadout::backend {

/// Calls functions after a while, one after the other, on a thread of its own; for answers that are kept back
/// without keeping a thread waiting.
class Later {
public:
    /// At most so many may be kept back.
    explicit Later(std::size_t most);
    /// What is still kept back is dropped uncalled.
    ~Later();
    Later(const Later&) = delete;
    Later& operator=(const Later&) = delete;

    /// Calls it after the delay. False at once, and it is never called, when too many wait. Any thread.
    [[nodiscard]] bool call(std::chrono::milliseconds delay, std::function<void()> function);

private:
    using Clock = std::chrono::steady_clock;
    void serve(const std::stop_token& stop);

    const std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::multimap<Clock::time_point, std::function<void()>> m_waiting;
    std::jthread m_thread; ///< last, so that it ends before what it uses
};

} // namespace leadout::backend
