// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/threshold_check.h"

#include "core/engine/compliance/rules.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace leadout::engine {

namespace {

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
    if (!threshold || !(rules::kBest20Share * watts > rules::kThresholdReserve * *threshold))
        return std::nullopt;
    const double value = asThreshold(rules::kBest20Share * watts, Unit::Watts);
    return ThresholdSuggestion{
        Unit::Watts,
        value,
        best->day,
        {std::string(sentence::kThresholdTwentyMinutes),
         {Quantity{watts, Unit::Watts}, Quantity{value, Unit::Watts}, Quantity{*threshold, Unit::Watts}}}};
}

/// A session's share, were its targets of today's threshold: an older one's may have been of another.
double shareToday(const CheckedSession& session, std::optional<double> threshold) {
    const double share = session.work ? session.work->share : 1.0;
    return session.threshold && threshold ? share * *session.threshold / *threshold : share;
}

bool isFarAbove(const CheckedSession& session, Sport sport, const Thresholds& thresholds) {
    if (!session.far_above || !session.work || !session.threshold)
        return session.far_above;
    const auto threshold = thresholdFor(session.work->unit, sport, thresholds);
    return threshold == session.threshold || shareToday(session, threshold) >= 1.0 + rules::kThresholdShare;
}

/// A range as it is shown that a single target became, in which both ends are rounded: to whole watts and
/// beats, and paces to whole seconds.
bool isSingle(double low, double high, Unit unit) {
    const double middle = (low + high) / 2.0;
    const double share = unit == Unit::Watts ? rules::kSinglePowerShare : rules::kSingleOtherShare;
    const double rounding = unit == Unit::SpeedMs ? middle * middle / 1000.0 : 1.0;
    return std::abs(high - low - 2.0 * share * middle) <= 1.1 * rounding;
}

/// Of the last structured sessions those far above their targets; empty when the newest session is not one.
std::vector<CheckedSession> farAboveSessions(std::span<const CheckedSession> sessions, Sport sport,
                                             const Thresholds& thresholds) {
    std::vector<CheckedSession> structured;
    std::copy_if(sessions.begin(), sessions.end(), std::back_inserter(structured),
                 [](const CheckedSession& session) { return session.structured; });
    if (!sessions.front().structured)
        return {};
    structured.resize(std::min(structured.size(), rules::kThresholdSessions));
    std::erase_if(structured,
                  [&](const CheckedSession& session) { return !isFarAbove(session, sport, thresholds); });
    return structured;
}

std::optional<ThresholdSuggestion> bySteps(const std::vector<CheckedSession>& sessions, Sport sport,
                                           const Thresholds& thresholds) {
    const auto& newest = sessions.front().work;
    const auto threshold = newest ? thresholdFor(newest->unit, sport, thresholds) : std::optional<double>();
    if (!threshold)
        return std::nullopt;
    double share = shareToday(sessions.front(), threshold);
    for (const CheckedSession& session : sessions) {
        if (!session.work || session.work->unit != newest->unit)
            return std::nullopt;
        share = std::min(share, shareToday(session, threshold));
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
        if (step.kind != StepKind::Work || step.planned_s < rules::kThresholdStep || !(step.done_s > 0.0) ||
            !step.average || !(step.low.value_or(0.0) > 0.0) || !step.high)
            continue;
        if (unit.value_or(step.unit) != step.unit)
            return std::nullopt;
        unit = step.unit;
        const double target =
            isSingle(*step.low, *step.high, step.unit) ? (*step.low + *step.high) / 2.0 : *step.high;
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
    const std::vector<CheckedSession> above = farAboveSessions(recent, sport, thresholds);
    const bool steps = std::ssize(above) >= rules::kThresholdEnough;
    check.out_of_date = check.suggestion.has_value() || steps;
    if (steps && !check.suggestion)
        check.suggestion = bySteps(above, sport, thresholds);
    return check;
}

} // namespace leadout::engine
