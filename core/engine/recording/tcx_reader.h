// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <cstdint>
#include <span>

namespace leadout::engine {

/// Reads the activities in a TCX file (Training Center XML, version 2, with Garmin's activity extension for
/// power, speed and the cadence of runs). Every Activity is a leg, also those of a multisport session, and
/// every Lap a lap; a second Track within a lap follows a pause. Prefixes may be anything, declared or not.
/// Any thread; work is linear in the bytes, and memory is bounded (see XmlWalker and Track).
///
/// Errors: Empty; NotActivity with the kind Course for a file of courses, with the kind Tcx for one of
/// workouts or of nothing; Truncated, Corrupt and DocumentType with what came before the fault, where the lap
/// that was being read has lost its totals; NoRecords for an activity without points and timed laps. The
/// recording is empty unless the kind is Activity. Bytes after the end are a warning.
ReadResult readTcx(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
