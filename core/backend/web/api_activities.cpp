// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_activities.h"

#include "core/backend/ingest/arrival.h"
#include "core/backend/ingest/recording_files.h"
#include "core/backend/web/api_answers.h"
#include "core/domain/random.h"
#include "core/protocol/upload_messages.h"

#include <QFileInfo>
#include <QUrl>

#include <charconv>
#include <utility>

namespace leadout::backend {

using database::Connection;
using domain::Action;
using http::Request;
using http::Response;
using protocol::ErrorCode;
using protocol::UploadOutcome;

namespace {

template <Action kAction>
using Permit = tl::expected<domain::Authorized<kAction>, Response>;

/// Decides about an athlete; whoever may not know of them is told the same as for nobody.
template <Action kAction>
Result<Permit<kAction>> permit(const ApiParts& parts, Connection& connection, const Caller& caller,
                               const domain::AthleteId& athlete, const Request& request) {
    const auto facts = factsOf(connection, caller.viewer, athlete, parts.clock.now());
    if (!facts)
        return tl::unexpected(facts.error());
    auto allowed = domain::authorize<kAction>(caller.viewer.actor(), *facts);
    if (allowed)
        return Permit<kAction>(*allowed);
    if (allowed.error().why == domain::Denial::NotFound)
        return Permit<kAction>(tl::unexpected(errorAnswer(request, ErrorCode::NotFound)));
    return Permit<kAction>(
        tl::unexpected(errorAnswer(request, NotLetIn{ErrorCode::Forbidden, allowed.error().sentence.id})));
}

template <class Thing>
domain::Id<Thing> idIn(const Request& request, std::string_view name) {
    const std::string_view text = request.param(name);
    return domain::Id<Thing>::parse(QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())))
        .value_or(domain::Id<Thing>());
}

QString decoded(std::string_view percentEncoded) {
    const auto text = http::percentDecoded(percentEncoded);
    return text ? QString::fromStdString(*text) : QString();
}

std::optional<int> numberIn(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Response uploadAnswer(const domain::ActivityId& activity, UploadOutcome outcome) {
    return jsonAnswer(protocol::writeUploadAnswer({activity.uuid(), outcome}));
}

/// Keeps the bytes before the activity that names them is committed.
bool keep(const ApiParts& parts, const domain::CompanyId& company, const Request& request) {
    const auto kept = parts.recordings->keep(company, QString::fromStdString(request.upload->sha256()),
                                             QString::fromStdString(request.upload->path()));
    return kept.has_value();
}

/// The name for a download: plain ASCII for every program, and the real one for those that read it.
std::string attachment(const QString& name) {
    std::string plain;
    for (const QChar c : name) {
        const bool safe = c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_');
        plain += safe ? c.toLatin1() : '_';
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" +
           QUrl::toPercentEncoding(name).toStdString();
}

Result<std::optional<Activity>> activityIn(Connection& connection, const Caller& caller,
                                           const Request& request) {
    return findActivity(connection, caller.viewer, idIn<domain::ActivityThing>(request, "activity_id"));
}

} // namespace

Serve uploadActivity(const ApiParts& parts) {
    return
        [&parts](Connection& connection, const Caller& caller, const Request& request) -> Result<Response> {
            const auto athlete = idIn<domain::AthleteThing>(request, "athlete_id");
            auto permitted = permit<Action::UploadActivity>(parts, connection, caller, athlete, request);
            if (!permitted)
                return tl::unexpected(permitted.error());
            if (!*permitted)
                return std::move(permitted->error());
            if (!parts.recordings)
                return busyAnswer(request);
            if (!request.upload) // there was no body
                return errorAnswer(request, NotLetIn{ErrorCode::Invalid, "file.fault.empty"});
            const domain::CompanyId company = caller.viewer.company();
            if (!keep(parts, company, request))
                return tl::unexpected(
                    database::errorOf(database::ErrorKind::Full, QStringLiteral("a recording was not kept")));
            domain::SystemRandom random;
            Arriving file;
            file.activity = domain::ActivityId::make(parts.clock, random);
            file.athlete = athlete;
            if (const auto name = request.queryValue("file_name"))
                file.fileName = QString::fromUtf8(name->data(), static_cast<qsizetype>(name->size()));
            file.sha256 = QString::fromStdString(request.upload->sha256());
            file.size = static_cast<qint64>(request.upload->size());
            file.arrival = domain::Arrival::ByHand;
            file.source = QStringLiteral("file");
            file.words.comment = decoded(request.header("X-Activity-Comment"));
            file.words.effort = numberIn(request.header("X-Activity-Effort"));
            file.words.feel = numberIn(request.header("X-Activity-Feel"));
            Changes changes(connection, company, parts.clock.now());
            const auto taken = arrive(changes, **permitted, file);
            if (!taken)
                return tl::unexpected(taken.error());
            return uploadAnswer(taken->activity, taken->known ? UploadOutcome::Known : UploadOutcome::Stored);
        };
}

Serve retryActivity(const ApiParts& parts) {
    return
        [&parts](Connection& connection, const Caller& caller, const Request& request) -> Result<Response> {
            const auto activity = activityIn(connection, caller, request);
            if (!activity)
                return tl::unexpected(activity.error());
            if (!*activity)
                return errorAnswer(request, ErrorCode::NotFound);
            auto permitted =
                permit<Action::UploadActivity>(parts, connection, caller, (*activity)->athlete, request);
            if (!permitted)
                return tl::unexpected(permitted.error());
            if (!*permitted)
                return std::move(permitted->error());
            const ActivityState state = (*activity)->state;
            if (state != ActivityState::Error && state != ActivityState::Stored)
                return uploadAnswer((*activity)->id, UploadOutcome::Known);
            Changes changes(connection, caller.viewer.company(), parts.clock.now());
            if (const auto queued = analyzeAgain(changes, (*activity)->id); !queued)
                return tl::unexpected(queued.error());
            return uploadAnswer((*activity)->id, UploadOutcome::Stored);
        };
}

Serve activityFile(const ApiParts& parts) {
    return
        [&parts](Connection& connection, const Caller& caller, const Request& request) -> Result<Response> {
            const auto activity = activityIn(connection, caller, request);
            if (!activity)
                return tl::unexpected(activity.error());
            if (!*activity)
                return errorAnswer(request, ErrorCode::NotFound);
            auto permitted =
                permit<Action::DownloadRecording>(parts, connection, caller, (*activity)->athlete, request);
            if (!permitted)
                return tl::unexpected(permitted.error());
            if (!*permitted)
                return std::move(permitted->error());
            const QString path = parts.recordings
                                     ? parts.recordings->pathOf(caller.viewer.company(), (*activity)->sha256)
                                     : QString();
            if (path.isEmpty() || !platform::refuseSymlink(path) || !QFileInfo(path).isFile())
                return errorAnswer(request, ErrorCode::NotFound);
            Response response;
            response.content_type = "application/octet-stream";
            response.headers.emplace_back("Content-Disposition", attachment((*activity)->fileName));
            response.file = path.toStdString();
            return response;
        };
}

} // namespace leadout::backend
