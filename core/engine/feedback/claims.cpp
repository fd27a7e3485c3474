// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/claims.h"

#include "core/engine/feedback/claim_words.h"
#include "core/engine/feedback/told_parts.h"
#include "core/engine/feedback/written_number.h"
#include "core/engine/feedback/written_unit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace leadout::engine {

namespace {

using Kind = NumberStyle::Kind;

constexpr std::size_t kLongestWord = 20; ///< letters of a word in front of a number that are looked at
constexpr double kBelieved = 600.0;      ///< seconds; a shorter "1:34" is likelier one of hours and minutes

Reading plainReading(const WrittenNumber& number, const UnitWord& unit) {
    Reading reading;
    const double half = halfStep(number.decimals);
    reading.said = {number.value * unit.scale, unit.unit};
    reading.low = (number.value - half) * unit.scale;
    reading.high = (number.value + half) * unit.scale;
    reading.style.scale = unit.scale;
    reading.style.decimals = number.decimals;
    reading.style.point = number.point;
    reading.style.group = number.group;
    return reading;
}

Reading secondsReading(double seconds, double step, Kind kind) {
    Reading reading;
    reading.said = {seconds, Unit::Seconds};
    reading.low = seconds - step * halfStep(0);
    reading.high = seconds + step * halfStep(0);
    reading.style.kind = kind;
    reading.style.scale = step;
    return reading;
}

Reading paceReading(double seconds, double metres) {
    Reading reading;
    const double pace = std::max(seconds, 1.0);
    reading.said = {metres / pace, Unit::SpeedMs};
    reading.low = metres / (pace + halfStep(0));
    reading.high = metres / (pace - halfStep(0));
    reading.style.kind = Kind::Pace;
    reading.style.scale = metres;
    return reading;
}

class Scanner {
public:
    explicit Scanner(std::u16string_view text) : m_text(text) {}

    std::vector<Claim> scan() {
        while (m_at < m_text.size()) {
            if (!isDigitAt(m_at)) {
                ++m_at;
                continue;
            }
            const WrittenNumber number = readNumber(m_text, m_at);
            m_at = number.end;
            if (!number.sound || isPartOfAWord(number.start))
                continue;
            if (clock(number) || chain(number) || minutePace(number) || withUnit(number) || counted(number))
                continue;
            byWordBefore(number);
        }
        return std::move(m_claims);
    }

private:
    bool isDigitAt(std::size_t at) const { return isDigit(m_text, at); }
    char16_t unitAt(std::size_t at) const { return at < m_text.size() ? m_text[at] : u'\0'; }

    /// Whether what stands in front makes it no number of its own: "W5", "30/15 s", "http2".
    bool isPartOfAWord(std::size_t start) const {
        if (start == m_partOfChain || start == 0)
            return false;
        const char16_t before = m_text[start - 1];
        const bool divided = before == u'/' || before == u':';
        return before == u'_' || before == u'#' || isLetterUnit(before) ||
               (divided && start > 1 && isDigitAt(start - 2));
    }

    std::size_t skipSpace(std::size_t at) const { return isThinOrSpace(unitAt(at)) ? at + 1 : at; }

    std::u16string_view lettersAt(std::size_t at) const { return engine::lettersAt(m_text, at); }

    bool isWordAt(std::size_t at, std::u16string_view word) const { return isOneOf(lettersAt(at), &word, 1); }

    WrittenUnit unitBehind(std::size_t at) const { return readUnit(m_text, at); }

    void add(std::size_t start, std::size_t end, std::vector<Reading> readings) {
        m_claims.push_back({start, end - start, std::move(readings)});
        m_at = std::max(m_at, end);
    }

    std::u16string copy(std::size_t start, std::size_t end) const {
        return std::u16string(m_text.substr(start, end - start));
    }

    /// Where the minutes of a pace end, "min" and the like; 0 when they do not stand there.
    std::size_t minutesEnd(std::size_t at) const {
        const std::u16string_view word = lettersAt(at);
        const UnitWord* unit = unitOf(word);
        return unit && unit->unit == Unit::Seconds && unit->scale == 60.0 ? at + word.size() : 0;
    }

    /// "5 min/km", "8 minutes per mile": a pace in minutes alone.
    bool minutePace(const WrittenNumber& number) {
        const auto pace = paceInMinutes(number.end);
        if (!number.sound || number.value < 1.0 || !pace)
            return false;
        addMinutePace(number, pace->first, pace->second);
        return true;
    }

