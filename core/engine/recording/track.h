// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"
#include "core/engine/recording/fit_records.h"
#include "core/engine/recording/fit_summaries.h"
#include "core/engine/recording/named_sport.h"
#include "core/engine/recording/xml_values.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::engine {

/// A point of a track as XML files tell it; whatever is not told stays empty.
struct TrackPoint {
    std::optional<XmlTime> time;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::optional<double> altitude_m;
    std::optional<double> distance_m; ///< since the start
    std::optional<double> speed_m_s;
    std::optional<double> power_w;
    std::optional<double> heart_rate_bpm;
    std::optional<double> cadence_rpm;
};

/// Gathers the points, laps and legs of a file whose tracks are lists of points, and makes a recording of
/// them: points in order of time, pauses where a track was interrupted, and distances from the positions
/// (great circles, without the ways across interruptions) where no point tells one.
///
/// A hole of over kLongestHole seconds, and of over five times the usual interval, interrupts a track as
/// well, unless the distances that the device told grow in it: programs leave out that the timer was stopped.
/// The total of a lap that is too long for the time between its interruptions is the time on its clock.
///
/// Values that their column cannot hold are missing. Every part has a most that it may be; what exceeds it is
/// not kept.
class Track {
public:
    static constexpr std::size_t kMostPoints = FitRecords::kMost;
    static constexpr std::size_t kMostPieces = FitSummaries::kMostTimerEvents / 2;
    static constexpr std::size_t kMostLaps = FitSummaries::kMostLaps;
    static constexpr std::size_t kMostLegs = FitSummaries::kMostSessions;
    static constexpr std::uint32_t kLongestHole = 30;

    /// Begins a leg; what comes before the first one is of no leg. False for one too many.
    bool addLeg(NamedSport sport);
    /// Says what sport the last leg was.
    void nameLeg(NamedSport sport);
    /// Says when the last leg was started; what was said first holds.
    void startLeg(std::uint32_t time);
    /// Joins the last leg to the one before it where both are one sport, and removes it where it has no
    /// points.
    void joinLeg();

    /// The next point comes after an interruption.
    void interrupt() { m_interrupted = true; }
    /// Appends a point; one without a time is passed over. False for one too many.
    bool add(const TrackPoint& point);
    /// Appends a lap of the last leg. False for one too many.
    bool addLap(const Lap& lap);

    std::size_t points() const { return m_points.size(); }
    std::size_t laps() const { return m_laps.size(); }
    std::size_t legs() const { return m_legs.size(); }
    /// The time of a point, in the order in which they were appended.
    std::uint32_t timeOf(std::size_t point) const { return m_points[point].time; }

    /// Makes the recording. To be called once.
    Recording finish();

private:
    struct Point {
        std::uint32_t time = 0;
        std::uint32_t piece = 0; // of the track, between two interruptions
        std::int32_t latitude = kNowhere;
        std::int32_t longitude = kNowhere;
        std::uint32_t distance_cm = 0;
        std::uint16_t altitude_5m = 0;
        std::uint16_t speed_mm_s = 0;
        std::uint16_t power_w = 0;
        std::uint8_t heart_rate_bpm = 0;
        std::uint8_t cadence_rpm = 0;
    };
    struct StampedLeg {
        Leg leg;
        std::optional<std::uint32_t> start; // as the file tells it
        std::optional<std::uint32_t> first; // of its points
        std::size_t laps = 0;
    };
    /// A pause, and the seconds of all pauses up to its end.
    struct Pause {
        std::uint32_t start = 0;
        std::uint32_t end = 0;
        std::uint64_t seconds = 0;
    };

    static constexpr std::int32_t kNowhere = INT32_MAX;
    static std::optional<double> metres(const Point& from, const Point& to);

    std::uint32_t longestHole() const;
    void findHoles();
    void measureWays();
    void findPauses();
    std::uint64_t pausedBefore(std::uint32_t time) const;
    void trimLaps();
    void moveLegs(Recording& recording);
    void moveLaps(Recording& recording);
    void moveSamples(Samples& samples);

    std::vector<Point> m_points;
    std::vector<Lap> m_laps;
    std::vector<StampedLeg> m_legs;
    std::vector<Pause> m_pauses;
    std::optional<std::int32_t> m_utcOffset_s;
    std::uint32_t m_piece = 0;
    bool m_interrupted = false;
};

} // namespace leadout::engine
