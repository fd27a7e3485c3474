// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/clock.h"
#include "core/domain/ids.h"
#include "core/domain/offline_days.h"
#include "core/domain/states.h"
#include "core/engine/model/compliance.h"
#include "core/engine/model/sport.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"
#include "core/protocol/json_reader.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// The payloads of the rows that programs pull, one struct for each kind of row_kinds.h. Members that this
/// program does not know are passed over, absent ones stand for "not known" or "not set"; a word that it does
/// not know is an error, because nothing true could be shown. The athlete of a row is in its scope.
namespace leadout::protocol {

struct CompanyRow {
    QString name;
    QString timeZone;
    QString language;
    QString units;     ///< "metric" or "imperial"
    QString publicUrl; ///< what links to reports begin with; empty where nobody else reaches the backend
    int offlineDays = domain::kUsualOfflineDays; ///< within the bounds that this program knows
};

struct CoachRow {
    QString name;
    QString email;
    domain::Role role = domain::Role::Assistant;
    domain::MembershipStatus status = domain::MembershipStatus::Active;
    std::optional<domain::Instant> joinedAt;
};

struct InviteRow {
    QString email;
    domain::Instant createdAt{};
    domain::Instant expiresAt{};
    std::optional<domain::Instant> usedAt;
    std::optional<domain::Instant> revokedAt;
};

struct AthleteRow {
    QString name;
    QString email;
    QString timeZone;
    QString language;
    domain::AthleteStatus status = domain::AthleteStatus::Active;
    std::optional<QDate> deactivateOn;
    domain::FeedbackMode mode = domain::FeedbackMode::Review;
    std::optional<domain::TrainingType> trainingType;
    domain::PlanType planType = domain::PlanType::Custom;
    std::optional<domain::CoachId> coach;
    QString goal;
    QString raceName;
    std::optional<QDate> raceOn;
};

struct ThresholdRow {
    QDate from;
    engine::Thresholds values;
};

struct DayMarkRow {
    QDate day;
    domain::DayMark mark = domain::DayMark::Sick;
};

struct ConsentRow {
    domain::ConsentKind kind = domain::ConsentKind::SeeWorkouts;
    bool given = false;
    std::optional<domain::ConsentHow> how; ///< nothing: not told to a coach, or nobody noted it
    domain::Instant decidedAt{};
    std::optional<QDate> until;
};

struct WorkoutRow {
    QString title;
    QDate day;
    engine::Sport sport = engine::Sport::Other;
    engine::SessionType type = engine::SessionType::Training;
    domain::PlannedState state = domain::PlannedState::Open;
    std::optional<double> durationS;
    std::optional<double> distanceM;
    std::optional<double> load;
    std::optional<double> intensity; ///< 1.0 is threshold
    bool byDistance = false;
};

struct ActivityRow {
    QDate day;
    domain::Instant startedAt{};
    engine::Sport sport = engine::Sport::Other;
    std::optional<int> durationS;
    std::optional<double> load;
    QString state;
    QString fault; ///< the reader's word; empty: none
};

struct ActivityWordsRow {
    domain::ActivityId activity;
    QString fileName;
    std::optional<qint64> faultByte;
    QString comment;
    std::optional<int> effort; ///< 1 to 10
    std::optional<int> feel;   ///< 1 (bad) to 5
};

/// An analysis as lists show it.
struct AnalysisRow {
    QString title;
    std::optional<domain::WorkoutId> workout; ///< nothing: unplanned
    QDate day;                                ///< of the athlete
    domain::Instant startedAt{};              ///< of a missed session the start of its day
    domain::Instant analyzedAgainAt{};        ///< to the minute; 0 for the first analysis of a session
    engine::Sport sport = engine::Sport::Other;
    bool missed = false;
    domain::AnalysisState state = domain::AnalysisState::Analyzing;
    std::optional<int> score; ///< 0 to 100
    std::optional<engine::Band> band;
    std::optional<engine::Verdict> verdict;
    std::vector<engine::Reason> reasons;
    std::optional<int> plannedS;
    std::optional<int> doneS;
    std::optional<double> plannedLoad;
    std::optional<double> doneLoad;
    QStringList flags; ///< words of analysis_flags.h and newer ones
    std::optional<domain::AdjustReason> adjusted;
    bool handedToHead = false;
    bool autoApproved = false;
    QString publishFault;
};

/// The row beside it, without its detail: that is read by readAnalysisDetail().
struct AnalysisDetailRow {
    struct Leg {
        domain::ActivityId activity;
        int leg = 0; ///< in the recording, from 0
    };
    domain::AnalysisId analysis;
    domain::FeedbackMode mode = domain::FeedbackMode::Review;
    QString adjustNote;
    QString handNote;
    std::optional<domain::Instant> decidedAt;
    std::optional<domain::CoachId> decidedBy;
    std::optional<domain::Instant> publishedAt;
    std::vector<Leg> legs;
    QByteArray detail; ///< JSON object
};

struct StreamRow {
    domain::AnalysisId analysis;
    int place = 0;      ///< among the legs
    QByteArray samples; ///< JSON object, for readStreamSamples()
};

struct FeedbackRow {
    /// A text as it was written. The newest, the newest of a machine, and as many before them as a row has
    /// room for carry their words.
    struct Version {
        int version = 0;
        std::optional<int> base;
        bool byMachine = false;
        bool byModel = false; ///< not made of facts alone
        std::optional<domain::CoachId> coach;
        domain::Instant writtenAt{};
        std::optional<QString> text;
    };
    domain::AnalysisId analysis;
    QString personalNote;
    std::vector<Version> versions; ///< in order; never empty

