// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/row_kinds.h"

#include <algorithm>
#include <array>

namespace leadout::protocol {

namespace {

constexpr std::array<std::string_view, kRowKindCount> kKinds = {
    "company",
    "coach",
    "invite",
    "athlete",
    "threshold",
    "day_mark",
    "consent",
    "workout",
    "workout_structure",
    "activity",
    "activity_words",
    "analysis",
    "analysis_detail",
    "stream",
    "feedback",
    "note",
    "report",
    "held_op",
    "held_words",
};

} // namespace

std::string_view key(RowKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<RowKind> rowKindFromKey(std::string_view word) {
    const auto found = std::find(kKinds.begin(), kKinds.end(), word);
    if (found == kKinds.end())
        return std::nullopt;
    return static_cast<RowKind>(found - kKinds.begin());
}

QUuid bodyRowId(const QUuid& parent, RowKind body) {
    // Only random bits of the id, so that its version and variant stay.
    QUuid id = parent;
    id.data4[6] ^= 0xb0;
    id.data4[7] ^= static_cast<unsigned char>(0x40 + static_cast<int>(body));
    return id;
}

} // namespace leadout::protocol
