// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/athletes.h"

#include <array>

namespace leadout::backend {

using database::Connection;
using database::Statement;
using domain::AthleteId;
using domain::Scope;

namespace {

constexpr QLatin1String kAthleteColumns("id, name, email, time_zone, language, units, sport, status, "
                                        "deactivate_on, feedback_mode, training_type, "
                                        "plan_type, coach_id, goal, race_name, race_on, created_at");

Athlete readAthlete(const Statement& row) {
    Columns columns(row);
    Athlete athlete;
    athlete.id = columns.get<AthleteId>();
    athlete.name = columns.get<QString>();
    athlete.email = columns.get<QString>();
    athlete.timeZone = columns.get<QString>();
    athlete.language = columns.get<std::optional<QString>>();
    athlete.units = columns.get<std::optional<QString>>();
    athlete.sport = columns.get<std::optional<engine::Sport>>();
    athlete.status = columns.get<domain::AthleteStatus>();
    athlete.deactivateOn = columns.optionalDay();
    athlete.feedbackMode = columns.get<domain::FeedbackMode>();
    athlete.trainingType = columns.get<std::optional<domain::TrainingType>>();
    athlete.planType = columns.get<domain::PlanType>();
    athlete.coach = columns.get<std::optional<domain::CoachId>>();
    athlete.goal = columns.get<QString>();
    athlete.raceName = columns.get<QString>();
    athlete.raceOn = columns.optionalDay();
    athlete.createdAt = columns.instant();
    return athlete;
}

constexpr std::array<QLatin1String, 3> kSources = {QLatin1String("told_coach"), QLatin1String("athlete_page"),
                                                   QLatin1String("import")};

/// The id of a row that is found by other keys than its own, or the one offered.
Result<QUuid> keptId(const Result<std::optional<QString>>& found, const QUuid& offered) {
    if (!found)
        return tl::unexpected(found.error());
    return *found ? domain::parseUuid(**found).value_or(offered) : offered;
}

QString text(const Statement& row) {
    return row.get<QString>(0);
}

Result<> endAssignment(Changes& changes, const AthleteId& athlete, const domain::CoachId& coach) {
    static const QString sql =
        upsertSql(QStringLiteral("ended_assignment"), QStringLiteral("company_id, athlete_id, coach_id"),
                  QStringLiteral("company_id, athlete_id, coach_id, ended_at"));
    return changes.connection()
        .run(sql, changes.company(), athlete, coach, millis(changes.now()))
        .map([](std::int64_t) {});
}

/// Remembers whom the athlete is about to be taken from, if anybody.
Result<> endAssignmentUnless(Changes& changes, const AthleteId& athlete,
                             const std::optional<domain::CoachId>& coach) {
    const auto stored = changes.connection().first(
        QStringLiteral("SELECT coach_id FROM athlete WHERE company_id = ? AND id = ?"),
        [](const Statement& row) { return row.get<std::optional<domain::CoachId>>(0); }, changes.company(),
        athlete);
    if (!stored)
        return tl::unexpected(stored.error());
    const std::optional<domain::CoachId> before = stored->value_or(std::nullopt);
    return before && before != coach ? endAssignment(changes, athlete, *before) : Result<>();
}

} // namespace

Result<std::int64_t> putAthlete(Changes& changes, const Athlete& athlete, const QStringList& fields) {
    static const QString sql = upsertSql(QStringLiteral("athlete"), QStringLiteral("company_id, id"),
                                         QStringLiteral("company_id, ") + kAthleteColumns);
    if (const auto ended = endAssignmentUnless(changes, athlete.id, athlete.coach); !ended)
        return tl::unexpected(ended.error());
    const auto put = changes.connection().run(
        sql, changes.company(), athlete.id, athlete.name, athlete.email, athlete.timeZone, athlete.language,
        athlete.units, athlete.sport, athlete.status, dayText(athlete.deactivateOn), athlete.feedbackMode,
        athlete.trainingType, athlete.planType, athlete.coach, athlete.goal, athlete.raceName,
        dayText(athlete.raceOn), millis(athlete.createdAt));
    if (!put)
        return tl::unexpected(put.error());
    return changes.record(RowKind::Athlete, athlete.id.uuid(), Scope::athlete(athlete.id), fields,
                          Place::base());
}

Result<std::optional<Athlete>> findAthlete(Connection& connection, const Viewer& viewer,
                                           const AthleteId& athlete) {
    if (!viewer.sees(athlete))
        return std::optional<Athlete>();
    return connection.first(
        QStringLiteral("SELECT %1 FROM athlete WHERE company_id = ? AND id = ?").arg(kAthleteColumns),
        readAthlete, viewer.company(), athlete);
}

Result<std::vector<NamedAthlete>> namesOfAthletes(Connection& connection, const Viewer& viewer) {
    const ScopeFilter filter = ScopeFilter::athletes(viewer, QStringLiteral("id"));
    return filter.list(
        connection, QStringLiteral("SELECT id, name, email FROM athlete WHERE company_id = ?") + filter.sql(),
        [](const Statement& row) {
            return NamedAthlete{row.get<AthleteId>(0), row.get<QString>(1), row.get<QString>(2)};
        },
        viewer.company());
}

Result<std::vector<Athlete>> listAthletes(Connection& connection, const Viewer& viewer) {
    const ScopeFilter filter = ScopeFilter::athletes(viewer, QStringLiteral("id"));
    return filter.list(connection,
                       QStringLiteral("SELECT %1 FROM athlete WHERE company_id = ?").arg(kAthleteColumns) +
                           filter.sql() + QStringLiteral(" ORDER BY id"),
                       readAthlete, viewer.company());
}

Result<std::vector<AthleteId>> unassignAll(Changes& changes, const domain::CoachId& coach) {
    auto athletes = changes.connection().list(
        QStringLiteral(
            "UPDATE athlete SET coach_id = NULL WHERE company_id = ? AND coach_id = ? RETURNING id"),
        [](const Statement& row) { return row.get<AthleteId>(0); }, changes.company(), coach);
    if (!athletes)
        return athletes;
    for (const AthleteId& athlete : *athletes) {
        if (const auto ended = endAssignment(changes, athlete, coach); !ended)
            return tl::unexpected(ended.error());
        const auto rev = changes.record(RowKind::Athlete, athlete.uuid(), Scope::athlete(athlete),
                                        {QStringLiteral("coach")}, Place::base());
        if (!rev)
            return tl::unexpected(rev.error());
    }
    return athletes;
}

Result<> endHeadship(Changes& changes, const domain::CoachId& coach) {
    const auto others = changes.connection().list(
        QStringLiteral("SELECT id FROM athlete WHERE company_id = ? AND (coach_id IS NULL OR coach_id <> ?)"),
        [](const Statement& row) { return row.get<AthleteId>(0); }, changes.company(), coach);
    if (!others)
        return tl::unexpected(others.error());
    for (const AthleteId& athlete : *others) {
        if (const auto ended = endAssignment(changes, athlete, coach); !ended)
            return ended;
    }
    return {};
}

Result<bool> wasAssigned(Changes& changes, const AthleteId& athlete, const domain::CoachId& coach) {
    return changes.connection()
        .first(
            QStringLiteral("SELECT 1 FROM ended_assignment WHERE company_id = ? AND athlete_id = ? "
                           "AND coach_id = ?"),
            [](const Statement& row) { return row.get<bool>(0); }, changes.company(), athlete, coach)
        .map([](const std::optional<bool>& found) { return found.has_value(); });
}

Result<std::vector<AthleteId>> deactivateDue(Changes& changes, QDate today) {
    auto athletes = changes.connection().list(
        QStringLiteral("UPDATE athlete SET status = 'deactivated', deactivate_on = NULL "
                       "WHERE company_id = ? AND status = 'active' AND deactivate_on <= ? RETURNING id"),
        [](const Statement& row) { return row.get<AthleteId>(0); }, changes.company(), dayText(today));
    if (!athletes)
        return athletes;
    for (const AthleteId& athlete : *athletes) {
        const auto rev =
            changes.record(RowKind::Athlete, athlete.uuid(), Scope::athlete(athlete),
                           {QStringLiteral("status"), QStringLiteral("deactivate_on")}, Place::base());
        if (!rev)
            return tl::unexpected(rev.error());
    }
    return athletes;
}

Result<> putThresholds(Changes& changes, const DatedThresholds& thresholds) {
    const auto id = keptId(
        changes.connection().first(QStringLiteral("SELECT id FROM threshold WHERE company_id = ? "
                                                  "AND athlete_id = ? AND valid_from = ?"),
                                   text, changes.company(), thresholds.athlete, dayText(thresholds.from)),
        thresholds.id);
    if (!id)
        return tl::unexpected(id.error());
    static const QString sql =
        upsertSql(QStringLiteral("threshold"), QStringLiteral("company_id, id"),
                  QStringLiteral("company_id, id, athlete_id, valid_from, power_w, heart_rate_bpm, "
                                 "max_heart_rate_bpm, run_speed_m_s, swim_speed_m_s"));
    const engine::Thresholds& values = thresholds.values;
    const auto put =
        changes.connection().run(sql, changes.company(), domain::idText(*id), thresholds.athlete,
                                 dayText(thresholds.from), values.power_w, values.heart_rate_bpm,
                                 values.max_heart_rate_bpm, values.run_speed_m_s, values.swim_speed_m_s);
    if (!put)
        return tl::unexpected(put.error());
    return changes.record(RowKind::Threshold, *id, Scope::athlete(thresholds.athlete), {}, Place::base())
        .map([](std::int64_t) {});
}

Result<engine::Thresholds> thresholdsOn(Connection& connection, const Viewer& viewer,
                                        const AthleteId& athlete, QDate day) {
    if (!viewer.sees(athlete))
        return engine::Thresholds();
    return connection
        .first(
            QStringLiteral("SELECT power_w, heart_rate_bpm, max_heart_rate_bpm, run_speed_m_s, "
                           "swim_speed_m_s FROM threshold WHERE company_id = ? AND athlete_id = ? "
                           "AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1"),
            [](const Statement& row) {
                Columns columns(row);
                engine::Thresholds values;
                values.power_w = columns.get<std::optional<double>>();
                values.heart_rate_bpm = columns.get<std::optional<double>>();
                values.max_heart_rate_bpm = columns.get<std::optional<double>>();
                values.run_speed_m_s = columns.get<std::optional<double>>();
                values.swim_speed_m_s = columns.get<std::optional<double>>();
                return values;
            },
            viewer.company(), athlete, dayText(day))
        .map([](const std::optional<engine::Thresholds>& values) {
            return values.value_or(engine::Thresholds());
        });
}

Result<std::optional<QDate>> nextThresholdsAfter(Connection& connection, const Viewer& viewer,
                                                 const AthleteId& athlete, QDate day) {
    if (!viewer.sees(athlete))
        return std::optional<QDate>();
    return connection.first(
        QStringLiteral("SELECT valid_from FROM threshold WHERE company_id = ? AND athlete_id = ? "
                       "AND valid_from > ? ORDER BY valid_from LIMIT 1"),
        [](const Statement& row) { return Columns(row).day(); }, viewer.company(), athlete, dayText(day));
}

Result<> markDay(Changes& changes, const MarkedDay& mark) {
    const auto made = changes.connection().run(
        QStringLiteral("INSERT INTO day_mark (company_id, id, athlete_id, day, mark) VALUES (?, ?, ?, ?, ?) "
                       "ON CONFLICT (company_id, athlete_id, day, mark) DO NOTHING"),
        changes.company(), domain::idText(mark.id), mark.athlete, dayText(mark.day), mark.mark);
    if (!made)
        return tl::unexpected(made.error());
    if (*made == 0)
        return {};
    return changes.record(RowKind::DayMark, mark.id, Scope::athleteBody(mark.athlete), {}, Place::base())
        .map([](std::int64_t) {});
}

Result<> unmarkDay(Changes& changes, const MarkedDay& mark) {
    const auto gone = changes.connection().first(
        QStringLiteral("DELETE FROM day_mark WHERE company_id = ? AND athlete_id = ? AND day = ? "
                       "AND mark = ? RETURNING id"),
        text, changes.company(), mark.athlete, dayText(mark.day), mark.mark);
    if (!gone)
        return tl::unexpected(gone.error());
    return *gone ? changes.remove(domain::parseUuid(**gone).value_or(QUuid())) : Result<>();
}

Result<std::vector<MarkedDay>> markedDays(Connection& connection, const Viewer& viewer,
                                          const AthleteId& athlete, QDate first, QDate last) {
    if (!viewer.seesBody(athlete))
        return std::vector<MarkedDay>();
    return connection.list(
        QStringLiteral("SELECT id, athlete_id, day, mark FROM day_mark WHERE company_id = ? "
                       "AND athlete_id = ? AND day BETWEEN ? AND ? ORDER BY day, mark"),
        [](const Statement& row) {
            Columns columns(row);
            MarkedDay mark;
            mark.id = domain::parseUuid(columns.get<QString>()).value_or(QUuid());
            mark.athlete = columns.get<AthleteId>();
            mark.day = columns.day();
            mark.mark = columns.get<domain::DayMark>();
            return mark;
        },
        viewer.company(), athlete, dayText(first), dayText(last));
}

Result<std::int64_t> recordConsent(Changes& changes, const ConsentRecord& consent) {
    const auto id = keptId(changes.connection().first(QStringLiteral("SELECT id FROM consent WHERE "
                                                                     "company_id = ? AND athlete_id = ? "
                                                                     "AND kind = ?"),
                                                      text, changes.company(), consent.athlete, consent.kind),
                           consent.id);
    if (!id)
        return tl::unexpected(id.error());
    static const QString sql = upsertSql(
        QStringLiteral("consent"), QStringLiteral("company_id, id"),
        QStringLiteral(
            "company_id, id, athlete_id, kind, given, source, recorded_by, how, decided_at, until"));
    const auto put = changes.connection().run(
        sql, changes.company(), domain::idText(*id), consent.athlete, consent.kind, consent.given,
        QString(kSources[static_cast<std::size_t>(consent.source)]), consent.recordedBy, consent.how,
        millis(consent.decidedAt), dayText(consent.until));
    if (!put)
        return tl::unexpected(put.error());
    return changes.record(RowKind::Consent, *id, Scope::athlete(consent.athlete),
                          {QStringLiteral("given"), QStringLiteral("how"), QStringLiteral("until")},
                          Place::base());
}

} // namespace leadout::backend
