// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands/workout_check.h"

#include "core/domain/commands/athletes.h"
#include "core/domain/commands/checks.h"

#include <variant>

namespace leadout::domain::checks {

namespace {

constexpr double kMaxSeconds = 14.0 * 86'400.0;
constexpr double kMaxMetres = 10'000'000.0;
constexpr double kMaxLoad = 5'000.0;
constexpr double kMaxIntensity = 3.0;
constexpr double kMaxCadence = 300.0;
constexpr double kMaxTarget = 5'000.0;

/// A finite number from 0 to `most`. Written so that not-a-number fails too.
Validity number(const QString& path, double value, double most) {
    return value >= 0.0 && value <= most ? std::nullopt : Validity(refuse(path, "invalid.number", most));
}

Validity number(const QString& path, const std::optional<double>& value, double most) {
    return value ? number(path, *value, most) : std::nullopt;
}

Validity textOf(const QString& path, const std::string& value, int most) {
    const QByteArrayView bytes(value.data(), static_cast<qsizetype>(value.size()));
    return bytes.isValidUtf8() ? text(path, QString::fromUtf8(bytes), most)
                               : Validity(refuse(path, "invalid.characters"));
}

/// A range from the lower end to the higher one; a ramp may fall.
Validity targetRange(const QString& path, const engine::Target& target) {
    if (target.measure == engine::TargetMeasure::Open || target.ramp || target.low <= target.high)
        return std::nullopt;
    return InvalidField{path,
                        {"invalid.between",
                         {engine::Quantity{target.low, engine::Unit::Count},
                          engine::Quantity{kMaxTarget, engine::Unit::Count}}}};
}

Validity step(const QString& path, const engine::Step& step) {
    const double longest = step.extent.unit == engine::Extent::Unit::Metres ? kMaxMetres : kMaxSeconds;
    return firstOf({
        textOf(path + QStringLiteral("/name"), step.name, kMaxStepName),
        number(path + QStringLiteral("/extent/value"), step.extent.value, longest),
        number(path + QStringLiteral("/target/low"), step.target.low, kMaxTarget),
        number(path + QStringLiteral("/target/high"), step.target.high, kMaxTarget),
        targetRange(path + QStringLiteral("/target/high"), step.target),
        number(path + QStringLiteral("/cadence_low_rpm"), step.cadence_low_rpm, kMaxCadence),
        number(path + QStringLiteral("/cadence_high_rpm"), step.cadence_high_rpm, kMaxCadence),
    });
}

Validity cues(const QString& path, const std::vector<engine::Cue>& list) {
    if (list.size() > static_cast<std::size_t>(kMaxCues))
        return refuse(path, "invalid.too_many", kMaxCues);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const QString cue = path + QStringLiteral("/%1").arg(i);
        Validity bad = firstOf({
            number(cue + QStringLiteral("/at"), list[i].at, kMaxMetres),
            number(cue + QStringLiteral("/shown_s"), list[i].shown_s, kMaxSeconds),
            textOf(cue + QStringLiteral("/text"), list[i].text, kMaxCueText),
        });
        if (bad)
            return bad;
    }
    return std::nullopt;
}

/// Checks items that will be done `times` times each and counts their steps.
Validity items(const QString& path, const std::vector<engine::WorkoutItem>& list, int depth, int times,
               int& steps) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const QString item = path + QStringLiteral("/items/%1").arg(i);
        if (const auto* single = std::get_if<engine::Step>(&list[i])) {
            steps += times;
            if (steps > kMaxFlatSteps)
                return refuse(item, "invalid.too_many", kMaxFlatSteps);
            if (Validity bad = step(item, *single))
                return bad;
            continue;
        }
        const auto& repeat = std::get<engine::Repeat>(list[i]);
        if (depth == kMaxRepeatDepth)
            return refuse(item, "invalid.too_deep", kMaxRepeatDepth);
        if (repeat.count < 1 || repeat.count > kMaxFlatSteps / times)
            return refuse(item + QStringLiteral("/count"), "invalid.count", kMaxFlatSteps / times);
        if (repeat.items.empty())
            return refuse(item + QStringLiteral("/items"), "invalid.missing");
        if (Validity bad = items(item, repeat.items, depth + 1, times * repeat.count, steps))
            return bad;
    }
    return std::nullopt;
}

} // namespace

Validity workout(const QString& path, const engine::Workout& workout) {
    Validity bad = firstOf({
        textOf(path + QStringLiteral("/name"), workout.name, kMaxWorkoutName),
        textOf(path + QStringLiteral("/description"), workout.description, kMaxWorkoutDescription),
        number(path + QStringLiteral("/duration_s"), workout.duration_s, kMaxSeconds),
        number(path + QStringLiteral("/distance_m"), workout.distance_m, kMaxMetres),
        number(path + QStringLiteral("/load"), workout.load, kMaxLoad),
        number(path + QStringLiteral("/intensity"), workout.intensity, kMaxIntensity),
        cues(path + QStringLiteral("/cues"), workout.cues),
    });
    if (bad)
        return bad;
    const bool says = !isBlank(QString::fromStdString(workout.name)) || !workout.items.empty() ||
                      workout.duration_s || workout.distance_m || workout.load || workout.intensity;
    if (!says)
        return refuse(path + QStringLiteral("/name"), "invalid.missing");
    int steps = 0;
    return items(path, workout.items, 0, 1, steps);
}

} // namespace leadout::domain::checks
