// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/conflicts.h"
#include "core/backend/commands/touched.h"
#include "core/backend/ingest/day_context.h"
#include "core/backend/ingest/saving.h"
#include "core/domain/random.h"

#include <algorithm>
#include <vector>

namespace leadout::backend {

using domain::Pair;

namespace {

/// A coach's pairing while it is carried out: the named sessions and the analyses that they concern.
class Pairer {
public:
    Pairer(CommandContext& context, const Pair& command)
        : m_changes(context.changes)
        , m_viewer(Viewer::system(context.changes.company()))
        , m_command(command) {}

    /// Finds everything that is named; why it cannot be paired, else nothing.
    Result<std::optional<NotDone>> look();
    Result<> carryOut();

private:
    Result<std::optional<NotDone>> lookAt(std::size_t index);
    Result<> remember(const Result<std::vector<Analysis>>& analyses);
    Result<> place(const domain::Pairing& pairing);
    Result<> leaveRest();
    Result<> store(Analysis analysis, bool fresh);

    bool isNamed(const domain::ActivityId& activity) const;
    bool isNamed(const std::optional<domain::WorkoutId>& workout) const;
    const Activity& activity(const domain::ActivityId& id) const;

    Changes& m_changes;
    Viewer m_viewer;
    const Pair& m_command;
    Company m_company;
    domain::FeedbackMode m_mode = domain::FeedbackMode::Review; ///< of sessions that are new
    std::vector<Activity> m_activities;
    std::vector<PlannedWorkout> m_workouts;
    std::vector<Analysis> m_analyses; ///< that hold one of them; taken out as they are used
};

Result<> Pairer::remember(const Result<std::vector<Analysis>>& analyses) {
    if (!analyses)
        return tl::unexpected(analyses.error());
    for (const Analysis& each : *analyses) {
        const bool known = std::any_of(m_analyses.begin(), m_analyses.end(),
                                       [&each](const Analysis& other) { return other.id == each.id; });
        if (!known)
            m_analyses.push_back(each);
    }
    return {};
}

Result<std::optional<NotDone>> Pairer::lookAt(std::size_t index) {
    const domain::Pairing& pairing = m_command.pairings[index];
    const QString path = QStringLiteral("/pairings/%1").arg(index);
    const QString notFound = QStringLiteral("access.not_found");
    database::Connection& connection = m_changes.connection();
    if (pairing.workout) {
        const auto workout = findWorkout(connection, m_viewer, *pairing.workout);
        if (!workout)
            return tl::unexpected(workout.error());
        if (!*workout || (*workout)->athlete != m_command.athlete)
            return std::optional(invalidAt(path + QStringLiteral("/workout"), notFound));
        m_workouts.push_back(**workout);
        if (const auto done = remember(analysesOf(connection, m_viewer, *pairing.workout)); !done)
            return tl::unexpected(done.error());
    }
    for (const domain::ActivityId& id : pairing.activities) {
        const auto found = findActivity(connection, m_viewer, id);
        if (!found)
            return tl::unexpected(found.error());
        const QString where = path + QStringLiteral("/activities");
        if (!*found || (*found)->athlete != m_command.athlete)
            return std::optional(invalidAt(where, notFound));
        if (!(*found)->localDay || !(*found)->startedAt)
            return std::optional(invalidAt(where, QStringLiteral("pair.not_read")));
        m_activities.push_back(**found);
        if (const auto done = remember(analysesOf(connection, m_viewer, id)); !done)
            return tl::unexpected(done.error());
    }
    return std::optional<NotDone>();
}

Result<std::optional<NotDone>> Pairer::look() {
    const auto company = companyOf(m_changes.connection(), m_viewer);
    if (!company)
        return tl::unexpected(company.error());
    const auto athlete = findAthlete(m_changes.connection(), m_viewer, m_command.athlete);
    if (!athlete)
        return tl::unexpected(athlete.error());
    if (!*company || !*athlete)
        return std::optional(deniedBy(QStringLiteral("access.not_found")));
    m_company = **company;
    m_mode = (*athlete)->feedbackMode;
    for (std::size_t i = 0; i < m_command.pairings.size(); ++i) {
        auto refused = lookAt(i);
        if (!refused || *refused)
            return refused;
    }
    if (std::any_of(m_analyses.begin(), m_analyses.end(), isDecided))
        return std::optional(invalidAt(QStringLiteral("/pairings"), QStringLiteral("pair.decided")));
    return std::optional<NotDone>();
}

bool Pairer::isNamed(const domain::ActivityId& id) const {
    return std::any_of(m_activities.begin(), m_activities.end(),
                       [&id](const Activity& each) { return each.id == id; });
}

bool Pairer::isNamed(const std::optional<domain::WorkoutId>& id) const {
    return std::any_of(m_workouts.begin(), m_workouts.end(),
                       [&id](const PlannedWorkout& each) { return id && each.id == *id; });
}

const Activity& Pairer::activity(const domain::ActivityId& id) const {
    return *std::find_if(m_activities.begin(), m_activities.end(),
                         [&id](const Activity& each) { return each.id == id; });
}

/// Stores an analysis as one that is to be made anew, and queues its recordings.
Result<> Pairer::store(Analysis analysis, bool fresh) {
    static const QStringList kFields = {QStringLiteral("workout"), QStringLiteral("state"),
                                        QStringLiteral("missed"), QStringLiteral("legs")};
    analysis.state = domain::AnalysisState::Analyzing;
    analysis.missed = false;
    analysis.verdict.reset();
    analysis.score.reset();
    analysis.band.reset();
    if (const auto put = putAnalysis(m_changes, analysis, fresh ? QStringList() : kFields); !put)
        return tl::unexpected(put.error());
    for (const domain::ActivityId& each : activitiesOf(analysis)) {
        if (const auto queued = analyzeAgain(m_changes, each); !queued)
            return queued;
    }
    return {};
}

Result<> Pairer::place(const domain::Pairing& pairing) {
    const auto workout =
        std::find_if(m_workouts.begin(), m_workouts.end(), [&pairing](const PlannedWorkout& each) {
            return pairing.workout && each.id == *pairing.workout;
        });
    if (workout != m_workouts.end()) {
        const auto state =
            pairing.activities.empty() ? domain::PlannedState::Open : domain::PlannedState::Paired;
        if (const auto set = setWorkoutState(m_changes, *workout, state); !set)
            return tl::unexpected(set.error());
    }
    if (pairing.activities.empty())
        return {};
    // The texts stay with the workout, else with the recording.
    const auto fits = [&pairing](const Analysis& each) {
        if (pairing.workout)
            return each.workout == pairing.workout;
        return !each.workout && std::any_of(each.legs.begin(), each.legs.end(), [&](const AnalyzedLeg& leg) {
            return leg.activity == pairing.activities.front();
        });
    };
    const auto kept = std::find_if(m_analyses.begin(), m_analyses.end(), fits);
    const bool fresh = kept == m_analyses.end();
    const Activity& first = activity(pairing.activities.front());
    Analysis analysis;
    if (fresh) {
        domain::SystemRandom random;
        analysis.id = domain::AnalysisId::make(domain::FixedClock(m_changes.now()), random);
        analysis.athlete = m_command.athlete;
        analysis.createdAt = m_changes.now();
        analysis.title = workout == m_workouts.end() ? sportTitle(m_company, first.sport) : workout->name;
        analysis.mode = m_mode;
    } else {
        analysis = *kept;
        m_analyses.erase(kept);
    }
    analysis.workout = pairing.workout;
    analysis.day = *first.localDay;
    analysis.startedAt = *first.startedAt;
    analysis.sport = first.sport;
    analysis.legs.clear();
    for (const domain::ActivityId& each : pairing.activities)
        analysis.legs.push_back({each, 0}); // the other legs follow when the file has been read
    return store(std::move(analysis), fresh);
}

/// Analyses that lost a recording or their workout: what is left of them is made anew.
Result<> Pairer::leaveRest() {
    for (Analysis& each : m_analyses) {
        std::erase_if(each.legs, [this](const AnalyzedLeg& leg) { return isNamed(leg.activity); });
        const bool left = !each.legs.empty();
        if (left) {
            if (isNamed(each.workout))
                each.workout.reset();
            if (const auto done = store(each, false); !done)
                return done;
            continue;
        }
        if (each.workout && !isNamed(each.workout)) {
            const auto workout = findWorkout(m_changes.connection(), m_viewer, *each.workout);
            if (!workout)
                return tl::unexpected(workout.error());
            if (*workout) {
                const auto set = setWorkoutState(m_changes, **workout, domain::PlannedState::Open);
                if (!set)
                    return tl::unexpected(set.error());
            }
        }
        const auto touched = isTouched(m_changes, each);
        if (!touched)
            return tl::unexpected(touched.error());
        if (!*touched) {
            if (const auto removed = removeAnalysis(m_changes, each); !removed)
                return removed;
            continue;
        }
        // Words of a coach are never thrown away: what is left is a closed session without recordings.
        each.state = domain::AnalysisState::Reviewed;
        each.workout.reset();
        const auto put = putAnalysis(
            m_changes, each, {QStringLiteral("state"), QStringLiteral("workout"), QStringLiteral("legs")});
        if (!put)
            return tl::unexpected(put.error());
    }
    return {};
}

Result<> Pairer::carryOut() {
    for (const domain::Pairing& pairing : m_command.pairings) {
        if (const auto placed = place(pairing); !placed)
            return placed;
    }
    return leaveRest();
}

} // namespace

/// Which recording answers which workout is one decision about the athlete: two coaches who pair without
/// knowing of each other are told. Sessions that are decided stay as they are; the others are analysed anew.
/// A workout that is left without a recording is open again.
Result<Deed> handle(CommandContext& context, Authority<Pair>, const Pair& command) {
    static const QStringList kFields = {QStringLiteral("pairing")};
    const QUuid row = command.athlete.uuid();
    const auto changed = changedFields(context, row, kFields);
    if (!changed)
        return tl::unexpected(changed.error());
    if (!changed->isEmpty())
        return notDone(conflictIn(*changed));
    Pairer pairer(context, command);
    const auto refused = pairer.look();
    if (!refused)
        return tl::unexpected(refused.error());
    if (*refused)
        return notDone(**refused);
    if (const auto done = pairer.carryOut(); !done)
        return tl::unexpected(done.error());
    return context.changes
        .record(RowKind::Athlete, row, domain::Scope::athlete(command.athlete), kFields, Place::base())
        .map([](std::int64_t rev) { return Deed(rev); });
}

} // namespace leadout::backend
