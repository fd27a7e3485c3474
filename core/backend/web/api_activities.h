// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"

/// Recorded files that are here.
namespace leadout::backend {

/// Has a file read once more that could not be read.
Serve retryActivity(const ApiParts& parts);

/// The file as it arrived.
Serve activityFile(const ApiParts& parts);

} // namespace leadout::backend
