// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_push.h"

#include "core/backend/commands/push.h"
#include "core/backend/store/feed.h"
#include "core/backend/web/api_answers.h"
#include "core/protocol/schema_version.h"

#include <algorithm>

namespace leadout::backend {

using database::Connection;
using http::Request;
using http::Response;

namespace {

/// The ops of a request, or the answer that refuses it as a whole.
tl::expected<protocol::OpsRequest, Response> readOps(const Request& request) {
    auto ops = protocol::readOpsRequest(viewOf(request.body));
    if (!ops)
        return tl::unexpected(errorAnswer(request, ops.error()));
    // An op of a newer program would be misread, and may be sent again after an update.
    const bool known = protocol::takesSchema(ops->schema) &&
                       std::all_of(ops->ops.begin(), ops->ops.end(),
                                   [](const protocol::Op& op) { return protocol::takesSchema(op.schema); });
    if (!known)
        return tl::unexpected(errorAnswer(request, protocol::ErrorCode::SchemaUnsupported));
    return *std::move(ops);
}

PushOrigin originOf(const Caller& caller, const Request& request) {
    return {caller.signIn.id, QString::fromStdString(request.peer)};
}

/// As many of the rows as an answer should carry; whatever is left out comes with the next pull.
std::vector<protocol::Row> fitting(std::vector<protocol::Row> rows) {
    qsizetype bytes = 0;
    std::vector<protocol::Row> some;
    for (protocol::Row& row : rows) {
        bytes += row.payload.size();
        if (bytes > kMaxPageBytes || some.size() == static_cast<std::size_t>(protocol::kMaxOps))
            break;
        some.push_back(std::move(row));
    }
    return some;
}

} // namespace

Serve syncOps(const ApiParts& parts) {
    return [&parts](Connection& connection, const Caller& caller,
                    const Request& request) -> Result<Response> {
        auto ops = readOps(request);
        if (!ops)
            return std::move(ops.error());
        Changes changes(connection, caller.viewer.company(), parts.clock.now());
        Push push(changes, caller.viewer, originOf(caller, request));
        auto pushed = push.apply(*ops);
        if (!pushed)
            return tl::unexpected(pushed.error());
        if (const auto fresh = push.refresh(); !fresh)
            return tl::unexpected(fresh.error());
        auto rows = Feed(connection, parts.key, push.viewer(), changes.now()).rows(pushed->conflicts);
        if (!rows)
            return tl::unexpected(rows.error());
        return jsonAnswer(protocol::writeOpsAnswer({std::move(pushed->results), fitting(*std::move(rows))}));
    };
}

Serve quarantineOps(const ApiParts& parts) {
    return
        [&parts](Connection& connection, const Caller& caller, const Request& request) -> Result<Response> {
            auto ops = readOps(request);
            if (!ops)
                return std::move(ops.error());
            Changes changes(connection, caller.viewer.company(), parts.clock.now());
            auto held = Push(changes, caller.viewer, originOf(caller, request)).holdAll(*ops);
            if (!held)
                return tl::unexpected(held.error());
            return jsonAnswer(protocol::writeOpsAnswer({std::move(held->results), {}}));
        };
}

} // namespace leadout::backend
