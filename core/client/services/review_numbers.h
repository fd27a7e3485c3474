// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"
#include "core/protocol/analysis_detail.h"

namespace leadout::client {

/// Puts the numbers of a session's details into its review, with those that need other days: the form, which
/// the review holds already, and the threshold power with what would fit better; and those of its legs.
/// Nothing where the details have no numbers.
void addNumbers(Review& review, const protocol::AnalysisDetail& detail);

} // namespace leadout::client
