// SPDX-License-Identifier: GPL-3.0-or-later
// What a head coach decides about ops that were held.
//
// Accepting carries the held command out anew, now, as a decision of the head coach: with that coach's rights
// and the athlete's permissions of today, and only if the row still has what the op was based on. Where it
// does not fit any more nothing changes and the op goes on waiting, to be discarded or done by hand. An op
// that followed another held one can be accepted after that one; the head coach has then seen the row as it
// is, so today's revision is its base.
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
    if (*before) {
        return context.changes.find(held.op.rowId).map([](const std::optional<ChangeRow>& row) {
            return Base(row ? row->rev : 0);
        });
    }
    const auto answer = answerTo(context.changes, held.coach, earlier);
    if (!answer)
        return tl::unexpected(answer.error());
    if (!*answer || (*answer)->outcome != protocol::Outcome::Ok)
        return Base(tl::unexpected(conflictIn({kDecision})));
    return Base((*answer)->rev);
}

/// Carries out what was held; nothing when it was done, else why not.
Result<std::optional<NotDone>> apply(CommandContext& context, const HeldOp& held) {
    using Refusal = std::optional<NotDone>;
    const auto command = readOp(held.op);
    if (!command || std::holds_alternative<domain::DecideHeld>(*command))
        return Refusal(invalidAt(QStringLiteral("/op")));
    const auto base = baseOf(context, held);
    if (!base)
        return tl::unexpected(base.error());
    if (!*base)
        return Refusal(base->error());
    CommandContext today{context.changes, context.viewer, **base};
    const SentRow sent{held.op.rowId, held.op.scope};
    const auto deed = perform(today, *command, &sent);
    if (!deed)
        return tl::unexpected(deed.error());
    if (*deed)
        return Refusal();
    NotDone why = deed->error();
    if (why.outcome == protocol::Outcome::Invalid)
        why.path = QStringLiteral("/op");
    return Refusal(std::move(why));
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
    if (command.accept) {
        auto refused = apply(context, **held);
        if (!refused)
            return tl::unexpected(refused.error());
        if (*refused)
            return notDone(std::move(**refused));
    }
    const domain::CoachId by = context.viewer.coach().value_or(domain::CoachId());
    const auto decided = decideHeld(context.changes, **held, command.accept, by);
    if (!decided)
        return tl::unexpected(decided.error());
    return revisionOf(context, command.op.uuid());
}

} // namespace leadout::backend
