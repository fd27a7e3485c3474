// SPDX-License-Identifier: GPL-3.0-or-later
// What a head coach decides about ops that were held.
//
// Accepting carries the held command out anew, now, as a decision of the head coach: with that coach's rights
// and the athlete's permissions of today, and only if the row still has what the op was based on. The words
// in it stay those of whoever wrote them. Where it does not fit any more nothing changes and the op goes on
// waiting, to be discarded or done by hand. An op that followed another held one can be accepted after that
// one, and is based on what accepting that one made of the row: what anybody else has decided in between is
// not undone.
#include "core/backend/commands/perform.h"
#include "core/backend/commands/read_op.h"
#include "core/backend/commands/stored.h"
#include "core/backend/store/ops.h"

namespace leadout::backend {

namespace {

using Base = tl::expected<std::int64_t, NotDone>;

const QString kDecision = QStringLiteral("decision");

/// The revision that a held op is judged by.
Result<Base> baseOf(CommandContext& context, const HeldOp& held) {
    if (const auto* rev = std::get_if<protocol::BaseRev>(&held.op.base))
        return Base(rev->rev);
    const QUuid earlier = std::get<protocol::AfterOp>(held.op.base).opId;
    const auto before = findHeld(context.changes.connection(), Viewer::system(context.changes.company()),
                                 heldRowId(held.coach, earlier));
    if (!before)
        return tl::unexpected(before.error());
    if (*before && !(*before)->accepted.value_or(false))
        return Base(tl::unexpected(conflictIn({kDecision})));
    if (*before)
        return Base((*before)->acceptedRev);
    const auto answer = answerTo(context.changes, held.coach, earlier);
    if (!answer)
        return tl::unexpected(answer.error());
    if (!*answer || (*answer)->outcome != protocol::Outcome::Ok)
        return Base(tl::unexpected(conflictIn({kDecision})));
    return Base((*answer)->rev);
}

/// Carries out what was held, as its author's command would have been.
Result<Deed> apply(CommandContext& context, const HeldOp& held) {
    const auto command = readOp(held.op);
    if (!command || std::holds_alternative<domain::DecideHeld>(*command))
        return notDone(invalidAt(QStringLiteral("/op")));
    const auto base = baseOf(context, held);
    if (!base)
        return tl::unexpected(base.error());
    if (!*base)
        return notDone(base->error());
    CommandContext today{context.changes, context.viewer, **base, Written{held.coach, held.receivedAt}};
    const SentRow sent{held.op.rowId, held.op.scope};
    auto deed = perform(today, *command, &sent);
    if (deed && !*deed && deed->error().outcome == protocol::Outcome::Invalid)
        deed->error().path = QStringLiteral("/op");
    return deed;
}

} // namespace

Result<Deed> handle(CommandContext& context, Authority<domain::DecideHeld>,
                    const domain::DecideHeld& command) {
    const Viewer all = Viewer::system(context.changes.company());
    const auto held = findHeld(context.changes.connection(), all, command.op);
    if (!held)
        return tl::unexpected(held.error());
    if (!*held)
        return notDone(deniedBy(QStringLiteral("access.not_found")));
    if ((*held)->accepted)
        return notDone(conflictIn({kDecision}));
    std::optional<std::int64_t> rev;
    if (command.accept) {
        auto deed = apply(context, **held);
        if (!deed || !*deed)
            return deed;
        rev = **deed;
    }
    const domain::CoachId by = context.viewer.coach().value_or(domain::CoachId());
    const auto decided = decideHeld(context.changes, **held, rev, by);
    if (!decided)
        return tl::unexpected(decided.error());
    return revisionOf(context, command.op.uuid());
}

} // namespace leadout::backend
