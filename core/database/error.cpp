// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/error.h"

#include "core/platform/private_files.h"

#include <QRegularExpression>
#include <QSqlError>

namespace leadout::database {

namespace {

// The primary result codes of SQLite, which stand in the low byte of the extended ones.
enum SqliteCode {
    kBusy = 5,
    kLocked = 6,
    kReadOnly = 8,
    kIo = 10,
    kCorrupt = 11,
    kFull = 13,
    kCannotOpen = 14,
    kConstraint = 19,
    kNotADatabase = 26,
};

ErrorKind kindOf(int code) {
    switch (code & 0xff) {
    case kBusy:
    case kLocked: return ErrorKind::Busy;
    case kConstraint: return ErrorKind::Constraint;
    case kFull: return ErrorKind::Full;
    case kCorrupt:
    case kNotADatabase: return ErrorKind::Corrupt;
    case kReadOnly: return ErrorKind::ReadOnly;
    case kIo:
    case kCannotOpen: return ErrorKind::Io;
    default: return ErrorKind::Other;
    }
}

QString words(platform::FileFault fault) {
    switch (fault) {
    case platform::FileFault::NotFound: return QStringLiteral("does not exist");
    case platform::FileFault::Symlink: return QStringLiteral("is a symbolic link");
    case platform::FileFault::WrongKind:
        return QStringLiteral("is a folder where a file belongs, or a file "
                              "where a folder belongs");
    case platform::FileFault::NotPrivate: return QStringLiteral("is open to other users");
    case platform::FileFault::WrongSize: return QStringLiteral("has a wrong length");
    case platform::FileFault::Failed: break;
    }
    return QStringLiteral("cannot be used");
}

} // namespace

QString redacted(const QString& text) {
    static const QRegularExpression quoted(QStringLiteral(R"('(?:[^']|'')*'|"(?:[^"]|"")*")"));
    QString safe = text;
    return safe.replace(quoted, QStringLiteral("'…'"));
}

DatabaseError errorFrom(const QSqlError& error, const QString& sql) {
    const int code = error.nativeErrorCode().toInt();
    const QString told = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {kindOf(code), code, redacted(told), redacted(sql)};
}

DatabaseError errorFrom(const platform::FileError& error) {
    QString told = QStringLiteral("%1 %2").arg(error.path, words(error.fault));
    if (!error.detail.isEmpty())
        told += QStringLiteral(": ") + error.detail;
    return {ErrorKind::Io, 0, told, {}};
}

DatabaseError errorOf(ErrorKind kind, const QString& detail, const QString& sql) {
    return {kind, 0, detail, redacted(sql)};
}

} // namespace leadout::database
