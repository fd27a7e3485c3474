// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"

/// Recorded files on their way in and out.
namespace leadout::backend {

/// Takes the streamed body over as an activity of the athlete in the path.
Serve uploadActivity(const ApiParts& parts);

/// Has a file read once more that could not be read.
Serve retryActivity(const ApiParts& parts);

/// The file as it arrived.
Serve activityFile(const ApiParts& parts);

} // namespace leadout::backend
