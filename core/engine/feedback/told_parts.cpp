// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/told_parts.h"

#include <algorithm>
#include <array>

namespace leadout::engine {

namespace {

using Word16 = std::u16string_view;

constexpr std::array kFuture = {
    Word16(u"next"),       Word16(u"tomorrow"), Word16(u"upcoming"),  Word16(u"will"),
    Word16(u"ll"),         Word16(u"let"),      Word16(u"lets"),      Word16(u"aim"),
    Word16(u"try"),        Word16(u"should"),   Word16(u"nächste"),   Word16(u"nächsten"),
    Word16(u"nächster"),   Word16(u"nächstes"), Word16(u"nächstem"),  Word16(u"morgen"),
    Word16(u"übermorgen"), Word16(u"wirst"),    Word16(u"wird"),      Word16(u"werden"),
    Word16(u"werde"),      Word16(u"kommende"), Word16(u"kommenden"), Word16(u"kommender"),
    Word16(u"demnächst"),  Word16(u"künftig"),  Word16(u"soll"),      Word16(u"sollst"),
    Word16(u"sollen"),     Word16(u"sollten"),  Word16(u"solltest"),  Word16(u"versuch"),
    Word16(u"versuche"),
};

constexpr std::array kPlan = {
    Word16(u"plan"),         Word16(u"plans"),      Word16(u"planned"),     Word16(u"scheduled"),
    Word16(u"prescribed"),   Word16(u"geplant"),    Word16(u"geplante"),    Word16(u"geplanten"),
    Word16(u"geplanter"),    Word16(u"geplantes"),  Word16(u"vorgesehen"),  Word16(u"vorgesehene"),
    Word16(u"vorgesehenen"), Word16(u"vorgegeben"), Word16(u"vorgegebene"), Word16(u"vorgegebenen"),
};

// "As planned", "than planned" and the like compare what was done.
constexpr std::array kComparing = {Word16(u"as"),  Word16(u"than"), Word16(u"to"), Word16(u"on"),
                                   Word16(u"wie"), Word16(u"als"),  Word16(u"im"), Word16(u"nach")};

// What an athlete did.
constexpr std::array kDone = {
    Word16(u"did"),     Word16(u"rode"),     Word16(u"ran"),       Word16(u"swam"),    Word16(u"held"),
    Word16(u"kept"),    Word16(u"averaged"), Word16(u"hit"),       Word16(u"peaked"),  Word16(u"reached"),
    Word16(u"went"),    Word16(u"covered"),  Word16(u"climbed"),   Word16(u"faded"),   Word16(u"began"),
    Word16(u"started"), Word16(u"finished"), Word16(u"completed"), Word16(u"managed"), Word16(u"took"),
    Word16(u"hast"),    Word16(u"bist"),     Word16(u"fuhrst"),    Word16(u"liefst"),  Word16(u"schwammst"),
    Word16(u"hieltst"), Word16(u"lagst"),    Word16(u"kamst"),     Word16(u"warst"),   Word16(u"schafftest"),
};

// What a part of a sentence ends with.
constexpr std::array kBreaks = {Word16(u"with"), Word16(u"at"),  Word16(u"and"), Word16(u"but"),
                                Word16(u"mit"),  Word16(u"bei"), Word16(u"und"), Word16(u"aber")};

constexpr std::size_t kBeginning = 4; ///< words of a sentence in which its subject is named

template <std::size_t Count>
bool isIn(std::u16string_view word, const std::array<Word16, Count>& list) {
    return isOneOf(word, list.data(), Count);
}

bool isSpace(char16_t unit) {
    return unit == u' ' || unit == u'\t' || unit == u'\r' || unit == u'\n' || unit == u'\u00a0' ||
           unit == u'\u202f';
}

bool isDigitUnit(char16_t unit) {
    return unit >= u'0' && unit <= u'9';
}

/// Whether a sentence ends with the unit at a place. A point inside a number ends nothing.
bool endsSentence(std::u16string_view text, std::size_t at) {
    switch (text[at]) {
    case u'!':
    case u'?':
    case u';':
    case u'\n':
    case u'\u2026':
    case u'\u3002':
    case u'\uff01':
    case u'\uff1f': return true;
    case u'.': return at + 1 == text.size() || isSpace(text[at + 1]);
    default: return false;
    }
}

/// Walks through one sentence and notes what of it is on the plan or on what is to come.
class SentenceWalk {
public:
    SentenceWalk(std::u16string_view text, TextPart whole, std::vector<TextPart>& parts)
        : m_text(text)
        , m_whole(whole)
        , m_parts(parts) {}

