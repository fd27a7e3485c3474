// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"
#include "core/engine/metrics/seconds.h"

#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

namespace leadout::test {

/// Rows as metrics take them, made stretch by stretch, one row every so many seconds.
struct MadeRows {
    std::uint32_t every_s = 1;
    std::uint32_t now = 1'790'000'000;
    std::vector<std::uint32_t> time;
    std::vector<std::uint16_t> output; ///< watts, or millimetres per second
    std::vector<std::uint8_t> heart_rate_bpm;

    MadeRows& go(std::uint32_t seconds, std::uint16_t value, std::uint8_t beats = 140) {
        for (std::uint32_t i = 0; i < seconds; i += every_s) {
            time.push_back(now);
            output.push_back(value);
            heart_rate_bpm.push_back(beats);
            now += every_s;
        }
        return *this;
    }

    /// The device records nothing.
    MadeRows& pause(std::uint32_t seconds) {
        now += seconds;
        return *this;
    }

    std::vector<std::uint8_t> held() const { return engine::heldSeconds(time); }
};

template <typename T>
bool isAbsent(const engine::Measured<T>& measured, std::string_view id) {
    return !measured && measured.error().id == id;
}

inline bool isNear(const engine::Measured<double>& measured, double expected, double tolerance = 1e-9) {
    return measured && std::abs(*measured - expected) <= tolerance;
}

} // namespace leadout::test
