// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/cuts.h"

#include <algorithm>

namespace leadout::engine {

namespace {

constexpr std::size_t kGrid = 10;    ///< seconds between cuts
constexpr std::size_t kFineGrid = 5; ///< the same when steps are shorter than kShortStep
constexpr double kShortStep = 60.0;
constexpr double kMostPairs = 8e6;  ///< of cuts that a step may lie between
constexpr double kMostPlaces = 4e6; ///< cuts times steps

} // namespace

std::size_t Cuts::find(std::size_t second) const {
    return static_cast<std::size_t>(std::lower_bound(at.begin(), at.end(), second) - at.begin());
}

bool Cuts::isLap(std::size_t second) const {
    return laps && !off_lap[find(second)];
}

std::size_t Cuts::insert(std::size_t second) {
    const std::size_t index = find(second);
    if (index == size() || at[index] != second) {
        const auto offset = static_cast<std::ptrdiff_t>(index);
        at.insert(at.begin() + offset, static_cast<std::uint32_t>(second));
        off_lap.insert(off_lap.begin() + offset, laps);
    }
    return second;
}

Cuts makeCuts(std::size_t seconds, std::span<const double> longest, double shortest,
              std::span<const std::size_t> laps) {
    const auto all = static_cast<double>(seconds);
    double windows = 0.0;
    for (const double most : longest)
        windows += std::min(most, all);
    const auto tooMany = [&](std::size_t grid) {
        const auto step = static_cast<double>(grid);
        const double cuts = all / step + static_cast<double>(laps.size());
        return cuts * windows / step > kMostPairs || cuts * static_cast<double>(longest.size()) > kMostPlaces;
    };
    std::size_t grid = shortest < kShortStep ? kFineGrid : kGrid;
    while (grid < seconds && tooMany(grid))
        grid *= 2;

    std::vector<std::uint32_t> presses;
    for (const std::size_t lap : laps)
        presses.push_back(static_cast<std::uint32_t>(std::min(lap, seconds)));
    std::sort(presses.begin(), presses.end());
    Cuts cuts;
    cuts.laps = presses.size() > 1;
    for (std::size_t second = 0; second < seconds; second += grid)
        cuts.at.push_back(static_cast<std::uint32_t>(second));
    cuts.at.push_back(static_cast<std::uint32_t>(seconds));
    cuts.at.insert(cuts.at.end(), presses.begin(), presses.end());
    std::sort(cuts.at.begin(), cuts.at.end());
    cuts.at.erase(std::unique(cuts.at.begin(), cuts.at.end()), cuts.at.end());
    for (const std::uint32_t cut : cuts.at) {
        const bool edge = cut == 0 || cut == seconds;
        const bool pressed = std::binary_search(presses.begin(), presses.end(), cut);
        cuts.off_lap.push_back(cuts.laps && !edge && !pressed);
    }
    return cuts;
}

} // namespace leadout::engine
