// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/work/op_state.h"

#include "core/protocol/words.h"

namespace leadout::client {

namespace {

constexpr protocol::Word<OpState> kStates[] = {
    {OpState::Waiting, "waiting"},   {OpState::Sending, "sending"},  {OpState::Accepted, "accepted"},
    {OpState::Conflict, "conflict"}, {OpState::Held, "held"},        {OpState::Denied, "denied"},
    {OpState::Invalid, "invalid"},   {OpState::StaleOp, "stale_op"}, {OpState::KeyReused, "key_reused"},
    {OpState::Blocked, "blocked"},
};

} // namespace

QString key(OpState state) {
    const std::string_view word = protocol::Words(kStates).wordOf(state);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

std::optional<OpState> opStateFromKey(QStringView word) {
    return protocol::Words(kStates).valueOf(word.toLatin1().toStdString());
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
