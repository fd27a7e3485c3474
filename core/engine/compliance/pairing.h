// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Which recordings answer which planned workouts, from a few facts about each: no file is read for it.
namespace leadout::engine {

/// A planned workout as far as pairing asks.
struct PlannedSession {
    int day = 0; ///< on the athlete's calendar, counted from any day
    Sport sport = Sport::Other;
    SessionType type = SessionType::Training;
    std::optional<double> duration_s;
    std::optional<double> load;
    std::size_t steps = 0;         ///< unrolled
    std::size_t written_steps = 0; ///< with those of a repeat once
    bool settled = false;          ///< what answers it stays as it is
};

/// A recording as far as pairing asks.
struct DoneSession {
    int day = 0; ///< as for the workouts
    Sport sport = Sport::Other;
    std::optional<std::int64_t> start_s; ///< to know recordings of the same time; any zero
    double duration_s = 0.0;             ///< moving time
    std::optional<double> load;
    std::size_t steps_named = 0; ///< how many steps of an embedded workout its laps name
    bool minor = false;          ///< so short and easy that it is no answer to a much longer plan
    bool may_swap = true;        ///< it may stand in for a workout of another sport
    bool settled = false;        ///< what it answers stays as it is
};

/// For each recording the workout that it answers, by its index; nothing: unplanned.
using Answers = std::vector<std::optional<std::size_t>>;

/// A recording that several workouts, or none, fit about equally well.
struct PairingQuestion {
    std::size_t recording = 0;
    Answers choices; ///< at least two, the best first
};

/// What comes of looking at workouts and recordings together.
struct PairingAdvice {
    Answers best;                           ///< the pairing of the least cost
    std::vector<PairingQuestion> questions; ///< what lies within the margin of it
    /// What is now with those changes of the best that are better by more than the margin, each as far as it
    /// hangs together. Nothing that would leave a recording without the workout that it has: somebody may
    /// have meant it.
    std::optional<Answers> offer;
};

/// Finds the pairing of the least cost among all that are possible, and says where it is no clear choice.
///
/// A workout is answered by one recording or by several of one day that together come closer to it than any
/// of them left out (two files, or the sports of a brick); recordings of the same time, by two devices, count
/// once. Costs are how far duration and, where both know it, load are from the plan, as logarithms of their
/// ratios; less for a device that followed the workout's steps, and for races and tests; more for each day
/// between plan and recording (two at most), for another sport in the place of the planned one, and for
/// what is left over. What is settled or stands oddly now costs what it costs. What has nothing to do with
/// each other is looked at by itself, and ways that come near no best one are not followed; of very many
/// recordings that hang together the less likely answers are not tried, so that the time is bounded.
PairingAdvice advisePairing(std::span<const PlannedSession> planned, std::span<const DoneSession> done,
                            const Answers& now);

} // namespace leadout::engine
