// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"
#include "core/engine/metrics/part.h"

#include <cstdint>
#include <span>

namespace leadout::engine {

/// The least time with both signals that a decoupling is told for, in seconds.
inline constexpr int kShortestDecoupling = 20 * 60;

/// Aerobic decoupling in per cent: how much output per heart beat was lost from the first half to the second.
///
///     e = average output / average heart rate, of each half
///     decoupling = (e_first - e_second) / e_first * 100
///
/// Positive is drift: the heart beat faster for the same, or the same beats gave less. Source: Friel's
/// decoupling (Pw:Hr, Pa:Hr), with the plain mean as output. Output is power or speed, in any unit. The
/// halves are equal in recorded time; rows with a heart rate above 0 count, each for its held seconds, and
/// one without output counts as 0, as it does in the average. Nothing where both were measured for less than
/// kShortestDecoupling, or where the output of a half is zero throughout or missing for over a tenth of its
/// heart rate's time: a meter that fell silent is no drift. Limits: it says something of steady efforts only,
/// not of intervals; the warm-up is in it unless a part without it is asked for.
Measured<double> decoupling(std::span<const std::uint16_t> output,
                            std::span<const std::uint8_t> heart_rate_bpm,
                            std::span<const std::uint8_t> held_s);

/// The same of a part of a recording, such as a selection (slicePart): by speed (speedOf) on foot and on
/// skis, else by power. Values beyond reason (see Sums) count as missing. Nothing for several sports in one:
/// their legs are asked for one by one (legParts).
Measured<double> decoupling(const Samples& samples, const Part& part);

} // namespace leadout::engine
