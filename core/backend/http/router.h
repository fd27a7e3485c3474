// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/responder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace leadout::backend::http {

/// What becomes of a request's body; decided by the route before the first byte of it is read.
struct BodyPolicy {
    enum class Where : std::uint8_t {
        Memory, ///< Request::body; at most Limits::body_bytes, in Limits::body_time
        File,   ///< Request::upload; at most Limits::upload_bytes, as long as it keeps the least rate
    };
    Where where = Where::Memory;
    std::optional<std::uint64_t> max_bytes; ///< in place of the limit above; counted uncompressed
    std::string folder;                     ///< for File: an existing private folder
};

/// One row of the table of routes.
struct Route {
    Method method = Method::Get;
    std::string path; ///< a template such as "/v1/athletes/{id}"; a {name} stands for one whole segment
    BodyPolicy body;
    Handler handler;
    /// Asked with the header alone, before any of the body is taken: answers admitted(), or why not, which
    /// ends the request. Empty: every body is taken.
    Handler admission = {};
};

/// A route and what stood in the places of its {names}. The route lives as long as the router.
struct RouteMatch {
    const Route* route = nullptr;
    Fields params;
};

/// The path is known, under other methods: they, as the Allow header lists them.
struct OtherMethods {
    std::string allow;
};

/// No route has that path.
struct UnknownPath {};

/// The table of routes. Filled first, then read from any thread.
class Router {
public:
    /// Adds a route; false, and nothing is added, when the template is malformed or the table already has
    /// one of that method and shape. A segment spelled out is preferred to a {name}.
    [[nodiscard]] bool add(Route route);

    /// Finds who serves a path (still percent-encoded, without query). HEAD is served by GET's route.
    std::variant<RouteMatch, OtherMethods, UnknownPath> find(Method method, std::string_view path) const;

    /// All routes, for tests and the list of routes; in the order of search.
    std::vector<const Route*> routes() const;

private:
    struct Entry {
        Route route;
        std::vector<std::string> segments; ///< a {name} with its braces
    };
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace leadout::backend::http
