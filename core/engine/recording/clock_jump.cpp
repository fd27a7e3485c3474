// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/clock_jump.h"

#include "core/engine/recording/fit_profile.h"

#include <algorithm>
#include <limits>

namespace leadout::engine {
namespace {

constexpr std::int64_t kOutOfOrder = 10;           // seconds that records are written too late
constexpr std::int64_t kLongestBreak = 30 * 86400; // within one activity
constexpr std::size_t kScrap = 60;                 // samples; fewer do not prove a clock right

// FIT times below this count seconds since the device was switched on.
constexpr std::uint32_t kFirstTime = fit::kEpoch + 0x10000000;

bool isJump(std::uint32_t from, std::uint32_t to) {
    const std::int64_t step = std::int64_t{to} - std::int64_t{from};
    return step < -kOutOfOrder || step > kLongestBreak;
}

} // namespace

bool ClockJump::Part::isUnset() const {
    return latest < kFirstTime;
}

std::uint32_t ClockJump::Part::distance(std::uint32_t time) const {
    if (time < earliest)
        return earliest - time;
    return time > latest ? time - latest : 0;
}

ClockJump::Part ClockJump::partOf(const std::vector<std::uint32_t>& time, std::size_t first,
                                  std::size_t end) {
    const auto begin = time.begin();
    const auto [earliest, latest] = std::minmax_element(begin + static_cast<std::ptrdiff_t>(first),
                                                        begin + static_cast<std::ptrdiff_t>(end));
    return {first, end, *earliest, *latest};
}

bool ClockJump::isScrap(const Part& after, const Part& before) {
    if (after.isUnset() != before.isUnset())
        return after.isUnset();
    return after.count() < kScrap && after.count() < before.count();
}

std::optional<ClockJump> ClockJump::in(const std::vector<std::uint32_t>& time) {
    const auto found = std::adjacent_find(time.begin(), time.end(), isJump);
    if (found == time.end() || std::adjacent_find(found + 1, time.end(), isJump) != time.end())
        return std::nullopt;
    const auto at = static_cast<std::size_t>(found - time.begin()) + 1;
    const Part before = partOf(time, 0, at);
    const Part after = partOf(time, at, time.size());
    const std::int64_t gap = std::int64_t{time[at]} - std::int64_t{time[at - 1]} - 1;
    const bool scrap = isScrap(after, before);
    ClockJump jump;
    jump.m_moved = scrap ? after : before;
    jump.m_kept = scrap ? before : after;
    jump.m_shift = scrap ? -gap : gap;
    if (jump.m_moved.earliest + jump.m_shift < 1 ||
        jump.m_moved.latest + jump.m_shift > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return jump;
}

std::uint64_t ClockJump::span() const {
    const auto lasts = [](const Part& part) { return std::uint64_t{part.latest} - part.earliest; };
    return lasts(m_moved) + 1 + lasts(m_kept);
}

void ClockJump::join(std::vector<std::uint32_t>& time) const {
    for (std::size_t i = m_moved.first; i < m_moved.end; ++i)
        time[i] = static_cast<std::uint32_t>(time[i] + m_shift);
}

std::uint32_t ClockJump::joined(std::uint32_t time) const {
    if (time == 0 || m_moved.distance(time) >= m_kept.distance(time))
        return time;
    constexpr std::int64_t kLast = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(time + m_shift, 1, kLast));
}

} // namespace leadout::engine
