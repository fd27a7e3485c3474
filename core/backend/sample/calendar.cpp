// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/calendar.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace leadout::backend::sample {

namespace {

using domain::AdjustReason;
using enum Plan;

constexpr int kMinutesOfDay = 24 * 60;
constexpr std::optional<Plan> Rest;

struct WeekRow {
    int athlete;
    std::array<std::optional<Plan>, 7> days; ///< Monday to Sunday
};

// clang-format off
constexpr std::array<WeekRow, 14> kWeek = {{
    {1,  {Rest,   T312,   E90,    R45,   E60,   L180,  T312}},
    {2,  {RE50,   T220,   RE50,   Rest,  RL95,  T220,  RI68}},
    {3,  {Rest,   E90,    E90,    ST45,  E90,   L180,  E150}},
    {4,  {R45,    Rest,   E60,    Rest,  E90,   R45,   ST45}},
    {5,  {Rest,   V54,    E90,    V3015, R45,   V54,   E150}},
    {6,  {SWE,    T220,   RE50,   ST45,  E90,   SW10,  BR110}},
    {7,  {RE50,   RT30,   RE50,   RI68,  Rest,  RE50,  RL110}},
    {8,  {Rest,   SS315,  Rest,   V3015, Rest,  E90,   Rest}},
    {9,  {SW10,   V54,    SW10,   RI68,  Rest,  BR110, E90}},
    {10, {RE50,   Rest,   RT30Hr, RE50,  ST45,  RL180, RE60}},
    {11, {Rest,   T220,   SS315,  E90,   Rest,  L150,  E90}},
    {12, {R45,    SS315,  Rest,   SS315, Rest,  L120,  Rest}},
    {13, {Rest,   V54,    E90,    T220,  Rest,  L150,  Rest}},
    {14, {ST45,   E60,    Rest,   E60,   ST45,  L120,  Rest}},
}};

/// Second sessions of a day, every week.
struct SecondRow { int athlete; Weekday day; Plan plan; };
constexpr std::array<SecondRow, 1> kSecond = {{{9, Thu, RE30}}};

/// Days that differ from the usual week.
struct InsteadRow { int athlete; int day; std::optional<Plan> plan; };
constexpr std::array<InsteadRow, 4> kInstead = {{
    {4, on(1, Mon), Rest}, // still ill
    {5, on(3, Sat), Race},
    {5, on(5, Sat), Race},
    {9, on(4, Tue), CssTest},
}};

struct MissedRow { int athlete; int day; };
constexpr std::array<MissedRow, 44> kMissed = {{
    {2, on(1, Fri)}, {2, on(3, Mon)}, {2, on(4, Wed)}, {2, on(5, Wed)},
    {3, on(1, Thu)}, {3, on(4, Fri)}, {3, on(5, Wed)},
    {4, on(2, Sun)}, {4, on(3, Wed)}, {4, on(5, Mon)},
    {5, on(1, Fri)}, {5, on(2, Wed)}, {5, on(4, Sun)},
    {6, on(1, Thu)}, {6, on(3, Mon)}, {6, on(4, Wed)}, {6, on(5, Thu)}, {6, on(6, Wed)},
    {7, on(2, Mon)}, {7, on(3, Sat)},
    {8, on(1, Thu)}, {8, on(3, Sat)}, {8, on(4, Tue)},
    {9, on(2, Wed)}, {9, on(3, Sun)}, {9, on(5, Mon)},
    {10, on(1, Fri)}, {10, on(2, Sun)}, {10, on(5, Thu)},
    {11, on(1, Sun)}, {11, on(3, Thu)}, {11, on(4, Wed)},
    {12, on(4, Mon)},
    {13, on(1, Thu)}, {13, on(2, Wed)}, {13, on(3, Tue)}, {13, on(3, Thu)}, {13, on(3, Sat)}, {13, on(4, Wed)},
    {13, on(5, Thu)}, {13, on(6, Thu)},
    {14, on(1, Mon)}, {14, on(3, Fri)}, {14, on(5, Thu)},
}};

struct ExcusedRow { int athlete; int day; AdjustReason reason; };
constexpr std::array<ExcusedRow, 3> kExcused = {{
    {2, on(3, Fri), AdjustReason::Time},
    {6, on(2, Wed), AdjustReason::Time},
    {6, on(5, Fri), AdjustReason::Illness},
}};
// clang-format on

std::optional<Plan> planned(const WeekRow& row, int day) {
    for (const InsteadRow& instead : kInstead) {
        if (instead.athlete == row.athlete && instead.day == day)
            return instead.plan;
    }
    return row.days[static_cast<std::size_t>(day % 7)];
}

/// Injured on the first day in the middle of the session, which is therefore recorded.
bool excusedByMark(int athlete, int day) {
    const bool started = athlete == 7 && day == on(5, Tue);
    return markOn(athlete, day).has_value() && !started;
}

void decideOutcome(PlannedSession& session) {
    const auto same = [&](const auto& row) {
        return row.athlete == session.athlete && row.day == session.day;
    };
    if (excusedByMark(session.athlete, session.day))
        session.outcome = Outcome::Excused;
    if (const auto row = std::find_if(kExcused.begin(), kExcused.end(), same); row != kExcused.end()) {
        session.outcome = Outcome::Excused;
        session.excuse = row->reason;
    }
    if (std::any_of(kMissed.begin(), kMissed.end(), same))
        session.outcome = Outcome::Missed;
}

void add(int athlete, int day, Plan plan, std::vector<PlannedSession>& sessions) {
    PlannedSession session;
    session.id = static_cast<int>(sessions.size());
    session.athlete = athlete;
    session.day = day;
    session.plan = plan;
    session.workout = workoutOf(plan, weekOf(day) == kRecoveryWeek);
    decideOutcome(session);
    sessions.push_back(std::move(session));
}

void addDay(const WeekRow& row, int day, std::vector<PlannedSession>& sessions) {
    if (const auto plan = planned(row, day))
        add(row.athlete, day, *plan, sessions);
    for (const SecondRow& second : kSecond) {
        if (second.athlete == row.athlete && second.day == day % 7)
            add(row.athlete, day, second.plan, sessions);
    }
}

} // namespace

