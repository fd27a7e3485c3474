// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/review.h"
#include "core/protocol/commands/members.h"

namespace leadout::protocol {

template <typename Visit>
void eachMember(Of<domain::EditFeedback> auto& command, Visit visit) {
    auto& [analysis, text] = command;
    visit("analysis", analysis);
    visit("text", text);
}

template <typename Visit>
void eachMember(Of<domain::EditPersonalNote> auto& command, Visit visit) {
    auto& [analysis, text] = command;
    visit("analysis", analysis);
    visit("text", text);
}

template <typename Visit>
void eachMember(Of<domain::BackToDraft> auto& command, Visit visit) {
    auto& [analysis] = command;
    visit("analysis", analysis);
}

template <typename Visit>
void eachMember(Of<domain::ApproveAndPublish> auto& command, Visit visit) {
    auto& [analysis, content_hash] = command;
    visit("analysis", analysis);
    visit("content_hash", content_hash);
}

template <typename Visit>
void eachMember(Of<domain::RetryPublish> auto& command, Visit visit) {
    auto& [analysis, content_hash] = command;
    visit("analysis", analysis);
    visit("content_hash", content_hash);
}

template <typename Visit>
void eachMember(Of<domain::CommentOnly> auto& command, Visit visit) {
    auto& [analysis, comment] = command;
    visit("analysis", analysis);
    visit("comment", comment);
}

template <typename Visit>
void eachMember(Of<domain::MarkDone> auto& command, Visit visit) {
    auto& [analysis] = command;
    visit("analysis", analysis);
}

template <typename Visit>
void eachMember(Of<domain::Adjust> auto& command, Visit visit) {
    auto& [analysis, reason, note] = command;
    visit("analysis", analysis);
    visit("note", note);
    visit("reason", reason);
}

template <typename Visit>
void eachMember(Of<domain::ReviewAnyway> auto& command, Visit visit) {
    auto& [activity] = command;
    visit("activity", activity);
}

template <typename Visit>
void eachMember(Of<domain::HandToHead> auto& command, Visit visit) {
    auto& [analysis, note] = command;
    visit("analysis", analysis);
    visit("note", note);
}

template <typename Visit>
void eachMember(Of<domain::Pairing> auto& pairing, Visit visit) {
    auto& [workout, activities] = pairing;
    visit("activities", activities);
    visit("workout", workout);
}

template <typename Visit>
void eachMember(Of<domain::Pair> auto& command, Visit visit) {
    auto& [athlete, pairings] = command;
    visit("athlete", athlete);
    visit("pairings", pairings);
}

template <typename Visit>
void eachMember(Of<domain::AddNote> auto& command, Visit visit) {
    auto& [note, athlete, analysis, text, pinned] = command;
    visit("analysis", analysis);
    visit("athlete", athlete);
    visit("note", note);
    visit("pinned", pinned);
    visit("text", text);
}

template <typename Visit>
void eachMember(Of<domain::DecideHeld> auto& command, Visit visit) {
    auto& [op, accept] = command;
    visit("accept", accept);
    visit("op", op);
}

template <typename Visit>
void eachMember(Of<domain::SwitchReportOff> auto& command, Visit visit) {
    auto& [report] = command;
    visit("report", report);
}

} // namespace leadout::protocol
