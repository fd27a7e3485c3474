// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/track.h"

#include "core/engine/recording/clock_jumps.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace leadout::engine {

namespace {

constexpr double kEarth_m = 6'371'008.8; // the mean radius
constexpr double kDegree = 1e7;          // a centimetre on the ground
constexpr double kRadian = 3.14159265358979323846 / 180.0 / kDegree;

/// A value as the whole number that a column keeps, its kMissing where there is none that fits.
template <typename T>
T kept(std::optional<double> value, double scale) {
    const double scaled = value ? std::round(*value * scale) : -1.0;
    return scaled >= 0.0 && scaled < double{Column<T>::kMissing} ? static_cast<T>(scaled)
                                                                 : Column<T>::kMissing;
}

bool isPlace(const TrackPoint& point) {
    if (!point.latitude || !point.longitude)
        return false;
    // Devices without a position yet, and trainers, write zeros.
    return std::abs(*point.latitude) <= 90.0 && std::abs(*point.longitude) <= 180.0 &&
           (*point.latitude != 0.0 || *point.longitude != 0.0);
}

} // namespace

bool Track::addLeg(NamedSport sport) {
    if (m_legs.size() == kMostLegs)
        return false;
    m_legs.emplace_back();
    nameLeg(sport);
    return true;
}

void Track::nameLeg(NamedSport sport) {
    if (m_legs.empty())
        return;
    m_legs.back().leg.sport = sport.sport;
    m_legs.back().leg.indoor = sport.indoor;
}

void Track::startLeg(std::uint32_t time) {
    if (!m_legs.empty() && !m_legs.back().start)
        m_legs.back().start = time;
}

void Track::joinLeg() {
    const StampedLeg last = m_legs.back();
    if (!last.first) {
        m_legs.pop_back();
        return;
    }
    if (m_legs.size() < 2)
        return;
    StampedLeg& before = m_legs[m_legs.size() - 2];
    if (before.leg.sport != last.leg.sport || before.leg.indoor != last.leg.indoor)
        return;
    before.first = std::min(before.first, last.first);
    m_legs.pop_back();
}

bool Track::add(const TrackPoint& point) {
    if (!point.time)
        return true;
    if (m_points.size() == kMostPoints || (m_interrupted && m_piece == kMostPieces))
        return false;
    m_piece += m_interrupted ? 1 : 0;
    m_interrupted = false;
    Point& added = m_points.emplace_back();
    added.time = point.time->seconds;
    added.piece = m_piece;
    if (isPlace(point)) {
        added.latitude = static_cast<std::int32_t>(std::round(*point.latitude * kDegree));
        added.longitude = static_cast<std::int32_t>(std::round(*point.longitude * kDegree));
    }
    constexpr double kLowest = -500.0;
    const auto above = point.altitude_m ? std::optional<double>(*point.altitude_m - kLowest) : std::nullopt;
    added.altitude_5m = kept<std::uint16_t>(above, 5);
    added.distance_cm = kept<std::uint32_t>(point.distance_m, 100);
    added.speed_mm_s = kept<std::uint16_t>(point.speed_m_s, 1000);
    added.power_w = kept<std::uint16_t>(point.power_w, 1);
    added.heart_rate_bpm = kept<std::uint8_t>(point.heart_rate_bpm, 1);
    added.cadence_rpm = kept<std::uint8_t>(point.cadence_rpm, 1);
    if (!m_utcOffset_s)
        m_utcOffset_s = point.time->utc_offset_s;
    if (!m_legs.empty())
        m_legs.back().first = std::min(m_legs.back().first.value_or(added.time), added.time);
    return true;
}

bool Track::addLap(const Lap& lap) {
    if (m_laps.size() == kMostLaps)
        return false;
    m_laps.push_back(lap);
    if (!m_legs.empty())
        ++m_legs.back().laps;
    return true;
}

