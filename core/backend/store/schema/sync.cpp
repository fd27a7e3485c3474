// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/schema/tables.h"

namespace leadout::backend::tables {

QStringList publishing() {
    return {
        // The link's token is made from the report and the generation; its hash alone is kept, to find it by.
        QStringLiteral(R"(
CREATE TABLE report (
  company_id  TEXT NOT NULL,
  id          TEXT NOT NULL,
  athlete_id  TEXT NOT NULL,
  analysis_id TEXT NOT NULL,
  generation  BIGINT NOT NULL CHECK (generation >= 1),
  link_hash   TEXT NOT NULL UNIQUE,
  off_at      BIGINT,
  off_by      TEXT,
  version     BIGINT NOT NULL,
  snapshot    TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  views       BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, analysis_id),
  FOREIGN KEY (company_id, athlete_id, analysis_id) REFERENCES analysis (company_id, athlete_id, id),
  FOREIGN KEY (company_id, off_by) REFERENCES coach (company_id, id)
))"),
        QStringLiteral(R"(
CREATE TABLE publish_job (
  company_id  TEXT NOT NULL,
  id          TEXT NOT NULL,
  athlete_id  TEXT NOT NULL,
  analysis_id TEXT NOT NULL,
  target      TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'done', 'failed', 'unconfirmed')),
  attempts    BIGINT NOT NULL DEFAULT 0,
  next_at     BIGINT NOT NULL,
  external_id TEXT,
  fault       TEXT,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, analysis_id, target),
  FOREIGN KEY (company_id, athlete_id, analysis_id) REFERENCES analysis (company_id, athlete_id, id)
))"),
        QStringLiteral("CREATE INDEX publish_job_due ON publish_job (state, next_at)"),
        QStringLiteral(R"(
CREATE TABLE analyze_job (
  company_id  TEXT NOT NULL,
  id          TEXT NOT NULL,
  athlete_id  TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'done', 'failed')),
  attempts    BIGINT NOT NULL DEFAULT 0,
  next_at     BIGINT NOT NULL,
  fault       TEXT,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, activity_id),
  FOREIGN KEY (company_id, athlete_id, activity_id) REFERENCES activity (company_id, athlete_id, id)
))"),
        QStringLiteral("CREATE INDEX analyze_job_due ON analyze_job (state, next_at)"),
    };
}

QStringList sync() {
    return {
        QStringLiteral(R"(
CREATE TABLE scope (
  company_id TEXT NOT NULL REFERENCES company (id),
  name       TEXT NOT NULL,
  row_count  BIGINT NOT NULL CHECK (row_count >= 0),
  row_sum    BIGINT NOT NULL,
  newest_seq BIGINT NOT NULL,
  PRIMARY KEY (company_id, name)
))"),
        QStringLiteral(R"(
CREATE TABLE change (
  company_id TEXT NOT NULL,
  row_id     TEXT NOT NULL,
  kind       TEXT NOT NULL,
  scope      TEXT NOT NULL,
  rev        BIGINT NOT NULL CHECK (rev >= 1),
  seq        BIGINT NOT NULL CHECK (seq >= 1),
  deleted    BIGINT NOT NULL CHECK (deleted IN (0, 1)),
  field_rev  TEXT NOT NULL,
  place      BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, row_id),
  FOREIGN KEY (company_id, scope) REFERENCES scope (company_id, name)
))"),
        QStringLiteral("CREATE INDEX change_by_seq ON change (company_id, seq, row_id)"),
        QStringLiteral("CREATE INDEX change_by_scope ON change (company_id, scope, seq, row_id)"),
        QStringLiteral("CREATE INDEX change_by_place ON change (company_id, scope, deleted, place, row_id)"),
        QStringLiteral(R"(
CREATE TABLE applied_op (
  company_id  TEXT NOT NULL,
  coach_id    TEXT NOT NULL,
  op_id       TEXT NOT NULL,
  device_id   TEXT NOT NULL,
  dev_seq     BIGINT NOT NULL CHECK (dev_seq >= 1),
  fingerprint TEXT NOT NULL,
  result      TEXT NOT NULL,
  applied_at  BIGINT NOT NULL,
  PRIMARY KEY (company_id, coach_id, op_id),
  FOREIGN KEY (company_id, coach_id) REFERENCES coach (company_id, id)
))"),
        QStringLiteral(
            "CREATE INDEX applied_op_by_device ON applied_op (company_id, coach_id, device_id, dev_seq)"),
        QStringLiteral(R"(
CREATE TABLE device_mark (
  company_id    TEXT NOT NULL,
  coach_id      TEXT NOT NULL,
  device_id     TEXT NOT NULL,
  acked_through BIGINT NOT NULL CHECK (acked_through >= 0),
  PRIMARY KEY (company_id, coach_id, device_id),
  FOREIGN KEY (company_id, coach_id) REFERENCES coach (company_id, id)
))"),
        QStringLiteral(R"(
CREATE TABLE held_op (
  company_id  TEXT NOT NULL,
  id          TEXT NOT NULL,
  athlete_id  TEXT NOT NULL,
  coach_id    TEXT NOT NULL,
  op_id       TEXT NOT NULL,
  row_id      TEXT NOT NULL,
  command     TEXT NOT NULL,
  op          TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  decision    TEXT CHECK (decision IN ('accepted', 'discarded')),
  decided_at  BIGINT,
  decided_by  TEXT,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, coach_id, op_id),
  FOREIGN KEY (company_id, athlete_id) REFERENCES athlete (company_id, id),
  FOREIGN KEY (company_id, coach_id) REFERENCES coach (company_id, id),
  FOREIGN KEY (company_id, decided_by) REFERENCES coach (company_id, id),
  CHECK ((decision IS NULL) = (decided_at IS NULL))
))"),
        QStringLiteral(R"(
CREATE TABLE audit (
  company_id    TEXT NOT NULL REFERENCES company (id),
  number        BIGINT NOT NULL CHECK (number >= 1),
  at            BIGINT NOT NULL,
  coach_id      TEXT,
  device        TEXT NOT NULL,
  action        TEXT NOT NULL,
  object        TEXT NOT NULL,
  result        TEXT NOT NULL,
  before_hash   TEXT NOT NULL,
  after_hash    TEXT NOT NULL,
  address       TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL,
  PRIMARY KEY (company_id, number)
))"),
    };
}

QStringList triggers() {
    return {
        QStringLiteral(R"(
CREATE TRIGGER change_keeps_its_scope BEFORE UPDATE ON change
WHEN NEW.company_id <> OLD.company_id OR NEW.row_id <> OLD.row_id OR NEW.kind <> OLD.kind
  OR NEW.scope <> OLD.scope OR NEW.rev < OLD.rev OR NEW.seq < OLD.seq
  OR (OLD.deleted = 1 AND NEW.deleted = 0)
BEGIN SELECT RAISE(ABORT, 'the scope of a row does not change, nor do rev and seq fall'); END)"),
        QStringLiteral(R"(
CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END)"),
        QStringLiteral(R"(
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END)"),
        QStringLiteral(R"(
CREATE TRIGGER feedback_version_is_never_edited BEFORE UPDATE ON feedback_version
BEGIN SELECT RAISE(ABORT, 'a version of a text is never edited'); END)"),
    };
}

} // namespace leadout::backend::tables
