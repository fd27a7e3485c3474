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

/// One row of the table: who serves an endpoint of the protocol.
struct ServedEndpoint {
    std::string_view name;
    std::variant<OpenHandler, CoachHandler, FormerCoachHandler> handler;
};

/// Every endpoint of the protocol, each once. The parts must outlive the handlers.
std::vector<ServedEndpoint> servedEndpoints(const ApiParts& parts);

/// The table for the server. Each request takes one way, which stands in routes.cpp:
/// limits, endpoint, sign-in, membership, action, handler.
http::Router makeRouter(const ApiParts& parts);

/// The first of these, before anything of a body is read: how much one address may ask for, and no file of
/// somebody who does not even show a token.
std::optional<http::Response> limitByAddress(const ApiParts& parts, const http::Request& request);

} // namespace leadout::backend
