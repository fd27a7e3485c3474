// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace leadout::ui {

/// A piece of two texts that are laid beside each other.
struct TextPart {
    enum class In : std::uint8_t { Both, First, Second };
    QString text;
    In in = In::Both;
    bool operator==(const TextPart&) const = default;
};

/// Two texts word by word: the longest common subsequence of their words, and between its words what only one
/// of them has, the first's before the second's. The parts in the first or in both are the first text, and so
/// with the second. Very long texts that have little in common are told as a whole.
std::vector<TextPart> differenceOf(const QString& first, const QString& second);

} // namespace leadout::ui