    std::optional<std::pair<double, std::size_t>> paceInMinutes(std::size_t at) const {
        return minutesEnd(skipSpace(at)) != 0 ? paceUnit(at) : std::nullopt;
    }

    void addMinutePace(const WrittenNumber& number, double metres, std::size_t end) {
        const double half = 60.0 * halfStep(number.decimals);
        const double seconds = 60.0 * number.value;
        Reading reading = paceReading(seconds, metres);
        reading.low = metres / (seconds + half);
        reading.high = metres / (seconds - half);
        reading.style.after = {copy(number.end, end)};
        add(number.start, end, {std::move(reading)});
    }

    /// The metres that a pace behind a place is for, such as " /km", and where that ends.
    std::optional<std::pair<double, std::size_t>> paceUnit(std::size_t at) const {
        std::size_t from = skipSpace(at);
        if (const std::size_t minutes = minutesEnd(from); minutes != 0)
            from = skipSpace(minutes);
        if (isWordAt(from, u"per") || isWordAt(from, u"pro"))
            from = skipSpace(from + 3);
        else if (unitAt(from) == u'/')
            from = skipSpace(from + 1);
        else
            return std::nullopt;
        if (isDigitAt(from)) {
            const WrittenNumber metres = readNumber(m_text, from);
            const WrittenUnit unit = unitBehind(metres.end);
            if (unit.unit && unit.unit->unit == Unit::Metres && metres.value > 0.0)
                return std::pair(metres.value * unit.unit->scale, unit.end);
            // "1:42/100": of metres in a pool.
            constexpr double kPoolPace = 100.0;
            return !unit.unit && metres.whole() && metres.value == kPoolPace
                       ? std::optional(std::pair(kPoolPace, metres.end))
                       : std::nullopt;
        }
        const std::u16string_view word = lettersAt(from);
        const UnitWord* unit = unitOf(word);
        if (!unit || unit->unit != Unit::Metres)
            return std::nullopt;
        return std::pair(unit->scale, from + word.size());
    }

    /// The pace unit behind the second one of a range, "7:16–6:21 /km", seen from the end of the first.
    std::optional<double> paceOfRange(std::size_t at) const {
        if (!isDash(unitAt(at)))
            return std::nullopt;
        std::size_t digits = at + 1;
        while (isDigitAt(digits) && digits < at + 4)
            ++digits;
        if (digits == at + 1 || unitAt(digits) != u':' || !isDigitAt(digits + 1) || !isDigitAt(digits + 2))
            return std::nullopt;
        const auto pace = paceUnit(digits + 3);
        return pace ? std::optional(pace->first) : std::nullopt;
    }

    /// "1:34", "1:14:22", "4:05 /km": a length or a pace. True when it has the form, whatever it says.
    bool clock(const WrittenNumber& first) {
        std::size_t end = first.end;
        std::array<double, 2> parts{};
        std::size_t count = 0;
        while (unitAt(end) == u':' && isDigitAt(end + 1) && isDigitAt(end + 2) && count < parts.size()) {
            parts[count++] = 10.0 * (m_text[end + 1] - u'0') + (m_text[end + 2] - u'0');
            end += 3;
        }
        if (count == 0)
            return false;
        m_at = end;
        const bool inside = isDigitAt(end) || (unitAt(end) == u':' && isDigitAt(end + 1));
        if (!first.whole() || inside || parts[0] > 59.0 || parts[1] > 59.0)
            return true;
        const double minor = 60.0 * first.value + parts[0];
        if (count == 2) {
            add(first.start, end, {secondsReading(60.0 * minor + parts[1], 1.0, Kind::Clock)});
            return true;
        }
        if (const auto pace = paceUnit(end)) {
            Reading reading = paceReading(minor, pace->first);
            reading.style.after = {copy(end, pace->second)};
            add(first.start, pace->second, {reading});
        } else if (const auto metres = paceOfRange(end)) {
            Reading reading = paceReading(minor, *metres);
            reading.style.after = {std::u16string()};
            add(first.start, end, {reading});
        } else {
            lengthOf(first.start, end, minor);
        }
        return true;
    }

