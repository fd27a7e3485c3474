// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/commands/handlers.h"
#include "core/backend/store/sign_ins.h"

#include <set>
#include <span>
#include <vector>

namespace leadout::backend {

/// Where ops come from, for the audit.
struct PushOrigin {
    domain::SignInId signIn;
    QString address; ///< of the network, whole
};

/// What became of a request's ops.
struct Pushed {
    std::vector<protocol::OpResult> results; ///< one for each op, in order
    std::vector<QUuid> conflicts;            ///< the rows that conflicts are about, each once
};

/// The answer to each op of a request, in order, given inside the one write transaction of that request.
///
/// Each group of ops that belong together lies in a savepoint of its own, so that it is applied wholly or not
/// at all while the others are untouched by it. One transaction around all of them is right because nobody
/// learns of any answer before it is committed: effects and the answers kept under the ops' ids become
/// lasting together, a crash in between loses both, and the request can simply come again. It costs one flush
/// to the disk rather than a hundred. Rights are those of the moment of each op: whatever changes them makes
/// the viewer be resolved anew.
class Push {
public:
    /// For a coach who was let in inside this transaction; `viewer` is theirs.
    Push(Changes& changes, const Viewer& viewer, PushOrigin origin);

    /// Applies what may be applied. An op for an athlete who was taken from the coach is held.
    Result<Pushed> apply(const protocol::OpsRequest& request);

    /// Holds what is valid, of a coach whose membership has ended. Nothing is applied.
    Result<Pushed> holdAll(const protocol::OpsRequest& request);

    /// The coach's rights as they are now.
    const Viewer& viewer() const { return m_viewer; }
    /// Resolves the viewer anew if something has changed the rights.
    Result<> refresh();

private:
    /// An op on its way to its answer.
    struct Trial {
        protocol::OpResult result;
        bool settled = false;                  ///< answered before, or not to be kept
        std::optional<domain::AthleteId> held; ///< for whose head coaches it is to be held
        QString object;                        ///< what it was done to, for the audit
    };
    /// What an op is judged by.
    struct Basis {
        std::optional<std::int64_t> rev; ///< nothing: it follows an op that has made none
        bool held = false;               ///< and that one waits for a head coach, or was discarded by one
    };
    using Ops = std::span<const protocol::Op>;

    Result<std::vector<Trial>> tryGroup(Ops ops);
    Result<std::vector<Trial>> tryTogether(Ops ops, bool& together);
    Result<Trial> tryOp(const protocol::Op& op);
    Result<Trial> tryToHold(const protocol::Op& op);
    Result<std::optional<Trial>> answered(const protocol::Op& op);
    Result<Basis> basisOf(const protocol::Op& op);
    Result<Trial> decide(const protocol::Op& op, const domain::AnyCommand& command, Trial trial);
    Result<std::optional<domain::AthleteId>> lostAthlete(const protocol::Op& op,
                                                         const domain::AnyCommand& command);
    Result<bool> canBeHeld(const domain::AthleteId& athlete);
    Result<> settle(Ops ops, std::vector<Trial>& trials, Pushed& pushed);
    Result<> settle(const protocol::Op& op, Trial& trial);
    Result<std::optional<protocol::OpResult>> earlier(const QUuid& op);
    void block(std::vector<Trial>& trials, Ops ops, const QUuid& by) const;

    Changes& m_changes;
    Viewer m_viewer;
    domain::CoachId m_coach;
    PushOrigin m_origin;
    domain::DeviceId m_device;
    bool m_rightsChanged = false;
    std::vector<protocol::OpResult> m_group; ///< of the group that is being tried
};

} // namespace leadout::backend
