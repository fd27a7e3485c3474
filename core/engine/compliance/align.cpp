// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/align.h"

#include "core/engine/compliance/split.h"
#include "core/engine/compliance/step_numbers.h"
#include "core/engine/compliance/step_score.h"
#include "core/engine/compliance/timeline.h"
#include "core/engine/metrics/moving_time.h"
#include "core/engine/workout/structure.h"

#include <algorithm>
#include <limits>

namespace leadout::engine {

namespace {

/// The index that a device gives to each step of the unrolled workout: steps are counted as they are written,
/// and each repeat has an entry of its own behind its steps.
class WrittenIndexes {
public:
    static std::vector<std::uint16_t> of(const Workout& workout, std::size_t most) {
        WrittenIndexes indexes(most);
        indexes.add(workout.items, 0);
        return std::move(indexes.m_indexes);
    }

private:
    explicit WrittenIndexes(std::size_t most) : m_most(most) {}

    /// Returns the index that follows the items.
    std::size_t add(const std::vector<WorkoutItem>& items, std::size_t next) {
        for (const WorkoutItem& item : items) {
            if (m_indexes.size() >= m_most)
                return next;
            const auto* repeat = std::get_if<Repeat>(&item);
            if (!repeat) {
                m_indexes.push_back(static_cast<std::uint16_t>(next++));
                continue;
            }
            std::size_t after = next;
            for (int i = 0; i < repeat->count && m_indexes.size() < m_most; ++i) {
                const std::size_t before = m_indexes.size();
                after = add(repeat->items, next);
                if (m_indexes.size() == before)
                    break;
            }
            next = after + 1;
        }
        return next;
    }

    std::size_t m_most;
    std::vector<std::uint16_t> m_indexes;
};

/// Whether the laps name these steps in their order, with steps left out but none added.
bool follows(const std::vector<Lap>& laps, const std::vector<std::uint16_t>& indexes) {
    std::size_t next = 0;
    std::optional<std::uint16_t> current;
    for (const Lap& lap : laps) {
        if (!lap.workout_step || lap.workout_step == current)
            continue;
        current = lap.workout_step;
        while (next < indexes.size() && indexes[next] != *lap.workout_step)
            ++next;
        if (next == indexes.size())
            return false;
        ++next;
    }
    return current.has_value();
}

/// The indexes by which the laps name the steps; empty when they name other steps or none.
std::vector<std::uint16_t> lapIndexes(const Workout& workout, std::size_t count,
                                      const std::vector<Lap>& laps) {
    std::vector<std::uint16_t> indexes = WrittenIndexes::of(workout, count);
    if (follows(laps, indexes))
        return indexes;
    for (std::size_t i = 0; i < indexes.size(); ++i)
        indexes[i] = static_cast<std::uint16_t>(i);
    return follows(laps, indexes) ? indexes : std::vector<std::uint16_t>();
}

/// The speed to expect where a step is a distance and its target is no pace, in metres per second.
double usualSpeed(Sport sport, const Thresholds& thresholds) {
    constexpr double kEasyShare = 0.85; ///< of threshold speed
    switch (sport) {
    case Sport::Running: return thresholds.run_speed_m_s ? kEasyShare * *thresholds.run_speed_m_s : 2.8;
    case Sport::Swimming: return thresholds.swim_speed_m_s ? kEasyShare * *thresholds.swim_speed_m_s : 0.8;
    case Sport::Cycling: return 8.0;
    default: return 2.0;
    }
}

/// A distance step's planned time; 0 for steps of open length.
double plannedSeconds(const Step& step, const std::optional<TargetRange>& target, double usual) {
    if (!(step.extent.value > 0.0))
        return 0.0;
    switch (step.extent.unit) {
    case Extent::Unit::Seconds: return step.extent.value;
    case Extent::Unit::Metres: {
        const double middle =
            target && target->unit == Unit::SpeedMs ? (target->low + target->high) / 2.0 : 0.0;
        return step.extent.value / (middle > 0.0 ? middle : usual);
    }
    case Extent::Unit::Open: break;
    }
    return 0.0;
}

/// Whether a step aims at something that is recorded.
bool hasTarget(const Step& step) {
    return step.target.measure != TargetMeasure::Open && step.target.measure != TargetMeasure::Effort;
}

std::vector<StepComparison> planned(const Workout& workout, const Thresholds& thresholds) {
    const std::vector<FlatStep> flat = flatten(workout);
    const double usual = usualSpeed(workout.sport, thresholds);
    std::vector<StepComparison> steps;
    for (const FlatStep& each : flat) {
        StepComparison step;
        step.name = each.step.name;
        step.kind = flat.size() == 1 ? StepKind::Work : each.step.kind;
        step.repeat = each.repeat;
        step.repeats = each.repeats;
        step.test = each.step.test;
        step.target = resolve(each.step.target, workout.sport, thresholds);
        step.threshold_missing = !step.target && !step.test && hasTarget(each.step);
        step.time_s.planned = plannedSeconds(each.step, step.target, usual);
        if (each.step.extent.unit == Extent::Unit::Metres && each.step.extent.value > 0.0)
            step.distance_m = PlannedDone{each.step.extent.value, 0.0};
        steps.push_back(std::move(step));
    }
    return steps;
}

std::vector<SplitStep> splitSteps(const std::vector<StepComparison>& steps,
                                  const std::vector<std::uint16_t>& indexes) {
    std::vector<SplitStep> split;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        SplitStep step;
        step.planned_s = steps[i].time_s.planned;
        step.easy = steps[i].kind != StepKind::Work;
        if (steps[i].target && !steps[i].test)
            step.range = rangeInForce(*steps[i].target);
        if (!indexes.empty())
            step.lap_step = indexes[i];
        split.push_back(step);
    }
    return split;
}

std::vector<SplitLap> splitLaps(const Recording& recording, const Timeline& timeline, bool named) {
    std::vector<SplitLap> laps;
    for (const Lap& lap : recording.laps)
        laps.push_back({timeline.at(lap.start), named ? lap.workout_step : std::nullopt});
    std::sort(laps.begin(), laps.end(),
              [](const SplitLap& a, const SplitLap& b) { return a.first < b.first; });
    return laps;
}

/// Whether the recording has the power or the pace that a step aims at.
bool isTold(const StepComparison& step, const Timeline& timeline) {
    if (!step.target)
        return false;
    return (step.target->unit == Unit::Watts && !timeline.power_w.empty()) ||
           (step.target->unit == Unit::SpeedMs && !timeline.speed_mm_s.empty());
}

void measure(StepComparison& step, const Timeline& timeline, Slice seconds) {
    if (seconds.count == 0)
        return;
    step.time_s.done = static_cast<double>(seconds.count);
    const Slice samples = samplesOf(timeline, seconds);
    step.first_sample = samples.first;
    step.sample_count = samples.count;
    if (step.distance_m) {
        const auto metres = metresIn(timeline, seconds);
        if (metres)
            step.distance_m->done = *metres;
        else
            step.distance_m.reset(); // only the time is known then
    }
    if (!step.target)
        return;
    step.average = stepAverage(timeline, seconds, step.target->unit, step.time_s.planned);
    step.in_range = shareInRange(timeline, seconds, rangeInForce(*step.target));
}

} // namespace

