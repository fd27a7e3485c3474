// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sport.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace leadout::engine {

/// The purpose of a step. Only work steps are judged for being too easy.
enum class StepKind : std::uint8_t { WarmUp, Work, Recovery, CoolDown };

/// What a target is measured in. Per cents are whole per cents (75 = 75 %).
enum class TargetMeasure : std::uint8_t {
    Open,         ///< no target
    PowerPercent, ///< per cent of threshold power
    PowerWatts,
    HeartRatePercent,    ///< per cent of threshold heart rate
    HeartRateMaxPercent, ///< per cent of maximum heart rate
    HeartRateBpm,
    PacePercent, ///< per cent of threshold speed; more is faster
    PaceSpeed,   ///< metres per second; more is faster
    Effort,      ///< perceived effort, 0 to 10
};

/// A range to stay in. A single target has low == high. For a ramp low is where it starts and high where it
/// ends, so low may be the larger one.
struct Target {
    TargetMeasure measure = TargetMeasure::Open;
    double low = 0.0;
    double high = 0.0;
    bool ramp = false;
};

/// How long a step lasts.
struct Extent {
    enum class Unit : std::uint8_t { Seconds, Metres, Open };
    Unit unit = Unit::Open;
    double value = 0.0;
};

/// One part of a workout that is done in one go.
struct Step {
    StepKind kind = StepKind::Work;
    std::string name; ///< as the author wrote it; may be empty
    Extent extent;
    Target target;
    std::optional<double> cadence_low_rpm;
    std::optional<double> cadence_high_rpm;
    bool test = false; ///< all out or a test: scored by time only
};

struct Repeat;

/// A step, or a group of steps done several times.
using WorkoutItem = std::variant<Step, Repeat>;

/// Items done several times in a row; repeats may hold repeats.
struct Repeat {
    int count = 1;
    std::vector<WorkoutItem> items;
};

/// What sort of session the coach planned.
enum class SessionType : std::uint8_t { Training, Recovery, Race, Test };

/// The stable word for a kind, a measure, a unit or a type, such as "warm_up", "power_percent" or "metres".
std::string_view key(StepKind kind);
std::string_view key(TargetMeasure measure);
std::string_view key(Extent::Unit unit);
std::string_view key(SessionType type);

/// Words that the athlete's screen shows on the way.
struct Cue {
    double at = 0.0; ///< from the start of the workout: seconds, or metres where the plan is by distance
    double shown_s = 10.0;
    std::string text; ///< one line or more, never empty
    bool operator==(const Cue&) const = default;
};

/// What was planned. Totals may be absent where the structure or the thresholds give them.
struct Workout {
    std::string name;
    std::string description;
    Sport sport = Sport::Other;
    SessionType type = SessionType::Training;
    std::vector<WorkoutItem> items;
    std::optional<double> duration_s;
    std::optional<double> distance_m;
    std::optional<double> load;
    std::optional<double> intensity; ///< 1.0 is threshold
    bool by_distance = false;        ///< the plan is a distance rather than a time
    std::vector<Cue> cues;           ///< in the order of their places
};

/// A step of the unrolled workout.
struct FlatStep {
    Step step;
    int repeat = 0;  ///< which repetition of the innermost repeat, from 1; 0 outside repeats
    int repeats = 0; ///< of how many; 0 outside repeats
};

} // namespace leadout::engine
