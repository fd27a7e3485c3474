// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace leadout::backend {

/// The header fields of every answer on a report link, the report's page and the one that says that there is
/// none. Content-Type is among them.
std::vector<std::pair<std::string, std::string>> reportHeaders();

} // namespace leadout::backend
