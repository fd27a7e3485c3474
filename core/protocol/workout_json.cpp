// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/workout_json.h"

#include "core/domain/commands/athletes.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/engine_words.h"

#include <utility>
#include <variant>

namespace leadout::protocol {

namespace {

using engine::Repeat;
using engine::Step;
using engine::WorkoutItem;

void writeItems(JsonWriter& out, const std::vector<WorkoutItem>& items);

void writeText(JsonWriter& out, std::string_view name, const std::string& text) {
    if (!text.empty())
        out.field(name, std::string_view(text));
}

void writeStep(JsonWriter& out, const Step& step) {
    out.beginObject().field("cadence_high_rpm", step.cadence_high_rpm);
    out.field("cadence_low_rpm", step.cadence_low_rpm);
    if (step.extent.unit != engine::Extent::Unit::Open) {
        out.key("extent").beginObject().field("unit", key(step.extent.unit));
        out.field("value", step.extent.value).endObject();
    }
    out.field("kind", key(step.kind));
    writeText(out, "name", step.name);
    if (step.target.measure != engine::TargetMeasure::Open) {
        out.key("target").beginObject().field("high", step.target.high).field("low", step.target.low);
        out.field("measure", key(step.target.measure));
        out.flag("ramp", step.target.ramp);
        out.endObject();
    }
    out.flag("test", step.test);
    out.endObject();
}

void writeItems(JsonWriter& out, const std::vector<WorkoutItem>& items) {
    out.key("items").beginArray();
    for (const WorkoutItem& item : items) {
        if (const auto* step = std::get_if<Step>(&item)) {
            writeStep(out, *step);
            continue;
        }
        const auto& repeat = std::get<Repeat>(item);
        out.beginObject().field("count", repeat.count);
        writeItems(out, repeat.items);
        out.endObject();
    }
    out.endArray();
}

void writeCues(JsonWriter& out, const std::vector<engine::Cue>& cues) {
    if (cues.empty())
        return;
    out.key("cues").beginArray();
    for (const engine::Cue& cue : cues) {
        out.beginObject().field("at", cue.at).field("shown_s", cue.shown_s);
        out.field("text", std::string_view(cue.text)).endObject();
    }
    out.endArray();
}

std::vector<engine::Cue> readCues(ObjectReader& reader) {
    std::vector<engine::Cue> cues;
    reader.optionalObjects("cues", domain::kMaxCues, [&cues](ObjectReader& object) {
        const auto at = object.required<double>("at");
        const auto shown = object.required<double>("shown_s");
        cues.push_back({at, shown, object.required<std::string>("text")});
    });
    return cues;
}

std::string readText(ObjectReader& reader, std::string_view name) {
    return reader.optional<std::string>(name).value_or(std::string());
}

Step readStep(ObjectReader& reader) {
    Step step;
    step.kind = reader.required<engine::StepKind>("kind");
    step.name = readText(reader, "name");
    reader.optionalObject("extent", [&step](ObjectReader& extent) {
        step.extent.unit = extent.required<engine::Extent::Unit>("unit");
        step.extent.value = extent.required<double>("value");
    });
    reader.optionalObject("target", [&step](ObjectReader& target) {
        step.target.measure = target.required<engine::TargetMeasure>("measure");
        step.target.low = target.required<double>("low");
        step.target.high = target.required<double>("high");
        step.target.ramp = target.flag("ramp");
    });
    step.cadence_low_rpm = reader.optional<double>("cadence_low_rpm");
    step.cadence_high_rpm = reader.optional<double>("cadence_high_rpm");
    step.test = reader.flag("test");
    return step;
}

/// Reads the member "items", which stands `depth` repeats deep.
std::vector<WorkoutItem> readItems(ObjectReader& reader, int depth) {
    std::vector<WorkoutItem> items;
    reader.requiredObjects("items", domain::kMaxFlatSteps, [&items, depth](ObjectReader& object) {
        if (!object.has("items")) {
            items.emplace_back(readStep(object));
            return;
        }
        if (depth >= domain::kMaxRepeatDepth)
            object.refuse("items", JsonErrorKind::TooDeep);
        Repeat repeat;
        repeat.count = object.required<int>("count");
        if (!object.failed())
            repeat.items = readItems(object, depth + 1);
        items.emplace_back(std::move(repeat));
    });
    return items;
}

} // namespace

void writeWorkout(JsonWriter& out, const engine::Workout& workout) {
    out.beginObject();
    out.flag("by_distance", workout.by_distance);
    writeCues(out, workout.cues);
    writeText(out, "description", workout.description);
    out.field("distance_m", workout.distance_m).field("duration_s", workout.duration_s);
    out.field("intensity", workout.intensity);
    writeItems(out, workout.items);
    out.field("load", workout.load).field("name", std::string_view(workout.name));
    out.field("sport", key(workout.sport)).field("type", key(workout.type)).endObject();
}

engine::Workout readWorkout(ObjectReader& reader) {
    engine::Workout workout;
    workout.name = reader.required<std::string>("name");
    workout.description = readText(reader, "description");
    workout.sport = reader.required<engine::Sport>("sport");
    workout.type = reader.required<engine::SessionType>("type");
    workout.items = readItems(reader, 0);
    workout.duration_s = reader.optional<double>("duration_s");
    workout.distance_m = reader.optional<double>("distance_m");
    workout.load = reader.optional<double>("load");
    workout.intensity = reader.optional<double>("intensity");
    workout.by_distance = reader.flag("by_distance");
    workout.cues = readCues(reader);
    return workout;
}

namespace {

WorkoutStructureRow structureRow(ObjectReader& reader) {
    WorkoutStructureRow row;
    row.workout = reader.required<domain::WorkoutId>("workout");
    reader.requiredObject("structure", [&row](ObjectReader& plan) { row.plan = readWorkout(plan); });
    return row;
}

} // namespace

JsonResult<WorkoutStructureRow> readWorkoutStructureRow(QByteArrayView payload) {
    constexpr JsonLimits kPlanRowLimits{.bytes = kMaxAnswerBytes};
    return readMessage(payload, kPlanRowLimits, UnknownFields::Keep, structureRow);
}

} // namespace leadout::protocol
