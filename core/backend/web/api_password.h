// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"

/// Choosing a password by the token of a link: for programs, and as a page for whoever opens the link.
namespace leadout::backend {

http::Handler confirmPasswordReset(const ApiParts& parts);
http::Handler passwordPage(const ApiParts& parts);
http::Handler choosePassword(const ApiParts& parts);

} // namespace leadout::backend
