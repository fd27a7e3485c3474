// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/clock.h"
#include "core/domain/ids.h"
#include "core/engine/model/sport.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace leadout::client {

/// A recording and the workout that it answers.
struct PairedRecording {
    domain::ActivityId recording;
    std::optional<domain::WorkoutId> workout; ///< nothing: unplanned
};

/// What can be paired around a session: an athlete's recordings and planned workouts of the days about it,
/// the earliest first. Those of a session that is decided stay as they are.
struct PairChoice {
    struct Recording {
        domain::ActivityId id;
        QDate day; ///< of the athlete
        domain::Instant startedAt{};
        engine::Sport sport = engine::Sport::Other;
        std::optional<domain::WorkoutId> workout;
        bool decided = false;
        std::optional<int> durationS = std::nullopt;
    };
    struct Workout {
        domain::WorkoutId id;
        QDate day;
        engine::Sport sport = engine::Sport::Other;
        QString title;
        std::optional<double> durationS;
        bool decided = false;
    };
    domain::AthleteId athlete;
    std::vector<Recording> recordings;
    std::vector<Workout> workouts;
    /// What fits clearly better than what is paired now, such as two recordings the other way round; the
    /// recordings that it changes. Empty: nothing does.
    std::vector<PairedRecording> offered;
};

} // namespace leadout::client
