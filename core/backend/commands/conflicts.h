// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/commands/handlers.h"

#include <utility>

/// What handlers say of commands that they do not carry out.
namespace leadout::backend {

/// Which of these fields of a row were changed after the revision that the command was based on, so that
/// carrying it out would undo another decision. All of them for a row that does not exist.
inline Result<QStringList> changedFields(CommandContext& context, const QUuid& row,
                                         const QStringList& fields) {
    return context.changes.changedSince(row, context.base, fields);
}

/// Another decision about these fields came first.
inline NotDone conflictIn(QStringList fields) {
    NotDone why;
    why.outcome = protocol::Outcome::Conflict;
    why.fields = std::move(fields);
    return why;
}

/// A part of the payload (JSON pointer) does not fit what is stored; the sentence says why.
inline NotDone invalidAt(const QString& path, const QString& sentence = {}) {
    NotDone why;
    why.outcome = protocol::Outcome::Invalid;
    why.path = path;
    why.sentence = sentence;
    return why;
}

/// A rule of state forbids it; the sentence says which.
inline NotDone deniedBy(const QString& sentence) {
    NotDone why;
    why.outcome = protocol::Outcome::Denied;
    why.sentence = sentence;
    return why;
}

/// The same, as what a handler gives back.
inline Deed notDone(NotDone why) {
    return tl::unexpected(std::move(why));
}

} // namespace leadout::backend
