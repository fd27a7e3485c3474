// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/counted_sessions.h"
#include "core/client/services/desk_review.h"
#include "core/engine/feedback/repeats.h"
#include "core/engine/metrics/training_form.h"
#include "core/engine/workout/structure_word.h"

#include <QMap>

#include <algorithm>
#include <vector>

namespace leadout::client {

namespace {

constexpr int kDays = 7;
constexpr std::size_t kNext = 3;
constexpr std::size_t kMostMatching = 50;

QString word(std::string_view id) {
    return QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
}

/// How far a band is from the plan, so that the worst of a day can be found.
int badness(const std::optional<engine::Band>& band) {
    return band ? static_cast<int>(*band) + 1 : 0;
}

/// The word of one session in a list of days, as the id of a sentence.
QString wordOf(const protocol::AnalysisRow& row) {
    if (row.adjusted)
        return QStringLiteral("adjust.adjusted");
    if (row.missed)
        return QStringLiteral("planned.missed");
    return row.verdict ? QStringLiteral("verdict.") + word(engine::key(*row.verdict)) : QString();
}

const QByteArray kStructureField = "\"structure\":\"";

bool areAlike(const QByteArray& other, const QString& structure) {
    return engine::areAlike(other.toStdString(), structure.toStdString());
}

} // namespace

std::vector<PastDay> lastDaysOf(const DeskView& view, const domain::AthleteId& athlete, QDate day) {
    std::vector<PastDay> days;
    for (int i = kDays - 1; i >= 0; --i)
        days.push_back({day.addDays(-i), std::nullopt, QString()});
    for (const auto* analysis : countedSessions(view, athlete)) {
        const protocol::AnalysisRow& row = analysis->row;
        const qint64 ago = row.day.daysTo(day);
        if (ago < 0 || ago >= kDays)
            continue;
        PastDay& past = days[static_cast<std::size_t>(kDays - 1 - ago)];
        const auto band = row.adjusted ? std::nullopt : row.band;
        if (!past.word.isEmpty() && badness(band) <= badness(past.band))
            continue;
        past.band = band;
        past.word = wordOf(row);
    }
    return days;
}

std::vector<PlannedSession> nextOf(const DeskView& view, const domain::AthleteId& athlete,
                                   const std::optional<domain::WorkoutId>& own) {
    std::vector<PlannedSession> next;
    const QDate today = view.today(athlete);
    for (const auto& workout : view.rows().workouts()) {
        if (workout.athlete != athlete || workout.row.state != domain::PlannedState::Open ||
            workout.row.day < today || (own && own->uuid() == workout.id))
            continue;
        next.push_back({workout.row.day, workout.row.sport, workout.row.title, workout.row.durationS});
    }
    std::sort(next.begin(), next.end(), [](const PlannedSession& a, const PlannedSession& b) {
        return a.day != b.day ? a.day < b.day : a.title < b.title;
    });
    if (next.size() > kNext)
        next.resize(kNext);
    return next;
}

Matching matchingOf(const DeskView& view, const Local<protocol::AnalysisRow>& analysis,
                    const QString& structure) {
    Matching matching;
    if (structure.isEmpty())
        return matching;
    struct Candidate {
        const Local<protocol::AnalysisRow>* session;
        protocol::AnalysisDetailRow row;
    };
    const auto counted = countedSessions(view, analysis.athlete);
    std::vector<Candidate> earlier;
    for (const QByteArray& each : view.rows().structures(analysis.athlete)) {
        if (!areAlike(each, structure))
            continue;
        for (auto& row : view.rows().detailsWith(kStructureField + each + '"', analysis.athlete)) {
            const auto other = view.rows().analyses().constFind(row.analysis.uuid());
            if (other != view.rows().analyses().constEnd() && other->id != analysis.id &&
                !other->row.missed && other->row.startedAt < analysis.row.startedAt &&
                std::find(counted.begin(), counted.end(), &*other) != counted.end())
                earlier.push_back({&*other, std::move(row)});
        }
    }
    std::sort(earlier.begin(), earlier.end(), [](const Candidate& a, const Candidate& b) {
        return a.session->row.startedAt > b.session->row.startedAt;
    });
    matching.count = earlier.size();
    for (const Candidate& candidate : earlier) {
        // The others are only counted, so that a session of every week costs no more with the years.
        if (matching.newest.size() == kMostMatching)
            break;
        const auto detail = protocol::readAnalysisDetail(candidate.row.detail);
        if (!detail || !areAlike(detail->structure.toUtf8(), structure)) {
            --matching.count;
            continue;
        }
        const protocol::AnalysisRow& row = candidate.session->row;
        // The score of an accepted change counts nowhere.
        const bool scored = !row.adjusted;
        matching.newest.push_back({candidate.row.analysis, row.day, scored ? row.score : std::nullopt,
                                   scored ? row.band : std::nullopt, workAverageOf(detail->compliance),
                                   detail->metrics.weighted_power_w, detail->metrics.avg_hr_bpm});
    }
    return matching;
}

std::optional<engine::Quantity> workAverageOf(const engine::Compliance& compliance) {
    return engine::workAverageOf(compliance.steps);
}

WeekLoad weekLoadOf(const DeskView& view, const domain::AthleteId& athlete, QDate day) {
    const QDate monday = mondayOf(day);
    WeekLoad week;
    for (const auto& workout : view.rows().workouts()) {
        if (workout.athlete == athlete && workout.row.state != domain::PlannedState::Excused &&
            workout.row.day >= monday && workout.row.day < monday.addDays(kDays))
            week.planned += workout.row.load.value_or(0.0);
    }
    for (const auto* analysis : countedSessions(view, athlete)) {
        if (analysis->row.day >= monday && analysis->row.day <= day)
            week.done += analysis->row.doneLoad.value_or(0.0);
    }
    return week;
}

std::optional<double> formOf(const DeskView& view, const domain::AthleteId& athlete, QDate day) {
    QMap<QDate, double> loads;
    for (const auto* analysis : countedSessions(view, athlete)) {
        if (analysis->row.doneLoad && analysis->row.day <= day)
            loads[analysis->row.day] += *analysis->row.doneLoad;
    }
    if (loads.isEmpty())
        return std::nullopt;
    std::vector<double> daily;
    for (QDate each = loads.firstKey(); each <= day; each = each.addDays(1))
        daily.push_back(loads.value(each, 0.0));
    const auto today = engine::formToday(daily);
    return today ? std::optional(today->form) : std::nullopt;
}

} // namespace leadout::client