Recording Track::finish() {
    const auto earlier = [](const Point& a, const Point& b) { return a.time < b.time; };
    if (!std::is_sorted(m_points.begin(), m_points.end(), earlier))
        std::stable_sort(m_points.begin(), m_points.end(), earlier);
    findHoles();
    const auto unmeasured = [](const Point& point) {
        return point.distance_cm == Column<std::uint32_t>::kMissing;
    };
    if (std::all_of(m_points.begin(), m_points.end(), unmeasured))
        measureWays();
    findPauses();
    trimLaps();
    Recording recording;
    recording.utc_offset_s = m_utcOffset_s;
    moveSamples(recording.samples);
    for (const Pause& pause : m_pauses) {
        recording.timer_events.push_back({pause.start, false});
        recording.timer_events.push_back({pause.end, true});
    }
    moveLegs(recording);
    moveLaps(recording);
    // In order of time one activity can only jump forward: from before its clock was set.
    const auto jumps = recording.legs.size() == 1 ? ClockJumps::in(recording.samples.time) : std::nullopt;
    if (jumps) {
        jumps->join(recording.samples.time);
        recording.start = jumps->joined(recording.start);
        recording.legs.front().start = recording.start;
        for (Lap& lap : recording.laps) {
            lap.start = jumps->joined(lap.start);
            lap.end = jumps->joined(lap.end);
        }
        for (TimerEvent& event : recording.timer_events)
            event.time = jumps->joined(event.time);
    }
    return recording;
}

/// The most seconds from one point to the next that are no hole.
std::uint32_t Track::longestHole() const {
    constexpr std::uint32_t kUsuals = 5;
    std::vector<std::uint32_t> gaps;
    gaps.reserve(m_points.size());
    for (std::size_t i = 1; i < m_points.size(); ++i)
        gaps.push_back(std::min(m_points[i].time - m_points[i - 1].time, UINT32_MAX / kUsuals));
    if (gaps.empty())
        return kLongestHole;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return std::max(kLongestHole, *middle * kUsuals);
}

/// Makes every hole the border of two pieces.
void Track::findHoles() {
    constexpr std::uint32_t kNone = Column<std::uint32_t>::kMissing;
    constexpr std::uint64_t kStanding = 30; // centimetres in a second
    const std::uint32_t longest = longestHole();
    std::uint32_t piece = 0;
    std::uint32_t given = m_points.empty() ? 0 : m_points.front().piece;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        Point& point = m_points[i];
        bool interrupted = point.piece != given;
        given = point.piece;
        if (i > 0 && point.time - m_points[i - 1].time > longest) {
            const std::uint32_t from = m_points[i - 1].distance_cm;
            const bool told = from != kNone && point.distance_cm != kNone && point.distance_cm > from;
            interrupted = interrupted || !told ||
                          point.distance_cm - from < kStanding * (point.time - m_points[i - 1].time);
        }
        piece += interrupted ? 1 : 0;
        point.piece = piece;
    }
}

// The haversine formula.
std::optional<double> Track::metres(const Point& from, const Point& to) {
    if (from.latitude == kNowhere || to.latitude == kNowhere)
        return std::nullopt;
    const auto squaredSine = [](double angle) { return std::sin(angle) * std::sin(angle); };
    const double a = from.latitude * kRadian;
    const double b = to.latitude * kRadian;
    const double half = (double(to.longitude) - double(from.longitude)) * kRadian / 2.0;
    const double chord = squaredSine((b - a) / 2.0) + std::cos(a) * std::cos(b) * squaredSine(half);
    return 2.0 * kEarth_m * std::asin(std::sqrt(std::min(chord, 1.0)));
}

void Track::measureWays() {
    double travelled_m = 0.0;
    const Point* before = nullptr;
    for (Point& point : m_points) {
        if (point.latitude == kNowhere)
            continue;
        if (before != nullptr && before->piece == point.piece)
            travelled_m += metres(*before, point).value_or(0.0);
        point.distance_cm = kept<std::uint32_t>(travelled_m, 100);
        before = &point;
    }
}

void Track::moveSamples(Samples& samples) {
    const std::size_t count = m_points.size();
    samples.time.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Point& point = m_points[i];
        samples.time.push_back(point.time);
        samples.power_w.put(i, point.power_w);
        samples.heart_rate_bpm.put(i, point.heart_rate_bpm);
        samples.cadence_rpm.put(i, point.cadence_rpm);
        samples.speed_mm_s.put(i, point.speed_mm_s);
        samples.distance_cm.put(i, point.distance_cm);
        samples.altitude_5m.put(i, point.altitude_5m);
    }
}

