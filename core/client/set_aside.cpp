// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/set_aside.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace leadout::client {

using database::ErrorKind;

namespace {

constexpr QLatin1String kMark(".bad-");

/// A name that is not taken yet, for the case of two in one second.
QString freeName(const QString& path, domain::Instant now) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    const QString name = path + kMark + QString::number(seconds);
    QString free = name;
    for (int i = 2; QFile::exists(free); ++i)
        free = name + QLatin1Char('-') + QString::number(i);
    return free;
}

} // namespace

database::Result<QString> setAside(const QString& path, domain::Instant now) {
    const QString aside = freeName(path, now);
    // The log goes first: a log without its database is harmless, a new database beside an old log is not.
    for (const QLatin1String part : {QLatin1String("-wal"), QLatin1String("-journal"), QLatin1String("")}) {
        if (QFile::exists(path + part) && !QFile::rename(path + part, aside + part))
            return tl::unexpected(
                database::errorOf(ErrorKind::Io, QStringLiteral("%1 cannot be renamed").arg(path + part)));
    }
    QFile::remove(path + QStringLiteral("-shm"));
    return aside;
}

void removeSetAside(const QString& path) {
    const QFileInfo file(path);
    QDir folder = file.dir();
    for (const QString& name : folder.entryList({file.fileName() + kMark + QLatin1Char('*')}, QDir::Files))
        folder.remove(name);
}

bool isUnusable(const database::DatabaseError& error) {
    return error.kind == ErrorKind::Corrupt || error.kind == ErrorKind::Foreign;
}

} // namespace leadout::client
