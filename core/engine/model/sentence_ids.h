// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The ids of all sentences that the engine makes; domain/sentences holds their words. Beside each id stand
/// its values in order.
namespace leadout::engine::sentence {} // namespace leadout::engine::sentence
