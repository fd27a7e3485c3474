// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/schema.h"

namespace leadout::backend {

namespace {

/// Companies and their people.
QStringList people() {
    return {
        QStringLiteral(R"(
CREATE TABLE installation (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
))"),
        QStringLiteral(R"(
CREATE TABLE company (
  id           TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  seq          BIGINT NOT NULL DEFAULT 0 CHECK (seq >= 0),
  db_epoch     TEXT NOT NULL,
  min_cursor   BIGINT NOT NULL DEFAULT 0 CHECK (min_cursor >= 0),
  time_zone    TEXT NOT NULL,
  language     TEXT NOT NULL,
  units        TEXT NOT NULL CHECK (units IN ('metric', 'imperial')),
  report_score TEXT NOT NULL CHECK (report_score IN ('always', 'green', 'never')),
  created_at   BIGINT NOT NULL
))"),
        QStringLiteral(R"(
CREATE TABLE account (
  id                  TEXT PRIMARY KEY,
  email               TEXT NOT NULL UNIQUE,
  password_hash       TEXT,
  password_changed_at BIGINT,
  created_at          BIGINT NOT NULL
))"),
        QStringLiteral(R"(
CREATE TABLE coach (
  company_id TEXT NOT NULL REFERENCES company (id),
  id         TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),
  name       TEXT NOT NULL,
  email      TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('assistant', 'head')),
  status     TEXT NOT NULL CHECK (status IN ('pending', 'active', 'deactivated')),
  joined_at  BIGINT,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, account_id)
))"),
        QStringLiteral("CREATE INDEX coach_by_account ON coach (account_id)"),
    };
}

/// How people get in.
QStringList doors() {
    return {
        QStringLiteral(R"(
CREATE TABLE sign_in (
  company_id            TEXT NOT NULL,
  id                    TEXT NOT NULL,
  coach_id              TEXT NOT NULL,
  device_name           TEXT NOT NULL,
  access_hash           TEXT NOT NULL UNIQUE,
  access_until          BIGINT NOT NULL,
  refresh_hash          TEXT NOT NULL UNIQUE,
  previous_refresh_hash TEXT UNIQUE,
  idle_until            BIGINT NOT NULL,
  absolute_until        BIGINT NOT NULL,
  created_at            BIGINT NOT NULL,
  last_used_at          BIGINT NOT NULL,
  ended_at              BIGINT,
  end_reason            TEXT CHECK (end_reason IN ('signed_out', 'password', 'membership', 'role', 'reuse')),
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, coach_id) REFERENCES coach (company_id, id),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
))"),
        QStringLiteral("CREATE INDEX sign_in_by_coach ON sign_in (company_id, coach_id)"),
        // A refresh token that comes back after its successor was used has been stolen or copied.
        QStringLiteral(R"(
CREATE TABLE spent_refresh (
  hash       TEXT PRIMARY KEY,
  company_id TEXT NOT NULL,
  sign_in_id TEXT NOT NULL,
  FOREIGN KEY (company_id, sign_in_id) REFERENCES sign_in (company_id, id)
))"),
        QStringLiteral("CREATE INDEX spent_refresh_by_sign_in ON spent_refresh (company_id, sign_in_id)"),
        QStringLiteral(R"(
CREATE TABLE one_time_token (
  hash       TEXT PRIMARY KEY,
  purpose    TEXT NOT NULL CHECK (purpose IN ('reset', 'sign_in')),
  account_id TEXT NOT NULL REFERENCES account (id),
  company_id TEXT,
  coach_id   TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at    BIGINT,
  FOREIGN KEY (company_id, coach_id) REFERENCES coach (company_id, id),
  CHECK (purpose = 'reset' OR (company_id IS NOT NULL AND coach_id IS NOT NULL))
))"),
        QStringLiteral(R"(
CREATE TABLE invite (
  company_id TEXT NOT NULL,
  id         TEXT NOT NULL,
  hash       TEXT NOT NULL UNIQUE,
  email      TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role = 'assistant'),
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at    BIGINT,
  used_by    TEXT,
  revoked_at BIGINT,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, created_by) REFERENCES coach (company_id, id),
  FOREIGN KEY (company_id, used_by) REFERENCES coach (company_id, id),
  CHECK (used_at IS NULL OR revoked_at IS NULL)
))"),
    };
}

