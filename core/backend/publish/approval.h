// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/reviews.h"

#include <optional>

namespace leadout::backend {

/// The target of the report, which every published analysis has.
inline const QString kReportTarget = QStringLiteral("report");

/// Accepts an analysis as it stands and queues its publication; nothing as `coach` stands for Leadout itself.
/// Whether it may be accepted has been decided by the caller.
Result<> approve(Changes& changes, const Analysis& analysis, const std::optional<domain::CoachId>& coach);

} // namespace leadout::backend
