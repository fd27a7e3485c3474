// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"
#include "core/platform/crypto/secret_bytes.h"

#include <optional>

/// Public reports and what is to be sent. Reading takes a Viewer and gives what that one may see; writing
/// takes the Changes of the company.
namespace leadout::backend {

/// The installation's value that holds the key of report links.
inline const QLatin1String kReportLinkKey("report_link_key");

/// The key of report links, which is made when there is none. Needs a write transaction.
Result<platform::SecretBytes> reportLinkKey(database::Connection& connection);

struct Report {
    domain::ReportId id;
    domain::AthleteId athlete;
    domain::AnalysisId analysis;
    int generation = 1; ///< of the link
    std::optional<domain::Instant> offAt;
    std::optional<domain::CoachId> offBy;
    int version = 1;     ///< of the feedback that it shows
    QByteArray snapshot; ///< all that the page is made from: a JSON object
    domain::Instant createdAt;
    qint64 views = 0;
};

/// Makes the report of an analysis; ErrorKind::Constraint when there is one.
Result<std::int64_t> addReport(Changes& changes, const Report& report);
/// Shows a newer text under the same link.
Result<std::int64_t> correctReport(Changes& changes, const Report& report, int version,
                                   const QByteArray& snapshot);
/// Ends the link. A later one would be of a new generation.
Result<std::int64_t> switchReportOff(Changes& changes, const Report& report,
                                     const std::optional<domain::CoachId>& by);
/// Ends the links of all of an athlete's reports.
Result<> switchReportsOff(Changes& changes, const domain::AthleteId& athlete,
                          const std::optional<domain::CoachId>& by);
Result<std::optional<Report>> findReport(database::Connection& connection, const Viewer& viewer,
                                         const domain::ReportId& report);
Result<std::optional<Report>> reportOf(database::Connection& connection, const Viewer& viewer,
                                       const domain::AnalysisId& analysis);
/// An athlete's reports whose links answer.
Result<std::vector<Report>> openReportsOf(database::Connection& connection, const Viewer& viewer,
                                          const domain::AthleteId& athlete);
/// Adds to how often a report was visited, without a word about the visitors. Programs are not told.
Result<> countViews(database::Connection& connection, const domain::CompanyId& company,
                    const domain::ReportId& report, qint64 visits);

/// One sending of an analysis to one target, at most once ever.
struct PublishJob {
    QUuid id;
    domain::AthleteId athlete;
    domain::AnalysisId analysis;
    QString target;
    domain::DeliveryState state = domain::DeliveryState::Pending;
    int attempts = 0;
    domain::Instant nextAt;
    std::optional<QString> externalId;
    std::optional<QString> fault;
};

/// Queues a sending; false when the analysis has one to this target already.
Result<bool> addPublishJob(Changes& changes, const PublishJob& job);
/// Saves what became of a sending: state, when to try again, the target's id, the fault.
Result<> savePublishJob(Changes& changes, const PublishJob& job);
Result<std::vector<PublishJob>> publishJobsOf(database::Connection& connection, const Viewer& viewer,
                                              const domain::AnalysisId& analysis);

} // namespace leadout::backend
