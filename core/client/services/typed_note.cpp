// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/typed_note.h"

#include "core/domain/scope.h"
#include "core/protocol/command_payloads.h"

namespace leadout::client {

std::optional<domain::AddNote> typedNoteOf(Work& work, const domain::AthleteId& athlete,
                                           const std::optional<domain::AnalysisId>& analysis) {
    const QString name = QStringLiteral("AddNote");
    const auto drafts = work.drafts(name, domain::Scope::athleteBody(athlete).toString());
    if (!drafts)
        return std::nullopt;
    for (const Draft& draft : *drafts) {
        const auto payload = protocol::parseJson(draft.payload, {.bytes = protocol::kMaxOpsBytes});
        if (!payload)
            continue;
        const auto command = protocol::readCommand("AddNote", *payload);
        const auto* note = command ? std::get_if<domain::AddNote>(&*command) : nullptr;
        if (note != nullptr && note->analysis == analysis)
            return *note;
    }
    return std::nullopt;
}

} // namespace leadout::client
