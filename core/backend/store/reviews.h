// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"

#include <optional>
#include <vector>

/// Analyses, their texts and the coaches' notes. Reading takes a Viewer and gives what that one may see;
/// writing takes the Changes of the company.
namespace leadout::backend {

/// A part of a recording that belongs to an analysis.
struct AnalyzedLeg {
    domain::ActivityId activity;
    int leg = 0; ///< in the recording, from 0
    bool operator==(const AnalyzedLeg&) const = default;
};

/// Activities against a planned workout, or a planned workout that was missed.
struct Analysis {
    // The row of a list.
    domain::AnalysisId id;
    domain::AthleteId athlete;
    std::optional<domain::WorkoutId> workout;
    QDate day;
    domain::Instant startedAt; ///< of a missed session: the start of its day
    engine::Sport sport = engine::Sport::Other;
    QString title;
    bool missed = false;
    domain::AnalysisState state = domain::AnalysisState::Analyzing;
    std::optional<int> score; ///< 0 to 100
    std::optional<engine::Band> band;
    std::optional<engine::Verdict> verdict; ///< nothing while analyzing
    QStringList reasons;                    ///< words of engine::Reason
    std::optional<double> plannedS;
    std::optional<double> doneS;
    std::optional<double> plannedLoad;
    std::optional<double> doneLoad;
    QStringList flags; ///< words for what a list marks, such as "wrote"
    std::optional<domain::AdjustReason> adjusted;
    bool handedToHead = false;
    bool autoApproved = false;
    std::optional<QString> publishFault; ///< a word for why it could not be sent

    // The detail; empty where the viewer does not see bodies.
    domain::FeedbackMode mode = domain::FeedbackMode::Review;
    QString adjustNote;
    QString handNote;
    std::optional<domain::Instant> decidedAt;
    std::optional<domain::CoachId> decidedBy;
    std::optional<domain::Instant> publishedAt;
    QByteArray detail = "{}"; ///< a JSON object
    std::vector<AnalyzedLeg> legs;

    // Not told to programs.
    int engineVersion = 0;
    QString inputFingerprint; ///< of everything the analysis was made from
    QString structure;        ///< engine::structureWord() of the workout; empty: none
    domain::Instant createdAt;

    /// Whether a coach still has something to do.
    bool isOpen() const;
};

/// Makes an analysis or saves one. The fields are the payload's that differ; empty when it is new.
Result<std::int64_t> putAnalysis(Changes& changes, const Analysis& analysis, const QStringList& fields = {});
/// Deletes an analysis that nobody has decided about, with its streams and texts. ErrorKind::Constraint when
/// there is a report of it.
Result<> removeAnalysis(Changes& changes, const Analysis& analysis);
Result<std::optional<Analysis>> findAnalysis(database::Connection& connection, const Viewer& viewer,
                                             const domain::AnalysisId& analysis);
/// An athlete's of both days and those between, the newest first.
Result<std::vector<Analysis>> analysesBetween(database::Connection& connection, const Viewer& viewer,
                                              const domain::AthleteId& athlete, QDate first, QDate last);
/// An athlete's last recorded session before a day whose workout was like one of this structure
/// (engine::structureWord).
Result<std::optional<Analysis>> lastAlike(database::Connection& connection, const Viewer& viewer,
                                          const domain::AthleteId& athlete, const std::string& structure,
                                          QDate before);
/// All that wait for a coach, the oldest first.
Result<std::vector<Analysis>> openAnalyses(database::Connection& connection, const Viewer& viewer);
/// The analyses that a recording is part of.
Result<std::vector<Analysis>> analysesOf(database::Connection& connection, const Viewer& viewer,
                                         const domain::ActivityId& activity);
/// The analyses of a planned workout, a missed one included.
Result<std::vector<Analysis>> analysesOf(database::Connection& connection, const Viewer& viewer,
                                         const domain::WorkoutId& workout);

/// Replaces the position-free streams of an analysis, one JSON object for each leg.
Result<> putStreams(Changes& changes, const Analysis& analysis, const std::vector<QByteArray>& streams);
Result<std::vector<QByteArray>> streamsOf(database::Connection& connection, const Viewer& viewer,
                                          const domain::AnalysisId& analysis);

/// Who wrote a text.
enum class Writer : std::uint8_t { BuiltIn, Model, Coach };
std::string_view key(Writer writer);

struct FeedbackVersion {
    int version = 0;         ///< from 1
    std::optional<int> base; ///< the version it was made from
    Writer writer = Writer::BuiltIn;
    std::optional<domain::CoachId> coach; ///< with Writer::Coach
    QString text;
    domain::Instant writtenAt;
};

/// The texts about an analysis: each version stays as it was written.
struct Feedback {
    domain::FeedbackId id;
    domain::AthleteId athlete;
    domain::AnalysisId analysis;
    QString personalNote;
    std::vector<FeedbackVersion> versions; ///< ordered; never empty

    const FeedbackVersion& current() const { return versions.back(); }
    /// The newest that a machine wrote; null when there is none.
    const FeedbackVersion* draft() const;
};

/// Begins the texts about an analysis with their first version.
Result<std::int64_t> addFeedback(Changes& changes, const Feedback& feedback);
/// Adds the next version, based on the current one; gives the row's revision. Written now, or at a moment.
Result<std::int64_t> addFeedbackVersion(Changes& changes, const Feedback& feedback, Writer writer,
                                        const std::optional<domain::CoachId>& coach, const QString& text,
                                        const std::optional<domain::Instant>& at = {});
Result<std::int64_t> setPersonalNote(Changes& changes, const Feedback& feedback, const QString& note);
Result<std::optional<Feedback>> feedbackOf(database::Connection& connection, const Viewer& viewer,
                                           const domain::AnalysisId& analysis);

/// A private note for coaches.
struct CoachNote {
    domain::NoteId id;
    domain::AthleteId athlete;
    std::optional<domain::AnalysisId> analysis;
    domain::CoachId author;
    QString text;
    bool pinned = false;
    domain::Instant writtenAt;
};

Result<std::int64_t> addNote(Changes& changes, const CoachNote& note);
/// The newest first.
Result<std::vector<CoachNote>> notesOn(database::Connection& connection, const Viewer& viewer,
                                       const domain::AthleteId& athlete);

} // namespace leadout::backend
