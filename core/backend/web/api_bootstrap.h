// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"

namespace leadout::backend {

/// Makes the first company with the one-time secret of the backend. Once there is a company, nothing is here.
http::Handler createFirstCompany(const ApiParts& parts);

} // namespace leadout::backend
