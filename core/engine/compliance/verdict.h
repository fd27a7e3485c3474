// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/comparison.h"

#include <span>
#include <vector>

namespace leadout::engine {

/// A verdict with its reasons. On target has at most one, extra work; every other names at least one.
struct Judgement {
    Verdict verdict = Verdict::OnTarget;
    std::vector<VerdictReason> reasons;
};

/// The verdict on a session, from its load or else its length or else the count of its repeats, its scored
/// steps and the work outside its planned part. Takes numbers as shown.
Judgement judge(const Comparison& comparison, std::span<const StepResult> steps);

} // namespace leadout::engine
