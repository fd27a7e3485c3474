// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace leadout::backend::http {

namespace {
// Longer keys are cut so that a stranger's input cannot fill the memory.
constexpr std::size_t kMaxKeyLength = 200;
} // namespace

RateLimiter::RateLimiter(Rule rule, std::size_t max_keys, Now now)
    : m_rule(rule)
    , m_max_keys(std::max<std::size_t>(1, max_keys))
    , m_now(std::move(now)) {}

RateLimiter::Decision RateLimiter::take(std::string_view key) {
    const std::string cut(key.substr(0, kMaxKeyLength));
    const std::lock_guard lock(m_mutex);
    Bucket& found = bucket(cut);
    const Decision decision = decide(found);
    if (decision.allowed)
        found.tokens -= 1.0;
    return decision;
}

RateLimiter::Decision RateLimiter::look(std::string_view key) {
    const std::string cut(key.substr(0, kMaxKeyLength));
    const std::lock_guard lock(m_mutex);
    if (!m_by_key.contains(cut))
        return {};
    return decide(bucket(cut));
}

std::size_t RateLimiter::size() const {
    const std::lock_guard lock(m_mutex);
    return m_recent.size();
}

/// The bucket of a key, filled up to now and in front of all others.
RateLimiter::Bucket& RateLimiter::bucket(const std::string& key) {
    const Clock::time_point now = m_now();
    if (const auto known = m_by_key.find(key); known != m_by_key.end()) {
        m_recent.splice(m_recent.begin(), m_recent, known->second);
        Bucket& found = m_recent.front();
        const double elapsed = std::chrono::duration<double>(now - found.filled_at).count();
        found.tokens = std::min(m_rule.burst, found.tokens + std::max(0.0, elapsed) * m_rule.per_second);
        found.filled_at = now;
        return found;
    }
    if (m_recent.size() >= m_max_keys) {
        m_by_key.erase(m_recent.back().key);
        m_recent.pop_back();
    }
    m_recent.push_front({key, m_rule.burst, now});
    m_by_key.emplace(m_recent.front().key, m_recent.begin());
    return m_recent.front();
}

RateLimiter::Decision RateLimiter::decide(const Bucket& bucket) const {
    // A bucket refilled by many small steps may miss a whole token by a rounding error.
    constexpr double kWholeToken = 1.0 - 1e-9;
    if (bucket.tokens >= kWholeToken)
        return {};
    const double seconds = std::ceil((1.0 - bucket.tokens) / m_rule.per_second);
    return {false, std::chrono::seconds(static_cast<std::int64_t>(std::clamp(seconds, 1.0, 86400.0)))};
}

} // namespace leadout::backend::http
