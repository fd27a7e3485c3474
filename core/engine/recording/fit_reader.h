// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <cstdint>
#include <span>

namespace leadout::engine {

/// Reads the activity in the bytes of a FIT file. The activities of a chain of files follow one another in
/// one recording. Any thread; work is linear in the bytes, and memory is bounded.
///
/// Errors: Empty and NotFit with nothing read; NotActivity with the kind of file and an empty recording;
/// Truncated and Corrupt with every message before the fault; NoRecords for an activity that holds nothing.
/// Wrong checksums, a missing size and bytes after the end are warnings: a device that died still rode.
ReadResult readFit(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
