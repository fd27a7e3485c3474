// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/json_value.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace leadout::protocol {

/// Everything an answer of the backend can say went wrong with a request as a whole.
enum class ErrorCode : std::uint8_t {
    BadRequest,        ///< no request that can be read, before anybody looks at what it asks for
    BadJson,           ///< the body is no JSON, or JSON that is refused
    Truncated,         ///< the body ended early
    DuplicateKey,      ///< an object names a member twice
    UnknownField,      ///< a member that the request does not have
    Invalid,           ///< a member that is missing or not as it must be
    SchemaUnsupported, ///< the program is too old or too new for this backend
    Unauthorized,      ///< no sign-in, or one that has ended
    MembershipEnded,   ///< the coach is no longer a member of the company
    HandOverEnded,     ///< what a former member had not sent is not taken any more
    Forbidden,         ///< signed in, and not allowed
    NotFound,          ///< nothing there, or nothing this actor may know of
    MethodNotAllowed,
    RequestTimeout, ///< the request came too slowly
    Conflict,       ///< it does not fit what is stored
    ResyncRequired, ///< the cursor can no longer be continued
    TooLarge,       ///< the body is above its limit
    UnsupportedMedia,
    RateLimited,
    HeaderTooLarge,
    Internal,    ///< a fault of the backend
    Unavailable, ///< too busy or stopping
};
inline constexpr std::size_t kErrorCodeCount = static_cast<std::size_t>(ErrorCode::Unavailable) + 1;

/// The stable word for a code, such as "resync_required".
std::string_view key(ErrorCode code);

/// The code of a stable word; nothing for an unknown word.
std::optional<ErrorCode> errorCodeFromKey(std::string_view word);

/// The HTTP status that the code travels with. What the server refuses before it knows the endpoint can have
/// a more exact one, such as 414 or 507.
int httpStatus(ErrorCode code);

/// The id of the sentence that says it to a person, such as "error.resync_required".
std::string_view sentenceId(ErrorCode code);

/// The code under which a refused body is answered.
ErrorCode errorCodeFor(JsonErrorKind kind);

/// The body of every answer that is an error.
struct ErrorBody {
    ErrorCode code = ErrorCode::Internal;
    QString message;              ///< the sentence, for people who read answers
    std::optional<QString> path;  ///< JSON pointer to what was refused
    QString requestId;            ///< the same word as in the backend's log
    std::optional<QString> epoch; ///< with ResyncRequired: the epoch to begin with
    bool operator==(const ErrorBody&) const = default;
};

QByteArray writeErrorBody(const ErrorBody& body);

/// Reads an error answer. A code that this program does not know reads as Internal.
JsonResult<ErrorBody> readErrorBody(QByteArrayView text);

} // namespace leadout::protocol
