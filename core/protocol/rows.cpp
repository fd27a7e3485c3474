// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/rows.h"

#include "core/protocol/endpoints.h"
#include "core/protocol/engine_words.h"
#include "core/protocol/json_writer.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace leadout::protocol {

namespace {

constexpr JsonLimits kRowLimits{.bytes = kMaxAnswerBytes, .values = 500'000};
constexpr std::size_t kMaxVersions = 10'000;
constexpr std::size_t kMaxLegs = 100;

template <typename T>
JsonResult<T> read(QByteArrayView payload, T (*members)(ObjectReader&)) {
    return readMessage(payload, kRowLimits, UnknownFields::Keep, members);
}

QString words(ObjectReader& reader, std::string_view name) {
    return reader.optional<QString>(name).value_or(QString());
}

std::optional<domain::Instant> moment(ObjectReader& reader, std::string_view name) {
    const auto at = reader.optional<std::int64_t>(name);
    return at ? std::optional(domain::Instant(std::chrono::milliseconds(*at))) : std::nullopt;
}

domain::Instant requiredMoment(ObjectReader& reader, std::string_view name) {
    return domain::Instant(std::chrono::milliseconds(reader.required<std::int64_t>(name)));
}

std::optional<int> seconds(ObjectReader& reader, std::string_view name) {
    return reader.optional<int>(name);
}

CompanyRow company(ObjectReader& reader) {
    CompanyRow row;
    row.name = reader.required<QString>("name");
    row.timeZone = words(reader, "time_zone");
    row.language = words(reader, "language");
    row.units = words(reader, "units");
    row.publicUrl = words(reader, "public_url");
    // Other bounds of another backend are no reason to show nothing of the company.
    row.offlineDays = std::clamp(reader.optional<int>("offline_days").value_or(domain::kUsualOfflineDays),
                                 domain::kFewestOfflineDays, domain::kMostOfflineDays);
    return row;
}

CoachRow coach(ObjectReader& reader) {
    CoachRow row;
    row.name = reader.required<QString>("name");
    row.email = words(reader, "email");
    row.role = reader.required<domain::Role>("role");
    row.status = reader.required<domain::MembershipStatus>("status");
    row.joinedAt = moment(reader, "joined_at");
    return row;
}

InviteRow invite(ObjectReader& reader) {
    InviteRow row;
    row.email = words(reader, "email");
    row.createdAt = requiredMoment(reader, "created_at");
    row.expiresAt = requiredMoment(reader, "expires_at");
    row.usedAt = moment(reader, "used_at");
    row.revokedAt = moment(reader, "revoked_at");
    return row;
}

AthleteRow athlete(ObjectReader& reader) {
    AthleteRow row;
    row.name = reader.required<QString>("name");
    row.email = words(reader, "email");
    row.timeZone = words(reader, "time_zone");
    row.language = words(reader, "language");
    row.status = reader.required<domain::AthleteStatus>("status");
    row.deactivateOn = reader.optional<QDate>("deactivate_on");
    row.mode = reader.optional<domain::FeedbackMode>("feedback_mode").value_or(domain::FeedbackMode::Review);
    row.trainingType = reader.optional<domain::TrainingType>("training_type");
    row.planType = reader.optional<domain::PlanType>("plan_type").value_or(domain::PlanType::Custom);
    row.coach = reader.optional<domain::CoachId>("coach");
    row.goal = words(reader, "goal");
    row.raceName = words(reader, "race_name");
    row.raceOn = reader.optional<QDate>("race_on");
    return row;
}

ThresholdRow threshold(ObjectReader& reader) {
    ThresholdRow row;
    row.from = reader.required<QDate>("from");
    row.values.power_w = reader.optional<double>("power_w");
    row.values.heart_rate_bpm = reader.optional<double>("heart_rate_bpm");
    row.values.max_heart_rate_bpm = reader.optional<double>("max_heart_rate_bpm");
    row.values.run_speed_m_s = reader.optional<double>("run_speed_m_s");
    row.values.swim_speed_m_s = reader.optional<double>("swim_speed_m_s");
    return row;
}

DayMarkRow dayMark(ObjectReader& reader) {
    return {reader.required<QDate>("day"), reader.required<domain::DayMark>("mark")};
}

ConsentRow consent(ObjectReader& reader) {
    ConsentRow row;
    row.kind = reader.required<domain::ConsentKind>("kind");
    row.given = reader.required<bool>("given");
    // Rows of earlier backends have other words here.
    if (const auto how = reader.optional<QString>("how"))
        row.how = domain::fromKey<domain::ConsentHow>(how->toStdString());
    row.decidedAt = requiredMoment(reader, "decided_at");
    row.until = reader.optional<QDate>("until");
    return row;
}

WorkoutRow workout(ObjectReader& reader) {
    WorkoutRow row;
    row.title = words(reader, "title");
    row.day = reader.required<QDate>("day");
    row.sport = reader.required<engine::Sport>("sport");
    row.type = reader.optional<engine::SessionType>("type").value_or(engine::SessionType::Training);
    row.state = reader.optional<domain::PlannedState>("state").value_or(domain::PlannedState::Open);
    row.durationS = reader.optional<double>("duration_s");
    row.distanceM = reader.optional<double>("distance_m");
    row.load = reader.optional<double>("load");
    row.intensity = reader.optional<double>("intensity");
    row.byDistance = reader.flag("by_distance");
    return row;
}

ActivityRow activity(ObjectReader& reader) {
    ActivityRow row;
    row.day = reader.optional<QDate>("day").value_or(QDate());
    row.startedAt = moment(reader, "started_at").value_or(domain::Instant());
    row.sport = reader.optional<engine::Sport>("sport").value_or(engine::Sport::Other);
    row.durationS = seconds(reader, "duration_s");
    row.load = reader.optional<double>("load");
    row.state = words(reader, "state");
    row.fault = words(reader, "fault");
    return row;
}

ActivityWordsRow activityWords(ObjectReader& reader) {
    ActivityWordsRow row;
    row.activity = reader.required<domain::ActivityId>("activity");
    row.fileName = words(reader, "file_name");
    row.faultByte = reader.optional<std::int64_t>("fault_byte");
    row.comment = words(reader, "comment");
    row.effort = reader.optional<int>("effort");
    row.feel = reader.optional<int>("feel");
    return row;
}

std::vector<engine::Reason> reasons(ObjectReader& reader) {
    std::vector<engine::Reason> list;
    for (const QString& word : words(reader, "reasons").split(u' ', Qt::SkipEmptyParts)) {
        if (const auto reason = engineValue<engine::Reason>(word.toStdString()))
            list.push_back(*reason);
        else
            reader.refuse("reasons", JsonErrorKind::UnknownWord);
    }
    return list;
}

AnalysisRow analysis(ObjectReader& reader) {
    AnalysisRow row;
    row.title = words(reader, "title");
    row.workout = reader.optional<domain::WorkoutId>("workout");
    row.day = reader.required<QDate>("day");
    row.startedAt = requiredMoment(reader, "started_at");
    if (const auto again = reader.optional<int>("again"))
        row.analyzedAgainAt = row.startedAt + std::chrono::minutes(*again);
    row.sport = reader.required<engine::Sport>("sport");
    row.missed = reader.flag("missed");
    row.state = reader.required<domain::AnalysisState>("state");
    row.score = reader.optional<int>("score");
    row.band = reader.optional<engine::Band>("band");
    row.verdict = reader.optional<engine::Verdict>("verdict");
    row.reasons = reasons(reader);
    row.plannedS = seconds(reader, "planned_s");
    row.doneS = seconds(reader, "done_s");
    row.plannedLoad = reader.optional<double>("planned_load");
    row.doneLoad = reader.optional<double>("done_load");
    row.flags = words(reader, "flags").split(u' ', Qt::SkipEmptyParts);
    row.adjusted = reader.optional<domain::AdjustReason>("adjusted");
    row.handedToHead = reader.flag("handed");
    row.autoApproved = reader.flag("auto");
    row.publishFault = words(reader, "publish_fault");
    return row;
}

QByteArray objectText(ObjectReader& reader, std::string_view name) {
    const JsonValue* value = reader.optionalValue(name);
    return value ? compactJson(*value) : QByteArrayLiteral("{}");
}

AnalysisDetailRow analysisDetail(ObjectReader& reader) {
    AnalysisDetailRow row;
    row.analysis = reader.required<domain::AnalysisId>("analysis");
    row.mode = reader.optional<domain::FeedbackMode>("mode").value_or(domain::FeedbackMode::Review);
    row.adjustNote = words(reader, "adjust_note");
    row.handNote = words(reader, "hand_note");
    row.decidedAt = moment(reader, "decided_at");
    row.decidedBy = reader.optional<domain::CoachId>("decided_by");
    row.publishedAt = moment(reader, "published_at");
    row.detail = objectText(reader, "detail");
    reader.optionalObjects("legs", kMaxLegs, [&row](ObjectReader& leg) {
        row.legs.push_back(
            {leg.required<domain::ActivityId>("activity"), leg.optional<int>("leg").value_or(0)});
    });
    return row;
}

StreamRow stream(ObjectReader& reader) {
    StreamRow row;
    row.analysis = reader.required<domain::AnalysisId>("analysis");
    row.place = reader.optional<int>("place").value_or(0);
    row.samples = objectText(reader, "samples");
    return row;
}

FeedbackRow::Version version(ObjectReader& reader) {
    FeedbackRow::Version version;
    version.version = reader.required<int>("version");
    version.base = reader.optional<int>("base");
    const auto writer = reader.required<QString>("writer");
    version.byMachine = writer != QLatin1String("coach");
    version.byModel = writer == QLatin1String("model");
    version.coach = reader.optional<domain::CoachId>("coach");
    version.writtenAt = requiredMoment(reader, "written_at");
    version.text = reader.optional<QString>("text");
    return version;
}

FeedbackRow feedback(ObjectReader& reader) {
    FeedbackRow row;
    row.analysis = reader.required<domain::AnalysisId>("analysis");
    row.personalNote = words(reader, "personal_note");
    reader.requiredObjects("versions", kMaxVersions,
                           [&row](ObjectReader& each) { row.versions.push_back(version(each)); });
    if (row.versions.empty())
        reader.refuse("versions", JsonErrorKind::OutOfRange);
    return row;
}

NoteRow note(ObjectReader& reader) {
    NoteRow row;
    row.analysis = reader.optional<domain::AnalysisId>("analysis");
    row.author = reader.optional<domain::CoachId>("author");
    row.text = words(reader, "text");
    row.pinned = reader.flag("pinned");
    row.writtenAt = requiredMoment(reader, "written_at");
    return row;
}

ReportRow report(ObjectReader& reader) {
    ReportRow row;
    row.analysis = reader.required<domain::AnalysisId>("analysis");
    row.createdAt = requiredMoment(reader, "created_at");
    row.offAt = moment(reader, "off_at");
    row.views = reader.optional<std::int64_t>("views").value_or(0);
    row.token = words(reader, "token");
    return row;
}

HeldOpRow heldOp(ObjectReader& reader) {
    HeldOpRow row;
    row.row = reader.required<QUuid>("row");
    row.coach = reader.optional<domain::CoachId>("coach");
    row.command = words(reader, "command");
    row.receivedAt = moment(reader, "received_at").value_or(domain::Instant());
    row.decision = words(reader, "decision");
    return row;
}

HeldWordsRow heldWords(ObjectReader& reader) {
    HeldWordsRow row;
    row.text = words(reader, "text");
    row.reason = words(reader, "reason");
    row.note = words(reader, "note");
    row.contentHash = words(reader, "content_hash");
    return row;
}

void writeVersion(JsonWriter& out, const FeedbackRow::Version& version) {
    const char* writer = version.byModel ? "model" : version.byMachine ? "built_in" : "coach";
    out.beginObject().field("version", version.version).field("base", version.base);
    out.field("writer", std::string_view(writer)).field("coach", version.coach);
    out.field("written_at", std::int64_t{version.writtenAt.time_since_epoch().count()});
    out.field("text", version.text).endObject();
}

} // namespace

const FeedbackRow::Version* FeedbackRow::draft() const {
    for (auto each = versions.rbegin(); each != versions.rend(); ++each) {
        if (each->byMachine)
            return &*each;
    }
    return nullptr;
}

JsonResult<CompanyRow> readCompanyRow(QByteArrayView payload) {
    return read(payload, company);
}
JsonResult<CoachRow> readCoachRow(QByteArrayView payload) {
    return read(payload, coach);
}
JsonResult<InviteRow> readInviteRow(QByteArrayView payload) {
    return read(payload, invite);
}
JsonResult<AthleteRow> readAthleteRow(QByteArrayView payload) {
    return read(payload, athlete);
}
JsonResult<ThresholdRow> readThresholdRow(QByteArrayView payload) {
    return read(payload, threshold);
}
JsonResult<DayMarkRow> readDayMarkRow(QByteArrayView payload) {
    return read(payload, dayMark);
}
JsonResult<ConsentRow> readConsentRow(QByteArrayView payload) {
    return read(payload, consent);
}
JsonResult<WorkoutRow> readWorkoutRow(QByteArrayView payload) {
    return read(payload, workout);
}
JsonResult<ActivityRow> readActivityRow(QByteArrayView payload) {
    return read(payload, activity);
}
JsonResult<ActivityWordsRow> readActivityWordsRow(QByteArrayView payload) {
    return read(payload, activityWords);
}
JsonResult<AnalysisRow> readAnalysisRow(QByteArrayView payload) {
    return read(payload, analysis);
}
JsonResult<AnalysisDetailRow> readAnalysisDetailRow(QByteArrayView payload) {
    return read(payload, analysisDetail);
}
JsonResult<StreamRow> readStreamRow(QByteArrayView payload) {
    return read(payload, stream);
}
JsonResult<FeedbackRow> readFeedbackRow(QByteArrayView payload) {
    return read(payload, feedback);
}
JsonResult<NoteRow> readNoteRow(QByteArrayView payload) {
    return read(payload, note);
}
JsonResult<ReportRow> readReportRow(QByteArrayView payload) {
    return read(payload, report);
}
JsonResult<HeldOpRow> readHeldOpRow(QByteArrayView payload) {
    return read(payload, heldOp);
}
JsonResult<HeldWordsRow> readHeldWordsRow(QByteArrayView payload) {
    return read(payload, heldWords);
}

QByteArray heldWordsOf(QByteArrayView payload) {
    JsonWriter out;
    out.beginObject();
    if (const auto value = parseJson(payload, kRowLimits)) {
        ObjectReader reader(*value, UnknownFields::Keep);
        const auto copy = [&](std::string_view from, std::string_view to) {
            if (const QString said = words(reader, from); !said.isEmpty())
                out.field(to, said);
        };
        copy("text", "text");
        copy("comment", "text");
        copy("reason", "reason");
        copy("note", "note");
        copy("content_hash", "content_hash");
    }
    return out.endObject().take();
}

QByteArray withVersion(const FeedbackRow& row, const FeedbackRow::Version& next) {
    JsonWriter out;
    out.beginArray();
    for (const FeedbackRow::Version& each : row.versions)
        writeVersion(out, each);
    writeVersion(out, next);
    return out.endArray().take();
}

} // namespace leadout::protocol