    const Version& current() const { return versions.back(); }
    /// The newest that a machine wrote; null when there is none.
    const Version* draft() const;
};

struct NoteRow {
    std::optional<domain::AnalysisId> analysis;
    std::optional<domain::CoachId> author;
    QString text;
    bool pinned = false;
    domain::Instant writtenAt{};
};

struct ReportRow {
    domain::AnalysisId analysis;
    domain::Instant createdAt{};
    std::optional<domain::Instant> offAt;
    std::int64_t views = 0;
    QString token; ///< of its link; empty when it is switched off
};

struct HeldOpRow {
    QUuid row;                            ///< that the op is about
    std::optional<domain::CoachId> coach; ///< whose op it is
    QString command;
    domain::Instant receivedAt{};
    QString decision; ///< empty while nobody has decided
};

/// What a held op would do, for whoever decides about it. All of it is empty while the athlete lets nobody
/// see the details of sessions.
struct HeldWordsRow {
    QString text;        ///< the feedback, note or comment that it writes
    QString reason;      ///< of a change of plan, as a word
    QString note;        ///< that goes with it
    QString contentHash; ///< of what was approved; empty where nothing was
};

// Each reads the payload of a row of its kind.
JsonResult<CompanyRow> readCompanyRow(QByteArrayView payload);
JsonResult<CoachRow> readCoachRow(QByteArrayView payload);
JsonResult<InviteRow> readInviteRow(QByteArrayView payload);
JsonResult<AthleteRow> readAthleteRow(QByteArrayView payload);
JsonResult<ThresholdRow> readThresholdRow(QByteArrayView payload);
JsonResult<DayMarkRow> readDayMarkRow(QByteArrayView payload);
JsonResult<ConsentRow> readConsentRow(QByteArrayView payload);
JsonResult<WorkoutRow> readWorkoutRow(QByteArrayView payload);
JsonResult<ActivityRow> readActivityRow(QByteArrayView payload);
JsonResult<ActivityWordsRow> readActivityWordsRow(QByteArrayView payload);
JsonResult<AnalysisRow> readAnalysisRow(QByteArrayView payload);
JsonResult<AnalysisDetailRow> readAnalysisDetailRow(QByteArrayView payload);
JsonResult<StreamRow> readStreamRow(QByteArrayView payload);
JsonResult<FeedbackRow> readFeedbackRow(QByteArrayView payload);
JsonResult<NoteRow> readNoteRow(QByteArrayView payload);
JsonResult<ReportRow> readReportRow(QByteArrayView payload);
JsonResult<HeldOpRow> readHeldOpRow(QByteArrayView payload);
JsonResult<HeldWordsRow> readHeldWordsRow(QByteArrayView payload);

/// The row that tells what an op says, from the op's payload; an object without members for one that says
/// nothing or cannot be read.
QByteArray heldWordsOf(QByteArrayView payload);

/// The "versions" of a feedback row with one more, as a program shows a text that the backend has not got
/// yet.
QByteArray withVersion(const FeedbackRow& row, const FeedbackRow::Version& next);

} // namespace leadout::protocol
