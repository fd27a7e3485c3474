// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/render.h"

#include "core/backend/store/entrances.h"
#include "core/backend/store/invite_codes.h"
#include "core/backend/store/ops.h"
#include "core/backend/store/report_link.h"
#include "core/backend/store/reports.h"
#include "core/backend/store/viewer.h"
#include "core/protocol/json_writer.h"
#include "core/protocol/rows.h"

#include <algorithm>
#include <cmath>

namespace leadout::backend {

using database::Connection;
using database::Statement;
using protocol::JsonWriter;

namespace {

/// Characters of earlier texts that travel with a feedback, so that they can be read and taken back offline.
constexpr int kMostOlderText = 20'000;

/// Writes the columns of a row, one after the other, as members of an object. The first column is the id by
/// which the row was asked for and is no member. NULL writes nothing.
class Members {
public:
    explicit Members(const Statement& row) : m_columns(row, 1) { m_out.beginObject(); }

    Members& text(std::string_view name) { return add(name, m_columns.get<std::optional<QString>>()); }
    /// Writes nothing for an empty text either.
    Members& words(std::string_view name) {
        const auto value = m_columns.get<std::optional<QString>>();
        return add(name, value && !value->isEmpty() ? value : std::nullopt);
    }
    Members& number(std::string_view name) { return add(name, m_columns.get<std::optional<std::int64_t>>()); }
    Members& real(std::string_view name) { return add(name, m_columns.get<std::optional<double>>()); }
    /// A duration, a distance or a load in a list, where fractions would only take room.
    Members& whole(std::string_view name) {
        const auto value = m_columns.get<std::optional<double>>();
        return add(name, value ? std::optional<std::int64_t>(std::llround(*value)) : std::nullopt);
    }
    Members& flag(std::string_view name) { return add(name, m_columns.get<std::optional<bool>>()); }
    /// Writes nothing for what is not so.
    Members& mark(std::string_view name) {
        const bool marked = m_columns.get<bool>();
        return add(name, marked ? std::optional<bool>(true) : std::nullopt);
    }
    Members& json(std::string_view name) {
        m_out.key(name).raw(m_columns.get<QString>().toUtf8());
        return *this;
    }
    Columns& columns() { return m_columns; }
    JsonWriter& out() { return m_out; }
    QByteArray take() { return m_out.endObject().take(); }

private:
    template <class T>
    Members& add(std::string_view name, const std::optional<T>& value) {
        m_out.field(name, value);
        return *this;
    }

