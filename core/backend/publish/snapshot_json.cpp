// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/snapshot_json.h"

#include "core/backend/publish/snapshot_curves.h"
#include "core/domain/commands/athletes.h"
#include "core/protocol/analysis_json.h"
#include "core/protocol/engine_words.h"
#include "core/protocol/json_writer.h"

#include <string>

namespace leadout::backend {

using protocol::JsonErrorKind;
using protocol::JsonValue;
using protocol::JsonWriter;
using protocol::ObjectReader;

namespace {

constexpr protocol::JsonLimits kLimits{.bytes = 4 * 1024 * 1024, .values = 100'000, .depth = 8};
constexpr std::size_t kMostReasons = 20;
constexpr std::size_t kMostSeries = 2;

struct NamedTotal {
    std::string_view name;
    std::optional<double> ReportTotals::*value;
};
constexpr NamedTotal kTotals[] = {
    {"duration_s", &ReportTotals::duration_s},
    {"distance_m", &ReportTotals::distance_m},
    {"load", &ReportTotals::load},
    {"intensity", &ReportTotals::intensity},
    {"weighted_power_w", &ReportTotals::weighted_power_w},
    {"avg_hr_bpm", &ReportTotals::avg_hr_bpm},
};

void writeTotals(JsonWriter& out, const ReportTotals& totals) {
    out.beginObject();
    for (const NamedTotal& total : kTotals)
        out.field(total.name, totals.*total.value);
    out.endObject();
}

ReportTotals readTotals(ObjectReader& reader) {
    ReportTotals totals;
    for (const NamedTotal& total : kTotals)
        totals.*total.value = reader.optional<double>(total.name);
    return totals;
}

void writeRange(JsonWriter& out, const ReportRange& range) {
    out.field("low", range.low).field("high", range.high);
}

ReportRange readRange(ObjectReader& reader) {
    ReportRange range;
    range.low = reader.required<double>("low");
    range.high = reader.required<double>("high");
    return range;
}

void writeStep(JsonWriter& out, const ReportStep& step) {
    out.beginObject().field("name", step.name).field("kind", key(step.kind)).field("repeat", step.repeat);
    out.field("planned_s", step.planned_s).field("done_s", step.done_s);
    if (step.target)
        writeRange(out, *step.target);
    out.field("done", step.done).field("unit", key(step.unit)).endObject();
}

ReportStep readStep(ObjectReader& reader) {
    ReportStep step;
    step.name = reader.required<QString>("name");
    step.kind = reader.required<engine::StepKind>("kind");
    step.repeat = reader.required<int>("repeat");
    step.planned_s = reader.required<double>("planned_s");
    step.done_s = reader.required<double>("done_s");
    if (reader.has("low"))
        step.target = readRange(reader);
    step.done = reader.optional<double>("done");
    step.unit = reader.required<engine::Unit>("unit");
    return step;
}

void writeSeries(JsonWriter& out, const ReportSeries& series) {
    out.beginObject().field("unit", key(series.unit)).field("every_s", series.every_s);
    out.key("values").beginArray();
    for (const std::optional<double>& value : series.values) {
        if (value)
            out.value(*value);
        else
            out.null();
    }
    out.endArray().endObject();
}

/// A place of a curve; null where nothing was recorded.
struct Place {
    std::optional<double> value;
};

protocol::Refusal decode(const JsonValue& value, Place& out) {
    if (value.isNull())
        return std::nullopt;
    double number = 0.0;
    const protocol::Refusal refusal = protocol::decode(value, number);
    if (!refusal)
        out.value = number;
    return refusal;
}

ReportSeries readSeries(ObjectReader& reader) {
    ReportSeries series;
    series.unit = reader.required<engine::Unit>("unit");
    series.every_s = reader.required<double>("every_s");
    for (const Place& place : reader.requiredList<Place>("values", kMostCurvePlaces))
        series.values.push_back(place.value);
    return series;
}

void writeTarget(JsonWriter& out, const ReportTarget& target) {
    out.beginObject().field("start_s", target.start_s).field("end_s", target.end_s);
    writeRange(out, target.range);
    out.field("unit", key(target.unit)).endObject();
}

ReportTarget readTarget(ObjectReader& reader) {
    ReportTarget target;
    target.start_s = reader.required<double>("start_s");
    target.end_s = reader.required<double>("end_s");
    target.range = readRange(reader);
    target.unit = reader.required<engine::Unit>("unit");
    return target;
}

template <class Things, class Write>
void writeList(JsonWriter& out, std::string_view name, const Things& things, Write write) {
    out.key(name).beginArray();
    for (const auto& thing : things)
        write(out, thing);
    out.endArray();
}

template <class Thing, class Read>
std::vector<Thing> readList(ObjectReader& reader, std::string_view name, std::size_t most, Read read) {
    std::vector<Thing> things;
    reader.requiredObjects(name, most, [&](ObjectReader& object) { things.push_back(read(object)); });
    return things;
}

ReportSnapshot readMembers(ObjectReader& reader) {
    ReportSnapshot snapshot;
    snapshot.language = reader.required<QString>("language");
    snapshot.units = reader.flag("imperial") ? domain::UnitSystem::Imperial : domain::UnitSystem::Metric;
    snapshot.date = reader.required<QDate>("date");
    snapshot.sport = reader.required<engine::Sport>("sport");
    snapshot.workout_name = reader.required<QString>("workout_name");
    reader.optionalObject("planned",
                          [&snapshot](ObjectReader& object) { snapshot.planned = readTotals(object); });
    reader.requiredObject("done", [&snapshot](ObjectReader& object) { snapshot.done = readTotals(object); });
    snapshot.score = reader.optional<int>("score");
    snapshot.verdict = reader.optional<engine::Verdict>("verdict");
    snapshot.reasons = readList<engine::Sentence>(reader, "reasons", kMostReasons, protocol::readSentence);
    snapshot.feedback = reader.required<QString>("feedback");
    snapshot.steps = readList<ReportStep>(reader, "steps", domain::kMaxFlatSteps, readStep);
    snapshot.duration_s = reader.required<double>("duration_s");
    snapshot.series = readList<ReportSeries>(reader, "series", kMostSeries, readSeries);
    snapshot.targets = readList<ReportTarget>(reader, "targets", domain::kMaxFlatSteps, readTarget);
    return snapshot;
}

} // namespace

QByteArray writeSnapshot(const ReportSnapshot& snapshot) {
    JsonWriter out;
    out.beginObject().field("language", snapshot.language);
    out.flag("imperial", snapshot.units == domain::UnitSystem::Imperial);
    out.field("date", snapshot.date).field("sport", key(snapshot.sport));
    out.field("workout_name", snapshot.workout_name);
    if (snapshot.planned)
        writeTotals(out.key("planned"), *snapshot.planned);
    writeTotals(out.key("done"), snapshot.done);
    out.field("score", snapshot.score);
    if (snapshot.verdict)
        out.field("verdict", key(*snapshot.verdict));
    writeList(out, "reasons", snapshot.reasons, protocol::writeSentence);
    out.field("feedback", snapshot.feedback);
    writeList(out, "steps", snapshot.steps, writeStep);
    out.field("duration_s", snapshot.duration_s);
    writeList(out, "series", snapshot.series, writeSeries);
    writeList(out, "targets", snapshot.targets, writeTarget);
    return out.endObject().take();
}

protocol::JsonResult<ReportSnapshot> readSnapshot(QByteArrayView json) {
    return protocol::readMessage(json, kLimits, protocol::UnknownFields::Refuse, readMembers);
}

} // namespace leadout::backend
