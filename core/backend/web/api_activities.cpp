// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_activities.h"

#include "core/backend/ingest/recording_files.h"
#include "core/backend/store/sessions.h"
#include "core/backend/web/api_upload.h"
#include "core/backend/web/permit.h"

#include <QFileInfo>
#include <QUrl>

#include <utility>

namespace leadout::backend {

using database::Connection;
using domain::Action;
using http::Request;
using http::Response;
using protocol::ErrorCode;
using protocol::UploadOutcome;

namespace {

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

/// Of whichever athlete of the company: permit() decides, so that a denial is told of.
Result<std::optional<Activity>> activityIn(Connection& connection, const Caller& caller,
                                           const Request& request) {
    return findActivity(connection, Viewer::system(caller.viewer.company()),
                        idIn<domain::ActivityThing>(request, "activity_id"));
}

} // namespace

Serve retryActivity(const ApiParts& parts) {
    return
        [&parts](Connection& connection, const Caller& caller, const Request& request) -> Result<Answered> {
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
            const auto noted = noteDeed(changes, caller, request, QStringLiteral("RetryActivity"),
                                        (*activity)->id, UploadOutcome::Stored);
            if (!noted)
                return tl::unexpected(noted.error());
            return uploadAnswer((*activity)->id, UploadOutcome::Stored);
        };
}

Serve activityFile(const ApiParts& parts) {
    return
        [&parts](Connection& connection, const Caller& caller, const Request& request) -> Result<Answered> {
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
