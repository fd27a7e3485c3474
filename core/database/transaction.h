// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/error.h"

#include <cstdint>

namespace leadout::database {

class Connection;

/// A transaction: all of its changes or none. Unless it is committed it is rolled back when it goes out of
/// scope. After any error inside it every further statement and the commit fail with that error.
class Transaction {
public:
    /// Write takes the lock at once, so that nothing in between has to be repeated; Read sees one state of
    /// the database from its first statement on. Schema is Write with the foreign keys resting, so that a
    /// table can be rebuilt without what refers to it being deleted; they are checked by commit().
    enum class Mode : std::uint8_t { Read, Write, Schema };

    /// Begins; an error when a transaction is open already on this connection.
    static Result<Transaction> begin(Connection& connection, Mode mode);

    ~Transaction();
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&& other) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Makes the changes lasting. With an error they are undone, and nothing has changed.
    Result<> commit();

    /// Undoes the changes now.
    void rollback();

    /// Undoes what the open transaction of a connection has done since a savepoint, which stays. A change
    /// that a constraint refused is forgotten with it, since that ends no transaction; any other error stays.
    static Result<> rollBackTo(Connection& connection, const QString& savepoint);

private:
    Transaction(Connection& connection, Mode mode) : m_connection(&connection), m_mode(mode) {}
    Result<> tryCommit();
    void end();

    Connection* m_connection; ///< null when it has ended
    Mode m_mode;
};

} // namespace leadout::database
