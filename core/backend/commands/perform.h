// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/commands/conflicts.h"
#include "core/backend/commands/handlers.h"
#include "core/backend/commands/target.h"

#include <string>

/// The one way to a handler: find the command's row, find out how the viewer stands to it, let the matrix
/// decide, and hand its proof over. Every write that a coach asks for goes through here.
namespace leadout::backend {

/// The row that a program says its command is about.
struct SentRow {
    QUuid id;
    QString scope;
};

/// The sentence of a thing that does not exist, or that this viewer may not know of.
inline const QString kNotFound = QStringLiteral("access.not_found");

// The two paths of NotDone that point into the op rather than into its payload.
inline const QString kRowPath = QStringLiteral("/row_id");
inline const QString kScopePath = QStringLiteral("/scope");

/// What is wrong with the row or the base that were sent, if anything. Asked after the decision whether the
/// viewer may, so that it tells strangers nothing.
Result<std::optional<NotDone>> checkSent(const CommandContext& context, const domain::CommandTraits& command,
                                         const Target& target, const SentRow* sent);

/// Decides about one command and carries it out.
template <class Command>
Result<Deed> performOne(CommandContext& context, const Command& command, const SentRow* sent) {
    const auto target = targetOf(context.changes, command);
    if (!target)
        return tl::unexpected(target.error());
    const auto facts = factsFor(context.changes, context.viewer, Command::kCommand, *target);
    if (!facts)
        return tl::unexpected(facts.error());
    auto authority = domain::authorize<Command::kCommand.action>(context.viewer.actor(), *facts);
    if (!authority)
        return notDone(deniedBy(QString::fromStdString(authority.error().sentence.id)));
    auto wrong = checkSent(context, Command::kCommand, *target, sent);
    if (!wrong)
        return tl::unexpected(wrong.error());
    if (*wrong)
        return notDone(std::move(**wrong));
    return handle(context, std::move(*authority), command);
}

/// Carries out a command out of a list of them; any other is invalid.
template <class... Some>
Result<Deed> performOneOf(domain::CommandList<Some...>, CommandContext& context,
                          const domain::AnyCommand& command, const SentRow* sent = nullptr) {
    return std::visit(
        [&]<class Command>(const Command& any) -> Result<Deed> {
            if constexpr (kOneOf<Command, Some...>)
                return performOne(context, any, sent);
            else
                return notDone(invalidAt(QString()));
        },
        command);
}

/// Carries out any command for the viewer of the context, with that viewer's rights. What is refused has
/// changed nothing. Without a row that was sent, as in a replay, only the base is compared.
Result<Deed> perform(CommandContext& context, const domain::AnyCommand& command,
                     const SentRow* sent = nullptr);

} // namespace leadout::backend
