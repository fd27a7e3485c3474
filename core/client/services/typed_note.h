// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/work/work.h"
#include "core/domain/commands/review.h"

namespace leadout::client {

/// The note for coaches that is being written about an athlete, or about one of their sessions, and is not
/// decided yet. Thread of the databases.
std::optional<domain::AddNote> typedNoteOf(Work& work, const domain::AthleteId& athlete,
                                           const std::optional<domain::AnalysisId>& analysis);

} // namespace leadout::client
