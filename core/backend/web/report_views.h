// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/auth/later.h"
#include "core/backend/store/reports.h"
#include "core/backend/store/store.h"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace leadout::backend {

/// Counts the visits of reports in memory and writes them down together, since a write for each would let
/// strangers keep the disk busy. It knows how often a report was seen, and nothing else. Any thread.
class ReportViews {
public:
    using Fault = std::function<void(const database::DatabaseError&)>;

    /// What was counted is written down after so long. The store and `later` must outlive its use, and the
    /// work handed to both must be over before it is gone.
    ReportViews(Store& store, Later& later, std::chrono::milliseconds every, Fault fault);

    void add(const domain::CompanyId& company, const domain::ReportId& report);

    /// Hands what was counted to the store; never waits. What cannot be written is counted on.
    void write();

private:
    using Counts = std::map<std::pair<domain::CompanyId, domain::ReportId>, qint64>;

    Store& m_store;
    Later& m_later;
    const std::chrono::milliseconds m_every;
    const Fault m_fault;
    std::mutex m_mutex;
    Counts m_counts;
    bool m_awaited = false; ///< they will be written without anybody asking
};

} // namespace leadout::backend
