// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/dice.h"

#include <cmath>

namespace leadout::backend::sample {

Dice Dice::forThing(std::uint64_t seed, std::uint64_t thing) {
    // SplitMix64, so that neighbouring things do not get neighbouring seeds.
    std::uint64_t mixed = seed + (thing + 1) * 0x9E3779B97F4A7C15ULL;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    return Dice(mixed ^ (mixed >> 31U));
}

double Dice::uniform() {
    constexpr double kBits = 9007199254740992.0; // 2^53, as many as a double holds
    return static_cast<double>(m_engine() >> 11U) / kBits;
}

double Dice::uniform(double low, double high) {
    return low + (high - low) * uniform();
}

int Dice::between(int low, int high) {
    return low + static_cast<int>(uniform() * static_cast<double>(high - low + 1));
}

bool Dice::chance(double probability) {
    return uniform() < probability;
}

double Dice::normal() {
    // The sum of twelve uniform numbers: no logarithm or sine, whose last digits differ between libraries.
    double sum = -6.0;
    for (int i = 0; i < 12; ++i)
        sum += uniform();
    return sum;
}

Wander::Wander(double memory_s) : m_keep(1.0 - 1.0 / memory_s), m_fresh(std::sqrt(1.0 - m_keep * m_keep)) {}

double Wander::next(Dice& dice) {
    m_value = m_keep * m_value + m_fresh * dice.normal();
    return m_value;
}

} // namespace leadout::backend::sample
