// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/founding.h"

#include "core/backend/sample/calendar.h"
#include "core/backend/store/entrances.h"
#include "core/backend/store/invite_codes.h"
#include "core/backend/store/reviews.h"

#include <span>

namespace leadout::backend::sample {

using database::Connection;
using domain::Instant;

namespace {

constexpr int kJoinedAt = 10 * 60; ///< minute of the day
constexpr std::chrono::hours kInviteLife{24};
constexpr std::chrono::hours kDecidedAfter{1}; ///< an invite is used or revoked

template <class Id>
Id newId(Instant now) {
    domain::SystemRandom random;
    return Id::make(domain::FixedClock(now), random);
}

engine::Sport sportOf(const Athlete& athlete) {
    switch (athlete.number) {
    case 7:
    case 10: return engine::Sport::Running;
    case 2:
    case 6:
    case 9: return engine::Sport::Multisport;
    default: return engine::Sport::Cycling;
    }
}

Result<backend::Coach> join(Changes& changes, const Coach& coach, QDate monday, const QString& passwordHash) {
    backend::Coach member;
    member.id = newId<domain::CoachId>(changes.now());
    member.name = coach.name.toString();
    member.email = coach.email.toString();
    member.role = coach.role;
    // Who leaves during the six weeks is active when they begin.
    member.status =
        coach.deactivated_day ? domain::MembershipStatus::Active : domain::MembershipStatus(coach.status);
    member.joinedAt = SixWeeks::at(monday.addDays(coach.joined_day), kJoinedAt, kCompanyZone);
    if (!coach.imported) {
        Account account;
        account.id = newId<domain::AccountId>(changes.now());
        account.email = foldedEmail(member.email);
        account.passwordHash = passwordHash;
        account.passwordChangedAt = member.joinedAt;
        account.createdAt = *member.joinedAt;
        if (const auto added = addAccount(changes.connection(), account); !added)
            return tl::unexpected(added.error());
        member.account = account.id;
    }
    return putCoach(changes, member).map([&member](std::int64_t) { return member; });
}

/// "Zoë Lefèvre" gets zoe@lefevre.example.
QString emailOf(QStringView name) {
    QString letters;
    for (const QChar letter : name.toString().normalized(QString::NormalizationForm_D).toLower()) {
        if (letter == u' ' || (letter >= u'a' && letter <= u'z'))
            letters += letter;
    }
    const QStringList words = letters.split(u' ', Qt::SkipEmptyParts);
    return QStringLiteral("%1@%2.example").arg(words.first(), words.last());
}

Result<> addConsents(Changes& changes, const domain::AthleteId& id, const Athlete& athlete) {
    for (std::size_t i = 0; i < domain::kWords<domain::ConsentKind>.size(); ++i) {
        const auto kind = static_cast<domain::ConsentKind>(i);
        if (!athlete.consents.has(kind) || domain::Consents::untilAsked().has(kind))
            continue;
        ConsentRecord consent;
        consent.id = newId<domain::GrantId>(changes.now()).uuid();
        consent.athlete = id;
        consent.kind = kind;
        consent.given = true;
        consent.source = ConsentRecord::Source::AthletePage;
        consent.decidedAt = changes.now();
        if (const auto recorded = recordConsent(changes, consent); !recorded)
            return tl::unexpected(recorded.error());
    }
    return {};
}

Result<domain::AthleteId> enter(Changes& changes, const Athlete& athlete, const Founded& founded,
                                QDate monday) {
    backend::Athlete entered;
    entered.id = newId<domain::AthleteId>(changes.now());
    entered.name = athlete.name.toString();
    entered.email = emailOf(athlete.name);
    entered.timeZone = QString::fromLatin1(athlete.zone);
    entered.language = QString::fromLatin1(athlete.language);
    entered.units = athlete.units == Units::Miles ? QStringLiteral("imperial") : QStringLiteral("metric");
    entered.sport = sportOf(athlete);
    entered.feedbackMode = athlete.mode;
    entered.trainingType = athlete.training;
    entered.planType = athlete.plan;
    if (const auto coach = coachOn(athlete.number, 0))
        entered.coach = founded.coaches.at(*coach).id;
    entered.goal = athlete.goal.toString();
    if (athlete.race_in_days > 0)
        entered.raceOn = monday.addDays(kDays - 1 + athlete.race_in_days);
    if (athlete.number == kDeactivatedAthlete)
        entered.deactivateOn = monday.addDays(kDeactivationDay);
    entered.createdAt = changes.now();
    if (const auto put = putAthlete(changes, entered); !put)
        return tl::unexpected(put.error());
    DatedThresholds thresholds;
    thresholds.id = QUuid::createUuid();
    thresholds.athlete = entered.id;
    thresholds.from = monday.addYears(-1);
    thresholds.values = thresholdsOn(athlete.number, 0);
    if (const auto put = putThresholds(changes, thresholds); !put)
        return tl::unexpected(put.error());
    return addConsents(changes, entered.id, athlete).map([&entered] { return entered.id; });
}

/// Makes an invite as it was made then, and lets happen to it what did.
Result<> invite(Connection& connection, const Founded& founded, const sample::Invite& told,
                const platform::SecretBytes& key, Instant end) {
    const Instant made = end - std::chrono::hours(told.created_hours_ago);
    Changes then(connection, founded.company, made);
    backend::Invite invite;
    invite.id = newId<domain::InviteId>(made);
    invite.hash = inviteHash(inviteCode(key, founded.company, invite.id));
    invite.createdBy = founded.coaches.at(told.by).id;
    invite.createdAt = made;
    invite.expiresAt = made + kInviteLife;
    if (const auto added = addInvite(then, invite); !added)
        return tl::unexpected(added.error());
    Changes later(connection, founded.company, made + kDecidedAfter);
    Result<bool> done = true;
    if (told.status == domain::InviteStatus::Used)
        done = useInvite(later, invite, founded.coaches.at(CoachKey::Siobhan).id);
    if (told.status == domain::InviteStatus::Revoked)
        done = revokeInvite(later, invite.id);
    return done.map([](bool) {});
}

Result<> pinNotes(Changes& changes, const Founded& founded) {
    for (const PinnedNote& pinned : pinnedNotes()) {
        CoachNote note;
        note.id = newId<domain::NoteId>(changes.now());
        note.athlete = founded.athlete(pinned.athlete);
        note.author = founded.coaches.at(pinned.by).id;
        note.text = pinned.text.toString();
        note.pinned = true;
        note.writtenAt = changes.now();
        if (const auto added = addNote(changes, note); !added)
            return tl::unexpected(added.error());
    }
    return {};
}

} // namespace

Result<Founded> found(Connection& connection, QDate monday, const QString& passwordHash, Instant now) {
    Founded founded;
    founded.company = newId<domain::CompanyId>(now);
    Changes changes(connection, founded.company, now);
    backend::Company company;
    company.id = founded.company;
    company.name = kCompanyName.toString();
    company.timeZone = QString::fromLatin1(kCompanyZone);
    company.language = QString::fromLatin1(kCompanyLanguage);
    company.createdAt = now;
    if (const auto added = addCompany(changes, company); !added)
        return tl::unexpected(added.error());
    for (const Coach& coach : coaches()) {
        if (coach.imported)
            continue;
        auto member = join(changes, coach, monday, passwordHash);
        if (!member)
            return tl::unexpected(member.error());
        founded.coaches.emplace(coach.key, std::move(*member));
    }
    for (const Athlete& athlete : athletes()) {
        const auto id = enter(changes, athlete, founded, monday);
        if (!id)
            return tl::unexpected(id.error());
        founded.athletes[static_cast<std::size_t>(athlete.number)] = *id;
    }
    if (const auto pinned = pinNotes(changes, founded); !pinned)
        return tl::unexpected(pinned.error());
    if (const auto marked = setInstallationValue(connection, kSampleMark, kCompanyName.toString()); !marked)
        return tl::unexpected(marked.error());
    return founded;
}

Result<> addNewcomers(Connection& connection, const Founded& founded, QDate monday, Instant end) {
    Changes changes(connection, founded.company, end);
    for (const Coach& coach : coaches()) {
        if (!coach.imported)
            continue;
        if (const auto member = join(changes, coach, monday, {}); !member)
            return tl::unexpected(member.error());
    }
    const auto key = installationKey(connection, kInviteKey);
    if (!key)
        return tl::unexpected(key.error());
    for (const sample::Invite& each : invites()) {
        if (const auto invited = invite(connection, founded, each, *key, end); !invited)
            return invited;
    }
    return {};
}

} // namespace leadout::backend::sample
