// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace leadout::protocol {

/// The stable word that stands for a value of an enum in messages.
template <typename E>
struct Word {
    E value;
    std::string_view word;
};

/// All words of an enum. Refers to an array that must outlive it, normally a constant.
template <typename E>
struct Words {
    const Word<E>* first = nullptr;
    std::size_t count = 0;

    template <std::size_t N>
    explicit constexpr Words(const Word<E> (&words)[N]) : first(words)
                                                        , count(N) {}

    /// The word of a value; empty for a value that is not in the table.
    constexpr std::string_view wordOf(E value) const {
        for (std::size_t i = 0; i < count; ++i) {
            if (first[i].value == value)
                return first[i].word;
        }
        return {};
    }

    /// The value of a word; nothing for an unknown word.
    constexpr std::optional<E> valueOf(std::string_view word) const {
        for (std::size_t i = 0; i < count; ++i) {
            if (first[i].word == word)
                return first[i].value;
        }
        return std::nullopt;
    }
};

} // namespace leadout::protocol
