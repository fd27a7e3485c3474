// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_summaries.h"

#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/fit_time.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace leadout::engine {
namespace {

// Wider types than the profile's can hold numbers that no activity lasts or covers.
std::optional<double> scaled(const FitValue& value, double scale) {
    constexpr double kMost = UINT32_MAX - 1.0; // the profile's own type can say no more
    const auto number = value.asDouble();
    return number && *number >= 0 && *number <= kMost ? std::optional<double>(*number / scale) : std::nullopt;
}

// Devices that do not know a start write the FIT epoch itself.
std::optional<std::uint32_t> startOf(const FitValue& value) {
    const auto time = value.asUint();
    return time && *time > 0 ? unixTime(time) : std::nullopt;
}

std::uint8_t enumOf(const FitValue& value) {
    const auto number = value.asUint();
    return number && *number < UINT8_MAX ? static_cast<std::uint8_t>(*number) : kNoFitSport;
}

std::uint32_t secondsAfter(std::uint32_t start, double seconds) {
    return static_cast<std::uint32_t>(std::min(double{UINT32_MAX}, start + std::round(seconds)));
}

// Local time minus UTC. Programs that do not know it write zero, the wrong epoch or a time of their own.
std::optional<std::int32_t> utcOffset(std::uint32_t local, std::uint32_t utc) {
    constexpr std::int64_t kQuarter = 15 * 60;
    constexpr std::int64_t kWest = -12 * 3600;
    constexpr std::int64_t kEast = 14 * 3600;
    constexpr std::int64_t kLag = 60; // the two are taken at once, give or take a minute
    const std::int64_t difference = std::int64_t{local} - std::int64_t{utc};
    const std::int64_t rounded =
        std::llround(static_cast<double>(difference) / static_cast<double>(kQuarter)) * kQuarter;
    if (rounded < kWest || rounded > kEast || std::abs(difference - rounded) > kLag)
        return std::nullopt;
    return static_cast<std::int32_t>(rounded);
}

} // namespace

bool FitSummaries::isFullFor(const FitMessage& message) const {
    switch (message.number()) {
    case fit::message::kLap: return m_laps.size() >= kMostLaps;
    case fit::message::kLength: return m_lengths.size() >= kMostLengths;
    case fit::message::kSession: return m_legs.size() >= kMostSessions;
    case fit::message::kEvent: return m_timerEvents.size() >= kMostTimerEvents;
    default: return false;
    }
}

bool FitSummaries::take(const FitMessage& message) {
    if (isFullFor(message))
        return false;
    switch (message.number()) {
    case fit::message::kLap: takeLap(message); break;
    case fit::message::kLength: takeLength(message); break;
    case fit::message::kSession: takeSession(message); break;
    case fit::message::kEvent: takeEvent(message); break;
    case fit::message::kActivity: takeActivity(message); break;
    case fit::message::kSport:
        takeSport(message.field(fit::sport::kSport).asUint(), message.field(fit::sport::kSubSport).asUint());
        break;
    default: break;
    }
    return true;
}

bool FitSummaries::mayBeOneSession(std::uint64_t seconds) const {
    constexpr double kRounded = 60.0; // seconds by which devices differ with themselves
    if (m_legs.size() > 1)
        return false;
    const double elapsed = m_legs.empty() ? 0.0 : m_legs.front().elapsed_s.value_or(0.0);
    return !(elapsed > 0.0) || static_cast<double>(seconds) <= elapsed + kRounded;
}

void FitSummaries::join(const ClockJumps& jumps) {
    for (StampedLap& stamped : m_laps) {
        stamped.lap.start = jumps.joined(stamped.lap.start);
        if (stamped.stamp)
            stamped.stamp = jumps.joined(*stamped.stamp);
    }
    for (PoolLength& length : m_lengths)
        length.start = jumps.joined(length.start);
    for (Leg& leg : m_legs)
        leg.start = jumps.joined(leg.start);
    for (TimerEvent& event : m_timerEvents)
        event.time = jumps.joined(event.time);
}

void FitSummaries::moveInto(Recording& recording) {
    closeLaps(recording);
    std::stable_sort(m_lengths.begin(), m_lengths.end(),
                     [](const PoolLength& a, const PoolLength& b) { return a.start < b.start; });
    recording.lengths = std::move(m_lengths);
    arrangeLegs(recording);
    if (recording.samples.size() == 0)
        sampleLengths(recording);
    addUp(recording);
    recording.utc_offset_s = m_utcOffset_s;
    recording.effort = m_effort;
    recording.feel = m_feel;
    std::stable_sort(m_timerEvents.begin(), m_timerEvents.end(),
                     [](const TimerEvent& a, const TimerEvent& b) { return a.time < b.time; });
    // Some devices repeat a start or a stop; only the changes matter.
    const auto repeats =
        std::unique(m_timerEvents.begin(), m_timerEvents.end(),
                    [](const TimerEvent& a, const TimerEvent& b) { return a.running == b.running; });
    m_timerEvents.erase(repeats, m_timerEvents.end());
    recording.timer_events = std::move(m_timerEvents);
}

