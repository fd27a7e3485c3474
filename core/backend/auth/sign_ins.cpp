// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/sign_ins.h"

#include "core/backend/auth/tokens.h"
#include "core/backend/auth/trail.h"

#include <algorithm>
#include <utility>

namespace leadout::backend {

using database::Connection;
using domain::Instant;
using domain::MembershipStatus;
using protocol::ErrorCode;

namespace {

tl::unexpected<NotLetIn> notLetIn(ErrorCode code, std::string_view sentence) {
    return tl::unexpected(NotLetIn{code, sentence});
}

tl::unexpected<NotLetIn> wrongPassword() {
    return notLetIn(ErrorCode::Unauthorized, "sign_in.wrong");
}

tl::unexpected<NotLetIn> signInOver() {
    return notLetIn(ErrorCode::Unauthorized, protocol::sentenceId(ErrorCode::Unauthorized));
}

/// What keeps a member out, if anything.
Entry<void> checkMembership(MembershipStatus status) {
    switch (status) {
    case MembershipStatus::Active: return {};
    case MembershipStatus::Pending: return notLetIn(ErrorCode::Forbidden, "access.membership_pending");
    case MembershipStatus::Deactivated: break;
    }
    return notLetIn(ErrorCode::MembershipEnded, "access.membership_ended");
}

/// The coach of a sign-in with today's rights.
Result<Entry<Viewer>> memberOf(Connection& connection, const domain::CompanyId& company,
                               const domain::CoachId& coach, Instant now) {
    auto viewer = viewerOf(connection, company, coach, now);
    if (!viewer)
        return tl::unexpected(viewer.error());
    if (!*viewer)
        return Entry<Viewer>(notLetIn(ErrorCode::MembershipEnded, "access.membership_ended"));
    if (const auto member = checkMembership((*viewer)->actor().membership()); !member)
        return Entry<Viewer>(tl::unexpected(member.error()));
    return Entry<Viewer>(std::move(**viewer));
}

QDateTime wireTime(Instant at) {
    return QDateTime::fromMSecsSinceEpoch(millis(at), Qt::UTC);
}

/// Tokens that were just made, beside what is stored of them.
struct NewPair {
    QString access = makeToken();
    QString refresh = makeToken();
    TokenPair stored;

