// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"

/// What programs ask for to stay like the backend.
namespace leadout::backend {

/// Whether anything that the coach sees has changed, by the ETag of the answer before.
Serve syncHead(const ApiParts& parts);

/// The next page of what has.
Serve syncChanges(const ApiParts& parts);

} // namespace leadout::backend
