// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/analysis_json.h"

#include "core/domain/commands/athletes.h"
#include "core/protocol/engine_words.h"

#include <limits>
#include <string>
#include <utility>

namespace leadout::protocol {

namespace {

constexpr std::size_t kMaxValues = 10;  // as many as a sentence of the catalogue can show
constexpr std::size_t kMaxReasons = 20; // more than there are
constexpr std::size_t kMaxSumRows = 100;
constexpr int kMaxScore = 100;

void writeCount(JsonWriter& out, std::string_view name, std::size_t count) {
    out.field(name, static_cast<std::int64_t>(count));
}

std::size_t readCount(ObjectReader& reader, std::string_view name) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::size_t>(
        reader.optional<std::int64_t>(name, std::int64_t{0}, kMost).value_or(std::int64_t{0}));
}

double readNumber(ObjectReader& reader, std::string_view name) {
    return reader.optional<double>(name).value_or(0.0);
}

std::optional<int> readScore(ObjectReader& reader) {
    const auto score = reader.optional<std::int64_t>("score", std::int64_t{0}, std::int64_t{kMaxScore});
    return score ? std::optional<int>(static_cast<int>(*score)) : std::nullopt;
}

template <EngineWorded Enum>
void writeWord(JsonWriter& out, std::string_view name, const std::optional<Enum>& value) {
    if (value)
        out.field(name, key(*value));
}

void writeSentenceAs(JsonWriter& out, std::string_view name, const engine::Sentence& sentence) {
    writeSentence(out.key(name), sentence);
}

engine::Sentence readSentenceAs(ObjectReader& reader, std::string_view name) {
    engine::Sentence sentence;
    reader.requiredObject(name, [&sentence](ObjectReader& object) { sentence = readSentence(object); });
    return sentence;
}

struct NamedNumber {
    std::string_view name;
    std::optional<double> engine::Metrics::*number;
};
constexpr NamedNumber kNumbers[] = {
    {"timer_s", &engine::Metrics::timer_s},
    {"moving_s", &engine::Metrics::moving_s},
    {"elapsed_s", &engine::Metrics::elapsed_s},
    {"stopped_s", &engine::Metrics::stopped_s},
    {"distance_m", &engine::Metrics::distance_m},
    {"avg_power_w", &engine::Metrics::avg_power_w},
    {"max_power_w", &engine::Metrics::max_power_w},
    {"weighted_power_w", &engine::Metrics::weighted_power_w},
    {"avg_hr_bpm", &engine::Metrics::avg_hr_bpm},
    {"max_hr_bpm", &engine::Metrics::max_hr_bpm},
    {"avg_cadence_rpm", &engine::Metrics::avg_cadence_rpm},
    {"avg_speed_m_s", &engine::Metrics::avg_speed_m_s},
    {"work_kj", &engine::Metrics::work_kj},
    {"intensity", &engine::Metrics::intensity},
};

void writeSumRow(JsonWriter& out, const engine::SumRow& row) {
    out.beginObject().field("part", key(row.part)).field("points", row.points).field("of", row.of);
    out.field("counted", row.counted);
    writeSentenceAs(out, "sentence", row.sentence);
    out.endObject();
}

engine::SumRow readSumRow(ObjectReader& reader) {
    engine::SumRow row;
    row.part = reader.required<engine::SumRow::Part>("part");
    row.points = reader.required<int>("points");
    row.of = reader.required<int>("of");
    row.counted = reader.required<bool>("counted");
    row.sentence = readSentenceAs(reader, "sentence");
    return row;
}

void writeStep(JsonWriter& out, const engine::StepResult& step) {
    out.beginObject();
    if (!step.name.empty())
        out.field("name", std::string_view(step.name));
    out.field("kind", key(step.kind)).field("repeat", step.repeat).field("repeats", step.repeats);
    out.field("planned_s", step.planned_s).field("done_s", step.done_s).field("average", step.average);
    out.field("low", step.low).field("high", step.high).field("unit", key(step.unit));
    out.field("in_range", step.in_range).field("effort", step.effort).field("score", step.score);
    out.field("weight", step.weight).field("compared", step.compared);
    writeCount(out, "first_sample", step.first_sample);
    writeCount(out, "sample_count", step.sample_count);
    out.endObject();
}

engine::StepResult readStepResult(ObjectReader& reader) {
    engine::StepResult step;
    step.name = reader.optional<std::string>("name").value_or(std::string());
    step.kind = reader.required<engine::StepKind>("kind");
    step.repeat = reader.optional<int>("repeat").value_or(0);
    step.repeats = reader.optional<int>("repeats").value_or(0);
    step.planned_s = readNumber(reader, "planned_s");
    step.done_s = readNumber(reader, "done_s");
    step.average = reader.optional<double>("average");
    step.low = reader.optional<double>("low");
    step.high = reader.optional<double>("high");
    step.unit = reader.required<engine::Unit>("unit");
    step.in_range = reader.optional<double>("in_range");
    step.score = readNumber(reader, "score");
    step.weight = readNumber(reader, "weight");
    step.effort = reader.optional<double>("effort").value_or(step.effort);
    step.compared = reader.optional<bool>("compared").value_or(step.compared);
    step.first_sample = readCount(reader, "first_sample");
    step.sample_count = readCount(reader, "sample_count");
    return step;
}

} // namespace

