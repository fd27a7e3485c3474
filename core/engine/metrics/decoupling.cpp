// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/decoupling.h"

#include "core/engine/metrics/speed.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <vector>

namespace leadout::engine {

namespace {

constexpr std::uint64_t kMostSilentPart = 10; ///< a tenth of a half may lack its output

/// Output and heart beats of one half, weighted by time.
struct Half {
    std::uint64_t output = 0;
    std::uint64_t beats = 0;
    std::uint64_t time = 0;
    std::uint64_t silent = 0; ///< of the time, without output

    void add(std::uint64_t held, std::uint16_t row, std::uint8_t heartRate) {
        const bool known = row != Column<std::uint16_t>::kMissing;
        output += known ? held * row : 0;
        silent += known ? 0 : held;
        beats += held * heartRate;
        time += held;
    }
    bool tells() const { return output > 0 && silent * kMostSilentPart <= time; }
    double efficiency() const { return static_cast<double>(output) / static_cast<double>(beats); }
};

bool beats(std::uint8_t heartRate) {
    return heartRate != Column<std::uint8_t>::kMissing && heartRate > 0;
}

bool goesBySpeed(Sport sport) {
    return isOnFoot(sport) || sport == Sport::CrossCountrySkiing;
}

} // namespace

Measured<double> decoupling(std::span<const std::uint16_t> output,
                            std::span<const std::uint8_t> heart_rate_bpm,
                            std::span<const std::uint8_t> held_s) {
    constexpr std::uint16_t kMissing = Column<std::uint16_t>::kMissing;
    const std::size_t rows = std::min(output.size(), heart_rate_bpm.size());
    std::uint64_t together = 0;
    std::uint64_t recorded = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        together += beats(heart_rate_bpm[i]) && output[i] != kMissing ? held_s[i] : 0;
        recorded += held_s[i];
    }
    if (together < kShortestDecoupling) {
        return absent(sentence::kAbsentTogether, {Quantity{static_cast<double>(together), Unit::Seconds},
                                                  Quantity{double{kShortestDecoupling}, Unit::Seconds}});
    }
    // In half seconds, so that a row across the middle can be shared out.
    Half first;
    Half second;
    std::uint64_t left = recorded;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint64_t length = 2U * held_s[i];
        const std::uint64_t inFirst = std::min(length, left);
        left -= inFirst;
        if (!beats(heart_rate_bpm[i]))
            continue;
        first.add(inFirst, output[i], heart_rate_bpm[i]);
        second.add(length - inFirst, output[i], heart_rate_bpm[i]);
    }
    if (!first.tells() || !second.tells())
        return absent(sentence::kAbsentHalf);
    return (first.efficiency() - second.efficiency()) / first.efficiency() * 100.0;
}

Measured<double> decoupling(const Samples& samples, const Part& part) {
    if (part.sport == Sport::Multisport)
        return absentFor(part.sport);
    const Seconds rows(samples, part.samples);
    const bool bySpeed = goesBySpeed(part.sport);
    const std::vector<std::uint16_t> output =
        bySpeed ? withinReason(speedOf(samples, rows, part.pool), kMostSpeed)
                : withinReason(rows.of(samples.power_w), kMostPower);
    if (output.empty())
        return absent(bySpeed ? sentence::kAbsentSpeed : sentence::kAbsentPower);
    const std::vector<std::uint8_t> heartRate = withinReason(rows.of(samples.heart_rate_bpm), kMostHeartRate);
    if (heartRate.empty())
        return absent(sentence::kAbsentHeartRate);
    return decoupling(output, heartRate, heldSeconds(rows.time()));
}

} // namespace leadout::engine
