// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/seconds.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace leadout::engine {

/// The values in the trailing mean of weighted power, and the fewest that have one.
inline constexpr std::size_t kWeightedPowerWindow = 30;

/// Weighted power in watts: the steady power that would have cost as much as the varying one.
///
///     m_i = mean of the 30 values up to and including i, from the first full window on
///     weighted power = (mean of m_i^4)^(1/4)
///
/// Source: Coggan's published recipe for normalised power. Rows as Seconds gives them, each held for its
/// seconds (heldSeconds), so that 30 values are 30 s whatever the rate of recording; a missing one counts as
/// 0 W, and nothing is put between two rows, so a pause closes up. Nothing below 30 s or when no value is
/// there. Limits: powers beyond reason are in it, as they are in what devices store (see Sums for how many
/// there are; a load is measured without them); devices that start the mean anew after a pause store up to
/// 4 W more.
std::optional<double> weightedPower(std::span<const std::uint16_t> power_w,
                                    std::span<const std::uint8_t> held_s);

/// The same mean of another quantity, such as speed in millimetres per second: 30-value trailing mean, fourth
/// power, fourth root. Every value counts as it is; nothing below 30 values.
std::optional<double> weightedMean(std::span<const std::uint16_t> values);

/// Weighted power of a slice of samples, such as a selection or a step.
std::optional<double> weightedPower(const Samples& samples, Slice slice);

} // namespace leadout::engine
