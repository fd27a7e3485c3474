// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/facts.h"

#include "core/engine/compliance/comparison.h"
#include "core/engine/compliance/step_score.h"
#include "core/engine/feedback/repeats.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace leadout::engine {

namespace {

void add(Facts& facts, std::string name, std::optional<double> value, Unit unit) {
    if (value && std::isfinite(*value))
        facts.numbers.push_back({std::move(name), {asShown(*value, unit), unit}});
}

void addMetrics(Facts& facts, const Metrics& metrics) {
    add(facts, "duration.done", metrics.moving_s, Unit::Seconds);
    add(facts, "duration.timer", metrics.timer_s, Unit::Seconds);
    add(facts, "duration.elapsed", metrics.elapsed_s, Unit::Seconds);
    add(facts, "stopped", metrics.stopped_s, Unit::Seconds);
    add(facts, "distance.done", metrics.distance_m, Unit::Metres);
    add(facts, "power.average", metrics.avg_power_w, Unit::Watts);
    add(facts, "power.max", metrics.max_power_w, Unit::Watts);
    add(facts, "power.weighted", metrics.weighted_power_w, Unit::Watts);
    add(facts, "heart_rate.average", metrics.avg_hr_bpm, Unit::Bpm);
    add(facts, "heart_rate.max", metrics.max_hr_bpm, Unit::Bpm);
    add(facts, "cadence.average", metrics.avg_cadence_rpm, Unit::Rpm);
    add(facts, "speed.average", metrics.avg_speed_m_s, Unit::SpeedMs);
    add(facts, "work", metrics.work_kj, Unit::Kilojoules);
    if (metrics.load)
        add(facts, "load.session", metrics.load->value, Unit::Load);
    add(facts, "intensity.session", metrics.intensity, Unit::Intensity);
    for (std::size_t i = 0; i < kMeanMaxDurations.size(); ++i) {
        const std::string name = "best." + std::to_string(kMeanMaxDurations[i]);
        add(facts, name, metrics.mean_max_w[i], Unit::Watts);
        if (metrics.mean_max_w[i])
            add(facts, name + ".seconds", kMeanMaxDurations[i], Unit::Seconds);
    }
}

/// The rows of a sum hold what was compared: done, planned, per cent. What could not be compared is a fact
/// under a name of its own, so that no draft compares it.
void addSum(Facts& facts, const Compliance& compliance) {
    constexpr std::array<std::string_view, 3> kNames = {".done", ".planned", ".percent"};
    for (const SumRow& row : compliance.sum) {
        if (row.part == SumRow::Part::Steps || row.part == SumRow::Part::Cap)
            continue;
        const std::string part = std::string(key(row.part)) + (row.counted ? "" : ".uncounted");
        std::size_t next = 0;
        for (const SentenceValue& value : row.sentence.values) {
            const auto* quantity = std::get_if<Quantity>(&value);
            if (quantity && next < kNames.size())
                facts.numbers.push_back({std::string(part).append(kNames[next++]), *quantity});
        }
    }
    if (!compliance.score)
        return;
    add(facts, "score", *compliance.score, Unit::Points);
}

void addSteps(Facts& facts, const Compliance& compliance) {
    facts.steps = compliance.steps;
    for (std::size_t i = 0; i < compliance.steps.size(); ++i) {
        const StepResult& step = compliance.steps[i];
        const std::string name = "step." + std::to_string(i + 1);
        add(facts, name + ".planned", step.planned_s, Unit::Seconds);
        add(facts, name + ".done", step.done_s, Unit::Seconds);
        add(facts, name + (isWeighted(step) ? ".weighted" : ".average"), step.average, step.unit);
        add(facts, name + ".low", step.low, step.unit);
        add(facts, name + ".high", step.high, step.unit);
        if (step.in_range)
            add(facts, name + ".in_range", 100.0 * *step.in_range, Unit::Percent);
        if (step.repeats > 0)
            add(facts, name + ".number", step.repeat, Unit::Count);
    }
    const RepeatTally tally = tallyRepeats(compliance.steps);
    add(facts, "repeats.done", tally.done, Unit::Count);
    add(facts, "repeats.planned", tally.planned, Unit::Count);
    for (int i = 1; i <= tally.planned; ++i)
        add(facts, "repeats.number." + std::to_string(i), i, Unit::Count);
    const Repeats repeats = judgedRepeats(compliance.steps);
    if (repeats.size() > 1) {
        const auto inRange = std::count_if(repeats.begin(), repeats.end(), isInRange);
        add(facts, "repeats.judged", static_cast<double>(repeats.size()), Unit::Count);
        add(facts, "repeats.in_range", static_cast<double>(inRange), Unit::Count);
    }
    if (const auto work = workAverageOf(compliance.steps))
        add(facts, "work.average", work->value, work->unit);
}

void addCircumstances(Facts& facts, const Circumstances& circumstances) {
    facts.sport = circumstances.sport;
    facts.first_of_its_kind = circumstances.first_of_its_kind;
    facts.wrote_of_pain = circumstances.wrote_of_pain;
    facts.asked = circumstances.asked;
    add(facts, "threshold.power", circumstances.threshold_w, Unit::Watts);
    facts.last = circumstances.last;
    if (!circumstances.last)
        return;
    const LastTime& last = *circumstances.last;
    if (last.work_average)
        add(facts, "last.work.average", last.work_average->value, last.work_average->unit);
    add(facts, "last.heart_rate.average", last.avg_hr_bpm, Unit::Bpm);
    if (last.repeats_done > 0)
        add(facts, "last.repeats.done", last.repeats_done, Unit::Count);
}

/// The unit in which a text names a number that is not among the metrics; nothing where it names none.
/// Critical power is none of the session: it is an estimate of the athlete.
std::optional<Unit> namedIn(NumberKey number) {
    switch (number) {
    case NumberKey::PowerWithoutZeros:
    case NumberKey::PeakPower: return Unit::Watts;
    case NumberKey::HeartRateRecovery: return Unit::Bpm;
    case NumberKey::Decoupling: return Unit::Percent;
    case NumberKey::GradedSpeed:
    case NumberKey::SwimSpeed: return Unit::SpeedMs;
    case NumberKey::PowerZones:
    case NumberKey::HeartRateZones:
    case NumberKey::PaceZones: return Unit::Seconds;
    case NumberKey::WPrimeBalance: return Unit::Kilojoules;
    default: return std::nullopt;
    }
}

/// What is shown of a session beside its metrics, so that a text may name it.
void addNumbers(Facts& facts, const std::vector<Number>& numbers) {
    constexpr double kJoules = 1000.0; // of a kilojoule
    for (const Number& number : numbers) {
        const auto unit = namedIn(number.number);
        if (!unit)
            continue;
        const std::string name(key(number.number));
        for (std::size_t i = 0; i < number.values.size(); ++i) {
            const double value = number.values[i] / (*unit == Unit::Kilojoules ? kJoules : 1.0);
            // A share is shown with its tenth.
            const double told =
                *unit == Unit::Percent ? std::round(10.0 * value) / 10.0 : asShown(value, *unit);
            if (std::isfinite(told) && told > 0.0)
                facts.numbers.push_back({name + "." + std::to_string(i + 1), {told, *unit}});
        }
        for (const BestAverage& best : number.bests) {
            const std::string length = name + "." + std::to_string(best.duration_s);
            add(facts, length, best.power_w, Unit::Watts);
            add(facts, length + ".seconds", best.duration_s, Unit::Seconds);
        }
    }
}

bool isThere(double seconds) {
    return seconds > 0.0;
}

} // namespace

