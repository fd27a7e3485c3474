// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/clock.h"
#include "core/domain/ids.h"
#include "core/domain/states.h"
#include "core/engine/model/compliance.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/sentence.h"
#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>

#include <optional>
#include <vector>

/// Analyses as JSON, in a list and in detail. Only what is named here is ever written. Reading passes over
/// members that it does not know, as long as the reader keeps them (UnknownFields::Keep), and takes absent
/// ones for "not known"; a word that it does not know is an error, because nothing true could be shown.
namespace leadout::protocol {

/// As many bytes as the payload of a row in a list may have.
inline constexpr int kMaxListRowBytes = 400;

/// An analysis as lists show it, within kMaxListRowBytes. The athlete is in the row's scope; names, sports
/// and titles are in the rows that the ids name.
struct AnalysisRow {
    std::optional<domain::WorkoutId> workout;   ///< nothing: unplanned
    std::optional<domain::ActivityId> activity; ///< the first of its recordings; nothing: none has come
    QDate day;                                  ///< of the athlete
    domain::Instant arrived{};                  ///< since when it is there to be reviewed
    domain::AnalysisState state = domain::AnalysisState::Analyzing;
    std::optional<int> score; ///< 0 to 100
    std::optional<engine::Band> band;
    std::optional<engine::Verdict> verdict; ///< nothing while it is being analysed, and for missed sessions
    std::vector<engine::Reason> reasons;    ///< at most kMaxListReasons, the first counts most
    std::optional<int> planned_s;
    std::optional<int> done_s;
    bool missed = false;         ///< a planned session without a recording
    bool athlete_wrote = false;  ///< a comment, or that it felt bad
    bool adjusted = false;       ///< a coach accepted the change of plan; the score counts nowhere
    bool handed_to_head = false; ///< waits for a head coach
    bool auto_approved = false;  ///< went out without a coach
    bool publish_failed = false; ///< approved and not sent
    bool threshold_flag = false; ///< the threshold may be out of date
    bool operator==(const AnalysisRow&) const = default;
};
inline constexpr std::size_t kMaxListReasons = 3;

/// The payload of an analysis' row; reasons beyond kMaxListReasons are left out.
QByteArray writeAnalysisRow(const AnalysisRow& row);
JsonResult<AnalysisRow> readAnalysisRow(QByteArrayView payload);

void writeSentence(JsonWriter& out, const engine::Sentence& sentence);
engine::Sentence readSentence(ObjectReader& reader);

void writeMetrics(JsonWriter& out, const engine::Metrics& metrics);
engine::Metrics readMetrics(ObjectReader& reader);

void writeCompliance(JsonWriter& out, const engine::Compliance& compliance);
engine::Compliance readCompliance(ObjectReader& reader);

} // namespace leadout::protocol
