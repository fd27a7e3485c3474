// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/session.h"
#include "core/protocol/analysis_detail.h"

#include <cstdint>

namespace leadout::backend {

/// The curves of one leg on an even clock, from its first sample on, each place the mean of what was recorded
/// in its time. The places lie as close together as kMaxStreamPlaces allows, at 1, 2, 5, 10, 20, 30 or 60
/// seconds; what lies beyond them is left out. `origin` is the start of the session in seconds since
/// 1970-01-01 UTC. O(samples).
protocol::StreamSamples streamOf(const engine::SessionPart& leg, std::uint32_t origin);

} // namespace leadout::backend
