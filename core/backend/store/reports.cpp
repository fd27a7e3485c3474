// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/reports.h"

#include "core/backend/store/entrances.h"
#include "core/backend/store/report_link.h"

namespace leadout::backend {

using database::Connection;
using database::Statement;
using domain::Scope;

namespace {

constexpr QLatin1String kReportColumns(
    "id, athlete_id, analysis_id, generation, off_at, off_by, version, snapshot, created_at, views");

Report readReport(const Statement& row) {
    Columns columns(row);
    Report report;
    report.id = columns.get<domain::ReportId>();
    report.athlete = columns.get<domain::AthleteId>();
    report.analysis = columns.get<domain::AnalysisId>();
    report.generation = columns.get<int>();
    report.offAt = columns.optionalInstant();
    report.offBy = columns.get<std::optional<domain::CoachId>>();
    report.version = columns.get<int>();
    report.snapshot = columns.get<QString>().toUtf8();
    report.createdAt = columns.instant();
    report.views = columns.get<qint64>();
    return report;
}

Result<QString> linkHash(Connection& connection, const Report& report, int generation) {
    return reportLinkKey(connection).map([&](const platform::SecretBytes& linkKey) {
        return ReportToken::make(linkKey, report.id, generation).lookup();
    });
}

Result<std::int64_t> recordReport(Changes& changes, const Report& report, const QStringList& fields) {
    return changes.record(RowKind::Report, report.id.uuid(), Scope::athlete(report.athlete), fields,
                          Place::past(report.createdAt));
}

template <class AnyId>
Result<std::optional<Report>> firstReport(Connection& connection, const Viewer& viewer, QLatin1String column,
                                          const AnyId& id) {
    auto found = connection.first(
        QStringLiteral("SELECT %1 FROM report WHERE company_id = ? AND %2 = ?").arg(kReportColumns, column),
        readReport, viewer.company(), id);
    if (found && *found && !viewer.sees((*found)->athlete))
        return std::optional<Report>();
    return found;
}

} // namespace

Result<platform::SecretBytes> reportLinkKey(Connection& connection) {
    return installationKey(connection, kReportLinkKey);
}

Result<std::int64_t> addReport(Changes& changes, const Report& report) {
    const auto hash = linkHash(changes.connection(), report, report.generation);
    if (!hash)
        return tl::unexpected(hash.error());
    const auto made = changes.connection().run(
        QStringLiteral("INSERT INTO report (company_id, id, athlete_id, analysis_id, generation, link_hash, "
                       "version, snapshot, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        changes.company(), report.id, report.athlete, report.analysis, report.generation, *hash,
        report.version, QString::fromUtf8(report.snapshot), millis(report.createdAt));
    if (!made)
        return tl::unexpected(made.error());
    return recordReport(changes, report, {});
}

Result<std::int64_t> correctReport(Changes& changes, const Report& report, int version,
                                   const QByteArray& snapshot) {
    const auto saved = changes.connection().run(
        QStringLiteral("UPDATE report SET version = ?, snapshot = ? WHERE company_id = ? AND id = ?"),
        version, QString::fromUtf8(snapshot), changes.company(), report.id);
    if (!saved)
        return tl::unexpected(saved.error());
    return recordReport(changes, report, {QStringLiteral("version")});
}

Result<std::int64_t> switchReportOff(Changes& changes, const Report& report,
                                     const std::optional<domain::CoachId>& by) {
    const auto hash = linkHash(changes.connection(), report, report.generation + 1);
    if (!hash)
        return tl::unexpected(hash.error());
    const auto off = changes.connection().run(
        QStringLiteral("UPDATE report SET generation = generation + 1, link_hash = ?, off_at = ?, off_by = ? "
                       "WHERE company_id = ? AND id = ?"),
        *hash, millis(changes.now()), by, changes.company(), report.id);
    if (!off)
        return tl::unexpected(off.error());
    return recordReport(changes, report, {QStringLiteral("off_at"), QStringLiteral("off_by")});
}

Result<> switchReportsOff(Changes& changes, const domain::AthleteId& athlete,
                          const std::optional<domain::CoachId>& by) {
    const auto reports = openReportsOf(changes.connection(), Viewer::system(changes.company()), athlete);
    if (!reports)
        return tl::unexpected(reports.error());
    for (const Report& report : *reports) {
        if (const auto off = switchReportOff(changes, report, by); !off)
            return tl::unexpected(off.error());
    }
    return {};
}

Result<std::optional<Report>> findReport(Connection& connection, const Viewer& viewer,
                                         const domain::ReportId& report) {
    return firstReport(connection, viewer, QLatin1String("id"), report);
}

Result<std::optional<Report>> reportOf(Connection& connection, const Viewer& viewer,
                                       const domain::AnalysisId& analysis) {
    return firstReport(connection, viewer, QLatin1String("analysis_id"), analysis);
}

Result<std::vector<Report>> openReportsOf(Connection& connection, const Viewer& viewer,
                                          const domain::AthleteId& athlete) {
    if (!viewer.sees(athlete))
        return std::vector<Report>();
    return connection.list(QStringLiteral("SELECT %1 FROM report WHERE company_id = ? AND athlete_id = ? "
                                          "AND off_at IS NULL ORDER BY id")
                               .arg(kReportColumns),
                           readReport, viewer.company(), athlete);
}

Result<> countViews(Connection& connection, const domain::CompanyId& company, const domain::ReportId& report,
                    qint64 visits) {
    return connection
        .run(QStringLiteral("UPDATE report SET views = views + ? WHERE company_id = ? AND id = ?"), visits,
             company, report)
        .map([](std::int64_t) {});
}

Result<bool> addPublishJob(Changes& changes, const PublishJob& job) {
    return changes.connection()
        .run(
            QStringLiteral("INSERT INTO publish_job (company_id, id, athlete_id, analysis_id, target, state, "
                           "next_at, created_at) VALUES (?, ?, ?, ?, ?, 'pending', ?, ?) "
                           "ON CONFLICT (company_id, analysis_id, target) DO NOTHING"),
            changes.company(), domain::idText(job.id), job.athlete, job.analysis, job.target,
            millis(job.nextAt), millis(changes.now()))
        .map([](std::int64_t made) { return made > 0; });
}

Result<> savePublishJob(Changes& changes, const PublishJob& job) {
    return changes.connection()
        .run(QStringLiteral("UPDATE publish_job SET state = ?, next_at = ?, external_id = ?, fault = ? "
                            "WHERE company_id = ? AND id = ?"),
             job.state, millis(job.nextAt), job.externalId, job.fault, changes.company(),
             domain::idText(job.id))
        .map([](std::int64_t) {});
}

Result<std::vector<PublishJob>> publishJobsOf(Connection& connection, const Viewer& viewer,
                                              const domain::AnalysisId& analysis) {
    const ScopeFilter filter = ScopeFilter::athletes(viewer, QStringLiteral("athlete_id"));
    return filter.list(
        connection,
        QStringLiteral("SELECT id, athlete_id, analysis_id, target, state, attempts, next_at, external_id, "
                       "fault FROM publish_job WHERE company_id = ? AND analysis_id = ?") +
            filter.sql() + QStringLiteral(" ORDER BY target"),
        [](const Statement& row) {
            Columns columns(row);
            PublishJob job;
            job.id = domain::parseUuid(columns.get<QString>()).value_or(QUuid());
            job.athlete = columns.get<domain::AthleteId>();
            job.analysis = columns.get<domain::AnalysisId>();
            job.target = columns.get<QString>();
            job.state = columns.get<domain::DeliveryState>();
            job.attempts = columns.get<int>();
            job.nextAt = columns.instant();
            job.externalId = columns.get<std::optional<QString>>();
            job.fault = columns.get<std::optional<QString>>();
            return job;
        },
        viewer.company(), analysis);
}

} // namespace leadout::backend
