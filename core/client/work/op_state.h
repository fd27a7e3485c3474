// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/sync_ops.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace leadout::client {

/// Where a decision stands between a coach and the backend.
enum class OpState : std::uint8_t {
    Waiting,  ///< never sent; it can be withdrawn
    Sending,  ///< sent at least once; what became of it is not known yet
    Accepted, ///< applied; it lies over the cache until the cache has caught up
    // What needs the coach's attention:
    Conflict,
    Held,
    Denied,
    Invalid,
    StaleOp,
    KeyReused,
    Blocked,
};

/// The stable word, as it is stored: "waiting", "conflict".
QString key(OpState state);

/// The state of a stable word; nothing for an unknown word.
std::optional<OpState> opStateFromKey(QStringView word);

/// The state that a result brings an op to.
OpState stateAfter(protocol::Outcome outcome);

} // namespace leadout::client
