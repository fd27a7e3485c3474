// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/publish/report_snapshot.h"

#include <algorithm>
#include <cmath>

namespace leadout::test {

/// A step of three threshold blocks on the bike, with what the athlete rode in it.
struct SampleStep {
    const char* name;
    engine::StepKind kind;
    double start_s;
    double end_s;
    double target_w;
    double done_w;
};

inline constexpr SampleStep kSampleSteps[] = {
    {"", engine::StepKind::WarmUp, 0, 900, 150, 148},
    {"Threshold", engine::StepKind::Work, 900, 1620, 249, 252},
    {"", engine::StepKind::Recovery, 1620, 1800, 125, 121},
    {"Threshold", engine::StepKind::Work, 1800, 2520, 249, 249},
    {"", engine::StepKind::Recovery, 2520, 2700, 125, 124},
    {"Threshold", engine::StepKind::Work, 2700, 3420, 249, 236},
    {"", engine::StepKind::CoolDown, 3420, 4462, 131, 127},
};

/// Power that wavers around the targets and a heart that follows it, one value each second.
inline void addSampleCurves(backend::ReportSnapshot& snapshot) {
    backend::ReportSeries power{engine::Unit::Watts, 1.0, {}};
    backend::ReportSeries heart{engine::Unit::Bpm, 1.0, {}};
    double beats = 92.0;
    double wobble = 0.0;
    unsigned random = 7;
    for (const SampleStep& step : kSampleSteps) {
        for (double t = step.start_s; t < step.end_s; ++t) {
            random = random * 1664525U + 1013904223U;
            const double noise = static_cast<double>(random >> 16) / 65536.0 - 0.5;
            wobble = 0.9 * wobble + 14.0 * noise;
            const double watts = std::max(0.0, step.done_w + wobble);
            beats += (70.0 + watts * 0.36 + t / 200.0 - beats) * 0.011;
            power.values.emplace_back(std::round(watts));
            heart.values.emplace_back(std::round(beats));
        }
    }
    snapshot.series = {power, heart};
}

/// A threshold session as the public page should show it best.
inline backend::ReportSnapshot sampleReport() {
    backend::ReportSnapshot snapshot;
    snapshot.language = QStringLiteral("en");
    snapshot.date = QDate(2026, 11, 22);
    snapshot.sport = engine::Sport::Cycling;
    snapshot.workout_name = QStringLiteral("3 × 12 min threshold");
    snapshot.planned = backend::ReportTotals{4500.0, {}, 82.0, 0.81, {}, {}};
    snapshot.done = backend::ReportTotals{4462.0, 38'440.0, 79.0, 0.80, 224.0, 148.0};
    snapshot.score = 97;
    snapshot.verdict = engine::Verdict::OnTarget;
    snapshot.feedback = QStringLiteral(
        "Strong control today. All three threshold blocks started on target and the first two stayed there: "
        "252 W and 249 W. The third faded to 236 W while your heart rate climbed to 172 bpm, so open a "
        "window and take the first minutes of it calmly.\n\nSame targets on Thursday.");
    snapshot.duration_s = 4462.0;
    int repeat = 0;
    for (const SampleStep& step : kSampleSteps) {
        const bool work = step.kind == engine::StepKind::Work;
        backend::ReportStep shown;
        shown.name = QString::fromUtf8(step.name);
        shown.kind = step.kind;
        shown.repeat = work ? ++repeat : 0;
        shown.planned_s = shown.done_s = step.end_s - step.start_s;
        shown.target = backend::ReportRange{step.target_w, step.target_w};
        shown.done = step.done_w;
        snapshot.steps.push_back(shown);
        snapshot.targets.push_back({step.start_s, step.end_s,
                                    backend::ReportRange{0.95 * step.target_w, 1.05 * step.target_w},
                                    engine::Unit::Watts});
    }
    addSampleCurves(snapshot);
    return snapshot;
}

} // namespace leadout::test
