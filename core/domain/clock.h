// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace leadout::domain {

/// A moment, in milliseconds since 1970-01-01 UTC; the only form in which moments are stored and sent.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where the time comes from, so that tests and the sample company can set it. Any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

/// The computer's own clock.
class SystemClock final : public Clock {
public:
    Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

/// A clock that stands still until it is moved. One thread.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant now) : m_now(now) {}
    Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

} // namespace leadout::domain
