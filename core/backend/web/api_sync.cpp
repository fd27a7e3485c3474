// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_sync.h"

#include "core/backend/store/feed.h"
#include "core/backend/web/api_answers.h"

#include <utility>

namespace leadout::backend {

using database::Connection;
using http::Request;
using http::Response;

namespace {

/// Whether one of the entity tags in an If-None-Match header is this one (RFC 9110, section 13.1.2).
bool names(std::string_view header, std::string_view tag) {
    while (!header.empty()) {
        std::string_view each = header.substr(0, header.find(','));
        header.remove_prefix(std::min(header.size(), each.size() + 1));
        while (each.starts_with(' '))
            each.remove_prefix(1);
        while (each.ends_with(' '))
            each.remove_suffix(1);
        if (each.starts_with("W/"))
            each.remove_prefix(2);
        if (each == tag || each == "*")
            return true;
    }
    return false;
}

Response refusedPull(const Request& request, const PullRefusal& refusal) {
    protocol::ErrorBody body;
    body.code = refusal.code;
    if (!refusal.path.isEmpty())
        body.path = u'/' + refusal.path;
    if (!refusal.epoch.isEmpty())
        body.epoch = refusal.epoch;
    return errorAnswer(request, std::move(body));
}

std::string_view queryOf(const Request& request) {
    const std::size_t question = request.target.find('?');
    return question == std::string::npos ? std::string_view()
                                         : std::string_view(request.target).substr(question + 1);
}

} // namespace

Serve syncHead(const ApiParts& parts) {
    return [&parts](Connection& connection, const Caller& caller, const Request& request) {
        return Feed(connection, parts.key, caller.viewer, parts.clock.now())
            .head()
            .map([&request](const protocol::HeadAnswer& head) {
                const std::string tag = '"' + head.etag.toStdString() + '"';
                Response response;
                if (names(request.header("If-None-Match"), tag))
                    response.status = 304;
                else
                    response = jsonAnswer(protocol::writeHeadAnswer(head));
                response.headers.emplace_back("ETag", tag);
                return response;
            });
    };
}

Serve syncChanges(const ApiParts& parts) {
    return
        [&parts](Connection& connection, const Caller& caller, const Request& request) -> Result<Response> {
            const auto asked = protocol::readChangesQuery(viewOf(queryOf(request)));
            if (!asked)
                return errorAnswer(request, asked.error());
            return Feed(connection, parts.key, caller.viewer, parts.clock.now())
                .pull(*asked)
                .map([&request](const PullAnswer& answer) {
                    return answer ? jsonAnswer(protocol::writeChangesAnswer(*answer))
                                  : refusedPull(request, answer.error());
                });
        };
}

} // namespace leadout::backend
