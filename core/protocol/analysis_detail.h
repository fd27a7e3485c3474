// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/states.h"
#include "core/engine/compliance/threshold_check.h"
#include "core/engine/feedback/facts.h"
#include "core/engine/model/compliance.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/numbers.h"
#include "core/engine/model/sport.h"
#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

/// The "detail" of an analysis_detail row and the "samples" of a stream row: what a review shows beyond the
/// row of a list. Absent members stand for "not known"; unknown ones are passed over.
namespace leadout::protocol {

/// The totals that a workout plans. Nothing: not planned.
struct PlannedTotals {
    std::optional<double> duration_s;
    std::optional<double> distance_m;
    std::optional<engine::Load> load;
    std::optional<double> intensity; ///< 1.0 is threshold
    bool operator==(const PlannedTotals&) const = default;
};

/// Where a step lies on the clock of the session, in seconds from its start; empty (equal) when skipped.
struct StepSpan {
    double start_s = 0.0;
    double end_s = 0.0;
    bool operator==(const StepSpan&) const = default;
};

struct AnalysisDetail {
    std::optional<PlannedTotals> planned; ///< nothing: unplanned
    engine::Metrics metrics;              ///< of all recordings together; empty for a missed session
    engine::Compliance compliance;
    std::vector<StepSpan> spans;     ///< one for each of compliance.steps
    std::vector<engine::Sport> legs; ///< one for each leg, in order
    QString facts; ///< changes with everything that the analysis was made from; empty for a missed session
    QString structure;                     ///< engine::structureWord() of the workout; empty: none
    std::optional<engine::Sentence> waits; ///< why it was not approved by itself, in auto-approve mode
    bool unsure_pairing = false;           ///< another workout fits about as well, and nobody has chosen
    bool led_through = false;              ///< a device led through the workout's steps, each of them
    bool needs_coach_line = false;         ///< the draft begins with a line that a coach must fill
    std::optional<double> threshold_w;     ///< threshold power in force, in watts
    std::optional<engine::LastTime> last;  ///< the last session of the same structure
    bool first_of_its_kind = false;        ///< none of six weeks and more had its structure
    std::vector<engine::Number> numbers;   ///< empty for a missed session and from older backends
    std::vector<std::vector<engine::Number>> leg_numbers; ///< of each leg, where there are several
    std::vector<engine::BestAverage> curve; ///< mean-maximal power in steps of 1 %; empty without power
    std::optional<engine::ThresholdSuggestion> suggestion; ///< nothing: the threshold fits, or none is known
};

/// What is known of an analysed session beside its numbers, except what the athlete wrote.
engine::Circumstances circumstancesOf(const AnalysisDetail& detail);
/// The facts of an analysis: every number that a text about it may name.
engine::Facts factsOf(const AnalysisDetail& detail);

QByteArray writeAnalysisDetail(const AnalysisDetail& detail);
JsonResult<AnalysisDetail> readAnalysisDetail(QByteArrayView json);

/// One leg's curves on an even clock: the value at place i holds for the time from i * every_s on, counted
/// from the leg's start. A curve that was not recorded is empty; the others are all of one length. Never a
/// position.
struct StreamSamples {
    engine::Sport sport = engine::Sport::Other;
    double offset_s = 0.0; ///< where the leg begins on the session's clock
    double every_s = 1.0;
    std::vector<std::optional<double>> power_w;
    std::vector<std::optional<double>> heart_rate_bpm;
    std::vector<std::optional<double>> cadence_rpm;
    std::vector<std::optional<double>> speed_m_s;
    bool operator==(const StreamSamples&) const = default;
};
/// As many places as one curve may have.
inline constexpr std::size_t kMaxStreamPlaces = 2'700;

QByteArray writeStreamSamples(const StreamSamples& samples);
JsonResult<StreamSamples> readStreamSamples(QByteArrayView json);

/// What a coach has before them when approving: the text and everything it rests on. Two that differ in any
/// of it have different hashes, so nobody approves what they have not read.
struct ApprovedContent {
    QString text;
    QString personal_note;
    std::optional<int> score;
    std::optional<engine::Verdict> verdict;
    std::optional<domain::AdjustReason> adjusted; ///< then the report shows no score
    QString facts;                                ///< of the detail
};
/// SHA-256 as base64url without padding, 43 characters.
QString contentHashOf(const ApprovedContent& content);

} // namespace leadout::protocol
