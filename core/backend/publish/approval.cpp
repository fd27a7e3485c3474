// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/approval.h"

#include "core/backend/store/reports.h"

namespace leadout::backend {

Result<> approve(Changes& changes, const Analysis& analysis, const std::optional<domain::CoachId>& coach) {
    Analysis approved = analysis;
    approved.state = domain::AnalysisState::Approved;
    approved.decidedAt = changes.now();
    approved.decidedBy = coach;
    approved.autoApproved = !coach;
    approved.publishFault = std::nullopt;
    const auto saved = putAnalysis(changes, approved,
                                   {QStringLiteral("state"), QStringLiteral("decided_at"),
                                    QStringLiteral("decided_by"), QStringLiteral("auto")});
    if (!saved)
        return tl::unexpected(saved.error());
    PublishJob job;
    job.id = QUuid::createUuid();
    job.athlete = analysis.athlete;
    job.analysis = analysis.id;
    job.target = kReportTarget;
    job.nextAt = changes.now();
    return addPublishJob(changes, job).map([](bool) {});
}

} // namespace leadout::backend
