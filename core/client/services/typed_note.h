// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"
#include "core/client/work/work.h"
#include "core/domain/commands/review.h"

namespace leadout::client {

/// The id under which a line for a decision is kept: that of the note for coaches which it becomes when the
/// session goes out of sight before it is decided.
domain::NoteId noteOfLine(const domain::AnalysisId& analysis, LineFor decision);
/// The line that is being typed for a decision; empty without one. Thread of the databases.
QString typedLineOf(Work& work, const domain::AnalysisId& analysis, LineFor decision);

/// The note for coaches that is being written about an athlete, or about one of their sessions, and is not
/// decided yet. Thread of the databases.
std::optional<domain::AddNote> typedNoteOf(Work& work, const domain::AthleteId& athlete,
                                           const std::optional<domain::AnalysisId>& analysis);

} // namespace leadout::client