    /// The word that ends at or one space before a place.
    std::u16string_view wordBefore(std::size_t at) const {
        if (at > 0 && isThinOrSpace(m_text[at - 1]))
            --at;
        std::size_t start = at;
        while (start > 0 && at - start <= kLongestWord && isLetterUnit(m_text[start - 1]))
            --start;
        return m_text.substr(start, at - start);
    }

    /// "at 17:30", "started at 7:30", "um 7:30": not the length of anything.
    bool isTimeOfDay(std::size_t start, double minor) const {
        constexpr double kTwoFigures =
            10.0 * 60.0; // a day's hours with two figures, as no pace and few lengths have
        constexpr std::array kAround = {std::u16string_view(u"um"), std::u16string_view(u"gegen")};
        constexpr std::array kBegan = {std::u16string_view(u"started"), std::u16string_view(u"began"),
                                       std::u16string_view(u"finished"), std::u16string_view(u"left")};
        const std::u16string_view before = wordBefore(start);
        if (minor >= 24.0 * 60.0)
            return false;
        if (isOneOf(before, kAround.data(), kAround.size()))
            return true;
        if (!isOneWord(before, u"at"))
            return false;
        const std::u16string_view verb = wordBefore(static_cast<std::size_t>(before.data() - m_text.data()));
        return minor >= kTwoFigures || isOneOf(verb, kBegan.data(), kBegan.size());
    }

    /// A clock of two numbers: minutes and seconds or hours and minutes, unless the word behind tells.
    void lengthOf(std::size_t start, std::size_t end, double minor) {
        if (isTimeOfDay(start, minor))
            return;
        const std::size_t behind = skipSpace(end);
        constexpr std::array kTimesOfDay = {std::u16string_view(u"uhr"), std::u16string_view(u"am"),
                                            std::u16string_view(u"pm")};
        if (behind > end && isOneOf(lettersAt(behind), kTimesOfDay.data(), kTimesOfDay.size()) &&
            !(isWordAt(behind, u"am") && isThinOrSpace(unitAt(behind + 2)) &&
              isLetterUnit(unitAt(behind + 3))))
            return;
        const Reading minutes = secondsReading(minor, 1.0, Kind::Clock);
        const Reading hours = secondsReading(60.0 * minor, 60.0, Kind::Clock);
        const WrittenUnit unit = unitBehind(end);
        const double scale = unit.unit && unit.unit->unit == Unit::Seconds ? unit.unit->scale : 0.0;
        if (scale == 3600.0)
            add(start, end, {hours});
        else if (scale == 60.0)
            add(start, end, {minutes});
        else if (minor < kBelieved)
            add(start, end, {hours, minutes});
        else
            add(start, end, {minutes, hours});
    }

    /// "3 x 12 min", "3×10×30 s": how many repeats; what one is of follows as a number of its own.
    bool chain(const WrittenNumber& first) {
        double product = first.value;
        std::size_t end = first.end;
        std::size_t next = timesAt(end);
        if (!first.whole() || next == 0)
            return false;
        std::size_t counts = 1;
        WrittenNumber number = readNumber(m_text, next);
        for (std::size_t further = timesAt(number.end); number.whole() && further != 0;
             further = timesAt(number.end)) {
            product *= number.value;
            end = number.end;
            next = further;
            number = readNumber(m_text, next);
            ++counts;
        }
        const UnitWord unit{u"", Unit::Count, 1.0};
        WrittenNumber all = first;
        all.value = product;
        add(first.start, end, {plainReading(all, unit)});
        // Which one of several is wrong, nobody knows.
        m_claims.back().readings.front().style.replaceable = counts == 1;
        m_partOfChain = next;
        m_at = next;
        return true;
    }

    /// Where the number behind a times sign begins; 0 when there is none.
    std::size_t timesAt(std::size_t at) const {
        const std::size_t sign = skipSpace(at);
        if (unitAt(sign) != u'x' && unitAt(sign) != u'X' && unitAt(sign) != u'\u00d7')
            return 0;
        std::size_t next = skipSpace(sign + 1);
        if (unitAt(next) == u'(')
            ++next;
        return isDigitAt(next) ? next : 0;
    }

