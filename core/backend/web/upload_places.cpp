// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/upload_places.h"

#include <QHash>

#include <mutex>

namespace leadout::backend {

struct UploadPlaces::Taken {
    Limits limits;
    std::mutex mutex;
    std::size_t together = 0;
    QHash<domain::SignInId, std::size_t> bySignIn;
};

UploadPlaces::UploadPlaces(const Limits& limits) : m_taken(std::make_shared<Taken>()) {
    m_taken->limits = limits;
}

tl::expected<UploadPlaces::Place, UploadPlaces::Full> UploadPlaces::take(const domain::SignInId& signIn) {
    {
        const std::lock_guard lock(m_taken->mutex);
        if (m_taken->bySignIn.value(signIn) >= m_taken->limits.perSignIn)
            return tl::unexpected(Full::SignIn);
        if (m_taken->together >= m_taken->limits.together)
            return tl::unexpected(Full::Backend);
        ++m_taken->together;
        ++m_taken->bySignIn[signIn];
    }
    return Place(m_taken.get(), [taken = m_taken, signIn](void*) {
        const std::lock_guard lock(taken->mutex);
        --taken->together;
        if (--taken->bySignIn[signIn] == 0)
            taken->bySignIn.remove(signIn);
    });
}

} // namespace leadout::backend
