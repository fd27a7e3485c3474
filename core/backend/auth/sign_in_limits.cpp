// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/sign_in_limits.h"

#include "core/backend/http/addresses.h"

namespace leadout::backend {

using http::RateLimiter;

namespace {

constexpr double kPerMinute = 1.0 / 60;

std::string joined(const std::string& address, std::string_view account) {
    return address + ' ' + std::string(account);
}

} // namespace

SignInLimits::SignInLimits(const Rules& rules, RateLimiter::Now now)
    : m_firstDelay(rules.firstDelay)
    , m_perAccount(rules.account, rules.keys, now)
    , m_perAddress(rules.address, rules.keys, now)
    , m_secrets(rules.secrets, rules.keys, now)
    , m_reports(rules.reports, rules.keys, now)
    , m_wrong{RateLimiter({5, kPerMinute}, rules.keys, now), RateLimiter({10, kPerMinute}, rules.keys, now),
              RateLimiter({20, kPerMinute}, rules.keys, now),
              RateLimiter({40, kPerMinute}, rules.keys, now)} {}

RateLimiter::Decision SignInLimits::attempt(std::string_view address, std::string_view account) {
    const std::string key = http::limitKey(address);
    if (const auto decision = m_perAddress.take(key); !decision.allowed)
        return decision;
    return m_perAccount.take(joined(key, account));
}

std::chrono::milliseconds SignInLimits::delayFor(std::string_view account) {
    std::chrono::milliseconds delay{0};
    for (RateLimiter& wrong : m_wrong) {
        if (!wrong.look(account).allowed)
            delay = delay.count() == 0 ? m_firstDelay : 2 * delay;
    }
    return delay;
}

void SignInLimits::wrongPassword(std::string_view account) {
    for (RateLimiter& wrong : m_wrong)
        wrong.take(account);
}

RateLimiter::Decision SignInLimits::maySecret(std::string_view address) {
    return m_secrets.look(http::limitKey(address));
}

void SignInLimits::wrongSecret(std::string_view address) {
    m_secrets.take(http::limitKey(address));
}

RateLimiter::Decision SignInLimits::deadReportLink(std::string_view address) {
    return m_reports.take(http::limitKey(address));
}

} // namespace leadout::backend
