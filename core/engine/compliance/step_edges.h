// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/cuts.h"
#include "core/engine/compliance/split.h"
#include "core/engine/compliance/step_signals.h"

#include <cstddef>
#include <span>
#include <vector>

namespace leadout::engine {

/// How far a cut may move, in seconds: to fit better, or to a lap.
inline constexpr std::size_t kReach = 10;

/// What a split of the cuts' few seconds leaves to be done: where exactly the steps begin and end, and to
/// which of them belongs what lies between. Everything that it is given must outlive it.
class StepEdges {
public:
    /// Smooth signals tell how hard seconds were, raw ones the second of a change.
    StepEdges(std::span<const SplitStep> steps, const StepSignals& smooth, const StepSignals& raw,
              const Cuts& cuts)
        : m_steps(steps)
        , m_smooth(smooth)
        , m_raw(raw)
        , m_cuts(cuts) {}

    /// Moves the edges of slices as a split leaves them: one per step, in their order.
    void settle(std::vector<Slice>& slices) const;

private:
    void giveBack(std::vector<Slice>& slices) const;
    void refine(std::vector<Slice>& slices) const;
    void settleEnds(std::vector<Slice>& slices) const;
    std::vector<std::size_t> runFrom(std::size_t outer, bool forward, const std::vector<Slice>& slices) const;
    void settleRun(const std::vector<std::size_t>& run, bool forward, std::vector<Slice>& slices) const;
    void moveCut(std::size_t left, std::size_t right, std::vector<Slice>& slices) const;
    bool lacks(std::size_t step, Slice slice) const;
    bool isSameEffort(std::size_t step, Slice slice, Slice more) const;
    bool isWork(std::size_t step, Slice seconds) const;
    bool isAsEasy(std::size_t step, Slice slice, Slice more) const;

    std::span<const SplitStep> m_steps;
    const StepSignals& m_smooth;
    const StepSignals& m_raw;
    const Cuts& m_cuts;
};

} // namespace leadout::engine
