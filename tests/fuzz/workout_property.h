// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/recording/gzip.h"
#include "core/engine/workout/reader.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/writer.h"

namespace leadout::test {

/// Whether any bytes are read as they should: as a bounded workout that every format can be written from and
/// read back in, or with an error that stands in the file and such a workout of what came before it.
inline bool readsSoundly(std::span<const std::uint8_t> bytes) {
    const auto workout = engine::readWorkout(bytes);
    const auto isBounded = [](const engine::Workout& read) {
        return engine::stepCount(read) <= engine::kMaxSteps && read.cues.size() <= engine::kMaxCues;
    };
    // The place in a compressed file is that in what it holds.
    const std::size_t most = engine::isGzip(bytes) ? engine::kMostUnpacked : bytes.size();
    if (!workout)
        return workout.error().byte <= most && isBounded(workout.error().before);
    if (!isBounded(*workout))
        return false;
    engine::Thresholds thresholds;
    thresholds.power_w = 250;
    thresholds.run_speed_m_s = 4;
    (void)engine::plannedTotals(*workout, thresholds);
    for (const auto format : {engine::WorkoutFormat::Fit, engine::WorkoutFormat::Zwo,
                              engine::WorkoutFormat::Mrc, engine::WorkoutFormat::Erg}) {
        const auto file = engine::writeWorkout(*workout, format, thresholds);
        // A workout of nothing and one of many days have no course.
        if (file ? !engine::readWorkout(file->bytes)
                 : file.error().fault != engine::WorkoutFault::MissingValue &&
                       file.error().fault != engine::WorkoutFault::OutOfRange)
            return false;
    }
    return true;
}

} // namespace leadout::test
