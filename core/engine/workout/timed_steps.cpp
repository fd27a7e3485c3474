// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/timed_steps.h"

#include "core/engine/model/sentence_ids.h"
#include "core/engine/workout/structure.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

constexpr double kUnknownLength = 300.0; // seconds
constexpr double kLongestWritten = 1'000'000.0;

} // namespace

double writtenSeconds(const Step& step, Sport sport, const Thresholds& thresholds, Losses& losses) {
    double length = std::isfinite(step.extent.value) ? std::max(step.extent.value, 0.0) : -1.0;
    if (step.extent.unit == Extent::Unit::Open)
        length = -1.0;
    if (length == 0.0) {
        losses.add(sentence::kLostEmpty, step);
        return 0.0;
    }
    if (step.extent.unit == Extent::Unit::Metres && length > 0.0) {
        const auto pace = resolve(step.target, sport, thresholds);
        const double speed = pace && pace->unit == Unit::SpeedMs ? (pace->low + pace->high) / 2.0 : 0.0;
        length = speed > 0.0 ? std::round(length / speed) : -1.0;
        if (length > 0.0 && length <= kLongestWritten)
            losses.add(sentence::kLostDistance, step);
    }
    if (length > 0.0 && length <= kLongestWritten)
        return length;
    losses.add(sentence::kLostLength, step, Quantity{kUnknownLength, Unit::Seconds});
    return kUnknownLength;
}

std::vector<Cue> writtenCues(const Workout& workout, std::size_t names, Losses& losses) {
    const auto holds = [](double value) { return value >= 0.0 && value <= kLongestWritten; }; // false for NaN
    std::vector<Cue> cues;
    for (const Cue& cue : workout.cues) {
        if (holds(cue.at) && holds(cue.shown_s) && !cue.text.empty() && names + cues.size() < kMaxCues)
            cues.push_back(cue);
    }
    if (cues.size() < workout.cues.size())
        losses.add(sentence::kLostCues, {Quantity{double(workout.cues.size() - cues.size()), Unit::Count}});
    return cues;
}

void compareKinds(const std::vector<const Step*>& written, const Workout& back, Losses& losses) {
    const std::vector<FlatStep> steps = flatten(back);
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (i >= steps.size() || steps[i].step.kind != written[i]->kind)
            losses.add(sentence::kLostKind, *written[i]);
    }
}

} // namespace leadout::engine
