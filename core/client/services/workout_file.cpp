// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/workout_file.h"

#include "core/engine/workout/reader.h"

#include <QFile>
#include <QFileInfo>

namespace leadout::client {

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

} // namespace leadout::client
