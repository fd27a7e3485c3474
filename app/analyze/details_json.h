// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/details.h"
#include "core/protocol/json_writer.h"

namespace leadout::analyze {

/// Writes the details as one object. What is absent is null, and "absent" says why for each, in English;
/// "estimates" says likewise what is not quite what it seems.
void writeDetails(protocol::JsonWriter& json, const engine::Details& details, engine::Sport sport);

} // namespace leadout::analyze
