// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/schema/tables.h"

namespace leadout::backend::tables {

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

} // namespace leadout::backend::tables
