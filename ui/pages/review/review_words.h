// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"
#include "ui/charts/curve_reduction.h"
#include "ui/widgets/tone.h"
#include "ui/words/words.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// The values of a review as a coach reads them. Numbers with units and the words of verdicts come from the
/// catalogue; nothing here draws.
namespace leadout::ui {

/// "Mara Lindqvist · Bike · Sun 22 Nov, 07:12"
QString headLine(const client::SessionItem& session, const Words& words);

/// Where a session stands.
struct StateWords {
    QString text;
    Tone tone = Tone::Neutral;
};
StateWords stateWords(const client::SessionItem& session, const Words& words);

/// The score with everything that explains it in a few words.
struct ScoreWords {
    QString score;      ///< "97", or a dash
    QString band;       ///< "Close to plan"; empty without a score
    QString verdict;    ///< "On target", "Missed", "Adjusted · weather"
    QStringList reason; ///< "shorter (1:34 of 3:00)", a coach's note, why there is no score
    Tone tone = Tone::Neutral;
    bool operator==(const ScoreWords&) const = default;
};
ScoreWords scoreWords(const client::Review& review, const Words& words);

/// One row of "How 97 adds up".
struct SumLine {
    QString name;
    QString points; ///< "47 of 50", "−8" for the cap, a dash where it does not count
    double share = 0.0;
    bool counted = true;
    bool bar = true;  ///< the cap has none
    bool told = true; ///< nothing was lost, or "Planned and done" tells the same numbers as the sentence
    int lost = 0;     ///< points
    QString sentence;
    bool operator==(const SumLine&) const = default;
};
std::vector<SumLine> sumLines(const client::Review& review, const Words& words);
QString sumTitle(const client::Review& review, const Words& words);

/// One row of "Planned and done".
struct TotalLine {
    QString name;
    QString planned;
    QString done;
    QString share;    ///< "99 %"; empty where the two cannot be compared
    QString estimate; ///< why what was done is an estimate; empty: it is none
    bool operator==(const TotalLine&) const = default;
};
std::vector<TotalLine> totalLines(const client::Review& review, const Words& words);

/// One planned step.
struct StepLine {
    QString name;
    QString target; ///< "242–256", or a dash
    QString done;   ///< "↓ 236", "252", or that it was left out
    QString inRange;
    QString unit; ///< of target and done, "W"; empty where neither has one
    bool work = true;
    bool off = false;
    std::optional<TimeSpan> span; ///< on the session's clock, where that is known
    QString spoken;
};
std::vector<StepLine> stepLines(const client::Review& review, const Words& words);

/// Where steps and legs begin, for the chart.
std::vector<double> boundaries(const client::Review& review, const std::vector<StepLine>& steps);

/// "effort 8 of 10 · feel good"; empty when the athlete told neither.
QString feltWords(const std::optional<int>& effort, const std::optional<int>& feel);

/// "Drafted by Leadout · edited by Jonas Weber, 08:31"
QString originWords(const client::Texts& texts, const Words& words);

/// "Tue Easy 1:00 · Thu 3 × 12 min"
QString nextWords(const std::vector<client::PlannedSession>& next, const Words& words);
/// "412 of 430 load"
QString weekWords(const client::Review& review, const Words& words);
/// "−11 · race in 19 days"; empty when neither is known
QString formWords(const client::Review& review, const Words& words);
/// "5 s 812 W · 1 min 402 W"; empty without power
QString peakWords(const engine::Metrics& metrics, const Words& words);
/// Its day, with the year where it is long ago.
QString matchingDay(const client::MatchingSession& session, const client::Review& now, const Words& words);
/// An earlier session like this one, in a line: "12 Nov · 92 · 251, now 249 W". What they are compared by is
/// the average of the work steps, else the weighted power, else the heart rate.
QString matchingWords(const client::MatchingSession& session, const client::Review& now, const Words& words);
/// The same, with everything that is known of it.
QString matchingSpoken(const client::MatchingSession& session, const client::Review& now, const Words& words);
/// A number without its unit, which stands beside another number of the same one.
QString bare(const QString& number);
/// "Mon 16 Nov: on target"
QString dayWords(const client::PastDay& day, const Words& words);

/// Why the recording is not shown, or nothing when it is.
std::optional<QString> noRecordingWords(const client::Review& review);
/// What is wrong with a recording that could not be read to its end; empty when nothing is.
QString faultWords(const client::Review& review, const Words& words);
/// "271 W would fit better, from 16 Nov on." and why.
QString suggestedWords(const client::SuggestedThreshold& fits, engine::Sport sport, const Words& words);
/// "Threshold looks out of date. 271 W would fit better, from 16 Nov on." and why.
QString thresholdWords(const client::SuggestedThreshold& fits, engine::Sport sport, const Words& words);
/// Why what was approved has not gone out; empty when nothing is wrong.
QString publishFaultWords(const client::SessionItem& session, const Words& words);

} // namespace leadout::ui
