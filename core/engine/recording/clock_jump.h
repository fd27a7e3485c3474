// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::engine {

/// The one place where a device's clock was set while it recorded: it began with an unset clock, was set back
/// on the way, or wrote a wild last time.
///
/// The samples before that place and after it are two parts. The part before it is moved, as the clock that
/// was set later is the right one, so that it ends a second before the part after it; only where the part
/// after it has no clock or is a mere scrap is that one moved. Nothing is dropped. Clocks that jump more
/// often are left as they are, and so are a few seconds out of order.
class ClockJump {
public:
    /// The jump in the times of samples, in seconds since 1970-01-01 UTC; nothing unless there is exactly
    /// one.
    static std::optional<ClockJump> in(const std::vector<std::uint32_t>& time);

    /// How many seconds there are from the first sample to the last once they are joined.
    std::uint64_t span() const;

    /// Moves one part of the samples it was found in to the other.
    void join(std::vector<std::uint32_t>& time) const;

    /// A time that is told beside the samples, such as the start of a lap, moved with the part whose times
    /// are nearer to it; a time that both parts show stays. 0 is no time and stays too.
    std::uint32_t joined(std::uint32_t time) const;

private:
    /// Samples first to end, and the times they have.
    struct Part {
        std::size_t first = 0;
        std::size_t end = 0;
        std::uint32_t earliest = 0;
        std::uint32_t latest = 0;

        std::size_t count() const { return end - first; }
        bool isUnset() const;
        std::uint32_t distance(std::uint32_t time) const;
    };

    static Part partOf(const std::vector<std::uint32_t>& time, std::size_t first, std::size_t end);
    static bool isScrap(const Part& after, const Part& before);

    Part m_moved;
    Part m_kept;
    std::int64_t m_shift = 0;
};

} // namespace leadout::engine
