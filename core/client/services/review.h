// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/permission.h"
#include "core/client/services/queue.h"
#include "core/client/services/threshold_set.h"
#include "core/domain/private_names.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/numbers.h"
#include "core/protocol/number_check.h"

#include <QString>
#include <QUrl>

#include <optional>
#include <vector>

namespace leadout::client {

struct SessionTotals {
    std::optional<double> durationS;
    std::optional<double> distanceM;
    std::optional<engine::Load> load;
    std::optional<double> intensity; ///< 1.0 is threshold
};

/// A curve over the session's clock: value i holds from offsetS + i * everyS on.
struct Curve {
    enum class Kind : std::uint8_t { Power, HeartRate, Cadence, Speed };
    Kind kind = Kind::Power;
    double offsetS = 0.0;
    double everyS = 1.0;
    std::vector<std::optional<double>> values; ///< watts, bpm, rpm or m/s
};

/// Where a planned range lay on the session's clock.
struct TargetSpan {
    double startS = 0.0;
    double endS = 0.0;
    double low = 0.0;
    double high = 0.0;
    engine::Unit unit = engine::Unit::Watts;
};

using protocol::UnverifiedNumber;

/// A feedback text as it once stood.
struct TextVersion {
    int version = 0;
    bool byMachine = false; ///< drafted by Leadout
    QString by;             ///< the coach who wrote it, unless it was drafted
    domain::Instant writtenAt{};
    bool isDraft = false;        ///< what "Back to the draft" goes back to
    std::optional<QString> text; ///< nothing: too old to be on this computer
};

struct Texts {
    QString feedback;
    QString personalNote;
    QString draft;        ///< what Leadout drafted; empty when there is no draft
    bool drafted = false; ///< the feedback began as a draft of Leadout's
    QString editedBy;     ///< the coach who edited it last; empty: nobody
    std::optional<domain::Instant> editedAt;
    int version = 0;
    bool needsCoachLine = false; ///< the first line must be filled before publishing
    std::vector<UnverifiedNumber> unverified;
    bool hasUnsettled = false;            ///< one of those is a machine's, and stands against publishing
    std::vector<domain::FoundName> names; ///< in the feedback, of those that this computer knows
    std::vector<TextVersion> versions;    ///< the newest first; the first is the decided text
    bool noteSaved = true;                ///< false: the personal note is kept as it was typed, not decided
    bool saved = true; ///< false: what is typed is kept as a draft here and not decided yet
};

/// One of the last seven days.
struct PastDay {
    QDate day;
    std::optional<engine::Band> band; ///< of its worst session
    QString word; ///< what is said of it: a verdict, "missed", or that nothing was planned
    bool operator==(const PastDay&) const = default;
};

struct PlannedSession {
    QDate day;
    engine::Sport sport = engine::Sport::Other;
    QString title;
    std::optional<double> durationS;
    domain::WorkoutId id = {};
};

/// An earlier session of the same structure.
struct MatchingSession {
    domain::AnalysisId id;
    QDate day;
    std::optional<int> score;
    std::optional<engine::Band> band;
    std::optional<engine::Quantity> workAverage; ///< of its work steps, each by its time
    std::optional<double> weightedPowerW;
    std::optional<double> avgHrBpm;
};

struct ShownNote {
    QString author;
    domain::Instant writtenAt;
    QString text;
    bool pinned = false;
};

/// A note for coaches while it is being written.
struct TypedNote {
    QString text;
    bool pinned = false;
};

/// The decisions that a line for coaches can be typed for.
enum class LineFor : std::uint8_t { Adjust, HandToHead };

/// A threshold that would fit better than the one in force.
struct SuggestedThreshold {
    engine::Quantity value; ///< watts, bpm or m/s: which threshold it is
    QDate from;
    engine::Sentence why;
    ThresholdSet set = {}; ///< the whole set that accepting it decides; the one in force where it is settled
    bool settled = false;  ///< the set in force on the session's day is as high by now
    Permission accept = {};
};

/// What is known of one leg of a session.
struct LegNumbers {
    engine::Sport sport = engine::Sport::Other;
    std::vector<engine::Number> numbers;
};

/// Everything that a review shows.
struct Review {
    SessionItem session;
    bool detailsHere = false;      ///< false: not fetched yet, or the athlete shows no details
    bool detailsWithdrawn = false; ///< the athlete has withdrawn the permission to see them
    QString comment;
    std::optional<int> effort; ///< 1 to 10
    std::optional<int> feel;   ///< 1 (bad) to 5
    std::optional<SessionTotals> planned;
    SessionTotals done;
    engine::Metrics metrics;
    std::vector<engine::Number> numbers; ///< each or why there is none; empty: not known here
    std::vector<LegNumbers> legNumbers;  ///< of each leg, where there are several
    std::optional<SuggestedThreshold> suggestion;
    engine::Compliance compliance;
    std::vector<Curve> curves;
    std::vector<TargetSpan> targets;
    std::vector<engine::Sport> legs;
    QString fault; ///< the reader's word when the recording could not be read to its end
    std::optional<qint64> faultByte;
    std::optional<domain::ActivityId> inError; ///< a recording whose file can be read once more
    std::optional<engine::Sentence> waits;     ///< why it was not approved by itself
    Texts texts;
    std::vector<MatchingSession> matching; ///< the newest first
    std::size_t matchingCount = 0;         ///< with those that are too old to be in the list
    bool hasStructure = false;             ///< planned step by step, so that others can match it
    std::optional<engine::Quantity> workAverage;
    std::vector<PastDay> lastDays;    ///< seven, the oldest first
    std::vector<PlannedSession> next; ///< at most three
    double weekPlannedLoad = 0.0;
    double weekDoneLoad = 0.0;
    std::optional<double> form; ///< before the session; nothing without enough history
    std::optional<int> daysToRace;
    std::vector<ShownNote> notes;
    TypedNote typedNote; ///< a note for coaches that was being written when the window went
    QString adjustLine;  ///< likewise, for a decision that has not been taken
    QString handLine;
    std::optional<domain::Instant> publishedAt;
    QUrl reportPage;    ///< where this program reads the report; empty: no report, or switched off
    QString reportUrl;  ///< the same for everybody else; empty too: the backend has no public address
    QString reportFile; ///< the page as a file, without a public address; empty until it is saved
    std::int64_t reportViews = 0;
    QString adjustNote;
    QString handNote;
    std::optional<domain::ReportId> report;

    Permission edit; ///< the feedback
    Permission note; ///< the personal note
    Permission backToDraft;
    Permission approve;
    Permission done_;
    Permission adjust;
    Permission retry;
    Permission hand;
    Permission addNote;
    Permission pair;
    bool asksPairing = false;   ///< another workout fits about as well, and nobody has chosen
    bool offersPairing = false; ///< another pairing fits clearly better; pairChoice() holds it
    Permission commentOnly;
    Permission openSource; ///< the session's page at the source that it came from
    Permission switchReportOff;
    Permission readAgain; ///< the recording in error
    QString contentHash;  ///< of what is shown here, for approve()
};

} // namespace leadout::client
