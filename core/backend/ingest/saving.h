// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/session_plan.h"
#include "core/domain/random.h"

#include <vector>

namespace leadout::backend {

/// An activity of an analysis and how many legs its file has.
struct Member {
    domain::ActivityId activity;
    int legs = 1;
    domain::Instant start;
};

/// An analysis that is made and waits to be stored.
struct Made {
    SessionPlan plan;
    std::vector<Member> members; ///< in order of time
    AnalysisResult result;
    QString fingerprint; ///< of what it was made from
    engine::Sport sport = engine::Sport::Other;
};

/// The draft in the athlete's language where one is set that Leadout knows, else in the company's.
QString textOf(const std::vector<engine::Sentence>& draft, const DayContext& context, engine::Sport sport);

/// What a session without a workout is called in lists: its sport, in the company's language. Never the
/// file's name, which may hold more than a list may show.
QString sportTitle(const Company& company, engine::Sport sport);

/// Stores an analysis with its legs, streams and draft, replaces the one it is made from, and approves it
/// where it approves itself. A text that a coach has written stays.
Result<> save(Changes& changes, const Viewer& viewer, const DayContext& context, const Made& made,
              domain::AnalysisId freshAnalysis, domain::FeedbackId freshFeedback);

} // namespace leadout::backend
