// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/feedback/claim_words.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace leadout::engine {

/// A unit as it stands in a text (UTF-16) behind a number.
struct WrittenUnit {
    std::optional<UnitWord> unit; ///< nothing: what stands there is none
    std::size_t end = 0;          ///< of what stands there
};

/// The unit from a place on, after at most one space: "W", "km/h", "%", "°C", "beats per minute". Metres that
/// the text says were climbed ("812 m of ascent") are of Unit::MetresUp.
WrittenUnit readUnit(std::u16string_view text, std::size_t at);

/// The unit that a word stands for; null when it is none.
const UnitWord* unitOf(std::u16string_view word);

/// The letters from a place on; empty when none stands there.
std::u16string_view lettersAt(std::u16string_view text, std::size_t at);

} // namespace leadout::engine
