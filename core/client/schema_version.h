// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace leadout::client {

/// The version of commands and rows that this program speaks. The backend takes it and the one before.
inline constexpr int kSchemaVersion = 1;

} // namespace leadout::client
