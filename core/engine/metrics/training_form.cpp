// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/training_form.h"

#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace leadout::engine {

namespace {

/// How much of the way to a day's load a mean over so many days goes.
double stepOf(double days, LoadDecay decay) {
    return decay == LoadDecay::Difference ? 1.0 / days : 1.0 - std::exp(-1.0 / days);
}

} // namespace

std::vector<DayForm> formByDay(std::span<const double> loads, const FormSettings& settings) {
    const double fitnessStep = stepOf(settings.fitness_days, settings.decay);
    const double fatigueStep = stepOf(settings.fatigue_days, settings.decay);
    std::vector<DayForm> days;
    days.reserve(loads.size());
    DayForm day{settings.start, settings.start, 0.0};
    for (const double load : loads) {
        day.form = day.fitness - day.fatigue;
        day.fitness += (load - day.fitness) * fitnessStep;
        day.fatigue += (load - day.fatigue) * fatigueStep;
        if (settings.form == FormOf::SameDay)
            day.form = day.fitness - day.fatigue;
        days.push_back(day);
    }
    return days;
}

Measured<DayForm> formToday(std::span<const double> loads, FormSettings settings) {
    if (loads.size() < kUsualDays) {
        return absent(sentence::kAbsentHistory, {Quantity{static_cast<double>(loads.size()), Unit::Count},
                                                 Quantity{double{kUsualDays}, Unit::Count}});
    }
    const std::size_t days = std::min(loads.size(), static_cast<std::size_t>(settings.fitness_days));
    const auto first = loads.first(days);
    settings.start = std::accumulate(first.begin(), first.end(), 0.0) / static_cast<double>(days);
    return formByDay(loads, settings).back();
}

} // namespace leadout::engine
