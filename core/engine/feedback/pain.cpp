// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/pain.h"

#include <algorithm>
#include <array>
#include <string>

namespace leadout::engine {

namespace {

using Words = std::string_view;

// Whole words, in lower case; a word that ends in * stands for all that begin with it.
constexpr std::array kWords = {
    // English
    Words("pain*"),
    Words("hurt*"),
    Words("ache*"),
    Words("aching"),
    Words("sore*"),
    Words("injur*"),
    Words("ill"),
    Words("illness"),
    Words("sick*"),
    Words("fever*"),
    Words("flu"),
    Words("cough*"),
    Words("dizz*"),
    Words("faint*"),
    Words("nause*"),
    Words("vomit*"),
    Words("sprain*"),
    Words("strain*"),
    Words("swollen"),
    Words("virus"),
    Words("covid*"),
    Words("chest"),
    Words("knee*"),
    Words("calf"),
    Words("calves"),
    Words("achilles"),
    Words("hamstring*"),
    Words("shin*"),
    Words("crash*"),
    // German
    Words("schmerz*"),
    Words("weh"),
    Words("wehgetan"),
    Words("krank*"),
    Words("verletz*"),
    Words("erkält*"),
    Words("fieber*"),
    Words("grippe*"),
    Words("husten*"),
    Words("knie*"),
    Words("wade*"),
    Words("schwindel*"),
    // French
    Words("douleur*"),
    Words("malade*"),
    Words("bless*"),
    Words("fièvre*"),
    Words("rhume"),
    Words("genou*"),
    Words("mollet*"),
    Words("toux"),
    // Spanish, Portuguese, Italian
    Words("dolor*"),
    Words("duele*"),
    Words("enferm*"),
    Words("lesi*"),
    Words("fiebre"),
    Words("rodilla*"),
    Words("gripe*"),
    Words("dor"),
    Words("dores"),
    Words("doente*"),
    Words("doença*"),
    Words("lesão"),
    Words("lesões"),
    Words("febre"),
    Words("joelho*"),
    Words("malat*"),
    Words("febbre"),
    Words("influenza"),
    Words("ginocchi*"),
    Words("infortun*"),
    Words("polpaccio"),
    // Dutch, Danish, Swedish
    Words("pijn*"),
    Words("ziek*"),
    Words("koorts"),
    Words("griep*"),
    Words("blessure*"),
    Words("smerte*"),
    Words("ondt"),
    Words("syg*"),
    Words("feber*"),
    Words("skade*"),
    Words("knæ*"),
    Words("ont"),
    Words("sjuk*"),
    Words("skada*"),
    Words("smärt*"),
    Words("knä*"),
    // Polish
    Words("ból*"),
    Words("boli*"),
    Words("bola*"),
    Words("chory"),
    Words("chora"),
    Words("gorączk*"),
    Words("kontuzj*"),
    Words("kolan*"),
};

// Chinese is written without spaces.
constexpr std::array kAnywhere = {Words("痛"),   Words("疼"),   Words("病"),   Words("受伤"),
                                  Words("受傷"), Words("感冒"), Words("发烧"), Words("發燒")};

/// Letters, and every byte of a letter outside ASCII.
bool isLetter(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code >= 0x80 || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool isListed(std::string_view word) {
    return std::any_of(kWords.begin(), kWords.end(), [word](std::string_view listed) {
        if (listed.ends_with('*'))
            return word.starts_with(listed.substr(0, listed.size() - 1));
        return word == listed;
    });
}

} // namespace

bool tellsOfPain(std::string_view comment) {
    const auto contains = [comment](std::string_view word) {
        return comment.find(word) != std::string_view::npos;
    };
    if (std::any_of(kAnywhere.begin(), kAnywhere.end(), contains))
        return true;
    std::string word;
    for (const char byte : comment) {
        if (isLetter(byte)) {
            word += lower(byte);
            continue;
        }
        if (isListed(word))
            return true;
        word.clear();
    }
    return isListed(word);
}

} // namespace leadout::engine
