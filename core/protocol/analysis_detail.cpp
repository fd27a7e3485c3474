// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/analysis_detail.h"

#include "core/domain/commands/athletes.h"
#include "core/protocol/analysis_json.h"
#include "core/protocol/engine_words.h"
#include "core/protocol/numbers_json.h"

#include <algorithm>
#include <utility>

namespace leadout::protocol {

namespace {

constexpr JsonLimits kDetailLimits{.bytes = 1024 * 1024};
constexpr JsonLimits kStreamLimits{.bytes = 256 * 1024};
constexpr std::size_t kMaxDetailLegs = 100;

using Curve = std::vector<std::optional<double>>;

struct NamedCurve {
    std::string_view name;
    Curve StreamSamples::*curve;
};
constexpr NamedCurve kCurves[] = {
    {"power_w", &StreamSamples::power_w},
    {"heart_rate_bpm", &StreamSamples::heart_rate_bpm},
    {"cadence_rpm", &StreamSamples::cadence_rpm},
    {"speed_m_s", &StreamSamples::speed_m_s},
};

void writePlanned(JsonWriter& out, const PlannedTotals& planned) {
    out.beginObject().field("duration_s", planned.duration_s).field("distance_m", planned.distance_m);
    if (planned.load) {
        out.key("load").beginObject().field("value", planned.load->value);
        out.field("method", key(planned.load->method)).endObject();
    }
    out.field("intensity", planned.intensity).endObject();
}

PlannedTotals readPlanned(ObjectReader& reader) {
    PlannedTotals planned;
    planned.duration_s = reader.optional<double>("duration_s");
    planned.distance_m = reader.optional<double>("distance_m");
    reader.optionalObject("load", [&planned](ObjectReader& load) {
        planned.load =
            engine::Load{load.required<double>("value"), load.required<engine::LoadMethod>("method")};
    });
    planned.intensity = reader.optional<double>("intensity");
    return planned;
}

void writeLast(JsonWriter& out, const engine::LastTime& last) {
    out.beginObject();
    if (last.work_average)
        out.field("work_average", last.work_average->value).field("unit", key(last.work_average->unit));
    out.field("avg_hr_bpm", last.avg_hr_bpm).field("repeats_done", last.repeats_done);
    out.field("repeats_planned", last.repeats_planned);
    if (last.work_range)
        out.field("work_low", last.work_range->low)
            .field("work_high", last.work_range->high)
            .field("work_unit", key(last.work_range->unit));
    out.endObject();
}

engine::LastTime readLast(ObjectReader& reader) {
    engine::LastTime last;
    if (const auto average = reader.optional<double>("work_average"))
        last.work_average = engine::Quantity{*average, reader.required<engine::Unit>("unit")};
    last.avg_hr_bpm = reader.optional<double>("avg_hr_bpm");
    last.repeats_done = reader.required<int>("repeats_done");
    last.repeats_planned = reader.optional<int>("repeats_planned").value_or(0); // older ones lack these
    if (const auto low = reader.optional<double>("work_low"))
        last.work_range = engine::TargetRange{*low, reader.required<double>("work_high"),
                                              reader.required<engine::Unit>("work_unit")};
    return last;
}

AnalysisDetail readDetailMembers(ObjectReader& reader) {
    AnalysisDetail detail;
    reader.optionalObject("planned",
                          [&detail](ObjectReader& object) { detail.planned = readPlanned(object); });
    reader.requiredObject("metrics",
                          [&detail](ObjectReader& object) { detail.metrics = readMetrics(object); });
    reader.requiredObject("compliance",
                          [&detail](ObjectReader& object) { detail.compliance = readCompliance(object); });
    reader.optionalObjects("spans", domain::kMaxFlatSteps, [&detail](ObjectReader& object) {
        detail.spans.push_back({object.required<double>("start_s"), object.required<double>("end_s")});
    });
    if (reader.has("legs"))
        detail.legs = reader.requiredList<engine::Sport>("legs", kMaxDetailLegs);
    detail.facts = reader.optional<QString>("facts").value_or(QString());
    detail.structure = reader.optional<QString>("structure").value_or(QString());
    reader.optionalObject("waits", [&detail](ObjectReader& object) { detail.waits = readSentence(object); });
    detail.unsure_pairing = reader.flag("unsure_pairing");
    detail.led_through = reader.flag("led_through");
    detail.needs_coach_line = reader.flag("needs_coach_line");
    detail.threshold_w = reader.optional<double>("threshold_w");
    reader.optionalObject("last", [&detail](ObjectReader& object) { detail.last = readLast(object); });
    detail.first_of_its_kind = reader.flag("first_of_its_kind");
    detail.numbers = readNumbers(reader, "numbers");
    reader.optionalObjects("leg_numbers", kMaxDetailLegs, [&detail](ObjectReader& object) {
        detail.leg_numbers.push_back(readNumbers(object, "numbers"));
    });
    detail.curve = readBests(reader, "curve");
    detail.suggestion = readSuggestion(reader, "suggestion");
    return detail;
}

void writeCurve(JsonWriter& out, std::string_view name, const Curve& curve) {
    if (curve.empty())
        return;
    out.key(name).beginArray();
    for (const std::optional<double>& value : curve) {
        if (value)
            out.value(*value);
        else
            out.null();
    }
    out.endArray();
}

/// A place of a curve: a number, or null where nothing was recorded.
struct Place {
    std::optional<double> value;
};

Refusal decode(const JsonValue& value, Place& out) {
    if (value.isNull())
        return std::nullopt;
    if (const auto* number = value.as<double>())
        out.value = *number;
    else if (const auto* whole = value.as<std::int64_t>())
        out.value = static_cast<double>(*whole);
    else
        return JsonErrorKind::WrongType;
    return std::nullopt;
}

Curve readCurve(ObjectReader& reader, std::string_view name) {
    if (!reader.has(name))
        return {};
    Curve curve;
    for (const Place& place : reader.requiredList<Place>(name, kMaxStreamPlaces))
        curve.push_back(place.value);
    return curve;
}

StreamSamples readSamples(ObjectReader& reader) {
    StreamSamples samples;
    samples.sport = reader.required<engine::Sport>("sport");
    samples.offset_s = reader.required<double>("offset_s");
    samples.every_s = reader.required<double>("every_s");
    if (!reader.failed() && !(samples.every_s > 0.0))
        reader.refuse("every_s", JsonErrorKind::OutOfRange);
    std::size_t places = 0;
    for (const NamedCurve& each : kCurves) {
        Curve& curve = samples.*each.curve;
        curve = readCurve(reader, each.name);
        if (!curve.empty() && places != 0 && curve.size() != places)
            reader.refuse(each.name, JsonErrorKind::OutOfRange);
        places = curve.empty() ? places : curve.size();
    }
    return samples;
}

} // namespace

QByteArray writeAnalysisDetail(const AnalysisDetail& detail) {
    JsonWriter out;
    out.beginObject();
    if (detail.planned)
        writePlanned(out.key("planned"), *detail.planned);
    writeMetrics(out.key("metrics"), detail.metrics);
    writeCompliance(out.key("compliance"), detail.compliance);
    if (!detail.spans.empty()) {
        out.key("spans").beginArray();
        for (const StepSpan& span : detail.spans)
            out.beginObject().field("start_s", span.start_s).field("end_s", span.end_s).endObject();
        out.endArray();
    }
    if (!detail.legs.empty()) {
        out.key("legs").beginArray();
        for (const engine::Sport sport : detail.legs)
            out.value(engine::key(sport));
        out.endArray();
    }
    if (!detail.facts.isEmpty())
        out.field("facts", detail.facts);
    if (!detail.structure.isEmpty())
        out.field("structure", detail.structure);
    if (detail.waits)
        writeSentence(out.key("waits"), *detail.waits);
    out.flag("unsure_pairing", detail.unsure_pairing)
        .flag("led_through", detail.led_through)
        .flag("needs_coach_line", detail.needs_coach_line)
        .field("threshold_w", detail.threshold_w);
    if (detail.last)
        writeLast(out.key("last"), *detail.last);
    out.flag("first_of_its_kind", detail.first_of_its_kind);
    writeNumbers(out, "numbers", detail.numbers);
    if (!detail.leg_numbers.empty()) {
        out.key("leg_numbers").beginArray();
        for (const std::vector<engine::Number>& numbers : detail.leg_numbers) {
            out.beginObject();
            writeNumbers(out, "numbers", numbers);
            out.endObject();
        }
        out.endArray();
    }
    writeBests(out, "curve", detail.curve);
    writeSuggestion(out, "suggestion", detail.suggestion);
    return out.endObject().take();
}

JsonResult<AnalysisDetail> readAnalysisDetail(QByteArrayView json) {
    return readMessage(json, kDetailLimits, UnknownFields::Keep, readDetailMembers);
}

engine::Circumstances circumstancesOf(const AnalysisDetail& detail) {
    engine::Circumstances circumstances;
    circumstances.sport = detail.legs.empty() ? engine::Sport::Other : detail.legs.front();
    if (std::any_of(detail.legs.begin(), detail.legs.end(),
                    [&](engine::Sport leg) { return leg != detail.legs.front(); }))
        circumstances.sport = engine::Sport::Multisport;
    circumstances.last = detail.last;
    circumstances.first_of_its_kind = detail.first_of_its_kind;
    circumstances.threshold_w = detail.threshold_w;
    circumstances.numbers = detail.numbers;
    return circumstances;
}

engine::Facts factsOf(const AnalysisDetail& detail) {
    return engine::factsOf(detail.metrics, detail.compliance, circumstancesOf(detail));
}

QByteArray writeStreamSamples(const StreamSamples& samples) {
    JsonWriter out;
    out.beginObject().field("sport", engine::key(samples.sport)).field("offset_s", samples.offset_s);
    out.field("every_s", samples.every_s);
    for (const NamedCurve& each : kCurves)
        writeCurve(out, each.name, samples.*each.curve);
    return out.endObject().take();
}

JsonResult<StreamSamples> readStreamSamples(QByteArrayView json) {
    return readMessage(json, kStreamLimits, UnknownFields::Keep, readSamples);
}

} // namespace leadout::protocol
