// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/formatting.h"

#include <cmath>

namespace leadout::domain {

namespace {

using engine::Sport;
using engine::Unit;

constexpr double kMetresPerMile = 1609.344;
constexpr double kMetresPerFoot = 0.3048;
constexpr double kMetresPerKm = 1000.0;
constexpr double kSecondsPerHour = 3600.0;
/// Beyond this a number is a fault of its maker and would only overflow.
constexpr double kLargest = 1e12;
/// Slower than this (33 minutes for a kilometre) a pace says nothing; the session was standing still.
constexpr double kSlowestPaceMs = 0.5;

constexpr QChar kDash(u'–');
constexpr QChar kMinus(u'−');

QString number(double value, int decimals, const Formatting& formatting) {
    const double step = std::pow(10.0, decimals);
    const double rounded = std::round(value * step) / step;
    const QString digits = formatting.locale.toString(std::abs(rounded), 'f', decimals);
    return rounded < 0.0 ? kMinus + digits : digits;
}

QString withUnit(double value, int decimals, QLatin1StringView unit, const Formatting& formatting) {
    return number(value, decimals, formatting) + u' ' + unit;
}

QString distance(double metres, const Formatting& formatting) {
    const bool metric = formatting.units == UnitSystem::Metric;
    const double unit = metric ? kMetresPerKm : kMetresPerMile;
    const bool short_way = std::abs(metres) < (metric ? kMetresPerKm : 0.1 * kMetresPerMile);
    if (short_way || formatting.sport == Sport::Swimming)
        return withUnit(metres, 0, QLatin1StringView("m"), formatting);
    const int decimals = std::abs(metres) < 100.0 * unit ? 1 : 0;
    return withUnit(metres / unit, decimals, QLatin1StringView(metric ? "km" : "mi"), formatting);
}

QString climbing(double metres, const Formatting& formatting) {
    if (formatting.units == UnitSystem::Metric)
        return withUnit(metres, 0, QLatin1StringView("m"), formatting);
    return withUnit(metres / kMetresPerFoot, 0, QLatin1StringView("ft"), formatting);
}

QString pace(double metresPerSecond, double metres, QLatin1StringView unit) {
    if (metresPerSecond < kSlowestPaceMs)
        return kDash;
    return formatDuration(metres / metresPerSecond, DurationForm::MinutesSeconds) + u' ' + unit;
}

QLatin1StringView word(const SpeedUnit& unit) {
    if (!unit.pace)
        return QLatin1StringView(unit.metres == kMetresPerKm ? "km/h" : "mph");
    if (unit.metres == 100.0)
        return QLatin1StringView("/100 m");
    if (unit.metres == 500.0)
        return QLatin1StringView("/500 m");
    return QLatin1StringView(unit.metres == kMetresPerKm ? "/km" : "/mi");
}

QString speed(double metresPerSecond, const Formatting& formatting) {
    const SpeedUnit unit = speedUnit(formatting);
    if (unit.pace)
        return pace(metresPerSecond, unit.metres, word(unit));
    return withUnit(metresPerSecond * kSecondsPerHour / unit.metres, 1, word(unit), formatting);
}

} // namespace

SpeedUnit speedUnit(const Formatting& formatting) {
    const double metres = formatting.units == UnitSystem::Metric ? kMetresPerKm : kMetresPerMile;
    switch (formatting.sport) {
    case Sport::Swimming: return {true, 100.0};
    case Sport::Rowing: return {true, 500.0};
    case Sport::Running:
    case Sport::Walking:
    case Sport::Hiking: return {true, metres};
    default: return {false, metres};
    }
}

QString formatDuration(double seconds, DurationForm form) {
    if (!(std::abs(seconds) <= kLargest))
        return kDash;
    const double unit = form == DurationForm::HoursMinutes ? 60.0 : 1.0;
    auto total = static_cast<qint64>(std::round(std::abs(seconds) / unit) * unit);
    const bool negative = seconds < 0.0 && total > 0;
    if (form == DurationForm::Auto)
        form = total >= 3600 ? DurationForm::HoursMinutesSeconds : DurationForm::MinutesSeconds;
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QChar(u'0')); };
    QString text;
    switch (form) {
    case DurationForm::HoursMinutes:
        text = QString::number(total / 3600) + u':' + two(total / 60 % 60);
        break;
    case DurationForm::HoursMinutesSeconds:
        text = QString::number(total / 3600) + u':' + two(total / 60 % 60) + u':' + two(total % 60);
        break;
    default: text = QString::number(total / 60) + u':' + two(total % 60); break;
    }
    return negative ? kMinus + text : text;
}

QString format(const engine::Quantity& quantity, const Formatting& formatting, DurationForm form) {
    const double value = quantity.value;
    if (!(std::abs(value) <= kLargest))
        return kDash;
    switch (quantity.unit) {
    case Unit::Count:
    case Unit::Points:
    case Unit::Load: return number(value, 0, formatting);
    case Unit::Watts: return withUnit(value, 0, QLatin1StringView("W"), formatting);
    case Unit::Bpm: return withUnit(value, 0, QLatin1StringView("bpm"), formatting);
    case Unit::Rpm: return withUnit(value, 0, QLatin1StringView("rpm"), formatting);
    case Unit::Seconds: return formatDuration(value, form);
    case Unit::Metres: return distance(value, formatting);
    case Unit::SpeedMs: return speed(value, formatting);
    case Unit::Percent: return withUnit(value, 0, QLatin1StringView("%"), formatting);
    case Unit::Intensity: return number(value, 2, formatting);
    case Unit::Kilojoules: return withUnit(value, 0, QLatin1StringView("kJ"), formatting);
    case Unit::Kilocalories: return withUnit(value, 0, QLatin1StringView("kcal"), formatting);
    case Unit::WattsPerKg: return withUnit(value, 2, QLatin1StringView("W/kg"), formatting);
    case Unit::Celsius:
        return withUnit(value, 0,
                        QLatin1StringView("\xb0"
                                          "C"),
                        formatting);
    case Unit::Litres: return withUnit(value, 2, QLatin1StringView("l"), formatting);
    case Unit::MetresUp: return climbing(value, formatting);
    }
    return kDash;
}

QString formatDay(const QDate& day, const Formatting& formatting) {
    const QString custom = formatting.locale.dateFormat(QLocale::ShortFormat);
    if (custom.startsWith(u'M'))
        return formatting.locale.toString(day, QStringLiteral("MMM d"));
    return formatting.locale.toString(day, custom.contains(u'.') ? QStringLiteral("d. MMM")
                                                                 : QStringLiteral("d MMM"));
}

QString formatTime(const QTime& time, const Formatting& formatting) {
    return formatting.locale.toString(time, QLocale::ShortFormat);
}

} // namespace leadout::domain
