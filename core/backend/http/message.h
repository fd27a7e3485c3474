// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/spooled_file.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leadout::backend::http {

/// The methods that routes can have; a request with any other is answered 501.
enum class Method : std::uint8_t { Get, Head, Post, Put, Patch, Delete, Options };

/// The word of a method as it travels, such as "GET".
std::string_view word(Method method);

/// The method of a word, nothing for one that is not served.
std::optional<Method> methodFromWord(std::string_view word);

/// Header fields or query values in the order they came.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// The value of the first field of that name, without regard to case; empty when absent.
std::string_view fieldValue(const Fields& fields, std::string_view name);

/// A request as its handler gets it. Values, free to be moved to another thread.
struct Request {
    std::string id; ///< of this request, in its log line and every answer to it
    Method method = Method::Get;
    std::string target; ///< as it came: path and query
    std::string path;   ///< the target up to the query, still percent-encoded
    Fields query;       ///< decoded, in order, equal names kept
    Fields headers;
    Fields params;     ///< what stood in the places of the route's {names}, decoded
    std::string route; ///< the template that matched, such as "/v1/athletes/{id}"
    std::string peer;  ///< the address it came from; behind a trusted proxy, the one it was forwarded for
    std::string body;  ///< uncompressed; empty when it was streamed to a file
    std::shared_ptr<SpooledFile> upload; ///< the streamed body, where the route asks for a file
    std::shared_ptr<void> pass;          ///< what its admission gave it; see admitted()

    std::string_view header(std::string_view name) const { return fieldValue(headers, name); }
    std::string_view param(std::string_view name) const { return fieldValue(params, name); }
    /// The length that the header declares for the body as it travels; 0 where it declares none.
    std::uint64_t contentLength() const;
    /// The first value of that name in the query, nothing when absent.
    std::optional<std::string_view> queryValue(std::string_view name) const;
};

/// An answer. Content-Length, Date, Connection, X-Request-Id and compression are the server's business.
struct Response {
    int status = 200;
    std::string content_type; ///< empty: no such header
    Fields headers;
    std::string body;
    std::optional<std::string> file;      ///< path of a file to send in place of body, never compressed
    std::shared_ptr<void> pass = nullptr; ///< of admitted() alone
};

/// The status of an admission that lets the body in.
inline constexpr int kAdmitted = 100;

/// What an admission answers to have the body read. The pass stays with the request until that is answered,
/// or its peer has gone.
Response admitted(std::shared_ptr<void> pass);

/// The one shape of every error: {"code","message","request_id"}, uncacheable. The message is a sentence for
/// people, without names, tokens or input.
Response errorResponse(std::string_view request_id, int status, std::string_view code,
                       std::string_view message);

/// Whether two header names or tokens are equal without regard to ASCII case.
bool equalsIgnoringCase(std::string_view a, std::string_view b);

/// Undoes percent-encoding; nothing when it is malformed or hides a NUL. A plus sign stays one.
std::optional<std::string> percentDecoded(std::string_view text);

/// The names and values of a query, decoded; nothing when one of them is malformed.
std::optional<Fields> queryFields(std::string_view query);

} // namespace leadout::backend::http
