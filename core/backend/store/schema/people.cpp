// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/schema/tables.h"

namespace leadout::backend::tables {

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

} // namespace leadout::backend::tables
