// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/message.h"
#include "core/backend/http/refusal.h"

#include <optional>

namespace leadout::backend::http {

/// What is wrong with the header of a request beyond its syntax, nothing when it can be served. Refuses all
/// that two programs in a row could read in two ways. With no objection, path and query are filled in from
/// the target.
std::optional<Refusal> checkHeader(Request& request, bool http_1_0, std::size_t max_target);

} // namespace leadout::backend::http
