// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// A part of a text by its places: from `start` up to, but not including, `end`.
struct TextPart {
    std::size_t start = 0;
    std::size_t end = 0;
};

/// The parts of a text (UTF-16, English or German) that are about the plan or about what is to come, and so
/// claim nothing of the session: "The plan was 3 x 12 min.", "hold 250 W next time". What is to come
/// reaches back to the beginning of its clause, and no further than to what was done. A sentence that turns
/// to what was done is a claim from there on. In order, without overlaps; in time that grows with the text.
std::vector<TextPart> partsOnPlanOrFuture(std::u16string_view text);

/// A sentence with what it names beside the session. In order and without gaps but for the marks that end
/// them.
struct ToldSentence {
    TextPart place;
    bool names_threshold = false;
    bool names_zone = false;
    bool names_last_time = false; ///< "last week", "beim letzten Mal"; "the last repeat" is of the session
};

/// The sentences of a text, at least one; in time that grows with the text.
std::vector<ToldSentence> sentencesOf(std::u16string_view text);

/// A Latin, Greek or Cyrillic letter.
bool isLetterUnit(char16_t unit);

/// The small letter of a Latin one up to U+00DE; others as they are.
char16_t lowerLetter(char16_t unit);

/// Whether a word is one of a list of words in small letters.
bool isOneOf(std::u16string_view word, const std::u16string_view* first, std::size_t count);

} // namespace leadout::engine
