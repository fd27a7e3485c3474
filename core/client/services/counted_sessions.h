// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk_view.h"

#include <vector>

namespace leadout::client {

/// The analyses of an athlete that count, in no certain order: a session that was analyzed again after a
/// coach had decided about it has several, of which only the newest says what was done. They are of one
/// session when they answer one workout or begin with one recording.
std::vector<const Local<protocol::AnalysisRow>*> countedSessions(const DeskView& view,
                                                                 const domain::AthleteId& athlete);

} // namespace leadout::client
