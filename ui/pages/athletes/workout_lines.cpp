// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/workout_lines.h"

#include "ui/pages/dashboard/session_line.h"

#include <QCoreApplication>

namespace leadout::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(leadout::ui::WorkoutLines)
};

QString extentText(const engine::Extent& extent, engine::Sport sport, const Words& words) {
    switch (extent.unit) {
    case engine::Extent::Unit::Seconds: return words.number({extent.value, engine::Unit::Seconds}, sport);
    case engine::Extent::Unit::Metres: return words.number({extent.value, engine::Unit::Metres}, sport);
    case engine::Extent::Unit::Open: return Texts::tr("until the lap key");
    }
    return {};
}

/// "93–97 %": the unit only once.
QString rangeText(double low, double high, engine::Unit unit, engine::Sport sport, const Words& words) {
    const QString last = words.number({high, unit}, sport);
    if (low == high)
        return last;
    QString first = words.number({low, unit}, sport);
    const auto space = static_cast<int>(first.indexOf(u' '));
    if (space > 0 && last.endsWith(first.mid(space)))
        first.truncate(space);
    return Texts::tr("%1–%2", "a range").arg(first, last);
}

QString targetText(const engine::Target& target, engine::Sport sport, const Words& words) {
    using engine::TargetMeasure;
    const auto range = [&](engine::Unit unit) {
        return rangeText(target.low, target.high, unit, sport, words);
    };
    switch (target.measure) {
    case TargetMeasure::Open: return {};
    case TargetMeasure::PowerPercent: return range(engine::Unit::Percent);
    case TargetMeasure::PowerWatts: return range(engine::Unit::Watts);
    case TargetMeasure::HeartRatePercent:
        return Texts::tr("%1 of threshold heart rate").arg(range(engine::Unit::Percent));
    case TargetMeasure::HeartRateMaxPercent:
        return Texts::tr("%1 of maximum heart rate").arg(range(engine::Unit::Percent));
    case TargetMeasure::HeartRateBpm: return range(engine::Unit::Bpm);
    case TargetMeasure::PacePercent:
        return Texts::tr("%1 of threshold pace").arg(range(engine::Unit::Percent));
    case TargetMeasure::PaceSpeed: return range(engine::Unit::SpeedMs);
    case TargetMeasure::Effort: return Texts::tr("effort %1 of 10").arg(range(engine::Unit::Count));
    }
    return {};
}

QString stepLine(const engine::Step& step, engine::Sport sport, const Words& words) {
    const QString name = step.name.empty() ? words.word("step." + std::string(engine::key(step.kind)))
                                           : QString::fromStdString(step.name);
    const QString target = step.test ? Texts::tr("all out") : targetText(step.target, sport, words);
    const QString line =
        Texts::tr("%1 %2", "a step and its length").arg(name, extentText(step.extent, sport, words));
    return target.isEmpty() ? line : Texts::tr("%1 · %2", "a step and its target").arg(line, target);
}

void addLines(const std::vector<engine::WorkoutItem>& items, int depth, engine::Sport sport,
              const Words& words, QStringList& lines) {
    const QString indent(depth * 4, u' ');
    for (const engine::WorkoutItem& item : items) {
        if (const auto* step = std::get_if<engine::Step>(&item)) {
            lines.append(indent + stepLine(*step, sport, words));
            continue;
        }
        const auto& repeat = std::get<engine::Repeat>(item);
        lines.append(indent + Texts::tr("%1 times", "how often what follows is repeated").arg(repeat.count));
        addLines(repeat.items, depth + 1, sport, words, lines);
    }
}

} // namespace

QStringList workoutLines(const engine::Workout& workout, const Words& words, int most) {
    QStringList lines;
    addLines(workout.items, 0, workout.sport, words, lines);
    if (lines.size() > most) {
        const auto left = static_cast<int>(lines.size()) - most + 1;
        lines = lines.mid(0, most - 1);
        lines.append(Texts::tr("and %1 more lines").arg(left));
    }
    return lines;
}

QString workoutTotals(const engine::Workout& workout, const Words& words) {
    QStringList facts = {sportWord(workout.sport, words)};
    if (workout.duration_s)
        facts.append(words.number({*workout.duration_s, engine::Unit::Seconds}, workout.sport,
                                  domain::DurationForm::HoursMinutes));
    if (workout.distance_m)
        facts.append(words.number({*workout.distance_m, engine::Unit::Metres}, workout.sport));
    if (workout.load)
        facts.append(Texts::tr("load %1").arg(words.number({*workout.load, engine::Unit::Load})));
    return facts.join(QStringLiteral(" · "));
}

} // namespace leadout::ui