void FitSummaries::takeLap(const FitMessage& message) {
    namespace field = fit::lap;
    StampedLap stamped;
    stamped.stamp = unixTime(message.latestTime);
    Lap& lap = stamped.lap;
    lap.start = startOf(message.field(field::kStartTime)).value_or(0);
    lap.elapsed_s = scaled(message.field(field::kTotalElapsedTime), fit::kMilli);
    lap.timer_s = scaled(message.field(field::kTotalTimerTime), fit::kMilli);
    lap.distance_m = scaled(message.field(field::kTotalDistance), fit::kCenti);
    if (const auto step = message.field(field::kWorkoutStepIndex).asUint(); step && *step < UINT16_MAX)
        lap.workout_step = static_cast<std::uint16_t>(*step);
    m_laps.push_back(stamped);
    takeSport(message.field(field::kSport).asUint(), message.field(field::kSubSport).asUint());
}

void FitSummaries::takeLength(const FitMessage& message) {
    namespace field = fit::length;
    const auto start = startOf(message.field(field::kStartTime));
    const auto timer = scaled(message.field(field::kTotalTimerTime), fit::kMilli);
    const auto elapsed = scaled(message.field(field::kTotalElapsedTime), fit::kMilli);
    if (!start || (!timer && !elapsed))
        return;
    const bool active = message.field(field::kType).asUint().value_or(field::kActive) != field::kIdle;
    m_lengths.push_back({*start, timer ? *timer : *elapsed, active});
}

void FitSummaries::takeSession(const FitMessage& message) {
    namespace field = fit::session;
    const std::uint8_t subSport = enumOf(message.field(field::kSubSport));
    Leg leg;
    leg.sport = sportOfFit(enumOf(message.field(field::kSport)), subSport);
    leg.indoor = indoorOfFit(subSport);
    leg.elapsed_s = scaled(message.field(field::kTotalElapsedTime), fit::kMilli);
    leg.timer_s = scaled(message.field(field::kTotalTimerTime), fit::kMilli);
    leg.distance_m = scaled(message.field(field::kTotalDistance), fit::kCenti);
    if (leg.distance_m == 0.0)
        leg.distance_m.reset(); // devices write 0 for what they don't measure
    leg.device_weighted_power_w = scaled(message.field(field::kNormalizedPower), 1);
    leg.device_average_power_w = scaled(message.field(field::kAvgPower), 1);
    leg.start = startOf(message.field(field::kStartTime)).value_or(0);
    if (leg.sport == Sport::Swimming)
        leg.pool_length_m = scaled(message.field(field::kPoolLength), fit::kCenti);
    if (leg.pool_length_m == 0.0)
        leg.pool_length_m.reset();
    m_legs.push_back(leg);
    takeAnswers(message);
}

// Devices ask at the end of a session how hard it was and how the athlete felt.
void FitSummaries::takeAnswers(const FitMessage& message) {
    constexpr std::uint64_t kMost = 100;
    const auto effort = message.field(fit::session::kWorkoutRpe).asUint();
    if (effort && *effort > 0 && *effort <= kMost) {
        const int told = std::max(1, static_cast<int>(std::lround(static_cast<double>(*effort) / 10.0)));
        m_effort = std::max(m_effort.value_or(told), told);
    }
    const auto feel = message.field(fit::session::kWorkoutFeel).asUint();
    if (feel && *feel <= kMost) {
        const int told = 1 + static_cast<int>(std::lround(static_cast<double>(*feel) / 25.0));
        m_feel = std::min(m_feel.value_or(told), told);
    }
}

void FitSummaries::takeEvent(const FitMessage& message) {
    namespace field = fit::event;
    const auto time = unixTime(message.latestTime);
    const auto type = message.field(field::kEventType).asUint();
    if (!time || !type || message.field(field::kEvent).asUint() != field::kTimer)
        return;
    switch (*type) {
    case field::kStart: m_timerEvents.push_back({*time, true}); break;
    case field::kStop:
    case field::kStopAll:
    case field::kStopDisable:
    case field::kStopDisableAll: m_timerEvents.push_back({*time, false}); break;
    default: break;
    }
}

void FitSummaries::takeActivity(const FitMessage& message) {
    const auto local = message.field(fit::activity::kLocalTimestamp).asUint();
    if (!m_utcOffset_s && local && *local < UINT32_MAX && message.time)
        m_utcOffset_s = utcOffset(static_cast<std::uint32_t>(*local), *message.time);
    if (!m_timer_s)
        m_timer_s = scaled(message.field(fit::activity::kTotalTimerTime), fit::kMilli);
}

void FitSummaries::takeSport(std::optional<std::uint64_t> sport, std::optional<std::uint64_t> subSport) {
    if (m_sport != kNoFitSport || !sport || *sport >= kNoFitSport)
        return;
    m_sport = static_cast<std::uint8_t>(*sport);
    m_subSport = subSport && *subSport < kNoFitSport ? static_cast<std::uint8_t>(*subSport) : kNoFitSport;
}

