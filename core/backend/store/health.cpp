// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/health.h"

#include "core/backend/store/athletes.h"
#include "core/backend/store/ops.h"
#include "core/domain/clock.h"
#include "core/domain/random.h"

namespace leadout::backend {

using database::Statement;
using domain::AthleteId;
using domain::Scope;

namespace {

/// Notes that a row of an athlete's lists is shown otherwise; it stays where it is in a backfill.
Result<> showAnew(Changes& changes, RowKind kind, const AthleteId& athlete, const QString& rowsOf,
                  const QString& field) {
    const auto rows = changes.connection().list(
        QStringLiteral("SELECT c.row_id, c.place FROM change c JOIN ") + rowsOf +
            QStringLiteral(" AND r.company_id = c.company_id AND r.id = c.row_id "
                           "WHERE c.company_id = ? AND r.athlete_id = ? AND c.deleted = 0"),
        [](const Statement& row) {
            return std::pair(QUuid::fromString(row.get<QString>(0)), Place{row.get<std::int64_t>(1)});
        },
        changes.company(), athlete);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const auto& [id, place] : *rows) {
        if (const auto rev = changes.record(kind, id, Scope::athlete(athlete), {field}, place); !rev)
            return tl::unexpected(rev.error());
    }
    return {};
}

/// A row keeps its scope, so that a mark moves by going and coming back as another row.
Result<> moveMarksToDetails(Changes& changes) {
    auto marks = changes.connection().list(
        QStringLiteral("SELECT d.athlete_id, d.day, d.mark FROM day_mark d JOIN change c "
                       "ON c.company_id = d.company_id AND c.row_id = d.id "
                       "WHERE d.company_id = ? AND c.scope NOT LIKE '%:body'"),
        [](const Statement& row) {
            Columns columns(row);
            MarkedDay mark;
            mark.athlete = columns.get<AthleteId>();
            mark.day = columns.day();
            mark.mark = columns.get<domain::DayMark>();
            return mark;
        },
        changes.company());
    if (!marks)
        return tl::unexpected(marks.error());
    domain::SystemRandom random;
    for (MarkedDay& mark : *marks) {
        if (const auto gone = unmarkDay(changes, mark); !gone)
            return gone;
        mark.id = domain::makeUuidV7(domain::FixedClock(changes.now()), random);
        if (const auto made = markDay(changes, mark); !made)
            return made;
    }
    return {};
}

} // namespace

Result<> followHealthConsent(Changes& changes, const AthleteId& athlete) {
    const auto consents = consentsOf(changes.connection(), changes.company(), athlete, changes.now());
    if (!consents)
        return tl::unexpected(consents.error());
    const bool hidden = consents->firstMissing(domain::kSeeSessions).has_value();
    const auto changed = changes.connection().run(
        QStringLiteral("UPDATE athlete SET health_hidden = ? WHERE company_id = ? AND id = ? "
                       "AND health_hidden <> ?"),
        hidden, changes.company(), athlete, hidden);
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 0)
        return {};
    if (const auto shown = showHeldWordsAnew(changes, athlete); !shown)
        return shown;
    const auto sessions = showAnew(
        changes, RowKind::Analysis, athlete,
        QStringLiteral("analysis r ON (r.flags LIKE '%felt_bad%' OR r.verdict IN ('sick', 'injured'))"),
        QStringLiteral("flags"));
    if (!sessions)
        return sessions;
    return showAnew(changes, RowKind::Threshold, athlete,
                    QStringLiteral("threshold r ON (r.heart_rate_bpm IS NOT NULL OR "
                                   "r.max_heart_rate_bpm IS NOT NULL)"),
                    QStringLiteral("heart_rate_bpm"));
}

Result<> tendHealthRows(Changes& changes) {
    if (const auto moved = moveMarksToDetails(changes); !moved)
        return moved;
    const auto athletes = changes.connection().list(
        QStringLiteral("SELECT DISTINCT athlete_id FROM consent WHERE company_id = ? "
                       "AND kind IN ('see_workouts', 'see_health') AND (given = 0 OR until IS NOT NULL)"),
        [](const Statement& row) { return row.get<AthleteId>(0); }, changes.company());
    if (!athletes)
        return tl::unexpected(athletes.error());
    for (const AthleteId& athlete : *athletes) {
        if (const auto followed = followHealthConsent(changes, athlete); !followed)
            return followed;
    }
    return {};
}

} // namespace leadout::backend
