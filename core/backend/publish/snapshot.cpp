// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/snapshot.h"

#include "core/backend/publish/private_names.h"
#include "core/backend/publish/snapshot_curves.h"
#include "core/domain/sentences/sentences.h"
#include "core/engine/compliance/score.h"

#include <algorithm>
#include <utility>

namespace leadout::backend {

using protocol::PublishFault;

namespace {

constexpr int kGreen = 80;

bool isIllness(engine::Verdict verdict) {
    return verdict == engine::Verdict::Sick || verdict == engine::Verdict::Injured;
}

/// Words of a plan, or nothing where they hold a name.
QString plannedWords(const QString& words, const domain::PrivateNames& names) {
    return names.foundIn(words) ? QString() : words;
}

bool holdsName(const engine::Sentence& sentence, const domain::PrivateNames& names) {
    return std::any_of(sentence.values.begin(), sentence.values.end(), [&](const auto& value) {
        const auto* words = std::get_if<std::string>(&value);
        return words != nullptr && names.foundIn(QString::fromStdString(*words)).has_value();
    });
}

std::optional<int> shownScore(const ReportSources& sources) {
    const QString& setting = sources.company.reportScore;
    const std::optional<int>& score = sources.analysis.score;
    if (!score || sources.analysis.adjusted)
        return std::nullopt;
    // A red score is for the coach: the report tells what was planned and done without it.
    const bool red = engine::band(*score) == engine::Band::Red;
    if ((setting == QLatin1String("always") && !red) ||
        (setting == QLatin1String("green") && *score >= kGreen))
        return score;
    return std::nullopt;
}

std::optional<ReportTotals> plannedTotals(const protocol::AnalysisDetail& detail) {
    if (!detail.planned)
        return std::nullopt;
    ReportTotals totals;
    totals.duration_s = detail.planned->duration_s;
    totals.distance_m = detail.planned->distance_m;
    // A load that was measured in another way than the planned one says nothing beside it.
    const std::optional<engine::Load>& load = detail.planned->load;
    if (load && (!detail.metrics.load || detail.metrics.load->method == load->method))
        totals.load = load->value;
    totals.intensity = detail.planned->intensity;
    return totals;
}

ReportTotals doneTotals(const engine::Metrics& metrics) {
    ReportTotals totals;
    totals.duration_s = metrics.moving_s;
    totals.distance_m = metrics.distance_m;
    if (metrics.load)
        totals.load = metrics.load->value;
    totals.intensity = metrics.intensity;
    totals.weighted_power_w = metrics.weighted_power_w;
    totals.avg_hr_bpm = metrics.avg_hr_bpm;
    return totals;
}

std::optional<ReportRange> rangeOf(const engine::StepResult& step) {
    if (!step.low || !step.high)
        return std::nullopt;
    return ReportRange{*step.low, *step.high};
}

ReportStep shownStep(const engine::StepResult& step, const domain::PrivateNames& names) {
    ReportStep shown;
    shown.name = plannedWords(QString::fromStdString(step.name), names);
    shown.kind = step.kind;
    shown.repeat = step.repeats > 1 ? step.repeat : 0;
    shown.planned_s = step.planned_s;
    shown.done_s = step.done_s;
    shown.target = rangeOf(step);
    shown.done = step.average;
    shown.unit = step.unit;
    return shown;
}

std::vector<ReportTarget> targetsOf(const protocol::AnalysisDetail& detail) {
    std::vector<ReportTarget> targets;
    const auto& steps = detail.compliance.steps;
    for (std::size_t i = 0; i < std::min(steps.size(), detail.spans.size()); ++i) {
        const protocol::StepSpan& span = detail.spans[i];
        if (const auto range = rangeOf(steps[i]); range && span.end_s > span.start_s)
            targets.push_back({span.start_s, span.end_s, *range, steps[i].unit});
    }
    return targets;
}

} // namespace

ReportSnapshot makeSnapshot(const ReportSources& sources, const domain::PrivateNames& names) {
    const Analysis& analysis = sources.analysis;
    ReportSnapshot snapshot;
    snapshot.language = domain::Sentences::languageFor(sources.athlete.language, sources.company.language);
    snapshot.units = sources.athlete.units.value_or(sources.company.units) == QLatin1String("imperial")
                         ? domain::UnitSystem::Imperial
                         : domain::UnitSystem::Metric;
    snapshot.date = analysis.day;
    snapshot.sport = analysis.sport;
    // The title of a session that was not planned may be the athlete's or come from the device.
    if (sources.workout)
        snapshot.workout_name = plannedWords(sources.workout->name, names);
    snapshot.planned = plannedTotals(sources.detail);
    snapshot.done = doneTotals(sources.detail.metrics);
    snapshot.score = shownScore(sources);
    if (analysis.verdict && !analysis.adjusted && !isIllness(*analysis.verdict)) {
        snapshot.verdict = analysis.verdict;
        for (const engine::VerdictReason& reason : sources.detail.compliance.reasons) {
            if (!holdsName(reason.sentence, names))
                snapshot.reasons.push_back(reason.sentence);
        }
    }
    snapshot.feedback = sources.feedback;
    for (const engine::StepResult& step : sources.detail.compliance.steps)
        snapshot.steps.push_back(shownStep(step, names));
    snapshot.duration_s = lengthOf(sources.legs);
    snapshot.series = curvesOf(sources.legs);
    snapshot.targets = targetsOf(sources.detail);
    return snapshot;
}

namespace {

using Loaded = tl::expected<ReportSources, PublishFault>;

/// What was found in a list of results, in which the first error counts.
template <class Thing>
const Thing* loaded(const Result<std::optional<Thing>>& found,
                    std::optional<database::DatabaseError>& error) {
    if (!found && !error)
        error = found.error();
    return found && *found ? &**found : nullptr;
}

Result<Loaded> loadSources(database::Connection& connection, const Viewer& system, const Analysis& analysis) {
    std::optional<database::DatabaseError> error;
    const auto company = companyOf(connection, system);
    const auto athlete = findAthlete(connection, system, analysis.athlete);
    const auto feedback = feedbackOf(connection, system, analysis.id);
    const auto workout = analysis.workout ? findWorkout(connection, system, *analysis.workout)
                                          : Result<std::optional<PlannedWorkout>>();
    const Company* itsCompany = loaded(company, error);
    const Athlete* itsAthlete = loaded(athlete, error);
    const Feedback* itsFeedback = loaded(feedback, error);
    const PlannedWorkout* itsWorkout = loaded(workout, error);
    const auto streams = streamsOf(connection, system, analysis.id);
    if (!streams && !error)
        error = streams.error();
    if (error)
        return tl::unexpected(*error);
    auto detail = protocol::readAnalysisDetail(analysis.detail);
    if (!itsCompany || !itsAthlete || !detail)
        return Loaded(tl::unexpect, PublishFault::Unreadable);
    ReportSources sources{*itsCompany, *itsAthlete, analysis, {}, std::move(*detail), {}, {}};
    if (itsFeedback)
        sources.feedback = itsFeedback->current().text;
    if (itsWorkout)
        sources.workout = *itsWorkout;
    for (const QByteArray& stream : *streams) {
        auto samples = protocol::readStreamSamples(stream);
        if (!samples)
            return Loaded(tl::unexpect, PublishFault::Unreadable);
        sources.legs.push_back(std::move(*samples));
    }
    return Loaded(std::move(sources));
}

} // namespace

Result<tl::expected<ReportSnapshot, PublishFault>>
snapshotOf(database::Connection& connection, const Viewer& system, const Analysis& analysis) {
    using Made = tl::expected<ReportSnapshot, PublishFault>;
    auto names = privateNames(connection, system, analysis.athlete);
    if (!names)
        return tl::unexpected(names.error());
    const auto sources = loadSources(connection, system, analysis);
    if (!sources)
        return tl::unexpected(sources.error());
    if (!*sources)
        return Made(tl::unexpect, sources->error());
    if (!*names)
        return Made(tl::unexpect, PublishFault::Unreadable);
    if ((*names)->foundIn((*sources)->feedback))
        return Made(tl::unexpect, PublishFault::NameInText);
    // What is left out of the planned words is told to nobody, so all athletes of the company count.
    if (const auto added = addOtherAthletes(**names, connection, system, analysis.athlete); !added)
        return tl::unexpected(added.error());
    return Made(makeSnapshot(**sources, **names));
}

} // namespace leadout::backend
