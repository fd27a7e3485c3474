// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analyze/outcome.h"
#include "core/protocol/json_writer.h"

namespace leadout::analyze {

/// Writes the numbers of the recording or of a leg as one object. What is absent is null, and "absent" says
/// why for each, in English; "estimates" says likewise what is not quite what it seems.
void writeDetails(protocol::JsonWriter& json, const engine::Recording& recording, const PartNumbers& numbers);

} // namespace leadout::analyze
