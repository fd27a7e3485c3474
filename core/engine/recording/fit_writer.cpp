// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_writer.h"

#include "core/engine/recording/fit_encoder.h"
#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/fit_sport.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

constexpr std::uint32_t kLapEvent = 9; // values of event.event
constexpr std::uint32_t kSessionEvent = 8;
constexpr std::uint32_t kActivityEvent = 26;

std::optional<std::uint32_t> fitTime(std::uint32_t time) {
    return time >= fit::kEpoch ? std::optional(time - fit::kEpoch) : std::nullopt;
}

template <typename T>
std::optional<std::uint32_t> valueAt(const Column<T>& column, std::size_t index) {
    const auto value = column.at(index);
    return value ? std::optional<std::uint32_t>(*value) : std::nullopt;
}

std::uint32_t endOf(const Leg& leg) {
    const double seconds = std::round(leg.elapsed_s.value_or(leg.timer_s.value_or(0.0)));
    return seconds >= 0.0 && seconds < static_cast<double>(UINT32_MAX - leg.start)
               ? leg.start + static_cast<std::uint32_t>(seconds)
               : leg.start;
}

std::uint32_t endOf(const Recording& recording) {
    std::uint32_t end = recording.start;
    for (const std::uint32_t time : recording.samples.time)
        end = std::max(end, time);
    for (const Lap& lap : recording.laps)
        end = std::max(end, lap.end);
    for (const Leg& leg : recording.legs)
        end = std::max(end, endOf(leg));
    return end;
}

void addFileId(FitEncoder& encoder, const Recording& recording) {
    encoder.add(fit::message::kFileId, {fitEnum(fit::file_id::kType, fit::file_type::kActivity),
                                        fitUint16(fit::file_id::kManufacturer, fit::kDevelopment),
                                        fitUint16(fit::file_id::kProduct, 0),
                                        fitUint32(fit::file_id::kTimeCreated, fitTime(recording.start))});
}

void addEvent(FitEncoder& encoder, const TimerEvent& event) {
    const auto type = event.running ? fit::event::kStart : fit::event::kStopAll;
    encoder.add(fit::message::kEvent,
                {fitUint32(fit::kTimestamp, fitTime(event.time)),
                 fitEnum(fit::event::kEvent, fit::event::kTimer), fitEnum(fit::event::kEventType, type)});
}

/// Only the columns that the recording has become fields, so every record has the same shape.
void fillRecord(std::vector<FitOutput>& fields, const Samples& samples, std::size_t i) {
    namespace field = fit::record;
    fields.clear();
    fields.push_back(fitUint32(fit::kTimestamp, fitTime(samples.time[i])));
    if (samples.distance_cm.present())
        fields.push_back(fitUint32(field::kDistance, valueAt(samples.distance_cm, i)));
    if (samples.speed_mm_s.present())
        fields.push_back(fitUint16(field::kSpeed, valueAt(samples.speed_mm_s, i)));
    if (samples.power_w.present())
        fields.push_back(fitUint16(field::kPower, valueAt(samples.power_w, i)));
    if (samples.altitude_5m.present())
        fields.push_back(fitUint16(field::kAltitude, valueAt(samples.altitude_5m, i)));
    if (samples.heart_rate_bpm.present())
        fields.push_back(fitUint8(field::kHeartRate, valueAt(samples.heart_rate_bpm, i)));
    if (samples.cadence_rpm.present())
        fields.push_back(fitUint8(field::kCadence, valueAt(samples.cadence_rpm, i)));
}

void addRecords(FitEncoder& encoder, const Recording& recording) {
    std::vector<FitOutput> fields;
    auto event = recording.timer_events.begin();
    const auto last = recording.timer_events.end();
    for (std::size_t i = 0; i < recording.samples.size(); ++i) {
        const std::uint32_t time = recording.samples.time[i];
        // A start comes before the sample of its second, a stop after it.
        while (event != last && (event->time < time || (event->running && event->time == time)))
            addEvent(encoder, *event++);
        fillRecord(fields, recording.samples, i);
        encoder.add(fit::message::kRecord, fields);
    }
    while (event != last)
        addEvent(encoder, *event++);
}

void addLaps(FitEncoder& encoder, const Recording& recording) {
    std::uint32_t index = 0;
    for (const Lap& lap : recording.laps) {
        std::vector<FitOutput> fields = {
            fitUint16(fit::kMessageIndex, index++),
            fitUint32(fit::kTimestamp, fitTime(lap.end)),
            fitEnum(fit::event::kEvent, kLapEvent),
            fitEnum(fit::event::kEventType, fit::event::kStop),
            fitUint32(fit::lap::kStartTime, fitTime(lap.start)),
            fitUint32(fit::lap::kTotalElapsedTime, fitScaled(lap.elapsed_s, fit::kMilli)),
            fitUint32(fit::lap::kTotalTimerTime, fitScaled(lap.timer_s, fit::kMilli)),
            fitUint32(fit::lap::kTotalDistance, fitScaled(lap.distance_m, fit::kCenti)),
        };
        if (lap.workout_step)
            fields.push_back(fitUint16(fit::lap::kWorkoutStepIndex, *lap.workout_step));
        encoder.add(fit::message::kLap, fields);
    }
}

