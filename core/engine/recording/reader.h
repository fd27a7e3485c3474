// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <cstdint>
#include <span>

namespace leadout::engine {

/// Reads a recorded activity of any format, which is recognised by its content alone. Any thread.
///
/// FIT files: see readFit(). Files of TCX and GPX are recognised by their root element and answered with
/// NotActivity and the kind Tcx or Gpx, as they are not read. Everything else is Empty or NotFit with the
/// kind Unreadable.
ReadResult readRecording(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
