// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"

#include "core/domain/access/decide.h"

namespace leadout::test {

namespace {

using namespace std::chrono_literals;
using client::QueueGroup;
using engine::Band;
using engine::Reason;
using engine::Sport;
using engine::Verdict;

constexpr int kJonas = 3;
constexpr int kSiobhan = 4;

struct Person {
    int number;
    const char* name;
    int coach; ///< 0: nobody
    domain::TrainingType type;
};
constexpr Person kPeople[] = {
    {101, "Mara Lindqvist", kJonas, domain::TrainingType::Threshold},
    {102, "Tom Okafor", kJonas, domain::TrainingType::Mixed},
    {103, "Ines Duarte", kJonas, domain::TrainingType::Base},
    {104, "Pia Hansen", kJonas, domain::TrainingType::Recovery},
    {105, "Luca Moretti", kJonas, domain::TrainingType::Vo2Max},
    {106, "Greta Nowak", kJonas, domain::TrainingType::Mixed},
    {107, "Noah Bergström", kSiobhan, domain::TrainingType::Base},
    {108, "Ada Fontaine", 0, domain::TrainingType::Tempo},
};

struct Row {
    int athlete;
    Sport sport;
    const char* title;
    int score; ///< -1: none
    Verdict verdict;
    int hoursAgo;
    QueueGroup group;
    int plannedS;
    int doneS;
};
constexpr Row kRows[] = {
    {101, Sport::Cycling, "3 × 12 min threshold", 97, Verdict::OnTarget, 1, QueueGroup::Wrote, 4500, 4462},
    {103, Sport::Cycling, "Endurance 3:00", 58, Verdict::Underdone, 3, QueueGroup::Wrote, 10800, 5640},
    {104, Sport::Cycling, "Endurance 1:30", 98, Verdict::OnTarget, 26, QueueGroup::Wrote, 5400, 5412},
    {102, Sport::Running, "Tempo 2 × 20 min", -1, Verdict::Swapped, 25, QueueGroup::NeedsALook, 4200, 3900},
    {105, Sport::Cycling, "5 × 4 min VO2 max", 79, Verdict::Overdone, 21, QueueGroup::NeedsALook, 3600, 5400},
    {106, Sport::Running, "Easy 0:50", -1, Verdict::Underdone, 40, QueueGroup::NeedsALook, 3000, 0},
    {105, Sport::Cycling, "Long ride with the club, then coffee and the hills on the way home", 41,
     Verdict::WellOver, 45, QueueGroup::NeedsALook, 9000, 16200},
    {102, Sport::Running, "6 × 800 m", 91, Verdict::OnTarget, 2, QueueGroup::Rest, 3600, 3580},
    {106, Sport::Swimming, "10 × 100 m", 100, Verdict::OnTarget, 27, QueueGroup::Rest, 2400, 2410},
    {101, Sport::Cycling, "Endurance 3:00, stopped 0:58", 100, Verdict::OnTarget, 28, QueueGroup::Rest, 10800,
     10790},
    {103, Sport::Running, "Easy 0:40", 95, Verdict::OnTarget, 30, QueueGroup::Rest, 2400, 2430},
    {104, Sport::Swimming, "Technique", 88, Verdict::OnTarget, 31, QueueGroup::Rest, 2700, 2580},
    {105, Sport::Cycling, "Recovery 1:00", 93, Verdict::OnTarget, 44, QueueGroup::Rest, 3600, 3620},
    {106, Sport::Cycling, "Sweet spot 2 × 25 min", 86, Verdict::OnTarget, 47, QueueGroup::Rest, 5400, 5100},
    {101, Sport::Strength, "Core", -1, Verdict::Done, 48, QueueGroup::Rest, 1800, 1860},
    {102, Sport::Cycling, "Endurance 2:00", 90, Verdict::OnTarget, 50, QueueGroup::Rest, 7200, 7080},
    {103, Sport::Cycling, "Openers", 96, Verdict::OnTarget, 52, QueueGroup::Rest, 3600, 3590},
    {104, Sport::Running, "Hills 8 × 45 s", 84, Verdict::OnTarget, 54, QueueGroup::Rest, 3300, 3120},
    {107, Sport::Cycling, "Over-unders 4 × 8 min", 72, Verdict::Mixed, 6, QueueGroup::NeedsALook, 5400, 5350},
    {108, Sport::Running, "Long run 1:50", 94, Verdict::OnTarget, 22, QueueGroup::Rest, 6600, 6540},
};

QString coachName(int number) {
    return number == kJonas     ? QStringLiteral("Jonas Weber")
           : number == kSiobhan ? QStringLiteral("Siobhan Kelly")
                                : QString();
}

const Person& person(int number) {
    return kPeople[number - 101];
}

std::optional<Band> bandOf(int score) {
    if (score < 0)
        return std::nullopt;
    return score >= 80 ? Band::Green : (score >= 50 ? Band::Amber : Band::Red);
}

client::TeamMember member(int number, const char* name, domain::Role role, domain::MembershipStatus status,
                          const std::optional<QDate>& joined) {
    client::TeamMember one;
    one.id = domain::CoachId(sampleId(number));
    one.name = QString::fromUtf8(name);
    one.email = one.name.section(QLatin1Char(' '), 0, 0).toLower() + QStringLiteral("@northside.example");
    one.role = role;
    one.status = status;
    if (joined)
        one.joinedAt = domain::Instant(
            std::chrono::milliseconds(QDateTime(*joined, QTime(9, 0), Qt::UTC).toMSecsSinceEpoch()));
    return one;
}

} // namespace

QUuid sampleId(int number) {
    return QUuid(0x0192f0c1, 0x2d3e, 0x7a4b, 0x8c, 0x5d, 0, 0, 0, 0, static_cast<uchar>(number / 256),
                 static_cast<uchar>(number % 256));
}

client::Permission samplePermission(domain::Role role, domain::Action action, bool self) {
    domain::Facts facts;
    facts.relation = domain::Relation::Assigned;
    facts.self = self;
    for (std::size_t i = 0; i < domain::kWords<domain::ConsentKind>.size(); ++i)
        facts.consent.give(static_cast<domain::ConsentKind>(i));
    const auto decision =
        domain::decide(domain::Actor::coach(role, domain::MembershipStatus::Active), action, facts);
    if (decision)
        return {true, std::nullopt};
    return {false, decision.error().sentence};
}

std::vector<client::SessionItem> sampleSessions(domain::Role role) {
    std::vector<client::SessionItem> sessions;
    int number = 1000;
    for (const Row& row : kRows) {
        const Person& who = person(row.athlete);
        ++number;
        if (role == domain::Role::Assistant && who.coach != kJonas)
            continue;
        client::SessionItem item;
        item.id = domain::AnalysisId(sampleId(number));
        item.athlete = domain::AthleteId(sampleId(row.athlete));
        item.athleteName = QString::fromUtf8(who.name);
        if (who.coach != 0)
            item.coach = domain::CoachId(sampleId(who.coach));
        item.coachName = coachName(who.coach);
        item.sport = row.sport;
        item.title = QString::fromUtf8(row.title);
        item.startedAt = SampleDesk::clock().now() - std::chrono::hours(row.hoursAgo);
        item.day = QDateTime::fromMSecsSinceEpoch(item.startedAt.time_since_epoch().count(), Qt::UTC).date();
        item.state = domain::AnalysisState::ReviewPending;
        if (row.score >= 0)
            item.score = row.score;
        item.band = bandOf(row.score);
        item.verdict = row.verdict;
        if (row.verdict == Verdict::Underdone)
            item.reasons = {Reason::Shorter};
        if (row.verdict == Verdict::Overdone || row.verdict == Verdict::WellOver)
            item.reasons = {Reason::Extra};
        item.plannedS = row.plannedS;
        item.doneS = row.doneS;
        item.missed = row.doneS == 0;
        if (item.missed)
            item.verdict.reset();
        item.wrote = row.group == QueueGroup::Wrote;
        item.feltBad = row.athlete == 103 && item.wrote;
        item.group = row.group;
        sessions.push_back(item);
    }
    return sessions;
}

std::vector<client::AthleteItem> sampleAthletes(domain::Role role) {
    std::vector<client::AthleteItem> athletes;
    int hours = 1;
    for (const Person& who : kPeople) {
        hours += 7;
        if (role == domain::Role::Assistant && who.coach != kJonas)
            continue;
        client::AthleteItem item;
        item.id = domain::AthleteId(sampleId(who.number));
        item.name = QString::fromUtf8(who.name);
        item.email =
            item.name.section(QLatin1Char(' '), 0, 0).toLower() + QStringLiteral("@athletes.example");
        if (who.coach != 0)
            item.coach = domain::CoachId(sampleId(who.coach));
        item.coachName = coachName(who.coach);
        item.trainingType = who.type;
        item.lastActivity = SampleDesk::clock().now() - std::chrono::hours(hours);
        item.waiting = who.number % 4;
        if (who.number == 106)
            item.mode = domain::FeedbackMode::AutoApprove;
        athletes.push_back(item);
    }
    return athletes;
}

client::Team sampleTeam(domain::Role role) {
    using domain::MembershipStatus;
    using enum domain::Role;
    client::Team team;
    team.loaded = true;
    team.members = {
        member(1, "Ana Ruiz", Head, MembershipStatus::Active, QDate(2024, 2, 3)),
        member(2, "Keiko Tanabe", Head, MembershipStatus::Active, QDate(2024, 5, 12)),
        member(5, "Elena Petrova", Assistant, MembershipStatus::Pending, std::nullopt),
        member(kJonas, "Jonas Weber", Assistant, MembershipStatus::Active, QDate(2025, 9, 1)),
        member(6, "Marek Dvořák", Assistant, MembershipStatus::Deactivated, QDate(2025, 3, 20)),
        member(kSiobhan, "Siobhan Kelly", Assistant, MembershipStatus::Active, QDate(2026, 1, 15)),
    };
    for (client::TeamMember& one : team.members) {
        one.self = one.id == domain::CoachId(sampleId(role == Head ? 1 : kJonas));
        if (role != Head)
            continue;
        const bool jonas = one.id == domain::CoachId(sampleId(kJonas));
        const bool siobhan = one.id == domain::CoachId(sampleId(kSiobhan));
        one.athletes = jonas ? 6 : (siobhan ? 1 : 0);
        one.waiting = jonas ? 18 : (siobhan ? 1 : 0);
        if (jonas || siobhan)
            one.oldestWaiting = SampleDesk::clock().now() - std::chrono::hours(jonas ? 54 : 6);
    }
    if (role == Head) {
        client::InviteShown open;
        open.id = domain::InviteId(sampleId(700));
        open.email = QStringLiteral("yusuf@northside.example");
        open.createdAt = SampleDesk::clock().now() - 2h;
        open.expiresAt = SampleDesk::clock().now() + 22h;
        team.invites = {open};
    }
    team.invite = samplePermission(role, domain::Action::CreateInvite);
    team.remove = samplePermission(role, domain::Action::DeactivateCoach, false);
    team.import = samplePermission(role, domain::Action::ImportCoaches);
    return team;
}

} // namespace leadout::test
