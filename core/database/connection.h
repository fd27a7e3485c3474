// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/error.h"
#include "core/database/statement.h"

#include <QSqlDatabase>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace leadout::database {

/// What a connection may do. A file has one writer at a time, everywhere; only the writer checkpoints.
enum class Access : std::uint8_t { Read, Write };

/// When a commit is on disk: with Full before it returns, with Normal at the next checkpoint (a loss of power
/// may undo the last commits, but damages nothing).
enum class Durability : std::uint8_t { Normal, Full };

/// How the journal is kept: a write-ahead log, except on volumes that cannot share memory, or a rollback
/// journal always.
enum class Journal : std::uint8_t { ByVolume, Rollback };

/// Asked before every access to a database; an error kind makes that access fail so. `lasts` tells whether
/// what the access does would outlive the program: a commit, or a statement outside of a transaction that
/// does not only read.
using Fault = std::function<std::optional<ErrorKind>(bool lasts)>;

/// How to open a database.
struct ConnectionOptions {
    QString path;
    Access access = Access::Write;
    Durability durability = Durability::Full;
    Journal journal = Journal::ByVolume;
    std::int32_t applicationId = 0; ///< marks the files of this program; others are refused
    int busyTimeoutMs = 5000;       ///< how long to wait for another connection's lock

    Fault fault; ///< for tests that let each access fail in turn
};

/// An open database file. It belongs to the thread that opened it. Statements and transactions must be gone
/// before it is.
class Connection {
public:
    /// Opens a file; the writer creates it (0600, in a folder of 0700) when it is missing. Refuses links,
    /// files of other programs and, for a reader, a missing file.
    static Result<std::unique_ptr<Connection>> open(ConnectionOptions options);

    /// A connection to nothing: every access fails as one to a damaged file does.
    static std::unique_ptr<Connection> unopened();

    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A statement ready to be run. Statements that were used before are kept prepared.
    Result<Statement> prepare(const QString& sql);

    /// Prepares and runs a statement; its rows are read with next().
    template <class... Values>
    Result<Statement> query(const QString& sql, const Values&... values) {
        Result<Statement> statement = prepare(sql);
        if (!statement)
            return statement;
        if (const auto done = statement->run(values...); !done)
            return tl::unexpected(done.error());
        return statement;
    }

    /// Runs a statement without rows; gives how many rows it inserted, changed or deleted.
    template <class... Values>
    Result<std::int64_t> run(const QString& sql, const Values&... values) {
        return query(sql, values...).map([](const Statement& done) { return done.changedRows(); });
    }

    /// All rows, each made into a value by `read(const Statement& row)`.
    template <class Read, class... Values>
    auto list(const QString& sql, Read read, const Values&... values)
        -> Result<std::vector<std::invoke_result_t<Read, const Statement&>>> {
        auto rows = query(sql, values...);
        if (!rows)
            return tl::unexpected(rows.error());
        std::vector<std::invoke_result_t<Read, const Statement&>> all;
        while (rows->next())
            all.push_back(read(std::as_const(*rows)));
        if (rows->error())
            return tl::unexpected(*rows->error());
        return all;
    }

    /// The first row made into a value, nothing when there is none.
    template <class Read, class... Values>
    auto first(const QString& sql, Read read, const Values&... values)
        -> Result<std::optional<std::invoke_result_t<Read, const Statement&>>> {
        auto rows = query(sql, values...);
        if (!rows)
            return tl::unexpected(rows.error());
        std::optional<std::invoke_result_t<Read, const Statement&>> row;
        if (rows->next())
            row = read(std::as_const(*rows));
        if (rows->error())
            return tl::unexpected(*rows->error());
        return row;
    }

    /// Whether a table of that name exists.
    Result<bool> hasTable(const QString& name);

    /// Forgets the kept statements, which a changed schema makes stale.
    void forgetStatements();

    const ConnectionOptions& options() const { return m_options; }
    bool writable() const { return m_options.access == Access::Write; }
    bool inTransaction() const { return m_inTransaction; }

private:
    friend class Statement;
    friend class Transaction;

    struct Kept {
        QSqlQuery query;
        int placeholders = -1;
    };

    explicit Connection(ConnectionOptions options);
    Result<> prepareFile() const;
    Result<> openFile();
    Result<> refuseForeignFile();
    Result<> applySettings();

    Result<> access(const QString& sql) const;
    void noteFailure(const DatabaseError& error);
    void giveBack(const QString& sql, QSqlQuery query, int placeholders);

    ConnectionOptions m_options;
    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<QString, Kept> m_kept;
    bool m_inTransaction = false;
    std::optional<DatabaseError> m_failure; ///< the first error of the open transaction
};

} // namespace leadout::database
