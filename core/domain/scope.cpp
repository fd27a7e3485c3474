// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scope.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <tuple>
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

bool operator<(const Scope& a, const Scope& b) {
    const auto place = [](const Scope& scope) {
        using Kind = Scope::Kind;
        const bool body = scope.m_kind == Kind::AthleteBody;
        const int word = body || scope.m_kind == Kind::Athlete ? 0
                         : scope.m_kind == Kind::Company       ? 1
                         : scope.m_kind == Kind::Head          ? 2
                                                               : 3;
        const QUuid& id = scope.m_id;
        return std::tuple(word, id.data1, id.data2, id.data3, qFromBigEndian<quint64>(id.data4), body);
    };
    return place(a) < place(b);
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
    std::sort(scopes.begin(), scopes.end());
    return scopes;
}

QString scopeSetHash(std::span<const Scope> scopes) {
    std::vector<Scope> sorted(scopes.begin(), scopes.end());
    std::sort(sorted.begin(), sorted.end());
    QString written;
    for (const Scope& scope : sorted)
        written += (written.isEmpty() ? QString() : QStringLiteral("\n")) + scope.toString();
    const QByteArray hash = QCryptographicHash::hash(written.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(
        hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).left(16));
}

} // namespace leadout::domain
