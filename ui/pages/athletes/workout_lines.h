// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"
#include "ui/words/words.h"

#include <QStringList>

namespace leadout::ui {

/// A workout's steps in words, one line each: "Warm-up 15:00 · 50–60 %". What is repeated stands indented
/// below its count. At most `most` lines; the last one then says how many are left out.
QStringList workoutLines(const engine::Workout& workout, const Words& words, int most = 24);

/// "Bike · 1:15 · load 82", as far as the workout knows.
QString workoutTotals(const engine::Workout& workout, const Words& words);

} // namespace leadout::ui