std::vector<PlannedSession> plannedSessions() {
    std::vector<PlannedSession> sessions;
    for (const WeekRow& row : kWeek) {
        const int until = row.athlete == kDeactivatedAthlete ? kDeactivationDay : kDays;
        for (int day = 0; day < until; ++day)
            addDay(row, day, sessions);
    }
    return sessions;
}

void planWeekAhead(std::vector<PlannedSession>& sessions) {
    const std::size_t first = sessions.size();
    for (const WeekRow& row : kWeek) {
        for (int day = kDays; day < kDays + 7 && row.athlete != kDeactivatedAthlete; ++day)
            addDay(row, day, sessions);
    }
    for (std::size_t i = first; i < sessions.size(); ++i)
        sessions[i].outcome = Outcome::Ahead;
}

SixWeeks::SixWeeks(domain::Instant now) {
    const QTimeZone zone{QByteArray(kCompanyZone)};
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), zone).date();
    const QDate sunday = today.addDays(-(today.dayOfWeek() % 7));
    m_monday = sunday.addDays(1 - kDays);
    if (end() > now)
        m_monday = m_monday.addDays(-7);
}

domain::Instant SixWeeks::at(QDate date, int minute, const char* zone) {
    const QTime time = QTime(0, 0).addSecs((minute % kMinutesOfDay) * 60);
    const QDateTime local(date.addDays(minute / kMinutesOfDay), time, QTimeZone{QByteArray(zone)});
    return domain::Instant(std::chrono::milliseconds(local.toMSecsSinceEpoch()));
}

std::int32_t utcOffset(domain::Instant instant, const char* zone) {
    const QTimeZone local{QByteArray(zone)};
    return local.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC));
}

} // namespace leadout::backend::sample
