// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/pain.h"

#include <algorithm>
#include <array>
#include <string>

namespace leadout::engine {

namespace {

using Words = std::string_view;

// Words in lower case; * stands for any letters before or behind.
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
    Words("cold"),
    Words("colds"),
    Words("headache*"),
    Words("stomach*"),
    Words("backache*"),
    Words("toothache*"),
    Words("earache*"),
    Words("migraine*"),
    Words("asthma*"),
    Words("throat*"),
    Words("infect*"),
    Words("knee*"),
    Words("calf"),
    Words("calves"),
    Words("achilles"),
    Words("hamstring*"),
    Words("shin*"),
    Words("crash*"),
    // German
    Words("*schmerz*"),
    Words("*weh"),
    Words("wehgetan"),
    Words("*krank*"),
    Words("*verletz*"),
    Words("*erkält*"),
    Words("*erkaelt*"),
    Words("*entzünd*"),
    Words("*zerrung*"),
    Words("migräne*"),
    Words("übel"),
    Words("übelkeit"),
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
    Words("fievre*"),
    Words("rhume"),
    Words("enrhumé*"),
    Words("genou*"),
    Words("mollet*"),
    Words("toux"),
    // Spanish, Portuguese, Italian
    Words("dolor*"),
    Words("duele*"),
    Words("enferm*"),
    Words("lesi*"),
    Words("fiebre"),
    Words("*resfria*"),
    Words("migraña*"),
    Words("jaqueca*"),
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
    Words("raffredd*"),
    Words("emicrania"),
    Words("febbre"),
    Words("influenza"),
    Words("ginocchi*"),
    Words("infortun*"),
    Words("polpaccio"),
    // Dutch, Danish, Swedish
    Words("*pijn*"),
    Words("verkouden*"),
    Words("ziek*"),
    Words("koorts"),
    Words("griep*"),
    Words("blessure*"),
    Words("*smerte*"),
    Words("hovedpine*"),
    Words("forkøl*"),
    Words("ondt"),
    Words("syg*"),
    Words("feber*"),
    Words("skade*"),
    Words("knæ*"),
    Words("ont"),
    Words("sjuk*"),
    Words("skada*"),
    Words("*smärt*"),
    Words("*värk*"),
    Words("förkyl*"),
    Words("knä*"),
    // Polish
    Words("ból*"),
    Words("przezięb*"),
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

struct Composed {
    char letter;
    char16_t mark; ///< combining, behind the letter
    char16_t whole;
};

// The accented letters of the words above.
constexpr std::array kComposed = {
    Composed{'a', 0x0308, u'ä'}, Composed{'o', 0x0308, u'ö'}, Composed{'u', 0x0308, u'ü'},
    Composed{'a', 0x030A, u'å'}, Composed{'e', 0x0300, u'è'}, Composed{'e', 0x0301, u'é'},
    Composed{'o', 0x0301, u'ó'}, Composed{'n', 0x0303, u'ñ'}, Composed{'a', 0x0303, u'ã'},
    Composed{'o', 0x0303, u'õ'}, Composed{'c', 0x0327, u'ç'}, Composed{'a', 0x0328, u'ą'},
    Composed{'e', 0x0328, u'ę'},
};

/// The small letter of an accented capital up to U+017F.
char16_t lowerAccented(char16_t letter) {
    const bool latin1 = letter >= 0x00C0 && letter <= 0x00DE && letter != 0x00D7;
    if (latin1)
        return static_cast<char16_t>(letter + 0x20);
    const bool evenCapitals =
        (letter >= 0x0100 && letter <= 0x0137) || (letter >= 0x014A && letter <= 0x0177);
    const bool oddCapitals = (letter >= 0x0139 && letter <= 0x0148) || (letter >= 0x0179 && letter <= 0x017E);
    if ((evenCapitals && letter % 2 == 0) || (oddCapitals && letter % 2 == 1))
        return static_cast<char16_t>(letter + 1);
    return letter;
}

void append(char16_t letter, std::string& text) {
    text += static_cast<char>(0xC0 | (letter >> 6));
    text += static_cast<char>(0x80 | (letter & 0x3F));
}

/// Sets a mark on the last letter; marks that no listed word has are left out.
void setMark(char16_t mark, std::string& text) {
    const auto found = std::find_if(kComposed.begin(), kComposed.end(), [&](const Composed& each) {
        return each.mark == mark && !text.empty() && text.back() == each.letter;
    });
    if (found == kComposed.end())
        return;
    text.pop_back();
    append(found->whole, text);
}

/// A comment in lower case with its accented letters in one piece; punctuation outside ASCII becomes a space.
std::string folded(std::string_view comment) {
    std::string text;
    for (std::size_t i = 0; i < comment.size(); ++i) {
        const auto code = static_cast<unsigned char>(comment[i]);
        const bool two = (code & 0xE0) == 0xC0 && i + 1 < comment.size();
        if (code < 0x80) {
            text += comment[i] >= 'A' && comment[i] <= 'Z' ? static_cast<char>(comment[i] - 'A' + 'a')
                                                           : comment[i];
        } else if (two) {
            const auto next = static_cast<unsigned char>(comment[++i]);
            const auto letter = static_cast<char16_t>(((code & 0x1F) << 6) | (next & 0x3F));
            if (letter < 0x00C0)
                text += ' ';
            else if (letter >= 0x0300 && letter <= 0x036F)
                setMark(letter, text);
            else
                append(lowerAccented(letter), text);
        } else if (code == 0xE2) { // dashes, quotes, bullets
            text += ' ';
            i += 2;
        } else {
            text += comment[i];
        }
    }
    return text;
}

/// Letters, and every byte of a letter outside ASCII.
bool isLetter(char byte) {
    return static_cast<unsigned char>(byte) >= 0x80 || (byte >= 'a' && byte <= 'z');
}

bool isListed(std::string_view word) {
    return std::any_of(kWords.begin(), kWords.end(), [word](std::string_view listed) {
        const bool before = listed.starts_with('*');
        const bool behind = listed.ends_with('*');
        listed = listed.substr(before ? 1 : 0, listed.size() - (before ? 1 : 0) - (behind ? 1 : 0));
        if (before && behind)
            return word.find(listed) != std::string_view::npos;
        if (before)
            return word.ends_with(listed);
        return behind ? word.starts_with(listed) : word == listed;
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
    for (const char byte : folded(comment)) {
        if (isLetter(byte)) {
            word += byte;
            continue;
        }
        if (isListed(word))
            return true;
        word.clear();
    }
    return isListed(word);
}

bool asks(std::string_view comment) {
    constexpr std::array kMarks = {Words("?"), Words("？"), Words("؟")};
    return std::any_of(kMarks.begin(), kMarks.end(),
                       [comment](Words mark) { return comment.find(mark) != Words::npos; });
}

} // namespace leadout::engine
