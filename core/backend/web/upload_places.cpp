// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/upload_places.h"

#include <QHash>

#include <mutex>

namespace leadout::backend {

struct UploadPlaces::Taken {
    Limits limits;
    std::mutex mutex;
    std::size_t together = 0;
    QHash<domain::CoachId, std::size_t> byCoach;
    QHash<domain::CompanyId, std::size_t> byCompany;
};

namespace {

template <class Id>
void giveBackPlace(QHash<Id, std::size_t>& taken, const Id& id) {
    if (--taken[id] == 0)
        taken.remove(id);
}

} // namespace

UploadPlaces::UploadPlaces(const Limits& limits) : m_taken(std::make_shared<Taken>()) {
    m_taken->limits = limits;
}

tl::expected<UploadPlaces::Place, UploadPlaces::Full> UploadPlaces::take(const domain::CompanyId& company,
                                                                         const domain::CoachId& coach) {
    {
        const std::lock_guard lock(m_taken->mutex);
        if (m_taken->byCoach.value(coach) >= m_taken->limits.perCoach)
            return tl::unexpected(Full::Coach);
        if (m_taken->byCompany.value(company) >= m_taken->limits.perCompany ||
            m_taken->together >= m_taken->limits.together)
            return tl::unexpected(Full::Backend);
        ++m_taken->together;
        ++m_taken->byCoach[coach];
        ++m_taken->byCompany[company];
    }
    return Place(m_taken.get(), [taken = m_taken, company, coach](void*) {
        const std::lock_guard lock(taken->mutex);
        --taken->together;
        giveBackPlace(taken->byCoach, coach);
        giveBackPlace(taken->byCompany, company);
    });
}

} // namespace leadout::backend
