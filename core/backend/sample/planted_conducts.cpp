// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/planted_conducts.h"

namespace leadout::backend::sample {

using engine::Sport;
using engine::Step;
using engine::Target;
using engine::TargetMeasure;
using engine::Workout;

namespace {

Step lasting(double seconds, Target target) {
    Step step;
    step.extent = {engine::Extent::Unit::Seconds, seconds};
    step.target = target;
    return step;
}

} // namespace

const QStringView kRaceReport =
    u"Started on the third row and it was chaos from the gun. After two laps I found a good wheel, sat "
    u"in, and saved everything I could. At thirty minutes the two favourites went and I hesitated, half "
    u"a second at most, and that was the race. The chase cost me three matches, one of them for nothing "
    u"because nobody pulled through. With five to go I moved up on the outside before the hairpin, took "
    u"the inside line and came out tenth wheel. The sprint was messy: someone clipped a pedal in front "
    u"of me and I had to brake. Fourteenth. I think there was more in it, and I know where I left it. "
    u"Legs good, head better, and I want to do that one again.";

Workout easyRun(double seconds) {
    Workout workout;
    workout.sport = Sport::Running;
    workout.items = {lasting(seconds, {TargetMeasure::PacePercent, 76, 76, false})};
    return workout;
}

Workout criterium(double bestWatts) {
    const auto watts = [](double value) { return Target{TargetMeasure::PowerWatts, value, value, false}; };
    Workout workout;
    workout.sport = Sport::Cycling;
    workout.items = {lasting(40 * kMinute, watts(185)), lasting(20 * kMinute, watts(0.86 * bestWatts))};
    // Steps of 5 min are steered by their plain average, so the best 20 min are exactly these.
    for (int i = 0; i < 4; ++i)
        workout.items.emplace_back(lasting(5 * kMinute, watts(bestWatts)));
    workout.items.emplace_back(lasting(20 * kMinute, watts(0.84 * bestWatts)));
    workout.items.emplace_back(lasting(12 * kMinute, watts(160)));
    return workout;
}

Conduct fadedThirdRepeat() {
    return {.changes = {{0, {}, 148.0}, {1, {}, 252.0}, {3, {}, 249.0}, {5, {}, 236.0}, {6, 502.0, 127.0}},
            .indoors = true,
            .heart_more = 6.0};
}

std::vector<StepChange> twoOfFive() {
    return {{5, 0.0, {}}, {6, 0.0, {}}, {7, 0.0, {}}, {8, 0.0, {}}, {9, 0.0, {}}, {10, 8 * kMinute, {}}};
}

std::vector<Conduct> brokenInTwo() {
    return {{.changes = {{2, kMinute, {}}}, .cut_s = 31 * kMinute, .indoors = true},
            {.changes = {{0, 0.0, {}}, {1, 0.0, {}}, {2, 2 * kMinute, {}}, {3, 12 * kMinute, {}}},
             .indoors = true}};
}

std::vector<StepChange> everyRepeatAt(double metresPerSecond) {
    std::vector<StepChange> changes;
    for (const int step : {1, 3, 5, 7, 9, 11})
        changes.push_back({step, {}, metresPerSecond});
    return changes;
}

std::vector<StepChange> everyShortIntervalAt(double watts) {
    std::vector<StepChange> changes;
    for (int set = 0; set < 3; ++set) {
        for (int i = 0; i < 10; ++i)
            changes.push_back({1 + set * 21 + 2 * i, {}, watts});
    }
    return changes;
}

Conduct everyRepeatSevenPerCentUp() {
    Conduct conduct{.indoors = true};
    for (const int step : {1, 3, 5, 7, 9})
        conduct.changes.push_back({step, {}, 1.07 * 1.115 * 330.0});
    return conduct;
}

std::vector<StepChange> longRecoveries() {
    std::vector<StepChange> changes;
    for (const int step : {2, 4, 6, 8})
        changes.push_back({step, 5.5 * kMinute, {}});
    changes.push_back({1, {}, 266.0});
    changes.push_back({7, {}, 271.0});
    return changes;
}

} // namespace leadout::backend::sample
