// SPDX-License-Identifier: GPL-3.0-or-later
// The planned steps of a review in words, and where they lie on the session's clock.
#include "ui/pages/review/review_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>

namespace leadout::ui {

namespace {

using client::Review;
using engine::StepKind;
using engine::StepResult;

constexpr QChar kNoTarget(u'–');

struct StepTell {
    Q_DECLARE_TR_FUNCTIONS(leadout::ui::StepLines)
};

bool same(double a, double b) {
    return std::abs(a - b) <= 1e-6 * std::max({1.0, std::abs(a), std::abs(b)});
}

bool isOf(const client::TargetSpan& target, const StepResult& step) {
    return step.low && step.high && target.unit == step.unit && same(target.low, *step.low) &&
           same(target.high, *step.high);
}

QString nameOf(const StepResult& step, const Words& words) {
    QString name = step.name.empty() ? words.word("step." + std::string(engine::key(step.kind)))
                                     : QString::fromStdString(step.name);
    if (step.repeats > 1)
        name += QStringLiteral(" %1").arg(step.repeat);
    return name;
}

/// Below, within or above the range, by the numbers as they are shown. Only work can be too easy.
int side(const StepResult& step, const std::function<QString(double)>& shown) {
    if (!step.compared || !step.average || !step.low || !step.high)
        return 0;
    const QString average = shown(*step.average);
    if (*step.average < *step.low && average != shown(*step.low))
        return step.kind == StepKind::Work ? -1 : 0;
    return *step.average > *step.high && average != shown(*step.high) ? 1 : 0;
}

StepLine lineOf(const StepResult& step, const Review& review, const Words& words) {
    const auto number = [&](double value) { return words.number({value, step.unit}, review.session.sport); };
    StepLine line;
    line.name = nameOf(step, words);
    line.work = step.kind == StepKind::Work;
    QString target(kNoTarget);
    if (step.low && step.high) {
        line.target = same(*step.low, *step.high)
                          ? bare(number(*step.low))
                          : bare(number(*step.low)) + kNoTarget + bare(number(*step.high));
        target = bare(number(*step.low)) + kNoTarget + number(*step.high);
    } else {
        line.target = kNoTarget;
    }
    if (step.low || step.average)
        line.unit = number(step.low.value_or(step.average.value_or(0.0))).section(u' ', 1);
    QString judged;
    if (step.done_s <= 0.0) {
        line.done = words.word("report.skipped");
        line.off = line.work;
        judged = line.done;
    } else if (step.average) {
        const int where = side(step, number);
        line.off = where != 0;
        line.done = bare(number(*step.average));
        if (where < 0)
            line.done.prepend(QStringLiteral("↓ "));
        if (where > 0)
            line.done.prepend(QStringLiteral("↑ "));
        judged = number(*step.average) + (where < 0   ? StepTell::tr(", below the target")
                                          : where > 0 ? StepTell::tr(", above the target")
                                                      : QString());
    } else {
        line.done = domain::formatDuration(step.done_s, domain::DurationForm::Auto);
        judged = line.done;
    }
    if (step.in_range && step.done_s > 0.0)
        line.inRange = words.number({*step.in_range * 100.0, engine::Unit::Percent});
    line.spoken =
        StepTell::tr("%1: target %2, done %3", "step, range, average").arg(line.name, target, judged);
    if (!line.inRange.isEmpty())
        line.spoken += StepTell::tr(", %1 of the time in range").arg(line.inRange);
    return line;
}

} // namespace

std::vector<StepLine> stepLines(const Review& review, const Words& words) {
    std::vector<StepLine> lines;
    auto target = review.targets.begin();
    double end = 0.0;
    for (const StepResult& step : review.compliance.steps) {
        StepLine line = lineOf(step, review, words);
        // Targets stand in the order of the steps; a step without one follows the step before it.
        const auto found = step.done_s <= 0.0
                               ? review.targets.end()
                               : std::find_if(target, review.targets.end(),
                                              [&](const auto& span) { return isOf(span, step); });
        if (found != review.targets.end()) {
            line.span = TimeSpan{found->startS, found->endS};
            target = found + 1;
        } else if (step.done_s > 0.0) {
            line.span = TimeSpan{end, end + step.done_s};
        }
        if (line.span)
            end = line.span->endS;
        lines.push_back(line);
    }
    return lines;
}

std::vector<double> boundaries(const Review& review, const std::vector<StepLine>& steps) {
    std::vector<double> seconds;
    for (const StepLine& step : steps) {
        if (step.span)
            seconds.push_back(step.span->startS);
    }
    for (const client::Curve& curve : review.curves)
        seconds.push_back(curve.offsetS);
    std::sort(seconds.begin(), seconds.end());
    seconds.erase(std::unique(seconds.begin(), seconds.end()), seconds.end());
    if (!seconds.empty() && seconds.front() <= 0.0)
        seconds.erase(seconds.begin());
    return seconds;
}

} // namespace leadout::ui
