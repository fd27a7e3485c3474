// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/recording/reader.h"

#include <QTest>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::test {

using OptionalValues = std::vector<std::optional<double>>;

inline std::span<const std::uint8_t> spanOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// What a text of TCX or GPX holds.
inline engine::ReadResult readText(std::string_view text) {
    return engine::readRecording(spanOf(text));
}

/// 2026-05-03 07:00:00 UTC, and the text of a moment some seconds later, within the hour.
inline constexpr std::uint32_t kSeven = 1'777'791'600;
inline std::string at(std::uint32_t seconds) {
    const auto two = [](std::uint32_t number) {
        return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    return "2026-05-03T07:" + two(seconds / 60) + ":" + two(seconds % 60) + "Z";
}

/// An element with a text.
inline std::string tag(const std::string& name, const std::string& text) {
    return "<" + name + ">" + text + "</" + name + ">";
}

inline std::string tcx(const std::string& activities) {
    return "<?xml version='1.0' encoding='UTF-8'?>\n<TrainingCenterDatabase "
           "xmlns='http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2'>" +
           tag("Activities", activities) + "</TrainingCenterDatabase>\n";
}

inline std::string tcxActivity(const std::string& sport, const std::string& laps) {
    return "<Activity Sport='" + sport + "'>" + tag("Id", at(0)) + laps + "</Activity>";
}

inline std::string tcxLap(std::uint32_t start, double seconds, double metres, const std::string& tracks) {
    return "<Lap StartTime='" + at(start) + "'>" + tag("TotalTimeSeconds", std::to_string(seconds)) +
           tag("DistanceMeters", std::to_string(metres)) + tracks + "</Lap>";
}

inline std::string tcxPoint(std::uint32_t time, const std::string& values = {}) {
    return tag("Trackpoint", tag("Time", at(time)) + values);
}

inline std::string gpx(const std::string& tracks) {
    return "<?xml version='1.0' encoding='UTF-8'?>\n<gpx version='1.1' "
           "xmlns='http://www.topografix.com/GPX/1/1'>" +
           tracks + "</gpx>\n";
}

/// A point so many metres north of a place, with its time and more.
inline std::string gpxPoint(std::uint32_t time, double metres, const std::string& values = {}) {
    return "<trkpt lat='" + std::to_string(48.0 + metres / 111'195.0) + "' lon='7.5'>" +
           tag("time", at(time)) + values + "</trkpt>";
}

/// The values of a column, one per sample, as plain numbers.
template <typename T>
OptionalValues valuesOf(const engine::Column<T>& column, std::size_t count) {
    OptionalValues values;
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = column.at(i);
        values.push_back(value ? std::optional<double>(*value) : std::nullopt);
    }
    return values;
}

inline std::optional<engine::ReadFault> faultOf(const engine::ReadResult& result) {
    return result.error ? std::optional(result.error->fault) : std::nullopt;
}

} // namespace leadout::test
