// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/work/op_state.h"

#include "core/domain/words.h"

template <>
inline constexpr std::array<std::string_view, 10> leadout::domain::kWords<leadout::client::OpState> = {
    "waiting", "sending", "accepted", "conflict",   "held",
    "denied",  "invalid", "stale_op", "key_reused", "blocked"};

namespace leadout::client {

QString key(OpState state) {
    const std::string_view word = domain::key(state);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

std::optional<OpState> opStateFromKey(QStringView word) {
    return domain::fromKey<OpState>(word.toLatin1().toStdString());
}

OpState stateAfter(protocol::Outcome outcome) {
    switch (outcome) {
    case protocol::Outcome::Ok: return OpState::Accepted;
    case protocol::Outcome::Conflict: return OpState::Conflict;
    case protocol::Outcome::Held: return OpState::Held;
    case protocol::Outcome::Denied: return OpState::Denied;
    case protocol::Outcome::Invalid: return OpState::Invalid;
    case protocol::Outcome::StaleOp: return OpState::StaleOp;
    case protocol::Outcome::KeyReused: return OpState::KeyReused;
    case protocol::Outcome::Blocked: return OpState::Blocked;
    }
    return OpState::Invalid;
}

} // namespace leadout::client
