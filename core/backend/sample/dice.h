// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace leadout::backend::sample {

/// Repeatable chance: the same numbers for the same seed on every computer. The distributions are our own,
/// because those of the standard library differ from one to the next. One thread; never for secrets.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}

    /// Dice of their own for one of many things, so that a change to one leaves the others as they were.
    static Dice forThing(std::uint64_t seed, std::uint64_t thing);

    double uniform(); ///< 0 to below 1
    double uniform(double low, double high);
    int between(int low, int high);  ///< whole numbers, both ends included
    bool chance(double probability); ///< true that often
    double normal();                 ///< mean 0, standard deviation 1

private:
    std::mt19937_64 m_engine;
};

/// Noise with a memory: an autoregressive walk around 0 with standard deviation 1, one value a second.
class Wander {
public:
    explicit Wander(double memory_s);
    double next(Dice& dice);

private:
    double m_keep;
    double m_fresh;
    double m_value = 0.0;
};

} // namespace leadout::backend::sample
