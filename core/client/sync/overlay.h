// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"
#include "core/protocol/sync_row.h"

#include <optional>
#include <vector>

namespace leadout::client {

/// A row as the coach sees it: what the backend has told, with the coach's own decisions laid over it.
struct VisibleRow {
    protocol::Row row;
    bool decided = false; ///< something of it is the coach's and has not come back from the backend yet
};

/// Reads cache.db and work.db together. It may have connections of its own, for reading, on another thread
/// than the one that writes.
class Overlay {
public:
    Overlay(database::Connection& cache, database::Connection& work) : m_cache(cache), m_work(work) {}

    /// Nothing for a row that does not exist, is deleted or may not be seen.
    database::Result<std::optional<VisibleRow>> row(const QUuid& id);
    /// All rows of a kind, those of one scope when it is given.
    database::Result<std::vector<VisibleRow>> rows(const QString& kind, const QString& scope = {});
    /// All rows of a scope.
    database::Result<std::vector<VisibleRow>> rowsOf(const QString& scope);
    /// What a start shows first, see kShownFirst, and the rows of lists over which something is laid.
    database::Result<std::vector<VisibleRow>> rowsShownFirst();

private:
    database::Connection& m_cache;
    database::Connection& m_work;
};

/// The payload with the members of `fields` in place of its own.
QByteArray layOver(const QByteArray& payload, const QByteArray& fields);

} // namespace leadout::client
