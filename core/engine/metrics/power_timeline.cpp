// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/power_timeline.h"

#include "core/engine/metrics/largest_difference.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <limits>

namespace leadout::engine {

namespace {

constexpr std::size_t kMostTimeline = 2 * kLongestBest;
constexpr std::size_t kStarts = 256; ///< of stretches that are looked at, or passed over, together
constexpr std::size_t kBlock = 2048; ///< so many sums stay in the nearest cache while all durations pass by
static_assert(kMostTimeline * kMostPower < std::numeric_limits<std::int32_t>::max());

std::int32_t watts(std::uint16_t power_w) {
    return power_w > kMostPower ? 0 : power_w;
}

} // namespace

Measured<PowerTimeline> PowerTimeline::of(std::span<const std::uint32_t> time,
                                          std::span<const std::uint16_t> power_w,
                                          std::span<const std::uint8_t> held_s) {
    if (std::all_of(power_w.begin(), power_w.end(), [](std::uint16_t each) { return each > kMostPower; }))
        return absent(sentence::kAbsentPower);
    PowerTimeline timeline;
    std::vector<std::int32_t>& sums = timeline.m_sums;
    sums.reserve(std::min<std::size_t>(kMostTimeline, time.back() - time.front() + held_s.back() + 1U));
    std::int32_t sum = 0;
    sums.push_back(sum);
    for (std::size_t i = 0; i < time.size(); ++i) {
        const bool last = i + 1 == time.size();
        const std::uint32_t gap = last ? held_s[i] : time[i + 1] - time[i];
        const std::size_t seconds = std::min<std::size_t>(gap, kLongestBest);
        if (sums.size() + seconds > kMostTimeline)
            return absent(sentence::kAbsentTooLong, {Quantity{double{kMostTimeline}, Unit::Seconds}});
        if (i == 0 || time[i] - time[i - 1] > kLongestBest)
            timeline.m_anchors.emplace_back(sums.size() - 1, time[i]);
        for (std::size_t second = 0; second < seconds; ++second) {
            sum += second < held_s[i] ? watts(power_w[i]) : 0;
            sums.push_back(sum);
        }
    }
    return timeline;
}

int PowerTimeline::longest() const {
    return static_cast<int>(std::min<std::size_t>(m_sums.size() - 1, kLongestBest));
}

BestPower PowerTimeline::best(int duration_s) const {
    const auto duration = static_cast<std::size_t>(duration_s);
    const std::size_t starts = m_sums.size() - duration;
    std::int32_t most = 0;
    std::size_t second = 0;
    for (std::size_t from = 0; from < starts; from += kStarts) {
        const std::size_t count = std::min(kStarts, starts - from);
        // Sums never fall, so from the first start to the last end bounds what lies between.
        if (m_sums[from + count - 1 + duration] - m_sums[from] <= most)
            continue;
        const std::int32_t here =
            largestDifference(m_sums.data() + from + duration, m_sums.data() + from, count);
        if (here > most) {
            most = here;
            second = from;
        }
    }
    while (m_sums[second + duration] - m_sums[second] < most)
        ++second;
    return {duration_s, static_cast<double>(most) / duration_s, timeAt(second)};
}

std::vector<double> PowerTimeline::everySecond() const {
    const auto longestDuration = static_cast<std::size_t>(longest());
    std::vector<std::int32_t> work(longestDuration);
    for (std::size_t from = 0; from + 1 < m_sums.size(); from += kBlock) {
        const std::size_t longestHere = std::min(longestDuration, m_sums.size() - 1 - from);
        for (std::size_t duration = 1; duration <= longestHere; ++duration) {
            const std::size_t count = std::min(kBlock, m_sums.size() - duration - from);
            const std::int32_t here =
                largestDifference(m_sums.data() + from + duration, m_sums.data() + from, count);
            work[duration - 1] = std::max(work[duration - 1], here);
        }
    }
    std::vector<double> power(longestDuration);
    for (std::size_t i = 0; i < power.size(); ++i)
        power[i] = static_cast<double>(work[i]) / static_cast<double>(i + 1);
    return power;
}

std::uint32_t PowerTimeline::timeAt(std::size_t second) const {
    auto after = std::upper_bound(m_anchors.begin(), m_anchors.end(), second,
                                  [](std::size_t at, const auto& anchor) { return at < anchor.first; });
    const auto& [anchor, time] = *std::prev(after);
    return time + static_cast<std::uint32_t>(second - anchor);
}

} // namespace leadout::engine