    Columns m_columns;
    JsonWriter m_out;
};

QByteArray company(const Statement& row, const QString& publicUrl) {
    Members to(row);
    to.text("name").text("time_zone").text("language").text("units").text("report_score");
    to.number("offline_days");
    if (!publicUrl.isEmpty())
        to.out().field("public_url", publicUrl);
    return to.take();
}

QByteArray coach(const Statement& row) {
    Members to(row);
    to.text("name").text("email").text("role").text("status").number("joined_at");
    return to.take();
}

QByteArray athlete(const Statement& row) {
    Members to(row);
    to.text("name").words("email").text("time_zone").text("language").text("units").text("sport");
    to.text("status").text("deactivate_on").text("feedback_mode").text("training_type").text("plan_type");
    to.text("coach").words("goal").words("race_name").text("race_on");
    return to.take();
}

QByteArray threshold(const Statement& row) {
    Members to(row);
    to.text("from").real("power_w").real("heart_rate_bpm").real("max_heart_rate_bpm");
    to.real("run_speed_m_s").real("swim_speed_m_s");
    return to.take();
}

QByteArray dayMark(const Statement& row) {
    Members to(row);
    to.text("day").text("mark");
    return to.take();
}

QByteArray consent(const Statement& row) {
    Members to(row);
    to.text("kind")
        .flag("given")
        .text("source")
        .text("recorded_by")
        .text("how")
        .number("decided_at")
        .text("until");
    return to.take();
}

/// Adds the title of a list row as far as there is room, whole characters only.
QByteArray withTitle(QByteArray object, const QString& title) {
    const qsizetype room = kMaxListRow - object.size();
    QString shown = title;
    for (;;) {
        JsonWriter out;
        out.beginObject().field("title", shown).endObject();
        const QByteArray member = out.take().sliced(1); // "title":"…"}
        if (shown.isEmpty() || member.size() <= room) {
            object.chop(1);
            return object + (object.size() > 1 ? "," : "") + member;
        }
        const qsizetype cut = shown.back().isLowSurrogate() ? 2 : 1;
        shown.chop(std::min(cut, shown.size()));
    }
}

/// Adds the reasons of a verdict, the first ones as far as there is room beside a short title. The detail has
/// all of them.
QByteArray withReasons(QByteArray object, const QString& reasons) {
    constexpr qsizetype kShortTitle = 20;
    QStringList shown = reasons.split(u' ', Qt::SkipEmptyParts);
    while (!shown.isEmpty()) {
        const QByteArray member = ",\"reasons\":\"" + shown.join(u' ').toUtf8() + "\"}";
        if (object.size() - 1 + member.size() + kShortTitle <= kMaxListRow) {
            object.chop(1);
            return object + member;
        }
        shown.removeLast();
    }
    return object;
}

QByteArray workout(const Statement& row) {
    Members to(row);
    const auto title = to.columns().get<QString>();
    to.text("day").text("sport").text("type").text("state").whole("duration_s").whole("distance_m");
    to.whole("load").real("intensity").mark("by_distance");
    return withTitle(to.take(), title);
}

QByteArray workoutStructure(const Statement& row) {
    Members to(row);
    to.text("workout").json("structure");
    return to.take();
}

QByteArray activity(const Statement& row) {
    Members to(row);
    to.text("day").number("started_at").text("sport").text("state").text("fault").text("warning");
    to.text("arrival").text("source").number("arrived_at").whole("duration_s").whole("distance_m");
    to.whole("load");
    return to.take();
}

QByteArray activityWords(const Statement& row) {
    Members to(row);
    to.text("activity").text("file_name").number("fault_byte").words("comment").number("effort");
    to.number("feel");
    return to.take();
}

QByteArray analysis(const Statement& row) {
    Members to(row);
    const auto title = to.columns().get<QString>();
    to.text("workout").text("day").number("started_at").number("again").text("sport").mark("missed");
    to.text("state").number("score").text("band").text("verdict");
    const auto reasons = to.columns().get<std::optional<QString>>().value_or(QString());
    to.whole("planned_s").whole("done_s").whole("planned_load").whole("done_load");
    to.words("flags").text("adjusted").mark("handed").mark("auto").text("publish_fault");
    return withTitle(withReasons(to.take(), reasons), title);
}

QByteArray stream(const Statement& row) {
    Members to(row);
    to.text("analysis").number("place").json("samples");
    return to.take();
}

QByteArray note(const Statement& row) {
    Members to(row);
    to.text("analysis").text("author").text("text").mark("pinned").number("written_at");
    return to.take();
}

QByteArray heldOp(const Statement& row) {
    Members to(row);
    to.text("coach").text("op").text("row").text("command").number("received_at");
    to.text("decision").number("decided_at").text("decided_by");
    return to.take();
}

/// A column of a table, or what the list shows in its place while the athlete lets nobody see their health.
QString unlessHidden(const QString& table, const QString& column, const QString& telling,
                     const QString& otherwise) {
    return QStringLiteral(
               "CASE WHEN %3 AND EXISTS (SELECT 1 FROM athlete a WHERE a.company_id = %1.company_id "
               "AND a.id = %1.athlete_id AND a.health_hidden = 1) THEN %4 ELSE %2 END")
        .arg(table, column, telling, otherwise);
}

/// How many minutes after its start a session was analyzed again; nothing where nobody needs to know, because
/// it has no earlier analysis.
constexpr QLatin1String
    kAnalyzedAgain("CASE WHEN EXISTS (SELECT 1 FROM analysis e WHERE e.company_id = analysis.company_id "
                   "AND e.workout_id = analysis.workout_id AND e.created_at < analysis.created_at) "
                   "OR EXISTS (SELECT 1 FROM analysis e WHERE e.company_id = analysis.company_id "
                   "AND e.athlete_id = analysis.athlete_id AND e.day = analysis.day "
                   "AND e.started_at = analysis.started_at AND e.created_at < analysis.created_at) "
                   "THEN (created_at - started_at) / 60000 END");

/// The columns of a kind, in the order in which it is written, and their table.
QString selectOf(RowKind kind) {
    switch (kind) {
    case RowKind::Coach: return QStringLiteral("name, email, role, status, joined_at FROM coach");
    case RowKind::Athlete:
        return QStringLiteral("name, email, time_zone, language, units, sport, status, deactivate_on, "
                              "feedback_mode, training_type, plan_type, coach_id, goal, race_name, race_on "
                              "FROM athlete");
    case RowKind::Threshold: {
        const auto heartRate = [](const QString& column) {
            return unlessHidden(QStringLiteral("threshold"), column, column + QStringLiteral(" IS NOT NULL"),
                                QStringLiteral("NULL"));
        };
        return QStringLiteral("valid_from, power_w, %1, %2, run_speed_m_s, swim_speed_m_s FROM threshold")
            .arg(heartRate(QStringLiteral("heart_rate_bpm")),
                 heartRate(QStringLiteral("max_heart_rate_bpm")));
    }
    case RowKind::DayMark: return QStringLiteral("day, mark FROM day_mark");
    case RowKind::Consent:
        return QStringLiteral("kind, given, source, recorded_by, how, decided_at, until FROM consent");
    case RowKind::Workout:
        return QStringLiteral("name, day, sport, type, state, duration_s, distance_m, load, intensity, "
                              "by_distance FROM workout");
    case RowKind::WorkoutStructure: return QStringLiteral("id, structure FROM workout");
    case RowKind::Activity:
        return QStringLiteral("local_day, started_at, sport, state, fault, warning, arrival, source, "
                              "arrived_at, duration_s, distance_m, load FROM activity");
    case RowKind::ActivityWords:
        return QStringLiteral("id, file_name, fault_byte, comment, effort, feel FROM activity");
    case RowKind::Analysis:
        return QStringLiteral("title, workout_id, day, started_at, %1, sport, missed, state, score, band, "
                              "%2, reasons, planned_s, done_s, planned_load, done_load, %3, "
                              "adjust_reason, handed_to_head, auto_approved, publish_fault FROM analysis")
            .arg(kAnalyzedAgain,
                 unlessHidden(QStringLiteral("analysis"), QStringLiteral("verdict"),
                              QStringLiteral("verdict IN ('sick', 'injured')"), QStringLiteral("NULL")),
                 unlessHidden(QStringLiteral("analysis"), QStringLiteral("flags"),
                              QStringLiteral("flags LIKE '%felt_bad%'"),
                              QStringLiteral("TRIM(REPLACE(' ' || flags || ' ', ' felt_bad ', ' '))")));
    case RowKind::Stream: return QStringLiteral("analysis_id, place, samples FROM stream");
    case RowKind::Note:
        return QStringLiteral("analysis_id, author_id, text, pinned, written_at FROM coach_note");
    case RowKind::HeldOp:
        return QStringLiteral("coach_id, op_id, row_id, command, received_at, decision, decided_at, "
                              "decided_by FROM held_op");
    case RowKind::HeldWords:
    case RowKind::Company:
    case RowKind::Invite:
    case RowKind::AnalysisDetail:
    case RowKind::Feedback:
    case RowKind::Report: break;
    }
    return {};
}

QByteArray writeRow(RowKind kind, const Statement& row) {
    switch (kind) {
    case RowKind::Coach: return coach(row);
    case RowKind::Athlete: return athlete(row);
    case RowKind::Threshold: return threshold(row);
    case RowKind::DayMark: return dayMark(row);
    case RowKind::Consent: return consent(row);
    case RowKind::Workout: return workout(row);
    case RowKind::WorkoutStructure: return workoutStructure(row);
    case RowKind::Activity: return activity(row);
    case RowKind::ActivityWords: return activityWords(row);
    case RowKind::Analysis: return analysis(row);
    case RowKind::Stream: return stream(row);
    case RowKind::Note: return note(row);
    case RowKind::HeldOp: return heldOp(row);
    case RowKind::HeldWords:
    case RowKind::Company:
    case RowKind::Invite:
    case RowKind::AnalysisDetail:
    case RowKind::Feedback:
    case RowKind::Report: break;
    }
    return {};
}

bool isDerived(RowKind kind) {
    return kind == RowKind::WorkoutStructure || kind == RowKind::ActivityWords ||
           kind == RowKind::AnalysisDetail || kind == RowKind::HeldWords;
}

/// Whether the invite of this row can be used, which the last of its columns tells.
struct ShownInvite {
    QByteArray object;
    QString hash;
    bool open = false;
};

ShownInvite showInvite(const Statement& row) {
    Members to(row);
    to.words("email").text("created_by").number("created_at").number("expires_at");
    to.number("used_at").text("used_by").number("revoked_at");
    ShownInvite read;
    read.hash = to.columns().get<QString>();
    read.open = to.columns().get<bool>();
    read.object = to.take();
    return read;
}

QByteArray version(const Statement& row) {
    Members to(row);
    to.number("version").number("base").text("writer").text("coach").number("written_at");
    const auto text = to.columns().get<QString>();
    // Of a text that was rewritten many times, the oldest would make the row too long.
    if (to.columns().get<bool>())
        to.out().field("text", text);
    return to.take();
}

QByteArray leg(const Statement& row) {
    Members to(row);
    to.text("activity").number("leg");
    return to.take();
}

void writeArray(JsonWriter& out, std::string_view name, const QList<QByteArray>& objects) {
    out.key(name).beginArray();
    for (const QByteArray& object : objects)
        out.raw(object);
    out.endArray();
}

QUuid rowId(const Statement& row) {
    return QUuid::fromString(row.get<QString>(0));
}

} // namespace

template <class Read>
auto Renderer::each(const QString& sql, const QString& column, const QStringList& ids, Read read)
    -> Result<std::vector<std::pair<QUuid, std::invoke_result_t<Read, const Statement&>>>> {
    const ScopeFilter filter = ScopeFilter::anyOf(column, ids);
    return filter.list(
        m_connection, sql.arg(filter.sql()),
        [&read](const Statement& row) { return std::pair(rowId(row), read(row)); }, m_company);
}

Renderer::Payloads Renderer::payloads(RowKind kind, const std::vector<QUuid>& ids) {
    QStringList stored;
    for (const QUuid& id : ids)
        stored.append(domain::idText(isDerived(kind) ? bodyRowId(id, kind) : id));
    auto written = writtenRows(kind, stored);
    if (!written || !isDerived(kind))
        return written;
    Objects derived;
    for (auto row = written->cbegin(); row != written->cend(); ++row)
        derived.insert(bodyRowId(row.key(), kind), row.value());
    return derived;
}

Renderer::Payloads Renderer::writtenRows(RowKind kind, const QStringList& ids) {
    switch (kind) {
    case RowKind::Company: {
        const auto publicUrl = installationValue(m_connection, kToldUrl);
        if (!publicUrl)
            return tl::unexpected(publicUrl.error());
        return objects(QStringLiteral("SELECT id, name, time_zone, language, units, report_score, "
                                      "offline_days FROM company WHERE id = ?%1"),
                       ids,
                       [&](const Statement& row) { return company(row, publicUrl->value_or(QString())); });
    }
    case RowKind::Invite: return invites(ids);
    case RowKind::AnalysisDetail: return analysisDetails(ids);
    case RowKind::Feedback: return feedback(ids);
    case RowKind::Report: return reports(ids);
    case RowKind::HeldWords: return heldWords(ids);
    default: break;
    }
    return objects(QStringLiteral("SELECT id, ") + selectOf(kind) + QStringLiteral(" WHERE company_id = ?%1"),
                   ids, [kind](const Statement& row) { return writeRow(kind, row); });
}

template <class Write>
Renderer::Payloads Renderer::objects(const QString& sql, const QStringList& ids, Write write) {
    auto rows = each(sql, QStringLiteral("id"), ids, std::move(write));
    if (!rows)
        return tl::unexpected(rows.error());
    Objects objects;
    for (auto& [id, object] : *rows)
        objects.insert(id, std::move(object));
    return objects;
}

Result<QHash<QUuid, QList<QByteArray>>> Renderer::parts(const QString& sql, const QString& column,
                                                        const QStringList& ids,
                                                        QByteArray (*write)(const Statement&)) {
    auto rows = each(sql, column, ids, write);
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<QUuid, QList<QByteArray>> parts;
    for (auto& [id, part] : *rows)
        parts[id].append(std::move(part));
    return parts;
}

Renderer::Payloads Renderer::invites(const QStringList& ids) {
    const auto rows =
        each(QStringLiteral(
                 "SELECT id, email, created_by, created_at, expires_at, used_at, used_by, revoked_at, hash, "
                 "used_at IS NULL AND revoked_at IS NULL FROM invite WHERE company_id = ?%1"),
             QStringLiteral("id"), ids, showInvite);
    if (!rows)
        return tl::unexpected(rows.error());
    Objects objects;
    for (const auto& [id, read] : *rows) {
        QByteArray object = read.object;
        if (read.open) {
            const auto code = shownInviteCode(m_connection, m_company, domain::InviteId(id), read.hash);
            if (!code)
                return tl::unexpected(code.error());
            if (*code) // letters and digits, so that nothing in it needs an escape
                object.insert(object.size() - 1, ",\"code\":\"" + (*code)->toLatin1() + '"');
        }
        objects.insert(id, object);
    }
    return objects;
}

Renderer::Payloads Renderer::reports(const QStringList& ids) {
    if (!m_linkKey) {
        auto linkKey = reportLinkKey(m_connection);
        if (!linkKey)
            return tl::unexpected(linkKey.error());
        m_linkKey = std::move(*linkKey);
    }
    return objects(
        QStringLiteral("SELECT id, analysis_id, version, created_at, off_at, off_by, views, "
                       "generation FROM report WHERE company_id = ?%1"),
        ids, [this](const Statement& row) {
            Members to(row);
            to.text("analysis").number("version").number("created_at").number("off_at");
            to.text("off_by").number("views");
            const auto generation = to.columns().get<int>();
            // A link that was switched off is not shown again.
            if (!row.get<std::optional<std::int64_t>>(4))
                to.out().field(
                    "token", ReportToken::make(*m_linkKey, domain::ReportId(rowId(row)), generation).text());
            return to.take();
        });
}

Renderer::Payloads Renderer::feedback(const QStringList& ids) {
    const auto versions = parts(
        QStringLiteral("SELECT feedback_id, version, base_version, writer, coach_id, written_at, text, "
                       "version = (SELECT MAX(d.version) FROM feedback_version d WHERE d.company_id = "
                       "v.company_id AND d.feedback_id = v.feedback_id AND d.writer <> 'coach') OR "
                       "version = (SELECT MAX(c.version) FROM feedback_version c WHERE c.company_id = "
                       "v.company_id AND c.feedback_id = v.feedback_id) OR "
                       "SUM(LENGTH(text)) OVER (PARTITION BY feedback_id ORDER BY version DESC) <= ") +
            QString::number(kMostOlderText) +
            QStringLiteral(" FROM feedback_version v WHERE company_id = ?%1 ORDER BY feedback_id, version"),
        QStringLiteral("feedback_id"), ids, version);
    if (!versions)
        return tl::unexpected(versions.error());
    return objects(
        QStringLiteral("SELECT id, analysis_id, personal_note FROM feedback WHERE company_id = ?%1"), ids,
        [&versions](const Statement& row) {
            Members to(row);
            to.text("analysis").words("personal_note");
            writeArray(to.out(), "versions", versions->value(rowId(row)));
            return to.take();
        });
}

Renderer::Payloads Renderer::analysisDetails(const QStringList& ids) {
    const auto legs = parts(QStringLiteral("SELECT analysis_id, activity_id, leg FROM pairing "
                                           "WHERE company_id = ?%1 ORDER BY analysis_id, place"),
                            QStringLiteral("analysis_id"), ids, leg);
    if (!legs)
        return tl::unexpected(legs.error());
    return objects(QStringLiteral("SELECT id, id, mode, adjust_note, hand_note, decided_at, decided_by, "
                                  "published_at, detail FROM analysis WHERE company_id = ?%1"),
                   ids, [&legs](const Statement& row) {
                       Members to(row);
                       to.text("analysis").text("mode").words("adjust_note").words("hand_note");
                       to.number("decided_at").text("decided_by").number("published_at").json("detail");
                       writeArray(to.out(), "legs", legs->value(rowId(row)));
                       return to.take();
                   });
}

Renderer::Payloads Renderer::heldWords(const QStringList& ids) {
    // By the day and not by what was noted: a permission can have ended since the day's chores.
    const auto without = athletesWithout(m_connection, m_company, domain::kSeeSessions, m_now);
    if (!without)
        return tl::unexpected(without.error());
    return objects(QStringLiteral("SELECT id, athlete_id, op FROM held_op WHERE company_id = ?%1"), ids,
                   [&without](const Statement& row) {
                       const bool hidden = std::find(without->begin(), without->end(),
                                                     row.get<domain::AthleteId>(1)) != without->end();
                       return protocol::heldWordsOf(hidden ? QByteArray() : heldPayload(row.get<QString>(2)));
                   });
}

} // namespace leadout::backend
