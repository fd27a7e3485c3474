// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are read as a recording and as a workout, and what was read is analyzed as an upload would be.
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/reader.h"
#include "core/engine/workout/fit_workout.h"

#include <cstddef>
#include <cstdint>
#include <span>

using namespace leadout;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::uint8_t> bytes(data, size);
    const engine::ReadResult read = engine::readRecording(bytes);
    if (read.kind == engine::FileKind::Activity) {
        engine::Thresholds thresholds;
        thresholds.power_w = 250;
        (void)engine::summarise(read.recording, thresholds);
    }
    (void)engine::readFitWorkout(bytes);
    return 0;
}
