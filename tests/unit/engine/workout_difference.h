// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/workout/structure.h"

#include <QString>

#include <cmath>

namespace leadout::test {

/// Nothing when both numbers are absent or, but for the last digits, the same.
inline bool sameNumber(const std::optional<double>& a, const std::optional<double>& b) {
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-6);
}

/// In what a step differs from another; empty when in nothing.
inline QString difference(const engine::Step& a, const engine::Step& b) {
    if (a.kind != b.kind)
        return QStringLiteral("kind %1, %2").arg(int(a.kind)).arg(int(b.kind));
    if (a.name != b.name)
        return QStringLiteral("name");
    if (a.extent.unit != b.extent.unit || !sameNumber(a.extent.value, b.extent.value))
        return QStringLiteral("extent %1, %2").arg(a.extent.value).arg(b.extent.value);
    if (a.target.measure != b.target.measure || a.target.ramp != b.target.ramp)
        return QStringLiteral("measure %1, %2").arg(int(a.target.measure)).arg(int(b.target.measure));
    if (!sameNumber(a.target.low, b.target.low) || !sameNumber(a.target.high, b.target.high))
        return QStringLiteral("target %1-%2, %3-%4")
            .arg(a.target.low)
            .arg(a.target.high)
            .arg(b.target.low)
            .arg(b.target.high);
    if (!sameNumber(a.cadence_low_rpm, b.cadence_low_rpm) ||
        !sameNumber(a.cadence_high_rpm, b.cadence_high_rpm))
        return QStringLiteral("cadence");
    return a.test == b.test ? QString() : QStringLiteral("test");
}

/// The same of items, repeats and all.
inline QString difference(const std::vector<engine::WorkoutItem>& a,
                          const std::vector<engine::WorkoutItem>& b) {
    if (a.size() != b.size())
        return QStringLiteral("%1 items, %2").arg(a.size()).arg(b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        QString found;
        if (a[i].index() != b[i].index()) {
            found = QStringLiteral("a repeat");
        } else if (const auto* step = std::get_if<engine::Step>(&a[i])) {
            found = difference(*step, std::get<engine::Step>(b[i]));
        } else {
            const auto& one = std::get<engine::Repeat>(a[i]);
            const auto& other = std::get<engine::Repeat>(b[i]);
            found = one.count == other.count ? difference(one.items, other.items) : QStringLiteral("count");
        }
        if (!found.isEmpty())
            return QStringLiteral("item %1: %2").arg(i).arg(found);
    }
    return {};
}

/// The same of whole workouts.
inline QString difference(const engine::Workout& a, const engine::Workout& b) {
    if (a.name != b.name || a.description != b.description)
        return QStringLiteral("words");
    if (a.sport != b.sport || a.type != b.type || a.by_distance != b.by_distance)
        return QStringLiteral("sport, type or by distance");
    if (!sameNumber(a.duration_s, b.duration_s) || !sameNumber(a.distance_m, b.distance_m) ||
        !sameNumber(a.load, b.load) || !sameNumber(a.intensity, b.intensity))
        return QStringLiteral("totals");
    if (a.cues.size() != b.cues.size())
        return QStringLiteral("%1 cues, %2").arg(a.cues.size()).arg(b.cues.size());
    for (std::size_t i = 0; i < a.cues.size(); ++i) {
        if (!(a.cues[i] == b.cues[i]))
            return QStringLiteral("cue %1 at %2 s \"%3\", at %4 s \"%5\"")
                .arg(i)
                .arg(a.cues[i].at)
                .arg(QString::fromStdString(a.cues[i].text))
                .arg(b.cues[i].at)
                .arg(QString::fromStdString(b.cues[i].text));
    }
    return difference(a.items, b.items);
}

} // namespace leadout::test
