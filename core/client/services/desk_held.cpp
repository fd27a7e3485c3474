// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_held.h"

#include "core/client/services/desk_review.h"

#include <algorithm>

namespace leadout::client {

namespace {

bool waitsForDecision(const DeskView& view, const Local<protocol::HeldOpRow>& held) {
    return held.row.decision.isEmpty() && view.permission(domain::Action::DecideHeld, held.athlete).allowed;
}

/// The session that a held change is about: of its own row, of its details or of its text.
std::optional<Local<protocol::AnalysisRow>> sessionOf(const DeskView& view,
                                                      const Local<protocol::HeldOpRow>& held) {
    const QUuid& row = held.row.row;
    if (auto found = view.rows().analysis(domain::AnalysisId(row)))
        return found;
    if (const auto ofText = view.rows().analysisOfFeedback(row))
        return view.rows().analysis(*ofText);
    for (const auto& each : view.rows().analyses()) {
        if (each.athlete == held.athlete &&
            protocol::bodyRowId(each.id, protocol::RowKind::AnalysisDetail) == row)
            return each;
    }
    return std::nullopt;
}

/// Adds what a change would do. Of an approval that is the text which stands there, if it still is what was
/// approved.
void addWords(HeldChange& change, const DeskView& view, const Local<protocol::HeldOpRow>& held,
              const std::optional<Local<protocol::AnalysisRow>>& session) {
    // A permission can have ended by its date while there was no network to withdraw the words.
    if (!view.permission(domain::Action::ViewAnalysis, held.athlete).allowed)
        return;
    const auto words = view.rows().heldWords(held);
    if (!words)
        return;
    change.text = words->text;
    change.reason = words->reason;
    change.note = words->note;
    if (words->contentHash.isEmpty() || !session)
        return;
    const domain::AnalysisId id(session->id);
    const auto detail = view.rows().detail(id);
    const auto feedback = view.rows().feedback(id, session->athlete);
    if (!detail || !feedback)
        return;
    const protocol::ApprovedContent now = shownContent(*session, detail, feedback);
    change.outdated = protocol::contentHashOf(now) != words->contentHash;
    if (!change.outdated) {
        change.text = now.text;
        change.personalNote = now.personal_note;
    }
}

} // namespace

std::vector<HeldChange> heldOf(const DeskView& view) {
    std::vector<HeldChange> list;
    for (const auto& held : view.rows().heldOps()) {
        if (!waitsForDecision(view, held))
            continue;
        HeldChange change;
        change.op = domain::OpId(held.id);
        change.coach = view.coachName(held.row.coach);
        const auto athlete = view.rows().athletes().constFind(held.athlete.uuid());
        if (athlete != view.rows().athletes().constEnd())
            change.athlete = athlete->row.name;
        const auto session = sessionOf(view, held);
        if (session)
            change.session = session->row.title;
        change.what = held.row.command;
        change.at = held.row.receivedAt;
        addWords(change, view, held, session);
        list.push_back(change);
    }
    std::sort(list.begin(), list.end(), [](const HeldChange& a, const HeldChange& b) {
        return std::pair(a.at, a.op.uuid()) < std::pair(b.at, b.op.uuid());
    });
    return list;
}

int heldCountOf(const DeskView& view) {
    const auto& held = view.rows().heldOps();
    return static_cast<int>(std::count_if(
        held.begin(), held.end(), [&view](const auto& each) { return waitsForDecision(view, each); }));
}

} // namespace leadout::client
