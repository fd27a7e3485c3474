// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/calendar.h"
#include "core/backend/sample/planted.h"
#include "core/domain/states.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace leadout::backend::sample {

/// A coach puts the session on the athlete's calendar.
struct WorkoutPlanned {
    int session = 0; ///< index in Story::planned
    CoachKey by = CoachKey::Ana;
};

/// A recording arrives with what the athlete says about it.
struct FileArrives {
    int file = 0; ///< counted from 0; the same file may arrive twice
    int athlete = 0;
    std::optional<int> session; ///< what it was done for; finding that out is the pipeline's work
    QString file_name;
    std::vector<std::uint8_t> bytes;
    domain::Arrival arrival = domain::Arrival::Synced;
    Words words;
};

/// A source tells of a session without handing out its recording.
struct FileWithheld {
    int athlete = 0;
    QString title;
};

enum class Decision {
    Edit,    ///< adds the text to the draft
    Approve, ///< approve and publish
    Done,
    Adjust,
    Pair,
};

/// A coach decides. Where the session has been published by itself, the decision is void.
struct CoachDecides {
    CoachKey coach = CoachKey::Ana;
    Decision decision = Decision::Approve;
    std::optional<int> session; ///< what it is about, or
    std::optional<int> file;    ///< where nothing was planned
    QString text;
    std::optional<domain::AdjustReason> reason;
    std::vector<std::pair<int, int>> pairs; ///< session and file
    std::optional<domain::Instant> made_at; ///< without a connection, on what was there then; comes in later
    bool delivery_fails = false;            ///< the source does not answer
};

/// A draft as a language model might have written it, with a number that the recording does not hold.
struct DraftPlanted {
    int session = 0;
    QString text;
};

struct DayMarked {
    Marked mark;
};

struct AthleteStatusChanges {
    int athlete = 0;
    domain::AthleteStatus status = domain::AthleteStatus::Active;
};

struct AthleteUnassigned {
    int athlete = 0;
};

struct CoachDeactivated {
    CoachKey coach = CoachKey::Marek;
};

struct ThresholdSet {
    ThresholdRow row;
};

struct Event {
    domain::Instant at;
    std::variant<WorkoutPlanned, FileArrives, FileWithheld, CoachDecides, DraftPlanted, DayMarked,
                 AthleteStatusChanges, AthleteUnassigned, CoachDeactivated, ThresholdSet>
        what;
};

/// Six weeks of the sample company as they happened, ready to be replayed.
struct Story {
    std::uint64_t seed = 0;
    QDate monday;                        ///< of week 1
    domain::Instant end;                 ///< the moment at which it is looked at
    std::vector<PlannedSession> planned; ///< of the six weeks, then of the one ahead
    std::vector<Event> events;           ///< in order of time, none after the end
};

/// The seed of the sample that everybody sees.
inline constexpr std::uint64_t kUsualSeed = 20261122;

/// Tells the story so that it ends on the latest Sunday morning before now. The same seed and week give the
/// same story to the last byte. All files are in it, some 30 MB.
Story tell(domain::Instant now, std::uint64_t seed = kUsualSeed);

} // namespace leadout::backend::sample
