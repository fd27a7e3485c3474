// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"
#include "core/engine/model/sport.h"

#include <QDate>
#include <QLocale>
#include <QString>
#include <QTime>

namespace leadout::domain {

/// The units in which a coach or an athlete wants distances and speeds.
enum class UnitSystem : std::uint8_t { Metric, Imperial };

/// How numbers are shown to one reader. A value; any thread.
struct Formatting {
    QLocale locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    UnitSystem units = UnitSystem::Metric;
    /// Of the session spoken of: speeds are a pace per 100 m for swims, a speed for rides, else a pace.
    engine::Sport sport = engine::Sport::Running;
};

/// In what a reader expects speeds: as a speed in `metres` per hour, or as a pace in seconds per `metres`.
struct SpeedUnit {
    bool pace = false;
    double metres = 1000.0;
};

/// The unit of speeds for this reader and this sport, in which an axis can have round numbers.
SpeedUnit speedUnit(const Formatting& formatting);

/// How a duration is shown.
enum class DurationForm : std::uint8_t {
    Auto,                ///< h:mm:ss from one hour up, else m:ss
    HoursMinutes,        ///< 1:34, rounded to the minute
    HoursMinutesSeconds, ///< 1:14:22
    MinutesSeconds,      ///< 74:22
};

/// A number with its unit as a reader expects it: "249 W", "1:34", "4:05 /km", "38.4 km", "0.81". A number
/// that is none becomes a dash.
QString format(const engine::Quantity& quantity, const Formatting& formatting,
               DurationForm form = DurationForm::Auto);

/// A duration in seconds; negative ones begin with a minus sign.
QString formatDuration(double seconds, DurationForm form);

/// A day without its year: "20 Nov", "Nov 20" or "20. Nov.", by the locale.
QString formatDay(const QDate& day, const Formatting& formatting);

/// A time of day: "08:31", or "8:31 AM" where that is the custom.
QString formatTime(const QTime& time, const Formatting& formatting);

} // namespace leadout::domain
