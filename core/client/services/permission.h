// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/access/action.h"
#include "core/engine/model/sentence.h"

#include <optional>

namespace leadout::client {

/// Whether the signed-in coach may do something to the thing shown, and if not, the sentence that says why.
struct Permission {
    bool allowed = false;
    std::optional<engine::Sentence> why; ///< with what is not allowed
};

} // namespace leadout::client