/// Athletes and what is known of them.
QStringList athletes() {
    return {
        QStringLiteral(R"(
CREATE TABLE athlete (
  company_id    TEXT NOT NULL REFERENCES company (id),
  id            TEXT NOT NULL,
  name          TEXT NOT NULL,
  email         TEXT NOT NULL,
  time_zone     TEXT NOT NULL,
  language      TEXT,
  units         TEXT CHECK (units IN ('metric', 'imperial')),
  sport         TEXT,
  status        TEXT NOT NULL CHECK (status IN ('active', 'deactivated')),
  deactivate_on TEXT,
  feedback_mode TEXT NOT NULL CHECK (feedback_mode IN ('review', 'auto_approve')),
  training_type TEXT CHECK (training_type IN
                  ('base', 'tempo', 'sweet_spot', 'threshold', 'vo2_max', 'recovery', 'mixed')),
  plan_type     TEXT NOT NULL CHECK (plan_type IN ('custom', 'off_the_shelf')),
  coach_id      TEXT,
  goal          TEXT NOT NULL,
  race_name     TEXT NOT NULL,
  race_on       TEXT,
  created_at    BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, coach_id) REFERENCES coach (company_id, id)
))"),
        QStringLiteral("CREATE INDEX athlete_by_coach ON athlete (company_id, coach_id)"),
        // Who has lost an athlete, so that what they decided before they knew is not lost too.
        QStringLiteral(R"(
CREATE TABLE ended_assignment (
  company_id TEXT NOT NULL,
  athlete_id TEXT NOT NULL,
  coach_id   TEXT NOT NULL,
  ended_at   BIGINT NOT NULL,
  PRIMARY KEY (company_id, athlete_id, coach_id),
  FOREIGN KEY (company_id, athlete_id) REFERENCES athlete (company_id, id),
  FOREIGN KEY (company_id, coach_id) REFERENCES coach (company_id, id)
))"),
        QStringLiteral(R"(
CREATE TABLE threshold (
  company_id         TEXT NOT NULL,
  id                 TEXT NOT NULL,
  athlete_id         TEXT NOT NULL,
  valid_from         TEXT NOT NULL,
  power_w            DOUBLE PRECISION CHECK (power_w > 0),
  heart_rate_bpm     DOUBLE PRECISION CHECK (heart_rate_bpm > 0),
  max_heart_rate_bpm DOUBLE PRECISION CHECK (max_heart_rate_bpm > 0),
  run_speed_m_s      DOUBLE PRECISION CHECK (run_speed_m_s > 0),
  swim_speed_m_s     DOUBLE PRECISION CHECK (swim_speed_m_s > 0),
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, athlete_id, valid_from),
  FOREIGN KEY (company_id, athlete_id) REFERENCES athlete (company_id, id)
))"),
        QStringLiteral(R"(
CREATE TABLE day_mark (
  company_id TEXT NOT NULL,
  id         TEXT NOT NULL,
  athlete_id TEXT NOT NULL,
  day        TEXT NOT NULL,
  mark       TEXT NOT NULL CHECK (mark IN ('sick', 'injured', 'travel', 'holiday')),
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, athlete_id, day, mark),
  FOREIGN KEY (company_id, athlete_id) REFERENCES athlete (company_id, id)
))"),
        QStringLiteral(R"(
CREATE TABLE consent (
  company_id  TEXT NOT NULL,
  id          TEXT NOT NULL,
  athlete_id  TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('see_workouts', 'see_health', 'plan_workouts', 'comment',
                'draft_with_ai', 'hosted_ai', 'publish_report', 'auto_approve')),
  given       BIGINT NOT NULL CHECK (given IN (0, 1)),
  how         TEXT NOT NULL CHECK (how IN ('told_coach', 'athlete_page', 'import')),
  recorded_by TEXT,
  decided_at  BIGINT NOT NULL,
  until       TEXT,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, athlete_id, kind),
  FOREIGN KEY (company_id, athlete_id) REFERENCES athlete (company_id, id),
  FOREIGN KEY (company_id, recorded_by) REFERENCES coach (company_id, id),
  CHECK (how <> 'told_coach' OR recorded_by IS NOT NULL)
))"),
    };
}

