// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/company.h"
#include "core/backend/sample/conduct.h"
#include "core/backend/sample/workouts.h"
#include "core/domain/clock.h"

#include <QDate>

#include <optional>
#include <vector>

namespace leadout::backend::sample {

/// A time of day in minutes.
constexpr int at(int hour, int minute) {
    return hour * 60 + minute;
}

enum class Outcome { Done, Missed, Excused, Ahead };

/// A workout on a day of an athlete's calendar and what becomes of it.
struct PlannedSession {
    int id = 0; ///< its place in the story
    int athlete = 0;
    int day = 0;
    Plan plan = Plan::R45;
    engine::Workout workout;
    Outcome outcome = Outcome::Done;
    std::optional<domain::AdjustReason> excuse; ///< when excused by a coach rather than by a day mark
};

/// All planned sessions of the six weeks, by athlete and day.
std::vector<PlannedSession> plannedSessions();

/// Adds the planned sessions of the week after them, which nobody has come to yet.
void planWeekAhead(std::vector<PlannedSession>& sessions);

/// A session that nobody planned.
struct UnplannedSession {
    int athlete = 0;
    int day = 0;
    int start_minute = 0; ///< of the local day
    engine::Sport sport = engine::Sport::Cycling;
    int minutes = 0;
    double share = 0.0; ///< of threshold
    bool commute = false;
};

std::vector<UnplannedSession> unplannedSessions();

/// What was recorded by an athlete whose program sends everything days later, and nobody brings by hand.
std::vector<UnplannedSession> sessionsThatArriveLate();

/// What an athlete recorded after being deactivated; it gets no analysis.
std::vector<UnplannedSession> sessionsAfterDeactivation();

/// The six weeks on the real calendar: week 6 ends on the latest Sunday that has seen its ten past nine in
/// the morning, where the company is.
class SixWeeks {
public:
    explicit SixWeeks(domain::Instant now);

    QDate date(int day) const { return m_monday.addDays(day); }

    /// A minute of a day in a time zone. Minutes may reach into the days after it.
    static domain::Instant at(QDate date, int minute, const char* zone);
    domain::Instant at(int day, int minute, const char* zone) const { return at(date(day), minute, zone); }

    /// Ten past nine on the last Sunday: the moment at which the sample is looked at.
    domain::Instant end() const { return at(kDays - 1, kEndMinute, kCompanyZone); }

    static constexpr int kEndMinute = 9 * 60 + 10;

private:
    QDate m_monday;
};

/// Local time minus UTC.
std::int32_t utcOffset(domain::Instant instant, const char* zone);

} // namespace leadout::backend::sample
