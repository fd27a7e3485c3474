// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/work/op_state.h"
#include "core/domain/clock.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::client {

/// What a decision makes of a row, as the coach sees it before the backend has answered: members that replace
/// those of the row's payload, or the payload of a row that is new.
struct Patch {
    QUuid rowId;
    QString kind;
    QString scope;
    QByteArray fields; ///< JSON object
};

/// What a coach has decided: a command of core/domain/commands with the value it was based on and the values
/// that it leads to.
struct Decision {
    QString command;
    QByteArray payload;                ///< JSON object
    QUuid rowId;                       ///< the row that the command changes
    QString scope;                     ///< of that row
    std::int64_t seenRev = 0;          ///< the revision that was on the screen; 0 for a new row
    QString baseText;                  ///< the text an edit began with
    QByteArray baseTextHash;           ///< its SHA-256; empty without one
    QByteArray contentHash;            ///< SHA-256 of what is approved; empty without one
    std::chrono::milliseconds hold{0}; ///< how long it can be withdrawn before it is sent
    std::vector<Patch> patches;
};

/// Whether it is a SHA-256, or empty for none.
inline bool isHash(const QByteArray& hash) {
    return hash.isEmpty() || hash.size() == 32;
}

/// What is being typed and not decided yet. It is kept as the command that it would become.
struct Draft {
    QUuid rowId;
    QString command;
    QByteArray payload; ///< JSON object
    QString scope;
    std::int64_t seenRev = 0;
    QString baseText;
    QByteArray baseTextHash;
};

/// A decision that the backend did not accept, for the coach to see to.
struct Attention {
    QUuid opId;
    OpState state = OpState::Conflict;
    QString command;
    QByteArray payload;
    QUuid rowId;
    QString scope;
    QString baseText;
    domain::Instant queuedAt;
    protocol::OpResult result; ///< the reason
};

/// Decisions of which only the number may still be told, because their rows are out of this coach's sight.
struct Notice {
    OpState state = OpState::Held;
    int ops = 0;
};

} // namespace leadout::client