void addLengths(FitEncoder& encoder, const Recording& recording) {
    std::uint32_t index = 0;
    for (const PoolLength& length : recording.lengths) {
        const auto timer = fitScaled(length.timer_s, fit::kMilli);
        const auto type = length.active ? fit::length::kActive : fit::length::kIdle;
        encoder.add(
            fit::message::kLength,
            {fitUint16(fit::kMessageIndex, index++),
             fitUint32(fit::kTimestamp,
                       fitScaled(static_cast<double>(length.start) - fit::kEpoch + length.timer_s, 1.0)),
             fitUint32(fit::length::kStartTime, fitTime(length.start)),
             fitUint32(fit::length::kTotalElapsedTime, timer), fitUint32(fit::length::kTotalTimerTime, timer),
             fitEnum(fit::length::kType, type)});
    }
}

/// The legs of a recording; one with its totals when it has none.
std::vector<Leg> legsOf(const Recording& recording) {
    if (!recording.legs.empty())
        return recording.legs;
    Leg leg;
    leg.start = recording.start;
    leg.timer_s = recording.timer_s;
    leg.elapsed_s = recording.elapsed_s;
    leg.distance_m = recording.distance_m;
    return {leg};
}

void addSessions(FitEncoder& encoder, const Recording& recording, const std::vector<Leg>& legs) {
    namespace field = fit::session;
    const auto& laps = recording.laps;
    auto firstLap = laps.begin();
    for (std::size_t i = 0; i < legs.size(); ++i) {
        const Leg& leg = legs[i];
        const bool last = i + 1 == legs.size();
        const auto endLap = last ? laps.end() : std::find_if(firstLap, laps.end(), [&](const Lap& lap) {
            return lap.start >= legs[i + 1].start;
        });
        const FitSport sport = fitSportOf(leg.sport, leg.indoor, leg.pool_length_m.has_value());
        std::vector<FitOutput> fields = {
            fitUint16(fit::kMessageIndex, static_cast<std::uint32_t>(i)),
            fitUint32(fit::kTimestamp, fitTime(endOf(leg))),
            fitEnum(fit::event::kEvent, kSessionEvent),
            fitEnum(fit::event::kEventType, fit::event::kStop),
            fitUint32(field::kStartTime, fitTime(leg.start)),
            fitEnum(field::kSport, sport.sport),
            fitEnum(field::kSubSport, sport.subSport),
            fitUint32(field::kTotalElapsedTime, fitScaled(leg.elapsed_s, fit::kMilli)),
            fitUint32(field::kTotalTimerTime, fitScaled(leg.timer_s, fit::kMilli)),
            fitUint32(field::kTotalDistance, fitScaled(leg.distance_m, fit::kCenti)),
            fitUint16(field::kFirstLapIndex, static_cast<std::uint32_t>(firstLap - laps.begin())),
            fitUint16(field::kNumLaps, static_cast<std::uint32_t>(endLap - firstLap)),
            fitUint16(field::kNormalizedPower, fitScaled(leg.device_weighted_power_w, 1.0)),
            fitUint16(field::kPoolLength, fitScaled(leg.pool_length_m, fit::kCenti)),
        };
        if (leg.device_average_power_w)
            fields.push_back(fitUint16(field::kAvgPower, fitScaled(leg.device_average_power_w, 1.0)));
        if (recording.effort)
            fields.push_back(
                fitUint8(field::kWorkoutRpe, static_cast<std::uint32_t>(*recording.effort * 10)));
        if (recording.feel)
            fields.push_back(
                fitUint8(field::kWorkoutFeel, static_cast<std::uint32_t>((*recording.feel - 1) * 25)));
        encoder.add(fit::message::kSession, fields);
        firstLap = endLap;
    }
}

void addActivity(FitEncoder& encoder, const Recording& recording, std::size_t sessions) {
    const auto end = fitTime(endOf(recording));
    std::optional<std::uint32_t> local;
    if (end && recording.utc_offset_s)
        local = fitScaled(static_cast<double>(*end) + *recording.utc_offset_s, 1.0);
    encoder.add(fit::message::kActivity,
                {fitUint32(fit::kTimestamp, end),
                 fitUint32(fit::activity::kTotalTimerTime, fitScaled(recording.timer_s, fit::kMilli)),
                 fitUint16(fit::activity::kNumSessions, static_cast<std::uint32_t>(sessions)),
                 fitEnum(fit::activity::kType, sessions > 1 ? 1 : 0), // multisport or "manual"
                 fitEnum(fit::activity::kEvent, kActivityEvent),
                 fitEnum(fit::activity::kEventType, fit::event::kStop),
                 fitUint32(fit::activity::kLocalTimestamp, local)});
}

} // namespace

std::vector<std::uint8_t> writeFitActivity(const Recording& recording) {
    FitEncoder encoder;
    const std::vector<Leg> legs = legsOf(recording);
    addFileId(encoder, recording);
    addRecords(encoder, recording);
    addLengths(encoder, recording);
    addLaps(encoder, recording);
    addSessions(encoder, recording, legs);
    addActivity(encoder, recording, legs.size());
    return std::move(encoder).finish();
}

} // namespace leadout::engine
