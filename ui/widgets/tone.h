// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"

#include <optional>

namespace leadout::ui {

/// How something is meant: the colours of its words and of the ground below them.
enum class Tone : std::uint8_t { Neutral, Accent, Ok, Warn, Bad };

Role wordsOf(Tone tone);
Role groundOf(Tone tone);
Tone toneOf(const std::optional<engine::Band>& band);
/// A band's mark, for those who cannot tell its colour.
Icon iconOf(const std::optional<engine::Band>& band);

} // namespace leadout::ui
