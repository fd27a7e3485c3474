// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scope.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>
#include <unordered_set>

namespace leadout::domain {

namespace {

constexpr QLatin1StringView kCompany("co");
constexpr QLatin1StringView kHead("head");
constexpr QLatin1StringView kUser("user:");
constexpr QLatin1StringView kAthlete("ath:");
constexpr QLatin1StringView kBody(":body");

} // namespace

std::optional<Scope> Scope::parse(QStringView text) {
    if (text == kCompany)
        return company();
    if (text == kHead)
        return head();
    if (text.startsWith(kUser)) {
        const std::optional<QUuid> id = parseUuid(text.sliced(kUser.size()));
        return id ? std::optional<Scope>(Scope(Kind::User, *id)) : std::nullopt;
    }
    if (!text.startsWith(kAthlete))
        return std::nullopt;
    QStringView rest = text.sliced(kAthlete.size());
    const bool body = rest.endsWith(kBody);
    if (body)
        rest.chop(kBody.size());
    const std::optional<QUuid> id = parseUuid(rest);
    return id ? std::optional<Scope>(Scope(body ? Kind::AthleteBody : Kind::Athlete, *id)) : std::nullopt;
}

std::optional<AthleteId> Scope::athlete() const {
    if (m_kind != Kind::Athlete && m_kind != Kind::AthleteBody)
        return std::nullopt;
    return AthleteId(m_id);
}

std::optional<CoachId> Scope::coach() const {
    return m_kind == Kind::User ? std::optional<CoachId>(CoachId(m_id)) : std::nullopt;
}

QString Scope::toString() const {
    const QString id = idText(m_id);
    switch (m_kind) {
    case Kind::Company: return kCompany;
    case Kind::Head: return kHead;
    case Kind::User: return kUser + id;
    case Kind::Athlete: return kAthlete + id;
    case Kind::AthleteBody: return kAthlete + id + kBody;
    }
    return {};
}

std::vector<Scope> visibleScopes(const Actor& actor, const CoachId& coach,
                                 std::span<const Assignment> assignments,
                                 std::span<const AthleteId> withdrawnBodies) {
    if (actor.isSystem() || !actor.isActive())
        return {};
    const std::unordered_set<AthleteId> withdrawn(withdrawnBodies.begin(), withdrawnBodies.end());
    std::vector<Scope> scopes = {Scope::company(), Scope::user(coach)};
    if (actor.isHead())
        scopes.push_back(Scope::head());
    for (const Assignment& assignment : assignments) {
        if (!actor.isHead() && relationOf(coach, assignment) != Relation::Assigned)
            continue;
        scopes.push_back(Scope::athlete(assignment.athlete));
        if (!withdrawn.contains(assignment.athlete))
            scopes.push_back(Scope::athleteBody(assignment.athlete));
    }
    std::vector<std::pair<QString, Scope>> written;
    written.reserve(scopes.size());
    for (const Scope& scope : scopes)
        written.emplace_back(scope.toString(), scope);
    std::sort(written.begin(), written.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(written.begin(), written.end(), scopes.begin(),
                   [](const auto& pair) { return pair.second; });
    return scopes;
}

QString scopeSetHash(std::span<const Scope> scopes) {
    QStringList written;
    written.reserve(static_cast<qsizetype>(scopes.size()));
    for (const Scope& scope : scopes)
        written.append(scope.toString());
    written.sort();
    const QByteArray hash =
        QCryptographicHash::hash(written.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(
        hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).left(16));
}

} // namespace leadout::domain
