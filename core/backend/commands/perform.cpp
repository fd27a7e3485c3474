// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/perform.h"

namespace leadout::backend {

std::optional<NotDone> checkSent(const CommandContext& context, const domain::CommandTraits& command,
                                 const Target& target, const SentRow* sent) {
    const auto wrong = [](const QString& path) {
        NotDone why;
        why.path = path;
        return why;
    };
    if (sent && sent->id != target.row)
        return wrong(kRowPath);
    if (sent && sent->scope != scopeOf(command, target).toString())
        return wrong(kScopePath);
    if (target.otherAthlete)
        return wrong(QStringLiteral("/athlete"));
    // A revision that the row never had: of a database that was restored since, or made up. The field
    // revisions cannot tell what such a decision would undo.
    if (target.stored && (context.base < 1 || context.base > target.stored->rev))
        return conflictIn({QStringLiteral("rev")});
    return std::nullopt;
}

Result<Deed> perform(CommandContext& context, const domain::AnyCommand& command, const SentRow* sent) {
    return performOneOf(domain::AllCommands(), context, command, sent);
}

} // namespace leadout::backend
