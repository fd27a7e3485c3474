// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/statement.h"

#include "core/database/connection.h"

#include <QSqlError>

#include <utility>

namespace leadout::database {

Statement::Statement(Connection& connection, QSqlQuery query, int placeholders, const QString& sql)
    : m_connection(&connection)
    , m_query(std::move(query))
    , m_placeholders(placeholders)
    , m_sql(sql) {}

Statement::Statement(Statement&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_query(std::move(other.m_query))
    , m_placeholders(other.m_placeholders)
    , m_sql(std::move(other.m_sql))
    , m_error(std::move(other.m_error)) {}

Statement::~Statement() {
    if (m_connection == nullptr)
        return;
    // An unfinished statement would keep its read lock and hold up commits and checkpoints.
    m_query.finish();
    // A kept statement would otherwise keep the values too: large files, and what should not stay in memory.
    for (int i = 0; i < m_placeholders; ++i)
        m_query.bindValue(i, QVariant());
    m_connection->giveBack(m_sql, std::move(m_query), m_placeholders);
}

Result<> Statement::runList(const QVariantList& values) {
    m_error.reset();
    m_query.finish();
    if (auto open = m_connection->access(m_sql); !open)
        return tl::unexpected(note(open.error()));
    // The driver would silently use the values of the last run where fewer are bound.
    if (m_placeholders >= 0 && m_placeholders != values.size())
        return tl::unexpected(
            note(errorOf(ErrorKind::Other, QStringLiteral("wrong number of values"), m_sql)));
    for (int i = 0; i < values.size(); ++i)
        m_query.bindValue(i, values[i]);
    if (!m_query.exec())
        return tl::unexpected(note(errorFrom(m_query.lastError(), m_sql)));
    m_placeholders = static_cast<int>(values.size());
    return {};
}

bool Statement::next() {
    if (m_error)
        return false;
    if (auto open = m_connection->access(m_sql); !open) {
        note(open.error());
        return false;
    }
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        note(errorFrom(m_query.lastError(), m_sql));
    return false;
}

void Statement::noteWrongType(int column) const {
    note(errorOf(ErrorKind::Corrupt, QStringLiteral("column %1 has another type").arg(column), m_sql));
}

DatabaseError Statement::note(DatabaseError error) const {
    if (!m_error)
        m_error = error;
    m_connection->noteFailure(error);
    return error;
}

} // namespace leadout::database
