// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/catalogue.h"

#include <unordered_map>
#include <vector>

namespace leadout::domain {

namespace {

struct Index {
    std::vector<std::string_view> ids;
    std::unordered_map<std::string_view, const CatalogueEntry*> entries;
};

Index buildIndex() {
    Index index;
    for (const auto entries : {wordsSentences(), pagesSentences(), reportSentences(), accessSentences(),
                               errorsSentences(), signInSentences(), deskSentences(), engineSentences(),
                               numbersSentences(), draftsSentences(), recordingsSentences()}) {
        for (const CatalogueEntry& entry : entries) {
            index.ids.emplace_back(entry.words.id);
            index.entries.emplace(entry.words.id, &entry);
        }
    }
    return index;
}

const Index& index() {
    static const Index built = buildIndex();
    return built;
}

} // namespace

const CatalogueEntry* findSentence(std::string_view id) {
    const auto found = index().entries.find(id);
    return found == index().entries.end() ? nullptr : found->second;
}

std::span<const std::string_view> sentenceIds() {
    return index().ids;
}

} // namespace leadout::domain
