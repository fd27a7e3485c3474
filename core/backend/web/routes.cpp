// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/routes.h"

#include "core/backend/auth/ended_sign_ins.h"
#include "core/backend/auth/tokens.h"
#include "core/backend/http/addresses.h"
#include "core/backend/ingest/recording_files.h"
#include "core/backend/web/api_activities.h"
#include "core/backend/web/api_answers.h"
#include "core/backend/web/api_bootstrap.h"
#include "core/backend/web/api_operation.h"
#include "core/backend/web/api_password.h"
#include "core/backend/web/api_push.h"
#include "core/backend/web/api_sign_in.h"
#include "core/backend/web/api_sync.h"
#include "core/backend/web/api_upload.h"
#include "core/backend/web/bearer.h"
#include "core/backend/web/permit.h"
#include "core/backend/web/report_visit.h"
#include "core/domain/access/decide.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/schema_version.h"

#include <charconv>
#include <memory>
#include <utility>

namespace leadout::backend {

using database::Access;
using database::Connection;
using domain::Action;
using http::Request;
using http::Responder;
using http::Response;
using protocol::Endpoint;
using protocol::ErrorCode;

std::vector<ServedEndpoint> servedEndpoints(const ApiParts& parts) {
    return {
        {"health", health},
        {"metrics", metrics(parts)},
        {"createFirstCompany", createFirstCompany(parts)},
        {"signIn", signIn(parts)},
        {"signInOnce", signInOnce(parts)},
        {"refreshSignIn", refreshSignIn(parts)},
        {"confirmPasswordReset", confirmPasswordReset(parts)},
        {"passwordPage", passwordPage(parts)},
        {"choosePassword", choosePassword(parts)},
        {"signOut", CoachHandler{Action::ManageDevices, Access::Write, signOut(parts)}},
        {"me", CoachHandler{Action::SignIn, Access::Read, me}},
        {"syncHead", CoachHandler{Action::SignIn, Access::Read, syncHead(parts)}},
        {"syncChanges", CoachHandler{Action::SignIn, Access::Read, syncChanges(parts)}},
        {"reportPage", reportVisit(parts)},
        {"syncOps", CoachHandler{Action::SignIn, Access::Write, syncOps(parts)}},
        {"quarantineOps", FormerCoachHandler{quarantineOps(parts)}},
        {"uploadActivity",
         FileHandler{
             Action::SignIn, admitUpload(parts),
             [&parts](const Request& request) { return keepUpload(parts, request); }, takeUpload(parts),
             [&parts](Connection& c, const Request& request) { return dropUpload(parts, c, request); }}},
        {"retryActivity", CoachHandler{Action::SignIn, Access::Write, retryActivity(parts)}},
        {"activityFile", CoachHandler{Action::SignIn, Access::Read, activityFile(parts)}},
    };
}

namespace {

/// Whether the program speaks a version that this backend understands; one that does not say is taken.
bool speaksKnownSchema(const Request& request) {
    const std::string_view said = request.header("X-Schema");
    int version = 0;
    const auto read = std::from_chars(said.data(), said.data() + said.size(), version);
    return said.empty() || (read.ec == std::errc() && read.ptr == said.data() + said.size() &&
                            protocol::takesSchema(version));
}

/// What is wrong with a request before anybody asks who sent it.
std::optional<Response> checkEndpoint(const Endpoint& endpoint, const Request& request) {
    // A request that a proxy passed on is not local, whatever could be read of where it came from.
    const bool local = http::isLoopback(request.peer) && request.header("X-Forwarded-For").empty();
    if (endpoint.auth == protocol::Auth::Loopback && !local)
        return errorAnswer(request, ErrorCode::NotFound);
    if (!speaksKnownSchema(request))
        return errorAnswer(request, ErrorCode::SchemaUnsupported);
    const std::string_view wanted = key(endpoint.requestMedia);
    const std::string_view type = request.header("Content-Type");
    const std::string_view given = type.substr(0, type.find_first_of("; "));
    if (!wanted.empty() && !http::equalsIgnoringCase(given, wanted))
        return errorAnswer(request, ErrorCode::UnsupportedMedia);
    return std::nullopt;
}

/// An answer, and the sign-in if its newest pair of tokens was used for the first time.
struct Served {
    Answered answered;
    std::optional<SignIn> firstUse;
};

/// Sign-in, membership, action, handler: all in one transaction, so that rights and rows are of one moment.
Result<Served> serveCoach(const ApiParts& parts, Action action, const Serve& serve, Connection& connection,
                          const QString& token, const Request& request) {
    const auto caller = callerOf(connection, token, parts.clock.now());
    if (!caller)
        return tl::unexpected(caller.error());
    if (!*caller)
        return Served{errorAnswer(request, caller->error()), {}};
    domain::Facts own;
    own.self = true; // what is done to an athlete is decided by the handler, which knows the athlete
    const auto decision = domain::decide((*caller)->viewer.actor(), action, own);
    if (!decision)
        return Served{errorAnswer(request, NotLetIn{ErrorCode::Forbidden, decision.error().sentence.id}), {}};
    auto answered = serve(connection, **caller, request);
    if (!answered)
        return tl::unexpected(answered.error());
    const SignIn& signIn = (*caller)->signIn;
    return Served{std::move(*answered), signIn.previousRefreshHash ? std::optional(signIn) : std::nullopt};
}

/// Sign-in of a former member, handler: in one transaction too.
Result<Served> serveFormerCoach(const ApiParts& parts, const FormerCoachHandler& handler,
                                Connection& connection, const QString& token, const Request& request) {
    const auto caller = formerCallerOf(connection, token, parts.clock.now());
    if (!caller)
        return tl::unexpected(caller.error());
    if (!*caller)
        return Served{errorAnswer(request, caller->error()), {}};
    return handler.serve(connection, **caller, request).map([](Answered&& answered) {
        return Served{std::move(answered), {}};
    });
}

/// Serves inside a transaction of the store.
using ServeToken = std::function<Result<Served>(Connection&, const QString& token, const Request&)>;

/// What is refused before the database is asked.
std::optional<Response> refusedAtDoor(const ApiParts& parts, const Endpoint& endpoint,
                                      const Request& request) {
    const QString token = bearerToken(request);
    if (token.isEmpty()) // not of anybody's bucket: strangers must not use it up for each other
        return errorAnswer(request, ErrorCode::Unauthorized);
    if (const auto decision = parts.perSignIn.take(tokenHash(token).toStdString()); !decision.allowed)
        return limitAnswer(request, decision);
    return checkEndpoint(endpoint, request);
}

/// Takes the answer to a request, on a thread of the store.
using Answer = std::function<void(Response)>;

/// Serves a request in a transaction and answers when that has ended.
void serveInStore(const ApiParts& parts, Access access, const std::shared_ptr<const ServeToken>& serve,
                  const std::shared_ptr<const Request>& asked, Answer answer) {
    auto job = [serve, asked](Connection& connection) {
        return (*serve)(connection, bearerToken(*asked), *asked);
    };
    auto done = [&parts, access, asked, answer = std::move(answer)](Result<Served> served) {
        if (!served)
            return answer(faultAnswer(parts, *asked, served.error()));
        if (access == Access::Write && parts.due)
            parts.due();
        // Before the answer goes out: who then comes back with the older refresh token has copied it.
        if (served->firstUse)
            parts.store.write([signIn = *served->firstUse](Connection& c) { return confirmPair(c, signIn); },
                              [&parts, asked](const Result<>& confirmed) {
                                  if (!confirmed)
                                      faultAnswer(parts, *asked, confirmed.error());
                              });
        if (served->answered.denial)
            noteDenial(parts, *asked, *served->answered.denial);
        answer(std::move(served->answered.response));
    };
    if (access == Access::Write)
        parts.store.write(std::move(job), std::move(done));
    else
        parts.store.read(std::move(job), std::move(done));
}

http::Handler forToken(const ApiParts& parts, const Endpoint& endpoint, Access access, ServeToken serve) {
    const auto shared = std::make_shared<const ServeToken>(std::move(serve));
    return [&parts, &endpoint, access, shared](Request request, const Responder& responder) {
        if (auto refused = refusedAtDoor(parts, endpoint, request))
            return responder.send(std::move(*refused));
        serveInStore(parts, access, shared, std::make_shared<const Request>(std::move(request)),
                     [responder](Response response) { responder.send(std::move(response)); });
    };
}

ServeToken asCoach(const ApiParts& parts, Action action, Serve serve) {
    return [&parts, action, serve = std::move(serve)](Connection& connection, const QString& token,
                                                      const Request& request) {
        return serveCoach(parts, action, serve, connection, token, request);
    };
}

http::Handler forCoach(const ApiParts& parts, const Endpoint& endpoint, CoachHandler handler) {
    return forToken(parts, endpoint, handler.access,
                    asCoach(parts, handler.action, std::move(handler.serve)));
}

http::Handler forFormerCoach(const ApiParts& parts, const Endpoint& endpoint, FormerCoachHandler handler) {
    return forToken(parts, endpoint, Access::Write,
                    [&parts, handler = std::move(handler)](Connection& connection, const QString& token,
                                                           const Request& request) {
                        return serveFormerCoach(parts, handler, connection, token, request);
                    });
}

/// What was asked at the door is not asked again; who is asking is.
http::Handler forFile(const ApiParts& parts, FileHandler handler) {
    const auto shared = std::make_shared<const FileHandler>(std::move(handler));
    const auto serve = std::make_shared<const ServeToken>(asCoach(parts, shared->action, shared->serve));
    return [&parts, shared, serve](Request request, const Responder& responder) {
        const auto asked = std::make_shared<const Request>(std::move(request));
        const auto answer = [&parts, shared, asked, responder](Response response) {
            if (response.status >= 400)
                parts.store.write([shared, asked](Connection& c) { return shared->drop(c, *asked); },
                                  [&parts, asked](const Result<>& dropped) {
                                      if (!dropped)
                                          faultAnswer(parts, *asked, dropped.error());
                                  });
            responder.send(std::move(response));
        };
        const auto work = [&parts, shared, serve, asked, answer, responder] {
            if (auto refused = shared->keep(*asked))
                return responder.send(std::move(*refused));
            serveInStore(parts, Access::Write, serve, asked, answer);
        };
        if (!parts.disk.call(std::chrono::milliseconds(0), work))
            responder.send(busyAnswer(*asked));
    };
}

http::Handler forAnybody(const Endpoint& endpoint, OpenHandler handler) {
    return [&endpoint, handler = std::move(handler)](Request request, Responder responder) {
        if (auto refused = checkEndpoint(endpoint, request))
            return responder.send(std::move(*refused));
        handler(std::move(request), std::move(responder));
    };
}

/// Files are streamed to where they are kept; without such a place their bytes are refused.
void streamTo(const ApiParts& parts, http::BodyPolicy& body) {
    if (!parts.recordings) {
        body.max_bytes = 0;
        return;
    }
    body.where = http::BodyPolicy::Where::File;
    body.folder = parts.recordings->arrivals().toStdString();
}

http::Method methodOf(const Endpoint& endpoint) {
    return endpoint.method == protocol::Method::Get ? http::Method::Get : http::Method::Post;
}

} // namespace

std::optional<Response> limitByAddress(const ApiParts& parts, const Request& request) {
    const auto decision = parts.perAddress.take(http::limitKey(request.peer));
    return decision.allowed ? std::nullopt : std::optional(limitAnswer(request, decision));
}

http::Router makeRouter(const ApiParts& parts) {
    http::Router router;
    for (ServedEndpoint& row : servedEndpoints(parts)) {
        const Endpoint* endpoint = protocol::endpointNamed(row.name);
        if (endpoint == nullptr)
            qFatal("no such endpoint: %.*s", static_cast<int>(row.name.size()), row.name.data());
        http::Route route;
        route.method = methodOf(*endpoint);
        route.path = std::string(endpoint->path);
        route.body.max_bytes = static_cast<std::uint64_t>(endpoint->bodyLimit);
        if (endpoint->requestMedia == protocol::Media::Bytes)
            streamTo(parts, route.body);
        if (auto* open = std::get_if<OpenHandler>(&row.handler)) {
            route.handler = forAnybody(*endpoint, std::move(*open));
        } else if (auto* coach = std::get_if<CoachHandler>(&row.handler)) {
            route.handler = forCoach(parts, *endpoint, std::move(*coach));
        } else if (auto* file = std::get_if<FileHandler>(&row.handler)) {
            route.admission =
                forToken(parts, *endpoint, Access::Read, asCoach(parts, file->action, file->admit));
            route.handler = forFile(parts, std::move(*file));
        } else {
            route.handler =
                forFormerCoach(parts, *endpoint, std::get<FormerCoachHandler>(std::move(row.handler)));
        }
        if (!router.add(std::move(route)))
            qFatal("two routes for %.*s", static_cast<int>(row.name.size()), row.name.data());
    }
    return router;
}

} // namespace leadout::backend