    /// "176 bpm", "1,850 kJ", "1 h 30", "244–254 W".
    bool withUnit(const WrittenNumber& number) {
        const WrittenUnit unit = unitBehind(number.end);
        if (!unit.unit)
            return inRange(number);
        const std::size_t after = unit.end;
        const bool duration = unit.unit->unit == Unit::Seconds && unit.unit->scale > 1.0;
        if (duration && number.whole() && spoken(number, unit))
            return true;
        if (isDigitAt(after) || unitAt(after) == u'/')
            return false;
        // "The 1990s" are no seconds.
        if (unit.unit->word == u"s" && number.digits >= 4 && after == number.end + 1)
            return true;
        UnitWord meant = *unit.unit;
        if (meant.unit == Unit::Metres && isOneOf(wordBefore(number.start), kClimbed.data(), kClimbed.size()))
            meant.unit = Unit::MetresUp;
        std::vector<Reading> readings = readingsOf(number, meant);
        for (Reading& reading : readings)
            reading.style.after = {copy(number.end, after)};
        add(number.start, after, std::move(readings));
        return true;
    }

    std::vector<Reading> readingsOf(const WrittenNumber& number, const UnitWord& unit) const {
        std::vector<Reading> readings = {plainReading(number, unit)};
        if (number.may_be_point) {
            // "10.012 km": three decimals rather than thousands, where the unit is a large one.
            WrittenNumber other = number;
            other.value /= 1000.0;
            other.decimals = 3;
            other.point = std::exchange(other.group, u'\0');
            const Reading decimals = plainReading(other, unit);
            const bool likelier = unit.unit == Unit::Metres && unit.scale > 1.0;
            readings.insert(likelier ? readings.begin() : readings.end(), decimals);
        }
        if (unit.unit == Unit::Percent)
            readings.push_back(plainReading(number, {u"", Unit::Intensity, 0.01}));
        return readings;
    }

    /// The first number of a range takes the unit of the second.
    bool inRange(const WrittenNumber& number) {
        if (!isDash(unitAt(number.end)) || !isDigitAt(number.end + 1))
            return false;
        const WrittenNumber second = readNumber(m_text, number.end + 1);
        if (const auto pace = paceInMinutes(second.end); pace && second.sound && number.value >= 1.0) {
            addMinutePace(number, pace->first, number.end);
            return true;
        }
        const WrittenUnit unit = unitBehind(second.end);
        if (!second.sound || !unit.unit || isDigitAt(unit.end) || unitAt(unit.end) == u'/')
            return false;
        add(number.start, number.end, readingsOf(number, *unit.unit));
        return true;
    }

    /// "1 h 30", "1h30min", "2 Stunden und 5 Minuten", "7 min 30 s".
    bool spoken(const WrittenNumber& first, const WrittenUnit& unit) {
        double seconds = first.value * unit.unit->scale;
        double step = unit.unit->scale;
        std::size_t from = first.end;
        std::size_t end = unit.end;
        std::vector<std::u16string> after;
        while (step > 1.0) {
            const std::size_t digits = smallerFrom(end);
            if (digits == 0)
                break;
            const WrittenNumber number = readNumber(m_text, digits);
            const std::size_t tail = smallerEnd(number, step / 60.0, digits - end);
            if (tail == 0)
                break;
            after.push_back(copy(from, digits));
            step /= 60.0;
            seconds += number.value * step;
            from = number.end;
            end = tail;
            if (tail == number.end)
                break;
        }
        if (after.empty())
            return false;
        after.push_back(copy(from, end));
        Reading reading = secondsReading(seconds, step, Kind::Spoken);
        reading.style.after = std::move(after);
        add(first.start, end, {std::move(reading)});
        return true;
    }

    /// Where the smaller unit's number begins behind a unit: after a point, a space, "and"; 0 when nowhere.
    std::size_t smallerFrom(std::size_t at) const {
        std::size_t next = unitAt(at) == u'.' && isThinOrSpace(unitAt(at + 1)) ? at + 1 : at;
        next = skipSpace(next);
        if (isWordAt(next, u"and") || isWordAt(next, u"und"))
            next = skipSpace(next + 3);
        return isDigitAt(next) ? next : 0;
    }

