// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/details.h"
#include "core/engine/metrics/w_prime_balance.h"
#include "core/engine/model/numbers.h"

#include <vector>

namespace leadout::engine {

/// W' balance of a part, by the critical power that its details tell; without one the reason why there is
/// none.
Measured<WPrimeBalance> wPrimeBalanceOf(const Recording& recording, const Part& part,
                                        const Measured<CriticalPower>& fit);

/// The 1 % grid of the mean-maximal curve (curveDurations), in whole watts; empty without power.
std::vector<BestAverage> curveOf(const Recording& recording, const Part& part);

/// The numbers of a part as they are told: each of NumberKey but those that need other days (form and
/// threshold), in that order, rounded to what is shown with a digit to spare. The metrics and the details are
/// those of the part.
std::vector<Number> numbersOf(const Recording& recording, const Part& part, const Metrics& metrics,
                              const Details& details, const Thresholds& thresholds);

} // namespace leadout::engine