void Track::findPauses() {
    std::uint64_t seconds = 0;
    for (std::size_t i = 1; i < m_points.size(); ++i) {
        const Point& before = m_points[i - 1];
        const Point& after = m_points[i];
        if (before.piece == after.piece || after.time - before.time <= 1)
            continue;
        if (m_pauses.size() == kMostPieces)
            return; // tracks of the same time, point by point
        seconds += after.time - before.time;
        m_pauses.push_back({before.time, after.time, seconds});
    }
}

std::uint64_t Track::pausedBefore(std::uint32_t time) const {
    const auto next = std::upper_bound(m_pauses.begin(), m_pauses.end(), time,
                                       [](std::uint32_t at, const Pause& pause) { return at < pause.end; });
    const std::uint64_t whole = next == m_pauses.begin() ? 0 : std::prev(next)->seconds;
    return next == m_pauses.end() || next->start >= time ? whole : whole + (time - next->start);
}

void Track::trimLaps() {
    constexpr double kRounded = 2.0;
    for (Lap& lap : m_laps) {
        const auto paused = static_cast<double>(pausedBefore(lap.end) - pausedBefore(lap.start));
        const double clock = double(lap.end) - double(lap.start);
        // A lap that is all pause has no points that could tell.
        if (!lap.timer_s || *lap.timer_s + paused <= clock + kRounded || paused + kRounded >= clock)
            continue;
        lap.elapsed_s = lap.timer_s;
        lap.timer_s = std::max(0.0, *lap.timer_s - paused);
    }
}

void Track::moveLaps(Recording& recording) {
    auto& laps = recording.laps;
    laps = std::move(m_laps);
    std::stable_sort(laps.begin(), laps.end(), [](const Lap& a, const Lap& b) { return a.start < b.start; });
    for (std::size_t i = 0; i + 1 < laps.size(); ++i) {
        if (laps[i + 1].start > laps[i].start)
            laps[i].end = std::min(laps[i].end, laps[i + 1].start);
    }
}

void Track::moveLegs(Recording& recording) {
    if (m_legs.empty())
        m_legs.emplace_back();
    const std::uint32_t known = recording.samples.time.empty() ? 0 : recording.samples.time.front();
    // The sum of what every part tells; nothing once one of them tells none.
    const auto add = [](std::optional<double>& sum, const std::optional<double>& part) {
        sum = sum && part ? std::optional(*sum + *part) : std::nullopt;
    };
    recording.timer_s = 0.0;
    recording.distance_m = 0.0;
    std::size_t lap = 0;
    for (const StampedLeg& stamped : m_legs) {
        Leg leg = stamped.leg;
        leg.start = std::min(stamped.start.value_or(UINT32_MAX), stamped.first.value_or(UINT32_MAX));
        // A start long before the first point is of another clock.
        constexpr std::uint32_t kLongestWait = 3600;
        if (stamped.first && *stamped.first - leg.start > kLongestWait)
            leg.start = *stamped.first;
        if (leg.start == UINT32_MAX)
            leg.start = known;
        leg.timer_s = 0.0;
        leg.distance_m = 0.0;
        for (const std::size_t end = lap + stamped.laps; lap < end; ++lap) {
            add(leg.timer_s, m_laps[lap].timer_s);
            add(leg.distance_m, m_laps[lap].distance_m);
        }
        if (leg.timer_s == 0.0)
            leg.timer_s.reset();
        if (leg.distance_m == 0.0)
            leg.distance_m.reset();
        add(recording.timer_s, leg.timer_s);
        add(recording.distance_m, leg.distance_m);
        recording.legs.push_back(leg);
    }
    auto& legs = recording.legs;
    std::stable_sort(legs.begin(), legs.end(), [](const Leg& a, const Leg& b) { return a.start < b.start; });
    recording.start = legs.front().start;
}

} // namespace leadout::engine