    /// Where the smaller number of a spoken duration ends with its unit; 0 when it is none. A number without
    /// one must be close behind: "1 h 30", "1h30", "7min30".
    std::size_t smallerEnd(const WrittenNumber& number, double scale, std::size_t gap) const {
        const bool fits = number.whole() && number.digits <= 2 && number.value < 60.0;
        if (!fits || unitAt(number.end) == u':' || timesAt(number.end) != 0)
            return 0;
        const WrittenUnit unit = unitBehind(number.end);
        const bool minutes = scale == 60.0;
        if (unit.unit && unit.unit->unit == Unit::Seconds && unit.unit->scale == scale)
            return unit.end;
        if (minutes && unit.unit && unit.unit->word == u"m")
            return unit.end;
        const char16_t behind = unitAt(number.end);
        const bool part = unit.unit || isDash(behind) || behind == u'/' || isLetterUnit(behind);
        const bool close = gap == 0 || (minutes && gap == 1);
        return close && !part && number.digits == 2 ? number.end : 0;
    }

    /// "2 of the 5 repeats".
    bool counted(const WrittenNumber& number) {
        std::size_t at = skipSpace(number.end);
        if (at == number.end || !(isWordAt(at, u"of") || isWordAt(at, u"von")))
            return false;
        at = skipSpace(at + lettersAt(at).size());
        constexpr std::array kArticles = {std::u16string_view(u"the"), std::u16string_view(u"your"),
                                          std::u16string_view(u"den"), std::u16string_view(u"deinen")};
        if (isOneOf(lettersAt(at), kArticles.data(), kArticles.size()))
            at = skipSpace(at + lettersAt(at).size());
        if (!isDigitAt(at) || !number.whole())
            return false;
        const WrittenUnit unit = unitBehind(readNumber(m_text, at).end);
        if (!unit.unit || unit.unit->unit != Unit::Count)
            return false;
        add(number.start, number.end, {plainReading(number, *unit.unit)});
        return true;
    }

    /// "a load of 92", "intensity 0.81", "repeat 3": the word in front tells.
    void byWordBefore(const WrittenNumber& number) {
        std::size_t at = number.start;
        for (int words = 0; words < 4; ++words) {
            while (at > 0 && (isThinOrSpace(m_text[at - 1]) || m_text[at - 1] == u':'))
                --at;
            const std::size_t end = at;
            while (at > 0 && end - at <= kLongestWord && isLetterUnit(m_text[at - 1]))
                --at;
            const std::u16string_view word = m_text.substr(at, end - at);
            const auto lead =
                std::find_if(kLeadWords.begin(), kLeadWords.end(),
                             [word](const LeadWord& each) { return isOneWord(word, each.word); });
            if (isOneWord(word, u"rate") && !isOneWord(wordBefore(at), u"heart"))
                return;
            if (lead != kLeadWords.end())
                return led(number, *lead, words == 0);
            if (word.empty() || !isOneOf(word, kConnectors.data(), kConnectors.size()))
                return;
        }
    }

    void led(const WrittenNumber& number, const LeadWord& lead, bool directly) {
        if (lead.ordinal && !(directly && number.whole()))
            return;
        constexpr double kLeast = 20.0; // below it the number is of something else: "power on 3 days"
        const bool measured = lead.unit == Unit::Watts || lead.unit == Unit::Bpm || lead.unit == Unit::Rpm;
        if (measured && number.value < kLeast)
            return;
        const bool hundredths = lead.unit == Unit::Intensity && number.value > 3.0;
        std::vector<Reading> readings = readingsOf(number, {u"", lead.unit, hundredths ? 0.01 : 1.0});
        readings.front().ordinal = lead.ordinal;
        add(number.start, number.end, std::move(readings));
    }

    static bool isOneWord(std::u16string_view word, std::u16string_view listed) {
        return isOneOf(word, &listed, 1);
    }

    std::u16string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_partOfChain = std::u16string_view::npos;
    std::vector<Claim> m_claims;
};

} // namespace

std::vector<Claim> claimsIn(std::u16string_view text) {
    std::vector<Claim> claims = Scanner(text).scan();
    const std::vector<TextPart> parts = partsOnPlanOrFuture(text);
    const std::vector<ToldSentence> sentences = sentencesOf(text);
    auto part = parts.begin();
    auto sentence = sentences.begin();
    std::vector<Claim> kept;
    for (Claim& claim : claims) {
        while (sentence->place.end <= claim.start)
            ++sentence;
        claim.of_threshold = sentence->names_threshold;
        claim.of_zone = sentence->names_zone;
        claim.of_last_time = sentence->names_last_time;
        while (part != parts.end() && part->end <= claim.start)
            ++part;
        if (part == parts.end() || part->start > claim.start)
            kept.push_back(std::move(claim));
    }
    return kept;
}

} // namespace leadout::engine