void writeSentence(JsonWriter& out, const engine::Sentence& sentence) {
    out.beginObject().field("id", std::string_view(sentence.id)).key("values").beginArray();
    for (const engine::SentenceValue& value : sentence.values) {
        out.beginObject();
        if (const auto* quantity = std::get_if<engine::Quantity>(&value))
            out.field("value", quantity->value).field("unit", key(quantity->unit));
        else
            out.field("text", std::string_view(std::get<std::string>(value)));
        out.endObject();
    }
    out.endArray().endObject();
}

engine::Sentence readSentence(ObjectReader& reader) {
    engine::Sentence sentence;
    sentence.id = reader.required<std::string>("id");
    reader.optionalObjects("values", kMaxValues, [&sentence](ObjectReader& object) {
        if (object.has("text")) {
            sentence.values.emplace_back(object.required<std::string>("text"));
            return;
        }
        // A number that was none is written as null and reads as such again.
        const double none = std::numeric_limits<double>::quiet_NaN();
        const double value = object.optional<double>("value").value_or(none);
        sentence.values.emplace_back(engine::Quantity{value, object.required<engine::Unit>("unit")});
    });
    return sentence;
}

void writeMetrics(JsonWriter& out, const engine::Metrics& metrics) {
    out.beginObject();
    writeCount(out, "records", metrics.records);
    for (const NamedNumber& each : kNumbers)
        out.field(each.name, metrics.*each.number);
    if (metrics.load) {
        out.key("load").beginObject().field("value", metrics.load->value);
        out.field("method", key(metrics.load->method)).endObject();
    }
    out.key("mean_max_w").beginObject();
    for (std::size_t i = 0; i < metrics.mean_max_w.size(); ++i)
        out.field(std::to_string(engine::kMeanMaxDurations[i]), metrics.mean_max_w[i]);
    out.endObject().endObject();
}

engine::Metrics readMetrics(ObjectReader& reader) {
    engine::Metrics metrics;
    metrics.records = readCount(reader, "records");
    for (const NamedNumber& each : kNumbers)
        metrics.*each.number = reader.optional<double>(each.name);
    reader.optionalObject("load", [&metrics](ObjectReader& load) {
        metrics.load =
            engine::Load{load.required<double>("value"), load.required<engine::LoadMethod>("method")};
    });
    reader.optionalObject("mean_max_w", [&metrics](ObjectReader& powers) {
        for (std::size_t i = 0; i < metrics.mean_max_w.size(); ++i)
            metrics.mean_max_w[i] = powers.optional<double>(std::to_string(engine::kMeanMaxDurations[i]));
    });
    return metrics;
}

void writeCompliance(JsonWriter& out, const engine::Compliance& compliance) {
    out.beginObject().field("score", compliance.score);
    writeWord(out, "band", compliance.band);
    out.field("verdict", key(compliance.verdict)).key("reasons").beginArray();
    for (const engine::VerdictReason& reason : compliance.reasons) {
        out.beginObject().field("reason", key(reason.reason));
        writeSentenceAs(out, "sentence", reason.sentence);
        out.endObject();
    }
    out.endArray();
    if (compliance.not_scored)
        writeSentenceAs(out, "not_scored", *compliance.not_scored);
    out.key("sum").beginArray();
    for (const engine::SumRow& row : compliance.sum)
        writeSumRow(out, row);
    out.endArray().key("steps").beginArray();
    for (const engine::StepResult& step : compliance.steps)
        writeStep(out, step);
    out.endArray().field("planned_duration_s", compliance.planned_duration_s);
    out.field("done_duration_s", compliance.done_duration_s).field("extra_s", compliance.extra_s);
    out.field("threshold_flag", compliance.threshold_flag);
    out.field("threshold_missing", compliance.threshold_missing).endObject();
}

engine::Compliance readCompliance(ObjectReader& reader) {
    engine::Compliance compliance;
    compliance.score = readScore(reader);
    compliance.band = reader.optional<engine::Band>("band");
    compliance.verdict = reader.required<engine::Verdict>("verdict");
    reader.optionalObjects("reasons", kMaxReasons, [&compliance](ObjectReader& object) {
        const auto reason = object.required<engine::Reason>("reason");
        compliance.reasons.push_back({reason, readSentenceAs(object, "sentence")});
    });
    if (reader.has("not_scored"))
        compliance.not_scored = readSentenceAs(reader, "not_scored");
    reader.optionalObjects("sum", kMaxSumRows, [&compliance](ObjectReader& object) {
        compliance.sum.push_back(readSumRow(object));
    });
    reader.optionalObjects("steps", domain::kMaxFlatSteps, [&compliance](ObjectReader& object) {
        compliance.steps.push_back(readStepResult(object));
    });
    compliance.planned_duration_s = readNumber(reader, "planned_duration_s");
    compliance.done_duration_s = readNumber(reader, "done_duration_s");
    compliance.extra_s = reader.optional<double>("extra_s");
    compliance.threshold_flag = reader.flag("threshold_flag");
    compliance.threshold_missing = reader.flag("threshold_missing");
    return compliance;
}

} // namespace leadout::protocol
