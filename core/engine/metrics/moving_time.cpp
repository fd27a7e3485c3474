// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/moving_time.h"

#include <algorithm>
#include <span>
#include <utility>

namespace leadout::engine {

namespace {

// Slower is standing with a drifting position.
constexpr std::uint16_t kWalking_mm_s = 300;
constexpr std::uint64_t kWalking_cm_s = 30;

/// Tells for every row whether the athlete moved.
class Movement {
public:
    Movement(const Samples& samples, const Seconds& rows)
        : m_time(rows.time())
        , m_distance(rows.of(samples.distance_cm))
        , m_measured(rows.size())
        , m_moves(rows.size()) {
        look<std::uint16_t>(rows.of(samples.speed_mm_s), kWalking_mm_s);
        for (std::size_t row = 0; row < rows.size() && !m_distance.empty(); ++row) {
            if (m_measured[row] != 0)
                continue;
            const std::optional<bool> travelled = travels(row);
            m_measured[row] = travelled ? 1 : 0;
            m_moves[row] = travelled.value_or(false) ? 1 : 0;
        }
        look<std::uint16_t>(rows.of(samples.power_w), 0);
        look<std::uint8_t>(rows.of(samples.cadence_rpm), 0);
    }

    /// Whether the distance grew faster than standing from this row to the next; nothing if it is not known.
    std::optional<bool> travels(std::size_t row) const {
        if (m_distance.empty() || row + 1 >= m_time.size())
            return std::nullopt;
        const std::uint32_t from = m_distance[row];
        const std::uint32_t to = m_distance[row + 1];
        if (from == kNoDistance || to == kNoDistance)
            return std::nullopt;
        return to > from && to - from > kWalking_cm_s * (m_time[row + 1] - m_time[row]);
    }

    /// Whether the athlete moved at this row or, where nothing was measured, may have.
    bool mayMove(std::size_t row) const { return m_moves[row] != 0 || m_measured[row] == 0; }

    /// Whether the athlete moved at any row.
    bool everMoves() const {
        return std::any_of(m_moves.begin(), m_moves.end(), [](std::uint8_t moves) { return moves != 0; });
    }

private:
    /// Takes what a column measured; values above a limit are movement.
    template <typename T>
    void look(std::span<const T> column, T limit) {
        const std::span<std::uint8_t> measured(m_measured);
        const std::span<std::uint8_t> moves(m_moves);
        for (std::size_t row = 0; row < column.size(); ++row) {
            const bool known = column[row] != Column<T>::kMissing;
            measured[row] = known ? 1 : measured[row];
            moves[row] = known && column[row] > limit ? 1 : moves[row];
        }
    }

    static constexpr std::uint32_t kNoDistance = Column<std::uint32_t>::kMissing;

    const std::vector<std::uint32_t>& m_time;
    std::vector<std::uint32_t> m_distance;
    std::vector<std::uint8_t> m_measured; ///< 1 or 0 per row, as in the next
    std::vector<std::uint8_t> m_moves;
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

Walk walk(const Recording& recording, const Part& part, const Seconds& rows, std::uint32_t usual) {
    const std::vector<std::uint32_t>& time = rows.time();
    const Movement movement(recording.samples, rows);
    const bool tells = standingTells(part.sport) && movement.everMoves();
    const std::vector<Interval> allPauses = pausesOf(recording.timer_events);
    std::span<const Interval> pauses(allPauses);
    const double elapsed = part.elapsed_s.value_or(0.0);

    Walk result;
    Standing standing;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool last = i + 1 == rows.size();
        const bool moves = !tells || movement.mayMove(i);
        std::uint32_t gap = last ? usual : time[i + 1] - time[i];
        if (elapsed > 0.0 && gap > elapsed)
            gap = usual; // the device's clock jumped
        if (moves && gap <= usual) {
            standing.moves(gap);
            result.counted += gap;
            continue;
        }
        const std::uint32_t paused = last ? 0 : pausedWithin(pauses, time[i], time[i] + gap);
        std::uint32_t hole = 0;
        if (paused == 0 && gap >= kShortestStop + usual && !movement.travels(i).value_or(false))
            hole = gap - usual;
        const std::uint32_t lived = gap - paused - hole;
        if (moves)
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

    const std::uint32_t usual = usualInterval(rows.time());
    Walk found = walk(recording, part, rows, usual);
    const std::uint64_t span = rows.time().back() - rows.time().front() + usual;
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
