// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/cache.h"
#include "core/client/sync/overlay.h"
#include "core/client/work/work.h"
#include "core/domain/scope.h"
#include "core/protocol/row_kinds.h"
#include "core/protocol/rows.h"
#include "core/protocol/workout_json.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <utility>
#include <vector>

namespace leadout::client {

/// A row as this coach sees it, read into its struct.
template <class Row>
struct Local {
    QUuid id;
    QString scope;
    domain::AthleteId athlete; ///< of the scope; null for rows of the company
    std::int64_t rev = 0;      ///< as the backend has told; 0 before it has
    bool decided = false;      ///< something of it is the coach's and has not come back from the backend yet
    Row row;
};

template <class Row>
using LocalTable = QHash<QUuid, Local<Row>>;

/// What a change of rows means to the screens.
struct Touched {
    bool sessions = false;
    bool athletes = false;
    bool team = false;
    bool any() const { return sessions || athletes || team; }
};

/// All rows of lists, read into memory and kept up row by row, so that a list of thousands of sessions costs
/// no parsing; the rows of :body scopes are read where somebody looks at them. What a start shows is read
/// first and the rest of an athlete when it is asked for or there is time. Rows that cannot be read are left
/// out. One thread, that of the databases.
class LocalRows {
public:
    LocalRows(Cache& cache, Work& work) : m_cache(cache), m_work(work) {}

    /// Reads anew what the queue shows: people, the sessions that wait for a coach and what is planned.
    database::Result<> load();
    // The rest, as far as it has not been read since. After a failure what was not read is still the rest.
    database::Result<> loadAthlete(const domain::AthleteId& athlete);
    /// The athlete's who has this session, wherever it is.
    database::Result<> loadAthleteOf(const domain::AnalysisId& id);
    database::Result<> loadSome(); ///< that of one athlete
    database::Result<> loadAll();
    bool isWhole() const { return m_rest.isEmpty(); }
    /// Whether sessions were here before the workouts they are compared with; asked once all is read.
    bool takeLateWorkouts() { return std::exchange(m_lateWorkouts, false); }
    /// Reads these rows anew, and those over which work lay.
    database::Result<Touched> refresh(const QList<QUuid>& ids);

    const LocalTable<protocol::CompanyRow>& companies() const { return m_companies; }
    const LocalTable<protocol::CoachRow>& coaches() const { return m_coaches; }
    const LocalTable<protocol::InviteRow>& invites() const { return m_invites; }
    const LocalTable<protocol::AthleteRow>& athletes() const { return m_athletes; }
    const LocalTable<protocol::ThresholdRow>& thresholds() const { return m_thresholds; }
    const LocalTable<protocol::ConsentRow>& consents() const { return m_consents; }
    const LocalTable<protocol::WorkoutRow>& workouts() const { return m_workouts; }
    const LocalTable<protocol::ActivityRow>& activities() const { return m_activities; }
    const LocalTable<protocol::AnalysisRow>& analyses() const { return m_analyses; }
    const LocalTable<protocol::ReportRow>& reports() const { return m_reports; }
    const LocalTable<protocol::HeldOpRow>& heldOps() const { return m_heldOps; }
    /// A session that may belong to the rest.
    std::optional<Local<protocol::AnalysisRow>> analysis(const domain::AnalysisId& id) const;

    // Rows of an athlete's details. Nothing where they are not here, withdrawn or not to be read.
    std::optional<Local<protocol::AnalysisDetailRow>> detail(const domain::AnalysisId& id) const;
    std::optional<Local<protocol::WorkoutStructureRow>> structure(const domain::WorkoutId& id) const;
    std::optional<Local<protocol::ActivityWordsRow>> words(const domain::ActivityId& id) const;
    std::optional<Local<protocol::FeedbackRow>> feedback(const domain::AnalysisId& id,
                                                         const domain::AthleteId& athlete) const;
    /// The session that a text is about.
    std::optional<domain::AnalysisId> analysisOfFeedback(const QUuid& feedback) const;
    /// By place.
    std::vector<protocol::StreamRow> streams(const domain::AnalysisId& id,
                                             const domain::AthleteId& athlete) const;
    /// The newest first.
    std::vector<Local<protocol::NoteRow>> notes(const domain::AthleteId& athlete) const;
    /// What a held op says, for a head coach; nothing where the athlete's details are not to be seen.
    std::optional<protocol::HeldWordsRow> heldWords(const Local<protocol::HeldOpRow>& held) const;
    /// Details of an athlete's sessions that hold this text.
    std::vector<protocol::AnalysisDetailRow> detailsWith(const QByteArray& text,
                                                         const domain::AthleteId& athlete) const;
    /// The structures of an athlete's sessions, each once, as their details hold them.
    std::vector<QByteArray> structures(const domain::AthleteId& athlete) const;
    /// The athletes whose details are still being fetched.
    QSet<domain::AthleteId> unfetchedBodies() const;
    bool holdsBody(const domain::AthleteId& athlete) const;
    /// Whether the detail and, for a recorded session, a curve are in the cache.
    bool hasDetail(const Local<protocol::AnalysisRow>& analysis) const;

private:
    Overlay overlay() const { return {m_cache.connection(), m_work.connection()}; }
    database::Result<> loadScope(QString scope); ///< by value, as the rows that name it move
    Touched put(const VisibleRow& row);
    Touched drop(const QUuid& id);
    bool lacksWorkout(const Local<protocol::AnalysisRow>& analysis) const;
    std::vector<QUuid> bodyRowsOf(protocol::RowKind kind, const domain::AnalysisId& id,
                                  const domain::AthleteId& athlete) const;

    Cache& m_cache;
    Work& m_work;
    QSet<QString> m_rest; ///< scopes that have not been read whole
    QSet<QUuid> m_decided;
    QSet<QUuid> m_unread; ///< that have changed and could not be read yet
    bool m_lateWorkouts = false;
    LocalTable<protocol::CompanyRow> m_companies;
    LocalTable<protocol::CoachRow> m_coaches;
    LocalTable<protocol::InviteRow> m_invites;
    LocalTable<protocol::AthleteRow> m_athletes;
    LocalTable<protocol::ThresholdRow> m_thresholds;
    LocalTable<protocol::ConsentRow> m_consents;
    LocalTable<protocol::WorkoutRow> m_workouts;
    LocalTable<protocol::ActivityRow> m_activities;
    LocalTable<protocol::AnalysisRow> m_analyses;
    LocalTable<protocol::ReportRow> m_reports;
    LocalTable<protocol::HeldOpRow> m_heldOps;
};

} // namespace leadout::client
