// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/company.h"

#include <array>

namespace leadout::backend::sample {

namespace {

using domain::ConsentKind;
using domain::Consents;
using enum domain::TrainingType;
using enum domain::PlanType;
using enum domain::FeedbackMode;
using enum domain::DayMark;
using domain::MembershipStatus;
using domain::Role;

constexpr std::optional<domain::TrainingType> kNotSet;
constexpr std::optional<CoachKey> kUnassigned;
constexpr int kLongAgo = -1000;
constexpr int kLucaReal = 352; ///< watts that athlete 5 holds while 330 are set

constexpr std::array<Coach, 6> kCoaches = {{
    {CoachKey::Ana,
     u"Ana Ruiz",
     u"ana.ruiz@northside.example",
     Role::Head,
     MembershipStatus::Active,
     -610,
     {}},
    {CoachKey::Keiko,
     u"Keiko Tanabe",
     u"keiko.tanabe@northside.example",
     Role::Head,
     MembershipStatus::Active,
     -602,
     {}},
    {CoachKey::Jonas,
     u"Jonas Weber",
     u"jonas.weber@northside.example",
     Role::Assistant,
     MembershipStatus::Active,
     -318,
     {}},
    {CoachKey::Siobhan,
     u"Siobhan Kelly",
     u"siobhan.kelly@northside.example",
     Role::Assistant,
     MembershipStatus::Active,
     -96,
     {}},
    {CoachKey::Marek, u"Marek Dvořák", u"marek.dvorak@northside.example", Role::Assistant,
     MembershipStatus::Deactivated, -240, kMarekLeaves, 2},
    {CoachKey::Elena,
     u"Elena Petrova",
     u"elena.petrova@northside.example",
     Role::Assistant,
     MembershipStatus::Pending,
     on(6, Thu),
     {},
     0,
     true},
}};

constexpr std::array<AlertRule, 3> kAlertRules = {{
    {engine::Sport::Cycling, Custom, 0, 620},
    {engine::Sport::Cycling, OffTheShelf, 70, 450},
    {engine::Sport::Running, Custom, 0, 480},
}};

constexpr std::array<Invite, 3> kInvites = {{
    {CoachKey::Ana, domain::InviteStatus::Open, 21},
    {CoachKey::Ana, domain::InviteStatus::Used, 24 * 130},
    {CoachKey::Keiko, domain::InviteStatus::Revoked, 24 * 9},
}};

constexpr Consents withReports(std::initializer_list<ConsentKind> more = {}) {
    Consents consents = Consents::untilAsked();
    consents.give(ConsentKind::PublishReport);
    for (const ConsentKind kind : more)
        consents.give(kind);
    return consents;
}
constexpr Consents kReports = withReports();
constexpr Consents kDrafting = withReports({ConsentKind::DraftWithAi});
constexpr Consents kHosted = withReports({ConsentKind::DraftWithAi, ConsentKind::HostedAi});
constexpr Consents kByThemselves = withReports({ConsentKind::AutoApprove});

// clang-format off
constexpr std::array<Athlete, 14> kAthletes = {{
    {1, u"Mara Lindqvist", 34, u"Malmö", "Europe/Stockholm", "en", Units::Kilometres, u"Road",
     Threshold, Custom, Review, CoachKey::Jonas, Source::TrainingPeaksPremium, Device::HeadUnit, false, true, kHosted,
     u"A hilly road race", 19},
    {2, u"Tom Okafor", 41, u"Leeds", "Europe/London", "en", Units::Kilometres, u"Duathlon",
     Mixed, Custom, Review, CoachKey::Jonas, Source::TrainingPeaksPremium, Device::Watch, false, true, kDrafting,
     u"First duathlon under two hours"},
    {3, u"Ines Duarte", 29, u"Porto", "Europe/Lisbon", "pt", Units::Kilometres, u"Gravel",
     Base, Custom, Review, CoachKey::Jonas, Source::IntervalsIcu, Device::HeadUnit, false, true, kReports,
     u"200 km of gravel in spring"},
    {4, u"Pia Hansen", 52, u"Aarhus", "Europe/Copenhagen", "da", Units::Kilometres, u"Road",
     Recovery, OffTheShelf, AutoApprove, CoachKey::Jonas, Source::Files, Device::HeadUnit, false, true, kByThemselves,
     u"Back to club rides after pneumonia"},
    {5, u"Luca Moretti", 23, u"Bergamo", "Europe/Rome", "it", Units::Kilometres, u"Criterium",
     Vo2Max, Custom, Review, CoachKey::Jonas, Source::TrainingPeaksPremium, Device::HeadUnit, false, true, kReports,
     u"A top ten in the winter series"},
    {6, u"Greta Nowak", 38, u"Gdańsk", "Europe/Warsaw", "en", Units::Kilometres, u"Long-course triathlon",
     Mixed, Custom, Review, CoachKey::Jonas, Source::TrainingPeaksPremium, Device::Watch, false, true, kReports,
     u"A long-course finish next July"},
    {7, u"Aoife O'Brien-Walsh", 33, u"Galway", "Europe/Dublin", "en", Units::Kilometres, u"Marathon",
     Threshold, Custom, Review, CoachKey::Siobhan, Source::IntervalsIcu, Device::Watch, false, false, kDrafting,
     u"A marathon under three hours", 35},
    {8, u"Kwame Asante-Boateng", 45, u"Bremen", "Europe/Berlin", "de", Units::Kilometres, u"Time-crunched cycling",
     SweetSpot, OffTheShelf, AutoApprove, CoachKey::Siobhan, Source::TrainingPeaksBasic, Device::TrainerProgram, true, true,
     kByThemselves, u"260 W by Easter"},
    {9, u"Zoë Lefèvre", 31, u"Lille", "Europe/Paris", "fr", Units::Kilometres, u"Sprint triathlon",
     Vo2Max, Custom, Review, CoachKey::Siobhan, Source::TrainingPeaksPremium, Device::Watch, false, true, kReports,
     u"The national sprint series"},
    {10, u"Maria Fernanda Albuquerque dos Santos", 36, u"Curitiba", "America/Sao_Paulo", "pt", Units::Kilometres,
     u"Trail ultra", Base, Custom, Review, CoachKey::Ana, Source::IntervalsIcu, Device::Watch, false, false, kReports,
     u"80 km in the Serra do Mar"},
    {11, u"Wang Li (王丽)", 27, u"Taipei", "Asia/Taipei", "en", Units::Kilometres, u"Track and road",
     Tempo, Custom, Review, CoachKey::Ana, Source::TrainingPeaksPremium, Device::HeadUnit, false, true, kReports,
     u"Individual pursuit in March"},
    {12, u"Leila Haddad", 48, u"Beirut", "Asia/Beirut", "fr", Units::Kilometres, u"Indoor cycling",
     SweetSpot, OffTheShelf, AutoApprove, CoachKey::Siobhan, Source::TrainingPeaksBasic, Device::TrainerProgram, false, true,
     kByThemselves, u"Two hours without getting off"},
    {13, u"Yusuf Demir", 19, u"Izmir", "Europe/Istanbul", "en", Units::Kilometres, u"Junior road",
     kNotSet, OffTheShelf, Review, kUnassigned, Source::Files, Device::HeadUnit, false, true, kReports,
     u"A place in a club team"},
    {14, u"Chip Harrington", 63, u"Boulder", "America/Denver", "en", Units::Miles, u"Masters",
     Base, Custom, Review, CoachKey::Ana, Source::Files, Device::HeadUnit, false, true, kReports,
     u"The state time trial, 65+"},
}};

// Power, heart rate, run pace and swim pace at threshold.
constexpr std::array<ThresholdRow, 15> kThresholds = {{
    {1,  kLongAgo, 262, 172,   0,   0},
    {2,  kLongAgo, 281, 168, 242,   0},
    {3,  kLongAgo, 214, 181,   0,   0},
    {4,  kLongAgo, 178, 158,   0,   0},
    {5,  kLongAgo, 330, 187,   0,   0},
    {6,  kLongAgo, 226, 166, 275, 102},
    {7,  kLongAgo,   0, 176, 238,   0},
    {8,  kLongAgo, 243, 165,   0,   0},
    {9,  kLongAgo, 238, 179, 230,  93},
    {9,  on(4, Wed), 238, 179, 230, 91},
    {10, kLongAgo,   0, 170, 305,   0},
    {11, kLongAgo, 231, 184,   0,   0},
    {12, kLongAgo, 171, 162,   0,   0},
    {13, kLongAgo, 298, 191,   0,   0},
    {14, kLongAgo, 205, 152,   0,   0},
}};

constexpr std::array<Marked, 7> kMarks = {{
    {4,  on(1, Mon), on(1, Tue), Sick},
    {11, on(2, Wed), on(2, Thu), Travel},
    {3,  on(2, Tue), on(2, Wed), Travel},
    {10, on(3, Wed), on(3, Fri), Sick},
    {12, on(3, Tue), on(3, Sat), Holiday},
    {14, on(4, Sat), on(4, Sat), Travel},
    {7,  on(5, Tue), on(5, Thu), Injured},
}};
// clang-format on

engine::Thresholds thresholdsOf(const ThresholdRow& row) {
    engine::Thresholds thresholds;
    if (row.power_w > 0)
        thresholds.power_w = row.power_w;
    if (row.heart_rate_bpm > 0)
        thresholds.heart_rate_bpm = row.heart_rate_bpm;
    if (row.run_s_per_km > 0)
        thresholds.run_speed_m_s = 1000.0 / row.run_s_per_km;
    if (row.swim_s_per_100m > 0)
        thresholds.swim_speed_m_s = 100.0 / row.swim_s_per_100m;
    return thresholds;
}

} // namespace

std::span<const AlertRule> alertRules() {
    return kAlertRules;
}

std::span<const Coach> coaches() {
    return kCoaches;
}

std::span<const Invite> invites() {
    return kInvites;
}

std::span<const Athlete> athletes() {
    return kAthletes;
}

const Athlete& athlete(int number) {
    return kAthletes[static_cast<std::size_t>(number - 1)];
}

std::span<const PinnedNote> pinnedNotes() {
    static constexpr std::array<PinnedNote, 2> kNotes = {{
        {1, CoachKey::Jonas, u"Starts her repeats too hard. One sentence about pacing is enough."},
        {7, CoachKey::Siobhan, u"Old calf trouble on the left: no strides in weeks with a long run."},
    }};
    return kNotes;
}

std::span<const Marked> dayMarks() {
    return kMarks;
}

std::optional<domain::DayMark> markOn(int athlete, int day) {
    for (const Marked& marked : kMarks) {
        if (marked.athlete == athlete && marked.first_day <= day && day <= marked.last_day)
            return marked.mark;
    }
    return std::nullopt;
}

std::span<const ThresholdRow> thresholdRows() {
    return kThresholds;
}

engine::Thresholds thresholdsOn(int athlete, int day) {
    engine::Thresholds thresholds;
    for (const ThresholdRow& row : kThresholds) {
        if (row.athlete == athlete && row.from_day <= day)
            thresholds = thresholdsOf(row);
    }
    return thresholds;
}

std::optional<CoachKey> coachOn(int number, int day) {
    return number == kFormerMarekAthlete && day < kUnassignedFrom ? CoachKey::Marek : athlete(number).coach;
}

engine::Thresholds trueThresholdsOn(int athlete, int day) {
    engine::Thresholds thresholds = thresholdsOn(athlete, day);
    if (athlete == 5 && day >= on(3, Mon))
        thresholds.power_w = kLucaReal;
    return thresholds;
}

} // namespace leadout::backend::sample
