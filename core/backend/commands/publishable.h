// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/reviews.h"

#include <QString>

#include <optional>

/// Whether a text may go to where everybody with the link can read it.
namespace leadout::backend {

/// The id of the sentence that says why a coach cannot publish a text; nothing when they can.
Result<std::optional<QString>> unfitText(Changes& changes, const Viewer& coach, const Analysis& analysis,
                                         const Feedback& feedback, const QString& text);

/// Whether what a coach approved could not be sent, and nothing is under way.
bool isUnsent(const Analysis& analysis);

} // namespace leadout::backend
