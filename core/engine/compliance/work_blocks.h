// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/split.h"

#include <span>
#include <vector>

namespace leadout::engine {

/// The stretches of hard riding in a recording, where it has as many as the plan has repeats: then each is
/// one of them, however long it is. Nothing where that is not clear: where work steps are not alike, follow
/// each other, or last under a minute, where easy steps are nearly as hard, where the count is another, or
/// where a stretch or what lies between two is no length that a step may take. Values are power or pace of
/// every moving second, in the unit of the work steps. O(seconds + steps).
std::vector<Slice> workBlocks(std::span<const float> values, std::span<const SplitStep> steps);

} // namespace leadout::engine
