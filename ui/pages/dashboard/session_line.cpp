// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard/session_line.h"

#include "core/domain/words.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QStringList>

#include <algorithm>
#include <optional>

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
    parts << line.session << line.whole;
    if (item.thresholdFlag)
        parts.append(Texts::tr("threshold looks out of date"));
    if (!line.state.isEmpty())
        parts.append(line.state);
    if (!line.coach.isEmpty())
        parts.append(line.coach);
    parts.append(line.age);
    return parts.join(QStringLiteral(", "));
}

/// Whether the verdict stands in the list, and nothing in its place.
bool isJudged(const client::SessionItem& item) {
    return !item.error && item.publishFault.isEmpty() && !item.adjusted && !item.missed &&
           item.state != domain::AnalysisState::Analyzing && item.verdict;
}

/// How far the first reason went, with its sentence.
struct Amount {
    const char* sentence;
    engine::Quantity done;
    engine::Quantity planned;
};

/// What a list knows of it: the time of a session that was planned by time, and the load where that alone
/// explains the verdict. Not how many repeats were done, nor how much was extra.
std::optional<Amount> amountOf(const client::SessionItem& item) {
    using engine::Reason;
    using engine::Unit;
    if (!isJudged(item) || item.reasons.empty())
        return std::nullopt;
    const auto has = [&item](Reason reason) {
        return std::find(item.reasons.begin(), item.reasons.end(), reason) != item.reasons.end();
    };
    const Reason reason = item.reasons.front();
    const bool less = reason == Reason::Shorter || reason == Reason::Easier;
    const bool time = (reason == Reason::Shorter || reason == Reason::Longer) && item.plannedS &&
                      item.doneS && item.byDistance == false && item.sport != engine::Sport::Swimming;
    const bool load = (reason == Reason::Easier || reason == Reason::Harder) && item.plannedLoad &&
                      item.doneLoad && !has(Reason::Extra);
    if (!time && !load)
        return std::nullopt;
    const double done = time ? *item.doneS : *item.doneLoad;
    const double planned = time ? *item.plannedS : *item.plannedLoad;
    if (less ? done >= planned : done <= planned)
        return std::nullopt;
    const char* sentence = time ? (less ? "reason.shorter" : "reason.longer")
                                : (less ? "reason.easier.load" : "reason.harder.load");
    const Unit unit = time ? Unit::Seconds : Unit::Load;
    return Amount{sentence, {done, unit}, {planned, unit}};
}

/// Adds the amount to the verdict, where its two numbers differ as they are shown.
void addAmount(SessionLine& line, const client::SessionItem& item, const Words& words) {
    line.whole = line.verdict;
    const std::optional<Amount> amount = amountOf(item);
    if (!amount)
        return;
    const auto number = [&](const engine::Quantity& value) {
        return words.number(value, item.sport, domain::DurationForm::HoursMinutes);
    };
    const QString done = number(amount->done);
    const QString planned = number(amount->planned);
    if (done == planned)
        return;
    const QString verdict = words.heading("verdict." + std::string(engine::key(*item.verdict)));
    const QString pattern = amount->done.unit == engine::Unit::Load
                                ? Texts::tr("%1 · load %2 of %3", "verdict, done, planned")
                                : Texts::tr("%1 · %2 of %3", "verdict, done, planned");
    line.amount = pattern.arg(verdict, done, planned);
    line.whole =
        Texts::tr("%1 · %2", "verdict, its reason")
            .arg(verdict, words.say({amount->sentence, {amount->done, amount->planned}}, item.sport));
}

} // namespace

QString verdictWords(const client::SessionItem& item, const Words& words) {
    if (item.error)
        return Texts::tr("Recording damaged");
    if (!item.publishFault.isEmpty())
        return item.state == domain::AnalysisState::Published ? Texts::tr("Correction not sent")
                                                              : Texts::tr("Approved, not sent");
    if (item.adjusted)
        return words.say({"adjust.adjusted", {"adjust." + std::string(domain::key(*item.adjusted))}});
    if (item.missed)
        return words.heading(item.keySession ? "planned.key_missed" : "planned.missed");
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
    line.brief = line.verdict;
    if (isJudged(item))
        line.brief = words.heading("verdict." + std::string(engine::key(*item.verdict)));
    else if (item.missed && item.keySession && !item.error && item.publishFault.isEmpty() && !item.adjusted)
        line.brief = words.heading("planned.missed");
    addAmount(line, item, words);
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

QString verdictWithin(const SessionLine& line, const QFontMetrics& metrics, int room) {
    for (const QString& words : {line.whole, line.amount}) {
        if (!words.isEmpty() && metrics.horizontalAdvance(words) <= room)
            return words;
    }
    return line.verdict;
}

} // namespace leadout::ui
