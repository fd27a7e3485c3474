// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace leadout::backend {

/// What people count in: by tens, or by minutes and hours.
enum class RoundIn : std::uint8_t { Decimals, Seconds };

/// At most four round numbers from low to high, ascending, for the lines of an axis. Empty when the two are
/// no numbers, lie the wrong way round or so far apart that no step is large enough.
std::vector<double> roundNumbers(double low, double high, RoundIn in);

} // namespace leadout::backend
