// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/perform.h"

namespace leadout::backend {

Result<std::optional<NotDone>> checkSent(const CommandContext& context, const domain::CommandTraits& command,
                                         const Target& target, const SentRow* sent) {
    using Wrong = std::optional<NotDone>;
    const auto wrong = [](const QString& path) {
        NotDone why;
        why.path = path;
        return Wrong(std::move(why));
    };
    if (sent && sent->id != target.row)
        return wrong(kRowPath);
    if (sent && sent->scope != scopeOf(command, target).toString())
        return wrong(kScopePath);
    if (target.otherAthlete)
        return wrong(QStringLiteral("/athlete"));
    if (!target.stored)
        return Wrong();
    // A revision that the row never had, or had in a time that was lost when a backup was restored. The field
    // revisions cannot tell what such a decision would undo.
    const std::int64_t rev = target.stored->rev;
    if (context.base < 1 || context.base > rev)
        return Wrong(conflictIn({QStringLiteral("rev")}));
    return context.changes.mayBeLost(*target.stored, context.base).map([](bool lost) {
        return lost ? Wrong(conflictIn({QStringLiteral("rev")})) : Wrong();
    });
}

Result<Deed> perform(CommandContext& context, const domain::AnyCommand& command, const SentRow* sent) {
    return performOneOf(domain::AllCommands(), context, command, sent);
}

} // namespace leadout::backend
