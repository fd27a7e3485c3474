// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/moving_time.h"

#include <algorithm>
#include <span>
#include <utility>

namespace leadout::engine {

namespace {

constexpr double kWalking = 0.3; // metres per second; slower is standing with a drifting position

/// Tells for every row whether the athlete moved.
class Movement {
public:
    Movement(const Samples& samples, const Seconds& rows)
        : m_time(rows.time())
        , m_speed(rows.of(samples.speed_mm_s))
        , m_distance(rows.of(samples.distance_cm))
        , m_power(rows.of(samples.power_w))
        , m_cadence(rows.of(samples.cadence_rpm)) {}

    /// Whether the distance grew faster than standing from this row to the next; nothing if it is not known.
    std::optional<bool> travels(std::size_t row) const {
        if (m_distance.empty() || row + 1 >= m_time.size())
            return std::nullopt;
        const std::uint32_t from = m_distance[row];
        const std::uint32_t to = m_distance[row + 1];
        if (from == kNoDistance || to == kNoDistance)
            return std::nullopt;
        return to > from && to - from > kWalking * 100.0 * (m_time[row + 1] - m_time[row]);
    }

    /// Whether the athlete moved at this row; nothing if it was not measured.
    std::optional<bool> at(std::size_t row) const {
        const auto speed = value(m_speed, row);
        const std::optional<bool> travelled =
            speed ? std::optional<bool>(*speed > kWalking * 1000.0) : travels(row);
        const auto power = value(m_power, row);
        const auto cadence = value(m_cadence, row);
        if (!travelled && !power && !cadence)
            return std::nullopt;
        return travelled.value_or(false) || power.value_or(0) > 0 || cadence.value_or(0) > 0;
    }

private:
    template <typename T>
    static std::optional<T> value(const std::vector<T>& column, std::size_t row) {
        if (column.empty() || column[row] == Column<T>::kMissing)
            return std::nullopt;
        return column[row];
    }

    static constexpr std::uint32_t kNoDistance = Column<std::uint32_t>::kMissing;

    const std::vector<std::uint32_t>& m_time;
    std::vector<std::uint16_t> m_speed;
    std::vector<std::uint32_t> m_distance;
    std::vector<std::uint16_t> m_power;
    std::vector<std::uint8_t> m_cadence;
};

/// Joins what follows each other without movement to stops.
class Standing {
public:
    void moves(std::uint32_t seconds) {
        if (seconds > 0)
            end();
    }

    /// Standing while the timer counts, or with it paused.
    void stands(std::uint32_t start, std::uint32_t seconds, bool counted) {
        if (seconds == 0)
            return;
        if (m_length == 0)
            m_start = start;
        m_length += seconds;
        m_counted += counted ? seconds : 0;
    }

    void end() {
        if (m_length >= kShortestStop) {
            m_stops.push_back({m_start, m_length, m_counted == 0});
            m_countedInStops += m_counted;
        }
        m_length = 0;
        m_counted = 0;
    }

