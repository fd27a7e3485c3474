// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/crypto/seal.h"
#include "core/platform/private_files.h"

#include <QString>

#include <cstdint>

namespace leadout::platform {

/// What to do when there is no key file. Whoever has sealed something already must refuse: a new key would
/// open none of it.
enum class MissingKey : std::uint8_t { Make, Refuse };

/// Reads the 32 bytes of a key file, or makes them. The file has mode 0600; one that others may read, that is
/// a link or has another length is refused and stays as it is.
FileResult<SealKey> loadKeyFile(const QString& path, MissingKey missing);

} // namespace leadout::platform
