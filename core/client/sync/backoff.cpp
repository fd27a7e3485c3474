// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/sync/backoff.h"

#include <algorithm>
#include <array>

namespace leadout::client {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

milliseconds between(milliseconds first, milliseconds last, domain::Random& random) {
    std::array<std::byte, 4> bytes{};
    random.fill(bytes);
    std::int64_t number = 0;
    for (const std::byte byte : bytes)
        number = number << 8 | std::to_integer<std::int64_t>(byte);
    return first + milliseconds(number % ((last - first).count() + 1));
}

milliseconds Backoff::next(std::optional<milliseconds> retryAfter) {
    constexpr int kDoublings = 9;
    const milliseconds most =
        std::min<milliseconds>(seconds(1) * (2 << std::min(m_failures, kDoublings)), minutes(5));
    m_failures = std::min(m_failures + 1, kDoublings);
    const milliseconds wait = between(seconds(1), most, m_random);
    if (!retryAfter)
        return wait;
    return std::max(wait, *retryAfter + between(milliseconds(0), seconds(1), m_random));
}

} // namespace leadout::client
