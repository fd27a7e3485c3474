// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace leadout::domain {

/// The English words of a sentence and its id, in the order of Qt's macros that mark texts for lupdate.
struct CatalogueWords {
    const char* text; ///< UTF-8; {0} is the first value, {0:hm} one shown in a given way (see sentences.h)
    const char* id;   ///< dotted words, such as "access.not_found"
};

/// A sentence of the catalogue. The translator knows it by text and id, the id being the disambiguation.
struct CatalogueEntry {
    CatalogueWords words;
    int count = -1; ///< index of the value that chooses singular or plural; -1: none does
};

/// The sentences by subject, each in its own file.
std::span<const CatalogueEntry> wordsSentences();
std::span<const CatalogueEntry> pagesSentences();
std::span<const CatalogueEntry> reportSentences();
std::span<const CatalogueEntry> accessSentences();
std::span<const CatalogueEntry> errorsSentences();
std::span<const CatalogueEntry> signInSentences();
std::span<const CatalogueEntry> deskSentences();
std::span<const CatalogueEntry> engineSentences();
std::span<const CatalogueEntry> numbersSentences();
std::span<const CatalogueEntry> draftsSentences();
std::span<const CatalogueEntry> recordingsSentences();

/// The entry with this id; null when there is none. Any thread.
const CatalogueEntry* findSentence(std::string_view id);

/// Every id there is, in the order of the catalogue.
std::span<const std::string_view> sentenceIds();

} // namespace leadout::domain