/// What was planned and what was done.
QStringList sessions() {
    return {
        QStringLiteral(R"(
CREATE TABLE workout (
  company_id  TEXT NOT NULL,
  id          TEXT NOT NULL,
  athlete_id  TEXT NOT NULL,
  day         TEXT NOT NULL,
  name        TEXT NOT NULL,
  sport       TEXT NOT NULL,
  type        TEXT NOT NULL CHECK (type IN ('training', 'recovery', 'race', 'test')),
  state       TEXT NOT NULL CHECK (state IN ('open', 'paired', 'missed', 'excused')),
  duration_s  DOUBLE PRECISION CHECK (duration_s >= 0),
  distance_m  DOUBLE PRECISION CHECK (distance_m >= 0),
  load        DOUBLE PRECISION CHECK (load >= 0),
  intensity   DOUBLE PRECISION CHECK (intensity >= 0),
  by_distance BIGINT NOT NULL CHECK (by_distance IN (0, 1)),
  structure   TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, athlete_id, id),
  FOREIGN KEY (company_id, athlete_id) REFERENCES athlete (company_id, id)
))"),
        QStringLiteral("CREATE INDEX workout_by_day ON workout (company_id, athlete_id, day)"),
        QStringLiteral("CREATE INDEX workout_by_state ON workout (company_id, state, day)"),
        // The bytes of a file, which lie beside the database under their hash.
        QStringLiteral(R"(
CREATE TABLE recording (
  company_id TEXT NOT NULL REFERENCES company (id),
  sha256     TEXT NOT NULL CHECK (LENGTH(sha256) = 64),
  size       BIGINT NOT NULL CHECK (size >= 0),
  stored_at  BIGINT NOT NULL,
  PRIMARY KEY (company_id, sha256)
))"),
        QStringLiteral(R"(
CREATE TABLE activity (
  company_id TEXT NOT NULL,
  id         TEXT NOT NULL,
  athlete_id TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  file_name  TEXT NOT NULL,
  arrival    TEXT NOT NULL CHECK (arrival IN ('synced', 'by_hand')),
  source     TEXT NOT NULL,
  arrived_at BIGINT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('stored', 'read', 'history', 'error')),
  fault      TEXT,
  fault_byte BIGINT,
  warning    TEXT,
  sport      TEXT NOT NULL,
  local_day  TEXT,
  started_at BIGINT,
  duration_s DOUBLE PRECISION,
  distance_m DOUBLE PRECISION,
  load       DOUBLE PRECISION,
  comment    TEXT NOT NULL,
  effort     BIGINT CHECK (effort BETWEEN 1 AND 10),
  feel       BIGINT CHECK (feel BETWEEN 1 AND 5),
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, athlete_id, id),
  UNIQUE (company_id, athlete_id, sha256),
  FOREIGN KEY (company_id, athlete_id) REFERENCES athlete (company_id, id),
  FOREIGN KEY (company_id, sha256) REFERENCES recording (company_id, sha256),
  CHECK ((state = 'error') = (fault IS NOT NULL))
))"),
        QStringLiteral("CREATE INDEX activity_by_day ON activity (company_id, athlete_id, local_day)"),
        QStringLiteral("CREATE INDEX activity_by_recording ON activity (company_id, sha256)"),
    };
}

/// Activities against workouts.
QStringList reviews() {
    return {
        QStringLiteral(R"(
CREATE TABLE analysis (
  company_id        TEXT NOT NULL,
  id                TEXT NOT NULL,
  athlete_id        TEXT NOT NULL,
  workout_id        TEXT,
  day               TEXT NOT NULL,
  started_at        BIGINT NOT NULL,
  sport             TEXT NOT NULL,
  title             TEXT NOT NULL,
  missed            BIGINT NOT NULL CHECK (missed IN (0, 1)),
  state             TEXT NOT NULL CHECK (state IN
                      ('analyzing', 'review_pending', 'approved', 'published', 'reviewed')),
  mode              TEXT NOT NULL CHECK (mode IN ('review', 'auto_approve')),
  score             BIGINT CHECK (score BETWEEN 0 AND 100),
  band              TEXT CHECK (band IN ('green', 'amber', 'red')),
  verdict           TEXT,
  reasons           TEXT NOT NULL,
  planned_s         DOUBLE PRECISION,
  done_s            DOUBLE PRECISION,
  planned_load      DOUBLE PRECISION,
  done_load         DOUBLE PRECISION,
  flags             TEXT NOT NULL,
  adjust_reason     TEXT CHECK (adjust_reason IN
                      ('weather', 'illness', 'time', 'travel', 'swap', 'agreed', 'equipment')),
  adjust_note       TEXT NOT NULL,
  handed_to_head    BIGINT NOT NULL CHECK (handed_to_head IN (0, 1)),
  hand_note         TEXT NOT NULL,
  auto_approved     BIGINT NOT NULL CHECK (auto_approved IN (0, 1)),
  publish_fault     TEXT,
  engine_version    BIGINT NOT NULL,
  input_fingerprint TEXT NOT NULL,
  detail            TEXT NOT NULL,
  created_at        BIGINT NOT NULL,
  decided_at        BIGINT,
  decided_by        TEXT,
  published_at      BIGINT,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, athlete_id, id),
  FOREIGN KEY (company_id, athlete_id) REFERENCES athlete (company_id, id),
  FOREIGN KEY (company_id, athlete_id, workout_id) REFERENCES workout (company_id, athlete_id, id),
  FOREIGN KEY (company_id, decided_by) REFERENCES coach (company_id, id),
  CHECK ((score IS NULL) = (band IS NULL))
))"),
        QStringLiteral("CREATE INDEX analysis_by_day ON analysis (company_id, athlete_id, day)"),
        QStringLiteral("CREATE INDEX analysis_by_workout ON analysis (company_id, workout_id)"),
        QStringLiteral("CREATE INDEX analysis_by_state ON analysis (company_id, state)"),
        QStringLiteral(R"(
CREATE TABLE pairing (
  company_id  TEXT NOT NULL,
  analysis_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  leg         BIGINT NOT NULL CHECK (leg >= 0),
  athlete_id  TEXT NOT NULL,
  place       BIGINT NOT NULL CHECK (place >= 0),
  PRIMARY KEY (company_id, analysis_id, activity_id, leg),
  UNIQUE (company_id, analysis_id, place),
  FOREIGN KEY (company_id, athlete_id, analysis_id) REFERENCES analysis (company_id, athlete_id, id),
  FOREIGN KEY (company_id, athlete_id, activity_id) REFERENCES activity (company_id, athlete_id, id)
))"),
        QStringLiteral("CREATE INDEX pairing_by_activity ON pairing (company_id, activity_id)"),
        QStringLiteral(R"(
CREATE TABLE stream (
  company_id  TEXT NOT NULL,
  id          TEXT NOT NULL,
  athlete_id  TEXT NOT NULL,
  analysis_id TEXT NOT NULL,
  place       BIGINT NOT NULL CHECK (place >= 0),
  samples     TEXT NOT NULL,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, analysis_id, place),
  FOREIGN KEY (company_id, athlete_id, analysis_id) REFERENCES analysis (company_id, athlete_id, id)
))"),
    };
}

