// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <cstdint>
#include <span>

namespace leadout::engine {

/// Reads the tracks of a GPX file (1.0 and 1.1) as one activity: pauses where a segment ends, a leg per run
/// of tracks of the same type, distances from the positions. Heart rate, cadence, power and speed are taken
/// by their names in the extensions of Garmin, Strava, Cluetrust and others, whatever their prefix is and
/// whether or not it is declared. Routes, waypoints and points without a time are no activity. Any thread;
/// work is linear in the bytes, and memory is bounded (see XmlWalker and Track).
///
/// Errors: Empty; NotActivity with the kind Course where there are places without times, with the kind Gpx
/// where there is nothing; Truncated, Corrupt and DocumentType with what came before the fault. The recording
/// is empty unless the kind is Activity. Bytes after the end are a warning.
ReadResult readGpx(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
