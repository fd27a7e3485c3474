// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"
#include "core/protocol/sync_ops.h"

#include <optional>
#include <vector>

/// What the backend keeps of the decisions that programs have sent: each one's answer, so that it is applied
/// once whatever is sent again, and those that wait for a head coach.
namespace leadout::backend {

/// What one coach may have waiting for head coaches in a company.
inline constexpr int kMaxHeldOps = 100;
inline constexpr qsizetype kMaxHeldBytes = 256 * 1024;

/// What is known of an op before it is tried.
struct KnownOp {
    enum class Standing : std::uint8_t {
        New,      ///< to be tried
        Answered, ///< `result` is its answer
        Reused,   ///< its id was used for another decision
        Stale,    ///< older than what the device has acknowledged: it was answered and the answer forgotten
    };
    Standing standing = Standing::New;
    std::optional<protocol::OpResult> result;
};

Result<KnownOp> lookUp(Changes& changes, const domain::CoachId& coach, const domain::DeviceId& device,
                       const protocol::Op& op);

/// The kept answer to an op of the coach; nothing when there is none, or none any more.
Result<std::optional<protocol::OpResult>> answerTo(Changes& changes, const domain::CoachId& coach,
                                                   const QUuid& op);

/// Keeps the answer to an op; the one answer it will ever get. ErrorKind::Constraint when it has one.
Result<> keepAnswer(Changes& changes, const domain::CoachId& coach, const domain::DeviceId& device,
                    const protocol::Op& op, const protocol::OpResult& result);

/// The device has stored all answers up to a place: they are forgotten here. The mark never falls.
Result<> acknowledge(Changes& changes, const domain::CoachId& coach, const domain::DeviceId& device,
                     std::int64_t through);

/// An op of a coach for an athlete who was no longer theirs.
struct HeldOp {
    domain::OpId id; ///< of the row; made from coach and op, so that two coaches' ops never meet
    domain::AthleteId athlete;
    domain::CoachId coach;
    protocol::Op op;
    domain::Instant receivedAt;
    std::optional<bool> accepted; ///< nothing while it waits
    std::int64_t acceptedRev = 0; ///< what accepting it made of its row; 0 unless accepted
};

/// The id of the row that holds an op.
domain::OpId heldRowId(const domain::CoachId& coach, const QUuid& op);

/// The payload of an op as it is stored with what is held; empty for what cannot be read.
QByteArray heldPayload(const QString& stored);

/// Programs get anew what the waiting ops of an athlete say, which is nothing while the athlete shows nobody
/// the details of sessions.
Result<> showHeldWordsAnew(Changes& changes, const domain::AthleteId& athlete);

/// Keeps an op for a head coach; head coaches are told what it says, unless the athlete shows nobody the
/// details of sessions. False, and nothing kept, when the coach has too much waiting.
Result<bool> hold(Changes& changes, const domain::AthleteId& athlete, const domain::CoachId& coach,
                  const protocol::Op& op);
Result<std::optional<HeldOp>> findHeld(database::Connection& connection, const Viewer& viewer,
                                       const domain::OpId& row);
/// Those that wait, the oldest first.
Result<std::vector<HeldOp>> waitingHeld(database::Connection& connection, const Viewer& viewer);
/// Notes a head coach's decision, and forgets the content; false when it was decided before. Accepting it has
/// made `acceptedRev` of its row; nothing: it is discarded.
Result<bool> decideHeld(Changes& changes, const HeldOp& held, const std::optional<std::int64_t>& acceptedRev,
                        const domain::CoachId& by);

} // namespace leadout::backend
