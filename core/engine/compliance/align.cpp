// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/align.h"

#include "core/engine/compliance/split.h"
#include "core/engine/compliance/step_numbers.h"
#include "core/engine/compliance/step_score.h"
#include "core/engine/compliance/timeline.h"
#include "core/engine/metrics/moving_time.h"
#include "core/engine/workout/structure.h"

#include <algorithm>
#include <iterator>

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
    constexpr double kLongest = 14.0 * 24.0 * 3600.0; // no recording is longer
    switch (step.extent.unit) {
    case Extent::Unit::Seconds: return std::min(step.extent.value, kLongest);
    case Extent::Unit::Metres: {
        const double middle =
            target && target->unit == Unit::SpeedMs ? (target->low + target->high) / 2.0 : 0.0;
        return std::min(step.extent.value / (middle > 0.0 ? middle : usual), kLongest);
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

/// Some seconds of a timeline as one of their own; where they lie among the samples is left out.
Timeline partOf(const Timeline& timeline, Slice seconds) {
    const auto cut = [&seconds](const auto& column) {
        auto part = column;
        part.clear();
        if (!column.empty()) {
            const auto first = column.begin() + static_cast<std::ptrdiff_t>(seconds.first);
            part.assign(first, first + static_cast<std::ptrdiff_t>(seconds.count));
        }
        return part;
    };
    Timeline part;
    part.clock = cut(timeline.clock);
    part.power_w = cut(timeline.power_w);
    part.heart_rate_bpm = cut(timeline.heart_rate_bpm);
    part.speed_mm_s = cut(timeline.speed_mm_s);
    part.distance_cm = cut(timeline.distance_cm);
    return part;
}

/// The seconds that belong to no step, in their order.
std::vector<Slice> leftOver(std::vector<Slice> taken, std::size_t seconds) {
    std::sort(taken.begin(), taken.end(), [](const Slice& a, const Slice& b) { return a.first < b.first; });
    std::vector<Slice> left;
    std::size_t next = 0;
    taken.push_back({seconds, 0});
    for (const Slice& each : taken) {
        if (each.first > next)
            left.push_back({next, each.first - next});
        next = std::max(next, each.first + each.count);
    }
    return left;
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

/// Finds skipped steps in what is left over: blocks that were done before those that they were planned
/// after. They are taken only where the work among them was clearly done as it was meant.
void placeOutOfOrder(const std::vector<StepComparison>& steps, const std::vector<SplitStep>& splitSteps,
                     const std::vector<SplitLap>& laps, const Timeline& timeline,
                     std::vector<Slice>& slices) {
    constexpr std::size_t kLeast = 60; ///< seconds that may hold a step
    constexpr double kAsMeant = 60.0;  ///< points of the work
    std::vector<Slice> taken;
    std::copy_if(slices.begin(), slices.end(), std::back_inserter(taken),
                 [](const Slice& slice) { return slice.count > 0; });
    for (const Slice& rest : leftOver(taken, timeline.size())) {
        std::vector<std::size_t> skipped;
        bool work = false;
        for (std::size_t i = 0; i < slices.size(); ++i) {
            if (slices[i].count > 0)
                continue;
            skipped.push_back(i);
            work = work || (steps[i].kind == StepKind::Work && isTold(steps[i], timeline));
        }
        if (!work || rest.count < kLeast)
            continue;
        std::vector<SplitStep> missing;
        for (const std::size_t i : skipped)
            missing.push_back(splitSteps[i]);
        std::vector<SplitLap> within;
        for (const SplitLap& lap : laps) {
            if (lap.first >= rest.first && lap.first < rest.first + rest.count)
                within.push_back({lap.first - rest.first, lap.lap_step});
        }
        std::vector<Slice> found = split(partOf(timeline, rest), missing, within);
        std::vector<StepResult> done;
        for (std::size_t i = 0; i < found.size(); ++i) {
            found[i].first += rest.first;
            StepComparison step = steps[skipped[i]];
            if (found[i].count == 0 || step.kind != StepKind::Work)
                continue;
            measure(step, timeline, found[i]);
            done.push_back(scoreStep(step));
        }
        if (meanStepScore(done, true).value_or(0.0) < kAsMeant)
            continue;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (found[i].count > 0)
                slices[skipped[i]] = found[i];
        }
    }
}

/// Where the planned part lies, and what is left over.
void addParts(const std::vector<Slice>& slices, const Timeline& timeline, Alignment& alignment) {
    std::vector<Slice> taken;
    std::size_t first = timeline.size();
    std::size_t end = 0;
    std::size_t matched = 0;
    for (const Slice& slice : slices) {
        if (slice.count == 0)
            continue;
        taken.push_back(slice);
        matched += slice.count;
        first = std::min(first, slice.first);
        end = std::max(end, slice.first + slice.count);
    }
    alignment.before = samplesOf(timeline, {0, first});
    alignment.planned_part = samplesOf(timeline, {first, end - first});
    alignment.after = samplesOf(timeline, {end, timeline.size() - end});
    for (const Slice& rest : leftOver(taken, timeline.size())) {
        if (rest.first > first && rest.first < end)
            alignment.added.push_back(samplesOf(timeline, rest));
    }
    alignment.planned_part_s = static_cast<double>(matched);
    alignment.extra_s = static_cast<double>(timeline.size() - matched);
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
    const std::vector<SplitStep> steps = splitSteps(result.steps, indexes);
    const std::vector<SplitLap> laps = splitLaps(recording, *timeline, !indexes.empty());
    if (result.steps.size() != 1)
        slices = split(*timeline, steps, laps);
    // A first step until the lap button is as long as the athlete makes it: nothing before it is extra.
    if (!slices.empty() && slices.front().count > 0 && !(result.steps.front().time_s.planned > 0.0)) {
        slices.front().count += slices.front().first;
        slices.front().first = 0;
    }
    const bool matched =
        std::any_of(slices.begin(), slices.end(), [](const Slice& slice) { return slice.count > 0; });
    if (!matched) {
        result.planned_part = {0, recording.samples.size()};
        result.planned_part_s = static_cast<double>(timeline->size());
        return result;
    }
    placeOutOfOrder(result.steps, steps, laps, *timeline, slices);
    for (std::size_t i = 0; i < slices.size() && i < result.steps.size(); ++i)
        measure(result.steps[i], *timeline, slices[i]);
    addParts(slices, *timeline, result);
    return result;
}

} // namespace leadout::engine
