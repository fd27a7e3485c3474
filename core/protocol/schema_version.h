// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace leadout::protocol {

/// The version of commands and rows that this source speaks. The backend takes it and the one before.
inline constexpr int kSchemaVersion = 1;
inline constexpr int kOldestSchema = kSchemaVersion > 1 ? kSchemaVersion - 1 : 1;

constexpr bool takesSchema(int version) {
    return version >= kOldestSchema && version <= kSchemaVersion;
}

} // namespace leadout::protocol
