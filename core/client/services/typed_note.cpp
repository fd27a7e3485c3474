// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/typed_note.h"

#include "core/domain/scope.h"
#include "core/protocol/command_payloads.h"

#include <iterator>

namespace leadout::client {

namespace {

std::optional<domain::AddNote> noteIn(const Draft& draft) {
    const auto payload = protocol::parseJson(draft.payload, {.bytes = protocol::kMaxOpsBytes});
    if (!payload)
        return std::nullopt;
    const auto command = protocol::readCommand("AddNote", *payload);
    const auto* note = command ? std::get_if<domain::AddNote>(&*command) : nullptr;
    return note ? std::optional(*note) : std::nullopt;
}

bool isLine(const domain::AddNote& note, const domain::CoachId& coach) {
    return note.analysis && (note.note == noteOfLine(*note.analysis, coach, LineFor::Adjust) ||
                             note.note == noteOfLine(*note.analysis, coach, LineFor::HandToHead));
}

} // namespace

domain::NoteId noteOfLine(const domain::AnalysisId& analysis, const domain::CoachId& coach,
                          LineFor decision) {
    // Only random bits of the id, so that its version and variant stay.
    QUuid id = analysis.uuid();
    const QUuid writer = coach.uuid();
    for (std::size_t i = 1; i < std::size(id.data4); ++i)
        id.data4[i] = static_cast<unsigned char>(id.data4[i] ^ writer.data4[i]);
    id.data4[5] ^= static_cast<unsigned char>(0x60 + static_cast<int>(decision));
    return domain::NoteId(id);
}

QString typedLineOf(Work& work, const domain::AnalysisId& analysis, const domain::CoachId& coach,
                    LineFor decision) {
    const auto draft = work.draft(noteOfLine(analysis, coach, decision).uuid(), QStringLiteral("AddNote"));
    const auto note = draft && *draft ? noteIn(**draft) : std::nullopt;
    return note ? note->text : QString();
}

std::optional<domain::AddNote> typedNoteOf(Work& work, const domain::AthleteId& athlete,
                                           const std::optional<domain::AnalysisId>& analysis,
                                           const domain::CoachId& coach) {
    const QString name = QStringLiteral("AddNote");
    const auto drafts = work.drafts(name, domain::Scope::athleteBody(athlete).toString());
    if (!drafts)
        return std::nullopt;
    for (const Draft& draft : *drafts) {
        const auto note = noteIn(draft);
        if (note && note->analysis == analysis && !isLine(*note, coach))
            return note;
    }
    return std::nullopt;
}

} // namespace leadout::client
