// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/step_edges.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace leadout::engine {

namespace {

constexpr double kSameEffort = 0.1;   ///< what was added beside work and is this near to it belongs to it
constexpr double kWhole = 0.8;        ///< of its time; beside a step of less nothing was added
constexpr double kAboutAsHard = 0.95; ///< of the least of a range

float fromMiddle(float value, const SplitStep& step) {
    return std::abs(value - static_cast<float>(step.range->low + step.range->high) / 2.0F);
}

std::size_t wholeSeconds(const SplitStep& step) {
    return static_cast<std::size_t>(step.planned_s + 0.5);
}

} // namespace

void StepEdges::settle(std::vector<Slice>& slices) const {
    giveBack(slices);
    refine(slices);
    settleEnds(slices);
}

/// A step that was ridden too hard, or for too long, is no short step with something added to it: what
/// goes on like the work beside it belongs to that, and what lies beside a short step goes to the work
/// that it is as hard as, else to the short one.
void StepEdges::giveBack(std::vector<Slice>& slices) const {
    std::size_t left = slices.size();
    for (std::size_t right = 0; right < slices.size(); ++right) {
        if (slices[right].count == 0)
            continue;
        const std::size_t before = std::exchange(left, right);
        if (before == slices.size())
            continue;
        const std::size_t end = slices[before].first + slices[before].count;
        const Slice added{end, slices[right].first - end};
        const bool leftLacks = lacks(before, slices[before]);
        const bool rightLacks = lacks(right, slices[right]);
        if (added.count == 0)
            continue;
        const bool lack = leftLacks || rightLacks;
        const bool goesOn = isSameEffort(before, slices[before], added);
        const bool beganBefore = isSameEffort(right, slices[right], added);
        const bool likeLeft = goesOn || (lack && isWork(before, added));
        const bool likeRight = beganBefore || (lack && isWork(right, added));
        if (likeLeft || (!likeRight && leftLacks && m_steps[before].easy)) {
            slices[before].count += added.count;
        } else if (likeRight || (rightLacks && m_steps[right].easy)) {
            slices[right].count += added.count;
            slices[right].first = end;
        }
    }
}

bool StepEdges::lacks(std::size_t step, Slice slice) const {
    return static_cast<double>(slice.count) < kWhole * m_steps[step].planned_s;
}

/// Whether a step is work, and more of it was about as hard as the step itself.
bool StepEdges::isSameEffort(std::size_t index, Slice slice, Slice more) const {
    const std::vector<float>& values = m_smooth.of(m_steps[index]);
    if (m_steps[index].easy || values.empty())
        return false;
    const double own = meanOf(values, slice);
    return std::abs(meanOf(values, more) - own) <= kSameEffort * own;
}

/// Whether a step is work, and some seconds are on average about as hard or harder.
bool StepEdges::isWork(std::size_t index, Slice seconds) const {
    const SplitStep& step = m_steps[index];
    const std::vector<float>& values = m_smooth.of(step);
    return !step.easy && !values.empty() && seconds.count > 0 &&
           meanOf(values, seconds) >= kAboutAsHard * step.range->low;
}

/// Moves the cuts between neighbours, where no lap holds them, to the second where power or pace change.
void StepEdges::refine(std::vector<Slice>& slices) const {
    std::size_t left = slices.size();
    for (std::size_t right = 0; right < slices.size(); ++right) {
        if (slices[right].count == 0)
            continue;
        const bool touch =
            left < slices.size() && slices[left].first + slices[left].count == slices[right].first;
        if (touch)
            moveCut(left, right, slices);
        left = right;
    }
}

/// Where riding goes on before an easy first step or behind an easy last one, its power hardly tells where
/// it begins or ends, nor where it changes to another that is as easy. Then they are as long as planned:
/// exactly where the cut came near, and where noise made them short as far as the riding there is as easy.
void StepEdges::settleEnds(std::vector<Slice>& slices) const {
    const auto isMatched = [](const Slice& slice) { return slice.count > 0; };
    const auto first = std::find_if(slices.begin(), slices.end(), isMatched);
    if (first == slices.end())
        return;
    const auto last = std::find_if(slices.rbegin(), slices.rend(), isMatched).base() - 1;
    settleRun(runFrom(static_cast<std::size_t>(first - slices.begin()), true, slices), true, slices);
    settleRun(runFrom(static_cast<std::size_t>(last - slices.begin()), false, slices), false, slices);
}

