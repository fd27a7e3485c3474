// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/samples.h"
#include "core/engine/recording/fit_records.h"
#include "core/engine/recording/fit_walker.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::engine {

/// The heart rates that a chest strap kept while it could not send, as under water, from the hr messages of a
/// FIT file. The strap counts time on its own clock, in 1/1024 s; a message with a timestamp says what the
/// time was at its first beat, and the times of the others are told in full or by their lowest 12 bits, of
/// which the rest accumulates.
class StrapMemory {
public:
    static constexpr std::size_t kMost = FitRecords::kMost;

    /// Takes an hr message. False once there are kMost beats, more than any activity has.
    bool take(const FitMessage& message);

    bool isEmpty() const { return m_beats.empty(); }

    /// Gives every sample without a heart rate the latest one that the strap had kept by then, unless that is
    /// more than kHeld_s old. To be called before the clock of the samples is mended.
    void moveInto(Samples& samples);

private:
    struct Beat {
        std::int64_t time = 0; // 1/1024 s since 1970-01-01 UTC
        std::uint8_t heart_rate_bpm = 0;
    };

    static constexpr std::int64_t kHeld_s = 5;

    void takeTimes(const FitMessage& message);

    std::vector<Beat> m_beats;
    std::vector<std::uint32_t> m_times;     // of the message in hand, on the strap's clock
    std::optional<std::uint32_t> m_latest;  // on the strap's clock
    std::optional<std::int64_t> m_strapped; // when the strap's clock was at zero
    std::size_t m_file = 0;                 // of the chain, for which these count
};

} // namespace leadout::engine
