// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/rate_limiter.h"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace leadout::backend {

/// How often somebody may try to get in. An account is never locked: whoever guesses at one from many places
/// makes the answers about it slower, for right and wrong passwords alike. Any thread.
class SignInLimits {
public:
    struct Rules {
        http::RateLimiter::Rule account{10, 1.0 / 60};    ///< tries at one account from one address
        http::RateLimiter::Rule address{10, 1.0 / 60};    ///< tries at all accounts from one address
        http::RateLimiter::Rule secrets{20, 20.0 / 3600}; ///< links and one-time secrets that were wrong
        http::RateLimiter::Rule reports{20, 20.0 / 3600}; ///< links to reports that opened none
        std::chrono::milliseconds firstDelay{1000};       ///< after some wrong passwords; then it grows
        std::size_t keys = 10'000; ///< how many addresses and accounts are remembered of each
    };

    explicit SignInLimits(const Rules& rules, http::RateLimiter::Now now = &http::RateLimiter::Clock::now);

    /// Counts a try at an account (any text, folded) from an address.
    http::RateLimiter::Decision attempt(std::string_view address, std::string_view account);
    /// How long the answer about an account is to be kept back, by the wrong passwords of late.
    std::chrono::milliseconds delayFor(std::string_view account);
    void wrongPassword(std::string_view account);

    /// Whether an address may show a link's token or a one-time secret; only wrong ones count.
    http::RateLimiter::Decision maySecret(std::string_view address);
    void wrongSecret(std::string_view address);

    /// Counts a link to a report that opened none; whether its address may be told so.
    http::RateLimiter::Decision deadReportLink(std::string_view address);

private:
    std::chrono::milliseconds m_firstDelay;
    http::RateLimiter m_perAccount;
    http::RateLimiter m_perAddress;
    http::RateLimiter m_secrets;
    http::RateLimiter m_reports;
    /// Each takes more wrong passwords than the one before to run empty, and then doubles the delay.
    std::array<http::RateLimiter, 4> m_wrong;
};

} // namespace leadout::backend
