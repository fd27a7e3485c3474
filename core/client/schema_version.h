// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/schema_version.h"

namespace leadout::client {

using protocol::kSchemaVersion;

} // namespace leadout::client