/// The steps from an outer one inwards that touch, with no lap between them, and are easy alike.
std::vector<std::size_t> StepEdges::runFrom(std::size_t outer, bool forward,
                                            const std::vector<Slice>& slices) const {
    std::vector<std::size_t> run;
    for (std::size_t at = outer; at < slices.size(); at += forward ? std::size_t{1} : std::size_t(-1)) {
        const SplitStep& step = m_steps[at];
        if (!step.easy || !(step.planned_s > 0.0) || slices[at].count == 0)
            break;
        if (!run.empty()) {
            const SplitStep& neighbour = m_steps[run.back()];
            const Slice& left = slices[forward ? run.back() : at];
            const std::size_t edge = slices[forward ? at : run.back()].first;
            const bool alike = step.range && neighbour.range && step.range->unit == neighbour.range->unit &&
                               step.range->low == neighbour.range->low &&
                               step.range->high == neighbour.range->high;
            if (!alike || left.first + left.count != edge || m_cuts.isLap(edge))
                break;
        }
        run.push_back(at);
    }
    return run;
}

void StepEdges::settleRun(const std::vector<std::size_t>& run, bool forward,
                          std::vector<Slice>& slices) const {
    if (run.empty())
        return;
    const Slice left = slices[forward ? run.front() : run.back()];
    const Slice right = slices[forward ? run.back() : run.front()];
    const Slice all{left.first, right.first + right.count - left.first};
    const std::size_t outerEdge = forward ? all.first : all.first + all.count;
    std::size_t room = forward ? all.first : m_cuts.at.back() - outerEdge;
    if (m_cuts.isLap(outerEdge))
        room = 0;
    std::size_t planned = 0;
    for (const std::size_t step : run)
        planned += wholeSeconds(m_steps[step]);
    const auto within = [&](std::size_t length) {
        return Slice{forward ? all.first + all.count - length : all.first, length};
    };
    std::size_t length = all.count;
    if (room > 0 && length <= planned + kReach)
        length = std::min(planned, length + room);
    if (length > all.count && !isAsEasy(run.front(), all, within(length)))
        length = all.count;
    const std::size_t inner = planned - wholeSeconds(m_steps[run.front()]);
    if (length <= inner)
        return;
    std::size_t edge = forward ? all.first + all.count : all.first;
    for (std::size_t i = run.size(); i-- > 0;) {
        const std::size_t count = i > 0 ? wholeSeconds(m_steps[run[i]]) : length - inner;
        slices[run[i]] = {forward ? edge - count : edge, count};
        edge = forward ? edge - count : edge + count;
    }
}

/// Whether easy riding that takes in more is on average still within its range, or no harder than it was.
bool StepEdges::isAsEasy(std::size_t index, Slice slice, Slice more) const {
    const std::vector<float>& values = m_smooth.of(m_steps[index]);
    return !values.empty() &&
           meanOf(values, more) <= std::max(m_steps[index].range->high, meanOf(values, slice));
}

void StepEdges::moveCut(std::size_t leftIndex, std::size_t rightIndex, std::vector<Slice>& slices) const {
    const SplitStep& leftStep = m_steps[leftIndex];
    const SplitStep& rightStep = m_steps[rightIndex];
    Slice& left = slices[leftIndex];
    Slice& right = slices[rightIndex];
    const std::size_t cut = right.first;
    const std::vector<float>& values = m_raw.of(leftStep);
    if (m_cuts.isLap(cut) || values.empty() || &values != &m_raw.of(rightStep))
        return;
    const std::size_t from = cut - std::min(kReach, left.count - 1);
    const std::size_t to = cut + std::min(kReach, right.count - 1);
    float cost = 0.0F; // of cutting here rather than at the first second
    float least = 0.0F;
    std::size_t best = from;
    for (std::size_t at = from + 1; at <= to; ++at) {
        cost += fromMiddle(values[at - 1], leftStep) - fromMiddle(values[at - 1], rightStep);
        if (cost < least || (cost == least && at <= cut)) {
            least = cost;
            best = at;
        }
    }
    left.count = best - left.first;
    right.count = right.first + right.count - best;
    right.first = best;
}

} // namespace leadout::engine
