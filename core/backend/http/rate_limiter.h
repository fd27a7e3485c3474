// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace leadout::backend::http {

/// Token buckets by key (an address, an account, both joined): each allows a burst and then a steady rate.
/// Thread-safe. Remembers at most max_keys; one more makes it forget the key that was used least recently,
/// which then starts with a full bucket again.
class RateLimiter {
public:
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;

    struct Rule {
        double burst = 10.0; ///< tokens in a full bucket
        double per_second = 1.0;
    };

    struct Decision {
        bool allowed = true;
        std::chrono::seconds retry_after{0}; ///< rounded up; 0 when allowed
    };

    RateLimiter(Rule rule, std::size_t max_keys, Now now = &Clock::now);

    /// Takes one token; not allowed, and nothing is taken, when there is none.
    Decision take(std::string_view key);
    /// What take would say, taking nothing: for limits that count only failures.
    Decision look(std::string_view key);

    /// How many keys are remembered.
    std::size_t size() const;

private:
    struct Bucket {
        std::string key;
        double tokens;
        Clock::time_point filled_at;
    };

    Bucket& bucket(const std::string& key);
    Decision decide(const Bucket& bucket) const;

    const Rule m_rule;
    const std::size_t m_max_keys;
    const Now m_now;
    mutable std::mutex m_mutex;
    std::list<Bucket> m_recent; ///< most recently used first
    std::unordered_map<std::string_view, std::list<Bucket>::iterator> m_by_key;
};

} // namespace leadout::backend::http
