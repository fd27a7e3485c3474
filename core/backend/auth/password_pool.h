// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/crypto/password.h"
#include "core/platform/crypto/secret_bytes.h"

#include <QString>

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace leadout::backend {

/// The bytes of a password that are hashed, the same for every way of typing the same characters.
platform::SecretBytes passwordBytes(const QString& password);

/// Hashes passwords on a few threads of its own. Each hash takes 64 MiB and much time on purpose, so only so
/// many run at once, only so many wait, and what comes on top is turned away. Any thread may ask; answers
/// come on a thread of the pool.
class PasswordPool {
public:
    struct Limits {
        int threads = 2;
        std::size_t waiting = 20;
    };

    using Checked = std::function<void(platform::PasswordCheck)>;
    /// Nothing when the memory for it was not there.
    using Hashed = std::function<void(std::optional<QString>)>;

    PasswordPool();
    explicit PasswordPool(Limits limits);
    /// Finishes what was accepted.
    ~PasswordPool();
    PasswordPool(const PasswordPool&) = delete;
    PasswordPool& operator=(const PasswordPool&) = delete;

    /// Compares a password with what is stored of it. Without anything stored the same work is done and the
    /// answer is Wrong, so that nobody can tell an account that does not exist. False at once, and `done` is
    /// never called, when too many wait.
    [[nodiscard]] bool check(const std::optional<QString>& stored, platform::SecretBytes password,
                             Checked done);

    /// Makes what to store of a password. False as above.
    [[nodiscard]] bool hash(platform::SecretBytes password, Hashed done);

    /// How many wait to be begun.
    std::size_t waiting() const;
    /// How many hashes were computed, for checks and for storing alike.
    std::uint64_t hashes() const;

private:
    struct Job {
        platform::SecretBytes password;
        QString stored;
        bool known = true; ///< whether there was anything stored
        Checked checked;   ///< of one that is to be checked
        Hashed hashed;     ///< of one that is to be hashed
    };

    bool add(Job job);
    void serve();
    void work(Job& job);

    const Limits m_limits;
    const QString m_nobodys; ///< the hash of a password that nobody knows
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    std::uint64_t m_hashes = 0;
    bool m_stopped = false;
    std::vector<std::jthread> m_threads;
};

} // namespace leadout::backend
