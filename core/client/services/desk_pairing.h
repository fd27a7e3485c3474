// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/client/services/desk_view.h"
#include "core/domain/commands/review.h"

namespace leadout::client {

/// What can be paired around a session. Refused for one that is not there or whose details are withdrawn.
tl::expected<PairChoice, Refusal> pairChoiceOf(const DeskView& view, const domain::AnalysisId& id);

/// The command that makes `wanted` of what is paired now: it names every workout and recording that changes,
/// with all that stays beside them. Refused when nothing changes or something of it is decided.
tl::expected<domain::Pair, Refusal> pairCommand(const PairChoice& now,
                                                const std::vector<PairedRecording>& wanted);

/// Whether another pairing fits a session clearly better than the one it has.
bool offersPairing(const DeskView& view, const domain::AnalysisId& id);

/// The sessions around one that a pairing makes anew.
std::vector<domain::AnalysisId> sessionsPairedAnew(const DeskView& view, const domain::AnalysisId& id,
                                                   const domain::Pair& command);

} // namespace leadout::client
