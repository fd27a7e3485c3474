// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/local_rows.h"

#include "core/client/cache/phase.h"
#include "core/client/cache/schema.h"

#include <QLoggingCategory>

#include <algorithm>

namespace leadout::client {

using database::Result;
using database::Statement;
using protocol::RowKind;

namespace {

Q_LOGGING_CATEGORY(logRows, "leadout.rows", QtWarningMsg)

QString word(RowKind kind) {
    const std::string_view text = protocol::key(kind);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString bodyScope(const domain::AthleteId& athlete) {
    return domain::Scope::athleteBody(athlete).toString();
}

template <class Row>
std::optional<Local<Row>> local(const VisibleRow& visible,
                                protocol::JsonResult<Row> (*read)(QByteArrayView)) {
    auto row = read(visible.row.payload);
    if (!row) {
        qCWarning(logRows) << "a row cannot be read:" << visible.row.kind << visible.row.id
                           << row.error().path;
        return std::nullopt;
    }
    const auto scope = domain::Scope::parse(visible.row.scope);
    const auto athlete = scope ? scope->athlete() : std::nullopt;
    return Local<Row>{visible.row.id,  visible.row.scope, athlete.value_or(domain::AthleteId()),
                      visible.row.rev, visible.decided,   *std::move(row)};
}

template <class Row>
void putInto(LocalTable<Row>& table, const VisibleRow& visible,
             protocol::JsonResult<Row> (*read)(QByteArrayView)) {
    if (auto row = local(visible, read))
        table.insert(visible.row.id, *std::move(row));
    else
        table.remove(visible.row.id);
}

} // namespace

Result<> LocalRows::load() {
    const auto rows = overlay().rowsShownFirst();
    if (!rows)
        return tl::unexpected(rows.error());
    const auto scopes = m_cache.scopes();
    if (!scopes)
        return tl::unexpected(scopes.error());
    // What cannot be read leaves everything as it was, so the old rows go only now.
    m_decided.clear();
    m_unread.clear();
    m_companies.clear();
    m_coaches.clear();
    m_invites.clear();
    m_athletes.clear();
    m_thresholds.clear();
    m_consents.clear();
    m_workouts.clear();
    m_activities.clear();
    m_analyses.clear();
    m_reports.clear();
    m_heldOps.clear();
    m_rest.clear();
    for (const QString& scope : *scopes) {
        const auto parsed = domain::Scope::parse(scope);
        if (parsed && parsed->kind() == domain::Scope::Kind::Athlete)
            m_rest.insert(scope);
    }
    for (const VisibleRow& row : *rows)
        put(row);
    m_lateWorkouts = std::any_of(m_analyses.cbegin(), m_analyses.cend(),
                                 [this](const auto& analysis) { return lacksWorkout(analysis); });
    return {};
}

bool LocalRows::lacksWorkout(const Local<protocol::AnalysisRow>& analysis) const {
    return analysis.row.workout && !m_workouts.contains(analysis.row.workout->uuid());
}

Result<> LocalRows::loadScope(QString scope) {
    if (!m_rest.contains(scope))
        return {};
    const auto rows = overlay().rowsOf(scope);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const VisibleRow& row : *rows)
        put(row);
    m_rest.remove(scope);
    return {};
}

Result<> LocalRows::loadAthlete(const domain::AthleteId& athlete) {
    return loadScope(domain::Scope::athlete(athlete).toString());
}

Result<> LocalRows::loadAthleteOf(const domain::AnalysisId& id) {
    if (isWhole())
        return {};
    if (const auto found = m_analyses.constFind(id.uuid()); found != m_analyses.constEnd())
        return loadScope(found->scope);
    const auto row = overlay().row(id.uuid());
    if (!row)
        return tl::unexpected(row.error());
    return *row ? loadScope((*row)->row.scope) : Result<>();
}

Result<> LocalRows::loadSome() {
    return isWhole() ? Result<>() : loadScope(*m_rest.constBegin());
}

Result<> LocalRows::loadAll() {
    Result<> read;
    while (read && !isWhole())
        read = loadSome();
    return read;
}

Result<Touched> LocalRows::refresh(const QList<QUuid>& ids) {
    m_unread.unite(QSet<QUuid>(ids.begin(), ids.end()));
    const QSet<QUuid> wanted = QSet<QUuid>(m_unread).unite(m_decided);
    Touched touched;
    for (const QUuid& id : wanted) {
        const auto row = overlay().row(id);
        if (!row)
            return tl::unexpected(row.error());
        m_unread.remove(id);
        const Touched one = *row ? put(**row) : drop(id);
        touched.sessions = touched.sessions || one.sessions;
        touched.athletes = touched.athletes || one.athletes;
        touched.team = touched.team || one.team;
    }
    for (const QUuid& id : wanted) {
        const auto analysis = m_analyses.constFind(id);
        m_lateWorkouts =
            m_lateWorkouts || (!isWhole() && analysis != m_analyses.constEnd() && lacksWorkout(*analysis));
    }
    return touched;
}

Touched LocalRows::put(const VisibleRow& row) {
    if (row.decided)
        m_decided.insert(row.row.id);
    else
        m_decided.remove(row.row.id);
    const auto kind = protocol::rowKindFromKey(row.row.kind.toStdString());
    if (!kind)
        return {};
    switch (*kind) {
    case RowKind::Company: putInto(m_companies, row, protocol::readCompanyRow); return {true, true, true};
    case RowKind::Coach: putInto(m_coaches, row, protocol::readCoachRow); return {true, true, true};
    case RowKind::Invite: putInto(m_invites, row, protocol::readInviteRow); return {false, false, true};
    case RowKind::Athlete: putInto(m_athletes, row, protocol::readAthleteRow); return {true, true, true};
    case RowKind::Threshold:
        putInto(m_thresholds, row, protocol::readThresholdRow);
        return {false, true, false};
    case RowKind::Consent: putInto(m_consents, row, protocol::readConsentRow); return {true, true, false};
    case RowKind::Workout: putInto(m_workouts, row, protocol::readWorkoutRow); return {true, true, false};
    case RowKind::Activity: putInto(m_activities, row, protocol::readActivityRow); return {true, true, false};
    case RowKind::Analysis: putInto(m_analyses, row, protocol::readAnalysisRow); return {true, true, true};
    case RowKind::Report: putInto(m_reports, row, protocol::readReportRow); return {true, true, false};
    case RowKind::HeldOp: putInto(m_heldOps, row, protocol::readHeldOpRow); return {true, false, false};
    case RowKind::Note: return {true, true, false};
    case RowKind::AnalysisDetail:
    case RowKind::Stream:
    case RowKind::ActivityWords:
    case RowKind::HeldWords:
    case RowKind::Feedback: return {true, false, false};
    case RowKind::DayMark:
    case RowKind::WorkoutStructure: return {};
    }
    return {};
}

Touched LocalRows::drop(const QUuid& id) {
    m_decided.remove(id);
    const bool coach = m_coaches.remove(id);
    const bool invite = m_invites.remove(id);
    const bool athlete = m_athletes.remove(id);
    m_companies.remove(id);
    m_thresholds.remove(id);
    m_consents.remove(id);
    m_workouts.remove(id);
    m_activities.remove(id);
    m_analyses.remove(id);
    m_reports.remove(id);
    m_heldOps.remove(id);
    // What is gone is not known to have been of a body, so a screen looks again.
    return {true, true, coach || invite || athlete};
}

std::optional<Local<protocol::AnalysisRow>> LocalRows::analysis(const domain::AnalysisId& id) const {
    if (const auto found = m_analyses.constFind(id.uuid()); found != m_analyses.constEnd())
        return *found;
    if (isWhole())
        return std::nullopt;
    const auto row = overlay().row(id.uuid());
    if (!row || !*row || (*row)->row.kind != word(RowKind::Analysis))
        return std::nullopt;
    return local(**row, protocol::readAnalysisRow);
}

std::optional<Local<protocol::AnalysisDetailRow>> LocalRows::detail(const domain::AnalysisId& id) const {
    const auto row = overlay().row(protocol::bodyRowId(id.uuid(), RowKind::AnalysisDetail));
    if (!row || !*row)
        return std::nullopt;
    return local(**row, protocol::readAnalysisDetailRow);
}

std::optional<Local<protocol::WorkoutStructureRow>> LocalRows::structure(const domain::WorkoutId& id) const {
    const auto row = overlay().row(protocol::bodyRowId(id.uuid(), RowKind::WorkoutStructure));
    if (!row || !*row)
        return std::nullopt;
    return local(**row, protocol::readWorkoutStructureRow);
}

std::optional<Local<protocol::ActivityWordsRow>> LocalRows::words(const domain::ActivityId& id) const {
    const auto row = overlay().row(protocol::bodyRowId(id.uuid(), RowKind::ActivityWords));
    if (!row || !*row)
        return std::nullopt;
    return local(**row, protocol::readActivityWordsRow);
}

std::vector<QUuid> LocalRows::bodyRowsOf(RowKind kind, const domain::AnalysisId& id,
                                         const domain::AthleteId& athlete) const {
    const auto found = m_cache.connection().list(
        QStringLiteral("SELECT id FROM cached_row WHERE %1 AND %2 = ? AND scope = ? AND kind = ? "
                       "AND deleted = 0")
            .arg(kOfSessions, kSessionOf),
        [](const Statement& row) { return QUuid::fromString(row.get<QString>(0)); },
        domain::idText(id.uuid()).toLatin1(), bodyScope(athlete), word(kind));
    return found.value_or(std::vector<QUuid>());
}

std::optional<Local<protocol::FeedbackRow>> LocalRows::feedback(const domain::AnalysisId& id,
                                                                const domain::AthleteId& athlete) const {
    for (const QUuid& each : bodyRowsOf(RowKind::Feedback, id, athlete)) {
        const auto row = overlay().row(each);
        if (!row || !*row)
            continue;
        auto read = local(**row, protocol::readFeedbackRow);
        if (read && read->row.analysis == id)
            return read;
    }
    return std::nullopt;
}

std::optional<domain::AnalysisId> LocalRows::analysisOfFeedback(const QUuid& feedback) const {
    const auto row = overlay().row(feedback);
    if (!row || !*row || (*row)->row.kind != word(RowKind::Feedback))
        return std::nullopt;
    const auto read = local(**row, protocol::readFeedbackRow);
    return read ? std::optional(read->row.analysis) : std::nullopt;
}

std::vector<protocol::StreamRow> LocalRows::streams(const domain::AnalysisId& id,
                                                    const domain::AthleteId& athlete) const {
    std::vector<protocol::StreamRow> list;
    for (const QUuid& each : bodyRowsOf(RowKind::Stream, id, athlete)) {
        const auto row = overlay().row(each);
        if (!row || !*row)
            continue;
        if (auto read = local(**row, protocol::readStreamRow); read && read->row.analysis == id)
            list.push_back(std::move(read->row));
    }
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
    return list;
}

std::vector<Local<protocol::NoteRow>> LocalRows::notes(const domain::AthleteId& athlete) const {
    std::vector<Local<protocol::NoteRow>> list;
    const auto rows = overlay().rows(word(RowKind::Note), bodyScope(athlete));
    if (!rows)
        return list;
    for (const VisibleRow& row : *rows) {
        if (auto read = local(row, protocol::readNoteRow))
            list.push_back(*std::move(read));
    }
    std::sort(list.begin(), list.end(),
              [](const auto& a, const auto& b) { return a.row.writtenAt > b.row.writtenAt; });
    return list;
}

std::optional<protocol::HeldWordsRow> LocalRows::heldWords(const Local<protocol::HeldOpRow>& held) const {
    if (!holdsBody(held.athlete))
        return std::nullopt;
    const auto row = overlay().row(protocol::bodyRowId(held.id, RowKind::HeldWords));
    if (!row || !*row || (*row)->row.kind != word(RowKind::HeldWords))
        return std::nullopt;
    const auto read = local(**row, protocol::readHeldWordsRow);
    return read ? std::optional(read->row) : std::nullopt;
}

std::vector<protocol::AnalysisDetailRow> LocalRows::detailsWith(const QByteArray& needle,
                                                                const domain::AthleteId& athlete) const {
    std::vector<protocol::AnalysisDetailRow> list;
    const auto payloads = m_cache.connection().list(
        QStringLiteral("SELECT payload FROM cached_row WHERE scope = ? AND kind = ? AND deleted = 0 "
                       "AND scope IN (SELECT scope FROM held_scope) AND instr(payload, ?) > 0"),
        [](const Statement& row) { return row.get<QByteArray>(0); }, bodyScope(athlete),
        word(RowKind::AnalysisDetail), needle);
    if (!payloads)
        return list;
    for (const QByteArray& payload : *payloads) {
        if (auto read = protocol::readAnalysisDetailRow(payload))
            list.push_back(*std::move(read));
    }
    return list;
}

std::vector<QByteArray> LocalRows::structures(const domain::AthleteId& athlete) const {
    // Cut out of the text: reading every detail would take longer with each season.
    const QByteArray field = "\"structure\":\"";
    const auto found = m_cache.connection().list(
        QStringLiteral("SELECT DISTINCT substr(rest, 1, instr(rest, '\"') - 1) FROM (SELECT substr(payload, "
                       "instr(payload, ?) + ?) AS rest FROM cached_row WHERE scope = ? AND kind = ? AND "
                       "deleted = 0 AND scope IN (SELECT scope FROM held_scope) AND instr(payload, ?) > 0)"),
        [](const Statement& row) { return row.get<QByteArray>(0); }, field, static_cast<qint64>(field.size()),
        bodyScope(athlete), word(RowKind::AnalysisDetail), field);
    return found ? *found : std::vector<QByteArray>();
}

QSet<domain::AthleteId> LocalRows::unfetchedBodies() const {
    QSet<domain::AthleteId> athletes;
    const auto scopes = m_cache.connection().list(
        QStringLiteral("SELECT scope FROM held_scope WHERE phase <> ? AND scope LIKE 'ath:%:body'"),
        [](const Statement& row) { return row.get<QString>(0); }, stored(Phase::Complete));
    if (!scopes)
        return athletes;
    for (const QString& each : *scopes) {
        const auto scope = domain::Scope::parse(each);
        if (scope && scope->athlete())
            athletes.insert(*scope->athlete());
    }
    return athletes;
}

bool LocalRows::holdsBody(const domain::AthleteId& athlete) const {
    const auto held = m_cache.connection().first(
        QStringLiteral("SELECT 1 FROM held_scope WHERE scope = ?"),
        [](const Statement& row) { return row.get<bool>(0); }, bodyScope(athlete));
    return held && held->has_value();
}

bool LocalRows::hasDetail(const Local<protocol::AnalysisRow>& analysis) const {
    const domain::AnalysisId id(analysis.id);
    const auto found = m_cache.connection().first(
        QStringLiteral("SELECT 1 FROM cached_row WHERE id = ? AND deleted = 0"),
        [](const Statement& row) { return row.get<bool>(0); },
        domain::idText(protocol::bodyRowId(analysis.id, RowKind::AnalysisDetail)));
    if (!found || !*found)
        return false;
    return analysis.row.missed || !bodyRowsOf(RowKind::Stream, id, analysis.athlete).empty();
}

} // namespace leadout::client
