// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/store.h"

#include <QString>

#include <memory>

namespace leadout::server {

/// What an error of the database means to whoever runs the backend, and what to do.
QString sentenceFor(const database::DatabaseError& error, const QString& path);

/// Opens the database as its one writer, makes it or brings it to today's schema.
database::Result<std::unique_ptr<backend::Store>> openStore(const QString& path);

/// An existing database of the backend that is open for reading, beside a running backend or without one.
/// Nothing of the reading is left beside it.
class Reading {
public:
    static database::Result<Reading> open(const QString& path);

    ~Reading();
    Reading(Reading&&) noexcept = default;
    Reading& operator=(Reading&&) = delete;

    database::Connection& operator*() const { return *m_connection; }

private:
    Reading() = default;

    std::unique_ptr<database::Connection> m_connection;
};

/// Whether a database stands at a path, or a part of one that a crash left behind and that would be taken for
/// its.
bool hasTraces(const QString& path);

/// Where the recorded files of a database, or of a backup of one, lie unless said otherwise.
QString filesBeside(const QString& path);

/// The address that links begin with, as the backend was told it last.
inline const QString kPublicUrl = QStringLiteral("public_url");

} // namespace leadout::server
