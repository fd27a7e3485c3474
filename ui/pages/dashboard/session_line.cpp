// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard/session_line.h"

#include "core/domain/words.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QStringList>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr QChar kDash(u'–');

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(leadout::ui::SessionLine)
};

QString stateWord(const client::SessionItem& item, const Words& words) {
    if (item.sending)
        return Texts::tr("Going out");
    if (item.handedToHead)
        return Texts::tr("With a head coach");
    if (item.missed || item.state == domain::AnalysisState::ReviewPending ||
        item.state == domain::AnalysisState::Analyzing)
        return {};
    return words.heading("state." + std::string(domain::key(item.state)));
}

QString spokenLine(const client::SessionItem& item, const SessionLine& line) {
    QStringList parts;
    parts.append(item.score ? line.score : Texts::tr("no score"));
    if (!line.band.isEmpty())
        parts.append(line.band);
    parts.append(item.wrote ? Texts::tr("%1 wrote").arg(item.athleteName) : item.athleteName);
    if (item.feltBad)
        parts.append(Texts::tr("felt bad"));
    parts << line.session << line.verdict;
    if (item.thresholdFlag)
        parts.append(Texts::tr("threshold looks out of date"));
    if (!line.state.isEmpty())
        parts.append(line.state);
    if (!line.coach.isEmpty())
        parts.append(line.coach);
    parts.append(line.age);
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString verdictWords(const client::SessionItem& item, const Words& words) {
    if (item.error)
        return Texts::tr("Recording damaged");
    if (!item.publishFault.isEmpty())
        return Texts::tr("Approved, not sent");
    if (item.adjusted)
        return words.say({"adjust.adjusted", {"adjust." + std::string(domain::key(*item.adjusted))}});
    if (item.missed)
        return words.heading("planned.missed");
    if (item.state == domain::AnalysisState::Analyzing)
        return words.heading("state.analyzing");
    if (!item.verdict)
        return Texts::tr("Not scored");
    const std::string verdict = "verdict." + std::string(engine::key(*item.verdict));
    if (item.reasons.empty())
        return words.heading(verdict);
    const std::string reason = "reason.word." + std::string(engine::key(item.reasons.front()));
    return domain::upperFirst(words.say({"verdict.with_reason", {verdict, reason}}));
}

QString sportWord(engine::Sport sport, const Words& words) {
    return words.word("sport.label." + std::string(engine::key(sport)));
}

SessionLine sessionLine(const client::SessionItem& item, const Words& words, bool withCoach) {
    SessionLine line;
    line.score = item.score ? QString::number(*item.score) : QString(kDash);
    if (item.band)
        line.band = words.word("band." + std::string(engine::key(*item.band)));
    line.session = Texts::tr("%1 · %2").arg(sportWord(item.sport, words), item.title);
    line.verdict = verdictWords(item, words);
    line.state = stateWord(item, words);
    if (withCoach)
        line.coach = item.coach ? item.coachName : Texts::tr("Unassigned");
    line.age = words.age(item.startedAt);
    line.spoken = spokenLine(item, line);
    return line;
}

QString factsWithin(const SessionLine& line, const QFontMetrics& metrics, int room) {
    constexpr qsizetype kLeastLetters = 4;
    const auto joined = [&line](const QString& coach) {
        QStringList facts{line.state, coach, line.age};
        facts.removeAll(QString());
        return facts.join(QStringLiteral(" · "));
    };
    const QString all = joined(line.coach);
    if (line.coach.isEmpty() || metrics.horizontalAdvance(all) <= room)
        return all;
    const int others = metrics.horizontalAdvance(all) - metrics.horizontalAdvance(line.coach);
    const QString coach = metrics.elidedText(line.coach, Qt::ElideRight, std::max(0, room - others));
    return joined(coach.size() < kLeastLetters ? QString() : coach);
}

} // namespace leadout::ui
