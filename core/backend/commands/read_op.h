// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/commands/handlers.h"

namespace leadout::backend {

/// The command in an op, or why there is none; the path then points into the op, such as "/payload/text".
tl::expected<domain::AnyCommand, NotDone> readOp(const protocol::Op& op);

} // namespace leadout::backend
