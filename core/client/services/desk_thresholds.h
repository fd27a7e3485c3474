// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk_view.h"
#include "core/client/services/review.h"

#include <vector>

namespace leadout::client {

/// An athlete's sets of thresholds as they stand with what was decided here, the newest first.
std::vector<ThresholdSet> thresholdsOf(const DeskView& view, const domain::AthleteId& athlete);

/// Fills in what accepting the review's suggested threshold would decide, and whether this coach can: from
/// the suggested day, or the day of the set in force where that is later, with everything else of that set.
/// Once a set is in force that is as high, the suggestion is settled. It is not offered when a later set has
/// that threshold too, and when the session is more than engine::kThresholdDays old.
void offerThreshold(const DeskView& view, engine::Sport sport, Review& review);

} // namespace leadout::client
