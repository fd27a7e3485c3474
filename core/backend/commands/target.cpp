// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/target.h"

namespace leadout::backend {

using domain::Action;
using domain::Scope;

Result<Target> lookUp(Changes& changes, const Named& named) {
    Target target;
    target.kind = named.kind;
    target.row = named.row;
    target.subject = named.subject;
    target.athlete = named.athlete;
    auto found = changes.find(named.row);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return target;
    // A row that lies elsewhere, or is gone, decides nothing for the athlete that a payload names.
    target.athlete = (*found)->scope.athlete();
    if ((*found)->kind == named.kind && !(*found)->deleted)
        target.stored = std::move(*found);
    else
        target.athlete.reset();
    target.otherAthlete = target.stored && named.athlete && named.athlete != target.athlete;
    return target;
}

Result<QUuid> feedbackRow(Changes& changes, const domain::AnalysisId& analysis) {
    return changes.connection()
        .first(
            QStringLiteral("SELECT id FROM feedback WHERE company_id = ? AND analysis_id = ?"),
            [](const database::Statement& row) { return row.get<domain::FeedbackId>(0).uuid(); },
            changes.company(), analysis)
        .map([](const std::optional<QUuid>& row) { return row.value_or(QUuid()); });
}

Result<Target> targetOfAny(Changes& changes, const domain::AnyCommand& command) {
    return std::visit([&changes](const auto& any) { return targetOf(changes, any); }, command);
}

Scope scopeOf(const domain::CommandTraits& command, const Target& target) {
    if (target.stored)
        return target.stored->scope;
    const domain::AthleteId athlete = target.athlete.value_or(domain::AthleteId(target.row));
    switch (command.scope) {
    case Scope::Kind::Company: return Scope::company();
    case Scope::Kind::Athlete: return Scope::athlete(athlete);
    case Scope::Kind::AthleteBody: return Scope::athleteBody(athlete);
    case Scope::Kind::User:
    case Scope::Kind::Head: break;
    }
    return Scope::head();
}

Result<domain::Facts> factsFor(Changes& changes, const Viewer& viewer, const domain::CommandTraits& command,
                               const Target& target) {
    // Whoever is made has no coach and has decided nothing yet.
    if (target.athlete && command.action != Action::AddAthlete)
        return factsOf(changes.connection(), viewer, *target.athlete, changes.now());
    domain::Facts facts;
    facts.self = viewer.coach() && target.row == viewer.coach()->uuid();
    return facts;
}

} // namespace leadout::backend
