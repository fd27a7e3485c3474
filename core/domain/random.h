// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <cstddef>
#include <span>

namespace leadout::domain {

/// Where random bytes come from, so that tests and the sample company can repeat them.
class Random {
public:
    virtual ~Random() = default;
    /// Overwrites all bytes with random ones.
    virtual void fill(std::span<std::byte> bytes) = 0;
};

/// The operating system's generator, fit for ids. Any thread.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::byte> bytes) override;
};

/// The same bytes for the same seed on every computer. One thread; never for secrets.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(quint32 seed) : m_generator(seed) {}
    void fill(std::span<std::byte> bytes) override;

private:
    QRandomGenerator m_generator;
};

} // namespace leadout::domain
