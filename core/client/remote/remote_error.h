// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/errors.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <cstdint>
#include <optional>

namespace leadout::client {

/// What an error means for whoever asked.
enum class RemoteErrorKind : std::uint8_t {
    Network,         ///< no answer: try again later
    Auth,            ///< the sign-in must be renewed, or is at its end
    MembershipEnded, ///< the coach is no longer a member
    HandOverEnded,   ///< nothing of a former member is taken any more
    Resync,          ///< begin anew; `epoch` says with which epoch
    RateLimited,     ///< too many requests; `retryAfter` says until when
    Server,          ///< a fault of the backend: try again later
    Unsupported,     ///< the program is too old or too new for this backend
    Refused,         ///< this very request will always be refused
    BadAnswer,       ///< not from our backend, or not to be understood: try again later
};

struct RemoteError {
    RemoteErrorKind kind = RemoteErrorKind::Network;
    std::optional<std::chrono::milliseconds> retryAfter;
    std::optional<QString> epoch;
    std::optional<protocol::ErrorCode> code; ///< when the backend gave one
    QString path;                            ///< what was refused, as a JSON pointer
    QString requestId;                       ///< the same word as in the backend's log
    QString detail;                          ///< for a log
};

template <class T>
using RemoteResult = tl::expected<T, RemoteError>;

/// The error of an answer that is no success. Only a body of our backend can say more than that something is
/// wrong: an error page of something in between never ends a membership or a sign-in.
RemoteError errorOfAnswer(int status, const QByteArray& body, const QByteArray& retryAfter);

/// How long a Retry-After header asks to wait: seconds, at most a day; nothing for a date or nonsense.
std::optional<std::chrono::milliseconds> retryAfterOf(const QByteArray& header);

} // namespace leadout::client
