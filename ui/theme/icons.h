// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace leadout::ui {

/// The drawings of resources/icons: a stroke of 1.5 on a grid of 16, tinted by a role when painted.
enum class Icon : std::uint8_t {
    Alerts,
    Athletes,
    Calendar,
    Check,
    Chevron,
    Clock,
    Copy,
    Cross,
    Dash,
    Dashboard,
    FeltBad,
    Flag,
    Held,
    Info,
    Keyboard,
    Link,
    Lock,
    Missed,
    More,
    Near,
    Note,
    Offline,
    Pin,
    Prompts,
    Quote,
    Search,
    Settings,
    Sort,
    Team,
    Undo,
    Upload,
    Warning,
};

/// The name of the drawing's file, such as "lock".
const char* fileName(Icon icon);

} // namespace leadout::ui
