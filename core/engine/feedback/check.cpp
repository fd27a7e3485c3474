// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/check.h"

#include "core/engine/feedback/claims.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace leadout::engine {

namespace {

using Kind = NumberStyle::Kind;

bool isOrdinal(const Fact& fact) {
    return fact.name.find(".number") != std::string::npos;
}

/// Whether a sentence speaks of what a fact is of: the threshold and the last time are not the session, and
/// the time in a zone is not its length.
bool isSpokenOf(const Fact& fact, const Claim& claim) {
    const std::string_view name = fact.name;
    return (claim.of_zone || name.find("_zones.") == std::string_view::npos) &&
           (claim.of_threshold || !name.starts_with("threshold.")) &&
           (claim.of_last_time || !name.starts_with("last."));
}

/// Whether a fact is one that a number can stand for.
bool isMeant(const Fact& fact, const Claim& claim, const Reading& reading) {
    return fact.value.unit == reading.said.unit && isSpokenOf(fact, claim) &&
           (reading.said.unit != Unit::Count || isOrdinal(fact) == reading.ordinal);
}

bool isBorneOut(const Facts& facts, const Claim& claim, const Reading& reading) {
    return std::any_of(facts.numbers.begin(), facts.numbers.end(), [&](const Fact& fact) {
        return fact.value.value >= reading.low && fact.value.value <= reading.high &&
               isMeant(fact, claim, reading);
    });
}

const Fact* nearestTo(const Facts& facts, const Claim& claim) {
    const Reading& reading = claim.readings.front();
    for (const std::string_view name : {"heart_rate.max", "power.max"}) {
        const auto top = std::find_if(facts.numbers.begin(), facts.numbers.end(),
                                      [name](const Fact& fact) { return fact.name == name; });
        if (top != facts.numbers.end() && isMeant(*top, claim, reading) &&
            reading.said.value > top->value.value)
            return &*top;
    }
    const Fact* found = nullptr;
    double least = 0.0;
    for (const Fact& fact : facts.numbers) {
        const double off = std::abs(fact.value.value - reading.said.value);
        if (isMeant(fact, claim, reading) && (!found || off < least)) {
            found = &fact;
            least = off;
        }
    }
    return found;
}

void put(std::u16string& out, std::int64_t number, std::size_t digits = 1) {
    const std::string text = std::to_string(number);
    if (text.size() < digits)
        out.append(digits - text.size(), u'0');
    out.append(text.begin(), text.end());
}

std::u16string plainText(double value, const NumberStyle& style) {
    const double step = std::pow(10.0, style.decimals);
    const auto all = static_cast<std::int64_t>(std::llround(std::abs(value) / style.scale * step));
    std::u16string text;
    put(text, all / static_cast<std::int64_t>(step));
    for (std::size_t place = text.size(); style.group != 0 && place > 3;) {
        place -= 3;
        text.insert(place, 1, style.group);
    }
    if (style.decimals > 0) {
        text += style.point;
        put(text, all % static_cast<std::int64_t>(step), static_cast<std::size_t>(style.decimals));
    }
    return text;
}

std::u16string clockText(double seconds, double step) {
    const auto all = static_cast<std::int64_t>(std::llround(seconds / step) * std::llround(step));
    std::u16string text;
    if (step >= 60.0 || all >= 3600) {
        put(text, all / 3600);
        text += u':';
        put(text, all / 60 % 60, 2);
    } else {
        put(text, all / 60);
    }
    if (step < 60.0) {
        text += u':';
        put(text, all % 60, 2);
    }
    return text;
}

/// Hours, minutes and seconds, or as many of them as were written, with what stood behind each.
std::u16string spokenText(double seconds, const NumberStyle& style) {
    const std::size_t count = style.after.size();
    auto left = static_cast<std::int64_t>(std::llround(seconds / style.scale));
    std::vector<std::int64_t> numbers(count);
    for (std::size_t i = count; i > 1; --i) {
        numbers[i - 1] = left % 60;
        left /= 60;
    }
    numbers[0] = left;
    std::u16string text;
    for (std::size_t i = 0; i < count; ++i) {
        put(text, numbers[i], i > 0 && style.after[i].empty() ? 2 : 1);
        text += style.after[i];
    }
    return text;
}

std::u16string written(double value, const NumberStyle& style) {
    const std::u16string after = style.after.empty() ? std::u16string() : style.after.front();
    switch (style.kind) {
    case Kind::Clock: return clockText(value, style.scale);
    case Kind::Spoken: return spokenText(value, style);
    case Kind::Pace: return value > 0.0 ? clockText(style.scale / value, 1.0) + after : std::u16string();
    case Kind::Plain: break;
    }
    return plainText(value, style) + after;
}

} // namespace

std::vector<Unfounded> check(std::u16string_view text, const Facts& facts) {
    std::vector<Unfounded> found;
    for (const Claim& claim : claimsIn(text)) {
        if (std::any_of(claim.readings.begin(), claim.readings.end(),
                        [&](const Reading& reading) { return isBorneOut(facts, claim, reading); }))
            continue;
        const Reading& reading = claim.readings.front();
        Unfounded each{claim.start, claim.length, reading.said, {}, {}};
        if (const Fact* nearest = nearestTo(facts, claim)) {
            each.nearest = *nearest;
            if (reading.style.replaceable)
                each.replacement = written(nearest->value.value, reading.style);
        }
        found.push_back(std::move(each));
    }
    return found;
}

} // namespace leadout::engine