    NewPair(Instant now, Instant absoluteUntil)
        : stored{tokenHash(access), std::min<Instant>(now + kAccessTime, absoluteUntil), tokenHash(refresh),
                 std::min<Instant>(now + kIdleTime, absoluteUntil)} {}
};

protocol::SignedIn answerFor(const SignIn& signIn, const NewPair& pair, protocol::Me me) {
    return {signIn.id.uuid(),
            pair.access,
            wireTime(pair.stored.accessUntil),
            pair.refresh,
            wireTime(pair.stored.idleUntil),
            std::move(me)};
}

/// Begins a sign-in of a coach who has shown who they are.
Result<Entry<protocol::SignedIn>> begin(Connection& connection, const domain::CompanyId& company,
                                        const domain::CoachId& coach, const QString& deviceName,
                                        Instant now) {
    auto member = memberOf(connection, company, coach, now);
    if (!member)
        return tl::unexpected(member.error());
    if (!*member)
        return Entry<protocol::SignedIn>(tl::unexpected(member->error()));
    domain::SystemRandom random;
    SignIn signIn;
    signIn.id = domain::SignInId::make(domain::FixedClock(now), random);
    signIn.company = company;
    signIn.coach = coach;
    signIn.deviceName = deviceName;
    signIn.absoluteUntil = now + kAbsoluteTime;
    signIn.createdAt = now;
    signIn.lastUsedAt = now;
    const NewPair pair(now, signIn.absoluteUntil);
    signIn.accessHash = pair.stored.accessHash;
    signIn.accessUntil = pair.stored.accessUntil;
    signIn.refreshHash = pair.stored.refreshHash;
    signIn.idleUntil = pair.stored.idleUntil;
    if (const auto added = addSignIn(connection, signIn); !added)
        return tl::unexpected(added.error());
    auto me = meOf(connection, **member);
    if (!me)
        return tl::unexpected(me.error());
    return Entry<protocol::SignedIn>(answerFor(signIn, pair, std::move(*me)));
}

/// The membership to sign in to, or the ones to choose from.
Entry<std::vector<Membership>> choice(std::vector<Membership> memberships,
                                      const std::optional<QUuid>& company) {
    if (company)
        std::erase_if(memberships, [&](const Membership& each) { return each.company.uuid() != *company; });
    if (memberships.empty())
        return wrongPassword();
    // Whoever is active nowhere is told the better news.
    const auto best = std::min_element(
        memberships.begin(), memberships.end(), [](const Membership& a, const Membership& b) {
            const auto rank = [](MembershipStatus status) {
                return status == MembershipStatus::Active ? 0 : status == MembershipStatus::Pending ? 1 : 2;
            };
            return rank(a.coach.status) < rank(b.coach.status);
        });
    if (const auto member = checkMembership(best->coach.status); !member)
        return tl::unexpected(member.error());
    std::erase_if(memberships,
                  [](const Membership& each) { return each.coach.status != MembershipStatus::Active; });
    return memberships;
}

} // namespace

Result<Entry<protocol::SignInAnswer>> beginSignIn(Connection& connection, const domain::AccountId& account,
                                                  const QString& checked,
                                                  const protocol::SignInRequest& request, Instant now) {
    using Answer = Entry<protocol::SignInAnswer>;
    const auto today = accountById(connection, account);
    if (!today)
        return tl::unexpected(today.error());
    if (!*today || (*today)->passwordHash != checked)
        return Answer(wrongPassword());
    auto memberships = membershipsOf(connection, account);
    if (!memberships)
        return tl::unexpected(memberships.error());
    const auto open = choice(std::move(*memberships), request.companyId);
    if (!open)
        return Answer(tl::unexpected(open.error()));
    if (open->size() > 1) {
        protocol::ChooseCompany companies;
        for (const Membership& each : *open)
            companies.companies.push_back({each.company.uuid(), each.companyName, each.coach.role});
        return Answer(std::move(companies));
    }
    const Membership& only = open->front();
    return begin(connection, only.company, only.coach.id, request.deviceName, now)
        .map([](Entry<protocol::SignedIn>&& entry) {
            return entry ? Answer(std::move(*entry)) : Answer(tl::unexpected(entry.error()));
        });
}

Result<Entry<protocol::SignedIn>>
beginSignInOnce(Connection& connection, const protocol::OneTimeSignInRequest& request, Instant now) {
    const auto token =
        takeOneTimeToken(connection, OneTimeToken::Purpose::SignIn, tokenHash(request.secret), now);
    if (!token)
        return tl::unexpected(token.error());
    if (!*token || !(*token)->company || !(*token)->coach)
        return Entry<protocol::SignedIn>(notLetIn(ErrorCode::Unauthorized, "sign_in.secret_over"));
    return begin(connection, *(*token)->company, *(*token)->coach, request.deviceName, now);
}

Result<QString> makeOneTimeSignIn(Connection& connection, const Membership& membership,
                                  std::chrono::milliseconds lifetime, Instant now) {
    const QString secret = makeToken();
    OneTimeToken token;
    token.hash = tokenHash(secret);
    token.purpose = OneTimeToken::Purpose::SignIn;
    token.account = membership.coach.account.value_or(domain::AccountId());
    token.company = membership.company;
    token.coach = membership.coach.id;
    token.createdAt = now;
    token.expiresAt = now + lifetime;
    return addOneTimeToken(connection, token).map([&secret] { return secret; });
}

Result<Entry<protocol::SignedIn>> refreshSignIn(Connection& connection, const QString& refreshToken,
                                                std::string_view address, Instant now) {
    using Answer = Entry<protocol::SignedIn>;
    const QString hash = tokenHash(refreshToken);
    const auto found = signInByRefresh(connection, hash);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return Answer(signInOver());
    const SignIn& signIn = (*found)->signIn;
    auto member = memberOf(connection, signIn.company, signIn.coach, now);
    if (!member)
        return tl::unexpected(member.error());
    if (!*member)
        return Answer(tl::unexpected(member->error()));
    if (signIn.endedAt || now >= signIn.idleUntil || now >= signIn.absoluteUntil)
        return Answer(signInOver());
    if ((*found)->match == RefreshMatch::Spent) {
        const auto ended =
            endSignIn(connection, signIn.company, signIn.coach, signIn.id, SignInEnd::Reuse, now);
        if (!ended)
            return tl::unexpected(ended.error());
        DoorEvent event;
        event.action = QStringLiteral("RefreshSignIn");
        event.result = QStringLiteral("reused");
        event.device = signIn.id.toString();
        event.address = address;
        if (const auto noted = noteAtDoor(connection, signIn.company, signIn.coach, event, now); !noted)
            return tl::unexpected(noted.error());
        return Answer(notLetIn(ErrorCode::Unauthorized, "sign_in.reused"));
    }
    const NewPair pair(now, signIn.absoluteUntil);
    if (const auto rotated = rotate(connection, signIn, hash, pair.stored, now); !rotated)
        return tl::unexpected(rotated.error());
    auto me = meOf(connection, **member);
    if (!me)
        return tl::unexpected(me.error());
    return Answer(answerFor(signIn, pair, std::move(*me)));
}

Result<Entry<Caller>> callerOf(Connection& connection, const QString& accessToken, Instant now) {
    auto signIn = signInByAccess(connection, tokenHash(accessToken));
    if (!signIn)
        return tl::unexpected(signIn.error());
    if (!*signIn)
        return Entry<Caller>(signInOver());
    auto member = memberOf(connection, (*signIn)->company, (*signIn)->coach, now);
    if (!member)
        return tl::unexpected(member.error());
    if (!*member)
        return Entry<Caller>(tl::unexpected(member->error()));
    if ((*signIn)->endedAt || now >= (*signIn)->accessUntil || now >= (*signIn)->absoluteUntil)
        return Entry<Caller>(signInOver());
    return Entry<Caller>(Caller{std::move(**signIn), std::move(**member)});
}

Result<protocol::Me> meOf(Connection& connection, const Viewer& viewer) {
    const auto company = companyOf(connection, viewer);
    if (!company)
        return tl::unexpected(company.error());
    const auto coach = findCoach(connection, viewer, viewer.coach().value_or(domain::CoachId()));
    if (!coach)
        return tl::unexpected(coach.error());
    if (!*company || !*coach)
        return tl::unexpected(database::errorOf(database::ErrorKind::Corrupt,
                                                QStringLiteral("a viewer has no company or no coach")));
    const Coach& self = **coach;
    return protocol::Me{self.id.uuid(),        self.name,        self.email,
                        (*company)->id.uuid(), (*company)->name, self.role};
}

} // namespace leadout::backend
