// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <cstdint>
#include <span>

namespace leadout::engine {

/// Reads a recorded activity of any format, which is recognised by its content alone: FIT (see readFit()),
/// TCX (see readTcx()) and GPX (see readGpx()), each also in a gzip file (see unpackGzip()). Any thread.
///
/// Everything else is Empty or NotFit with the kind Unreadable. A fault of the gzip file itself comes before
/// one that the recording in it has, which mostly follows from it; the byte of the latter is that of the
/// unpacked file.
ReadResult readRecording(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
