// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/number_words.h"

#include <QStringList>

#include <cmath>

namespace leadout::domain {

namespace {

using engine::MeasuredBy;
using engine::NumberKey;
using engine::Quantity;
using engine::Unit;

const QString kBetweenValues = QStringLiteral(" · ");

/// "5 s", "1 min", "1 h"; "3:07" for what is none of them.
QString lengthWords(int seconds) {
    if (seconds < 60)
        return QStringLiteral("%1 s").arg(seconds);
    if (seconds % 3600 == 0)
        return QStringLiteral("%1 h").arg(seconds / 3600);
    if (seconds % 60 == 0)
        return QStringLiteral("%1 min").arg(seconds / 60);
    return formatDuration(seconds, DurationForm::Auto);
}

QString bestWords(const std::vector<engine::BestAverage>& bests, const Formatting& formatting) {
    QStringList words;
    for (const engine::BestAverage& best : bests)
        words.append(lengthWords(best.duration_s) + u' ' + format({best.power_w, Unit::Watts}, formatting));
    return words.join(kBetweenValues);
}

/// The time in each zone that there was any in.
QString zoneWords(const std::vector<double>& seconds) {
    QStringList words;
    for (std::size_t zone = 0; zone < seconds.size(); ++zone) {
        if (seconds[zone] > 0.0)
            words.append(QStringLiteral("Z%1 %2").arg(zone + 1).arg(
                formatDuration(seconds[zone], DurationForm::Auto)));
    }
    return words.join(kBetweenValues);
}

QString percentWords(double value, const Formatting& formatting) {
    const QString digits = formatting.locale.toString(std::abs(value), 'f', 1);
    const bool negative = value <= -0.05;
    return (negative ? QStringLiteral("−") : QString()) + digits + QStringLiteral(" %");
}

Unit unitOf(NumberKey number) {
    switch (number) {
    case NumberKey::MovingTime: return Unit::Seconds;
    case NumberKey::Load:
    case NumberKey::Form: return Unit::Load;
    case NumberKey::Intensity:
    case NumberKey::Variability:
    case NumberKey::Efficiency: return Unit::Intensity;
    case NumberKey::Work: return Unit::Kilojoules;
    case NumberKey::AverageHeartRate:
    case NumberKey::HeartRateRecovery: return Unit::Bpm;
    case NumberKey::GradedSpeed:
    case NumberKey::SwimSpeed: return Unit::SpeedMs;
    default: return Unit::Watts;
    }
}

Quantity kilojoules(double joules) {
    return {joules / 1000.0, Unit::Kilojoules};
}

QString valueWords(const engine::Number& number, const Sentences& sentences, const Formatting& formatting) {
    const std::vector<double>& values = number.values;
    switch (number.number) {
    case NumberKey::PeakPower: return bestWords(number.bests, formatting);
    case NumberKey::PowerZones:
    case NumberKey::HeartRateZones:
    case NumberKey::PaceZones: return zoneWords(values);
    default: break;
    }
    if (values.empty())
        return {};
    const double first = values.front();
    switch (number.number) {
    case NumberKey::Decoupling: return percentWords(first, formatting);
    case NumberKey::Efficiency: {
        const std::string form = number.by == MeasuredBy::Pace ? "pace" : "power";
        return sentences.render({"number.value.efficiency." + form, {Quantity{first, Unit::Intensity}}},
                                formatting);
    }
    case NumberKey::CriticalPower:
        return sentences.render(
            {"number.value.critical_power", {Quantity{first, Unit::Watts}, kilojoules(values.back())}},
            formatting);
    case NumberKey::WPrimeBalance:
        return sentences.render(
            {"number.value.w_prime_balance", {kilojoules(first), kilojoules(values.back())}}, formatting);
    case NumberKey::MovingTime: return formatDuration(first, DurationForm::HoursMinutesSeconds);
    default: return format({first, unitOf(number.number)}, formatting);
    }
}

} // namespace

NumberWords numberWords(const engine::Number& number, const Sentences& sentences,
                        const Formatting& formatting) {
    NumberWords words;
    words.name = sentences.word("number." + std::string(key(number.number)));
    words.value = valueWords(number, sentences, formatting);
    if (number.absent)
        words.remark = sentences.render(*number.absent, formatting);
    else if (number.number == NumberKey::CriticalPower)
        words.remark = sentences.render(
            {"number.carried_by", {bestWords(number.bests, formatting).toStdString()}}, formatting);
    else if (number.by && number.number != NumberKey::Efficiency)
        words.remark = sentences.word("number.by." + std::string(key(*number.by)));
    if (number.estimate) {
        const QString why = sentences.render(*number.estimate, formatting);
        words.remark = words.remark.isEmpty() ? why : words.remark + kBetweenValues + why;
    }
    if (words.value.isEmpty())
        words.value = QStringLiteral("–");
    return words;
}

} // namespace leadout::domain
