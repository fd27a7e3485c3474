// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/error.h"
#include "core/database/values.h"

#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <optional>

namespace leadout::database {

class Connection;

/// A prepared statement, lent by a connection and given back when it goes out of scope; until then its rows
/// hold a read lock. It must not outlive the connection and stays on its thread.
class Statement {
public:
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) = delete;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds one value to each placeholder (a plain `?`), in order, and runs the statement; it can be run
    /// again with other values.
    template <class... Values>
    Result<> run(const Values&... values) {
        return runList({toVariant(values)...});
    }

    /// The same for values whose number is not known beforehand, each as toVariant() gives it.
    Result<> runList(const QVariantList& values);

    /// Goes to the next row; false after the last one and after an error, which error() then tells.
    [[nodiscard]] bool next();

    /// The value of a column of the current row, counted from 0. A value of another type, or a NULL that T
    /// cannot hold, is an error of the statement: next() ends the reading and error() tells it.
    template <class T>
    T get(int column) const {
        T value{};
        if (!fromVariant(m_query.value(column), value))
            noteWrongType(column);
        return value;
    }

    /// The first error since run(), if any.
    const std::optional<DatabaseError>& error() const { return m_error; }

    /// How many rows the last run inserted, changed or deleted.
    std::int64_t changedRows() const { return m_query.numRowsAffected(); }

private:
    friend class Connection;
    Statement(Connection& connection, QSqlQuery query, int placeholders, const QString& sql);

    void noteWrongType(int column) const;
    DatabaseError note(DatabaseError error) const;

    Connection* m_connection;
    QSqlQuery m_query;
    int m_placeholders; ///< -1 until the driver has accepted a number of values
    QString m_sql;
    mutable std::optional<DatabaseError> m_error;
};

} // namespace leadout::database
