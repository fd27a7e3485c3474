// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>
#include <cstdint>

namespace leadout::ui {

/// What a colour is for. Widgets name a role and never a colour.
enum class Role : std::uint8_t {
    Surface, ///< behind everything
    Raised,  ///< cards, fields
    Sunken,  ///< the empty part of a bar, a score that is none
    Line,
    Text,
    Muted,
    Accent,
    AccentSoft,
    Ok,
    OkSoft,
    Warn,
    WarnSoft,
    Bad,
    BadSoft,
    Power,     ///< the series of charts
    HeartRate, //
    Cadence,   //
    Target,    ///< planned ranges behind a recording; lets the grid through
};
inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::Target) + 1;

/// Light or dark.
enum class Shade : std::uint8_t { Light, Dark };

/// The colour of a role.
QColor colour(Role role, Shade shade);

} // namespace leadout::ui
