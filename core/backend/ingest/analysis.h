// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/arrival.h"
#include "core/domain/states.h"
#include "core/engine/compliance/compare.h"
#include "core/engine/compliance/threshold_check.h"
#include "core/engine/feedback/facts.h"
#include "core/engine/metrics/critical_power.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"
#include "core/protocol/analysis_detail.h"

#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

/// From recordings to an analysis, without a database: the same input gives the same result. Any thread.
namespace leadout::backend {

/// All that an analysis is made from.
struct AnalysisInput {
    std::optional<engine::Workout> workout; ///< nothing: unplanned
    std::vector<engine::ReadResult> files;  ///< at least one with samples
    engine::Thresholds thresholds;          ///< of the day
    engine::DayFacts day;
    std::chrono::sys_days date; ///< the athlete's own day
    AthleteWords words;         ///< about any of the files
    domain::FeedbackMode mode = domain::FeedbackMode::Review;
    std::optional<engine::Sentence> denied;   ///< why it may not be approved without a coach; nothing: it may
    bool decided_before = false;              ///< beside an analysis of the session that is decided
    bool unsure_pairing = false;              ///< another workout fits about as well, and nobody has chosen
    bool first_after_sick = false;            ///< nothing was recorded since the last day marked sick
    bool renewal = false;                     ///< only because an older engine had analysed it
    std::vector<engine::CheckedSession> past; ///< of the 42 days before, the newest first
    std::vector<engine::MaximalEffort> past_efforts; ///< of the rides of these days, one recording for each
    std::optional<engine::LastTime> last;            ///< of the last session of the same structure
    bool first_of_its_kind = false;                  ///< of the six weeks that are known
};

/// What comes of it.
struct AnalysisResult {
    protocol::AnalysisDetail detail;
    std::vector<protocol::StreamSamples> streams; ///< one for each leg
    std::vector<engine::Sentence> draft;          ///< empty: there is nothing to say
    QStringList flags;                            ///< words of protocol::analysis_flag
    bool other = false;                           ///< short, easy, unplanned: nobody waits for a review
    bool approves_itself = false;                 ///< in auto-approve mode, and nothing speaks against it

    bool has(std::string_view flag) const;
};

AnalysisResult analyse(const AnalysisInput& input);

/// The numbers of one file by itself.
engine::Metrics metricsOf(const engine::Recording& recording, const engine::Thresholds& thresholds);

/// What an analysis says of the athlete's threshold.
engine::CheckedSession checkedSession(std::chrono::sys_days date, const protocol::AnalysisDetail& detail,
                                      bool ride);

/// Adds what a session of the days before says of the threshold and, of a ride, of critical power. When its
/// efforts were done is not stored, so that they are one recording of which the strongest alone can count.
void addPast(std::chrono::sys_days date, const protocol::AnalysisDetail& detail, bool ride,
             AnalysisInput& input);

/// How far a missed session is known: what was planned.
protocol::AnalysisDetail missedDetail(const engine::Workout& workout, const engine::Thresholds& thresholds);

} // namespace leadout::backend
