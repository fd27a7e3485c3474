// SPDX-License-Identifier: GPL-3.0-or-later
// Earlier sessions of the same structure in words, held against the session under review.
#include "ui/pages/review/review_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace leadout::ui {

namespace {

using client::MatchingSession;
using client::Review;
using engine::Quantity;
using engine::Unit;

/// From so many days on a date needs its year.
constexpr int kYearFrom = 300;

struct MatchingTell {
    Q_DECLARE_TR_FUNCTIONS(leadout::ui::MatchingWords)
};

std::optional<Quantity> quantity(const std::optional<double>& value, Unit unit) {
    return value ? std::optional(Quantity{*value, unit}) : std::nullopt;
}

/// One measure of an earlier session and of this one.
struct Measured {
    QString name;
    std::optional<Quantity> before;
    std::optional<Quantity> now;
};

std::vector<Measured> measuredOf(const MatchingSession& session, const Review& now) {
    std::vector<Measured> all = {{MatchingTell::tr("work steps"), session.workAverage, now.workAverage},
                                 {MatchingTell::tr("weighted power"),
                                  quantity(session.weightedPowerW, Unit::Watts),
                                  quantity(now.metrics.weighted_power_w, Unit::Watts)},
                                 {MatchingTell::tr("heart rate"), quantity(session.avgHrBpm, Unit::Bpm),
                                  quantity(now.metrics.avg_hr_bpm, Unit::Bpm)}};
    all.erase(std::remove_if(all.begin(), all.end(), [](const Measured& one) { return !one.before; }),
              all.end());
    for (Measured& one : all) {
        if (one.now && one.now->unit != one.before->unit)
            one.now.reset();
    }
    return all;
}

} // namespace

QString bare(const QString& number) {
    const qsizetype space = number.lastIndexOf(u' ');
    return space < 0 ? number : number.left(space);
}

QString matchingDay(const MatchingSession& session, const Review& now, const Words& words) {
    return session.day.daysTo(now.session.day) < kYearFrom ? words.day(session.day)
                                                           : words.longDay(session.day);
}

QString matchingWords(const MatchingSession& session, const Review& now, const Words& words) {
    QStringList parts{matchingDay(session, now, words)};
    if (session.score)
        parts.append(QString::number(*session.score));
    const std::vector<Measured> measured = measuredOf(session, now);
    if (!measured.empty()) {
        const auto number = [&](const Quantity& value) { return words.number(value, now.session.sport); };
        const Measured& first = measured.front();
        parts.append(first.now ? MatchingTell::tr("%1, now %2", "a number without unit, one with it")
                                     .arg(bare(number(*first.before)), number(*first.now))
                               : number(*first.before));
    }
    return parts.join(QStringLiteral(" · "));
}

QString matchingSpoken(const MatchingSession& session, const Review& now, const Words& words) {
    QStringList parts{words.longDay(session.day)};
    if (session.score)
        parts.append(MatchingTell::tr("score %1").arg(*session.score));
    if (session.score && session.band)
        parts.append(words.word("band." + std::string(engine::key(*session.band))));
    for (const Measured& one : measuredOf(session, now)) {
        const auto number = [&](const Quantity& value) { return words.number(value, now.session.sport); };
        parts.append(
            one.now ? MatchingTell::tr("%1 %2, now %3", "a measure, its numbers")
                          .arg(one.name, number(*one.before), number(*one.now))
                    : MatchingTell::tr("%1 %2", "a measure, its number").arg(one.name, number(*one.before)));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace leadout::ui
