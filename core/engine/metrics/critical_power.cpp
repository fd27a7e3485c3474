// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/critical_power.h"

#include "core/engine/metrics/w_prime_balance.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>

namespace leadout::engine {

namespace {

constexpr double kTypicalSeconds = 80.0; ///< W' / CP of a typical rider
constexpr double kApart = 1.2;           ///< lengths of separate efforts differ by this factor
constexpr double kSpread = 2.0;          ///< of the longest to the shortest
constexpr double kMaximalShare = 0.95;   ///< of the fitted power that a maximal effort reaches

double strength(const MaximalEffort& effort) {
    return effort.best.power_w / (1.0 + kTypicalSeconds / effort.best.duration_s);
}

bool areOne(const MaximalEffort& a, const MaximalEffort& b) {
    const auto [shorter, longer] = std::minmax(a.best.duration_s, b.best.duration_s);
    if (longer < kApart * shorter)
        return true;
    const auto end = [](const BestPower& best) { return std::uint64_t{best.start} + best.duration_s; };
    return a.recording == b.recording && a.best.start < end(b.best) && b.best.start < end(a.best);
}

std::vector<MaximalEffort> separateEfforts(std::vector<MaximalEffort> efforts) {
    std::stable_sort(efforts.begin(), efforts.end(),
                     [](const auto& a, const auto& b) { return strength(a) > strength(b); });
    std::vector<MaximalEffort> separate;
    for (const MaximalEffort& effort : efforts) {
        const bool may = effort.best.duration_s >= kShortestMaximal &&
                         effort.best.duration_s <= kLongestMaximal && effort.best.power_w > 0.0;
        if (may && std::none_of(separate.begin(), separate.end(),
                                [&effort](const auto& taken) { return areOne(effort, taken); }))
            separate.push_back(effort);
    }
    std::sort(separate.begin(), separate.end(),
              [](const auto& a, const auto& b) { return a.best.duration_s < b.best.duration_s; });
    return separate;
}

/// Work over duration as a line: its slope is the critical power, its start W'.
struct Line {
    double critical_power_w = 0.0;
    double w_prime_j = 0.0;

    double powerFor(const MaximalEffort& effort) const {
        return critical_power_w + w_prime_j / effort.best.duration_s;
    }
    double reached(const MaximalEffort& effort) const { return effort.best.power_w / powerFor(effort); }
};

Line fit(const std::vector<MaximalEffort>& efforts) {
    const auto count = static_cast<double>(efforts.size());
    double duration = 0.0;
    double work = 0.0;
    for (const MaximalEffort& effort : efforts) {
        duration += effort.best.duration_s / count;
        work += effort.best.power_w * effort.best.duration_s / count;
    }
    double together = 0.0;
    double spread = 0.0;
    for (const MaximalEffort& effort : efforts) {
        const double off = effort.best.duration_s - duration;
        together += off * (effort.best.power_w * effort.best.duration_s - work);
        spread += off * off;
    }
    const double slope = together / spread;
    return {slope, work - slope * duration};
}

} // namespace

std::vector<MaximalEffort> maximalEfforts(const PowerTimeline& timeline, std::size_t recording) {
    std::vector<MaximalEffort> efforts;
    for (int duration = kShortestMaximal; duration <= std::min(timeline.longest(), kLongestMaximal);
         duration += duration / 20)
        efforts.push_back({timeline.best(duration), recording});
    return efforts;
}

Measured<CriticalPower> criticalPower(const std::vector<MaximalEffort>& efforts) {
    std::vector<MaximalEffort> carrying = separateEfforts(efforts);
    if (carrying.size() < kFewestMaximal) {
        return absent(sentence::kAbsentEfforts, {Quantity{static_cast<double>(carrying.size()), Unit::Count},
                                                 Quantity{double{kFewestMaximal}, Unit::Count}});
    }
    Line line = fit(carrying);
    while (carrying.size() > kFewestMaximal) {
        const auto weakest =
            std::min_element(carrying.begin(), carrying.end(), [&line](const auto& a, const auto& b) {
                return line.reached(a) < line.reached(b);
            });
        if (line.reached(*weakest) >= kMaximalShare)
            break;
        carrying.erase(weakest);
        line = fit(carrying);
    }
    if (carrying.back().best.duration_s < kSpread * carrying.front().best.duration_s)
        return absent(sentence::kAbsentAlikeEfforts);
    if (!(line.critical_power_w > 0.0) || !(line.w_prime_j > 0.0))
        return absent(sentence::kAbsentCurve);
    CriticalPower result{line.critical_power_w, line.w_prime_j, {}};
    for (const MaximalEffort& effort : carrying)
        result.efforts.push_back({effort, line.powerFor(effort)});
    return result;
}

Measured<CriticalPower> maximalOnly(const CriticalPower& fit, std::span<const std::uint32_t> time,
                                    std::span<const std::uint16_t> power_w,
                                    std::span<const std::uint8_t> held_s, std::optional<double> threshold_w) {
    const auto isOverdrawn = [&] {
        const auto balance = wPrimeBalance(time, power_w, held_s, fit.critical_power_w, fit.w_prime_j);
        return balance && balance->lowest_j < -kMostOverdrawn * fit.w_prime_j;
    };
    if (fit.critical_power_w < kLeastCriticalShare * threshold_w.value_or(0.0) || isOverdrawn())
        return absent(sentence::kAbsentMaximal, {Quantity{fit.critical_power_w, Unit::Watts}});
    return fit;
}

} // namespace leadout::engine
