// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"
#include "core/engine/feedback/facts.h"

#include <QString>

#include <vector>

namespace leadout::client {

/// The numbers with a unit in a text that are no facts of the session: watts, bpm, rpm, kJ, load, %, km, m,
/// min, h:mm, h:mm:ss, m:ss and paces. A number holds when some fact, rounded to as many places as were
/// written, is that number; one without a unit is passed over. In order of their places.
std::vector<UnverifiedNumber> unverifiedNumbers(const QString& text, const engine::Facts& facts);

} // namespace leadout::client
