// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstdint>
#include <random>

namespace leadout::test {

/// Dice for generated cases. The seed is printed; LEADOUT_SEED in the environment plays others.
inline std::mt19937 seededDice(const char* of) {
    constexpr std::uint32_t kUsual = 20261122;
    bool given = false;
    const int chosen = qEnvironmentVariableIntValue("LEADOUT_SEED", &given);
    const std::uint32_t seed = given ? static_cast<std::uint32_t>(chosen) : kUsual;
    qInfo("%s: seed %u", of, seed);
    return std::mt19937(seed);
}

} // namespace leadout::test
