// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/athletes.h"
#include "core/backend/commands/conflicts.h"
#include "core/backend/commands/measure_again.h"
#include "core/backend/store/health.h"
#include "core/backend/store/ops.h"
#include "core/backend/store/people.h"
#include "core/backend/store/reports.h"
#include "core/backend/store/sessions.h"
#include "core/domain/offline_days.h"

namespace leadout::backend {

using domain::AthleteId;
using domain::AthleteStatus;

namespace {

/// Changes fields of an athlete that nobody else has changed since the command's base. `change` sets them, or
/// gives why it does not.
template <class Change>
Result<Deed> changeAthlete(CommandContext& context, const AthleteId& id, const QStringList& fields,
                           Change change) {
    auto athlete = findAthlete(context.changes.connection(), context.viewer, id);
    if (!athlete)
        return tl::unexpected(athlete.error());
    if (!*athlete)
        return notDone(invalidAt(QStringLiteral("/athlete"), QStringLiteral("access.not_found")));
    const auto changed = changedFields(context, id.uuid(), fields);
    if (!changed)
        return tl::unexpected(changed.error());
    if (!changed->isEmpty())
        return notDone(conflictIn(*changed));
    const Result<std::optional<NotDone>> refused = change(**athlete);
    if (!refused)
        return tl::unexpected(refused.error());
    if (*refused)
        return notDone(**refused);
    return putAthlete(context.changes, **athlete, fields);
}

/// What a change gives that refuses nothing.
Result<std::optional<NotDone>> fine() {
    return std::optional<NotDone>();
}

/// The calendar day that the company has now.
Result<QDate> companyDay(CommandContext& context) {
    // Not through the viewer's eyes: the day is the same for whoever decides.
    const auto company = companyOf(context.changes.connection(), Viewer::system(context.changes.company()));
    return company.map([&context](const std::optional<Company>& found) {
        return dayIn(found ? found->timeZone : QString(), context.changes.now());
    });
}

/// Nobody was to train while the athlete was inactive: what was planned until today is closed, not missed.
Result<> excuseUntilToday(CommandContext& context, const Athlete& athlete) {
    database::Connection& connection = context.changes.connection();
    const QDate today = dayIn(athlete.timeZone, context.changes.now());
    const auto open =
        openWorkoutsUpTo(connection, Viewer::system(context.changes.company()), today.addDays(-1));
    if (!open)
        return tl::unexpected(open.error());
    for (const PlannedWorkout& workout : *open) {
        if (workout.athlete != athlete.id)
            continue;
        const auto set = setWorkoutState(context.changes, workout, domain::PlannedState::Excused);
        if (!set)
            return tl::unexpected(set.error());
    }
    return {};
}

ConsentRecord recordOf(const CommandContext& context, const domain::RecordConsent& command) {
    domain::SystemRandom random;
    ConsentRecord record;
    record.id = domain::makeUuidV7(domain::FixedClock(context.changes.now()), random);
    record.athlete = command.athlete;
    record.kind = command.kind;
    record.given = command.given;
    record.source = ConsentRecord::Source::AthletePage;
    if (context.viewer.coach()) {
        record.source = ConsentRecord::Source::ToldCoach;
        record.recordedBy = context.viewer.coach();
        record.how = command.how;
    }
    record.decidedAt = context.changes.now();
    record.until = command.until;
    return record;
}

} // namespace

Result<Deed> handle(CommandContext& context, Authority<domain::AddAthlete>,
                    const domain::AddAthlete& command) {
    const auto known = context.changes.find(command.athlete.uuid());
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return notDone(invalidAt(QStringLiteral("/athlete"), QStringLiteral("invalid.twice")));
    Athlete athlete;
    athlete.id = command.athlete;
    athlete.name = command.name.trimmed();
    athlete.email = foldedEmail(command.email);
    athlete.timeZone = command.time_zone;
    // A head coach's new athlete belongs to nobody yet, and so to all head coaches.
    if (!context.viewer.actor().isHead())
        athlete.coach = context.viewer.coach();
    athlete.createdAt = context.changes.now();
    return putAthlete(context.changes, athlete);
}

Result<Deed> handle(CommandContext& context, Authority<domain::SetAthleteStatus>,
                    const domain::SetAthleteStatus& command) {
    const auto today = companyDay(context);
    if (!today)
        return tl::unexpected(today.error());
    return changeAthlete(
        context, command.athlete, {QStringLiteral("status"), QStringLiteral("deactivate_on")},
        [&context, &command, &today](Athlete& athlete) -> Result<std::optional<NotDone>> {
            const bool was = athlete.status == AthleteStatus::Active;
            // The day may have come while the decision was waiting to be sent, which it does
            // no longer than a computer may be offline.
            if (command.deactivate_on && *command.deactivate_on < today->addDays(-domain::kMostOfflineDays))
                return invalidAt(QStringLiteral("/deactivate_on"), QStringLiteral("invalid.day"));
            const bool over = command.deactivate_on && *command.deactivate_on <= *today;
            athlete.status = over ? AthleteStatus::Deactivated : command.status;
            const bool is = athlete.status == AthleteStatus::Active;
            athlete.deactivateOn = is ? command.deactivate_on : std::nullopt;
            if (was || !is)
                return fine();
            if (const auto excused = excuseUntilToday(context, athlete); !excused)
                return tl::unexpected(excused.error());
            return fine();
        });
}

Result<Deed> handle(CommandContext& context, Authority<domain::SetFeedbackMode>,
                    const domain::SetFeedbackMode& command) {
    // Every analysis keeps the mode that it was made with.
    return changeAthlete(context, command.athlete, {QStringLiteral("feedback_mode")},
                         [&command](Athlete& athlete) {
                             athlete.feedbackMode = command.mode;
                             return fine();
                         });
}

Result<Deed> handle(CommandContext& context, Authority<domain::SetTrainingType>,
                    const domain::SetTrainingType& command) {
    return changeAthlete(context, command.athlete, {QStringLiteral("training_type")},
                         [&command](Athlete& athlete) {
                             athlete.trainingType = command.training_type;
                             return fine();
                         });
}

Result<Deed> handle(CommandContext& context, Authority<domain::SetPlanType>,
                    const domain::SetPlanType& command) {
    return changeAthlete(context, command.athlete, {QStringLiteral("plan_type")},
                         [&command](Athlete& athlete) {
                             athlete.planType = command.plan_type;
                             return fine();
                         });
}

Result<Deed> handle(CommandContext& context, Authority<domain::AssignAthlete>,
                    const domain::AssignAthlete& command) {
    return changeAthlete(
        context, command.athlete, {QStringLiteral("coach")},
        [&context, &command](Athlete& athlete) -> Result<std::optional<NotDone>> {
            athlete.coach = command.coach;
            if (!command.coach)
                return fine();
            const auto coach = findCoach(context.changes.connection(), context.viewer, *command.coach);
            if (!coach)
                return tl::unexpected(coach.error());
            if (*coach && (*coach)->status == domain::MembershipStatus::Active)
                return fine();
            return invalidAt(QStringLiteral("/coach"), QStringLiteral("access.coach_not_active"));
        });
}

Result<Deed> handle(CommandContext& context, Authority<domain::RecordConsent>,
                    const domain::RecordConsent& command) {
    // The command concerns the athlete, so it is the athlete's row that says which decision came first.
    const QString field = QStringLiteral("consent_") + toVariant(command.kind).toString();
    auto deed = changeAthlete(
        context, command.athlete, {field},
        [&context, &command](const Athlete& athlete) -> Result<std::optional<NotDone>> {
            // It would be withdrawn by what says that it is given.
            if (command.until && *command.until < dayIn(athlete.timeZone, context.changes.now()))
                return invalidAt(QStringLiteral("/until"), QStringLiteral("invalid.day"));
            return fine();
        });
    if (!deed || !*deed)
        return deed;
    database::Connection& connection = context.changes.connection();
    // One that has ended by its date is followed first: what was shown without it since goes out anew.
    if (const auto followed = followHealthConsent(context.changes, command.athlete); !followed)
        return tl::unexpected(followed.error());
    if (const auto recorded = recordConsent(context.changes, recordOf(context, command)); !recorded)
        return tl::unexpected(recorded.error());
    const auto consents =
        consentsOf(connection, context.changes.company(), command.athlete, context.changes.now());
    if (!consents)
        return tl::unexpected(consents.error());
    if (command.kind == domain::ConsentKind::SeeWorkouts && consents->has(command.kind)) {
        if (const auto queued = analyzeUnfinished(context.changes, command.athlete); !queued)
            return tl::unexpected(queued.error());
    }
    if (const auto followed = followHealthConsent(context.changes, command.athlete); !followed)
        return tl::unexpected(followed.error());
    if (!consents->has(domain::ConsentKind::PublishReport)) {
        if (const auto off = switchReportsOff(context.changes, command.athlete, context.viewer.coach()); !off)
            return tl::unexpected(off.error());
    }
    return deed;
}

Result<Deed> handle(CommandContext& context, Authority<domain::SetThresholds>,
                    const domain::SetThresholds& command) {
    // The command concerns the athlete, so it is the athlete's row that says which decision came first.
    auto deed = changeAthlete(context, command.athlete, {QStringLiteral("thresholds")},
                              [](Athlete&) { return fine(); });
    if (!deed || !*deed)
        return deed;
    domain::SystemRandom random;
    DatedThresholds set;
    set.id = domain::makeUuidV7(domain::FixedClock(context.changes.now()), random);
    set.athlete = command.athlete;
    set.from = command.from;
    set.values = command.values;
    if (const auto put = putThresholds(context.changes, set); !put)
        return tl::unexpected(put.error());
    if (const auto measured = measureAgain(context.changes, command.athlete, command.from); !measured)
        return tl::unexpected(measured.error());
    return deed;
}

} // namespace leadout::backend
