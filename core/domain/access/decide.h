// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/access/action.h"
#include "core/domain/actor.h"
#include "core/domain/consents.h"
#include "core/engine/model/sentence.h"

#include <tl/expected.hpp>

namespace leadout::domain {

/// What must be known about the thing before deciding. The defaults allow the least.
struct Facts {
    Relation relation = Relation::None; ///< of the coach to the athlete concerned
    bool self = false;                  ///< the thing belongs to, or is, the acting coach
    Consents consent;                   ///< what the athlete concerned allows now
};

/// Why something is denied.
enum class Denial : std::uint8_t {
    NotFound,   ///< to be answered exactly as for a thing that does not exist
    Membership, ///< pending or deactivated
    Role,
    Consent,
};

/// A refusal with the sentence that explains it.
struct Denied {
    Denial why = Denial::Role;
    engine::Sentence sentence;
};

/// Nothing when allowed.
using Decision = tl::expected<void, Denied>;

/// Whether somebody may do something; the backend enforces it and the desktop explains it. Rules about state
/// (the last head coach, a published text) are not decided here. What the matrix does not allow is denied.
/// Any thread.
Decision decide(const Actor& actor, Action action, const Facts& facts);

} // namespace leadout::domain
