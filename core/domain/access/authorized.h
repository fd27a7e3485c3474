// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/access/decide.h"

#include <utility>

namespace leadout::domain {

/// The proof that one action was decided and allowed. A handler takes it by value, so no write can be
/// reached without a decision; authorize() is its only maker, and it is made inside the write's transaction.
template <Action A>
class Authorized {
public:
    static constexpr Action kAction = A;

    /// Decides, and gives the proof or the refusal.
    static tl::expected<Authorized, Denied> authorize(const Actor& actor, const Facts& facts) {
        Decision decision = decide(actor, A, facts);
        if (!decision)
            return tl::unexpected<Denied>(std::move(decision.error()));
        return Authorized(actor);
    }

    /// Who was allowed.
    const Actor& actor() const { return m_actor; }

private:
    explicit Authorized(const Actor& actor) : m_actor(actor) {}

    Actor m_actor;
};

/// Decides, and gives the proof or the refusal.
template <Action A>
tl::expected<Authorized<A>, Denied> authorize(const Actor& actor, const Facts& facts) {
    return Authorized<A>::authorize(actor, facts);
}

} // namespace leadout::domain
