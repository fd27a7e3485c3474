// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/heart_rate_recovery.h"

#include "core/engine/metrics/seconds.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace leadout::engine {

namespace {

constexpr double kHardShare = 0.70;      ///< of the highest heart rate
constexpr std::uint32_t kHardFor = 120;  ///< seconds of an effort
constexpr std::uint32_t kRecovery = 60;  ///< seconds after it
constexpr double kEasyShare = 0.5;       ///< of the effort's output at most
constexpr std::uint32_t kMedianOver = 5; ///< seconds
constexpr std::uint32_t kLongestHole = 10;

/// The rows with a heart rate, with the sums that tell averages of stretches.
struct Beats {
    std::vector<std::uint32_t> time;
    std::vector<std::uint8_t> bpm;
    std::vector<std::uint32_t> unbroken; ///< since when there was no hole
    std::vector<std::uint32_t> hard;     ///< since when it was hard and without a hole; after time: it is not
    std::vector<std::uint64_t> output;   ///< of all rows before, each by its seconds; one more than rows
    std::vector<std::uint64_t> seconds;  ///< with output

    bool isHard(std::size_t row) const { return hard[row] <= time[row]; }

    /// The average output from one row until before another; nothing where none is.
    std::optional<double> average(std::size_t from, std::size_t until) const {
        const std::uint64_t length = seconds[until] - seconds[from];
        if (length == 0)
            return std::nullopt;
        return static_cast<double>(output[until] - output[from]) / static_cast<double>(length);
    }

    /// The median heart rate from a time until before another; nothing where none is.
    std::optional<double> median(std::uint64_t from, std::uint64_t until) const {
        std::vector<std::uint8_t> values;
        const auto first = std::lower_bound(time.begin(), time.end(), from) - time.begin();
        for (auto i = static_cast<std::size_t>(first); i < time.size() && time[i] < until; ++i)
            values.push_back(bpm[i]);
        if (values.empty())
            return std::nullopt;
        std::sort(values.begin(), values.end());
        const std::size_t middle = values.size() / 2;
        return (values[middle] + values[(values.size() - 1) / 2]) / 2.0;
    }
};

Beats beatsOf(std::span<const std::uint32_t> time, std::span<const std::uint8_t> heartRate,
              std::span<const std::uint16_t> output, double hardFrom) {
    Beats beats;
    std::vector<std::uint16_t> outputs;
    for (auto* column : {&beats.time, &beats.unbroken, &beats.hard})
        column->reserve(heartRate.size());
    beats.bpm.reserve(heartRate.size());
    outputs.reserve(heartRate.size());
    for (std::size_t i = 0; i < heartRate.size(); ++i) {
        if (heartRate[i] == 0 || heartRate[i] > kMostHeartRate)
            continue;
        const bool holed = beats.time.empty() || time[i] - beats.time.back() > kLongestHole;
        const bool isHard = heartRate[i] >= hardFrom;
        beats.unbroken.push_back(holed ? time[i] : beats.unbroken.back());
        const bool goesOn = !holed && beats.isHard(beats.time.size() - 1);
        beats.hard.push_back(!isHard ? time[i] + 1 : goesOn ? beats.hard.back() : time[i]);
        beats.time.push_back(time[i]);
        beats.bpm.push_back(heartRate[i]);
        outputs.push_back(output[i]);
    }
    std::vector<std::uint8_t> lengths = spacing(beats.time);
    for (std::uint8_t& length : lengths)
        length = std::min<std::uint8_t>(length, kLongestHole);
    beats.output.resize(outputs.size() + 1);
    beats.seconds.resize(outputs.size() + 1);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const std::uint32_t length = outputs[i] != Column<std::uint16_t>::kMissing ? lengths[i] : 0;
        beats.output[i + 1] = beats.output[i] + length * outputs[i];
        beats.seconds[i + 1] = beats.seconds[i] + length;
    }
    return beats;
}

/// The row before which the last hard effort ended: of the last rows in a row that could be it, the one at
/// which the output falls most.
std::optional<std::size_t> endOfEffort(const Beats& beats) {
    std::optional<std::size_t> found;
    std::optional<std::size_t> last;
    double deepest = 0.0;
    std::size_t before = 0;
    std::size_t after = 0;
    for (std::size_t i = 1; i < beats.time.size(); ++i) {
        const std::uint32_t end = beats.time[i];
        if (!beats.isHard(i - 1) || end - beats.hard[i - 1] < kHardFor)
            continue;
        while (end - beats.time[before] > kHardFor)
            ++before;
        after = std::max(after, i);
        while (after < beats.time.size() && beats.time[after] - end < kRecovery)
            ++after;
        const bool recorded = beats.unbroken[after - 1] <= beats.time[i - 1] &&
                              beats.time[after - 1] - end + kMedianOver >= kRecovery;
        if (!recorded)
            continue;
        const auto effort = beats.average(before, i);
        const auto rest = beats.average(i, after);
        if (!effort || !rest || !(*effort > 0.0) || *rest > kEasyShare * *effort)
            continue;
        if (last != i - 1 || *effort - *rest > deepest) {
            deepest = *effort - *rest;
            found = i;
        }
        last = i;
    }
    return found;
}

bool wasHard(const Beats& beats) {
    for (std::size_t i = 0; i < beats.time.size(); ++i) {
        if (beats.isHard(i) && beats.time[i] - beats.hard[i] + 1 >= kHardFor)
            return true;
    }
    return false;
}

} // namespace

Measured<HeartRateRecovery> heartRateRecovery(std::span<const std::uint32_t> time,
                                              std::span<const std::uint8_t> heart_rate_bpm,
                                              std::span<const std::uint16_t> output, double highest_bpm) {
    if (std::all_of(heart_rate_bpm.begin(), heart_rate_bpm.end(),
                    [](std::uint8_t each) { return each == 0 || each > kMostHeartRate; }))
        return absent(sentence::kAbsentHeartRate);
    if (output.empty())
        return absent(sentence::kAbsentOutput);
    if (!(highest_bpm > 0.0))
        return absent(sentence::kAbsentMaxHeartRate);
    const double hardFrom = std::ceil(kHardShare * highest_bpm);
    const Beats beats = beatsOf(time, heart_rate_bpm, output, hardFrom);
    if (!wasHard(beats)) {
        return absent(sentence::kAbsentHardEffort,
                      {Quantity{hardFrom, Unit::Bpm}, Quantity{double{kHardFor}, Unit::Seconds}});
    }
    const auto row = endOfEffort(beats);
    if (!row)
        return absent(sentence::kAbsentEasing, {Quantity{double{kRecovery}, Unit::Seconds}});
    const std::uint32_t end = beats.time[*row];
    const std::uint64_t later = std::uint64_t{end} + kRecovery;
    const double from = beats.median(end - kMedianOver, end).value_or(beats.bpm[*row - 1]);
    const double to = beats.median(later - kMedianOver, later).value_or(beats.bpm[*row]);
    return HeartRateRecovery{from - to, from, to, end};
}

} // namespace leadout::engine