Alignment align(const Workout& workout, const Recording& recording, const Thresholds& thresholds) {
    Alignment result;
    const std::optional<Timeline> timeline = timelineOf(recording);
    if (!timeline) {
        result.planned_part = {0, recording.samples.size()};
        result.planned_part_s = movingTime(recording).moving_s.value_or(0.0);
        return result;
    }
    result.steps = planned(workout, thresholds);
    const auto indexes = lapIndexes(workout, result.steps.size(), recording.laps);
    result.told_apart =
        !indexes.empty() || std::any_of(result.steps.begin(), result.steps.end(),
                                        [&](const StepComparison& step) { return isTold(step, *timeline); });
    std::vector<Slice> slices = {{0, timeline->size()}};
    if (result.steps.size() != 1) {
        slices = split(*timeline, splitSteps(result.steps, indexes),
                       splitLaps(recording, *timeline, !indexes.empty()));
    }
    // A first step until the lap button is as long as the athlete makes it: nothing before it is extra.
    if (!slices.empty() && slices.front().count > 0 && !(result.steps.front().time_s.planned > 0.0)) {
        slices.front().count += slices.front().first;
        slices.front().first = 0;
    }
    std::size_t first = timeline->size();
    std::size_t end = 0;
    for (std::size_t i = 0; i < slices.size() && i < result.steps.size(); ++i) {
        measure(result.steps[i], *timeline, slices[i]);
        if (slices[i].count == 0)
            continue;
        first = std::min(first, slices[i].first);
        end = std::max(end, slices[i].first + slices[i].count);
    }
    if (end == 0) {
        result.planned_part = {0, recording.samples.size()};
        result.planned_part_s = static_cast<double>(timeline->size());
        return result;
    }
    result.before = samplesOf(*timeline, {0, first});
    result.planned_part = samplesOf(*timeline, {first, end - first});
    result.after = samplesOf(*timeline, {end, timeline->size() - end});
    result.planned_part_s = static_cast<double>(end - first);
    result.extra_s = static_cast<double>(timeline->size()) - result.planned_part_s;
    return result;
}

} // namespace leadout::engine
