// SPDX-License-Identifier: GPL-3.0-or-later
// What a coach is told of errors.
#include "core/client/services/desk_worker.h"

namespace leadout::client {

Refusal refusalOf(const database::DatabaseError& error) {
    switch (error.kind) {
    case database::ErrorKind::Full: return {"storage.full", {}};
    case database::ErrorKind::Newer: return {"storage.newer", {}};
    case database::ErrorKind::Busy: return {"storage.busy", {}};
    default: return {"storage.failed", {}};
    }
}

Refusal refusalOf(const WorkError& error) {
    switch (error.fault) {
    case WorkFault::Storage: return refusalOf(error.database);
    case WorkFault::Locked: return {"access.membership_ended", {}};
    case WorkFault::TooLarge: return {"error.too_large", {}};
    case WorkFault::Malformed: return {"error.invalid", {}};
    case WorkFault::NotFound:
    case WorkFault::AlreadySent: return {"undo.already_sent", {}};
    case WorkFault::BuiltUpon: return {"undo.approved_upon", {}};
    }
    return {"storage.failed", {}};
}

Refusal lockedRefusal() {
    return {"lease.locked", {}};
}

Refusal refusalOf(const RemoteError& error) {
    if (error.code)
        return {std::string(protocol::sentenceId(*error.code)), {}};
    switch (error.kind) {
    case RemoteErrorKind::Auth: return {"error.unauthorized", {}};
    case RemoteErrorKind::MembershipEnded: return {"error.membership_ended", {}};
    case RemoteErrorKind::RateLimited: return {"error.rate_limited", {}};
    case RemoteErrorKind::Server: return {"error.unavailable", {}};
    case RemoteErrorKind::Unsupported: return {"error.schema_unsupported", {}};
    case RemoteErrorKind::BadAnswer: return {"server.not_leadout", {}};
    case RemoteErrorKind::HandOverEnded:
    case RemoteErrorKind::Network:
    case RemoteErrorKind::Resync:
    case RemoteErrorKind::Refused: break;
    }
    return {"server.unreachable", {}};
}

} // namespace leadout::client
