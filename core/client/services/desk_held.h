// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk_view.h"
#include "core/client/services/status.h"

#include <vector>

namespace leadout::client {

/// The changes that were held and wait for this coach to decide, the oldest first; none for an assistant.
std::vector<HeldChange> heldOf(const DeskView& view);

/// How many there are, from what is in memory at the start.
int heldCountOf(const DeskView& view);

} // namespace leadout::client
