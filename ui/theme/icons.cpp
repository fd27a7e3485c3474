// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <array>
#include <cstddef>

namespace leadout::ui {

namespace {

/// In the order of Icon.
constexpr std::array kNames = {
    "alerts", "athletes",  "calendar", "check", "chevron", "clock",   "copy",     "cross",
    "dash",   "dashboard", "felt_bad", "flag",  "held",    "info",    "keyboard", "link",
    "lock",   "missed",    "more",     "near",  "note",    "offline", "pin",      "prompts",
    "quote",  "search",    "settings", "sort",  "team",    "undo",    "upload",   "warning",
};
static_assert(kNames.size() == static_cast<std::size_t>(Icon::Warning) + 1);

} // namespace

const char* fileName(Icon icon) {
    return kNames[static_cast<std::size_t>(icon)];
}

} // namespace leadout::ui
