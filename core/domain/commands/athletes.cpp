// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands/athletes.h"

#include "core/domain/commands/checks.h"
#include "core/domain/commands/workout_check.h"

#include <QTimeZone>

#include <algorithm>

namespace leadout::domain {

using namespace checks;

namespace {

const QString kAthlete = QStringLiteral("/athlete");

bool isHexDigit(QChar c) {
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

/// A threshold that people have. Outside of it somebody has mistyped or mistaken the unit.
Validity threshold(const char* path, const std::optional<double>& value, engine::Unit unit, double least,
                   double most) {
    if (!value || (*value >= least && *value <= most))
        return std::nullopt;
    return InvalidField{QString::fromLatin1(path),
                        {"invalid.between", {engine::Quantity{least, unit}, engine::Quantity{most, unit}}}};
}

} // namespace

Validity validate(const AddAthlete& command) {
    Validity bad =
        firstOf({id(kAthlete, command.athlete), line(QStringLiteral("/name"), command.name, kMaxName),
                 email(QStringLiteral("/email"), command.email)});
    if (bad)
        return bad;
    if (!QTimeZone::isTimeZoneIdAvailable(command.time_zone.toUtf8()))
        return refuse(QStringLiteral("/time_zone"), "invalid.time_zone");
    return std::nullopt;
}

Validity validate(const SetAthleteStatus& command) {
    if (Validity bad = id(kAthlete, command.athlete))
        return bad;
    if (!command.deactivate_on)
        return std::nullopt;
    const QString path = QStringLiteral("/deactivate_on");
    if (command.status != AthleteStatus::Active)
        return refuse(path, "invalid.day");
    return day(path, *command.deactivate_on);
}

Validity validate(const SetFeedbackMode& command) {
    return id(kAthlete, command.athlete);
}

Validity validate(const SetTrainingType& command) {
    return id(kAthlete, command.athlete);
}

Validity validate(const SetPlanType& command) {
    return id(kAthlete, command.athlete);
}

Validity validate(const AssignAthlete& command) {
    return firstOf({id(kAthlete, command.athlete),
                    command.coach ? id(QStringLiteral("/coach"), *command.coach) : std::nullopt});
}

Validity validate(const RecordConsent& command) {
    if (Validity bad = id(kAthlete, command.athlete))
        return bad;
    if (!command.until)
        return std::nullopt;
    const QString path = QStringLiteral("/until");
    if (!command.given)
        return refuse(path, "invalid.day");
    return day(path, *command.until);
}

Validity validate(const SetThresholds& command) {
    using engine::Unit;
    const engine::Thresholds& set = command.values;
    const Validity bad =
        firstOf({id(kAthlete, command.athlete), day(QStringLiteral("/from"), command.from),
                 threshold("/power_w", set.power_w, Unit::Watts, 30.0, 700.0),
                 threshold("/heart_rate_bpm", set.heart_rate_bpm, Unit::Bpm, 60.0, 230.0),
                 threshold("/max_heart_rate_bpm", set.max_heart_rate_bpm, Unit::Bpm, 80.0, 250.0),
                 threshold("/run_speed_m_s", set.run_speed_m_s, Unit::SpeedMs, 1.0, 8.0),
                 threshold("/swim_speed_m_s", set.swim_speed_m_s, Unit::SpeedMs, 0.5, 2.5)});
    if (bad)
        return bad;
    if (set.heart_rate_bpm && set.max_heart_rate_bpm && *set.heart_rate_bpm > *set.max_heart_rate_bpm)
        return refuse(QStringLiteral("/heart_rate_bpm"), "invalid.threshold.above_max");
    if (!set.power_w && !set.heart_rate_bpm && !set.max_heart_rate_bpm && !set.run_speed_m_s &&
        !set.swim_speed_m_s)
        return refuse(QString(), "invalid.threshold.none");
    return std::nullopt;
}

Validity validate(const PlanWorkout& command) {
    return firstOf({id(QStringLiteral("/workout"), command.workout), id(kAthlete, command.athlete),
                    day(QStringLiteral("/day"), command.day),
                    workout(QStringLiteral("/plan"), command.plan)});
}

Validity validate(const UploadActivity& command) {
    Validity bad = firstOf({id(QStringLiteral("/activity"), command.activity), id(kAthlete, command.athlete),
                            line(QStringLiteral("/file_name"), command.file_name, kMaxFileName)});
    if (bad)
        return bad;
    const QString& hash = command.sha256;
    if (hash.size() != 64 || !std::all_of(hash.begin(), hash.end(), isHexDigit))
        return refuse(QStringLiteral("/sha256"), "invalid.hash");
    if (command.size < 0 || command.size > kMaxFileBytes)
        return refuse(QStringLiteral("/size"), "invalid.file_size", kMaxFileBytes / (1024.0 * 1024.0));
    return std::nullopt;
}

} // namespace leadout::domain
