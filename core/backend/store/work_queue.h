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
/// the order in which it came. Writes that wait behind each other share a transaction, so that they wait for
/// the disk once; where any of them fails, each is done again in its own.
class WorkQueue {
public:
    /// Work for one thread. It ends with exactly one call of run, tell or refuse.
    class Work {
    public:
        virtual ~Work() = default;
        /// All of it, with the connection of the thread that does it.
        virtual void run(database::Connection& connection) = 0;
        /// When it was refused. Not under a lock.
        virtual void refuse(const database::DatabaseError& why) = 0;

        /// Whether it is done in a write transaction that others may have a part in.
        virtual bool joins() const { return false; }
        /// Does it in an open transaction; false when it failed. What was done may be undone, and done again
        /// with run.
        virtual bool join(database::Connection&) { return false; }
        /// When that transaction has been committed.
        virtual void tell() {}
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
    using Works = std::vector<std::unique_ptr<Work>>;

    void serve(database::Connection& connection);
    void doTogether(database::Connection& connection, Works works);
    /// The next work; waits for it. Nothing when the queue has been stopped and is empty.
    std::unique_ptr<Work> take();
    /// The next work if it can share a transaction; nothing when there is no such work yet.
    std::unique_ptr<Work> takeJoining();

    const std::size_t m_longest;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<Work>> m_work;
    bool m_stopped = false;
    std::vector<std::jthread> m_threads;
};

} // namespace leadout::backend
