// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/work/schema.h"

namespace leadout::client {

const std::vector<database::Migration>& workMigrations() {
    static const std::vector<database::Migration> list = {
        {QStringLiteral("outbox, overlay and drafts"),
         {
             QStringLiteral("CREATE TABLE device (one BIGINT PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, "
                            "last_seq BIGINT NOT NULL, locked BIGINT NOT NULL)"),
             // The base is a revision, or an earlier op and its place.
             QStringLiteral("CREATE TABLE outbox (op_id TEXT PRIMARY KEY, dev_seq BIGINT NOT NULL UNIQUE, "
                            "txn_id TEXT, command TEXT NOT NULL, payload BLOB NOT NULL, "
                            "schema BIGINT NOT NULL, row_id TEXT NOT NULL, scope TEXT NOT NULL, "
                            "base_rev BIGINT, base_op TEXT, base_seq BIGINT, "
                            "base_text TEXT NOT NULL, base_text_hash BLOB NOT NULL, "
                            "content_hash BLOB NOT NULL, bytes BIGINT NOT NULL, state TEXT NOT NULL, "
                            "attempts BIGINT NOT NULL DEFAULT 0, queued_at BIGINT NOT NULL, "
                            "not_before BIGINT, next_at BIGINT, result BLOB, rev BIGINT, epoch TEXT, "
                            "CHECK ((base_rev IS NULL) <> (base_op IS NULL)))"),
             QStringLiteral("CREATE INDEX outbox_by_row ON outbox (row_id)"),
             QStringLiteral("CREATE TABLE overlay (op_id TEXT NOT NULL REFERENCES outbox (op_id) "
                            "ON DELETE CASCADE, row_id TEXT NOT NULL, kind TEXT NOT NULL, "
                            "scope TEXT NOT NULL, fields BLOB NOT NULL, PRIMARY KEY (op_id, row_id))"),
             QStringLiteral("CREATE INDEX overlay_by_row ON overlay (row_id)"),
             QStringLiteral("CREATE TABLE draft (row_id TEXT NOT NULL, command TEXT NOT NULL, "
                            "payload BLOB NOT NULL, scope TEXT NOT NULL, base_rev BIGINT NOT NULL, "
                            "base_text TEXT NOT NULL, base_text_hash BLOB NOT NULL, "
                            "saved_at BIGINT NOT NULL, PRIMARY KEY (row_id, command))"),
             QStringLiteral("CREATE TABLE notice (outcome TEXT PRIMARY KEY, ops BIGINT NOT NULL)"),
         }},
    };
    return list;
}

} // namespace leadout::client
