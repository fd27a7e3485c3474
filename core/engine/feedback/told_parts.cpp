// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/told_parts.h"

#include <algorithm>
#include <array>

namespace leadout::engine {

namespace {

using Word16 = std::u16string_view;

constexpr std::array kFuture = {
    Word16(u"tomorrow"),  Word16(u"upcoming"),   Word16(u"will"),     Word16(u"ll"),
    Word16(u"lets"),      Word16(u"aim"),        Word16(u"try"),      Word16(u"should"),
    Word16(u"morgen"),    Word16(u"übermorgen"), Word16(u"wirst"),    Word16(u"wird"),
    Word16(u"werden"),    Word16(u"werde"),      Word16(u"kommende"), Word16(u"kommenden"),
    Word16(u"kommender"), Word16(u"demnächst"),  Word16(u"künftig"),  Word16(u"soll"),
    Word16(u"sollst"),    Word16(u"sollen"),     Word16(u"sollten"),  Word16(u"solltest"),
    Word16(u"versuch"),   Word16(u"versuche"),
};

// These are of the future before an occasion alone: "the next repeat" may be one of the session.
constexpr std::array kNext = {Word16(u"next"),     Word16(u"nächste"),  Word16(u"nächsten"),
                              Word16(u"nächster"), Word16(u"nächstes"), Word16(u"nächstem")};

constexpr std::array kLast = {Word16(u"last"),    Word16(u"previous"), Word16(u"letzte"),
                              Word16(u"letzten"), Word16(u"letzter"),  Word16(u"letztes"),
                              Word16(u"letztem"), Word16(u"vorige"),   Word16(u"vorigen"),
                              Word16(u"voriger"), Word16(u"voriges"),  Word16(u"vorigem")};

// What comes and goes as a whole.
constexpr std::array kOccasions = {
    Word16(u"time"),     Word16(u"session"),    Word16(u"sessions"),   Word16(u"workout"),
    Word16(u"week"),     Word16(u"weeks"),      Word16(u"weekend"),    Word16(u"day"),
    Word16(u"days"),     Word16(u"month"),      Word16(u"year"),       Word16(u"season"),
    Word16(u"block"),    Word16(u"ride"),       Word16(u"run"),        Word16(u"swim"),
    Word16(u"race"),     Word16(u"test"),       Word16(u"one"),        Word16(u"up"),
    Word16(u"monday"),   Word16(u"tuesday"),    Word16(u"wednesday"),  Word16(u"thursday"),
    Word16(u"friday"),   Word16(u"saturday"),   Word16(u"sunday"),     Word16(u"mal"),
    Word16(u"male"),     Word16(u"einheit"),    Word16(u"einheiten"),  Word16(u"training"),
    Word16(u"woche"),    Word16(u"wochen"),     Word16(u"wochenende"), Word16(u"tag"),
    Word16(u"tage"),     Word16(u"tagen"),      Word16(u"monat"),      Word16(u"jahr"),
    Word16(u"saison"),   Word16(u"ausfahrt"),   Word16(u"fahrt"),      Word16(u"lauf"),
    Word16(u"rennen"),   Word16(u"wettkampf"),  Word16(u"montag"),     Word16(u"dienstag"),
    Word16(u"mittwoch"), Word16(u"donnerstag"), Word16(u"freitag"),    Word16(u"samstag"),
    Word16(u"sonntag"),
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

// What was, in a sentence that may yet be about the plan: "the plan was 250 W".
constexpr std::array kWas = {Word16(u"was"),   Word16(u"were"),  Word16(u"came"),
                             Word16(u"war"),   Word16(u"waren"), Word16(u"kam"),
                             Word16(u"kamen"), Word16(u"lag"),   Word16(u"lagen")};

// What asks for something at the beginning of a sentence. Words that are nouns as well are not among them.
constexpr std::array kAsking = {
    Word16(u"hold"),   Word16(u"keep"),   Word16(u"stay"),    Word16(u"go"),       Word16(u"do"),
    Word16(u"take"),   Word16(u"begin"),  Word16(u"make"),    Word16(u"be"),       Word16(u"halte"),
    Word16(u"bleib"),  Word16(u"bleibe"), Word16(u"fahr"),    Word16(u"fahre"),    Word16(u"laufe"),
    Word16(u"geh"),    Word16(u"gehe"),   Word16(u"mach"),    Word16(u"mache"),    Word16(u"beginne"),
    Word16(u"starte"), Word16(u"nimm"),   Word16(u"schwimm"), Word16(u"schwimme"),
};
constexpr std::array kBeforeAsking = {Word16(u"and"),    Word16(u"but"),  Word16(u"so"),   Word16(u"then"),
                                      Word16(u"please"), Word16(u"und"),  Word16(u"aber"), Word16(u"also"),
                                      Word16(u"dann"),   Word16(u"bitte")};

// What a clause begins with.
constexpr std::array kJoining = {Word16(u"and"), Word16(u"but"),  Word16(u"so"),
                                 Word16(u"und"), Word16(u"aber"), Word16(u"also")};

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

/// Whether one of the two words behind a place is an occasion: "next time", "next long ride".
bool isOccasionBehind(std::u16string_view text, std::size_t at) {
    for (int words = 0; words < 2 && at + 1 < text.size() && isSpace(text[at]); ++words) {
        const std::size_t start = at + 1;
        at = start;
        while (at < text.size() && isLetterUnit(text[at]))
            ++at;
        if (isIn(text.substr(start, at - start), kOccasions))
            return true;
    }
    return false;
}

/// Walks through one sentence and notes what of it is on the plan or on what is to come.
class SentenceWalk {
public:
    SentenceWalk(std::u16string_view text, TextPart whole, std::vector<TextPart>& parts)
        : m_text(text)
        , m_whole(whole)
        , m_parts(parts)
        , m_clause(whole.start) {}

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
            m_numbersInPart = m_numbersInPart || isDigitUnit(unit);
            if (isPause(at)) {
                breakAt(at);
                beginClause(at);
            }
            ++at;
        }
        close(m_whole.end);
    }

private:
    enum class State { Claims, Clause, Plan, Future };

