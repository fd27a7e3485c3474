// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/work_queue.h"

#include <future>
#include <utility>

namespace leadout::backend {

using database::Connection;
using database::Result;

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
        if (!m_stopped && m_work.size() < m_longest) {
            m_work.push_back(std::move(work));
            m_changed.notify_one();
            return;
        }
        if (!m_stopped)
            why = "too much work waits for the database";
    }
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

void WorkQueue::serve(Connection& connection) {
    for (;;) {
        std::unique_ptr<Work> work;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopped || !m_work.empty(); });
            if (m_work.empty())
                return;
            work = std::move(m_work.front());
            m_work.pop_front();
        }
        work->run(connection);
    }
}

} // namespace leadout::backend
