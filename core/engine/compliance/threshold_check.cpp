// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/threshold_check.h"

#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace leadout::engine {

namespace {

constexpr double kLongWorkStep = 300.0;             ///< seconds
constexpr double kNarrowRange = 1.05 / 0.95 + 1e-6; ///< high by low of a single power target
constexpr std::size_t kStructuredSessions = 3;      ///< that are looked at
constexpr std::ptrdiff_t kSessionsFarAbove = 2;     ///< of them that are enough
constexpr double kBest20Share = 0.95;               ///< of the best 20 minutes can be held for an hour
constexpr double kThresholdReserve = 1.03;          ///< times the threshold that it must exceed

std::optional<double> thresholdFor(Unit unit, Sport sport, const Thresholds& thresholds) {
    switch (unit) {
    case Unit::Watts: return thresholds.power_w;
    case Unit::Bpm: return thresholds.heart_rate_bpm;
    case Unit::SpeedMs:
        return sport == Sport::Swimming ? thresholds.swim_speed_m_s : thresholds.run_speed_m_s;
    default: return std::nullopt;
    }
}

/// As a threshold is written down.
double asThreshold(double value, Unit unit) {
    return unit == Unit::SpeedMs ? std::round(value * 1000.0) / 1000.0 : std::round(value);
}

std::optional<ThresholdSuggestion> byPower(std::span<const CheckedSession> sessions,
                                           std::optional<double> threshold) {
    const auto best = std::max_element(sessions.begin(), sessions.end(), [](const auto& a, const auto& b) {
        return a.best_20_min_w.value_or(0.0) < b.best_20_min_w.value_or(0.0);
    });
    const double watts = best->best_20_min_w.value_or(0.0);
    if (!threshold || !(kBest20Share * watts > kThresholdReserve * *threshold))
        return std::nullopt;
    const double value = asThreshold(kBest20Share * watts, Unit::Watts);
    return ThresholdSuggestion{
        Unit::Watts,
        value,
        best->day,
        {std::string(sentence::kThresholdTwentyMinutes),
         {Quantity{watts, Unit::Watts}, Quantity{value, Unit::Watts}, Quantity{*threshold, Unit::Watts}}}};
}

/// Of the last structured sessions those far above their targets; empty when the newest session is not one.
std::vector<CheckedSession> farAboveSessions(std::span<const CheckedSession> sessions) {
    std::vector<CheckedSession> structured;
    std::copy_if(sessions.begin(), sessions.end(), std::back_inserter(structured),
                 [](const CheckedSession& session) { return session.structured; });
    if (!sessions.front().structured)
        return {};
    structured.resize(std::min(structured.size(), kStructuredSessions));
    std::erase_if(structured, [](const CheckedSession& session) { return !session.far_above; });
    return structured;
}

std::optional<ThresholdSuggestion> bySteps(const std::vector<CheckedSession>& sessions, Sport sport,
                                           const Thresholds& thresholds) {
    const auto& newest = sessions.front().work;
    const auto threshold = newest ? thresholdFor(newest->unit, sport, thresholds) : std::optional<double>();
    if (!threshold)
        return std::nullopt;
    double share = newest->share;
    for (const CheckedSession& session : sessions) {
        if (!session.work || session.work->unit != newest->unit)
            return std::nullopt;
        share = std::min(share, session.work->share);
    }
    const double value = asThreshold(*threshold * share, newest->unit);
    if (!(value > *threshold))
        return std::nullopt;
    return ThresholdSuggestion{newest->unit,
                               value,
                               sessions.back().day,
                               {std::string(sentence::kThresholdSteps),
                                {Quantity{static_cast<double>(sessions.size()), Unit::Count},
                                 Quantity{std::floor((share - 1.0) * 100.0), Unit::Percent}}}};
}

} // namespace

std::optional<WorkShare> workShare(std::span<const StepResult> steps) {
    std::optional<Unit> unit;
    double share = 0.0;
    double time = 0.0;
    for (const StepResult& step : steps) {
        if (step.kind != StepKind::Work || step.planned_s < kLongWorkStep || !(step.done_s > 0.0) ||
            !step.average || !(step.low.value_or(0.0) > 0.0) || !step.high)
            continue;
        if (unit.value_or(step.unit) != step.unit)
            return std::nullopt;
        unit = step.unit;
        const bool narrow = *step.high <= *step.low * kNarrowRange;
        const double target = narrow ? (*step.low + *step.high) / 2.0 : *step.high;
        share += step.done_s * *step.average / target;
        time += step.done_s;
    }
    if (!unit)
        return std::nullopt;
    return WorkShare{share / time, *unit};
}

ThresholdCheck checkThreshold(std::span<const CheckedSession> sessions, Sport sport,
                              const Thresholds& thresholds) {
    ThresholdCheck check;
    if (sessions.empty())
        return check;
    std::vector<CheckedSession> recent;
    std::copy_if(sessions.begin(), sessions.end(), std::back_inserter(recent), [&](const auto& session) {
        return sessions.front().day - session.day <= std::chrono::days(kThresholdDays);
    });
    if (sport == Sport::Cycling)
        check.suggestion = byPower(recent, thresholds.power_w);
    const std::vector<CheckedSession> above = farAboveSessions(recent);
    const bool steps = std::ssize(above) >= kSessionsFarAbove;
    check.out_of_date = check.suggestion.has_value() || steps;
    if (steps && !check.suggestion)
        check.suggestion = bySteps(above, sport, thresholds);
    return check;
}

} // namespace leadout::engine
