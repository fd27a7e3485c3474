// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/store.h"
#include "core/domain/clock.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace leadout::backend {

/// A thread that does what is due, beside the requests: at once when it is told of it, else when a job's time
/// has come (looked for every few seconds), and every quarter of an hour what the calendar asks for.
class Worker {
public:
    /// Does one due job and says whether there was one.
    using Next = std::function<bool()>;

    /// The store and the clock must outlive it; the functions are called on its thread alone.
    Worker(Store& store, const domain::Clock& clock, std::vector<Next> jobs, std::function<void()> chores);
    /// Stops.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// There is something to do. Any thread; never waits.
    void poke();

    /// Finishes the job in hand and returns when the thread has ended; the store must still run. What waits
    /// is done after the next start.
    void stop();

private:
    void run(const std::stop_token& stopped);
    /// Which quarter of an hour it is, counted from 1970.
    std::int64_t quarter() const;
    /// Does what is due, until nothing is or a quarter of an hour begins.
    void doJobs(const std::stop_token& stopped);
    std::chrono::milliseconds untilNext();

    Store& m_store;
    const domain::Clock& m_clock;
    std::vector<Next> m_jobs;
    std::function<void()> m_chores;
    std::mutex m_mutex;
    std::condition_variable_any m_woken;
    bool m_poked = false;
    std::jthread m_thread; ///< last, so that it begins with everything in place
};

} // namespace leadout::backend