    void walk() {
        for (std::size_t at = m_whole.start; at < m_whole.end;) {
            const char16_t unit = m_text[at];
            if (isLetterUnit(unit)) {
                std::size_t end = at;
                while (end < m_whole.end && isLetterUnit(m_text[end]))
                    ++end;
                word(at, end);
                at = end;
                continue;
            }
            m_numbers = m_numbers || isDigitUnit(unit);
            // A comma inside a number parts nothing.
            const bool inside = at + 1 < m_whole.end && isDigitUnit(m_text[at + 1]);
            if ((unit == u',' && !inside) || unit == u'(' || unit == u')')
                breakAt(at);
            ++at;
        }
        close(m_whole.end);
    }

private:
    enum class State { Claims, Clause, Rest };

    void word(std::size_t start, std::size_t end) {
        const std::u16string_view word = m_text.substr(start, end - start);
        ++m_words;
        if (isIn(word, kDone)) {
            close(start);
            m_done = true;
        } else if (isFuture(word, end)) {
            open(m_done ? start : m_whole.start, State::Rest);
        } else if (isIn(word, kPlan) && !isIn(m_before, kComparing)) {
            const bool subject = !m_done && !m_numbers && m_words <= kBeginning;
            open(start, subject ? State::Rest : State::Clause);
        } else if (isIn(word, kBreaks)) {
            breakAt(start);
        }
        m_before = word;
    }

    bool isFuture(std::u16string_view word, std::size_t end) const {
        if (!isIn(word, kFuture))
            return false;
        constexpr std::array kThisMorning = {Word16(u"heute"), Word16(u"gestern"), Word16(u"am")};
        if (isOneOf(word, &kMorgen, 1))
            return !isIn(m_before, kThisMorning);
        const std::u16string_view behind = m_text.substr(end, 4);
        return !(isOneOf(word, kFuture.data(), 1) && behind.starts_with(u" to"));
    }

    void open(std::size_t start, State state) {
        if (m_state == State::Rest)
            return;
        if (m_state == State::Claims)
            m_start = start;
        else
            m_start = std::min(m_start, start);
        m_state = state;
    }

    void breakAt(std::size_t end) {
        if (m_state == State::Clause)
            close(end);
    }

    void close(std::size_t end) {
        if (m_state == State::Claims)
            return;
        // What begins with its sentence may reach back over a part that is noted already.
        while (!m_parts.empty() && m_parts.back().end > m_start)
            m_parts.pop_back();
        m_parts.push_back({m_start, end});
        m_state = State::Claims;
    }

    static constexpr Word16 kMorgen = u"morgen";

    std::u16string_view m_text;
    TextPart m_whole;
    std::vector<TextPart>& m_parts;
    std::u16string_view m_before;
    std::size_t m_words = 0;
    std::size_t m_start = 0;
    State m_state = State::Claims;
    bool m_done = false;
    bool m_numbers = false;
};

} // namespace

bool isLetterUnit(char16_t unit) {
    const bool ascii = (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z');
    return ascii || (unit >= 0x00C0 && unit < 0x0530 && unit != 0x00D7 && unit != 0x00F7);
}

char16_t lowerLetter(char16_t unit) {
    const bool ascii = unit >= u'A' && unit <= u'Z';
    const bool latin = unit >= 0x00C0 && unit <= 0x00DE && unit != 0x00D7;
    return ascii || latin ? static_cast<char16_t>(unit + 0x20) : unit;
}

bool isOneOf(std::u16string_view word, const std::u16string_view* first, std::size_t count) {
    return std::any_of(first, first + count, [word](std::u16string_view listed) {
        return std::equal(word.begin(), word.end(), listed.begin(), listed.end(),
                          [](char16_t a, char16_t b) { return lowerLetter(a) == b; });
    });
}

std::vector<TextPart> partsOnPlanOrFuture(std::u16string_view text) {
    std::vector<TextPart> parts;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!endsSentence(text, at))
            continue;
        SentenceWalk(text, {start, at}, parts).walk();
        start = at + 1;
    }
    SentenceWalk(text, {start, text.size()}, parts).walk();
    return parts;
}

} // namespace leadout::engine