// The stamp of a lap is when its message was written: often when the lap was closed, sometimes when the file
// was begun or saved. The elapsed time misses pauses on some devices. The later of the two holds, as far as
// it stays before the next lap and, for the last one, within the samples.
void FitSummaries::closeLaps(Recording& recording) {
    const auto& time = recording.samples.time;
    const std::uint32_t firstSample = time.empty() ? 0 : time.front();
    const std::uint32_t lastSample = time.empty() ? 0 : *std::max_element(time.begin(), time.end());
    std::uint32_t previousEnd = firstSample;
    for (StampedLap& stamped : m_laps) {
        Lap& lap = stamped.lap;
        if (lap.start == 0)
            lap.start = previousEnd;
        lap.end = secondsAfter(lap.start, lap.elapsed_s.value_or(0));
        const std::uint32_t byStamp = stamped.stamp.value_or(0);
        if (byStamp > lap.end && (!lap.elapsed_s || time.empty()))
            lap.end = byStamp;
        else if (byStamp > lap.end)
            lap.end = std::max(lap.end, std::min(byStamp, lastSample));
        previousEnd = lap.end;
        recording.laps.push_back(lap);
    }
    auto& laps = recording.laps;
    std::stable_sort(laps.begin(), laps.end(), [](const Lap& a, const Lap& b) { return a.start < b.start; });
    for (std::size_t i = laps.size(), next = laps.size(); i-- > 0;) {
        if (i + 1 < laps.size() && laps[i + 1].start > laps[i].start)
            next = i + 1;
        if (next < laps.size())
            laps[i].end = std::min(laps[i].end, laps[next].start);
    }
}

void FitSummaries::arrangeLegs(Recording& recording) {
    auto& legs = recording.legs;
    legs = std::move(m_legs);
    // Some files sum up all legs in one more session.
    const auto isSum = [](const Leg& leg) { return leg.sport == Sport::Multisport; };
    if (!std::all_of(legs.begin(), legs.end(), isSum))
        legs.erase(std::remove_if(legs.begin(), legs.end(), isSum), legs.end());
    if (legs.empty()) {
        Leg leg;
        leg.sport = sportOfFit(m_sport, m_subSport);
        leg.indoor = indoorOfFit(m_subSport);
        leg.timer_s = m_timer_s;
        legs.push_back(leg);
    }
    std::uint32_t known = 0;
    if (!recording.samples.time.empty())
        known = recording.samples.time.front();
    else if (!recording.laps.empty())
        known = recording.laps.front().start;
    else if (!recording.lengths.empty())
        known = recording.lengths.front().start;
    for (Leg& leg : legs)
        if (leg.start == 0)
            leg.start = known;
    std::stable_sort(legs.begin(), legs.end(), [](const Leg& a, const Leg& b) { return a.start < b.start; });
    recording.start = legs.front().start;
}

// Some watches store a swim as its lengths alone. A sample stands where a length was begun or ended.
void FitSummaries::sampleLengths(Recording& recording) {
    Samples& samples = recording.samples;
    const auto& legs = recording.legs;
    double swum_m = 0.0;
    for (const PoolLength& length : recording.lengths) {
        auto leg = std::upper_bound(legs.begin(), legs.end(), length.start,
                                    [](std::uint32_t at, const Leg& each) { return at < each.start; });
        const double pool_m = leg == legs.begin() ? 0.0 : (--leg)->pool_length_m.value_or(0.0);
        const bool swum = length.active && length.timer_s > 0.0;
        const double speed_mm_s = swum ? fit::kMilli * pool_m / length.timer_s : 0.0;
        for (const double after_s : {0.0, length.timer_s}) {
            if (after_s > 0.0 && length.active)
                swum_m += pool_m;
            const std::uint32_t time = secondsAfter(length.start, after_s);
            const auto speed = static_cast<std::uint16_t>(std::min(speed_mm_s, 65534.0));
            // Where one length ends and the next begins, give or take the rounding of a second, the speed is
            // that of what follows.
            if (after_s == 0.0 && !samples.time.empty() && time <= samples.time.back() &&
                samples.time.back() - time <= 1)
                samples.speed_mm_s.put(samples.size() - 1, speed);
            if (!samples.time.empty() && time <= samples.time.back())
                continue;
            samples.speed_mm_s.put(samples.size(), speed);
            samples.distance_cm.put(samples.size(),
                                    static_cast<std::uint32_t>(std::min(swum_m * fit::kCenti, 4e9)));
            samples.time.push_back(time);
        }
    }
}

void FitSummaries::addUp(Recording& recording) const {
    const auto add = [](std::optional<double>& sum, const std::optional<double>& part) {
        if (part)
            sum = sum.value_or(0) + *part;
    };
    for (const Leg& leg : recording.legs) {
        add(recording.timer_s, leg.timer_s);
        add(recording.elapsed_s, leg.elapsed_s);
        add(recording.distance_m, leg.distance_m);
    }
}

} // namespace leadout::engine
