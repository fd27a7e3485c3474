// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/client/services/desk_view.h"
#include "core/protocol/analysis_detail.h"

namespace leadout::client {

/// What a link that is given away begins with; nothing where it would lead nobody anywhere. A backend that
/// has not told yet is reached by others where this program reaches it, unless that is on this computer.
std::optional<QUrl> publicBase(const DeskView& view);

/// Everything that a review shows, except whether another pairing is offered (offersPairing()). Refused for a
/// session that is not there or not this coach's to see.
tl::expected<Review, Refusal> reviewOf(const DeskView& view, Work& work, const domain::AnalysisId& id);

/// What the coach has before them; it is approved by its hash.
protocol::ApprovedContent shownContent(const Local<protocol::AnalysisRow>& analysis,
                                       const std::optional<Local<protocol::AnalysisDetailRow>>& detail,
                                       const std::optional<Local<protocol::FeedbackRow>>& feedback);

/// The texts of a session; the numbers are checked against its metrics and its comparison.
Texts textsOf(const DeskView& view, const std::optional<Local<protocol::FeedbackRow>>& feedback,
              const protocol::AnalysisDetail& detail);

// What stands around a session.
/// Seven days that end with the session's.
std::vector<PastDay> lastDaysOf(const DeskView& view, const domain::AthleteId& athlete, QDate day);
/// The next open workouts from today on, without the session's own.
std::vector<PlannedSession> nextOf(const DeskView& view, const domain::AthleteId& athlete,
                                   const std::optional<domain::WorkoutId>& own);
/// Earlier sessions of the same structure.
struct Matching {
    std::vector<MatchingSession> newest; ///< the newest first
    std::size_t count = 0;               ///< with those that are too old to be in the list
};
Matching matchingOf(const DeskView& view, const Local<protocol::AnalysisRow>& analysis,
                    const QString& structure);
/// What the work steps came to on average, each by its time; nothing where they were measured in several ways
/// or not at all.
std::optional<engine::Quantity> workAverageOf(const engine::Compliance& compliance);
/// The load planned for the week of a day, and what has been done of it until that day.
struct WeekLoad {
    double planned = 0.0;
    double done = 0.0;
};
WeekLoad weekLoadOf(const DeskView& view, const domain::AthleteId& athlete, QDate day);

/// Form: what the athlete brought to the day, fitness minus fatigue after the day before
/// (engine::formToday by its defaults). Nothing while less than four weeks are known, because they don't tell
/// yet what is usual for the athlete.
std::optional<double> formOf(const DeskView& view, const domain::AthleteId& athlete, QDate day);

} // namespace leadout::client
