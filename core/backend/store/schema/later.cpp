// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/schema/tables.h"

namespace leadout::backend::tables {

QStringList waysOfConsent() {
    return {
        QStringLiteral("ALTER TABLE consent RENAME COLUMN how TO source"),
        QStringLiteral(
            "ALTER TABLE consent ADD COLUMN how TEXT CHECK (how IS NULL OR "
            "(source = 'told_coach' AND how IN ('in_person', 'by_phone', 'by_message', 'on_paper')))"),
    };
}

QStringList acceptedRevisions() {
    return {QStringLiteral("ALTER TABLE held_op ADD COLUMN accepted_rev BIGINT CHECK (accepted_rev >= 1)")};
}

QStringList restores() {
    return {
        QStringLiteral(R"(
CREATE TABLE restore (
  company_id TEXT NOT NULL REFERENCES company (id),
  rev_floor  BIGINT NOT NULL CHECK (rev_floor >= 1),
  at         BIGINT NOT NULL,
  PRIMARY KEY (company_id, rev_floor)
))"),
        QStringLiteral("ALTER TABLE change ADD COLUMN kept_rev BIGINT"),
    };
}

QStringList engineVersions() {
    return {
        QStringLiteral("ALTER TABLE analyze_job ADD COLUMN engine_version BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE analyze_job ADD COLUMN renewal BIGINT NOT NULL DEFAULT 0 "
                       "CHECK (renewal IN (0, 1))"),
        QStringLiteral("DROP INDEX analyze_job_due"),
        QStringLiteral("CREATE INDEX analyze_job_due ON analyze_job (state, renewal, next_at)"),
    };
}

QStringList offlineDays() {
    return {QStringLiteral("ALTER TABLE company ADD COLUMN offline_days BIGINT NOT NULL DEFAULT 14 "
                           "CHECK (offline_days BETWEEN 1 AND 90)")};
}

QStringList hiddenHealth() {
    return {QStringLiteral("ALTER TABLE athlete ADD COLUMN health_hidden BIGINT NOT NULL DEFAULT 0 "
                           "CHECK (health_hidden IN (0, 1))")};
}

QStringList structures() {
    return {QStringLiteral("ALTER TABLE analysis ADD COLUMN structure TEXT NOT NULL DEFAULT ''")};
}

} // namespace leadout::backend::tables
