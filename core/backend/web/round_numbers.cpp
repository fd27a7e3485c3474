// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/round_numbers.h"

#include <cmath>
#include <span>

namespace leadout::backend {

namespace {

constexpr int kMost = 4;

constexpr double kDecimals[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000};
/// One second to five days.
constexpr double kSeconds[] = {1,   2,     5,     10,    15,    30,     60,     120,    300,
                               600, 1'200, 1'800, 3'600, 7'200, 14'400, 43'200, 86'400, 432'000};

} // namespace

std::vector<double> roundNumbers(double low, double high, RoundIn in) {
    const std::span<const double> steps =
        in == RoundIn::Decimals ? std::span<const double>(kDecimals) : std::span<const double>(kSeconds);
    std::vector<double> found;
    for (const double step : steps) {
        const double first = std::ceil(low / step);
        const double last = std::floor(high / step);
        if (!(last - first < kMost) || last < first - 1.0)
            continue;
        for (int i = 0; i <= static_cast<int>(last - first); ++i)
            found.push_back((first + i) * step);
        break;
    }
    return found;
}

} // namespace leadout::backend
