// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/actor.h"
#include "core/domain/ids.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace leadout::domain {

/// Whom a stored row is for. Written as "co" (all coaches), "head", "user:<coach>", "ath:<athlete>" (rows of
/// lists) and "ath:<athlete>:body" (texts, details and streams, which an athlete can withdraw alone).
class Scope {
public:
    enum class Kind : std::uint8_t { Company, Head, User, Athlete, AthleteBody };

    static Scope company() { return Scope(Kind::Company, QUuid()); }
    static Scope head() { return Scope(Kind::Head, QUuid()); }
    static Scope user(const CoachId& coach) { return Scope(Kind::User, coach.uuid()); }
    static Scope athlete(const AthleteId& athlete) { return Scope(Kind::Athlete, athlete.uuid()); }
    static Scope athleteBody(const AthleteId& athlete) { return Scope(Kind::AthleteBody, athlete.uuid()); }

    /// Reads the written form; nothing for any other text.
    static std::optional<Scope> parse(QStringView text);

    Kind kind() const { return m_kind; }
    /// The athlete of an Athlete or AthleteBody scope.
    std::optional<AthleteId> athlete() const;
    /// The coach of a User scope.
    std::optional<CoachId> coach() const;
    QString toString() const;

    bool operator==(const Scope&) const = default;
    /// In the order of their written forms.
    friend bool operator<(const Scope& a, const Scope& b);
    friend size_t qHash(const Scope& scope, size_t seed = 0) {
        return ::qHash(scope.m_id, seed + static_cast<size_t>(scope.m_kind));
    }

private:
    Scope(Kind kind, const QUuid& id) : m_kind(kind), m_id(id) {}

    Kind m_kind;
    QUuid m_id;
};

/// An athlete of the company and the coach who has them; nobody for an unassigned athlete.
struct Assignment {
    AthleteId athlete;
    std::optional<CoachId> coach;
};

/// How a coach of the company stands to the athlete of an assignment.
inline Relation relationOf(const CoachId& coach, const Assignment& assignment) {
    return assignment.coach == coach ? Relation::Assigned : Relation::NotAssigned;
}

/// Every scope a coach may read, ordered by its written form. Assignments are all those of the coach's
/// company, withdrawnBodies the athletes who let nobody read their details. Empty for anybody but an active
/// coach: the system reads by other ways.
std::vector<Scope> visibleScopes(const Actor& actor, const CoachId& coach,
                                 std::span<const Assignment> assignments,
                                 std::span<const AthleteId> withdrawnBodies);

/// A short word that changes when the set of scopes does: the first 16 characters of the base64url form of
/// SHA-256 over the written scopes, sorted and joined by line feeds. The order given does not matter.
QString scopeSetHash(std::span<const Scope> scopes);

} // namespace leadout::domain
