// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/samples.h"

#include <cstdint>
#include <span>
#include <vector>

namespace leadout::engine {

/// The indexes of the samples that stand for their second, ascending in time: of several samples with the
/// same second the last one wins, and samples are sorted where the device's clock went back.
std::vector<std::uint32_t> distinctSeconds(std::span<const std::uint32_t> time);

} // namespace leadout::engine
