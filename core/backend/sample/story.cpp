// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/story.h"

#include "core/backend/sample/decisions.h"
#include "core/backend/sample/recordings.h"

#include <algorithm>

namespace leadout::backend::sample {

namespace {

constexpr int kPlansAhead = 4;    ///< days before Monday on which a week is planned
constexpr int kPlansAt = 18 * 60; ///< minute of that day
constexpr int kMarksAt = 7 * 60;
constexpr int kMarekLeavesAt = 11 * 60;

void addPlans(const SixWeeks& weeks, Story& story) {
    for (const PlannedSession& session : story.planned) {
        const int monday = session.day - session.day % 7;
        const CoachKey by = coachOn(session.athlete, monday).value_or(CoachKey::Ana);
        story.events.push_back(
            {weeks.at(monday - kPlansAhead, kPlansAt, kCompanyZone), WorkoutPlanned{session.id, by}});
    }
}

void addLife(const SixWeeks& weeks, Story& story) {
    for (const Marked& mark : dayMarks())
        story.events.push_back({weeks.at(mark.first_day, kMarksAt, kCompanyZone), DayMarked{mark}});
    for (const ThresholdRow& row : thresholdRows()) {
        if (row.from_day >= 0)
            story.events.push_back({weeks.at(row.from_day, kMarksAt, kCompanyZone), ThresholdSet{row}});
    }
    story.events.push_back(
        {weeks.at(kUnassignedFrom, kMarksAt, kCompanyZone), AthleteUnassigned{kFormerMarekAthlete}});
    story.events.push_back({weeks.at(kMarekLeaves, kMarekLeavesAt, kCompanyZone), CoachDeactivated{}});
    story.events.push_back({weeks.at(kDeactivationDay, 0, kCompanyZone),
                            AthleteStatusChanges{kDeactivatedAthlete, domain::AthleteStatus::Deactivated}});
    story.events.push_back({weeks.at(on(4, Fri), 20 * 60, "Europe/Lisbon"),
                            FileWithheld{3, QStringLiteral("Afternoon gravel ride")}});
}

} // namespace

Story tell(domain::Instant now, std::uint64_t seed) {
    const SixWeeks weeks(now);
    Story story;
    story.seed = seed;
    story.monday = weeks.date(0);
    story.end = weeks.end();
    story.planned = plannedSessions();
    planWeekAhead(story.planned);
    addPlans(weeks, story);
    addLife(weeks, story);
    addRecordings(weeks, seed, story);
    addDecisions(weeks, seed, story);
    std::stable_sort(story.events.begin(), story.events.end(),
                     [](const Event& a, const Event& b) { return a.at < b.at; });
    return story;
}

} // namespace leadout::backend::sample
