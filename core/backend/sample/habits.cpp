// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/habits.h"

#include "core/backend/sample/remarks.h"
#include "core/backend/sample/spread.h"
#include "core/engine/workout/structure.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace leadout::backend::sample {

namespace {

using engine::Sport;

constexpr double kFitnessPerWeek = 0.004;
constexpr double kFade = 0.95; ///< of the last work step's target in a tiring week
constexpr double kTiringShare = 1.3;
constexpr int kSecondLater = 5 * 60; ///< minutes from the first session of a day to the second
constexpr double kTellsEffort = 0.5; ///< of all sessions
constexpr double kMoreBeats = 6.0;   ///< when it is hot or the athlete ill

/// What an athlete is like; per thousand of sessions where it is a matter of chance.
struct Habit {
    int spread;   ///< of the effort around the target
    int short_of; ///< cut short by a sixth to two thirds
    int too_hard;
    int skips_repeat;  ///< the last of several
    int indoors;       ///< of rides
    int weekday_start; ///< minute of the day
    int weekend_start;
};

// clang-format off
constexpr std::array<Habit, 14> kHabits = {{
    {12,  20,  20,   0,  350, at(17,  0), at(9,  0)}, // 1 keeps to the plan
    {25,  50,  60,  40,  200, at(17, 30), at(8, 30)},
    {35,  60, 160,  20,   50, at(17, 45), at(9, 15)}, // 3 follows every group
    {15,  50,   0,   0,  300, at(10,  0), at(10, 30)},
    {20,  30,  60,  20,  150, at(17, 15), at(9,  0)},
    {20,  60,  30,  30,  350, at(18,  0), at(7, 30)},
    {15,  50,  30,   0,    0, at(6,  45), at(8,  0)},
    {10,  60,  10,  60, 1000, at(20,  0), at(7, 30)}, // 8 trains in the cellar
    {25,  50,  70,  30,  150, at(12, 15), at(9, 30)},
    {20,  40,  30,   0,    0, at(6,   0), at(5, 45)},
    {20,  60,  40,  30,  250, at(19,  0), at(8,  0)},
    {10,  40,   0,  20,  950, at(8,  30), at(9,  0)},
    {40, 120,  90,  90,    0, at(16,  0), at(9, 30)},
    {20,  50,  40,  20,  100, at(10,  0), at(9, 30)},
}};
// clang-format on

const Habit& habitOf(int athlete) {
    return kHabits[static_cast<std::size_t>(athlete - 1)];
}

bool chance(int perThousand, Dice& dice) {
    return dice.chance(perThousand / 1000.0);
}

double fitness(int week) {
    const int weeksTrained = week - 1 - (week > kRecoveryWeek ? 1 : 0);
    return 1.0 + kFitnessPerWeek * weeksTrained;
}

/// The work steps among several; empty for a session of one step.
std::vector<int> workSteps(const engine::Workout& workout) {
    const auto steps = engine::flatten(workout);
    std::vector<int> found;
    for (std::size_t i = 0; i < steps.size() && steps.size() > 1; ++i) {
        if (steps[i].step.kind == engine::StepKind::Work && steps[i].step.name != "Drills")
            found.push_back(static_cast<int>(i));
    }
    return found;
}

/// The third repeat of athlete 1's threshold sessions grows from ride to ride.
void growThirdRepeat(const PlannedSession& session, Conduct& conduct) {
    constexpr std::array<double, 11> kWatts = {236, 237, 239, 240, 241, 243, 244, 245, 246, 248, 249};
    const int ride = 2 * (weekOf(session.day) - 1) + (session.day % 7 == Sun ? 1 : 0);
    const double third = kWatts[static_cast<std::size_t>(std::min(ride, 10))];
    conduct.scale = 1.0;
    conduct.changes = {{1, {}, 251.0}, {3, {}, 249.0}, {5, {}, third}};
}

/// The heart beats faster just before and after an illness.
bool isIll(int athlete, int day) {
    for (int near = day - 2; near <= day + 1; ++near) {
        if (markOn(athlete, near) == domain::DayMark::Sick)
            return true;
    }
    return false;
}

void applyStory(const PlannedSession& session, Conduct& conduct, Dice& dice) {
    if (session.athlete == 1 && session.plan == Plan::T312)
        growThirdRepeat(session, conduct);
    if (session.athlete == 2 && session.plan == Plan::RI68)
        conduct.scale = 1.05 + 0.02 * dice.uniform();
    if (session.athlete == 5 && session.day >= on(3, Mon) && session.workout.items.size() > 1)
        conduct.scale *= 1.065; // 330 W are set, 352 W are true
    if (session.athlete == 10 && session.plan == Plan::RL180)
        conduct.speed = false; // in the mountains
    if (session.plan == Plan::RT30Hr)
        conduct.speed = false;
}

/// What became of the session by chance: shorter, harder, a repeat less, or as planned.
void applyChance(const PlannedSession& session, const Habit& habit, bool tired, Conduct& conduct,
                 Dice& dice) {
    const std::vector<int> work = workSteps(session.workout);
    const bool swim = session.workout.sport == Sport::Swimming;
    const engine::Thresholds thresholds = thresholdsOn(session.athlete, session.day);
    const auto planned = engine::plannedTotals(session.workout, thresholds).duration_s;
    if (chance(habit.short_of, dice) && planned && !swim) {
        conduct.cut_s = *planned * dice.uniform(0.35, 0.85);
    } else if (chance(habit.too_hard, dice) && work.empty()) {
        const double more = dice.uniform(0.12, 0.28);
        conduct.scale *=
            1.0 + (session.workout.sport == Sport::Running ? more / 2.0 : more); // who runs feels it sooner
    } else if (chance(habit.skips_repeat, dice) && work.size() > 1 && !swim) {
        conduct.changes.push_back({work.back(), 0.0, {}});
        conduct.changes.push_back({work.back() - 1, 0.0, {}});
    } else if (tired && !work.empty() && !swim) {
        const double middle = middleOf(session.workout, work.back(), thresholds);
        if (middle > 0.0)
            conduct.changes.push_back({work.back(), {}, kFade * middle});
    }
}

void tellEffort(const PlannedSession& session, const Conduct& conduct, Words& words, Dice& dice) {
    if (!dice.chance(kTellsEffort))
        return;
    const bool intervals = workSteps(session.workout).size() > 1;
    const int base = intervals ? 7 : 4;
    words.effort = std::clamp(base + dice.between(-1, 1) + (conduct.scale > 1.1 ? 2 : 0), 1, 10);
    words.feel = std::clamp(dice.between(3, 5) - (conduct.cut_s ? 2 : 0), 1, 5);
}

} // namespace

