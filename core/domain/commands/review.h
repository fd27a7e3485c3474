// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/command.h"

#include <vector>

/// The commands of a review. A missed session has an analysis too, so they serve it as well. Lengths of texts
/// are in UTF-16 units.
namespace leadout::domain {

inline constexpr int kMaxFeedback = 10'000;
inline constexpr int kMaxComment = 500; ///< of the comment at the source, and so of the personal note
inline constexpr int kMaxNote = 500;
inline constexpr int kMaxPairings = 20;
inline constexpr int kMaxRecordingsPerWorkout = 20;

/// Replaces the feedback text.
struct EditFeedback {
    static constexpr CommandTraits kCommand = {"EditFeedback", Action::EditFeedback, Concerns::Analysis,
                                               Scope::Kind::AthleteBody};
    AnalysisId analysis;
    QString text; ///< may be empty while it is being written
};

/// Replaces the personal note, which goes only into the comment.
struct EditPersonalNote {
    static constexpr CommandTraits kCommand = {"EditPersonalNote", Action::EditFeedback, Concerns::Analysis,
                                               Scope::Kind::AthleteBody};
    AnalysisId analysis;
    QString text;
};

/// Takes the feedback back to what Leadout drafted.
struct BackToDraft {
    static constexpr CommandTraits kCommand = {"BackToDraft", Action::BackToDraft, Concerns::Analysis,
                                               Scope::Kind::AthleteBody};
    AnalysisId analysis;
};

/// Accepts the analysis, creates the report and sends the comment.
struct ApproveAndPublish {
    static constexpr CommandTraits kCommand = {"ApproveAndPublish", Action::ApproveAndPublish,
                                               Concerns::Analysis, Scope::Kind::AthleteBody};
    AnalysisId analysis;
    QString content_hash; ///< of what the coach saw: SHA-256 as base64url without padding, 43 characters
};

/// Sends again what is approved and could not be sent.
struct RetryPublish {
    static constexpr CommandTraits kCommand = {"RetryPublish", Action::RetryPublish, Concerns::Analysis,
                                               Scope::Kind::AthleteBody};
    AnalysisId analysis;
    QString
        content_hash; ///< of what the coach saw, as in ApproveAndPublish: it may have been corrected since
};

/// Sends a comment without a report.
struct CommentOnly {
    static constexpr CommandTraits kCommand = {"CommentOnly", Action::CommentOnly, Concerns::Analysis,
                                               Scope::Kind::AthleteBody};
    AnalysisId analysis;
    QString comment;
};

/// Closes the session without sending anything.
struct MarkDone {
    static constexpr CommandTraits kCommand = {"MarkDone", Action::MarkDone, Concerns::Analysis,
                                               Scope::Kind::Athlete};
    AnalysisId analysis;
};

/// Accepts a change of plan, or excuses a missed session; the score then counts nowhere.
struct Adjust {
    static constexpr CommandTraits kCommand = {"Adjust", Action::Adjust, Concerns::Analysis,
                                               Scope::Kind::Athlete};
    AnalysisId analysis;
    AdjustReason reason = AdjustReason::Agreed;
    QString note; ///< for coaches; may be empty
};

/// Asks for a review of a session that arrived late and is history.
struct ReviewAnyway {
    static constexpr CommandTraits kCommand = {"ReviewAnyway", Action::ReviewAnyway, Concerns::Activity,
                                               Scope::Kind::Athlete};
    ActivityId activity;
};

/// Gives the review to the head coaches.
struct HandToHead {
    static constexpr CommandTraits kCommand = {"HandToHead", Action::HandToHead, Concerns::Analysis,
                                               Scope::Kind::Athlete};
    AnalysisId analysis;
    QString note; ///< for coaches; may be empty
};

/// Recordings that belong together, and the workout they answer.
struct Pairing {
    std::optional<WorkoutId> workout; ///< nothing: unplanned
    std::vector<ActivityId> activities;
};

/// Says which recordings belong to which workouts: chooses, splits, merges or swaps. Every workout and
/// activity it names ends up as it says; all others stay as they are.
struct Pair {
    static constexpr CommandTraits kCommand = {"Pair", Action::Pair, Concerns::Athlete, Scope::Kind::Athlete};
    AthleteId athlete;
    std::vector<Pairing> pairings;
};

/// Writes a private note for coaches, on an athlete or on one of their sessions.
struct AddNote {
    static constexpr CommandTraits kCommand = {"AddNote", Action::AddNote, Concerns::Note,
                                               Scope::Kind::AthleteBody};
    NoteId note; ///< new
    AthleteId athlete;
    std::optional<AnalysisId> analysis;
    QString text;
    bool pinned = false;
};

/// Accepts or discards what a coach did offline for an athlete who was no longer theirs.
struct DecideHeld {
    static constexpr CommandTraits kCommand = {"DecideHeld", Action::DecideHeld, Concerns::Op,
                                               Scope::Kind::Athlete};
    OpId op;
    bool accept = false;
};

/// Makes the public report's link answer no more.
struct SwitchReportOff {
    static constexpr CommandTraits kCommand = {"SwitchReportOff", Action::SwitchReportOff, Concerns::Report,
                                               Scope::Kind::Athlete};
    ReportId report;
};

Validity validate(const EditFeedback& command);
Validity validate(const EditPersonalNote& command);
Validity validate(const BackToDraft& command);
Validity validate(const ApproveAndPublish& command);
Validity validate(const RetryPublish& command);
Validity validate(const CommentOnly& command);
Validity validate(const MarkDone& command);
Validity validate(const Adjust& command);
Validity validate(const ReviewAnyway& command);
Validity validate(const HandToHead& command);
Validity validate(const Pair& command);
Validity validate(const AddNote& command);
Validity validate(const DecideHeld& command);
Validity validate(const SwitchReportOff& command);

} // namespace leadout::domain
