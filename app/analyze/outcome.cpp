// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analyze/outcome.h"

#include "core/domain/sentences/sentences.h"
#include "core/engine/compliance/compare.h"
#include "core/engine/metrics/mean_max_curve.h"
#include "core/engine/metrics/numbers.h"
#include "core/engine/metrics/seconds.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/reader.h"
#include "core/engine/workout/reader.h"
#include "core/engine/workout/structure.h"

#include <QFile>

#include <cstdint>
#include <span>

namespace leadout::analyze {

namespace {

const domain::Sentences& sentences() {
    static const domain::Sentences english;
    return english;
}

QString word(std::string_view group, std::string_view key) {
    return sentences().word(std::string(group) + std::string(key));
}

/// The bytes of a file, or the sentence why they cannot be had.
tl::expected<QByteArray, QString> bytesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QStringLiteral("This file can't be opened: %1.").arg(file.errorString()));
    if (file.size() > kLargestFile)
        return tl::unexpected(
            QStringLiteral("This file is larger than %1 MiB.").arg(kLargestFile / (1024 * 1024)));
    // One byte more than may be: a pipe has no size to look at beforehand.
    QByteArray bytes = file.read(kLargestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(QStringLiteral("This file can't be read: %1.").arg(file.errorString()));
    if (bytes.size() > kLargestFile)
        return tl::unexpected(
            QStringLiteral("This file is larger than %1 MiB.").arg(kLargestFile / (1024 * 1024)));
    return bytes;
}

std::span<const std::uint8_t> asSpan(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

/// What happened, and for a fault inside the file at which byte.
QString sentenceOf(const engine::ReadResult& read, const engine::ReadProblem& problem) {
    using engine::ReadFault;
    if (problem.fault == ReadFault::NotActivity)
        return word("file.kind.", key(read.kind));
    const QString sentence = word("file.fault.", key(problem.fault));
    if (problem.fault == ReadFault::Truncated || problem.fault == ReadFault::Corrupt ||
        problem.fault == ReadFault::DocumentType || problem.fault == ReadFault::TooLarge)
        return sentence + QStringLiteral(" (byte %1)").arg(problem.byte);
    return sentence;
}

/// What the numbers are not quite what they seem for.
QStringList cautions(const engine::Recording& recording, const engine::Sums& sums) {
    QStringList sentences;
    const std::size_t beyond = sums.power_w.beyond + sums.heart_rate_bpm.beyond + sums.speed_mm_s.beyond;
    if (beyond > 0) {
        sentences.append(QStringLiteral("Values beyond reason: %1. Best averages, zones and the load leave "
                                        "them out; averages and weighted power don't.")
                             .arg(beyond));
    }
    if (recording.recorded.value_or(sums) != sums) {
        sentences.append(
            QStringLiteral("Some values are from developer fields or from the memory of a strap: "
                           "the sums leave them out, all other numbers don't."));
    }
    const engine::Seconds rows(recording.samples, {0, recording.samples.size()});
    const std::optional<std::uint32_t> slow = engine::slowInterval(rows.time());
    if (slow && !engine::wholePart(recording).pool) {
        sentences.append(QStringLiteral("Recorded every %1 s on average, so each value is held until the "
                                        "next: best averages of a few seconds, weighted power and the load "
                                        "are rough.")
                             .arg(*slow));
    }
    return sentences;
}

PartNumbers numbersOf(const engine::Recording& recording, const engine::Part& part,
                      const engine::Metrics& metrics, const engine::Thresholds& thresholds) {
    PartNumbers numbers;
    numbers.part = part;
    numbers.metrics = metrics;
    numbers.details = engine::detailsOf(recording, part, numbers.metrics, thresholds);
    numbers.balance = engine::wPrimeBalanceOf(recording, part, numbers.details.critical_power);
    return numbers;
}

std::optional<std::vector<engine::BestPower>> curveOf(const engine::Samples& samples) {
    const engine::Seconds rows(samples, {0, samples.size()});
    const auto timeline =
        engine::PowerTimeline::of(rows.time(), rows.of(samples.power_w), engine::heldSeconds(rows.time()));
    if (!timeline)
        return std::nullopt;
    return engine::meanMaxCurve(*timeline, engine::curveDurations(timeline->longest()));
}

} // namespace

Outcome analyse(const QString& path, const std::optional<engine::Workout>& plan,
                const engine::Thresholds& thresholds, bool withCurve) {
    Outcome outcome;
    outcome.file = path;
    outcome.planned = plan.has_value();
    const auto bytes = bytesOf(path);
    if (!bytes) {
        outcome.error = bytes.error();
        return outcome;
    }
    engine::ReadResult read = engine::readRecording(asSpan(*bytes));
    outcome.kind = read.kind;
    if (read.error)
        outcome.error = sentenceOf(read, *read.error);
    for (const engine::ReadProblem& warning : read.warnings)
        outcome.warnings.append(sentenceOf(read, warning));
    outcome.recording = std::move(read.recording);
    if (!outcome.holdsActivity())
        return outcome;
    const engine::Sums measured = engine::sums(outcome.recording.samples);
    outcome.sums = outcome.recording.recorded.value_or(measured);
    outcome.thresholds = thresholds;
    outcome.whole = numbersOf(outcome.recording, engine::wholePart(outcome.recording),
                              engine::summarise(outcome.recording, thresholds), thresholds);
    outcome.warnings += cautions(outcome.recording, measured);
    if (outcome.recording.legs.size() > 1) {
        for (const engine::Part& leg : engine::legParts(outcome.recording))
            outcome.legs.push_back(numbersOf(
                outcome.recording, leg, engine::summarise(outcome.recording, leg, thresholds), thresholds));
    }
    if (withCurve)
        outcome.curve = curveOf(outcome.recording.samples);
    if (!plan || outcome.error)
        return outcome;
    outcome.compliance = engine::compare(*plan, outcome.recording, thresholds);
    if (outcome.compliance->threshold_missing) {
        outcome.warnings.append(
            QStringLiteral("The plan's targets refer to a threshold that isn't known, so their "
                           "steps are scored by time only. Name it with --ftp or --lthr."));
    }
    return outcome;
}

tl::expected<engine::Workout, QString> readPlan(const QString& path) {
    const auto bytes = bytesOf(path);
    if (!bytes)
        return tl::unexpected(path + QStringLiteral(": ") + bytes.error());
    auto workout = engine::readWorkout(asSpan(*bytes));
    if (workout)
        return *std::move(workout);
    const engine::WorkoutError& error = workout.error();
    QString sentence = path + QStringLiteral(": ") + word("workout.fault.", key(error.fault));
    if (error.line > 0)
        sentence += QStringLiteral(" (line %1)").arg(error.line);
    else if (error.byte > 0)
        sentence += QStringLiteral(" (byte %1)").arg(error.byte);
    if (const std::size_t steps = engine::stepCount(error.before); steps > 0)
        sentence += QStringLiteral(" Steps that could be read before that: %1.").arg(steps);
    return tl::unexpected(sentence);
}

} // namespace leadout::analyze
