// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/analysis.h"

#include "core/backend/ingest/auto_approval.h"
#include "core/backend/ingest/matching.h"
#include "core/backend/ingest/streams.h"
#include "core/engine/compliance/joined.h"
#include "core/engine/compliance/other_session.h"
#include "core/engine/compliance/pairing_cost.h"
#include "core/engine/compliance/session.h"
#include "core/engine/compliance/sport_family.h"
#include "core/engine/feedback/draft.h"
#include "core/engine/feedback/facts.h"
#include "core/engine/feedback/pain.h"
#include "core/engine/metrics/numbers.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/structure_word.h"
#include "core/protocol/analysis_flags.h"
#include "core/protocol/engine_words.h"

#include <algorithm>
#include <cmath>

namespace leadout::backend {

using engine::Recording;
using engine::Verdict;
namespace flag = protocol::analysis_flag;

namespace {

constexpr std::size_t kMostToldLegs = 20; // of a triathlon five; more would make a large detail
constexpr std::size_t kBest20 = 3;
static_assert(engine::kMeanMaxDurations[kBest20] == 1200);

/// When a recording began and ended, by its samples.
struct Span {
    std::uint64_t start = 0;
    std::uint64_t end = 0;
};

Span spanOf(const Recording& recording) {
    const auto& time = recording.samples.time;
    if (time.empty())
        return {recording.start, recording.start};
    const auto [first, last] = std::minmax_element(time.begin(), time.end());
    return {*first, std::uint64_t{*last} + 1};
}

/// Whether most of a damaged file is in a sound one too, such as when it was fetched once more.
bool isCovered(const Recording& damaged, const std::vector<engine::ReadResult>& files) {
    const Span span = spanOf(damaged);
    return std::any_of(files.begin(), files.end(), [&span](const engine::ReadResult& other) {
        if (other.error)
            return false;
        const Span sound = spanOf(other.recording);
        const std::uint64_t from = std::max(span.start, sound.start);
        const std::uint64_t end = std::min(span.end, sound.end);
        return end > from && 2 * (end - from) > span.end - span.start;
    });
}

/// The recordings that count, and what was wrong with one of them.
struct Counted {
    std::vector<Recording> recordings;
    std::optional<engine::ReadFault> fault;
    bool warned = false;
};

Counted countedOf(const std::vector<engine::ReadResult>& files) {
    Counted counted;
    std::vector<Recording> all;
    for (const engine::ReadResult& file : files) {
        if (file.error && isCovered(file.recording, files))
            continue;
        if (file.error)
            counted.fault = file.error->fault;
        counted.warned = counted.warned || !file.warnings.empty();
        if (file.recording.samples.size() > 0 || !file.recording.legs.empty())
            all.push_back(file.recording);
    }
    counted.recordings = engine::withoutDuplicates(all);
    std::stable_sort(
        counted.recordings.begin(), counted.recordings.end(),
        [](const Recording& a, const Recording& b) { return spanOf(a).start < spanOf(b).start; });
    return counted;
}

/// All recordings as one, whose samples are in the order in which steps refer to them.
Recording togetherOf(const std::vector<Recording>& recordings) {
    if (recordings.size() == 1)
        return recordings.front();
    Recording all = engine::joined(recordings);
    std::vector<engine::Leg> legs;
    for (const Recording& each : recordings)
        legs.insert(legs.end(), each.legs.begin(), each.legs.end());
    const bool several = std::any_of(legs.begin(), legs.end(), [&legs](const engine::Leg& leg) {
        return engine::familyOf(leg.sport) != engine::familyOf(legs.front().sport);
    });
    if (several)
        all.legs = std::move(legs);
    return all;
}

engine::Metrics metricsFor(const AnalysisInput& input, const std::vector<Recording>& recordings,
                           const Recording& together) {
    if (!input.workout)
        return metricsOf(together, input.thresholds);
    engine::Metrics metrics =
        engine::summarise(together, input.thresholds, engine::methodOf(*input.workout, input.thresholds));
    const engine::Done done = engine::sumOf(engine::partsOf(recordings), *input.workout, input.thresholds);
    metrics.load = done.load;
    metrics.intensity = done.intensity;
    return metrics;
}

engine::Compliance complianceFor(const AnalysisInput& input, const Counted& counted,
                                 const engine::Metrics& metrics) {
    engine::Compliance compliance;
    if (input.workout) {
        compliance = engine::compare(*input.workout, counted.recordings, input.thresholds, input.day);
    } else {
        compliance.done_duration_s = std::round(metrics.moving_s.value_or(0.0));
    }
    if (!counted.fault)
        return compliance;
    // What is missing would be taken for not done.
    compliance.verdict = Verdict::BadData;
    compliance.score.reset();
    compliance.band.reset();
    compliance.reasons.clear();
    compliance.sum.clear();
    compliance.steps.clear();
    compliance.threshold_flag = false;
    compliance.threshold_missing = false;
    compliance.not_scored = engine::Sentence{"file.fault." + std::string(engine::key(*counted.fault)), {}};
    return compliance;
}

std::vector<protocol::StepSpan> spansOf(const engine::Compliance& compliance, const Recording& together,
                                        std::uint32_t origin) {
    std::vector<protocol::StepSpan> spans;
    double reached = 0.0;
    for (const engine::StepResult& step : compliance.steps) {
        const auto& time = together.samples.time;
        if (step.sample_count == 0 || step.first_sample + step.sample_count > time.size()) {
            spans.push_back({reached, reached});
            continue;
        }
        const std::size_t last = step.first_sample + step.sample_count - 1;
        const double start = static_cast<double>(time[step.first_sample]) - origin;
        reached = std::max(start, static_cast<double>(time[last]) + 1.0 - origin);
        spans.push_back({start, reached});
    }
    return spans;
}

/// Nothing for a single leg, whose numbers are those of the session.
std::vector<std::vector<engine::Number>> legNumbersOf(const std::vector<engine::SessionPart>& legs,
                                                      const engine::Thresholds& thresholds) {
    std::vector<std::vector<engine::Number>> numbers;
    if (legs.size() < 2 || legs.size() > kMostToldLegs)
        return numbers;
    for (const engine::SessionPart& leg : legs) {
        const engine::Metrics metrics = engine::summarise(*leg.recording, leg.part, thresholds);
        const engine::Details details = engine::detailsOf(*leg.recording, leg.part, metrics, thresholds);
        numbers.push_back(engine::numbersOf(*leg.recording, leg.part, metrics, details, thresholds));
    }
    return numbers;
}

engine::ThresholdCheck checkedThreshold(const AnalysisInput& input, const protocol::AnalysisDetail& detail,
                                        bool ride) {
    std::vector<engine::CheckedSession> sessions = {checkedSession(input.date, detail, ride)};
    sessions.insert(sessions.end(), input.past.begin(), input.past.end());
    const auto sport = ride                  ? engine::Sport::Cycling
                       : detail.legs.empty() ? engine::Sport::Other
                                             : detail.legs.front();
    return engine::checkThreshold(sessions, sport, input.thresholds);
}

QStringList flagsFor(const AnalysisInput& input, const Counted& counted, const AnalysisResult& result,
                     bool thresholdLooksOld) {
    QStringList flags;
    const auto mark = [&flags](std::string_view word, bool set) {
        if (set)
            flags.append(QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())));
    };
    const QString& comment = input.words.comment;
    mark(flag::kWrote, !comment.trimmed().isEmpty());
    mark(flag::kAsked, engine::asks(comment.toStdString()));
    mark(flag::kFeltBad, input.words.feel.value_or(kBadFeel + 1) <= kBadFeel ||
                             input.words.effort.value_or(0) >= kHardEffort);
    mark(flag::kThreshold, thresholdLooksOld);
    mark(flag::kBadData, result.detail.compliance.verdict == Verdict::BadData);
    mark(flag::kError, counted.fault.has_value());
    mark(flag::kOther, result.other);
    return flags;
}

