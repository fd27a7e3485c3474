// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/publisher.h"

#include "core/backend/publish/approval.h"
#include "core/backend/publish/snapshot.h"
#include "core/backend/publish/snapshot_json.h"
#include "core/backend/store/reports.h"
#include "core/domain/access/authorized.h"

#include <utility>

namespace leadout::backend {

using database::Connection;
using domain::DeliveryState;
using protocol::PublishFault;

namespace {

/// After a fault of the database the next publication gets its turn first.
constexpr std::chrono::minutes kAgainAfter{5};

const QString kNoSuchTarget = QStringLiteral("no_such_target");
const QString kNotApproved = QStringLiteral("not_approved");

QString word(PublishFault fault) {
    const std::string_view key = domain::key(fault);
    return QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size()));
}

Result<> finish(Changes& changes, const ClaimedJob& claimed, DeliveryState state,
                const std::optional<QString>& fault = {}) {
    PublishJob job;
    job.id = claimed.id;
    job.state = state;
    job.nextAt = changes.now();
    job.fault = fault;
    return savePublishJob(changes, job);
}

/// Makes the job wait as if it had not been claimed.
Result<> putBack(Connection& connection, const ClaimedJob& claimed, domain::Instant now,
                 domain::Instant dueAt) {
    Changes changes(connection, claimed.company, now);
    PublishJob job;
    job.id = claimed.id;
    job.nextAt = dueAt;
    return savePublishJob(changes, job);
}

/// What it would show, or why this may not go out today.
Result<tl::expected<ReportSnapshot, PublishFault>> prepare(Connection& connection, const Viewer& system,
                                                           const Analysis& analysis, domain::Instant now) {
    const auto facts = factsOf(connection, system, analysis.athlete, now);
    if (!facts)
        return tl::unexpected(facts.error());
    if (!domain::authorize<domain::Action::RetryPublish>(system.actor(), *facts))
        return tl::expected<ReportSnapshot, PublishFault>(tl::unexpect, PublishFault::Consent);
    return snapshotOf(connection, system, analysis);
}

Result<> refuse(Changes& changes, const ClaimedJob& job, Analysis analysis, PublishFault fault) {
    analysis.publishFault = word(fault);
    const auto told = putAnalysis(changes, analysis, {QStringLiteral("publish_fault")});
    if (!told)
        return tl::unexpected(told.error());
    return finish(changes, job, DeliveryState::Failed, analysis.publishFault);
}

Result<> makeReport(Changes& changes, const Analysis& analysis, const ReportSnapshot& snapshot) {
    const auto feedback = feedbackOf(changes.connection(), Viewer::system(changes.company()), analysis.id);
    if (!feedback)
        return tl::unexpected(feedback.error());
    Report report;
    report.id = domain::ReportId(QUuid::createUuid());
    report.athlete = analysis.athlete;
    report.analysis = analysis.id;
    report.version = *feedback ? (*feedback)->current().version : 1;
    report.snapshot = writeSnapshot(snapshot);
    report.createdAt = changes.now();
    return addReport(changes, report).map([](std::int64_t) {});
}

Result<> setPublished(Changes& changes, Analysis analysis) {
    analysis.state = domain::AnalysisState::Published;
    analysis.publishedAt = changes.now();
    QStringList fields{QStringLiteral("state"), QStringLiteral("published_at")};
    if (std::exchange(analysis.publishFault, std::nullopt))
        fields += QStringLiteral("publish_fault");
    return putAnalysis(changes, analysis, fields).map([](std::int64_t) {});
}

} // namespace

Publisher::Publisher(Store& store, const domain::Clock& clock, Fault fault)
    : m_store(store)
    , m_clock(clock)
    , m_fault(std::move(fault)) {}

void Publisher::resume() {
    const auto done = m_store
                          .write([now = m_clock.now()](Connection& connection) -> Result<> {
                              const auto interrupted = interruptedPublishJobs(connection);
                              if (!interrupted)
                                  return tl::unexpected(interrupted.error());
                              for (const ClaimedJob& job : *interrupted) {
                                  if (job.target != kReportTarget)
                                      continue; // whether it has arrived outside is not known
                                  if (const auto back = putBack(connection, job, now, now); !back)
                                      return back;
                              }
                              return {};
                          })
                          .get();
    if (!done)
        report(done.error());
}

bool Publisher::next() {
    const domain::Instant now = m_clock.now();
    // Claimed by itself: a publication whose own transaction fails would otherwise be the oldest for ever.
    const auto claimed =
        m_store.write([now](Connection& connection) { return claimPublishJob(connection, now); }).get();
    if (!claimed) {
        report(claimed.error());
        return false;
    }
    if (!*claimed)
        return false;
    const ClaimedJob job = **claimed;
    const auto done =
        m_store.write([this, &job](Connection& connection) { return publish(connection, job); }).get();
    if (done)
        return true;
    report(done.error());
    const auto back = m_store
                          .write([&job, now](Connection& connection) {
                              return putBack(connection, job, now, now + kAgainAfter);
                          })
                          .get();
    if (!back)
        report(back.error());
    return true;
}

Result<> Publisher::publish(Connection& connection, const ClaimedJob& job) {
    const domain::Instant now = m_clock.now();
    const Viewer system = Viewer::system(job.company);
    Changes changes(connection, job.company, now);
    if (job.target != kReportTarget)
        return finish(changes, job, DeliveryState::Failed, kNoSuchTarget);
    const auto analysis = findAnalysis(connection, system, domain::AnalysisId(job.subject));
    if (!analysis)
        return tl::unexpected(analysis.error());
    if (!*analysis || (*analysis)->state != domain::AnalysisState::Approved)
        return finish(changes, job, DeliveryState::Failed, kNotApproved);
    const auto snapshot = prepare(connection, system, **analysis, now);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    if (!*snapshot)
        return refuse(changes, job, **analysis, snapshot->error());
    if (const auto made = makeReport(changes, **analysis, **snapshot); !made)
        return made;
    if (const auto published = setPublished(changes, **analysis); !published)
        return published;
    return finish(changes, job, DeliveryState::Done);
}

void Publisher::report(const database::DatabaseError& error) const {
    if (m_fault)
        m_fault(error);
}

} // namespace leadout::backend
