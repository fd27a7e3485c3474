// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/script.h"

#include "core/engine/workout/structure.h"

#include <algorithm>

namespace leadout::backend::sample {

namespace {

using engine::Extent;
using engine::FlatStep;
using engine::Repeat;
using engine::Sport;
using engine::Step;
using engine::StepKind;
using engine::WorkoutItem;

constexpr double kWeightedFrom = 600.0; ///< seconds from which riders look at weighted power
constexpr double kOpenShare = 0.6;      ///< of threshold, where nothing is asked
constexpr double kOpenSwimShare = 0.85;
constexpr double kEasyShare = 0.5;

/// The index that a device gives to each step of the unrolled workout: as written, with an entry of its own
/// for each repeat, behind its steps.
int number(const std::vector<WorkoutItem>& items, int next, std::vector<int>& indexes) {
    for (const WorkoutItem& item : items) {
        const auto* repeat = std::get_if<Repeat>(&item);
        if (!repeat) {
            indexes.push_back(next++);
            continue;
        }
        int after = next;
        for (int i = 0; i < repeat->count; ++i)
            after = number(repeat->items, next, indexes);
        next = after + 1;
    }
    return next;
}

/// Reads a script out of steps.
class Writer {
public:
    Writer(const engine::Workout& workout, const Conduct& conduct, const engine::Thresholds& set,
           const engine::Thresholds& real)
        : m_workout(workout)
        , m_conduct(conduct)
        , m_set(set)
        , m_real(real)
        , m_threshold(thresholdFor(workout.sport, real)) {}

    std::vector<Phase> write() {
        if (m_conduct.before)
            addMore(*m_conduct.before);
        addSteps();
        if (m_conduct.cut_s)
            cut(*m_conduct.cut_s);
        if (m_conduct.easy_end_s > 0.0)
            addMore({m_conduct.easy_end_s, kEasyShare});
        if (m_conduct.after)
            addMore(*m_conduct.after);
        return std::move(m_phases);
    }

private:
    void addSteps() {
        const std::vector<FlatStep> steps = engine::flatten(m_workout);
        std::vector<int> indexes;
        number(m_workout.items, 0, indexes);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            Phase phase = phaseOf(steps[i].step, steps.size() > 1);
            phase.lap_step = indexes[i];
            change(phase, static_cast<int>(i));
            if (phase.seconds > 0.0)
                m_phases.push_back(std::move(phase));
        }
    }

    Phase phaseOf(const Step& step, bool amongOthers) const {
        Phase phase;
        phase.name = step.name;
        phase.hard = amongOthers && step.kind == StepKind::Work;
        aim(phase, step);
        const bool byDistance = step.extent.unit == Extent::Unit::Metres;
        phase.seconds = step.extent.value;
        if (byDistance) {
            phase.metres = step.extent.value;
            phase.seconds = phase.metres / phase.aim;
        } else if (m_conduct.length) {
            phase.seconds *= *m_conduct.length;
        }
        phase.weighted = m_workout.sport == Sport::Cycling && step.extent.value >= kWeightedFrom;
        return phase;
    }

    void aim(Phase& phase, const Step& step) const {
        const double open = m_workout.sport == Sport::Swimming ? kOpenSwimShare : kOpenShare;
        phase.aim = open * m_threshold;
        if (const auto range = engine::resolve(step.target, m_workout.sport, m_set)) {
            const double middle = m_conduct.scale * (range->low + range->high) / 2.0;
            phase.by_heart = range->unit == engine::Unit::Bpm;
            phase.aim = phase.by_heart ? m_threshold * shareAt(middle) : middle;
        }
        phase.share = phase.aim / m_threshold;
    }

    double shareAt(double heartRate) const {
        const double ofThreshold = heartRate / m_real.heart_rate_bpm.value_or(heartRate);
        return (ofThreshold - kHeartFloor) / (1.0 - kHeartFloor);
    }

    void change(Phase& phase, int step) const {
        for (const StepChange& each : m_conduct.changes) {
            if (each.step != step)
                continue;
            if (each.average) {
                phase.aim = *each.average;
                phase.share = phase.aim / m_threshold;
                if (phase.metres > 0.0)
                    phase.seconds = phase.metres / phase.aim;
            }
            if (each.seconds)
                phase.seconds = *each.seconds;
        }
    }

    void addMore(const MoreWork& more) {
        Phase phase;
        phase.seconds = more.seconds;
        phase.share = more.share;
        phase.aim = more.share * m_threshold;
        phase.weighted = m_workout.sport == Sport::Cycling && more.seconds >= kWeightedFrom;
        m_phases.push_back(phase);
    }

    void cut(double seconds) {
        double left = seconds;
        for (Phase& phase : m_phases) {
            phase.seconds = std::min(phase.seconds, left);
            left -= phase.seconds;
        }
        std::erase_if(m_phases, [](const Phase& phase) { return phase.seconds < 1.0; });
    }

    const engine::Workout& m_workout;
    const Conduct& m_conduct;
    const engine::Thresholds& m_set;
    const engine::Thresholds& m_real;
    double m_threshold;
    std::vector<Phase> m_phases;
};

} // namespace

double thresholdFor(Sport sport, const engine::Thresholds& thresholds) {
    switch (sport) {
    case Sport::Running: return thresholds.run_speed_m_s.value_or(kUsualRunSpeed);
    case Sport::Swimming: return thresholds.swim_speed_m_s.value_or(kUsualSwimSpeed);
    case Sport::Walking:
    case Sport::Hiking: return kUsualWalkSpeed;
    default: return thresholds.power_w.value_or(kUsualPower);
    }
}

std::vector<Phase> script(const engine::Workout& workout, const Conduct& conduct,
                          const engine::Thresholds& set, const engine::Thresholds& real) {
    return Writer(workout, conduct, set, real).write();
}

} // namespace leadout::backend::sample
