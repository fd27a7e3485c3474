// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/matching.h"

#include "core/engine/compliance/sport_family.h"

#include <algorithm>
#include <cmath>

namespace leadout::backend {

using engine::SportFamily;

namespace {

constexpr double kTooShort = 2.0;      ///< times its length; a longer plan is not answered by a stroll
constexpr double kRaceBonus = 1.0;     ///< of closeness, so that a race is the race
constexpr double kStepsBonus = 10.0;   ///< of closeness, for a device that followed this very workout
constexpr double kMostTogether = 1.25; ///< of a plan; more is another session
constexpr double kUnknown = 0.7;       ///< closeness of a plan without a duration: half or twice

bool isBrickPart(SportFamily family) {
    return family == SportFamily::Ride || family == SportFamily::Run || family == SportFamily::Swim ||
           family == SportFamily::Several;
}

bool isOfItsSport(const Answer& answer, const Answerable& workout) {
    const SportFamily done = engine::familyOf(answer.sport);
    const SportFamily planned = engine::familyOf(workout.sport);
    if (answer.sport == engine::Sport::Other) // the device was not told which
        return true;
    if (planned == SportFamily::Several)
        return isBrickPart(done);
    return done == planned && done != SportFamily::Unknown;
}

/// How far a duration is from a plan, as the logarithm of their ratio; 0 is as planned.
double distance(const std::optional<double>& planned_s, double done_s) {
    if (!planned_s || !(*planned_s > 0.0) || !(done_s > 0.0))
        return kUnknown;
    return std::abs(std::log(done_s / *planned_s));
}

bool isMissingPart(const Answer& answer, const Answerable& workout) {
    if (engine::familyOf(workout.sport) != SportFamily::Several)
        return false;
    const SportFamily family = engine::familyOf(answer.sport);
    return std::none_of(
        workout.done_sports.begin(), workout.done_sports.end(), [family](engine::Sport sport) {
            return engine::familyOf(sport) == family || engine::familyOf(sport) == SportFamily::Several;
        });
}

bool isTooShortFor(const Answer& answer, const Answerable& workout) {
    if (answer.told || !isOther(answer.done_s, answer.load))
        return false;
    return workout.planned_s && *workout.planned_s > kTooShort * answer.done_s;
}

/// How well a workout fits, smaller is better; nothing when it does not.
std::optional<double> fit(const Answer& answer, const Answerable& workout) {
    const bool followed = answer.steps_named > 1 && answer.steps_named == workout.steps;
    double badness = distance(workout.planned_s, answer.done_s) - (followed ? kStepsBonus : 0.0);
    if (workout.type == engine::SessionType::Race || workout.type == engine::SessionType::Test)
        badness -= kRaceBonus;
    if (workout.answered && !workout.answered_in_other_sport) {
        const double together = distance(workout.planned_s, workout.done_s + answer.done_s);
        const bool closer = together < distance(workout.planned_s, workout.done_s) &&
                            workout.done_s + answer.done_s <= kMostTogether * workout.planned_s.value_or(0.0);
        return closer || isMissingPart(answer, workout) ? std::optional(together) : std::nullopt;
    }
    // A part of a brick is compared with its sum once all of it has come.
    if (engine::familyOf(workout.sport) == SportFamily::Several)
        return std::min(badness, kUnknown);
    if (!followed && isTooShortFor(answer, workout))
        return std::nullopt;
    return badness;
}

std::optional<Match> swapFor(const Answer& answer, const std::vector<Answerable>& workouts) {
    if (!answer.swap_allowed || isOther(answer.done_s, answer.load) ||
        engine::familyOf(answer.sport) == SportFamily::Unknown || !engine::hasLoadModel(answer.sport))
        return std::nullopt;
    const Answerable* only = nullptr;
    for (const Answerable& workout : workouts) {
        if (workout.answered)
            continue;
        if (only)
            return std::nullopt;
        only = &workout;
    }
    if (!only || !engine::hasLoadModel(only->sport) || only->type == engine::SessionType::Race ||
        only->type == engine::SessionType::Test)
        return std::nullopt;
    return Match{only->workout, false};
}

} // namespace

bool isOther(double done_s, const std::optional<double>& load) {
    return done_s < kOtherSeconds && load.value_or(0.0) < kOtherLoad;
}

std::optional<Match> matchOf(const Answer& answer, const std::vector<Answerable>& workouts) {
    const Answerable* best = nullptr;
    double least = 0.0;
    for (const Answerable& workout : workouts) {
        if (!isOfItsSport(answer, workout))
            continue;
        const auto badness = fit(answer, workout);
        if (badness && (!best || *badness < least)) {
            best = &workout;
            least = *badness;
        }
    }
    if (best)
        return Match{best->workout, best->answered && !best->answered_in_other_sport};
    return swapFor(answer, workouts);
}

} // namespace leadout::backend
