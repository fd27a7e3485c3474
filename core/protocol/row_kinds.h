// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

#include <cstdint>
#include <optional>
#include <string_view>

namespace leadout::protocol {

/// What a row is, as the programs know it. Rows of an athlete's :body scope are marked.
enum class RowKind : std::uint8_t {
    Company,
    Coach,
    Invite,
    Athlete,
    Threshold,
    DayMark, ///< body
    Consent,
    Workout,
    WorkoutStructure, ///< body
    Activity,
    ActivityWords, ///< body
    Analysis,
    AnalysisDetail, ///< body
    Stream,         ///< body
    Feedback,       ///< body
    Note,           ///< body
    Report,
    HeldOp,
    HeldWords, ///< what a held op says, while it waits; for head coaches alone
};
inline constexpr int kRowKindCount = static_cast<int>(RowKind::HeldWords) + 1;

/// The stable word for a kind, such as "analysis_detail".
std::string_view key(RowKind kind);

/// The kind of a stable word; nothing for an unknown word.
std::optional<RowKind> rowKindFromKey(std::string_view word);

/// The id of the row that holds the words, structure or detail of another one: that one's id with some bits
/// turned over. Given the former it gives the latter back.
QUuid bodyRowId(const QUuid& parent, RowKind body);

} // namespace leadout::protocol
