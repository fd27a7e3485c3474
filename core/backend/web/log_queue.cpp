// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/log_queue.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace leadout::backend {

struct LogQueue::State {
    Sink sink;
    Lost lost;
    std::size_t longest = 0;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<QByteArray> waiting;
    std::uint64_t lostLines = 0;
    bool stopping = false;
    bool ended = false;

    void run() {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return stopping || !waiting.empty(); });
            if (waiting.empty())
                break;
            const auto lines = std::exchange(waiting, {});
            const std::uint64_t missing = std::exchange(lostLines, 0);
            lock.unlock();
            for (const QByteArray& line : lines)
                sink(line);
            if (missing > 0)
                sink(lost(missing));
            lock.lock();
        }
        ended = true;
        changed.notify_all();
    }
};

LogQueue::LogQueue(Sink sink, Lost lost, std::size_t longest) : m_state(std::make_shared<State>()) {
    m_state->sink = std::move(sink);
    m_state->lost = std::move(lost);
    m_state->longest = longest;
    // Not joined: a write that nobody takes would keep the program from ending.
    std::thread([state = m_state] { state->run(); }).detach();
}

LogQueue::~LogQueue() {
    stop(std::chrono::seconds(1));
}

void LogQueue::add(const QByteArray& line) {
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->stopping)
            return;
        if (m_state->waiting.size() >= m_state->longest) {
            ++m_state->lostLines;
            return;
        }
        m_state->waiting.push_back(line);
    }
    m_state->changed.notify_all();
}

void LogQueue::stop(std::chrono::milliseconds patience) {
    std::unique_lock lock(m_state->mutex);
    m_state->stopping = true;
    m_state->changed.notify_all();
    m_state->changed.wait_for(lock, patience, [this] { return m_state->ended; });
}

} // namespace leadout::backend
