// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace leadout::engine {

/// A text without the white space around it.
std::string_view withoutSpace(std::string_view text);

/// The finite number that is all of a text but white space; nothing for any other text.
std::optional<double> xmlNumber(std::string_view text);

/// A moment as XML files write it.
struct XmlTime {
    std::uint32_t seconds = 0;                ///< since 1970-01-01 UTC, rounded to the nearest
    std::optional<std::int32_t> utc_offset_s; ///< local time minus UTC where the text tells one
};

/// A date and time of XML Schema, such as 2026-05-03T07:15:00.250+02:00; nothing for any other text and for
/// times before 1970 or after 2106. A time without a zone is UTC, as programs mean it that leave it out. Z
/// and an offset of zero tell no local time, as they are written wherever the ride was.
std::optional<XmlTime> xmlTime(std::string_view text);

} // namespace leadout::engine
