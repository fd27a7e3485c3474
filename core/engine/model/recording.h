// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/samples.h"
#include "core/engine/model/sport.h"
#include "core/engine/model/sums.h"
#include "core/engine/model/workout.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace leadout::engine {

/// A lap as the device stored it. Times are seconds since 1970-01-01 UTC.
struct Lap {
    std::uint32_t start = 0;
    std::uint32_t end = 0;           ///< when the lap was closed
    std::optional<double> timer_s;   ///< seconds with the timer running
    std::optional<double> elapsed_s; ///< seconds on the clock
    std::optional<double> distance_m;
    std::optional<std::uint16_t> workout_step; ///< index of the embedded workout step it executed
};

/// One sport of an activity; an ordinary activity has one leg, a multisport file several.
struct Leg {
    Sport sport = Sport::Other;
    bool indoor = false;
    std::uint32_t start = 0; ///< seconds since 1970-01-01 UTC
    std::optional<double> timer_s;
    std::optional<double> elapsed_s;
    std::optional<double> distance_m;
    std::optional<double> device_weighted_power_w; ///< what the device itself stored, for comparison only
    std::optional<double> device_average_power_w;  ///< likewise, of the seconds that the device summed
    std::optional<double> pool_length_m;           ///< set for pool swims
};

/// A length of a pool, or the rest after one. Times are as of a lap.
struct PoolLength {
    std::uint32_t start = 0;
    double timer_s = 0.0;
    bool active = true; ///< swum rather than rested
};

/// The timer starting or stopping.
struct TimerEvent {
    std::uint32_t time = 0; ///< seconds since 1970-01-01 UTC
    bool running = false;
};

/// What a device recorded of one activity.
struct Recording {
    Samples samples;
    /// What the records alone add up to, where developer fields or a strap's memory added to the samples.
    std::optional<Sums> recorded;
    std::vector<Lap> laps;
    std::vector<PoolLength> lengths; ///< of pool swims, in order of time
    std::vector<Leg> legs;           ///< in order of time; never empty for an activity
    std::vector<TimerEvent> timer_events;
    std::optional<Workout> workout;           ///< the one that the device was led by, whose steps laps name
    std::uint32_t start = 0;                  ///< seconds since 1970-01-01 UTC
    std::optional<std::int32_t> utc_offset_s; ///< local time minus UTC, when the device told it
    std::optional<double> timer_s;            ///< as stored by the device, summed over the legs
    std::optional<double> elapsed_s;
    std::optional<double> distance_m;
    std::optional<int> effort; ///< perceived, 1 to 10, as the athlete told the device; of legs the hardest
    std::optional<int> feel;   ///< 1 (bad) to 5, likewise; of legs the worst

    /// The sport that all legs share, or Multisport.
    Sport sport() const {
        if (legs.empty())
            return Sport::Other;
        for (const Leg& leg : legs) {
            if (leg.sport != legs.front().sport)
                return Sport::Multisport;
        }
        return legs.front().sport;
    }
};

/// What a file turned out to be.
enum class FileKind : std::uint8_t {
    Unreadable,
    Activity,
    Workout,
    Course,
    Settings,
    Monitoring,
    Weight,
    OtherFit,
    Tcx,
    Gpx
};

/// The stable word for a kind of file, such as "activity".
std::string_view key(FileKind kind);

/// Why a file could not be read, or not completely.
enum class ReadFault : std::uint8_t {
    Empty,         ///< no bytes at all
    NotFit,        ///< the bytes are no file of a format that is read
    NotActivity,   ///< a sound file that holds no activity
    Truncated,     ///< the file ends before it said it would
    Corrupt,       ///< bytes that cannot follow what came before
    NoRecords,     ///< an activity without a single sample, lap or session
    HeaderCrc,     ///< only a warning: the header's checksum is wrong
    FileCrc,       ///< only a warning: the file's checksum is wrong
    TrailingBytes, ///< only a warning: something that does not belong there follows the end
    UnknownSize,   ///< only a warning: the header gives no size (a device that crashed), read to the end
    DocumentType,  ///< XML with a document type declaration, which is never expanded
    TooLarge,      ///< a compressed file that holds more than any recording
};

/// The stable word for a fault, such as "truncated".
std::string_view key(ReadFault fault);

/// A fault and where it was met.
struct ReadProblem {
    ReadFault fault = ReadFault::Corrupt;
    std::size_t byte = 0; ///< offset from the start of the file, or of what was in a compressed file
};

/// Everything that could be read. With an error the recording holds what came before the fault.
struct ReadResult {
    FileKind kind = FileKind::Unreadable;
    Recording recording;
    std::optional<ReadProblem> error;
    std::vector<ReadProblem> warnings;
};

} // namespace leadout::engine
