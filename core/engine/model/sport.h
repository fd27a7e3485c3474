// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace leadout::engine {

/// What kind of exercise a workout or a part of a recording is.
enum class Sport : std::uint8_t {
    Other,
    Cycling,
    Running,
    Swimming,
    Walking,
    Hiking,
    Rowing,
    CrossCountrySkiing,
    Strength,
    Mobility,
    Transition,
    Multisport,
};

/// The stable word for a sport in JSON, the database and the protocol, such as "cycling".
std::string_view key(Sport sport);

/// The sport a stable word stands for; nothing for an unknown word.
std::optional<Sport> sportFromKey(std::string_view key);

/// Whether a sport is done on foot: running, walking and hiking, which share graded speed, metres per beat
/// and where hard training begins.
bool isOnFoot(Sport sport);

} // namespace leadout::engine
