// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/queue.h"
#include "core/domain/offline_days.h"
#include "core/engine/model/sentence.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::client {

/// How the program stands to its backend.
enum class LinkState : std::uint8_t {
    Connecting,
    Online,
    Offline,
    Struggling,
    SignInNeeded,
    Unsupported,
    Ended
};

/// How the backend of this computer's own stands.
enum class OwnServer : std::uint8_t {
    None, ///< there is none, or it serves
    Starting,
    Restarting, ///< it has ended by itself
    Lost,       ///< it could not be started
};

/// Whether what is on this computer may be shown. Without contact to the backend nobody hears here that a
/// right has ended, so that is for a time only. It delays whoever has the files; it does not keep them out.
enum class Lease : std::uint8_t {
    Held,
    Ended,     ///< no contact for as many days as the company allows
    ClockBack, ///< the clock has gone back by more than a day, so nobody knows how long ago the contact was
};

/// What the status bar and the notices tell.
struct Status {
    LinkState link = LinkState::Connecting;
    Lease lease = Lease::Held; ///< where it has ended, nothing is shown until the next contact
    int offlineDays = domain::kUsualOfflineDays; ///< without contact, after which it ends
    std::optional<domain::Instant> syncedAt;
    int waiting = 0;          ///< decisions on their way
    int waitingReviews = 0;   ///< of them, reviews that go out to athletes
    int attention = 0;        ///< "Couldn't be sent (2)"
    int held = 0;             ///< changes that went to a head coach
    int toDecide = 0;         ///< held changes of others that wait for this head coach
    int queueSize = 0;        ///< sessions that wait for this coach
    int athletes = 0;         ///< active ones that this coach sees
    int queueNotLocal = 0;    ///< of them, those whose details are not on this computer yet
    int athletesNotLocal = 0; ///< those whose sessions are still being fetched for the first time
    int renewing = 0;         ///< recordings that the backend's newer engine still analyses again
    bool stuck = false;
    bool storageTrouble = false;
    bool signInForgotten = false; ///< there is no keychain: signed in until the program ends
    OwnServer ownServer = OwnServer::None;
    std::optional<engine::Sentence> ownServerTrouble; ///< why it is lost
    bool operator==(const Status&) const = default;
};

/// A decision that the backend did not accept, and why. Of athletes who moved to another coach nothing is
/// left but how many there were of one kind.
struct Unaccepted {
    QUuid op;
    QString what;     ///< the command's word, such as "EditFeedback"
    QString session;  ///< title and athlete, where they may be shown
    QString why;      ///< "conflict", "denied", "invalid", …
    QString sentence; ///< id of the sentence that explains it; may be empty
    QString mine;     ///< the text that was written, for an edit
    QString theirs;   ///< the text that stands there now, for a conflict
    domain::Instant at;
    int moved = 0; ///< above 0: so many changes to athletes who moved to another coach, and nothing else
};

/// A change of a coach to an athlete who was no longer theirs, which a head coach accepts or discards.
struct HeldChange {
    domain::OpId op; ///< the id of its row
    QString coach;   ///< who made it; empty when they are not known any more
    QString athlete;
    QString session;    ///< its title; empty when it is about none, or about one that is not here
    QString what;       ///< the command's word, such as "EditFeedback"
    domain::Instant at; ///< when the server got it
    // What it would do; empty where it says nothing or its words are not here.
    QString text;         ///< the feedback, note or comment that it writes; of an approval what it approves
    QString personalNote; ///< that goes out with what is approved
    QString reason;       ///< of a change of plan, as a word such as "illness"
    QString note;         ///< that goes with the reason or to the head coaches
    /// It approves another text than the one that stands there now, so that it cannot be accepted.
    bool outdated = false;
    bool operator==(const HeldChange&) const = default;
};

/// A decision that can still be taken back.
struct Undoable {
    QUuid op;
    QString what;
    QString session;
    domain::Instant until;
};

} // namespace leadout::client
