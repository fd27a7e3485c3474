// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/reviews.h"

#include "core/engine/workout/structure_word.h"

#include <algorithm>

namespace leadout::backend {

using database::Connection;
using database::Statement;
using domain::Scope;

namespace {

constexpr QLatin1String kAnalysisColumns(
    "id, athlete_id, workout_id, day, started_at, sport, title, missed, state, score, band, verdict, "
    "reasons, "
    "planned_s, done_s, planned_load, done_load, flags, adjust_reason, handed_to_head, auto_approved, "
    "publish_fault, engine_version, input_fingerprint, created_at, mode, adjust_note, hand_note, decided_at, "
    "decided_by, published_at, detail, structure");

/// Fields that are in the detail rather than in the row of a list.
const QStringList& detailFields() {
    static const QStringList fields = {
        QStringLiteral("mode"),       QStringLiteral("adjust_note"), QStringLiteral("hand_note"),
        QStringLiteral("decided_at"), QStringLiteral("decided_by"),  QStringLiteral("published_at"),
        QStringLiteral("detail"),     QStringLiteral("legs"),
    };
    return fields;
}

QStringList words(const QString& text) {
    return text.split(u' ', Qt::SkipEmptyParts);
}

Analysis readAnalysis(const Statement& row, const Viewer& viewer) {
    Columns columns(row);
    Analysis analysis;
    analysis.id = columns.get<domain::AnalysisId>();
    analysis.athlete = columns.get<domain::AthleteId>();
    analysis.workout = columns.get<std::optional<domain::WorkoutId>>();
    analysis.day = columns.day();
    analysis.startedAt = columns.instant();
    analysis.sport = columns.get<engine::Sport>();
    analysis.title = columns.get<QString>();
    analysis.missed = columns.get<bool>();
    analysis.state = columns.get<domain::AnalysisState>();
    analysis.score = columns.get<std::optional<int>>();
    analysis.band = columns.get<std::optional<engine::Band>>();
    analysis.verdict = columns.get<std::optional<engine::Verdict>>();
    analysis.reasons = words(columns.get<QString>());
    analysis.plannedS = columns.get<std::optional<double>>();
    analysis.doneS = columns.get<std::optional<double>>();
    analysis.plannedLoad = columns.get<std::optional<double>>();
    analysis.doneLoad = columns.get<std::optional<double>>();
    analysis.flags = words(columns.get<QString>());
    analysis.adjusted = columns.get<std::optional<domain::AdjustReason>>();
    analysis.handedToHead = columns.get<bool>();
    analysis.autoApproved = columns.get<bool>();
    analysis.publishFault = columns.get<std::optional<QString>>();
    analysis.engineVersion = columns.get<int>();
    analysis.inputFingerprint = columns.get<QString>();
    analysis.createdAt = columns.instant();
    if (!viewer.seesBody(analysis.athlete))
        return analysis;
    analysis.mode = columns.get<domain::FeedbackMode>();
    analysis.adjustNote = columns.get<QString>();
    analysis.handNote = columns.get<QString>();
    analysis.decidedAt = columns.optionalInstant();
    analysis.decidedBy = columns.get<std::optional<domain::CoachId>>();
    analysis.publishedAt = columns.optionalInstant();
    analysis.detail = columns.get<QString>().toUtf8();
    analysis.structure = columns.get<QString>();
    return analysis;
}

/// Adds the legs to analyses whose details the viewer sees.
Result<std::vector<Analysis>> withLegs(Connection& connection, const Viewer& viewer,
                                       Result<std::vector<Analysis>> analyses) {
    if (!analyses)
        return analyses;
    for (Analysis& analysis : *analyses) {
        if (!viewer.seesBody(analysis.athlete))
            continue;
        auto legs = connection.list(
            QStringLiteral("SELECT activity_id, leg FROM pairing WHERE company_id = ? AND analysis_id = ? "
                           "ORDER BY place"),
            [](const Statement& row) {
                return AnalyzedLeg{row.get<domain::ActivityId>(0), row.get<int>(1)};
            },
            viewer.company(), analysis.id);
        if (!legs)
            return tl::unexpected(legs.error());
        analysis.legs = std::move(*legs);
    }
    return analyses;
}

/// The analyses of a query that ends in a WHERE clause on `a`, narrowed to the viewer's athletes.
template <class... Values>
Result<std::vector<Analysis>> select(Connection& connection, const Viewer& viewer, const QString& where,
                                     const QString& order, const Values&... values) {
    const ScopeFilter filter = ScopeFilter::athletes(viewer, QStringLiteral("athlete_id"));
    return withLegs(
        connection, viewer,
        filter.list(
            connection,
            QStringLiteral("SELECT %1 FROM analysis WHERE company_id = ? AND ").arg(kAnalysisColumns) +
                where + filter.sql() + QStringLiteral(" ORDER BY ") + order,
            [&viewer](const Statement& row) { return readAnalysis(row, viewer); }, viewer.company(),
            values...));
}

Place placeOf(const Analysis& analysis) {
    return analysis.isOpen() ? Place::waiting(analysis.startedAt) : Place::past(analysis.startedAt);
}

Result<> savePairing(Changes& changes, const Analysis& analysis) {
    Connection& connection = changes.connection();
    const auto cleared =
        connection.run(QStringLiteral("DELETE FROM pairing WHERE company_id = ? AND analysis_id = ?"),
                       changes.company(), analysis.id);
    if (!cleared)
        return tl::unexpected(cleared.error());
    int place = 0;
    for (const AnalyzedLeg& leg : analysis.legs) {
        const auto made = connection.run(
            QStringLiteral(
                "INSERT INTO pairing (company_id, analysis_id, activity_id, leg, athlete_id, place) "
                "VALUES (?, ?, ?, ?, ?, ?)"),
            changes.company(), analysis.id, leg.activity, leg.leg, analysis.athlete, place++);
        if (!made)
            return tl::unexpected(made.error());
    }
    return {};
}

/// The rows of the change log that follow an analysis in a backfill.
Result<std::vector<QUuid>> followers(Changes& changes, const Analysis& analysis) {
    auto ids = changes.connection().list(
        QStringLiteral("SELECT id FROM stream WHERE company_id = ? AND analysis_id = ? UNION ALL "
                       "SELECT id FROM feedback WHERE company_id = ? AND analysis_id = ?"),
        [](const Statement& row) { return domain::parseUuid(row.get<QString>(0)).value_or(QUuid()); },
        changes.company(), analysis.id, changes.company(), analysis.id);
    if (ids)
        ids->push_back(bodyRowId(analysis.id.uuid(), RowKind::AnalysisDetail));
    return ids;
}

} // namespace

bool Analysis::isOpen() const {
    return state == domain::AnalysisState::Analyzing || state == domain::AnalysisState::ReviewPending ||
           state == domain::AnalysisState::Approved;
}

Result<std::int64_t> putAnalysis(Changes& changes, const Analysis& analysis, const QStringList& fields) {
    static const QString sql = upsertSql(QStringLiteral("analysis"), QStringLiteral("company_id, id"),
                                         QStringLiteral("company_id, ") + kAnalysisColumns);
    const auto put = changes.connection().run(
        sql, changes.company(), analysis.id, analysis.athlete, analysis.workout, dayText(analysis.day),
        millis(analysis.startedAt), analysis.sport, analysis.title, analysis.missed, analysis.state,
        analysis.score, analysis.band, analysis.verdict, analysis.reasons.join(u' '), analysis.plannedS,
        analysis.doneS, analysis.plannedLoad, analysis.doneLoad, analysis.flags.join(u' '), analysis.adjusted,
        analysis.handedToHead, analysis.autoApproved, analysis.publishFault, analysis.engineVersion,
        analysis.inputFingerprint, millis(analysis.createdAt), analysis.mode, analysis.adjustNote,
        analysis.handNote, millis(analysis.decidedAt), analysis.decidedBy, millis(analysis.publishedAt),
        QString::fromUtf8(analysis.detail), analysis.structure);
    if (!put)
        return tl::unexpected(put.error());
    if (fields.isEmpty() || fields.contains(QStringLiteral("legs"))) {
        if (const auto saved = savePairing(changes, analysis); !saved)
            return tl::unexpected(saved.error());
    }
    const Place place = placeOf(analysis);
    const bool detail =
        fields.isEmpty() || std::any_of(fields.begin(), fields.end(),
                                        [](const QString& field) { return detailFields().contains(field); });
    if (detail) {
        const auto rev =
            changes.record(RowKind::AnalysisDetail, bodyRowId(analysis.id.uuid(), RowKind::AnalysisDetail),
                           Scope::athleteBody(analysis.athlete), fields, place);
        if (!rev)
            return rev;
    }
    const auto following = followers(changes, analysis);
    if (!following)
        return tl::unexpected(following.error());
    for (const QUuid& id : *following) {
        if (const auto moved = changes.moveTo(id, place); !moved)
            return tl::unexpected(moved.error());
    }
    return changes.record(RowKind::Analysis, analysis.id.uuid(), Scope::athlete(analysis.athlete), fields,
                          place);
}

Result<> removeAnalysis(Changes& changes, const Analysis& analysis) {
    const auto following = followers(changes, analysis);
    if (!following)
        return tl::unexpected(following.error());
    const QString company = changes.company().toString();
    const QString id = analysis.id.toString();
    const std::pair<const char*, int> steps[] = {
        {"DELETE FROM feedback_version WHERE company_id = ? AND feedback_id IN "
         "(SELECT id FROM feedback WHERE company_id = ? AND analysis_id = ?)",
         2},
        {"DELETE FROM feedback WHERE company_id = ? AND analysis_id = ?", 1},
        {"DELETE FROM stream WHERE company_id = ? AND analysis_id = ?", 1},
        {"DELETE FROM pairing WHERE company_id = ? AND analysis_id = ?", 1},
        {"DELETE FROM analysis WHERE company_id = ? AND id = ?", 1},
    };
    for (const auto& [sql, companies] : steps) {
        const QString text = QString::fromLatin1(sql);
        const auto gone = companies == 2 ? changes.connection().run(text, company, company, id)
                                         : changes.connection().run(text, company, id);
        if (!gone)
            return tl::unexpected(gone.error());
    }
    for (const QUuid& row : *following) {
        if (const auto removed = changes.remove(row); !removed)
            return removed;
    }
    return changes.remove(analysis.id.uuid());
}

Result<std::optional<Analysis>> findAnalysis(Connection& connection, const Viewer& viewer,
                                             const domain::AnalysisId& analysis) {
    const auto found = select(connection, viewer, QStringLiteral("id = ?"), QStringLiteral("id"), analysis);
    if (!found)
        return tl::unexpected(found.error());
    return found->empty() ? std::optional<Analysis>() : std::optional<Analysis>(found->front());
}

Result<std::vector<Analysis>> analysesBetween(Connection& connection, const Viewer& viewer,
                                              const domain::AthleteId& athlete, QDate first, QDate last) {
    return select(connection, viewer, QStringLiteral("athlete_id = ? AND day BETWEEN ? AND ?"),
                  QStringLiteral("started_at DESC, id"), athlete, dayText(first), dayText(last));
}

Result<std::optional<Analysis>> lastAlike(Connection& connection, const Viewer& viewer,
                                          const domain::AthleteId& athlete, const std::string& structure,
                                          QDate before) {
    if (!viewer.sees(athlete))
        return std::optional<Analysis>();
    const auto words = connection.list(
        QStringLiteral("SELECT id, structure FROM analysis WHERE company_id = ? AND athlete_id = ? "
                       "AND day < ? AND missed = 0 AND structure <> '' ORDER BY day DESC, created_at DESC"),
        [](const Statement& row) {
            return std::pair(row.get<domain::AnalysisId>(0), row.get<QString>(1).toStdString());
        },
        viewer.company(), athlete, dayText(before));
    if (!words)
        return tl::unexpected(words.error());
    for (const auto& [id, word] : *words) {
        if (engine::areAlike(word, structure))
            return findAnalysis(connection, viewer, id);
    }
    return std::optional<Analysis>();
}

Result<std::vector<Analysis>> openAnalyses(Connection& connection, const Viewer& viewer) {
    return select(connection, viewer, QStringLiteral("state IN ('analyzing', 'review_pending', 'approved')"),
                  QStringLiteral("started_at, id"));
}

Result<std::vector<Analysis>> analysesOf(Connection& connection, const Viewer& viewer,
                                         const domain::ActivityId& activity) {
    return select(connection, viewer,
                  QStringLiteral("id IN (SELECT analysis_id FROM pairing WHERE company_id = ? "
                                 "AND activity_id = ?)"),
                  QStringLiteral("started_at, id"), viewer.company(), activity);
}

Result<std::vector<Analysis>> analysesOf(Connection& connection, const Viewer& viewer,
                                         const domain::WorkoutId& workout) {
    return select(connection, viewer, QStringLiteral("workout_id = ?"), QStringLiteral("created_at, id"),
                  workout);
}

Result<> putStreams(Changes& changes, const Analysis& analysis, const std::vector<QByteArray>& streams) {
    Connection& connection = changes.connection();
    const auto stored = connection.first(
        QStringLiteral("SELECT COUNT(*) FROM stream WHERE company_id = ? AND analysis_id = ?"),
        [](const Statement& row) { return row.get<std::int64_t>(0); }, changes.company(), analysis.id);
    if (!stored)
        return tl::unexpected(stored.error());
    static const QString sql =
        upsertSql(QStringLiteral("stream"), QStringLiteral("company_id, id"),
                  QStringLiteral("company_id, id, athlete_id, analysis_id, place, samples"));
    const auto kept = static_cast<std::int64_t>(streams.size());
    for (std::int64_t place = 0; place < std::max(kept, stored->value_or(0)); ++place) {
        // The same leg keeps its id; a deleted row's could never be used again.
        const QUuid id = QUuid::createUuidV5(analysis.id.uuid(), QStringLiteral("stream %1").arg(place));
        const QByteArray samples =
            place < kept ? streams[static_cast<std::size_t>(place)] : QByteArray("null");
        const auto put = connection.run(sql, changes.company(), domain::idText(id), analysis.athlete,
                                        analysis.id, place, QString::fromUtf8(samples));
        if (!put)
            return tl::unexpected(put.error());
        const auto rev =
            changes.record(RowKind::Stream, id, Scope::athleteBody(analysis.athlete), {}, placeOf(analysis));
        if (!rev)
            return tl::unexpected(rev.error());
    }
    return {};
}

Result<std::vector<QByteArray>> streamsOf(Connection& connection, const Viewer& viewer,
                                          const domain::AnalysisId& analysis) {
    const ScopeFilter filter = ScopeFilter::bodies(viewer, QStringLiteral("athlete_id"));
    return filter.list(
        connection,
        QStringLiteral("SELECT samples FROM stream WHERE company_id = ? AND analysis_id = ? "
                       "AND samples <> 'null'") +
            filter.sql() + QStringLiteral(" ORDER BY place"),
        [](const Statement& row) { return row.get<QString>(0).toUtf8(); }, viewer.company(), analysis);
}

} // namespace leadout::backend
