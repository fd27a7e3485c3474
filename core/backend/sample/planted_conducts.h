// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/conduct.h"

#include <QStringView>

#include <vector>

/// The conducts of planted sessions that take more than a line.
namespace leadout::backend::sample {

/// An easy run instead of what was planned.
engine::Workout easyRun(double seconds);

/// A criterium with the way there, and the average of its hardest 20 minutes.
engine::Workout criterium(double bestWatts);

/// What the rider of the criterium in week 5 writes about it.
extern const QStringView kRaceReport;

/// Threshold repeats of which the third fades, in a warm room.
Conduct fadedThirdRepeat();

/// The steps of five repeats when somebody stopped after two.
std::vector<StepChange> twoOfFive();

/// Sweet spot in two files: before the battery died, and after the change of batteries.
std::vector<Conduct> brokenInTwo();

/// Six runs over 800 m at one speed, in metres per second.
std::vector<StepChange> everyRepeatAt(double metresPerSecond);

/// The work steps of the short intervals: 30 of them, in three sets.
std::vector<StepChange> everyShortIntervalAt(double watts);

/// Five repeats above the middle of 108 to 115 % of the 330 W that are set.
Conduct everyRepeatSevenPerCentUp();

/// Waiting at lights made every recovery between five repeats longer.
std::vector<StepChange> longRecoveries();

} // namespace leadout::backend::sample
