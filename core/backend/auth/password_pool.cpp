// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/password_pool.h"

#include "core/platform/crypto/random.h"

#include <utility>

namespace leadout::backend {

using platform::PasswordCheck;
using platform::SecretBytes;

SecretBytes passwordBytes(const QString& password) {
    QByteArray bytes = password.normalized(QString::NormalizationForm_C).toUtf8();
    return SecretBytes::takeFrom(bytes);
}

PasswordPool::PasswordPool() : PasswordPool(Limits()) {}

PasswordPool::PasswordPool(Limits limits)
    : m_limits(limits)
    , m_nobodys(platform::hashPassword(platform::randomSecret(32).view()).value_or(QString())) {
    for (int i = 0; i < m_limits.threads; ++i)
        m_threads.emplace_back([this] { serve(); });
}

PasswordPool::~PasswordPool() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
    m_threads.clear(); // joins
}

bool PasswordPool::check(const std::optional<QString>& stored, SecretBytes password, Checked done) {
    return add({std::move(password), stored.value_or(m_nobodys), stored.has_value(), std::move(done), {}});
}

bool PasswordPool::hash(SecretBytes password, Hashed done) {
    return add({std::move(password), {}, true, {}, std::move(done)});
}

bool PasswordPool::add(Job job) {
    const std::lock_guard lock(m_mutex);
    if (m_stopped || m_jobs.size() >= m_limits.waiting)
        return false;
    m_jobs.push_back(std::move(job));
    m_changed.notify_one();
    return true;
}

std::size_t PasswordPool::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_jobs.size();
}

std::uint64_t PasswordPool::hashes() const {
    const std::lock_guard lock(m_mutex);
    return m_hashes;
}

void PasswordPool::serve() {
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopped || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
            ++m_hashes;
        }
        work(job);
    }
}

void PasswordPool::work(Job& job) {
    if (job.hashed)
        return job.hashed(platform::hashPassword(job.password.view()));
    const PasswordCheck found = platform::checkPassword(job.stored, job.password.view());
    job.checked(job.known ? found : PasswordCheck::Wrong);
}

} // namespace leadout::backend
