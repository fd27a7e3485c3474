// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/workouts.h"

#include <array>
#include <string>

namespace leadout::backend::sample {

namespace {

using engine::Extent;
using engine::Repeat;
using engine::SessionType;
using engine::Sport;
using engine::Step;
using engine::StepKind;
using engine::Target;
using engine::TargetMeasure;
using engine::Workout;
using engine::WorkoutItem;
using enum engine::TargetMeasure;

constexpr double kLighterShare = 0.5; ///< of the time of a steady session in a recovery week

/// One step from start to end, at a share of threshold.
struct SteadyRow {
    Plan plan;
    std::string_view code;
    const char* name;
    Sport sport;
    int minutes;
    TargetMeasure measure;
    double low;
    double high;
};

constexpr std::array<SteadyRow, 13> kSteady = {{
    {Plan::R45, "R45", "Recovery", Sport::Cycling, 45, PowerPercent, 50, 50},
    {Plan::E60, "E60", "Endurance", Sport::Cycling, 60, PowerPercent, 56, 75},
    {Plan::E90, "E90", "Endurance", Sport::Cycling, 90, PowerPercent, 56, 75},
    {Plan::E150, "E150", "Endurance", Sport::Cycling, 150, PowerPercent, 56, 75},
    {Plan::L120, "L120", "Endurance", Sport::Cycling, 120, PowerPercent, 56, 75},
    {Plan::L150, "L150", "Endurance", Sport::Cycling, 150, PowerPercent, 56, 75},
    {Plan::L180, "L180", "Endurance", Sport::Cycling, 180, PowerPercent, 56, 75},
    {Plan::RE30, "RE30", "Easy run", Sport::Running, 30, PacePercent, 70, 80},
    {Plan::RE50, "RE50", "Easy run", Sport::Running, 50, PacePercent, 70, 80},
    {Plan::RE60, "RE60", "Easy run", Sport::Running, 60, PacePercent, 70, 80},
    {Plan::RL95, "RL95", "Long run", Sport::Running, 95, PacePercent, 70, 80},
    {Plan::RL110, "RL110", "Long run", Sport::Running, 110, PacePercent, 70, 80},
    {Plan::RL180, "RL180", "Long run", Sport::Running, 180, PacePercent, 62, 76},
}};

/// Warm-up, the same effort several times with easy steps between, cool-down.
struct RepeatedRow {
    Plan plan;
    std::string_view code;
    const char* name;
    const char* step; ///< its name, followed by its number
    Sport sport;
    int repeats;
    int lighter_repeats;
    Extent work;
    Target target;
    double rest_s;
    Target rest;
    double warm_up_s;
    Target warm_up;
    double cool_down_s;
    Target cool_down;
};

constexpr Extent lasting(double seconds) {
    return {Extent::Unit::Seconds, seconds};
}
constexpr Extent over(double metres) {
    return {Extent::Unit::Metres, metres};
}
constexpr Target power(double low, double high) {
    return {PowerPercent, low, high, false};
}
constexpr Target pace(double low, double high) {
    return {PacePercent, low, high, false};
}
constexpr Target heart(double low, double high) {
    return {HeartRatePercent, low, high, false};
}
constexpr Target kWarmUp = power(55, 55);
constexpr Target kEasy = power(50, 50);
constexpr Target kEasyRun = pace(62, 78);
constexpr Target kOpen;

constexpr std::array<RepeatedRow, 6> kRepeated = {{
    {Plan::T220, "T220", "Tempo 2 × 20 min", "Tempo", Sport::Cycling, 2, 1, lasting(20 * kMinute),
     power(83, 88), 10 * kMinute, kEasy, 15 * kMinute, kWarmUp, 10 * kMinute, kEasy},
    {Plan::SS315, "SS315", "Sweet spot 3 × 15 min", "Sweet spot", Sport::Cycling, 3, 2, lasting(15 * kMinute),
     power(88, 93), 5 * kMinute, kEasy, 15 * kMinute, kWarmUp, 10 * kMinute, kEasy},
    {Plan::T312, "T312", "3 × 12 min threshold", "Threshold", Sport::Cycling, 3, 3, lasting(12 * kMinute),
     power(93, 97), 7.5 * kMinute, kEasy, 15 * kMinute, power(57, 57), 9 * kMinute, kEasy},
    {Plan::V54, "V54", "5 × 4 min VO2 max", "VO2 max", Sport::Cycling, 5, 3, lasting(4 * kMinute),
     power(108, 115), 4 * kMinute, kEasy, 15 * kMinute, kWarmUp, 10 * kMinute, kEasy},
    {Plan::RI68, "RI68", "6 × 800 m", "800 m", Sport::Running, 6, 4, over(800), pace(102, 102), 2 * kMinute,
     kEasyRun, 15 * kMinute, kEasyRun, 10 * kMinute, kEasyRun},
    {Plan::RT30, "RT30", "2 × 15 min threshold run", "Threshold", Sport::Running, 2, 1, lasting(15 * kMinute),
     pace(95, 98), 3 * kMinute, kEasyRun, 15 * kMinute, kEasyRun, 10 * kMinute, kEasyRun},
}};

struct OtherRow {
    Plan plan;
    std::string_view code;
    const char* name;
    Sport sport;
    SessionType type;
    int minutes;
    double load; ///< 0: none stated
};

constexpr std::array<OtherRow, 8> kOthers = {{
    {Plan::V3015, "V3015", "3 × 10 × 30/15 s", Sport::Cycling, SessionType::Training, 0, 0},
    {Plan::RT30Hr, "RT30", "2 × 15 min threshold run, 6 strides", Sport::Running, SessionType::Training, 0,
     0},
    {Plan::SWE, "SWE", "Easy swim 2 km", Sport::Swimming, SessionType::Training, 45, 0},
    {Plan::SW10, "SW10", "10 × 100 m", Sport::Swimming, SessionType::Training, 60, 0},
    {Plan::BR110, "BR110", "Brick, bike 1:30 and run 0:20", Sport::Multisport, SessionType::Training, 110,
     98},
    {Plan::ST45, "ST45", "Strength 0:45", Sport::Strength, SessionType::Training, 45, 0},
    {Plan::Race, "RACE", "Criterium", Sport::Cycling, SessionType::Race, 60, 90},
    {Plan::CssTest, "TEST", "Swimming test, 400 m and 200 m", Sport::Swimming, SessionType::Test, 45, 0},
}};

Step step(StepKind kind, std::string name, Extent extent, Target target) {
    Step made;
    made.kind = kind;
    made.name = std::move(name);
    made.extent = extent;
    made.target = target;
    return made;
}

std::string clock(int minutes) {
    const std::string rest = std::to_string(minutes % 60);
    return std::to_string(minutes / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

Workout steady(const SteadyRow& row, bool lighter) {
    const int minutes = lighter ? static_cast<int>(row.minutes * kLighterShare) : row.minutes;
    Workout workout;
    workout.name = std::string(row.name) + " " + clock(minutes);
    workout.sport = row.sport;
    workout.type = row.plan == Plan::R45 ? SessionType::Recovery : SessionType::Training;
    workout.items = {step(StepKind::Work, {}, lasting(minutes * kMinute), {row.measure, row.low, row.high})};
    return workout;
}

/// Written out step by step, because the last repeat has no easy step behind it.
Workout repeated(const RepeatedRow& row, bool lighter) {
    const int repeats = lighter ? row.lighter_repeats : row.repeats;
    Workout workout;
    workout.name = row.name;
    if (repeats != row.repeats)
        workout.name = std::string(row.step) + ", " + std::to_string(repeats) + " of the usual " +
                       std::to_string(row.repeats);
    workout.sport = row.sport;
    workout.items.emplace_back(step(StepKind::WarmUp, "Warm-up", lasting(row.warm_up_s), row.warm_up));
    for (int i = 1; i <= repeats; ++i) {
        if (i > 1)
            workout.items.emplace_back(step(StepKind::Recovery, "Easy", lasting(row.rest_s), row.rest));
        workout.items.emplace_back(
            step(StepKind::Work, std::string(row.step) + " " + std::to_string(i), row.work, row.target));
    }
    workout.items.emplace_back(
        step(StepKind::CoolDown, "Cool-down", lasting(row.cool_down_s), row.cool_down));
    return workout;
}

void addShortIntervals(Workout& workout, int sets) {
    workout.items.emplace_back(step(StepKind::WarmUp, "Warm-up", lasting(15 * kMinute), kWarmUp));
    for (int i = 0; i < sets; ++i) {
        if (i > 0)
            workout.items.emplace_back(step(StepKind::Recovery, "Easy", lasting(5 * kMinute), kEasy));
        workout.items.emplace_back(Repeat{10,
                                          {step(StepKind::Work, "On", lasting(30), power(120, 120)),
                                           step(StepKind::Recovery, "Off", lasting(15), kEasy)}});
    }
    workout.items.emplace_back(step(StepKind::CoolDown, "Cool-down", lasting(10 * kMinute), kEasy));
    // Weighted power looks at half minutes, so it never sees the full swing of such short steps: the sum of
    // the steps would ask for more than anyone who rides them gets.
    workout.intensity = sets == 3 ? 0.80 : 0.76;
}

void addThresholdRunByHeart(Workout& workout, bool lighter) {
    const Target easy = heart(70, 82);
    workout.items.emplace_back(step(StepKind::WarmUp, "Warm-up", lasting(15 * kMinute), easy));
    workout.items.emplace_back(step(StepKind::Work, "Threshold 1", lasting(15 * kMinute), heart(95, 98)));
    workout.items.emplace_back(step(StepKind::Recovery, "Easy", lasting(3 * kMinute), easy));
    if (!lighter) {
        workout.items.emplace_back(step(StepKind::Work, "Threshold 2", lasting(15 * kMinute), heart(95, 98)));
        workout.items.emplace_back(step(StepKind::Recovery, "Easy", lasting(3 * kMinute), easy));
    }
    workout.items.emplace_back(Repeat{6,
                                      {step(StepKind::Work, "Stride", lasting(kMinute), heart(100, 106)),
                                       step(StepKind::Recovery, "Jog", lasting(kMinute), easy)}});
    workout.items.emplace_back(step(StepKind::CoolDown, "Cool-down", lasting(10 * kMinute), easy));
    workout.load = lighter ? 50 : 72; // what a heart that keeps to these steps adds up to
}

void addIntervalSwim(Workout& workout) {
    workout.items.emplace_back(step(StepKind::WarmUp, "Easy", over(1000), kOpen));
    workout.items.emplace_back(Repeat{10,
                                      {step(StepKind::Work, "100 m", over(100), pace(100, 100)),
                                       step(StepKind::Recovery, "Rest", lasting(20), kOpen)}});
    workout.items.emplace_back(step(StepKind::Work, "Drills", over(600), kOpen));
    workout.items.emplace_back(step(StepKind::CoolDown, "Easy", over(400), kOpen));
}

void addSwimTest(Workout& workout) {
    Step first = step(StepKind::Work, "400 m all out", over(400), kOpen);
    Step second = step(StepKind::Work, "200 m all out", over(200), kOpen);
    first.test = true;
    second.test = true;
    workout.items = {step(StepKind::WarmUp, "Easy", over(600), kOpen), first,
                     step(StepKind::Recovery, "Easy", over(200), kOpen), second,
                     step(StepKind::CoolDown, "Easy", over(200), kOpen)};
}

Workout other(const OtherRow& row, bool lighter) {
    Workout workout;
    workout.name = row.name;
    workout.sport = row.sport;
    workout.type = row.type;
    switch (row.plan) {
    case Plan::V3015: addShortIntervals(workout, lighter ? 2 : 3); break;
    case Plan::RT30Hr: addThresholdRunByHeart(workout, lighter); break;
    case Plan::SW10: addIntervalSwim(workout); break;
    case Plan::SWE: workout.items.emplace_back(step(StepKind::Work, "Easy", over(2000), kOpen)); break;
    case Plan::CssTest: addSwimTest(workout); break;
    default: break;
    }
    if (row.minutes > 0)
        workout.duration_s = row.minutes * kMinute;
    if (row.load > 0.0)
        workout.load = row.load;
    const bool shortened = lighter && workout.items.empty() && row.type == SessionType::Training;
    if (shortened) {
        const int minutes = static_cast<int>(row.minutes * kLighterShare);
        workout.name = (row.plan == Plan::BR110 ? "Short brick " : "Strength ") + clock(minutes);
        workout.duration_s = minutes * kMinute;
        if (workout.load)
            *workout.load *= kLighterShare;
    }
    return workout;
}

} // namespace

std::string_view code(Plan plan) {
    for (const SteadyRow& row : kSteady) {
        if (row.plan == plan)
            return row.code;
    }
    for (const RepeatedRow& row : kRepeated) {
        if (row.plan == plan)
            return row.code;
    }
    for (const OtherRow& row : kOthers) {
        if (row.plan == plan)
            return row.code;
    }
    return {};
}

Workout workoutOf(Plan plan, bool lighter) {
    for (const SteadyRow& row : kSteady) {
        if (row.plan == plan)
            return steady(row, lighter);
    }
    for (const RepeatedRow& row : kRepeated) {
        if (row.plan == plan)
            return repeated(row, lighter);
    }
    for (const OtherRow& row : kOthers) {
        if (row.plan == plan)
            return other(row, lighter);
    }
    return {};
}

} // namespace leadout::backend::sample
