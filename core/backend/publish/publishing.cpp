// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/publishing.h"

#include "core/backend/publish/approval.h"
#include "core/backend/publish/private_names.h"
#include "core/backend/publish/snapshot_json.h"
#include "core/backend/store/reports.h"
#include "core/protocol/publish_faults.h"

#include <string_view>

namespace leadout::backend {

using protocol::PublishFault;

namespace {

const QString& correctionName() {
    static const QString word = [] {
        const std::string_view key = domain::key(PublishFault::CorrectionName);
        return QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size()));
    }();
    return word;
}

Result<> setFault(Changes& changes, Analysis analysis, const std::optional<QString>& fault) {
    if (analysis.publishFault == fault)
        return {};
    analysis.publishFault = fault;
    return putAnalysis(changes, analysis, {QStringLiteral("publish_fault")}).map([](std::int64_t) {});
}

/// The snapshot of a report with another text; the rest stays as it was published.
Result<QByteArray> withText(const Report& report, const QString& text) {
    auto snapshot = readSnapshot(report.snapshot);
    if (!snapshot)
        return tl::unexpected(database::errorOf(database::ErrorKind::Corrupt,
                                                QStringLiteral("a report's snapshot cannot be read")));
    snapshot->feedback = text;
    return writeSnapshot(*snapshot);
}

} // namespace

Result<> correctPublished(Changes& changes, const Viewer& viewer, const Analysis& analysis) {
    const auto report = reportOf(changes.connection(), viewer, analysis.id);
    if (!report)
        return tl::unexpected(report.error());
    const auto feedback = feedbackOf(changes.connection(), viewer, analysis.id);
    if (!feedback)
        return tl::unexpected(feedback.error());
    if (!*report || !*feedback || (*report)->version == (*feedback)->current().version)
        return {};
    const FeedbackVersion& current = (*feedback)->current();
    const auto names = privateNames(changes.connection(), viewer, analysis.athlete);
    if (!names)
        return tl::unexpected(names.error());
    if (!*names || (*names)->foundIn(current.text))
        return setFault(changes, analysis, correctionName());
    const auto snapshot = withText(**report, current.text);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    if (const auto shown = correctReport(changes, **report, current.version, *snapshot); !shown)
        return tl::unexpected(shown.error());
    return setFault(changes, analysis, std::nullopt);
}

Result<std::int64_t> publishAgain(Changes& changes, const Viewer& viewer, const Analysis& analysis) {
    const auto jobs = publishJobsOf(changes.connection(), viewer, analysis.id);
    if (!jobs)
        return tl::unexpected(jobs.error());
    for (PublishJob job : *jobs) {
        if (job.state != domain::DeliveryState::Failed)
            continue;
        job.state = domain::DeliveryState::Pending;
        job.nextAt = changes.now();
        job.fault = std::nullopt;
        if (const auto queued = savePublishJob(changes, job); !queued)
            return tl::unexpected(queued.error());
    }
    Analysis again = analysis;
    again.publishFault = std::nullopt;
    return putAnalysis(changes, again, {QStringLiteral("publish_fault")});
}

} // namespace leadout::backend
