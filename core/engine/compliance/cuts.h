// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace leadout::engine {

/// Where a recording may be cut into steps.
struct Cuts {
    std::vector<std::uint32_t> at; ///< moving seconds, ascending, from 0 to the end
    std::vector<bool> off_lap;     ///< per cut: in a recording with laps, but not at one
    bool laps = false;             ///< there are laps

    std::size_t size() const { return at.size(); }

    /// The first cut at or behind a second.
    std::size_t find(std::size_t second) const;

    /// Whether a cut lies at a lap, in a recording with laps.
    bool isLap(std::size_t second) const;

    /// Adds a cut where there is none yet, and returns its second.
    std::size_t insert(std::size_t second);
};

/// Cuts every few seconds (more finely where steps are short) and at every lap, so far apart that a split of
/// any recording into any number of steps takes bounded time and memory. `longest` is the most seconds that
/// each step may take, `shortest` the shortest planned step, `laps` the moving seconds where laps begin.
Cuts makeCuts(std::size_t seconds, std::span<const double> longest, double shortest,
              std::span<const std::size_t> laps);

} // namespace leadout::engine
