// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace leadout::domain {

/// The stable words of an enumeration, in the order of its values. They are stored and sent, so they never
/// change; specialised beside each enumeration.
template <typename Enum>
inline constexpr std::array<std::string_view, 0> kWords{};

/// An enumeration that has stable words.
template <typename Enum>
concept Worded = (kWords<Enum>.size() > 0);

/// The stable word of a value, such as "review_pending".
template <Worded Enum>
constexpr std::string_view key(Enum value) {
    return kWords<Enum>[static_cast<std::size_t>(value)];
}

/// The value a stable word stands for; nothing for an unknown word.
template <Worded Enum>
constexpr std::optional<Enum> fromKey(std::string_view word) {
    for (std::size_t i = 0; i < kWords<Enum>.size(); ++i) {
        if (kWords<Enum>[i] == word)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

/// A word as a QString; words are ASCII.
inline QString wordText(std::string_view word) {
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

} // namespace leadout::domain
