// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/worker.h"

#include "core/backend/store/entrances.h"

#include <algorithm>
#include <utility>

namespace leadout::backend {

using namespace std::chrono_literals;

namespace {

/// All time zones begin their hours at a quarter of an hour of UTC.
constexpr std::chrono::milliseconds kQuarter = 15min;
/// Not to spin when a job that is due cannot be had.
constexpr std::chrono::milliseconds kLeastPause = 1s;
/// Jobs that nobody told of, such as those of a coach's decisions, are found after at most this.
constexpr std::chrono::milliseconds kLongestPause = 10s;

} // namespace

Worker::Worker(Store& store, const domain::Clock& clock, std::vector<Next> jobs, std::function<void()> chores)
    : m_store(store)
    , m_clock(clock)
    , m_jobs(std::move(jobs))
    , m_chores(std::move(chores))
    , m_thread([this](const std::stop_token& stopped) { run(stopped); }) {}

Worker::~Worker() {
    stop();
}

void Worker::poke() {
    {
        const std::lock_guard lock(m_mutex);
        m_poked = true;
    }
    m_woken.notify_one();
}

void Worker::stop() {
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::int64_t Worker::quarter() const {
    return m_clock.now().time_since_epoch() / kQuarter;
}

void Worker::doJobs(const std::stop_token& stopped) {
    const std::int64_t begun = quarter();
    bool busy = true;
    // Jobs for hours may wait, and the calendar asks for something meanwhile.
    while (busy && !stopped.stop_requested() && quarter() == begun) {
        busy = false;
        for (const Next& next : m_jobs)
            busy = (!stopped.stop_requested() && next()) || busy;
    }
}

std::chrono::milliseconds Worker::untilNext() {
    const domain::Instant now = m_clock.now();
    const auto sinceQuarter = now.time_since_epoch() % kQuarter;
    std::chrono::milliseconds wait = kQuarter - sinceQuarter;
    const auto next =
        m_store.read([](database::Connection& connection) { return nextJobAt(connection); }).get();
    if (next && *next)
        wait = std::min(wait, std::chrono::milliseconds(**next - now));
    return std::clamp(wait, kLeastPause, kLongestPause);
}

void Worker::run(const std::stop_token& stopped) {
    std::int64_t tended = -1;
    while (!stopped.stop_requested()) {
        doJobs(stopped);
        if (const std::int64_t now = quarter(); now != tended && !stopped.stop_requested()) {
            tended = now;
            m_chores();
            continue; // chores may have made jobs
        }
        const auto wait = untilNext();
        std::unique_lock lock(m_mutex);
        m_woken.wait_for(lock, stopped, wait, [this] { return m_poked; });
        m_poked = false;
    }
}

} // namespace leadout::backend
