// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <cstdint>
#include <span>

namespace leadout::engine {

/// Reads the activity in the bytes of a FIT file. The activities of a chain of files follow one another in
/// one recording. In a single file of one session a clock that was set while the device recorded is set for
/// all of it (see ClockJumps), unless the session would then last longer than the file says. Any thread;
/// work is linear in the bytes, and memory is bounded.
///
/// Errors: Empty and NotFit with nothing read; NotActivity for a sound file of another kind; Truncated and
/// Corrupt with what came before the fault; NoRecords for an activity that holds nothing. The recording is
/// empty unless the kind is Activity.
/// Wrong checksums, a missing size and bytes after the end are warnings: a device that died still rode.
ReadResult readFit(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
