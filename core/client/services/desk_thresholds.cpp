// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_thresholds.h"

#include "core/engine/compliance/threshold_check.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace leadout::client {

namespace {

using Value = std::optional<double> ThresholdSet::*;

/// The value of a set that a suggestion in this unit is about.
Value valueOf(engine::Unit unit, engine::Sport sport) {
    switch (unit) {
    case engine::Unit::Bpm: return &ThresholdSet::heartRateBpm;
    case engine::Unit::SpeedMs:
        return sport == engine::Sport::Swimming ? &ThresholdSet::swimSpeedMs : &ThresholdSet::runSpeedMs;
    default: return &ThresholdSet::powerW;
    }
}

} // namespace

std::vector<ThresholdSet> thresholdsOf(const DeskView& view, const domain::AthleteId& athlete) {
    QMap<QDate, ThresholdSet> sets;
    QSet<QDate> decided;
    for (const auto& each : view.rows().thresholds()) {
        // A new set has another id here than the one that the backend gives it.
        if (each.athlete != athlete || (decided.contains(each.row.from) && !each.decided))
            continue;
        if (each.decided)
            decided.insert(each.row.from);
        const engine::Thresholds& values = each.row.values;
        sets.insert(each.row.from, {each.row.from, values.power_w, values.heart_rate_bpm,
                                    values.max_heart_rate_bpm, values.run_speed_m_s, values.swim_speed_m_s});
    }
    std::vector<ThresholdSet> list(sets.begin(), sets.end());
    std::reverse(list.begin(), list.end());
    return list;
}

void offerThreshold(const DeskView& view, engine::Sport sport, Review& review) {
    if (!review.suggestion)
        return;
    SuggestedThreshold& suggested = *review.suggestion;
    const domain::AthleteId athlete = review.session.athlete;
    const QDate day = review.session.day;
    const Value value = valueOf(suggested.value.unit, sport);
    const std::vector<ThresholdSet> sets = thresholdsOf(view, athlete);
    const auto force =
        std::find_if(sets.begin(), sets.end(), [&](const ThresholdSet& set) { return set.from <= day; });
    const bool changedSince =
        std::any_of(sets.begin(), force, [&](const ThresholdSet& set) { return (set.*value).has_value(); });
    if (force != sets.end()) {
        suggested.set = *force;
        suggested.settled = (suggested.set.*value).value_or(0.0) >= suggested.value.value;
    }
    if (suggested.settled)
        return;
    suggested.from = std::max(suggested.from, force == sets.end() ? suggested.from : force->from);
    suggested.set.from = suggested.from;
    suggested.set.*value = suggested.value.value;
    const bool old = day.daysTo(view.today(athlete)) > engine::kThresholdDays;
    if (!changedSince && !old)
        suggested.accept = view.permission(domain::Action::EditAthlete, athlete);
}

} // namespace leadout::client
