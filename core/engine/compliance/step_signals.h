// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/split.h"

#include <cstddef>
#include <span>
#include <vector>

namespace leadout::engine {

/// Power (watts) and speed (metres per second) of every moving second, as far as steps aim at them, averaged
/// over some seconds either way; missing values count as standing.
struct StepSignals {
    std::vector<float> power;
    std::vector<float> speed;
    std::vector<float> none;

    StepSignals(const Timeline& timeline, std::span<const SplitStep> steps, std::ptrdiff_t reach);

    /// The column that tells a step apart; empty where none does.
    const std::vector<float>& of(const SplitStep& step) const;
};

/// The mean of some seconds, at least one.
double meanOf(const std::vector<float>& values, Slice seconds);

} // namespace leadout::engine
