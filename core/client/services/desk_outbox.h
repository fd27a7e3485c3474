// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/client/services/desk_view.h"

namespace leadout::client {

/// The decisions that were not accepted, oldest first.
std::vector<Unaccepted> unacceptedOf(const DeskView& view, Work& work);

/// The newest decision that has not been sent, if its hold has not ended or there is no way to send it.
std::optional<Undoable> undoableOf(const DeskView& view, Work& work);

/// Numbers of the outbox that the status tells.
struct OutboxCounts {
    int reviews = 0; ///< waiting decisions that go out to athletes
    int held = 0;    ///< that went to a head coach
    int moved = 0;   ///< not accepted, of athletes who are out of sight
};
OutboxCounts outboxCountsOf(Work& work);

/// Whether a later decision about the same session would send what this one says, so that it cannot be
/// taken back alone.
bool isApprovedUpon(Work& work, const QUuid& op);

} // namespace leadout::client
