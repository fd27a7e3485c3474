// SPDX-License-Identifier: GPL-3.0-or-later
// Why something cannot be done at a coach's desk just now, and what to do.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kDesk[] = {
    {QT_TRANSLATE_NOOP3("sentences", "{0} isn't in the recording.", "review.not_a_fact")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} isn't in the recording. Nearest is {1}.", "review.nearest_fact")},
    {QT_TRANSLATE_NOOP3("sentences", "The details of this session aren't on this computer yet. They come with the next sync.", "review.not_here_yet")},
    {QT_TRANSLATE_NOOP3("sentences", "The athletes aren't all on this computer yet. They come with the next sync.", "athlete.not_here_yet")},
    {QT_TRANSLATE_NOOP3("sentences", "There is no text for this session. Close it with Done, or accept it with Adjust.", "review.no_text")},
    {QT_TRANSLATE_NOOP3("sentences", "There is no draft to go back to.", "review.no_draft")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete wrote something that needs your answer. Give it in the first line, then approve.", "review.needs_coach_line")},
    {QT_TRANSLATE_NOOP3("sentences", "The draft names a number that isn't in the recording. Correct it, then approve.", "review.unverified")},
    {QT_TRANSLATE_NOOP3("sentences", "“{0}” names the athlete.", "review.names_athlete")},
    {QT_TRANSLATE_NOOP3("sentences", "“{0}” names another athlete.", "review.names_other")},
    {QT_TRANSLATE_NOOP3("sentences", "“{0}” names a coach.", "review.names_coach")},
    {QT_TRANSLATE_NOOP3("sentences", "“{0}” names the company.", "review.names_company")},
    {QT_TRANSLATE_NOOP3("sentences", "“{0}” is a name, and everybody with the link can read the feedback. Take it out, then approve.", "review.names")},
    {QT_TRANSLATE_NOOP3("sentences", "This session doesn't wait for a decision any more.", "review.decided")},
    {QT_TRANSLATE_NOOP3("sentences", "This change has been accepted or discarded already.", "held.decided")},
    {QT_TRANSLATE_NOOP3("sentences", "A missed session has nothing to publish. Close it with Done, or excuse it with Adjust.", "review.missed")},
    {QT_TRANSLATE_NOOP3("sentences", "Nothing failed to be sent, so there is nothing to try again.", "review.nothing_to_retry")},
    {QT_TRANSLATE_NOOP3("sentences", "There is no report that could be switched off.", "review.no_report")},
    {QT_TRANSLATE_NOOP3("sentences", "This session came as a file, so there is no page of it to open.", "review.source_has_no_page")},
    {QT_TRANSLATE_NOOP3("sentences", "This session came as a file, and a file takes no comment. Approve it, or close it with Done.", "review.source_takes_no_comment")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete no longer shows the details of sessions, so recordings cannot be paired here.", "pair.withdrawn")},
    {QT_TRANSLATE_NOOP3("sentences", "Nothing would change. Choose another workout for a recording first.", "pair.nothing")},
    {QT_TRANSLATE_NOOP3("sentences", "This has been sent already and can't be taken back.", "undo.already_sent")},
    {QT_TRANSLATE_NOOP3("sentences", "You approved this text afterwards. Take that back first.", "undo.approved_upon")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout is locked on this computer until it reaches its server. What you decided and wrote is kept.", "lease.locked")},
    {QT_TRANSLATE_NOOP3("sentences", "The disk is full. Make room and try again; what you see is kept.", "storage.full")},
    {QT_TRANSLATE_NOOP3("sentences", "This computer's data was made by a newer Leadout. Update Leadout and try again.", "storage.newer")},
    {QT_TRANSLATE_NOOP3("sentences", "Another program is using Leadout's data. Close it and try again.", "storage.busy")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout's data on this computer can't be read or written. Check the disk and try again.", "storage.failed")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout is already open for this company. Use that window.", "profile.in_use")},
    {QT_TRANSLATE_NOOP3("sentences", "This isn't an address that Leadout may use. Write it like https://leadout.example.org.", "server.address")},
    {QT_TRANSLATE_NOOP3("sentences", "The server can't be reached. Check the address and the connection, then try again.", "server.unreachable")},
    {QT_TRANSLATE_NOOP3("sentences", "What answers there isn't a Leadout server. Check the address.", "server.not_leadout")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout's own server couldn't be started on this computer. Install Leadout again, or sign in to a server.", "here.not_started")},
    {QT_TRANSLATE_NOOP3("sentences", "There is a company on this computer already. Sign in to it.", "here.company_exists")},
    {QT_TRANSLATE_NOOP3("sentences", "There is no company on this computer yet. Create it here.", "here.no_company")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout's own server ended before it was ready. Try again; {0} says why it ended.", "here.ended")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout's own server wasn't ready in time, so it was ended. Try again; {0} may say why.", "here.silent")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout's own server doesn't fit this program. Install Leadout again: both come together.", "here.unreadable")},
    {QT_TRANSLATE_NOOP3("sentences", "What this computer remembers of your last sign-in can't be read. Sign in again: what you decided and wrote is still here. The file is kept as {0}.", "profile.unreadable")},
    {QT_TRANSLATE_NOOP3("sentences", "This file can't be opened. Choose another one.", "file.unreadable")},
    {QT_TRANSLATE_NOOP3("sentences", "This file can't be written there. Choose another folder.", "file.unwritable")},
    {QT_TRANSLATE_NOOP3("sentences", "The steps of this workout are not on this computer yet. They come with the next sync.", "workout.not_here_yet")},
    {QT_TRANSLATE_NOOP3("sentences", "Let the file's name end in .zwo, .mrc, .erg or .fit.", "workout.save.ending")},
    {QT_TRANSLATE_NOOP3("sentences", "This file can't be opened, or it is larger than a recording can be. Choose another one.", "upload.unreadable")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> deskSentences() {
    return kDesk;
}

} // namespace leadout::domain
