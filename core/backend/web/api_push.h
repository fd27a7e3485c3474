// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"

namespace leadout::backend {

// What programs send: decisions of members, and what former members had not sent.
Serve syncOps(const ApiParts& parts);
Serve quarantineOps(const ApiParts& parts);

} // namespace leadout::backend
