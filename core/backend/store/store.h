// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/work_queue.h"
#include "core/database/migrator.h"
#include "core/database/transaction.h"
#include "core/platform/file_lock.h"

#include <QString>

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace leadout::backend {

/// How to open the backend's database.
struct StoreOptions {
    QString path;
    int readers = 2;                 ///< threads that read
    std::size_t longestQueue = 4096; ///< work that may wait, for readers and for the writer each
    /// How long to wait for a file that another process has open for writing.
    std::chrono::milliseconds patience{0};
    QString backupPath; ///< where an older database is copied before it is migrated; empty: nowhere

    /// Of the connection that writes; see database::ConnectionOptions. For tests.
    database::Fault fault;
};

/// The file through which the right to write a database is taken; see platform::FileLock.
QString lockFileOf(const QString& path);

/// The backend's database: one connection that writes, on a thread of its own, and some that read. Work is
/// handed over as a function and never keeps its caller waiting. Any thread may hand over work.
class Store {
public:
    /// Opens the file, makes it or brings it to today's schema. Waits. A file that another process still has
    /// open for writing is ErrorKind::Busy, one of a newer program ErrorKind::Newer; both stay untouched.
    static database::Result<std::unique_ptr<Store>> open(const StoreOptions& options);

    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Runs `job(Connection&) -> Result<T>` in a write transaction, and after the commit calls
    /// `done(Result<T>)` on the writer's thread. With an error nothing has changed. The job can be run more
    /// than once, where a write that shared its transaction failed; the last run counts.
    template <class Job, class Done>
    void write(Job job, Done done) {
        add<Kind::Write>(*m_writer, std::move(job), std::move(done));
    }
    /// The same, with a future for the result.
    template <class Job>
    auto write(Job job) {
        return withFuture(std::move(job),
                          [this](auto inner, auto done) { write(std::move(inner), std::move(done)); });
    }

    /// Runs `job(Connection&) -> Result<T>` in a read transaction: all of it sees one state of the database.
    /// Calls `done(Result<T>)` on a reader's thread when the transaction has ended.
    template <class Job, class Done>
    void read(Job job, Done done) {
        add<Kind::Read>(*m_readers, std::move(job), std::move(done));
    }
    /// The same, with a future for the result.
    template <class Job>
    auto read(Job job) {
        return withFuture(std::move(job),
                          [this](auto inner, auto done) { read(std::move(inner), std::move(done)); });
    }

    /// Runs `job(Connection&) -> Result<T>` on the writer without a transaction, for a checkpoint or a
    /// backup.
    template <class Job>
    auto maintain(Job job) {
        return withFuture(std::move(job), [this](auto inner, auto done) {
            add<Kind::Bare>(*m_writer, std::move(inner), std::move(done));
        });
    }

    /// Finishes the accepted work, closes the file and lets go of it; later work is refused
    /// (ErrorKind::Busy). Waits. Not from a job.
    void stop();

    /// What opening did to the schema.
    const database::MigrationOutcome& migrated() const { return m_migrated; }

    /// Work that waits to be written, or to be read.
    std::size_t waitingWrites() const { return m_writer->length(); }
    std::size_t waitingReads() const { return m_readers->length(); }

private:
    /// In what sort of transaction a job runs; Bare in none.
    enum class Kind : std::uint8_t { Read, Write, Bare };

    Store() = default;

    template <class Job>
    using Outcome = std::invoke_result_t<const Job&, database::Connection&>;

    /// A job and who is told of its end.
    template <Kind kKind, class Job, class Done>
    class Task final : public WorkQueue::Work {
    public:
        Task(Job job, Done done) : m_job(std::move(job)), m_done(std::move(done)) {}
        void run(database::Connection& connection) override { m_done(outcome(connection)); }
        void refuse(const database::DatabaseError& why) override {
            m_done(Outcome<Job>(tl::unexpected(why)));
        }

        bool joins() const override { return kKind == Kind::Write; }
        bool join(database::Connection& connection) override {
            m_shared.emplace(m_job(connection));
            return m_shared->has_value();
        }
        void tell() override { m_done(std::move(*m_shared)); }

    private:
        Outcome<Job> outcome(database::Connection& connection) {
            if constexpr (kKind == Kind::Bare) {
                return m_job(connection);
            } else {
                using database::Transaction;
                auto transaction = Transaction::begin(
                    connection, kKind == Kind::Write ? Transaction::Mode::Write : Transaction::Mode::Read);
                if (!transaction)
                    return tl::unexpected(transaction.error());
                Outcome<Job> result = m_job(connection);
                if (!result)
                    return result;
                if (const auto done = transaction->commit(); !done)
                    return tl::unexpected(done.error());
                return result;
            }
        }

        // Const, so that it does the same each time.
        const Job m_job;
        Done m_done;
        std::optional<Outcome<Job>> m_shared; ///< of a shared transaction
    };

    template <Kind kKind, class Job, class Done>
    static void add(WorkQueue& queue, Job job, Done done) {
        queue.add(std::make_unique<Task<kKind, Job, Done>>(std::move(job), std::move(done)));
    }

    template <class Job, class Start>
    static std::future<Outcome<Job>> withFuture(Job job, Start start) {
        std::promise<Outcome<Job>> promise;
        auto future = promise.get_future();
        start(std::move(job), [promise = std::move(promise)](Outcome<Job> result) mutable {
            promise.set_value(std::move(result));
        });
        return future;
    }

    std::unique_ptr<platform::FileLock> m_lock; ///< of whoever may write
    std::unique_ptr<WorkQueue> m_writer;
    std::unique_ptr<WorkQueue> m_readers;
    database::MigrationOutcome m_migrated;
};

} // namespace leadout::backend
