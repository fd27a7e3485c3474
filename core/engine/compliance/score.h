// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/comparison.h"

namespace leadout::engine {

/// Scores a session against its plan: how near the length, the load and the intensity came, and for a
/// structured workout, as the other half, how near its steps came. Numbers are compared as they are shown. A
/// session that is not on target never scores more than 79. Without anything to compare there is no score
/// and the verdict is Unplanned.
Compliance score(const Comparison& comparison);

/// The colour of a score.
Band band(int score);

} // namespace leadout::engine
