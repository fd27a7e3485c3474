// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk_view.h"

namespace leadout::client {

/// The sessions that a filter shows, in the order asked for. Sessions of "other" kinds, for which nobody
/// waits, are left out of what is to be reviewed.
Queue queueOf(const DeskView& view, const QueueFilter& filter, bool loaded);

/// How many sessions wait for this coach, and how many of them cannot be reviewed without a network yet.
struct QueueSize {
    int waiting = 0;
    int notLocal = 0;
};
QueueSize queueSizeOf(const DeskView& view);

} // namespace leadout::client
