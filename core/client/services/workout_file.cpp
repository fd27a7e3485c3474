// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/workout_file.h"

#include "core/client/services/desk_thresholds.h"
#include "core/engine/workout/reader.h"
#include "core/engine/workout/writer.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <chrono>

namespace leadout::client {

namespace {

std::optional<engine::WorkoutFormat> formatOf(const QString& path) {
    using enum engine::WorkoutFormat;
    const std::string ending = QFileInfo(path).suffix().toLower().toStdString();
    for (const engine::WorkoutFormat format : {Fit, Zwo, Mrc, Erg}) {
        if (engine::key(format) == ending)
            return format;
    }
    return std::nullopt;
}

engine::Thresholds thresholdsOn(const DeskView& view, const domain::AthleteId& athlete, QDate day) {
    const std::vector<ThresholdSet> sets = thresholdsOf(view, athlete);
    const auto set =
        std::find_if(sets.begin(), sets.end(), [day](const ThresholdSet& each) { return each.from <= day; });
    if (set == sets.end())
        return {};
    return {set->powerW, set->heartRateBpm, set->maxHeartRateBpm, set->runSpeedMs, set->swimSpeedMs};
}

tl::unexpected<Refusal> refuseFile(std::string_view sentence) {
    return tl::unexpected(Refusal{std::string(sentence), {}});
}

} // namespace

tl::expected<engine::Workout, Refusal> workoutFrom(const QString& path) {
    // A pipe or a device could be read for ever.
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return tl::unexpected(Refusal{"file.unreadable", {}});
    const QByteArray bytes = file.read(kMaxWorkoutFile + 1);
    if (bytes.size() > kMaxWorkoutFile)
        return tl::unexpected(Refusal{"workout.fault.too_large", {}});
    auto workout = engine::readWorkout(
        {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
    if (!workout)
        return tl::unexpected(
            Refusal{"workout.fault." + std::string(engine::key(workout.error().fault)), {}});
    return *std::move(workout);
}

tl::expected<std::vector<engine::Sentence>, Refusal>
saveWorkout(const DeskView& view, const domain::WorkoutId& id, const QString& path) {
    const auto planned = view.rows().workouts().constFind(id.uuid());
    if (planned == view.rows().workouts().constEnd())
        return refuseFile("access.not_found");
    const auto structure = view.rows().structure(id);
    if (!structure)
        return refuseFile("workout.not_here_yet");
    const auto format = formatOf(path);
    if (!format)
        return refuseFile("workout.save.ending");
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(view.now().time_since_epoch()).count();
    const auto written = engine::writeWorkout(structure->row.plan, *format,
                                              thresholdsOn(view, planned->athlete, planned->row.day),
                                              static_cast<std::uint32_t>(now));
    if (!written)
        return refuseFile("workout.fault." + std::string(engine::key(written.error().fault)));
    QSaveFile file(path);
    const auto size = static_cast<qint64>(written->bytes.size());
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(reinterpret_cast<const char*>(written->bytes.data()), size) != size || !file.commit())
        return refuseFile("file.unwritable");
    return written->lost;
}

} // namespace leadout::client
