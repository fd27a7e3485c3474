// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/graded_speed.h"

#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <string>
#include <vector>

namespace leadout::engine {

namespace {

constexpr double kSteepest = 0.45;
constexpr std::uint32_t kStretch = 5000; ///< centimetres
constexpr double kKnownShare = 0.9;
constexpr double kCentimetresPerStep = 20.0; ///< of the altitude

constexpr std::uint32_t kNoDistance = Column<std::uint32_t>::kMissing;
constexpr std::uint16_t kNoAltitude = Column<std::uint16_t>::kMissing;

/// A row with both distance and altitude, in their columns' units.
struct Place {
    std::uint32_t distance = 0;
    std::uint16_t altitude = 0;
};

} // namespace

double costOfRunning(double grade) {
    const double g = std::clamp(grade, -kSteepest, kSteepest);
    return ((((155.4 * g - 30.4) * g - 43.3) * g + 46.3) * g + 19.5) * g + 3.6;
}

Measured<double> gradeFactor(std::span<const std::uint32_t> distance_cm,
                             std::span<const std::uint16_t> altitude_5m) {
    double covered = 0.0; // centimetres
    double graded = 0.0;  // of these, in stretches of a known grade
    double flat = 0.0;    // what those were worth
    std::optional<std::uint32_t> before;
    std::optional<Place> start;
    const auto end = [&](std::uint32_t distance, std::uint16_t altitude) {
        const double length = distance - start->distance;
        const double rise = kCentimetresPerStep * (int{altitude} - int{start->altitude});
        graded += length;
        flat += length * costOfRunning(rise / length) / costOfRunning(0.0);
        start = Place{distance, altitude};
    };
    std::optional<Place> last;
    const auto endWithTheRest = [&] {
        if (start && last && last->distance - start->distance >= kStretch / 2)
            end(last->distance, last->altitude);
    };
    for (std::size_t i = 0; i < distance_cm.size(); ++i) {
        const std::uint32_t distance = distance_cm[i];
        if (distance == kNoDistance)
            continue;
        if (before && distance < *before) {
            endWithTheRest();
            start.reset();
            last.reset();
        } else if (before) {
            covered += distance - *before;
        }
        before = distance;
        const std::uint16_t altitude = altitude_5m.empty() ? kNoAltitude : altitude_5m[i];
        if (altitude == kNoAltitude)
            continue;
        last = Place{distance, altitude};
        if (!start)
            start = last;
        else if (distance - start->distance >= kStretch)
            end(distance, altitude);
    }
    endWithTheRest();
    if (!(covered > 0.0))
        return absent(sentence::kAbsentDistance);
    if (graded < kKnownShare * covered)
        return absent(sentence::kAbsentAltitude);
    return flat / graded;
}

Measured<double> gradedSpeed(const Samples& samples, const Part& part, std::optional<double> avg_speed_m_s) {
    if (!isOnFoot(part.sport))
        return absentFor(part.sport);
    if (!avg_speed_m_s)
        return absent(sentence::kAbsentSpeed);
    const Seconds rows(samples, part.samples);
    const std::vector<std::uint32_t> distance = rows.of(samples.distance_cm);
    const std::vector<std::uint16_t> altitude = rows.of(samples.altitude_5m);
    return gradeFactor(distance, altitude).map([&](double factor) { return *avg_speed_m_s * factor; });
}

} // namespace leadout::engine
