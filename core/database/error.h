// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <cstdint>

class QSqlError;

namespace leadout::platform {
struct FileError;
}

namespace leadout::database {

/// What went wrong, as far as whoever asked can act on it.
enum class ErrorKind : std::uint8_t {
    Busy,       ///< another connection holds the lock; trying again later may do
    Constraint, ///< a unique key, foreign key, check or trigger refused the change
    Full,       ///< no room on the volume
    Corrupt,    ///< the file is damaged, is no database, or holds a value of a wrong type
    ReadOnly,   ///< the connection or the file may only be read
    Io,         ///< the system could not read, write or open the file
    Foreign,    ///< the file is a database of another program
    Newer,      ///< the database was made by a newer version of this program
    Other,      ///< a mistake in a statement or in its use
};

/// An error of the database. It may be logged: neither the detail nor the statement holds values.
struct DatabaseError {
    ErrorKind kind = ErrorKind::Other;
    int code = 0;      ///< the driver's own (extended) code, 0 when the driver was not reached
    QString detail;    ///< the driver's words
    QString statement; ///< the SQL text, if there was one
};

template <class T = void>
using Result = tl::expected<T, DatabaseError>;

/// The error that the driver reported for a statement.
DatabaseError errorFrom(const QSqlError& error, const QString& sql);

/// A file that cannot be used as a database, told as an error of the database.
DatabaseError errorFrom(const platform::FileError& error);

/// An error that was found before the driver was asked.
DatabaseError errorOf(ErrorKind kind, const QString& detail, const QString& sql = {});

/// A text in which everything between quotes is replaced by an ellipsis.
QString redacted(const QString& text);

} // namespace leadout::database
