// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/access/decide.h"

#include "core/domain/access/matrix.h"

#include <string>

namespace leadout::domain {

namespace {

tl::unexpected<Denied> denied(Denial why, std::string_view sentence) {
    return tl::unexpected<Denied>(Denied{why, {std::string(sentence), {}}});
}

tl::unexpected<Denied> notFound() {
    return denied(Denial::NotFound, "access.not_found");
}

Decision decideCell(const Actor& actor, const Rule& rule, const Facts& facts) {
    const Cell cell = actor.isSystem() ? rule.system : actor.isHead() ? rule.head : rule.assistant;
    switch (cell) {
    case Cell::No: return denied(Denial::Role, actor.isSystem() ? "access.coach_only" : rule.refusal);
    case Cell::Yes: return {};
    case Cell::Own:
        if (facts.self)
            return {};
        return denied(Denial::Role, "access.own_only");
    case Cell::Others:
        if (!facts.self)
            return {};
        return denied(Denial::Role, "access.not_yourself");
    case Cell::Assigned:
        if (facts.relation == Relation::Assigned)
            return {};
        return notFound();
    case Cell::All:
        if (facts.relation != Relation::None)
            return {};
        return notFound();
    }
    return notFound();
}

} // namespace

Decision decide(const Actor& actor, Action action, const Facts& facts) {
    const auto index = static_cast<std::size_t>(action);
    if (index >= kMatrix.size())
        return notFound();
    if (actor.membership() == MembershipStatus::Pending)
        return denied(Denial::Membership, "access.membership_pending");
    if (!actor.isActive())
        return denied(Denial::Membership, "access.membership_ended");
    const Rule& rule = kMatrix[index];
    Decision decision = decideCell(actor, rule, facts);
    if (!decision)
        return decision;
    if (const std::optional<ConsentKind> missing = facts.consent.firstMissing(rule.needs))
        return denied(Denial::Consent, "access.consent." + std::string(key(*missing)));
    return {};
}

} // namespace leadout::domain
