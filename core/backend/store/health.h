// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"

/// What the rows of lists tell of an athlete's health: that they felt bad, a verdict of illness, and
/// thresholds by heart rate. It is left out of them while the athlete lets nobody see the details of
/// sessions, and every program that holds such a row gets it anew. So it is with the words of what coaches
/// did that waits for a head coach.
namespace leadout::backend {

/// Makes the rows of an athlete follow what the athlete allows now. Nothing happens where they do already.
Result<> followHealthConsent(Changes& changes, const domain::AthleteId& athlete);

/// The same for every athlete of the company whose permission may have ended with a day. Marked days that an
/// older version has noted in the scope of lists move to that of details.
Result<> tendHealthRows(Changes& changes);

} // namespace leadout::backend
