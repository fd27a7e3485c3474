// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::engine {

/// The places where a device's clock was set while it recorded: it began with an unset clock, was set back on
/// the way, lost its battery, or wrote wild times.
///
/// Between those places the samples are parts. Of two parts with a jump between them the earlier one is
/// moved, as the clock that was set later is the right one, so that it ends a second before the later one;
/// only where the later one has no clock or is a mere scrap is that one moved. Nothing is dropped. A clock
/// that jumps all the time is left as it is, and so are a few seconds out of order.
class ClockJumps {
public:
    /// More jumps than this are two streams of samples rather than one clock.
    static constexpr std::size_t kMost = 10;

    /// The jumps in the times of samples, in seconds since 1970-01-01 UTC; nothing where there are none, or
    /// too many to mend.
    static std::optional<ClockJumps> in(const std::vector<std::uint32_t>& time);

    /// How many seconds there are from the first sample to the last once the parts are joined.
    std::uint64_t span() const;

    /// Moves the parts of the samples it was found in to each other.
    void join(std::vector<std::uint32_t>& time) const;

    /// A time that is told beside the samples, such as the start of a lap, moved with the part whose times
    /// are nearest to it; of parts as near as each other the one that stays counts, else the latest. 0 is no
    /// time and stays too.
    std::uint32_t joined(std::uint32_t time) const;

private:
    /// Samples first to end, the times they have, and by how much these move.
    struct Part {
        std::size_t first = 0;
        std::size_t end = 0;
        std::uint32_t earliest = 0;
        std::uint32_t latest = 0;
        std::int64_t shift = 0;

        std::size_t count() const { return end - first; }
        bool isUnset() const;
        std::uint32_t distance(std::uint32_t time) const;
    };

    static Part partOf(const std::vector<std::uint32_t>& time, std::size_t first, std::size_t end);
    bool isScrap(const Part& after, std::size_t before) const;
    void placeParts(const std::vector<std::uint32_t>& time);
    bool fit() const;

    std::vector<Part> m_parts;
};

} // namespace leadout::engine
