// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/schema.h"

namespace leadout::client {

const std::vector<database::Migration>& cacheMigrations() {
    static const std::vector<database::Migration> list = {
        {QStringLiteral("rows by scope"),
         {
             QStringLiteral("CREATE TABLE sync_state (one BIGINT PRIMARY KEY CHECK (one = 1), "
                            "epoch TEXT NOT NULL, cursor TEXT NOT NULL, scopes_hash TEXT NOT NULL, "
                            "backfill TEXT NOT NULL, synced_at BIGINT)"),
             QStringLiteral("INSERT INTO sync_state (one, epoch, cursor, scopes_hash, backfill) "
                            "VALUES (1, '', '', '', '')"),
             QStringLiteral("CREATE TABLE held_scope (scope TEXT PRIMARY KEY, phase BIGINT NOT NULL, "
                            "doubted BIGINT NOT NULL DEFAULT 0)"),
             QStringLiteral("CREATE TABLE cached_row (id TEXT PRIMARY KEY, kind TEXT NOT NULL, "
                            "scope TEXT NOT NULL, rev BIGINT NOT NULL, deleted BIGINT NOT NULL, "
                            "suspect BIGINT NOT NULL DEFAULT 0, payload BLOB NOT NULL)"),
             QStringLiteral("CREATE INDEX cached_row_by_scope ON cached_row (scope)"),
             QStringLiteral("CREATE INDEX cached_row_by_kind ON cached_row (kind)"),
             QStringLiteral("CREATE TABLE purge (scope TEXT PRIMARY KEY, step BIGINT NOT NULL)"),
         }},
        {QStringLiteral("rows that are shown first, and those of a session"),
         {
             QStringLiteral("DROP INDEX cached_row_by_scope"),
             QStringLiteral("CREATE INDEX cached_row_by_scope ON cached_row (scope, kind)"),
             QStringLiteral("CREATE INDEX cached_row_by_session ON cached_row (%1) WHERE %2")
                 .arg(kSessionOf, kOfSessions),
             QStringLiteral("CREATE INDEX cached_row_shown_first ON cached_row (kind) WHERE ") + kShownFirst,
         }},
        {QStringLiteral("the last contact with the backend"),
         {
             QStringLiteral("ALTER TABLE sync_state ADD COLUMN contact_at BIGINT"),
             QStringLiteral("ALTER TABLE sync_state ADD COLUMN seen_at BIGINT"),
         }},
        {QStringLiteral("missed plans are shown first"),
         {
             QStringLiteral("DROP INDEX cached_row_shown_first"),
             QStringLiteral("CREATE INDEX cached_row_shown_first ON cached_row (kind) WHERE ") + kShownFirst,
         }},
        // Analyses from before they told which of a session is the newest: all of them are fetched again.
        {QStringLiteral("the newest analysis of a session"),
         {
             QStringLiteral("UPDATE held_scope SET phase = 1 WHERE phase = 0 AND scope LIKE 'ath:%' "
                            "AND scope NOT LIKE '%:body'"),
             QStringLiteral("UPDATE sync_state SET scopes_hash = ''"),
         }},
        {QStringLiteral("no codes of invites"),
         {
             QStringLiteral(
                 "UPDATE cached_row SET payload = CAST(json_remove(CAST(payload AS TEXT), '$.code') AS BLOB) "
                 "WHERE kind = 'invite' AND json_valid(CAST(payload AS TEXT))"),
         }},
    };
    return list;
}

} // namespace leadout::client
