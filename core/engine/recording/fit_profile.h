// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// The numbers of the FIT profile that Leadout uses, by their names there. A scaled field says its unit.
namespace leadout::engine::fit {

/// Seconds from 1970-01-01 UTC to the FIT epoch, 1989-12-31 UTC.
inline constexpr std::uint32_t kEpoch = 631065600;

/// Times are stored in thousandths of a second and speeds in those of a metre per second, distances in
/// centimetres.
inline constexpr double kMilli = 1000.0;
inline constexpr double kCenti = 100.0;

/// Fields that any message may have.
inline constexpr std::uint8_t kTimestamp = 253;
inline constexpr std::uint8_t kMessageIndex = 254;

namespace message {
inline constexpr std::uint16_t kFileId = 0;
inline constexpr std::uint16_t kSport = 12;
inline constexpr std::uint16_t kSession = 18;
inline constexpr std::uint16_t kLap = 19;
inline constexpr std::uint16_t kRecord = 20;
inline constexpr std::uint16_t kEvent = 21;
inline constexpr std::uint16_t kWorkout = 26;
inline constexpr std::uint16_t kWorkoutStep = 27;
inline constexpr std::uint16_t kActivity = 34;
inline constexpr std::uint16_t kFileCreator = 49;
inline constexpr std::uint16_t kLength = 101;
inline constexpr std::uint16_t kHeartRate = 132;
inline constexpr std::uint16_t kFieldDescription = 206;
} // namespace message

namespace file_id {
inline constexpr std::uint8_t kType = 0;
inline constexpr std::uint8_t kManufacturer = 1;
inline constexpr std::uint8_t kProduct = 2;
inline constexpr std::uint8_t kSerialNumber = 3;
inline constexpr std::uint8_t kTimeCreated = 4;
} // namespace file_id

/// The value of file_id.manufacturer for programs without a number of their own.
inline constexpr std::uint16_t kDevelopment = 255;

/// Fields of the message "sport".
namespace sport {
inline constexpr std::uint8_t kSport = 0;
inline constexpr std::uint8_t kSubSport = 1;
} // namespace sport

/// Values of file_id.type.
namespace file_type {
inline constexpr std::uint8_t kSettings = 2;
inline constexpr std::uint8_t kSport = 3;
inline constexpr std::uint8_t kActivity = 4;
inline constexpr std::uint8_t kWorkout = 5;
inline constexpr std::uint8_t kCourse = 6;
inline constexpr std::uint8_t kWeight = 9;
inline constexpr std::uint8_t kMonitoringA = 15;
inline constexpr std::uint8_t kMonitoringDaily = 28;
inline constexpr std::uint8_t kMonitoringB = 32;
} // namespace file_type

namespace record {
inline constexpr std::uint8_t kAltitude = 2;                // (m + 500) * 5
inline constexpr std::uint8_t kHeartRate = 3;               // 1/min
inline constexpr std::uint8_t kCadence = 4;                 // 1/min
inline constexpr std::uint8_t kDistance = 5;                // cm
inline constexpr std::uint8_t kSpeed = 6;                   // mm/s
inline constexpr std::uint8_t kPower = 7;                   // W
inline constexpr std::uint8_t kCompressedSpeedDistance = 8; // 12 bits cm/s, 12 bits m/16 rolling over
inline constexpr std::uint8_t kEnhancedSpeed = 73;          // mm/s
inline constexpr std::uint8_t kEnhancedAltitude = 78;       // (m + 500) * 5
} // namespace record

namespace lap {
inline constexpr std::uint8_t kStartTime = 2;
inline constexpr std::uint8_t kTotalElapsedTime = 7; // ms
inline constexpr std::uint8_t kTotalTimerTime = 8;   // ms
inline constexpr std::uint8_t kTotalDistance = 9;    // cm
inline constexpr std::uint8_t kSport = 25;
inline constexpr std::uint8_t kSubSport = 39;
inline constexpr std::uint8_t kWorkoutStepIndex = 71;
} // namespace lap

/// Fields of the message "length": one length of a pool, or the rest after one.
namespace length {
inline constexpr std::uint8_t kStartTime = 2;
inline constexpr std::uint8_t kTotalElapsedTime = 3; // ms
inline constexpr std::uint8_t kTotalTimerTime = 4;   // ms
inline constexpr std::uint8_t kType = 12;
inline constexpr std::uint8_t kIdle = 0; // values of length.length_type
inline constexpr std::uint8_t kActive = 1;
} // namespace length

/// Fields of the message "hr", which holds what a chest strap kept while it could not send.
namespace heart_rate {
inline constexpr std::uint8_t kFractionalTimestamp = 0; // 1/32768 s
inline constexpr std::uint8_t kFilteredBpm = 6;         // 1/min, several
inline constexpr std::uint8_t kEventTimestamp = 9;      // 1/1024 s on the strap's clock, several
inline constexpr std::uint8_t kEventTimestamp12 = 10;   // the lowest 12 bits of such times, several
} // namespace heart_rate

/// Fields of the message "field_description", which tells what a developer field is.
namespace field_description {
inline constexpr std::uint8_t kDeveloper = 0;
inline constexpr std::uint8_t kNumber = 1;
inline constexpr std::uint8_t kBaseType = 2;
inline constexpr std::uint8_t kScale = 6;
inline constexpr std::uint8_t kOffset = 7;
inline constexpr std::uint8_t kNativeMessage = 14;
inline constexpr std::uint8_t kNativeField = 15;
} // namespace field_description

namespace session {
inline constexpr std::uint8_t kStartTime = 2;
inline constexpr std::uint8_t kSport = 5;
inline constexpr std::uint8_t kSubSport = 6;
inline constexpr std::uint8_t kTotalElapsedTime = 7; // ms
inline constexpr std::uint8_t kTotalTimerTime = 8;   // ms
inline constexpr std::uint8_t kTotalDistance = 9;    // cm
inline constexpr std::uint8_t kAvgPower = 20;        // W
inline constexpr std::uint8_t kFirstLapIndex = 25;
inline constexpr std::uint8_t kNumLaps = 26;
inline constexpr std::uint8_t kNormalizedPower = 34; // W
inline constexpr std::uint8_t kPoolLength = 44;      // cm
inline constexpr std::uint8_t kWorkoutFeel = 192;    // 0 (very weak) to 100 (very strong)
inline constexpr std::uint8_t kWorkoutRpe = 193;     // 10 times the perceived effort of 1 to 10
} // namespace session

namespace event {
inline constexpr std::uint8_t kEvent = 0;
inline constexpr std::uint8_t kEventType = 1;
inline constexpr std::uint8_t kTimer = 0; // value of event.event
inline constexpr std::uint8_t kStart = 0; // values of event.event_type
inline constexpr std::uint8_t kStop = 1;
inline constexpr std::uint8_t kStopAll = 4;
inline constexpr std::uint8_t kStopDisable = 8;
inline constexpr std::uint8_t kStopDisableAll = 9;
} // namespace event

namespace activity {
inline constexpr std::uint8_t kTotalTimerTime = 0; // ms
inline constexpr std::uint8_t kNumSessions = 1;
inline constexpr std::uint8_t kType = 2;
inline constexpr std::uint8_t kEvent = 3;
inline constexpr std::uint8_t kEventType = 4;
inline constexpr std::uint8_t kLocalTimestamp = 5;
} // namespace activity

namespace workout {
inline constexpr std::uint8_t kSport = 4;
inline constexpr std::uint8_t kCapabilities = 5;
inline constexpr std::uint8_t kNumValidSteps = 6;
inline constexpr std::uint8_t kName = 8;
inline constexpr std::uint8_t kSubSport = 11;
inline constexpr std::uint8_t kDescription = 17;
} // namespace workout

namespace workout_step {
inline constexpr std::uint8_t kName = 0;
inline constexpr std::uint8_t kDurationType = 1;
inline constexpr std::uint8_t kDurationValue = 2;
inline constexpr std::uint8_t kTargetType = 3;
inline constexpr std::uint8_t kTargetValue = 4;
inline constexpr std::uint8_t kCustomTargetLow = 5;
inline constexpr std::uint8_t kCustomTargetHigh = 6;
inline constexpr std::uint8_t kIntensity = 7;
inline constexpr std::uint8_t kNotes = 8;
inline constexpr std::uint8_t kSecondTargetType = 19;
inline constexpr std::uint8_t kSecondTargetValue = 20;
inline constexpr std::uint8_t kSecondCustomTargetLow = 21;
inline constexpr std::uint8_t kSecondCustomTargetHigh = 22;
} // namespace workout_step

/// Values of workout_step.duration_type. A repeat names the first step it repeats as its duration.
namespace step_duration {
inline constexpr std::uint8_t kTime = 0;        // ms
inline constexpr std::uint8_t kDistance = 1;    // cm
inline constexpr std::uint8_t kOpen = 5;        // the lap button
inline constexpr std::uint8_t kRepeatCount = 6; // the target value is how often
inline constexpr std::uint8_t kRepeatUntilTime = 7;
inline constexpr std::uint8_t kRepeatUntilPowerAbove = 13;
inline constexpr std::uint8_t kRepeatUntilLapPowerBelow = 17;
inline constexpr std::uint8_t kRepeatUntilLapMaxPowerBelow = 18;
inline constexpr std::uint8_t kRepeatUntilLoad = 27;
inline constexpr std::uint8_t kRepetitionTime = 28; // ms
inline constexpr std::uint8_t kTimeOnly = 31;       // ms
} // namespace step_duration

/// Values of workout_step.target_type.
namespace step_target {
inline constexpr std::uint8_t kSpeed = 0;     // mm/s
inline constexpr std::uint8_t kHeartRate = 1; // up to 100 per cent of maximum, above that 1/min + 100
inline constexpr std::uint8_t kOpen = 2;
inline constexpr std::uint8_t kCadence = 3; // 1/min
inline constexpr std::uint8_t kPower = 4;   // up to 1000 per cent of threshold, above that W + 1000
inline constexpr std::uint8_t kPower3s = 7;
inline constexpr std::uint8_t kPower10s = 8;
inline constexpr std::uint8_t kPower30s = 9;
inline constexpr std::uint8_t kPowerLap = 10;
inline constexpr std::uint8_t kSpeedLap = 12;
inline constexpr std::uint8_t kHeartRateLap = 13;
} // namespace step_target

/// Values of workout_step.intensity.
namespace intensity {
inline constexpr std::uint8_t kActive = 0;
inline constexpr std::uint8_t kRest = 1;
inline constexpr std::uint8_t kWarmUp = 2;
inline constexpr std::uint8_t kCoolDown = 3;
inline constexpr std::uint8_t kRecovery = 4;
} // namespace intensity

} // namespace leadout::engine::fit
