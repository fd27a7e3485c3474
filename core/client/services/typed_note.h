// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"
#include "core/client/work/work.h"
#include "core/domain/commands/review.h"

namespace leadout::client {

/// The id under which a line for a decision is kept: that of the note for coaches which it becomes when the
/// session goes out of sight before it is decided.
/// Each coach has one of their own, so that the notes of several stand side by side.
domain::NoteId noteOfLine(const domain::AnalysisId& analysis, const domain::CoachId& coach, LineFor decision);
/// The line that is being typed for a decision; empty without one. Thread of the databases.
QString typedLineOf(Work& work, const domain::AnalysisId& analysis, const domain::CoachId& coach,
                    LineFor decision);

/// The note for coaches that this one is writing about an athlete, or about one of their sessions, and has
/// not decided yet. Thread of the databases.
std::optional<domain::AddNote> typedNoteOf(Work& work, const domain::AthleteId& athlete,
                                           const std::optional<domain::AnalysisId>& analysis,
                                           const domain::CoachId& coach);

} // namespace leadout::client
