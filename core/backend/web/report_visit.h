// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"

namespace leadout::backend {

/// Serves the report of a link's token to whoever holds it. A token that opens none, whether it was switched
/// off, withdrawn or never made, gets one and the same answer, and too many of them from one address one that
/// asks to wait. A token that opens a report always does, whatever else came from its address.
/// Visits are counted without a word about the visitor.
http::Handler reportVisit(const ApiParts& parts);

} // namespace leadout::backend
