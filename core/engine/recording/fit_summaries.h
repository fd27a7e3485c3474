// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"
#include "core/engine/recording/clock_jumps.h"
#include "core/engine/recording/fit_sport.h"
#include "core/engine/recording/fit_walker.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::engine {

/// Collects what a FIT file says beside its records: laps, lengths, sessions, timer events, the activity
/// message. The messages may come before or after the records.
class FitSummaries {
public:
    // More than any activity has; what is measured leg by leg costs legs times laps and events.
    static constexpr std::size_t kMostSessions = 100;
    static constexpr std::size_t kMostLaps = 10'000;
    static constexpr std::size_t kMostTimerEvents = 50'000;
    static constexpr std::size_t kMostLengths = 50'000;

    /// Whether there was a lap, a length or a session.
    bool any() const { return !m_laps.empty() || !m_lengths.empty() || !m_legs.empty(); }

    /// Whether samples of so many seconds may be those of one session, by what the file says of it.
    bool mayBeOneSession(std::uint64_t seconds) const;

    /// Takes a message; one of another number is passed over. False for one too many of its kind, which is
    /// not kept.
    bool take(const FitMessage& message);

    /// Puts what was collected on the clock that the samples have been joined to.
    void join(const ClockJumps& jumps);

    /// Moves what was collected into a recording whose samples are complete, in order of time. A recording
    /// without a session gets one leg, and one without samples gets one for each length of a pool.
    void moveInto(Recording& recording);

private:
    struct StampedLap {
        Lap lap;
        std::optional<std::uint32_t> stamp; // the message's own time
    };

    bool isFullFor(const FitMessage& message) const;
    void takeLap(const FitMessage& message);
    void takeLength(const FitMessage& message);
    void takeSession(const FitMessage& message);
    void takeEvent(const FitMessage& message);
    void takeAnswers(const FitMessage& message);
    void takeActivity(const FitMessage& message);
    void takeSport(std::optional<std::uint64_t> sport, std::optional<std::uint64_t> subSport);
    void closeLaps(Recording& recording);
    void arrangeLegs(Recording& recording);
    static void sampleLengths(Recording& recording);
    void addUp(Recording& recording) const;

    std::vector<StampedLap> m_laps;
    std::vector<PoolLength> m_lengths;
    std::vector<Leg> m_legs;
    std::vector<TimerEvent> m_timerEvents;
    std::optional<std::int32_t> m_utcOffset_s;
    std::optional<double> m_timer_s; // of the activity message
    std::optional<int> m_effort;
    std::optional<int> m_feel;
    std::uint8_t m_sport = kNoFitSport; // the first that is named outside a session
    std::uint8_t m_subSport = kNoFitSport;
};

} // namespace leadout::engine
