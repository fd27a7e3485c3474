// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/random.h"

#include <chrono>
#include <optional>

namespace leadout::client {

/// A moment between two, each as likely as the others.
std::chrono::milliseconds between(std::chrono::milliseconds first, std::chrono::milliseconds last,
                                  domain::Random& random);

/// How long to wait after failures: anything from one second to a bound that doubles with each of them, up to
/// five minutes, so that programs that failed together do not come back together.
class Backoff {
public:
    explicit Backoff(domain::Random& random) : m_random(random) {}

    /// The wait after one more failure; not shorter than what the backend has asked for.
    std::chrono::milliseconds next(std::optional<std::chrono::milliseconds> retryAfter = {});
    void reset() { m_failures = 0; }

private:
    domain::Random& m_random;
    int m_failures = 0;
};

} // namespace leadout::client