std::optional<Quantity> Facts::number(std::string_view name) const {
    const auto found =
        std::find_if(numbers.begin(), numbers.end(), [name](const Fact& fact) { return fact.name == name; });
    return found == numbers.end() ? std::nullopt : std::optional(found->value);
}

bool Facts::holds(const Quantity& quantity) const {
    const double shown = asShown(quantity.value, quantity.unit);
    return std::any_of(numbers.begin(), numbers.end(), [&](const Fact& fact) {
        return fact.value.unit == quantity.unit && std::abs(fact.value.value - shown) < 1e-6;
    });
}

const Fact* Facts::nearest(const Quantity& quantity) const {
    const Fact* found = nullptr;
    for (const Fact& fact : numbers) {
        if (fact.value.unit != quantity.unit)
            continue;
        const double off = std::abs(fact.value.value - quantity.value);
        if (!found || off < std::abs(found->value.value - quantity.value))
            found = &fact;
    }
    return found;
}

LastTime lastTimeOf(const Metrics& metrics, const Compliance& compliance) {
    const RepeatTally tally = tallyRepeats(compliance.steps);
    return {workAverageOf(compliance.steps), metrics.avg_hr_bpm, tally.done, tally.planned,
            workRangeOf(compliance.steps)};
}

Facts factsOf(const Metrics& metrics, const Compliance& compliance, const Circumstances& circumstances) {
    Facts facts;
    facts.verdict = compliance.verdict;
    for (const VerdictReason& reason : compliance.reasons)
        facts.reasons.push_back(reason.reason);
    facts.not_scored = compliance.not_scored;
    // What was compared comes first: where the plan was met by a part of the recording, that part is "done".
    addSum(facts, compliance);
    if (isThere(compliance.done_duration_s) && !facts.number("duration.done"))
        add(facts, "duration.done", compliance.done_duration_s, Unit::Seconds);
    if (isThere(compliance.planned_duration_s) && !facts.number("duration.planned"))
        add(facts, "duration.planned", compliance.planned_duration_s, Unit::Seconds);
    add(facts, "extra", compliance.extra_s, Unit::Seconds);
    addMetrics(facts, metrics);
    addSteps(facts, compliance);
    addCircumstances(facts, circumstances);
    addNumbers(facts, circumstances.numbers);
    if (compliance.not_scored) {
        for (const SentenceValue& value : compliance.not_scored->values) {
            if (const auto* quantity = std::get_if<Quantity>(&value))
                facts.numbers.push_back({"missing_power", *quantity});
        }
    }
    return facts;
}

} // namespace leadout::engine
