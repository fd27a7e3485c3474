// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/viewer.h"

#include <bit>

namespace leadout::backend {

using domain::AthleteId;
using domain::CoachId;
using domain::CompanyId;
using domain::Scope;

namespace {

/// One decision of an athlete, as it holds at a moment.
struct StoredConsent {
    AthleteId athlete;
    domain::ConsentKind kind;
    bool given;
};

/// Reads a row of athlete, kind, given, until, time zone; what was given until a day has ended after it.
StoredConsent readConsent(const database::Statement& row, domain::Instant now) {
    Columns columns(row);
    StoredConsent consent{};
    consent.athlete = columns.get<AthleteId>();
    consent.kind = columns.get<domain::ConsentKind>();
    consent.given = columns.get<bool>();
    const auto until = columns.optionalDay();
    const auto timeZone = columns.get<QString>();
    if (until && dayIn(timeZone, now) > *until)
        consent.given = false;
    return consent;
}

} // namespace

Viewer Viewer::system(const CompanyId& company) {
    return Viewer(company, std::nullopt, domain::Actor::system());
}

bool Viewer::sees(const Scope& scope) const {
    return isSystem() || m_seen.contains(scope);
}

domain::Relation Viewer::relationTo(const AthleteId& athlete) const {
    if (!m_athletes.contains(athlete))
        return domain::Relation::None;
    return m_assigned.contains(athlete) ? domain::Relation::Assigned : domain::Relation::NotAssigned;
}

Result<std::optional<Viewer>> viewerOf(database::Connection& connection, const CompanyId& company,
                                       const CoachId& coach, domain::Instant now) {
    const auto actor = connection.first(
        QStringLiteral("SELECT role, status FROM coach WHERE company_id = ? AND id = ?"),
        [](const database::Statement& row) {
            return domain::Actor::coach(row.get<domain::Role>(0), row.get<domain::MembershipStatus>(1));
        },
        company, coach);
    if (!actor)
        return tl::unexpected(actor.error());
    if (!*actor)
        return std::optional<Viewer>();
    Viewer viewer(company, coach, **actor);
    if (!viewer.actor().isActive())
        return std::optional<Viewer>(std::move(viewer));
    const auto assignments = connection.list(
        QStringLiteral("SELECT id, coach_id FROM athlete WHERE company_id = ?"),
        [](const database::Statement& row) {
            return domain::Assignment{row.get<AthleteId>(0), row.get<std::optional<CoachId>>(1)};
        },
        company);
    if (!assignments)
        return tl::unexpected(assignments.error());
    const auto withdrawn = athletesWithout(connection, company, domain::kSeeSessions, now);
    if (!withdrawn)
        return tl::unexpected(withdrawn.error());
    viewer.m_scopes = domain::visibleScopes(viewer.actor(), coach, *assignments, *withdrawn);
    viewer.m_seen = QSet<Scope>(viewer.m_scopes.begin(), viewer.m_scopes.end());
    for (const domain::Assignment& assignment : *assignments) {
        viewer.m_athletes.insert(assignment.athlete);
        if (relationOf(coach, assignment) == domain::Relation::Assigned)
            viewer.m_assigned.insert(assignment.athlete);
    }
    return std::optional<Viewer>(std::move(viewer));
}

ScopeFilter ScopeFilter::anyOf(const QString& column, const QStringList& texts) {
    ScopeFilter filter;
    if (texts.isEmpty()) {
        filter.m_sql = QStringLiteral(" AND 1 = 0");
        return filter;
    }
    // Few distinct lengths, so that the kept statements serve every viewer.
    const auto places = static_cast<qsizetype>(std::bit_ceil(static_cast<std::size_t>(texts.size())));
    QStringList marks;
    for (qsizetype i = 0; i < places; ++i) {
        marks.append(QStringLiteral("?"));
        filter.m_values.append(texts.at(std::min(i, texts.size() - 1)));
    }
    filter.m_sql = QStringLiteral(" AND %1 IN (%2)").arg(column, marks.join(QStringLiteral(", ")));
    return filter;
}

namespace {

ScopeFilter athletesOf(const Viewer& viewer, Scope::Kind kind, const QString& column) {
    QStringList ids;
    for (const Scope& scope : viewer.scopes()) {
        if (scope.kind() == kind)
            ids.append(scope.athlete()->toString());
    }
    return ScopeFilter::anyOf(column, ids);
}

} // namespace

ScopeFilter ScopeFilter::athletes(const Viewer& viewer, const QString& column) {
    return viewer.isSystem() ? ScopeFilter() : athletesOf(viewer, Scope::Kind::Athlete, column);
}

ScopeFilter ScopeFilter::bodies(const Viewer& viewer, const QString& column) {
    return viewer.isSystem() ? ScopeFilter() : athletesOf(viewer, Scope::Kind::AthleteBody, column);
}

Result<domain::Consents> consentsOf(database::Connection& connection, const CompanyId& company,
                                    const AthleteId& athlete, domain::Instant now) {
    const auto decided = connection.list(
        QStringLiteral("SELECT c.athlete_id, c.kind, c.given, c.until, a.time_zone FROM consent c "
                       "JOIN athlete a ON a.company_id = c.company_id AND a.id = c.athlete_id "
                       "WHERE c.company_id = ? AND c.athlete_id = ?"),
        [now](const database::Statement& row) { return readConsent(row, now); }, company, athlete);
    if (!decided)
        return tl::unexpected(decided.error());
    auto consents = domain::Consents::untilAsked();
    for (const StoredConsent& consent : *decided) {
        if (consent.given)
            consents.give(consent.kind);
        else
            consents.withdraw(consent.kind);
    }
    return consents;
}

Result<std::vector<AthleteId>> athletesWithout(database::Connection& connection, const CompanyId& company,
                                               domain::Consents needed, domain::Instant now) {
    auto consents = connection.list(
        QStringLiteral("SELECT c.athlete_id, c.kind, c.given, c.until, a.time_zone FROM consent c "
                       "JOIN athlete a ON a.company_id = c.company_id AND a.id = c.athlete_id "
                       "WHERE c.company_id = ? AND (c.given = 0 OR c.until IS NOT NULL)"),
        [now](const database::Statement& row) { return readConsent(row, now); }, company);
    if (!consents)
        return tl::unexpected(consents.error());
    std::vector<AthleteId> without;
    for (const StoredConsent& consent : *consents) {
        if (!consent.given && needed.has(consent.kind))
            without.push_back(consent.athlete);
    }
    return without;
}

Result<domain::Facts> factsOf(database::Connection& connection, const Viewer& viewer,
                              const AthleteId& athlete, domain::Instant now) {
    auto consents = consentsOf(connection, viewer.company(), athlete, now);
    if (!consents)
        return tl::unexpected(consents.error());
    domain::Facts facts;
    facts.relation = viewer.relationTo(athlete);
    facts.consent = *consents;
    return facts;
}

} // namespace leadout::backend
