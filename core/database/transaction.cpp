// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/transaction.h"

#include "core/database/connection.h"
#include "core/database/maintenance.h"

#include <QSqlError>

#include <utility>

namespace leadout::database {

namespace {

constexpr QLatin1String kForeignKeysOff("PRAGMA foreign_keys = OFF");
constexpr QLatin1String kForeignKeysOn("PRAGMA foreign_keys = ON");

Result<> execute(const QSqlDatabase& database, const QString& sql) {
    QSqlQuery query(database);
    if (!query.exec(sql))
        return tl::unexpected(errorFrom(query.lastError(), sql));
    return {};
}

} // namespace

Result<Transaction> Transaction::begin(Connection& connection, Mode mode) {
    const QString sql = mode == Mode::Read ? QStringLiteral("BEGIN") : QStringLiteral("BEGIN IMMEDIATE");
    if (connection.m_inTransaction)
        return tl::unexpected(
            errorOf(ErrorKind::Other, QStringLiteral("a transaction is open already"), sql));
    if (mode != Mode::Read && !connection.writable())
        return tl::unexpected(
            errorOf(ErrorKind::ReadOnly, QStringLiteral("the connection may only read"), sql));
    if (const auto open = connection.access(sql); !open)
        return tl::unexpected(open.error());
    // From here on the object undoes by going out of scope whatever has been done.
    Transaction transaction(connection, mode);
    connection.m_inTransaction = true;
    if (mode == Mode::Schema) {
        if (const auto resting = execute(connection.m_database, kForeignKeysOff); !resting)
            return tl::unexpected(resting.error());
    }
    if (const auto begun = execute(connection.m_database, sql); !begun)
        return tl::unexpected(begun.error());
    return transaction;
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_mode(other.m_mode) {}

Transaction::~Transaction() {
    rollback();
}

Result<> Transaction::tryCommit() {
    if (m_mode == Mode::Schema) {
        const auto broken = brokenReferences(*m_connection);
        if (!broken)
            return tl::unexpected(broken.error());
        if (!broken->empty())
            return tl::unexpected(
                errorOf(ErrorKind::Constraint, QStringLiteral("a row of %1 refers to a missing %2")
                                                   .arg(broken->front().table, broken->front().parent)));
    }
    const QString sql = QStringLiteral("COMMIT");
    return m_connection->access(sql).and_then([&] { return execute(m_connection->m_database, sql); });
}

Result<> Transaction::commit() {
    if (m_connection == nullptr)
        return tl::unexpected(errorOf(ErrorKind::Other, QStringLiteral("the transaction has ended already")));
    const auto done = tryCommit();
    if (done)
        end();
    else
        rollback();
    return done;
}

void Transaction::rollback() {
    if (m_connection == nullptr)
        return;
    // This can fail only where SQLite has rolled back already, or never began.
    [[maybe_unused]] const auto undone = execute(m_connection->m_database, QStringLiteral("ROLLBACK"));
    end();
}

Result<> Transaction::rollBackTo(Connection& connection, const QString& savepoint) {
    // After the first error nothing more has been run, so that there is no other one to be forgotten.
    if (connection.m_failure && connection.m_failure->kind == ErrorKind::Constraint)
        connection.m_failure.reset();
    return connection.run(QStringLiteral("ROLLBACK TO SAVEPOINT ") + savepoint).map([](std::int64_t) {});
}

void Transaction::end() {
    if (m_mode == Mode::Schema) {
        // Outside a transaction this setting cannot fail.
        [[maybe_unused]] const auto awake = execute(m_connection->m_database, kForeignKeysOn);
    }
    m_connection->m_inTransaction = false;
    m_connection->m_failure.reset();
    m_connection = nullptr;
}

} // namespace leadout::database
