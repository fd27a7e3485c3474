// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/clock_jumps.h"

#include "core/engine/recording/fit_profile.h"

#include <algorithm>
#include <limits>

namespace leadout::engine {
namespace {

constexpr std::int64_t kOutOfOrder = 10;           // seconds that records are written too late
constexpr std::int64_t kLongestBreak = 30 * 86400; // within one activity
constexpr std::size_t kScrap = 60;                 // samples; fewer do not prove a clock right
constexpr std::int64_t kLast = std::numeric_limits<std::uint32_t>::max();

// FIT times below this count seconds since the device was switched on.
constexpr std::uint32_t kFirstTime = fit::kEpoch + 0x10000000;

bool isJump(std::int64_t from, std::int64_t to) {
    return to - from < -kOutOfOrder || to - from > kLongestBreak;
}

} // namespace

bool ClockJumps::Part::isUnset() const {
    return latest < kFirstTime;
}

std::uint32_t ClockJumps::Part::distance(std::uint32_t time) const {
    if (time < earliest)
        return earliest - time;
    return time > latest ? time - latest : 0;
}

ClockJumps::Part ClockJumps::partOf(const std::vector<std::uint32_t>& time, std::size_t first,
                                    std::size_t end) {
    const auto begin = time.begin();
    const auto [earliest, latest] = std::minmax_element(begin + static_cast<std::ptrdiff_t>(first),
                                                        begin + static_cast<std::ptrdiff_t>(end));
    return {first, end, *earliest, *latest, 0};
}

/// Whether a part says nothing of the time, seen from the first `before` parts.
bool ClockJumps::isScrap(const Part& after, std::size_t before) const {
    const bool unset = std::all_of(m_parts.begin(), m_parts.begin() + static_cast<std::ptrdiff_t>(before),
                                   [](const Part& part) { return part.isUnset(); });
    if (after.isUnset() != unset)
        return after.isUnset();
    return after.count() < kScrap && after.count() < after.first;
}

std::optional<ClockJumps> ClockJumps::in(const std::vector<std::uint32_t>& time) {
    ClockJumps jumps;
    std::size_t first = 0;
    for (std::size_t i = 1; i < time.size(); ++i) {
        if (!isJump(time[i - 1], time[i]))
            continue;
        if (jumps.m_parts.size() == kMost)
            return std::nullopt;
        jumps.m_parts.push_back(partOf(time, first, i));
        first = i;
    }
    if (jumps.m_parts.empty())
        return std::nullopt;
    jumps.m_parts.push_back(partOf(time, first, time.size()));
    jumps.placeParts(time);
    return jumps.fit() ? std::optional(std::move(jumps)) : std::nullopt;
}

/// Joins each part to those before it. Once a wild one in between has been moved, the next may follow as it
/// is.
void ClockJumps::placeParts(const std::vector<std::uint32_t>& time) {
    for (std::size_t i = 1; i < m_parts.size(); ++i) {
        Part& part = m_parts[i];
        const std::int64_t before = time[part.first - 1] + m_parts[i - 1].shift;
        const std::int64_t gap = time[part.first] - before;
        if (!isJump(before, time[part.first]))
            continue;
        if (isScrap(part, i)) {
            part.shift = 1 - gap;
            continue;
        }
        for (std::size_t k = 0; k < i; ++k)
            m_parts[k].shift += gap - 1;
    }
}

/// Whether all times can be told once they are moved.
bool ClockJumps::fit() const {
    return std::all_of(m_parts.begin(), m_parts.end(), [](const Part& part) {
        return part.earliest + part.shift >= 1 && part.latest + part.shift <= kLast;
    });
}

std::uint64_t ClockJumps::span() const {
    std::int64_t first = kLast;
    std::int64_t last = 0;
    for (const Part& part : m_parts) {
        first = std::min(first, part.earliest + part.shift);
        last = std::max(last, part.latest + part.shift);
    }
    return static_cast<std::uint64_t>(last - first);
}

void ClockJumps::join(std::vector<std::uint32_t>& time) const {
    for (const Part& part : m_parts)
        for (std::size_t i = part.first; i < part.end; ++i)
            time[i] = static_cast<std::uint32_t>(time[i] + part.shift);
}

std::uint32_t ClockJumps::joined(std::uint32_t time) const {
    if (time == 0)
        return time;
    const Part* nearest = nullptr;
    for (const Part& part : m_parts) {
        const bool nearer = nearest == nullptr || part.distance(time) < nearest->distance(time);
        const bool asNear = nearest != nullptr && part.distance(time) == nearest->distance(time);
        if (nearer || (asNear && nearest->shift != 0))
            nearest = &part;
    }
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(time + nearest->shift, 1, kLast));
}

} // namespace leadout::engine
