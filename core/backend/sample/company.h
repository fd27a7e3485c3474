// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/consents.h"
#include "core/domain/states.h"
#include "core/engine/model/sport.h"
#include "core/engine/model/thresholds.h"

#include <QStringView>

#include <optional>
#include <span>

/// The sample company as data. Nobody in it exists.
namespace leadout::backend::sample {

inline constexpr QStringView kCompanyName = u"Northside Endurance";
inline constexpr QStringView kCompanyCity = u"Hamburg";
inline constexpr const char* kCompanyZone = "Europe/Berlin";
inline constexpr const char* kCompanyLanguage = "en";

inline constexpr int kWeeks = 6;
inline constexpr int kRecoveryWeek = 4;

enum Weekday : int { Mon, Tue, Wed, Thu, Fri, Sat, Sun };

/// A day of the six weeks as a number: 0 is Monday of week 1, 41 Sunday of week 6.
constexpr int on(int week, Weekday day) {
    return (week - 1) * 7 + day;
}
constexpr int weekOf(int day) {
    return day / 7 + 1;
}
inline constexpr int kDays = kWeeks * 7;

enum class CoachKey { Ana, Keiko, Jonas, Siobhan, Marek, Elena };

struct Coach {
    CoachKey key;
    QStringView name;
    QStringView email;
    domain::Role role;
    domain::MembershipStatus status;
    int joined_day; ///< may lie before the first week
    std::optional<int> deactivated_day;
    int held_changes = 0;  ///< decisions still unsent when they were deactivated
    bool imported = false; ///< from TrainingPeaks
};

struct Invite {
    CoachKey by;
    domain::InviteStatus status;
    int created_hours_ago; ///< they are good for 24 hours
};

enum class Units { Kilometres, Miles };
enum class Source { TrainingPeaksPremium, TrainingPeaksBasic, IntervalsIcu, Files };

/// What records the sessions. Head units and trainer programs run the workout and mark its steps as laps.
enum class Device { HeadUnit, Watch, TrainerProgram };

struct Athlete {
    int number; ///< 1 to 14
    QStringView name;
    int age;
    QStringView city;
    const char* zone; ///< of the IANA database
    const char* language;
    Units units;
    QStringView discipline;
    std::optional<domain::TrainingType> training;
    domain::PlanType plan;
    domain::FeedbackMode mode;
    std::optional<CoachKey> coach; ///< on the last day; nothing: unassigned
    Source source;
    Device device;
    bool indoor_only = false;
    bool power_meter = true;
    domain::Consents consents;
    QStringView goal;
    int race_in_days = 0; ///< the next race, counted from the last day; 0: none
};

/// A stretch of days that a coach or the athlete marked.
struct Marked {
    int athlete;
    int first_day;
    int last_day;
    domain::DayMark mark;
};

/// The least and most load of a week, both allowed; outside it the coach is told.
struct AlertRule {
    engine::Sport sport;
    domain::PlanType plan;
    int least;
    int most;
};

std::span<const AlertRule> alertRules();
std::span<const Coach> coaches();
std::span<const Invite> invites();
std::span<const Athlete> athletes();
const Athlete& athlete(int number);
std::span<const Marked> dayMarks();

/// The mark of an athlete's day; nothing on an ordinary day.
std::optional<domain::DayMark> markOn(int athlete, int day);

/// What a coach has pinned about an athlete for the other coaches.
struct PinnedNote {
    int athlete;
    CoachKey by;
    QStringView text;
};
std::span<const PinnedNote> pinnedNotes();

/// A row of an athlete's thresholds, as coaches write them; 0 is not known.
struct ThresholdRow {
    int athlete;
    int from_day; ///< negative: long before the first week
    int power_w;
    int heart_rate_bpm;
    int run_s_per_km;
    int swim_s_per_100m;
};
std::span<const ThresholdRow> thresholdRows();

/// The thresholds that are set on a day.
engine::Thresholds thresholdsOn(int athlete, int day);

/// What the athlete could hold in truth on a day, which one of them has outgrown.
engine::Thresholds trueThresholdsOn(int athlete, int day);

/// The athlete who lost their coach, and the day from which they have none.
inline constexpr int kFormerMarekAthlete = 13;
inline constexpr int kUnassignedFrom = on(3, Mon);

/// The day in whose morning that coach was deactivated.
inline constexpr int kMarekLeaves = on(5, Tue);

/// The coach an athlete is assigned to on a day; nothing for an unassigned one.
std::optional<CoachKey> coachOn(int number, int day);

/// The athlete whose status changes, and the day at whose start it does.
inline constexpr int kDeactivatedAthlete = 14;
inline constexpr int kDeactivationDay = on(6, Mon);

} // namespace leadout::backend::sample
