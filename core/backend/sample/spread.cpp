// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/spread.h"

#include "core/engine/workout/structure.h"

#include <algorithm>

namespace leadout::backend::sample {

namespace {

using engine::Sport;
using engine::Step;
using engine::StepKind;

constexpr double kFarthest = 2.5;          ///< standard deviations
constexpr double kLooseDay = 0.18;         ///< of the days on which no trainer holds the target
constexpr double kLooser = 1.7;            ///< times the usual
constexpr double kRepeatOfSwim = 0.035;    ///< of its time, with the rest
constexpr double kLeavesOut = 0.4;         ///< of the swims
constexpr double kShortestRecovery = 60.0; ///< seconds; less is too short to be stretched

/// Low and high, as shares of what was planned.
struct Range {
    double low;
    double high;
};

/// How far days differ: standard deviations, as shares, and how long the easy steps become.
struct Scatter {
    double length; ///< of a steady session
    double effort; ///< of a steady session
    double work;   ///< of all repeats of a day
    double step;   ///< of one repeat
    double fade;   ///< from the first repeat to the last, on a bad day
    Range warm_up;
    Range recovery;
    Range cool_down;
};

constexpr Scatter kOnTheTrainer = {0.045, 0.020, 0.016, 0.015, 0.02, {1, 1}, {1, 1}, {0.5, 1.05}};
constexpr Scatter kOnTheRoad = {0.065, 0.035, 0.022, 0.024, 0.05, {0.9, 1.15}, {0.95, 1.2}, {0.6, 1.2}};
constexpr Scatter kOnFoot = {0.06, 0.025, 0.015, 0.017, 0.03, {0.9, 1.15}, {1, 1.1}, {0.6, 1.2}};

const Scatter& scatterOf(const PlannedSession& session, const Conduct& conduct) {
    if (session.workout.sport == Sport::Running)
        return kOnFoot;
    return session.workout.sport == Sport::Cycling && conduct.indoors ? kOnTheTrainer : kOnTheRoad;
}

/// A factor near 1.
double around(double deviation, Dice& dice) {
    return 1.0 + deviation * std::clamp(dice.normal(), -kFarthest, kFarthest);
}

double within(Range range, Dice& dice) {
    return dice.uniform(range.low, range.high);
}

bool isEasyToStretch(const Step& step) {
    return step.extent.unit == engine::Extent::Unit::Seconds && step.extent.value >= kShortestRecovery;
}

double stretched(const Step& step, const Scatter& scatter, Dice& dice) {
    switch (step.kind) {
    case StepKind::WarmUp: return step.extent.value * within(scatter.warm_up, dice);
    case StepKind::Recovery: return step.extent.value * within(scatter.recovery, dice);
    case StepKind::CoolDown: return step.extent.value * within(scatter.cool_down, dice);
    case StepKind::Work: break;
    }
    return step.extent.value;
}

/// What becomes of each step of several.
std::vector<StepChange> scattered(const PlannedSession& session, const Conduct& conduct, double wide,
                                  Dice& dice) {
    const Scatter& scatter = scatterOf(session, conduct);
    const engine::Thresholds thresholds = thresholdsOn(session.athlete, session.day);
    const auto steps = engine::flatten(session.workout);
    const auto repeats = std::count_if(steps.begin(), steps.end(), [](const engine::FlatStep& each) {
        return each.step.kind == StepKind::Work;
    });
    const double day = conduct.scale * around(wide * scatter.work, dice);
    const double fade = wide * scatter.fade * dice.uniform(-0.2, 1.0);
    std::vector<StepChange> changes;
    double done = 0.0; // of the repeats
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i].step;
        const int number = static_cast<int>(i);
        if (step.kind != StepKind::Work) {
            if (isEasyToStretch(step))
                changes.push_back({number, stretched(step, scatter, dice), {}});
            continue;
        }
        const double along = repeats > 1 ? done++ / static_cast<double>(repeats - 1) : 0.5;
        const double faded = 1.0 + fade * (0.4 - along); // who fades has begun too hard
        const double middle = middleOf(session.workout, number, thresholds);
        const double average = middle * day * faded * around(wide * scatter.step, dice);
        if (middle > 0.0)
            changes.push_back({number, {}, average});
    }
    return changes;
}

/// Who is late or tired leaves the last hundreds of metres out, with the rests between them.
void leaveOutRepeats(const engine::Workout& workout, Conduct& conduct, Dice& dice) {
    const auto steps = engine::flatten(workout);
    const int times = dice.between(1, 4);
    int left = 2 * times;
    for (std::size_t i = steps.size(); i-- > 0 && left > 0;) {
        if (steps[i].repeats > 0) {
            conduct.changes.push_back({static_cast<int>(i), 0.0, {}});
            --left;
        }
    }
    conduct.length = conduct.length.value_or(1.0) - kRepeatOfSwim * times;
}

} // namespace

double middleOf(const engine::Workout& workout, int step, const engine::Thresholds& thresholds) {
    const auto flat = engine::flatten(workout);
    const auto range =
        engine::resolve(flat[static_cast<std::size_t>(step)].step.target, workout.sport, thresholds);
    return range && range->unit != engine::Unit::Bpm ? (range->low + range->high) / 2.0 : 0.0;
}

void spread(const PlannedSession& session, Conduct& conduct, Dice& dice) {
    const engine::Workout& workout = session.workout;
    const Scatter& scatter = scatterOf(session, conduct);
    const bool guided = &scatter == &kOnTheTrainer;
    const double wide = !guided && dice.chance(kLooseDay) ? kLooser : 1.0;
    if (workout.sport == Sport::Swimming) {
        if (dice.chance(kLeavesOut))
            leaveOutRepeats(workout, conduct, dice);
        return;
    }
    if (workout.items.size() > 1) {
        for (StepChange& laidDown : conduct.changes) {
            if (laidDown.average)
                *laidDown.average *= around(scatter.step / 2.0, dice);
        }
        const std::vector<StepChange> changes = scattered(session, conduct, wide, dice);
        conduct.changes.insert(conduct.changes.begin(), changes.begin(), changes.end());
        return;
    }
    conduct.length = conduct.length.value_or(1.0) * around(wide * scatter.length, dice);
    conduct.scale *= around(wide * scatter.effort, dice);
}

} // namespace leadout::backend::sample