Planted usualDoing(const PlannedSession& session, bool tiredWeek, Dice& dice) {
    const Habit& habit = habitOf(session.athlete);
    const Athlete& who = athlete(session.athlete);
    Planted doing{"", session.athlete, session.day, session.plan, {}};
    const int weekday = session.day % 7;
    doing.start_minute = (weekday >= Sat ? habit.weekend_start : habit.weekday_start) + dice.between(-20, 20);
    if (session.plan == Plan::RE30)
        *doing.start_minute += kSecondLater;
    Conduct conduct;
    const bool ride = session.workout.sport == Sport::Cycling;
    conduct.indoors = session.workout.sport == Sport::Strength || (ride && chance(habit.indoors, dice));
    conduct.step_laps = who.number != 13;
    conduct.scale = fitness(weekOf(session.day)) * (1.0 + habit.spread / 1000.0 * dice.normal());
    const bool byTime = session.workout.sport != Sport::Swimming || session.plan == Plan::SW10;
    if (byTime && workSteps(session.workout).empty())
        conduct.length = dice.uniform(0.97, 1.04);
    applyStory(session, conduct, dice);
    if (conduct.changes.empty()) // else the story leaves nothing to chance
        applyChance(session, habit, tiredWeek, conduct, dice);
    if (const auto laidDown = laidDownRemark(session.athlete, session.day)) {
        doing.words.comment = *laidDown;
    } else if (const auto remark = remarkFor(who.language, conduct.indoors && ride, dice)) {
        doing.words.comment = remark->text;
        conduct.strap = !remark->no_strap || session.plan == Plan::RT30Hr;
        conduct.heart_more = remark->hot ? kMoreBeats : 0.0;
    }
    if (isIll(session.athlete, session.day))
        conduct.heart_more = kMoreBeats;
    if (session.athlete == 11 && dice.chance(0.25))
        conduct.heart_gap = Stretch{dice.uniform(300, 1500), dice.uniform(60, 400)};
    tellEffort(session, conduct, doing.words, dice);
    spread(session, conduct, dice);
    doing.files.push_back(std::move(conduct));
    return doing;
}

Planted unplannedDoing(const UnplannedSession& session, Dice& dice) {
    Planted doing{"", session.athlete, session.day, Plan::R45, {}};
    doing.start_minute = session.start_minute + dice.between(0, 9);
    engine::Step step;
    step.extent = {engine::Extent::Unit::Seconds, 60.0 * session.minutes};
    engine::Workout done;
    done.sport = session.sport;
    Conduct conduct;
    if (session.sport == Sport::Swimming) {
        const double speed = session.share * 0.95;
        step.extent = {engine::Extent::Unit::Metres,
                       25.0 * std::floor(60.0 * session.minutes * speed / 25.0)};
    } else {
        conduct.before = MoreWork{60.0 * session.minutes, session.share};
        step.extent.value = 0.0;
    }
    done.items.emplace_back(step);
    conduct.indoors = session.sport == Sport::Mobility || session.athlete == 12;
    conduct.speed = session.sport != Sport::Mobility;
    conduct.step_laps = false;
    conduct.scale = 1.0 + 0.02 * dice.normal();
    conduct.instead = done;
    doing.files.push_back(std::move(conduct));
    return doing;
}

double plannedLoad(std::span<const PlannedSession> sessions, int athlete, int week) {
    double load = 0.0;
    for (const PlannedSession& session : sessions) {
        if (session.athlete != athlete || weekOf(session.day) != week)
            continue;
        const auto totals = engine::plannedTotals(session.workout, thresholdsOn(athlete, session.day));
        load += totals.load.value_or(0.0);
    }
    return load;
}

bool isTiring(std::span<const PlannedSession> sessions, int athlete, int week) {
    double before = 0.0;
    int weeks = 0;
    for (int earlier = 1; earlier < week; ++earlier) {
        if (earlier == kRecoveryWeek)
            continue;
        before += plannedLoad(sessions, athlete, earlier);
        ++weeks;
    }
    double load = plannedLoad(sessions, athlete, week);
    for (const UnplannedSession& more : unplannedSessions()) {
        if (more.athlete == athlete && weekOf(more.day) == week && !more.commute)
            load += more.minutes / 60.0 * more.share * more.share * 100.0;
    }
    return weeks > 0 && load > kTiringShare * before / weeks;
}

} // namespace leadout::backend::sample