bool isRide(const std::vector<Recording>& recordings) {
    return std::all_of(recordings.begin(), recordings.end(), [](const Recording& recording) {
        return engine::familyOf(recording.sport()) == engine::SportFamily::Ride;
    });
}

protocol::PlannedTotals plannedOf(const engine::Workout& workout, const engine::Thresholds& thresholds) {
    const engine::PlannedTotals totals = engine::plannedTotals(workout, thresholds);
    protocol::PlannedTotals planned;
    planned.duration_s = totals.duration_s;
    planned.distance_m = totals.distance_m;
    planned.intensity = totals.intensity;
    if (totals.load)
        planned.load = engine::Load{*totals.load, engine::methodOf(workout, thresholds)};
    return planned;
}

/// Whether a device led through the workout: the laps of a recording name as many steps as it has.
bool isLedThrough(const engine::Workout& workout, const std::vector<Recording>& recordings) {
    engine::PlannedSession plan;
    plan.steps = engine::stepCount(workout);
    plan.written_steps = engine::writtenStepCount(workout);
    return std::any_of(recordings.begin(), recordings.end(), [&plan](const Recording& recording) {
        engine::DoneSession done;
        done.steps_named = stepsNamed(recording);
        return engine::hasFollowed(plan, done);
    });
}

} // namespace

bool AnalysisResult::has(std::string_view word) const {
    return flags.contains(QLatin1String(word.data(), static_cast<int>(word.size())));
}

