// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/review_words.h"

#include "core/domain/sentences/catalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <variant>

namespace leadout::ui {

namespace {

using client::Review;
using domain::DurationForm;
using engine::SumRow;
using engine::Unit;

constexpr QChar kDash(u'–');
constexpr auto kDot = u" · ";

struct Tell {
    Q_DECLARE_TR_FUNCTIONS(leadout::ui::ReviewWords)
};

QString dotted(const QStringList& parts) {
    return parts.join(QStringView(kDot).toString());
}

std::string id(std::string_view prefix, std::string_view key) {
    return std::string(prefix) + std::string(key);
}

double rounded(double value, double step) {
    return std::round(value / step) * step;
}

} // namespace

QString headLine(const client::SessionItem& session, const Words& words) {
    QStringList parts{session.athleteName, words.word(id("sport.label.", engine::key(session.sport)))};
    if (session.missed) {
        const QString weekday =
            words.formatting().locale.dayName(session.day.dayOfWeek(), QLocale::ShortFormat);
        parts.append(Tell::tr("%1 %2", "weekday, day: Sun 22 Nov").arg(weekday, words.day(session.day)));
    } else {
        parts.append(words.moment(session.startedAt));
    }
    if (session.sending)
        parts.append(Tell::tr("your decision is on its way"));
    if (session.handedToHead)
        parts.append(Tell::tr("with a head coach"));
    if (session.autoApproved)
        parts.append(Tell::tr("approved by itself"));
    return dotted(parts);
}

StateWords stateWords(const client::SessionItem& session, const Words& words) {
    Tone tone = Tone::Neutral;
    switch (session.state) {
    case domain::AnalysisState::ReviewPending: tone = Tone::Warn; break;
    case domain::AnalysisState::Approved: tone = Tone::Accent; break;
    case domain::AnalysisState::Published: tone = Tone::Ok; break;
    default: break;
    }
    if (!session.publishFault.isEmpty())
        tone = Tone::Bad;
    return {words.heading(id("state.", domain::key(session.state))), tone};
}

ScoreWords scoreWords(const Review& review, const Words& words) {
    const client::SessionItem& session = review.session;
    const engine::Compliance& compliance = review.compliance;
    ScoreWords said;
    said.score = session.score ? QString::number(*session.score) : QString(kDash);
    if (session.score && session.band) {
        said.band = words.word(id("band.", engine::key(*session.band)));
        said.tone = toneOf(session.band);
    }
    if (session.adjusted) {
        said.verdict = words.say({"adjust.adjusted", {id("adjust.", domain::key(*session.adjusted))}});
        if (!review.adjustNote.isEmpty())
            said.reason.append(review.adjustNote);
        return said;
    }
    if (session.missed) {
        said.verdict = words.heading(session.keySession ? "planned.key_missed" : "planned.missed");
        return said;
    }
    if (!session.verdict)
        return said;
    said.verdict = words.heading(id("verdict.", engine::key(*session.verdict)));
    for (const engine::VerdictReason& reason : compliance.reasons)
        said.reason.append(words.say(reason.sentence, session.sport));
    if (compliance.reasons.empty()) {
        for (const engine::Reason reason : session.reasons)
            said.reason.append(words.word(id("reason.word.", engine::key(reason))));
    }
    if (compliance.not_scored)
        said.reason.append(words.say(*compliance.not_scored, session.sport));
    return said;
}

QString sumTitle(const Review& review, const Words& words) {
    if (!review.session.score)
        return Tell::tr("Not scored");
    return words.say({"review.sum", {engine::Quantity{double(*review.session.score), Unit::Points}}});
}

namespace {

/// A row of totals. `step` is to what the shown numbers are rounded, since the share is that of what is
/// shown.
TotalLine totalLine(const QString& name, const std::optional<double>& planned,
                    const std::optional<double>& done, Unit unit, double step, const Review& review,
                    const Words& words) {
    const auto shown = [&](const std::optional<double>& value) {
        return value ? words.number({*value, unit}, review.session.sport, DurationForm::HoursMinutesSeconds)
                     : QString(kDash);
    };
    TotalLine line{name, shown(planned), shown(done), {}, {}};
    if (planned && done && rounded(*planned, step) > 0.0) {
        const double share = rounded(*done, step) / rounded(*planned, step) * 100.0;
        line.share = words.number({share, Unit::Percent});
    }
    return line;
}

} // namespace

std::vector<TotalLine> totalLines(const Review& review, const Words& words) {
    const client::SessionTotals planned = review.planned.value_or(client::SessionTotals{});
    const client::SessionTotals done = review.session.missed ? client::SessionTotals{} : review.done;
    const auto value = [](const std::optional<engine::Load>& load) {
        return load ? std::optional<double>(load->value) : std::nullopt;
    };
    const auto part = [&](SumRow::Part which) { return words.word(id("part.", engine::key(which))); };
    std::vector<TotalLine> lines;
    lines.push_back(totalLine(part(SumRow::Part::Duration), planned.durationS, done.durationS, Unit::Seconds,
                              1.0, review, words));
    TotalLine load = totalLine(part(SumRow::Part::Load), value(planned.load), value(done.load), Unit::Load,
                               1.0, review, words);
    if (planned.load && done.load && planned.load->method != done.load->method)
        load.share.clear();
    const auto told =
        std::find_if(review.numbers.begin(), review.numbers.end(),
                     [](const engine::Number& number) { return number.number == engine::NumberKey::Load; });
    if (done.load && told != review.numbers.end() && told->estimate)
        load.estimate = words.say(*told->estimate, review.session.sport);
    lines.push_back(load);
    lines.push_back(totalLine(part(SumRow::Part::Intensity), planned.intensity, done.intensity,
                              Unit::Intensity, 0.01, review, words));
    lines.push_back(totalLine(part(SumRow::Part::Distance), planned.distanceM, done.distanceM, Unit::Metres,
                              1.0, review, words));
    return lines;
}

namespace {

/// Whether "Planned and done" holds what was done and what was planned as the row's sentence tells them.
bool isTold(const SumRow& row, const std::vector<TotalLine>& totals, engine::Sport sport,
            const Words& words) {
    const auto number = [&](std::size_t place) {
        const auto& values = row.sentence.values;
        const auto* quantity =
            place < values.size() ? std::get_if<engine::Quantity>(&values[place]) : nullptr;
        return quantity ? words.number(*quantity, sport, DurationForm::HoursMinutesSeconds) : QString();
    };
    const QString name = words.word(id("part.", engine::key(row.part)));
    return std::any_of(totals.begin(), totals.end(), [&](const TotalLine& total) {
        return total.name == name && total.done == number(0) && total.planned == number(1);
    });
}

} // namespace

std::vector<SumLine> sumLines(const Review& review, const Words& words) {
    const std::vector<TotalLine> totals = totalLines(review, words);
    std::vector<SumLine> lines;
    for (const SumRow& row : review.compliance.sum) {
        SumLine line;
        line.name = words.word(id("part.", engine::key(row.part)));
        line.counted = row.counted;
        line.bar = row.part != SumRow::Part::Cap;
        line.lost = line.bar ? row.of - row.points : -row.points;
        const bool full = row.counted && line.bar && row.points >= row.of;
        line.told = full || isTold(row, totals, review.session.sport, words);
        line.share = row.of > 0 ? double(row.points) / row.of : 0.0;
        const QString points = words.number({double(row.points), Unit::Points});
        if (!row.counted)
            line.points = kDash;
        else if (line.bar)
            line.points = Tell::tr("%1 of %2", "points").arg(points).arg(row.of);
        else
            line.points = points;
        line.sentence = words.say(row.sentence, review.session.sport);
        lines.push_back(line);
    }
    return lines;
}

QString feltWords(const std::optional<int>& effort, const std::optional<int>& feel) {
    QStringList parts;
    if (effort)
        parts.append(Tell::tr("effort %1 of 10").arg(*effort));
    if (feel) {
        const QStringList words{Tell::tr("feel very bad"), Tell::tr("feel bad"), Tell::tr("feel all right"),
                                Tell::tr("feel good"), Tell::tr("feel very good")};
        if (*feel >= 1 && *feel <= words.size())
            parts.append(words.at(*feel - 1));
    }
    return dotted(parts);
}

QString originWords(const client::Texts& texts, const Words& words) {
    const QString edited = texts.editedAt ? words.time(*texts.editedAt) : QString(kDash);
    if (texts.drafted && !texts.editedBy.isEmpty()) {
        return words.say({"editor.drafted_and_edited", {texts.editedBy.toStdString(), edited.toStdString()}});
    }
    if (texts.drafted)
        return words.word("editor.drafted");
    if (!texts.editedBy.isEmpty())
        return Tell::tr("Edited by %1, %2").arg(texts.editedBy, edited);
    return {};
}

QString nextWords(const std::vector<client::PlannedSession>& next, const Words& words) {
    QStringList parts;
    for (const client::PlannedSession& planned : next) {
        const QString weekday =
            words.formatting().locale.dayName(planned.day.dayOfWeek(), QLocale::ShortFormat);
        QString text = Tell::tr("%1 %2", "weekday, session").arg(weekday, planned.title);
        const QString length = planned.durationS ? words.number({*planned.durationS, Unit::Seconds},
                                                                planned.sport, DurationForm::HoursMinutes)
                                                 : QString();
        // Many titles tell the length already.
        if (!text.contains(length))
            text += u' ' + length;
        parts.append(text);
    }
    return parts.isEmpty() ? Tell::tr("nothing planned") : dotted(parts);
}

QString weekWords(const Review& review, const Words& words) {
    return Tell::tr("%1 of %2 load")
        .arg(words.number({review.weekDoneLoad, Unit::Load}),
             words.number({review.weekPlannedLoad, Unit::Load}));
}

QString formWords(const Review& review, const Words& words) {
    QStringList parts;
    if (review.form)
        parts.append(words.number({*review.form, Unit::Load}));
    if (const std::optional<int>& days = review.daysToRace)
        parts.append(*days == 0   ? Tell::tr("race today")
                     : *days == 1 ? Tell::tr("race tomorrow")
                                  : Tell::tr("race in %1 days").arg(*days));
    return dotted(parts);
}

QString peakWords(const engine::Metrics& metrics, const Words& words) {
    QStringList parts;
    for (std::size_t i = 0; i < engine::kMeanMaxDurations.size(); ++i) {
        if (!metrics.mean_max_w[i])
            continue;
        const int seconds = engine::kMeanMaxDurations[i];
        const QString length = seconds >= 3600 ? Tell::tr("%1 h").arg(seconds / 3600)
                               : seconds >= 60 ? Tell::tr("%1 min").arg(seconds / 60)
                                               : Tell::tr("%1 s").arg(seconds);
        parts.append(length + u' ' + words.number({*metrics.mean_max_w[i], Unit::Watts}));
    }
    return dotted(parts);
}

QString dayWords(const client::PastDay& day, const Words& words) {
    const QString weekday = words.formatting().locale.dayName(day.day.dayOfWeek(), QLocale::ShortFormat);
    const std::string id = day.word.toStdString();
    // The reason of an adjustment is not told here, so neither is its sentence, which would need one.
    const QString said = id.empty()                ? Tell::tr("nothing done")
                         : id == "adjust.adjusted" ? Tell::tr("adjusted")
                                                   : words.word(id);
    return Tell::tr("%1 %2: %3", "weekday, day, verdict").arg(weekday, words.day(day.day), said);
}

std::optional<QString> noRecordingWords(const Review& review) {
    if (review.session.missed)
        return Tell::tr(
            "There is no recording: this session was planned and not done. Adjust it with a reason, "
            "or close it with Done.");
    if (review.session.state == domain::AnalysisState::Analyzing)
        return Tell::tr("This recording is being analyzed. It appears here by itself.");
    if (review.detailsWithdrawn)
        return Tell::tr("The athlete no longer lets coaches see the details of a session. Ask them for this "
                        "permission.");
    if (!review.detailsHere)
        return Tell::tr("The recording is not on this computer yet. It comes with the next sync; everything "
                        "else can be done now.");
    if (review.curves.empty())
        return Tell::tr("This recording holds no curves.");
    return std::nullopt;
}

QString faultWords(const Review& review, const Words& words) {
    if (!review.session.error && review.fault.isEmpty())
        return {};
    const std::string fault = "file.fault." + review.fault.toStdString();
    QString text = domain::findSentence(fault)
                       ? words.word(fault)
                       : Tell::tr("The recording could not be read to its end. What could be read is kept.");
    if (review.faultByte) {
        text +=
            u' ' +
            Tell::tr("It broke off at byte %1.").arg(words.formatting().locale.toString(*review.faultByte));
    }
    return text;
}

QString thresholdWords(const client::SuggestedThreshold& fits, engine::Sport sport, const Words& words) {
    return domain::upperFirst(words.word("threshold.out_of_date")) + QStringLiteral(". ") +
           suggestedWords(fits, sport, words);
}

QString suggestedWords(const client::SuggestedThreshold& fits, engine::Sport sport, const Words& words) {
    const QString better =
        words.say({"number.suggested",
                   {words.number(fits.value, sport).toStdString(), words.day(fits.from).toStdString()}});
    return better + QStringLiteral(". ") + words.say(fits.why, sport);
}

QString publishFaultWords(const client::SessionItem& session, const Words& words) {
    if (session.publishFault.isEmpty())
        return {};
    const std::string fault = "publish.fault." + session.publishFault.toStdString();
    return domain::findSentence(fault) ? words.word(fault)
                                       : Tell::tr("Approved, not sent. Your text is safe; try again.");
}

} // namespace leadout::ui
