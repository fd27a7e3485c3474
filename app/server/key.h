// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/command.h"

#include "core/backend/store/store.h"
#include "core/platform/crypto/seal.h"

#include <tl/expected.hpp>

namespace leadout::server {

/// The key that --key-file names, or a sentence about why there is none. A database remembers by which key it
/// was served: a mistyped name must not quietly begin a new one, because what was sealed with the old key
/// could never be read again. --new-key says that this is meant.
tl::expected<platform::SealKey, QString> keyFor(backend::Store& store, const Arguments& arguments);

} // namespace leadout::server
