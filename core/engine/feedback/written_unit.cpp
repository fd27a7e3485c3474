// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/written_unit.h"

#include "core/engine/feedback/told_parts.h"
#include "core/engine/feedback/written_number.h"

#include <algorithm>
#include <array>

namespace leadout::engine {

namespace {

char16_t charAt(std::u16string_view text, std::size_t at) {
    return at < text.size() ? text[at] : u'\0';
}

std::size_t pastSpace(std::u16string_view text, std::size_t at) {
    return isThinOrSpace(charAt(text, at)) ? at + 1 : at;
}

template <std::size_t Count>
bool isListed(std::u16string_view word, const std::array<std::u16string_view, Count>& list) {
    return isOneOf(word, list.data(), Count);
}

/// "°", "°C"; nothing for degrees Fahrenheit, in which no fact is.
WrittenUnit degreesAt(std::u16string_view text, std::size_t sign) {
    const std::u16string_view scale = lettersAt(text, sign + 1);
    constexpr std::array kFahrenheit = {std::u16string_view(u"f")};
    constexpr std::array kCelsius = {std::u16string_view(u"c")};
    if (isListed(scale, kFahrenheit))
        return {{}, sign + 1};
    const std::size_t letter = isListed(scale, kCelsius) ? 1 : 0;
    return {UnitWord{u"\u00b0", Unit::Celsius, 1.0}, sign + 1 + letter};
}

/// What a unit becomes by "per hour" and the like behind it; nothing when that does not stand there.
std::optional<WrittenUnit> ratioAt(std::u16string_view text, const UnitWord& unit, std::size_t at) {
    constexpr std::array kPer = {std::u16string_view(u"per"), std::u16string_view(u"pro"),
                                 std::u16string_view(u"a")};
    const std::size_t per = pastSpace(text, at);
    const std::u16string_view preposition = lettersAt(text, per);
    if (per == at || !isListed(preposition, kPer))
        return std::nullopt;
    const std::size_t of = pastSpace(text, per + preposition.size());
    const std::u16string_view word = lettersAt(text, of);
    const auto ratio = std::find_if(kUnitRatios.begin(), kUnitRatios.end(), [&](const UnitRatio& each) {
        return each.of == unit.unit && isOneOf(word, &each.per, 1);
    });
    if (ratio == kUnitRatios.end())
        return std::nullopt;
    return WrittenUnit{UnitWord{unit.word, ratio->unit, unit.scale * ratio->scale}, of + word.size()};
}

/// Whether the words behind a length say that it was climbed: "of climbing", "elevation", "bergauf".
bool isClimbedBehind(std::u16string_view text, std::size_t at) {
    constexpr int kFurthest = 3;
    for (int words = 0; words < kFurthest; ++words) {
        const std::size_t from = pastSpace(text, at);
        const std::u16string_view word = lettersAt(text, from);
        if (isListed(word, kClimbing))
            return true;
        if (!isListed(word, kBeforeClimbing))
            return false;
        at = from + word.size();
    }
    return false;
}

} // namespace

std::u16string_view lettersAt(std::u16string_view text, std::size_t at) {
    std::size_t end = std::min(at, text.size());
    const std::size_t start = end;
    while (end < text.size() && isLetterUnit(text[end]))
        ++end;
    return text.substr(start, end - start);
}

const UnitWord* unitOf(std::u16string_view word) {
    const auto found = std::find_if(kUnitWords.begin(), kUnitWords.end(),
                                    [word](const UnitWord& each) { return isOneOf(word, &each.word, 1); });
    return found == kUnitWords.end() ? nullptr : &*found;
}

WrittenUnit readUnit(std::u16string_view text, std::size_t at) {
    const auto known = [](std::u16string_view word, std::size_t end) {
        const UnitWord* unit = unitOf(word);
        return WrittenUnit{unit ? std::optional(*unit) : std::nullopt, end};
    };
    const std::size_t from = pastSpace(text, at);
    const char16_t sign = charAt(text, from);
    if (sign == u'%' || sign == u'\u2032' || sign == u'\u2033')
        return known(text.substr(from, 1), from + 1);
    if (sign == u'\u00b0')
        return degreesAt(text, from);
    const std::u16string_view word = lettersAt(text, from);
    if (word.empty())
        return {};
    std::size_t end = from + word.size();
    if (charAt(text, end) == u'/') {
        end += 1 + lettersAt(text, end + 1).size();
        return known(text.substr(from, end - from), end);
    }
    constexpr std::u16string_view kPer = u"per";
    constexpr std::u16string_view kCent = u"cent";
    if (const std::size_t cent = pastSpace(text, end);
        isOneOf(word, &kPer, 1) && isOneOf(lettersAt(text, cent), &kCent, 1))
        return known(u"%", cent + kCent.size());
    WrittenUnit read = known(word, end);
    if (!read.unit)
        return read;
    if (const auto ratio = ratioAt(text, *read.unit, end))
        return *ratio;
    if (read.unit->unit == Unit::Metres && isClimbedBehind(text, end))
        read.unit->unit = Unit::MetresUp;
    return read;
}

} // namespace leadout::engine
