// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/report_views.h"

namespace leadout::backend {

ReportViews::ReportViews(Store& store, Later& later, std::chrono::milliseconds every, Fault fault)
    : m_store(store)
    , m_later(later)
    , m_every(every)
    , m_fault(std::move(fault)) {}

void ReportViews::add(const domain::CompanyId& company, const domain::ReportId& report) {
    {
        const std::lock_guard lock(m_mutex);
        ++m_counts[{company, report}];
        m_awaited = m_awaited || m_later.call(m_every, [this] { write(); });
        if (m_awaited)
            return;
    }
    write();
}

void ReportViews::write() {
    Counts counts;
    {
        const std::lock_guard lock(m_mutex);
        counts.swap(m_counts);
        m_awaited = false;
    }
    if (counts.empty())
        return;
    m_store.write(
        [counts](database::Connection& connection) -> Result<> {
            for (const auto& [report, visits] : counts) {
                if (auto done = countViews(connection, report.first, report.second, visits); !done)
                    return done;
            }
            return {};
        },
        [this, counts](const Result<>& written) {
            if (written)
                return;
            m_fault(written.error());
            const std::lock_guard lock(m_mutex);
            for (const auto& [report, visits] : counts)
                m_counts[report] += visits;
        });
}

} // namespace leadout::backend
