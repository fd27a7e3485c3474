// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"

/// What whoever runs the backend asks of it.
namespace leadout::backend {

/// That it serves, and nothing else: anybody may ask.
void health(const http::Request& request, const http::Responder& responder);

/// Counters in the Prometheus text format.
http::Handler metrics(const ApiParts& parts);

} // namespace leadout::backend
