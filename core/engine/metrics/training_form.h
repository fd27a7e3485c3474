// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"

#include <cstdint>
#include <span>
#include <vector>

namespace leadout::engine {

/// How a day's load moves fitness and fatigue.
enum class LoadDecay : std::uint8_t {
    Difference,  ///< x += (load - x) / days
    Exponential, ///< x = load * (1 - e^(-1 / days)) + x * e^(-1 / days)
};

/// Which day's fitness and fatigue make a day's form.
enum class FormOf : std::uint8_t {
    DayBefore, ///< what the athlete brings to the day
    SameDay,   ///< what is left after it
};

/// The conventions of fitness, fatigue and form. The defaults are the most common ones; another choice moves
/// the numbers (fatigue by 7 %), so numbers of different choices are never put side by side.
struct FormSettings {
    double fitness_days = 42.0;
    double fatigue_days = 7.0;
    LoadDecay decay = LoadDecay::Difference;
    FormOf form = FormOf::DayBefore;
    double start = 0.0; ///< fitness and fatigue before the first day
};

/// Where an athlete stood on one day, in points of daily load.
struct DayForm {
    double fitness = 0.0; ///< after the day's load
    double fatigue = 0.0; ///< after the day's load
    double form = 0.0;    ///< fitness - fatigue, by FormSettings::form
};

/// Fitness, fatigue and form of every day, from the load of every day without a gap (0 on days of rest).
///
///     fitness and fatigue: exponentially weighted means of daily load over 42 and 7 days
///     form: fitness - fatigue
///
/// Source: Banister's impulse-response model in the recursive form. Days are the athlete's own calendar days.
/// Limits: what the means start with is felt for months; loads of different methods are only roughly alike.
std::vector<DayForm> formByDay(std::span<const double> loads, const FormSettings& settings = {});

/// The fewest days that tell what load is usual for an athlete.
inline constexpr int kUsualDays = 28;

/// The last day of formByDay, where fitness and fatigue start at the mean load of the days that fitness is a
/// mean over, or of as many as there are, in place of settings.start: an athlete did not begin to train when
/// the first load became known. The reason with fewer than kUsualDays.
Measured<DayForm> formToday(std::span<const double> loads, FormSettings settings = {});

} // namespace leadout::engine