/// The texts about analyses and athletes.
QStringList texts() {
    return {
        QStringLiteral(R"(
CREATE TABLE feedback (
  company_id    TEXT NOT NULL,
  id            TEXT NOT NULL,
  athlete_id    TEXT NOT NULL,
  analysis_id   TEXT NOT NULL,
  version       BIGINT NOT NULL CHECK (version >= 1),
  personal_note TEXT NOT NULL,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, analysis_id),
  FOREIGN KEY (company_id, athlete_id, analysis_id) REFERENCES analysis (company_id, athlete_id, id)
))"),
        QStringLiteral(R"(
CREATE TABLE feedback_version (
  company_id   TEXT NOT NULL,
  feedback_id  TEXT NOT NULL,
  version      BIGINT NOT NULL CHECK (version >= 1),
  base_version BIGINT,
  writer       TEXT NOT NULL CHECK (writer IN ('built_in', 'model', 'coach')),
  coach_id     TEXT,
  text         TEXT NOT NULL,
  written_at   BIGINT NOT NULL,
  PRIMARY KEY (company_id, feedback_id, version),
  FOREIGN KEY (company_id, feedback_id) REFERENCES feedback (company_id, id),
  FOREIGN KEY (company_id, feedback_id, base_version)
    REFERENCES feedback_version (company_id, feedback_id, version),
  FOREIGN KEY (company_id, coach_id) REFERENCES coach (company_id, id),
  CHECK ((writer = 'coach') = (coach_id IS NOT NULL)),
  CHECK (base_version < version)
))"),
        QStringLiteral(R"(
CREATE TABLE coach_note (
  company_id  TEXT NOT NULL,
  id          TEXT NOT NULL,
  athlete_id  TEXT NOT NULL,
  analysis_id TEXT,
  author_id   TEXT NOT NULL,
  text        TEXT NOT NULL,
  pinned      BIGINT NOT NULL CHECK (pinned IN (0, 1)),
  written_at  BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, athlete_id) REFERENCES athlete (company_id, id),
  FOREIGN KEY (company_id, athlete_id, analysis_id) REFERENCES analysis (company_id, athlete_id, id),
  FOREIGN KEY (company_id, author_id) REFERENCES coach (company_id, id)
))"),
        QStringLiteral("CREATE INDEX coach_note_by_athlete ON coach_note (company_id, athlete_id)"),
    };
}

/// What leaves the house, and the work that waits.
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

/// What programs are told of changes, and what they have sent.
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

/// What SQLite must refuse by itself. PostgreSQL words these as functions.
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

} // namespace

const std::vector<database::Migration>& migrations() {
    static const std::vector<database::Migration> list = {
        {QStringLiteral("From a recording to a published report"), people() + doors() + athletes() +
                                                                       sessions() + reviews() + texts() +
                                                                       publishing() + sync() + triggers()},
    };
    return list;
}

} // namespace leadout::backend
