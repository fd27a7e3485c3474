// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/clock.h"
#include "core/domain/ids.h"
#include "core/domain/states.h"
#include "core/engine/model/compliance.h"
#include "core/engine/model/sport.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace leadout::client {

/// Why a session stands where it does in "needs me first".
enum class QueueGroup : std::uint8_t {
    Wrote,      ///< the athlete wrote, or felt bad
    NeedsALook, ///< not sent, held, handed over, missed, red or amber, or not scored
    Rest,       ///< everything else, the oldest first
};

/// A session as a list shows it.
struct SessionItem {
    domain::AnalysisId id;
    domain::AthleteId athlete;
    QString athleteName;
    std::optional<domain::CoachId> coach; ///< who has the athlete; nothing: unassigned
    QString coachName;
    engine::Sport sport = engine::Sport::Other;
    QString title;
    QDate day;                 ///< of the athlete
    domain::Instant startedAt; ///< of a missed session the start of its day
    domain::AnalysisState state = domain::AnalysisState::Analyzing;
    std::optional<int> score;
    std::optional<engine::Band> band;
    std::optional<engine::Verdict> verdict;
    std::vector<engine::Reason> reasons;
    std::optional<int> plannedS;
    std::optional<int> doneS;
    std::optional<double> plannedLoad;
    std::optional<double> doneLoad;
    /// Planned by distance, so that its verdict is not about time; nothing while its plan has not been read.
    std::optional<bool> byDistance = false;
    std::optional<domain::AdjustReason> adjusted;
    bool missed = false;
    bool keySession = false; ///< the plan is one that a week stands on, see engine::isKeySession()
    bool error = false;      ///< the recording could not be read to its end
    bool wrote = false;
    bool feltBad = false;
    bool thresholdFlag = false;
    bool handedToHead = false;
    bool autoApproved = false;
    QString publishFault; ///< a word of protocol/publish_faults.h; empty: none
    bool sending = false; ///< a decision of this coach is on its way to the backend
    QueueGroup group = QueueGroup::Rest;
    bool operator==(const SessionItem&) const = default;
};

enum class QueueOrder : std::uint8_t { NeedsMeFirst, NewestFirst };

/// What the queue shows. Empty members filter nothing.
struct QueueFilter {
    enum class Whose : std::uint8_t { All, MineAndUnassigned, Coach };
    enum class Which : std::uint8_t { ToReview, Approved, Published, Reviewed, All };
    Whose whose = Whose::All; ///< assistants see only their own either way
    std::optional<domain::CoachId> coach;
    Which which = Which::ToReview;
    std::optional<engine::Sport> sport;
    std::optional<engine::Band> band;
    QString text; ///< in the athlete's name or the title
    QueueOrder order = QueueOrder::NeedsMeFirst;
    bool operator==(const QueueFilter&) const = default;
};

struct Queue {
    std::vector<SessionItem> items;    ///< in the order asked for
    int toReview = 0;                  ///< that wait for this coach, whatever the filter
    int plannedToday = 0;              ///< for the sentence of an empty queue
    std::vector<engine::Sport> sports; ///< that occur in the queue
    bool loaded = false;               ///< false: nothing has ever been synced
};

} // namespace leadout::client
