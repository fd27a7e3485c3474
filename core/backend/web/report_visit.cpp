// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/report_visit.h"

#include "core/backend/publish/snapshot_json.h"
#include "core/backend/store/entrances.h"
#include "core/backend/store/report_link.h"
#include "core/backend/store/reports.h"
#include "core/backend/web/api_answers.h"
#include "core/backend/web/report_headers.h"
#include "core/backend/web/report_page.h"
#include "core/backend/web/report_views.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace leadout::backend {

using database::Connection;
using http::Request;
using http::Responder;
using http::Response;

namespace {

/// A report that may be shown today.
struct OpenReport {
    domain::CompanyId company;
    Report report;
};

Result<std::optional<OpenReport>> openReport(Connection& connection, const QString& token,
                                             domain::Instant now) {
    const auto link = ReportToken::parse(token);
    if (!link)
        return std::nullopt;
    const auto door = reportByLink(connection, link->lookup());
    if (!door)
        return tl::unexpected(door.error());
    if (!*door)
        return std::nullopt;
    const auto consents = consentsOf(connection, (*door)->company, (*door)->athlete, now);
    if (!consents)
        return tl::unexpected(consents.error());
    if (!consents->has(domain::ConsentKind::PublishReport))
        return std::nullopt;
    auto report = findReport(connection, Viewer::system((*door)->company), (*door)->report);
    if (!report)
        return tl::unexpected(report.error());
    if (!*report)
        return std::nullopt;
    return OpenReport{(*door)->company, std::move(**report)};
}

Response pageAnswer(int status, const QByteArray& page) {
    Response response;
    response.status = status;
    for (auto& [name, value] : reportHeaders()) {
        if (name == "Content-Type")
            response.content_type = std::move(value);
        else
            response.headers.emplace_back(std::move(name), std::move(value));
    }
    response.body = page.toStdString();
    return response;
}

Result<Response> answerOf(const Report& report) {
    const auto snapshot = readSnapshot(report.snapshot);
    if (!snapshot)
        return tl::unexpected(database::errorOf(database::ErrorKind::Corrupt,
                                                QStringLiteral("a report's snapshot cannot be read")));
    return pageAnswer(200, reportPage(*snapshot));
}

Response unavailableAnswer() {
    // In one language whatever the report's is, which would tell the two kinds apart.
    static const QByteArray page = unavailableReportPage(QStringLiteral("en"));
    return pageAnswer(404, page);
}

/// For an address of which came too many tokens that open nothing.
Response limitedAnswer(const http::RateLimiter::Decision& decision) {
    static const QByteArray page = limitedReportPage(QStringLiteral("en"));
    Response response = pageAnswer(429, page);
    response.headers.emplace_back("Retry-After", std::to_string(decision.retry_after.count()));
    return response;
}

/// Whether somebody looks at the page, rather than a program that fetches it in case somebody will.
bool isVisit(const Request& request) {
    if (request.method != http::Method::Get)
        return false;
    static constexpr std::array<std::string_view, 4> kHeaders = {"Sec-Purpose", "Purpose", "X-Purpose",
                                                                 "X-Moz"};
    return std::all_of(kHeaders.begin(), kHeaders.end(), [&request](std::string_view name) {
        const std::string_view purpose = request.header(name);
        return !http::equalsIgnoringCase(purpose.substr(0, 8), "prefetch") &&
               !http::equalsIgnoringCase(purpose.substr(0, 7), "preview");
    });
}

} // namespace

http::Handler reportVisit(const ApiParts& parts) {
    return [&parts](Request request, const Responder& responder) {
        const std::string_view param = request.param("report_token");
        const QString token = QString::fromUtf8(param.data(), static_cast<qsizetype>(param.size()));
        const auto asked = std::make_shared<const Request>(std::move(request));
        parts.store.read([&parts, token](Connection& c) { return openReport(c, token, parts.clock.now()); },
                         [&parts, asked, responder](const Result<std::optional<OpenReport>>& found) {
                             if (!found)
                                 return responder.send(faultAnswer(parts, *asked, found.error()));
                             if (!*found) {
                                 const auto decision = parts.signInLimits.deadReportLink(asked->peer);
                                 return responder.send(decision.allowed ? unavailableAnswer()
                                                                        : limitedAnswer(decision));
                             }
                             auto answer = answerOf((*found)->report);
                             if (!answer)
                                 return responder.send(faultAnswer(parts, *asked, answer.error()));
                             if (isVisit(*asked))
                                 parts.reportViews.add((*found)->company, (*found)->report.id);
                             responder.send(std::move(*answer));
                         });
    };
}

} // namespace leadout::backend
