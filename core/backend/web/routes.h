// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/auth/sign_ins.h"
#include "core/backend/http/router.h"
#include "core/backend/web/api_parts.h"
#include "core/database/connection.h"
#include "core/domain/access/action.h"

#include <functional>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace leadout::backend {

/// Serves whoever comes. Called on the server's own thread, so it must not block.
using OpenHandler = http::Handler;

/// Serves a coach who is signed in, an active member and allowed to do this.
struct CoachHandler {
    domain::Action action;
    database::Access access = database::Access::Read;
    Serve serve;
};

/// Serves a coach whose membership has ended, for as long as what was not sent can be handed over. In a
/// write transaction; the viewer sees nothing.
struct FormerCoachHandler {
    Serve serve;
};

/// Serves a coach who sends a file, in the order of its members. Each decides anew who is asking and what
/// they may, for a file can be on its way for long.
struct FileHandler {
    domain::Action action;
    /// In a read transaction, with the header alone: http::admitted(), or why not a byte is taken.
    Serve admit;
    /// On a thread that may wait for the disk, with the whole file: the answer when it could not be kept.
    std::function<std::optional<http::Response>(const http::Request&)> keep;
    /// In a write transaction.
    Serve serve;
    /// In a write transaction, after a refusal: takes back what was kept.
    std::function<Result<>(database::Connection&, const http::Request&)> drop;
};

/// One row of the table: who serves an endpoint of the protocol.
struct ServedEndpoint {
    std::string_view name;
    std::variant<OpenHandler, CoachHandler, FormerCoachHandler, FileHandler> handler;
};

/// Every endpoint of the protocol, each once. The parts must outlive the handlers.
std::vector<ServedEndpoint> servedEndpoints(const ApiParts& parts);

/// The table for the server. Each request takes one way, which stands in routes.cpp:
/// limits, endpoint, sign-in, membership, action, handler.
http::Router makeRouter(const ApiParts& parts);

/// The first of these, before anything of a body is read: how much one address may ask for.
std::optional<http::Response> limitByAddress(const ApiParts& parts, const http::Request& request);

} // namespace leadout::backend
