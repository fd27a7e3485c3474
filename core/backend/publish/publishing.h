// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/reviews.h"

#include <cstdint>

/// What the commands of coaches do to publications, inside their write transaction.
namespace leadout::backend {

/// Shows the current text of a published analysis on its report: a new version under the same link, and
/// nothing is sent a second time. What else the page shows stays as it was. A text that holds a name leaves
/// the page as it is and the analysis with a publish fault; nothing happens where there is no report.
Result<> correctPublished(Changes& changes, const Viewer& viewer, const Analysis& analysis);

/// Queues an approved analysis again that could not be sent, and takes its fault away. Gives the new revision
/// of the analysis. Whether it may be sent has been decided by the caller and is decided again when it is.
Result<std::int64_t> publishAgain(Changes& changes, const Viewer& viewer, const Analysis& analysis);

} // namespace leadout::backend