    std::vector<Stop> takeStops() { return std::move(m_stops); }
    std::uint64_t countedInStops() const { return m_countedInStops; }

private:
    std::vector<Stop> m_stops;
    std::uint32_t m_start = 0;
    std::uint32_t m_length = 0;
    std::uint32_t m_counted = 0;
    std::uint64_t m_countedInStops = 0;
};

/// Seconds of [start, end) that lie in pauses; pauses that ended before are dropped from the front.
std::uint32_t pausedWithin(std::span<const Interval>& pauses, std::uint32_t start, std::uint32_t end) {
    while (!pauses.empty() && pauses.front().end <= start)
        pauses = pauses.subspan(1);
    std::uint32_t seconds = 0;
    for (const Interval& pause : pauses) {
        if (pause.start >= end)
            break;
        seconds += std::min(end, pause.end) - std::max(start, pause.start);
    }
    return seconds;
}

/// What the rows tell about the time from the first to the last of them.
struct Walk {
    std::uint64_t counted = 0;        ///< seconds without pauses
    std::uint64_t holes = 0;          ///< of these, in holes that no event explains
    std::uint64_t countedInStops = 0; ///< of these, in stops
    std::vector<Stop> stops;
};

bool standingTells(Sport sport) {
    return sport != Sport::Strength && sport != Sport::Mobility && sport != Sport::Other;
}

std::vector<bool> movingRows(const Movement& movement, Sport sport, std::size_t count) {
    std::vector<bool> moving(count, true);
    bool everMoves = false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::optional<bool> measured = movement.at(i);
        moving[i] = measured.value_or(true);
        everMoves = everMoves || measured.value_or(false);
    }
    if (!everMoves || !standingTells(sport))
        moving.assign(count, true);
    return moving;
}

Walk walk(const Recording& recording, const Part& part, const Seconds& rows) {
    const std::vector<std::uint32_t>& time = rows.time();
    const std::uint32_t usual = usualInterval(time);
    const Movement movement(recording.samples, rows);
    const std::vector<Interval> allPauses = pausesOf(recording.timer_events);
    std::span<const Interval> pauses(allPauses);

    const std::vector<bool> moving = movingRows(movement, part.sport, rows.size());

    Walk result;
    Standing standing;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool last = i + 1 == rows.size();
        std::uint32_t gap = last ? usual : time[i + 1] - time[i];
        if (part.elapsed_s.value_or(0.0) > 0.0 && gap > *part.elapsed_s)
            gap = usual; // the device's clock jumped
        std::uint32_t paused = last ? 0 : pausedWithin(pauses, time[i], time[i] + gap);
        if (moving[i] && gap <= usual)
            paused = 0;
        std::uint32_t hole = 0;
        if (paused == 0 && gap >= kShortestStop + usual && !movement.travels(i).value_or(false))
            hole = gap - usual;
        const std::uint32_t lived = gap - paused - hole;
        if (moving[i])
            standing.moves(lived);
        else
            standing.stands(time[i], lived, true);
        standing.stands(time[i] + lived, paused, false);
        standing.stands(time[i] + lived, hole, true);
        result.counted += gap - paused;
        result.holes += hole;
    }
    standing.end();
    result.countedInStops = standing.countedInStops();
    result.stops = standing.takeStops();
    return result;
}

std::optional<double> positive(std::optional<double> seconds) {
    return seconds && *seconds > 0.0 ? seconds : std::nullopt;
}

} // namespace

std::vector<Interval> intervalsOf(std::span<const Stop> stops) {
    std::vector<Interval> intervals;
    intervals.reserve(stops.size());
    for (const Stop& stop : stops)
        intervals.push_back({stop.start, stop.start + std::min(stop.length_s, kOpenEnd - stop.start)});
    return intervals;
}

MovingTime movingTime(const Recording& recording, const Part& part, const Seconds& rows) {
    MovingTime result;
    result.timer_s = positive(part.timer_s);
    result.elapsed_s = positive(part.elapsed_s);
    if (result.timer_s && result.elapsed_s && *result.timer_s > *result.elapsed_s) {
        result.timer_s = result.elapsed_s;
        result.timer_clamped = true;
    }
    if (rows.size() == 0) {
        result.moving_s = result.timer_s;
        return result;
    }

    Walk found = walk(recording, part, rows);
    const std::uint64_t span = rows.time().back() - rows.time().front() + usualInterval(rows.time());
    if (!result.timer_s)
        result.timer_s = static_cast<double>(found.counted - found.holes);
    if (!result.elapsed_s)
        result.elapsed_s = static_cast<double>(span);
    result.elapsed_s = std::max(*result.elapsed_s, *result.timer_s);
    if (part.pool) {
        result.moving_s = result.timer_s;
        return result;
    }
    // What the timer counted before the first row and after the last is taken as moving.
    const double unseen = std::max(0.0, *result.timer_s - static_cast<double>(found.counted));
    const auto moved = static_cast<double>(found.counted - found.countedInStops);
    result.moving_s = std::min(*result.timer_s, moved + unseen);
    result.stops = std::move(found.stops);
    return result;
}

MovingTime movingTime(const Recording& recording) {
    const Part part = wholePart(recording);
    return movingTime(recording, part, Seconds(recording.samples, part.samples));
}

} // namespace leadout::engine
