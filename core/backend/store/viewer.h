// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/columns.h"
#include "core/database/connection.h"
#include "core/domain/access/decide.h"

#include <QSet>

#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace leadout::backend {

/// Who reads or writes, in which company, and what they may see at the moment of one transaction. Every
/// repository takes one; it is made anew in each transaction and never kept.
class Viewer {
public:
    /// Leadout itself at work for one company: a job, or a scheduled task. Sees everything of the company.
    static Viewer system(const domain::CompanyId& company);

    const domain::CompanyId& company() const { return m_company; }
    /// The acting coach; nothing for the system.
    const std::optional<domain::CoachId>& coach() const { return m_coach; }
    const domain::Actor& actor() const { return m_actor; }
    bool isSystem() const { return m_actor.isSystem(); }

    /// Every scope the coach may read, ordered by its written form; empty for the system.
    const std::vector<domain::Scope>& scopes() const { return m_scopes; }
    /// The hash of those scopes.
    QString scopesHash() const { return domain::scopeSetHash(m_scopes); }

    bool sees(const domain::Scope& scope) const;
    bool sees(const domain::AthleteId& athlete) const { return sees(domain::Scope::athlete(athlete)); }
    bool seesBody(const domain::AthleteId& athlete) const {
        return sees(domain::Scope::athleteBody(athlete));
    }

    /// How the coach stands to an athlete.
    domain::Relation relationTo(const domain::AthleteId& athlete) const;

private:
    friend Result<std::optional<Viewer>> viewerOf(database::Connection&, const domain::CompanyId&,
                                                  const domain::CoachId&, domain::Instant);
    friend class ScopeFilter;

    Viewer(const domain::CompanyId& company, std::optional<domain::CoachId> coach, const domain::Actor& actor)
        : m_company(company)
        , m_coach(std::move(coach))
        , m_actor(actor) {}

    domain::CompanyId m_company;
    std::optional<domain::CoachId> m_coach;
    domain::Actor m_actor;
    std::vector<domain::Scope> m_scopes;
    QSet<domain::Scope> m_seen;         ///< the same as m_scopes
    QSet<domain::AthleteId> m_athletes; ///< all of the company
    QSet<domain::AthleteId> m_assigned; ///< those of the coach
};

/// Resolves a coach of a company inside the open transaction, so that rights and rows are of one snapshot;
/// nothing when there is no such coach. A coach who is not active gets a viewer without scopes. `now` decides
/// about permissions given for a time.
Result<std::optional<Viewer>> viewerOf(database::Connection& connection, const domain::CompanyId& company,
                                       const domain::CoachId& coach, domain::Instant now);

/// The part of a WHERE clause that keeps a query inside what a viewer sees, with its values.
class ScopeFilter {
public:
    /// Rows whose `column` is an athlete of whom the viewer sees the rows of lists, or the details too.
    static ScopeFilter athletes(const Viewer& viewer, const QString& column);
    static ScopeFilter bodies(const Viewer& viewer, const QString& column);
    /// Rows whose `column` is one of these texts.
    static ScopeFilter anyOf(const QString& column, const QStringList& texts);

    /// " AND column IN (?, …)"; empty where everything of the company is seen.
    const QString& sql() const { return m_sql; }

    /// As Connection::list(), with the filter's values bound where its SQL stands: behind `before`.
    template <class Read, class... Before>
    auto list(database::Connection& connection, const QString& sql, Read read,
              const Before&... before) const {
        return listThen(connection, sql, std::move(read), std::tuple(before...));
    }
    /// The same, with further values behind the filter's.
    template <class Read, class... Before, class... After>
    auto listThen(database::Connection& connection, const QString& sql, Read read,
                  const std::tuple<Before...>& before, const After&... after) const
        -> Result<std::vector<std::invoke_result_t<Read, const database::Statement&>>> {
        QVariantList values;
        std::apply([&values](const auto&... value) { (bind(values, value), ...); }, before);
        values.append(m_values);
        (bind(values, after), ...);
        auto rows = connection.prepare(sql);
        if (!rows)
            return tl::unexpected(rows.error());
        if (const auto run = rows->runList(values); !run)
            return tl::unexpected(run.error());
        std::vector<std::invoke_result_t<Read, const database::Statement&>> all;
        while (rows->next())
            all.push_back(read(std::as_const(*rows)));
        if (rows->error())
            return tl::unexpected(*rows->error());
        return all;
    }

private:
    ScopeFilter() = default;

    template <class Value>
    static void bind(QVariantList& values, const Value& value) {
        using database::toVariant;
        values.append(QVariant(toVariant(value)));
    }

    QString m_sql;
    QVariantList m_values;
};

/// What an athlete allows at a moment.
Result<domain::Consents> consentsOf(database::Connection& connection, const domain::CompanyId& company,
                                    const domain::AthleteId& athlete, domain::Instant now);

/// The athletes of a company who have withdrawn one of these permissions, or gave it until a day that is
/// over; not those who were never asked. An athlete can be among them more than once.
Result<std::vector<domain::AthleteId>> athletesWithout(database::Connection& connection,
                                                       const domain::CompanyId& company,
                                                       domain::Consents needed, domain::Instant now);

/// What the matrix must know about an athlete before it decides for this viewer.
Result<domain::Facts> factsOf(database::Connection& connection, const Viewer& viewer,
                              const domain::AthleteId& athlete, domain::Instant now);

} // namespace leadout::backend
