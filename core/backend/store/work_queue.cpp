// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/work_queue.h"

#include "core/database/transaction.h"

#include <chrono>
#include <future>
#include <utility>

namespace leadout::backend {

using database::Connection;
using database::Result;

namespace {

// Who was first is kept waiting so long for those behind, at most.
constexpr std::chrono::milliseconds kLongestTogether{10};

} // namespace

Result<std::unique_ptr<WorkQueue>> WorkQueue::start(const database::ConnectionOptions& options, int threads,
                                                    std::size_t longest) {
    std::unique_ptr<WorkQueue> queue(new WorkQueue(longest));
    for (int i = 0; i < threads; ++i) {
        std::promise<Result<>> opening;
        std::future<Result<>> opened = opening.get_future();
        queue->m_threads.emplace_back([queue = queue.get(), options, promise = std::move(opening)]() mutable {
            // A connection belongs to the thread that opens it.
            auto connection = Connection::open(options);
            if (!connection) {
                promise.set_value(tl::unexpected(connection.error()));
                return;
            }
            promise.set_value({});
            queue->serve(**connection);
        });
        if (const Result<> result = opened.get(); !result) {
            queue->stop();
            return tl::unexpected(result.error());
        }
    }
    return queue;
}

WorkQueue::~WorkQueue() {
    stop();
}

void WorkQueue::add(std::unique_ptr<Work> work) {
    const char* why = "the database has been closed";
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopped && m_work.size() < m_longest)
            m_work.push_back(std::move(work));
        else if (!m_stopped)
            why = "too much work waits for the database";
    }
    // Not under the lock, which whoever wakes takes at once.
    if (!work)
        return m_changed.notify_one();
    work->refuse(database::errorOf(database::ErrorKind::Busy, QString::fromLatin1(why)));
}

void WorkQueue::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
    m_threads.clear(); // joins
}

std::size_t WorkQueue::length() const {
    const std::lock_guard lock(m_mutex);
    return m_work.size();
}

std::unique_ptr<WorkQueue::Work> WorkQueue::take() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stopped || !m_work.empty(); });
    if (m_work.empty())
        return nullptr;
    auto work = std::move(m_work.front());
    m_work.pop_front();
    return work;
}

std::unique_ptr<WorkQueue::Work> WorkQueue::takeJoining() {
    const std::lock_guard lock(m_mutex);
    if (m_work.empty() || !m_work.front()->joins())
        return nullptr;
    auto work = std::move(m_work.front());
    m_work.pop_front();
    return work;
}

void WorkQueue::serve(Connection& connection) {
    while (auto first = take()) {
        auto second = first->joins() ? takeJoining() : nullptr;
        if (!second) {
            first->run(connection);
            continue;
        }
        Works works;
        works.push_back(std::move(first));
        works.push_back(std::move(second));
        doTogether(connection, std::move(works));
    }
}

void WorkQueue::doTogether(Connection& connection, Works works) {
    using database::Transaction;
    using Clock = std::chrono::steady_clock;
    bool sound = false;
    if (auto transaction = Transaction::begin(connection, Transaction::Mode::Write)) {
        const auto enough = Clock::now() + kLongestTogether;
        sound = true;
        for (std::size_t i = 0; sound && i < works.size(); ++i) {
            sound = works[i]->join(connection);
            const bool last = i + 1 == works.size();
            if (auto more = sound && last && Clock::now() < enough ? takeJoining() : nullptr)
                works.push_back(std::move(more));
        }
        sound = sound && transaction->commit().has_value();
    }
    for (const auto& work : works) {
        if (sound)
            work->tell();
        else
            work->run(connection);
    }
}

} // namespace leadout::backend
