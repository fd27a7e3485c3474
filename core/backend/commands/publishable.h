// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/reviews.h"

#include <QStringList>

#include <optional>

/// Whether a text may go to where everybody with the link can read it.
namespace leadout::backend {

/// The names that must not stand in the feedback on an athlete: theirs, and those of the company's coaches.
Result<QStringList> namesToKeepOut(Changes& changes, const domain::AthleteId& athlete);

/// Whether a text holds one of these names. A whole name counts however it is written; a part of it, of three
/// letters or more, as a word with the same capitals, so that a name that is also a word stays usable as one.
bool holdsName(const QString& text, const QStringList& names);

/// The id of the sentence that says why a text cannot be published; nothing when it can.
Result<std::optional<QString>> unfitText(Changes& changes, const Analysis& analysis, const Feedback& feedback,
                                         const QString& text);

} // namespace leadout::backend