    /// A comma, a bracket or a dash between words; a comma inside a number parts nothing.
    bool isPause(std::size_t at) const {
        const char16_t unit = m_text[at];
        if (unit == u'(' || unit == u')' || unit == u'\u2014')
            return true;
        if (unit == u'-' || unit == u'\u2013')
            return at > m_whole.start && isSpace(m_text[at - 1]) && at + 1 < m_whole.end &&
                   isSpace(m_text[at + 1]);
        return unit == u',' && !(at + 1 < m_whole.end && isDigitUnit(m_text[at + 1]));
    }

    void word(std::size_t start, std::size_t end) {
        const std::u16string_view word = m_text.substr(start, end - start);
        ++m_words;
        if (isIn(word, kJoining))
            beginClause(start);
        noteAsking(word);
        if (isIn(word, kDone)) {
            close(start);
            m_done = true;
            m_past = true;
        } else if (isFuture(word, end)) {
            open(reach(start), State::Future);
        } else if (isIn(word, kWas)) {
            was(start);
        } else if (isIn(word, kPlan) && !isIn(m_before, kComparing)) {
            const bool subject = !m_done && !m_numbers && m_words <= kBeginning;
            open(start, subject ? State::Plan : State::Clause);
        } else if (isIn(word, kBreaks)) {
            breakAt(start);
        }
        m_before = word;
    }

    void beginClause(std::size_t at) {
        m_clause = at;
        m_clauseBegins = true;
        m_clauseAsks = false;
    }

    void noteAsking(std::u16string_view word) {
        if (!m_clauseBegins || isIn(word, kBeforeAsking))
            return;
        m_clauseBegins = false;
        m_clauseAsks = isIn(word, kAsking);
        m_sentenceAsks = m_sentenceAsks || (m_clauseAsks && m_clause == m_whole.start);
    }

    /// What was done ends what is to come; of a plan it is the verb until the plan has told a number.
    void was(std::size_t start) {
        if (m_state == State::Plan && !m_numbersInPart)
            return;
        m_past = true;
        if (m_state == State::Plan)
            close(start);
    }

    /// Where that begins which a word of the future makes no claim.
    std::size_t reach(std::size_t start) const {
        if (m_sentenceAsks && !m_past)
            return m_whole.start;
        return m_clauseAsks || !m_past ? m_clause : start;
    }

