// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/written_number.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

constexpr std::size_t kMostDigits = 12;
constexpr int kMostDecimals = 6;

std::size_t digitsFrom(std::u16string_view text, std::size_t at) {
    std::size_t end = at;
    while (isDigit(text, end))
        ++end;
    return end - at;
}

char16_t at(std::u16string_view text, std::size_t place) {
    return place < text.size() ? text[place] : u'\0';
}

bool isGroupMark(char16_t unit) {
    return unit == u',' || unit == u'.' || unit == u'\u2019' || unit == u'\u00a0' || unit == u'\u202f';
}

bool isPoint(char16_t unit) {
    return unit == u'.' || unit == u',';
}

void takeDigits(WrittenNumber& number, std::u16string_view text, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        number.value = 10.0 * number.value + (text[number.end + i] - u'0');
    number.digits += count;
    number.end += count;
}

/// "1,850", "1.234.567": groups of three behind one to three digits.
void takeGroups(WrittenNumber& number, std::u16string_view text) {
    const char16_t mark = at(text, number.end);
    if (number.digits > 3 || number.value == 0.0 || !isGroupMark(mark))
        return;
    std::size_t groups = 0;
    while (at(text, number.end) == mark && digitsFrom(text, number.end + 1) == 3 &&
           number.digits <= kMostDigits) {
        ++number.end;
        takeDigits(number, text, 3);
        ++groups;
    }
    if (groups == 0)
        return;
    number.group = mark;
    number.may_be_point = groups == 1 && isPoint(mark);
}

void takeDecimals(WrittenNumber& number, std::u16string_view text) {
    const char16_t mark = at(text, number.end);
    const std::size_t count = digitsFrom(text, number.end + 1);
    if (!isPoint(mark) || mark == number.group || count == 0)
        return;
    double scale = 1.0;
    const std::size_t used = std::min<std::size_t>(count, kMostDecimals);
    for (std::size_t i = 0; i < used; ++i) {
        scale /= 10.0;
        number.value += scale * (text[number.end + 1 + i] - u'0');
    }
    number.decimals = static_cast<int>(used);
    number.point = mark;
    number.may_be_point = false;
    number.end += 1 + count;
}

} // namespace

WrittenNumber readNumber(std::u16string_view text, std::size_t start) {
    WrittenNumber number;
    number.start = start;
    number.end = start;
    const std::size_t count = digitsFrom(text, start);
    number.sound = count <= kMostDigits;
    takeDigits(number, text, number.sound ? count : 0);
    if (!number.sound)
        number.end = start + count;
    takeGroups(number, text);
    takeDecimals(number, text);
    // More of the kind makes it a date or a version.
    while (isPoint(at(text, number.end)) && isDigit(text, number.end + 1)) {
        number.sound = false;
        number.end += 1 + digitsFrom(text, number.end + 1);
    }
    return number;
}

double halfStep(int decimals) {
    return 0.5 * std::pow(10.0, -decimals) + 1e-9;
}

bool isDigit(std::u16string_view text, std::size_t place) {
    return at(text, place) >= u'0' && at(text, place) <= u'9';
}

bool isThinOrSpace(char16_t unit) {
    return unit == u' ' || unit == u'\u00a0' || unit == u'\u202f' || unit == u'\u2009';
}

bool isDash(char16_t unit) {
    return unit == u'-' || unit == u'\u2013';
}

} // namespace leadout::engine
