// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/writer.h"

#include "core/engine/workout/erg_writer.h"
#include "core/engine/workout/fit_workout.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/zwo_writer.h"

#include <array>

namespace leadout::engine {

std::string_view key(WorkoutFormat format) {
    static constexpr std::array<std::string_view, 4> kWords = {"fit", "zwo", "mrc", "erg"};
    return kWords[static_cast<std::size_t>(format)];
}

tl::expected<WrittenWorkout, WorkoutError> writeWorkout(const Workout& workout, WorkoutFormat format,
                                                        const Thresholds& thresholds,
                                                        std::optional<std::uint32_t> created) {
    if (stepCount(workout) > kMaxSteps)
        return tl::unexpected(WorkoutError{WorkoutFault::TooManySteps, 0, 0, {}, {}, {}});
    switch (format) {
    case WorkoutFormat::Zwo: return writeZwo(workout, thresholds);
    case WorkoutFormat::Mrc: return writeMrc(workout, thresholds);
    case WorkoutFormat::Erg: return writeErg(workout, thresholds);
    case WorkoutFormat::Fit: break;
    }
    auto bytes = writeFitWorkout(workout, thresholds, created);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return WrittenWorkout{*std::move(bytes), lostInFit(workout, thresholds)};
}

} // namespace leadout::engine
