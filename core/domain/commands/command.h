// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/access/action.h"
#include "core/domain/scope.h"
#include "core/engine/model/sentence.h"

#include <QString>

namespace leadout::domain {

/// The kind of thing a command changes; its id is the command's first member, except for Company.
enum class Concerns : std::uint8_t {
    Company,
    Coach,
    Athlete,
    Analysis,
    Workout,
    Activity,
    Note,
    Report,
    Invite,
    Op
};

/// What is true of every command of one kind. Each command struct carries one as kCommand.
struct CommandTraits {
    std::string_view name; ///< as it is sent and stored, such as "EditFeedback"
    Action action;         ///< what must be allowed
    Concerns concerns;
    Scope::Kind scope; ///< of the row that it changes
};

/// A field that cannot be accepted, and the sentence that says why.
struct InvalidField {
    QString path; ///< JSON pointer (RFC 6901) into the payload, such as "/pairings/2/workout"
    engine::Sentence sentence;
};

/// Nothing for a sound payload, else its first bad field.
using Validity = std::optional<InvalidField>;

} // namespace leadout::domain
