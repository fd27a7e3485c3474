// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace leadout::backend {

/// A queue of work in front of some threads, each with its own connection to the database. Work is begun in
/// the order in which it came.
class WorkQueue {
public:
    /// Work for one thread. Exactly one of the two is called, once.
    class Work {
    public:
        virtual ~Work() = default;
        /// With the connection of the thread that does it.
        virtual void run(database::Connection& connection) = 0;
        /// When it was refused. Not under a lock.
        virtual void refuse(const database::DatabaseError& why) = 0;
    };

    /// Starts `threads` threads, each of which opens a connection. An error of any of them is given, and no
    /// thread is left running.
    static database::Result<std::unique_ptr<WorkQueue>> start(const database::ConnectionOptions& options,
                                                              int threads, std::size_t longest);

    ~WorkQueue();
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;

    /// Puts work at the end. It is refused at once (ErrorKind::Busy) when the queue is as long as it may be,
    /// or has been stopped. Never waits. Any thread.
    void add(std::unique_ptr<Work> work);

    /// Takes no more work, waits until the accepted work is done and closes the connections. Not from one of
    /// the queue's own threads.
    void stop();

    /// How much work waits to be begun. Any thread.
    std::size_t length() const;

private:
    explicit WorkQueue(std::size_t longest) : m_longest(longest) {}
    void serve(database::Connection& connection);

    const std::size_t m_longest;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<Work>> m_work;
    bool m_stopped = false;
    std::vector<std::jthread> m_threads;
};

} // namespace leadout::backend
