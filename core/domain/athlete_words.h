// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace leadout::domain {

inline constexpr int kMostEffort = 10;
inline constexpr int kBestFeel = 5;
inline constexpr int kMostCommentBytes = 8192; ///< percent-encoded, as a comment travels

/// What the athlete told about a session.
struct AthleteWords {
    QString comment;
    std::optional<int> effort; ///< perceived, 1 to kMostEffort
    std::optional<int> feel;   ///< 1 (bad) to kBestFeel

    bool isEmpty() const { return comment.isEmpty() && !effort && !feel; }
    bool operator==(const AthleteWords&) const = default;
};

} // namespace leadout::domain