engine::Metrics metricsOf(const Recording& recording, const engine::Thresholds& thresholds) {
    return engine::summarise(recording, thresholds);
}

engine::CheckedSession checkedSession(std::chrono::sys_days date, const protocol::AnalysisDetail& detail,
                                      bool ride) {
    const engine::Compliance& compliance = detail.compliance;
    engine::CheckedSession session;
    session.day = date;
    session.structured = !compliance.steps.empty();
    session.far_above = compliance.threshold_flag;
    session.work = engine::workShare(compliance.steps);
    if (session.work && session.work->unit == engine::Unit::Watts)
        session.threshold = detail.threshold_w;
    if (ride)
        session.best_20_min_w = detail.metrics.mean_max_w[kBest20];
    return session;
}

void addPast(std::chrono::sys_days date, const protocol::AnalysisDetail& detail, bool ride,
             AnalysisInput& input) {
    input.past.push_back(checkedSession(date, detail, ride));
    if (!ride)
        return;
    for (const engine::BestAverage& best : detail.curve) {
        if (best.duration_s >= engine::kShortestMaximal && best.duration_s <= engine::kLongestMaximal)
            input.past_efforts.push_back({{best.duration_s, best.power_w, 0}, input.past.size()});
    }
}

AnalysisResult analyse(const AnalysisInput& input) {
    AnalysisResult result;
    const Counted counted = countedOf(input.files);
    if (counted.recordings.empty())
        return result;
    const Recording together = togetherOf(counted.recordings);
    const auto origin = static_cast<std::uint32_t>(spanOf(counted.recordings.front()).start);
    const bool ride = isRide(counted.recordings);

    protocol::AnalysisDetail& detail = result.detail;
    if (input.workout) {
        detail.planned = plannedOf(*input.workout, input.thresholds);
        detail.structure = QString::fromStdString(engine::structureWord(*input.workout));
        detail.led_through = isLedThrough(*input.workout, counted.recordings);
    }
    detail.metrics = metricsFor(input, counted.recordings, together);
    detail.compliance = complianceFor(input, counted, detail.metrics);
    detail.spans = spansOf(detail.compliance, together, origin);
    detail.threshold_w = input.thresholds.power_w;
    detail.last = input.last;
    detail.unsure_pairing = input.unsure_pairing;
    detail.first_of_its_kind = input.first_of_its_kind;
    const engine::Part whole = engine::wholePart(together);
    detail.numbers = engine::numbersOf(
        together, whole, detail.metrics,
        engine::detailsOf(together, whole, detail.metrics, input.thresholds, input.past_efforts),
        input.thresholds);
    detail.curve = engine::curveOf(together, whole);
    const std::vector<engine::SessionPart> legs = engine::partsOf(counted.recordings);
    detail.leg_numbers = legNumbersOf(legs, input.thresholds);
    for (const engine::SessionPart& leg : legs) {
        result.streams.push_back(streamOf(leg, origin));
        detail.legs.push_back(leg.part.sport);
    }

    const bool unplanned = detail.compliance.verdict == Verdict::Unplanned && !input.workout;
    const auto load = detail.metrics.load ? std::optional(detail.metrics.load->value) : std::nullopt;
    const bool told = !input.words.comment.trimmed().isEmpty();
    result.other = unplanned && !told && engine::isOther(detail.metrics.moving_s.value_or(0.0), load);
    const engine::ThresholdCheck check = checkedThreshold(input, detail, ride);
    detail.suggestion = check.suggestion;
    result.flags = flagsFor(input, counted, result, check.out_of_date);
    if (!result.other && !counted.fault) {
        engine::Circumstances circumstances = protocol::circumstancesOf(detail);
        const std::string comment = input.words.comment.toStdString();
        circumstances.wrote_of_pain = engine::tellsOfPain(comment);
        circumstances.asked = engine::asks(comment);
        result.draft = engine::draft(engine::factsOf(detail.metrics, detail.compliance, circumstances));
        detail.needs_coach_line = engine::needsCoachLine(result.draft);
    }
    if (input.mode == domain::FeedbackMode::AutoApprove && !result.other) {
        detail.waits = whyItWaits(input, result, counted.warned);
        result.approves_itself = !detail.waits;
    }
    return result;
}

protocol::AnalysisDetail missedDetail(const engine::Workout& workout, const engine::Thresholds& thresholds) {
    protocol::AnalysisDetail detail;
    detail.planned = plannedOf(workout, thresholds);
    detail.structure = QString::fromStdString(engine::structureWord(workout));
    detail.threshold_w = thresholds.power_w;
    detail.compliance.planned_duration_s = detail.planned->duration_s.value_or(0.0);
    return detail;
}

} // namespace leadout::backend