    bool isFuture(std::u16string_view word, std::size_t end) const {
        constexpr Word16 kLet = u"let";
        constexpr Word16 kShould = u"should";
        const std::u16string_view behind = m_text.substr(end, 12);
        if (isIn(word, kNext))
            return isOccasionBehind(m_text.substr(0, m_whole.end), end);
        if (isOneOf(word, &kLet, 1))
            return behind.starts_with(u"'s") || behind.starts_with(u"\u2019s") || behind.starts_with(u" us ");
        if (isOneOf(word, &kShould, 1) && behind.starts_with(u" be proud"))
            return false;
        constexpr std::array kThisMorning = {Word16(u"heute"), Word16(u"gestern"), Word16(u"am")};
        return isIn(word, kFuture) && !(isOneOf(word, &kMorgen, 1) && isIn(m_before, kThisMorning));
    }

    void open(std::size_t start, State state) {
        if (m_state == State::Plan || m_state == State::Future)
            return;
        m_start = m_state == State::Claims ? start : std::min(m_start, start);
        m_state = state;
        m_numbersInPart = false;
    }

    void breakAt(std::size_t end) {
        if (m_state == State::Clause)
            close(end);
    }

    void close(std::size_t end) {
        if (m_state == State::Claims)
            return;
        // What begins with its clause may reach back over a part that is noted already.
        while (!m_parts.empty() && m_parts.back().end > m_start) {
            m_start = std::min(m_start, m_parts.back().start);
            m_parts.pop_back();
        }
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
    std::size_t m_clause = 0; ///< where the clause at hand begins
    State m_state = State::Claims;
    bool m_done = false;          ///< the athlete did something
    bool m_past = false;          ///< that, or something was
    bool m_numbers = false;       ///< there was one
    bool m_numbersInPart = false; ///< since the part was opened
    bool m_clauseBegins = true;
    bool m_clauseAsks = false;
    bool m_sentenceAsks = false;
};

constexpr std::array kOfLastTime = {Word16(u"ago"),    Word16(u"damals"), Word16(u"zuletzt"),
                                    Word16(u"zuvor"),  Word16(u"vorher"), Word16(u"previously"),
                                    Word16(u"earlier")};
constexpr std::array kOfThreshold = {Word16(u"threshold"), Word16(u"ftp"), Word16(u"schwelle"),
                                     Word16(u"schwellenleistung"), Word16(u"schwellenwert")};

constexpr std::array kOfZone = {Word16(u"zone"),    Word16(u"zones"),    Word16(u"zonen"),    Word16(u"z"),
                                Word16(u"bereich"), Word16(u"bereiche"), Word16(u"bereichen")};

/// A sentence by its place, with what it names.
ToldSentence sentenceAt(std::u16string_view text, TextPart whole) {
    ToldSentence sentence{whole};
    for (std::size_t at = whole.start; at < whole.end;) {
        std::size_t end = at;
        while (end < whole.end && isLetterUnit(text[end]))
            ++end;
        const std::u16string_view word = text.substr(at, end - at);
        sentence.names_threshold = sentence.names_threshold || isIn(word, kOfThreshold);
        sentence.names_zone = sentence.names_zone || isIn(word, kOfZone);
        sentence.names_last_time = sentence.names_last_time || isIn(word, kOfLastTime) ||
                                   (isIn(word, kLast) && isOccasionBehind(text.substr(0, whole.end), end));
        at = std::max(end, at + 1);
    }
    return sentence;
}

/// The places of the sentences of a text, in order.
std::vector<TextPart> sentencePlaces(std::u16string_view text) {
    std::vector<TextPart> places;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!endsSentence(text, at))
            continue;
        places.push_back({start, at});
        start = at + 1;
    }
    places.push_back({start, text.size()});
    return places;
}

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
    for (const TextPart& sentence : sentencePlaces(text))
        SentenceWalk(text, sentence, parts).walk();
    return parts;
}

std::vector<ToldSentence> sentencesOf(std::u16string_view text) {
    std::vector<ToldSentence> sentences;
    for (const TextPart& place : sentencePlaces(text))
        sentences.push_back(sentenceAt(text, place));
    return sentences;
}

} // namespace leadout::engine
