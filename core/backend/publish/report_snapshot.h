// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sentences/formatting.h"
#include "core/engine/model/compliance.h"
#include "core/engine/model/sentence.h"
#include "core/engine/model/sport.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace leadout::backend {

/// The totals of a session, planned or done. Nothing means that it is not known or not to be shown.
struct ReportTotals {
    std::optional<double> duration_s;
    std::optional<double> distance_m;
    std::optional<double> load;
    std::optional<double> intensity; ///< 1.0 is threshold
    std::optional<double> weighted_power_w;
    std::optional<double> avg_hr_bpm;
    bool operator==(const ReportTotals&) const = default;
};

/// A range to stay in; a single value has low == high.
struct ReportRange {
    double low = 0.0;
    double high = 0.0;
    bool operator==(const ReportRange&) const = default;
};

/// One planned step and what was done of it. Without a target it was about its time alone.
struct ReportStep {
    QString name; ///< as planned; when empty, the kind is named
    engine::StepKind kind = engine::StepKind::Work;
    int repeat = 0; ///< which repetition, from 1; 0 outside repeats
    double planned_s = 0.0;
    double done_s = 0.0; ///< 0 when skipped
    std::optional<ReportRange> target;
    std::optional<double> done;              ///< the average, in the unit of the target
    engine::Unit unit = engine::Unit::Watts; ///< of target and done
    bool operator==(const ReportStep&) const = default;
};

/// One measurement over the session, as one value for every interval from the start. Never a position, an
/// altitude or a time of day.
struct ReportSeries {
    engine::Unit unit = engine::Unit::Watts; ///< Watts, Bpm or SpeedMs; others are not drawn
    double every_s = 1.0;
    std::vector<std::optional<double>> values; ///< nothing where it was not recorded
    bool operator==(const ReportSeries&) const = default;
};

/// Where a target lay on the clock of the session.
struct ReportTarget {
    double start_s = 0.0; ///< seconds from the start
    double end_s = 0.0;
    ReportRange range;
    engine::Unit unit = engine::Unit::Watts;
    bool operator==(const ReportTarget&) const = default;
};

/// Everything that the public page of a session may show, and nothing else: whoever fills it copies field by
/// field. It holds no names of people or companies, no ids, addresses, devices, files or times of day, and no
/// words of the athlete.
struct ReportSnapshot {
    QString language; ///< two letters, such as "de"; unknown ones are shown in English
    domain::UnitSystem units = domain::UnitSystem::Metric;
    QDate date;
    engine::Sport sport = engine::Sport::Other;
    QString workout_name; ///< as planned; empty when nothing was planned
    std::optional<ReportTotals> planned;
    ReportTotals done;
    std::optional<int> score; ///< 0 to 100; only where the company wants it shown
    std::optional<engine::Verdict> verdict;
    std::vector<engine::Sentence> reasons;
    QString feedback; ///< the approved text
    std::vector<ReportStep> steps;
    double duration_s = 0.0; ///< that the curves span
    std::vector<ReportSeries> series;
    std::vector<ReportTarget> targets;
    bool operator==(const ReportSnapshot&) const = default;
};

} // namespace leadout::backend
