// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/tcx_reader.h"

#include "core/engine/recording/track.h"
#include "core/engine/recording/xml_elements.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

enum class TcxElement : std::uint8_t {
    Unknown,
    Activity,
    Altitude,
    Cadence,
    Course,
    Distance,
    HeartRate,
    Id,
    Lap,
    Latitude,
    Longitude,
    Point,
    RunCadence,
    Speed,
    Time,
    TotalTime,
    Track,
    Transition,
    Value,
    Watts,
};

struct TcxName {
    std::string_view name;
    TcxElement element;
};

constexpr TcxName kTcxNames[] = {
    {"Time", TcxElement::Time},
    {"Value", TcxElement::Value},
    {"Watts", TcxElement::Watts},
    {"Speed", TcxElement::Speed},
    {"Cadence", TcxElement::Cadence},
    {"RunCadence", TcxElement::RunCadence},
    {"Trackpoint", TcxElement::Point},
    {"HeartRateBpm", TcxElement::HeartRate},
    {"DistanceMeters", TcxElement::Distance},
    {"AltitudeMeters", TcxElement::Altitude},
    {"LatitudeDegrees", TcxElement::Latitude},
    {"LongitudeDegrees", TcxElement::Longitude},
    {"Track", TcxElement::Track},
    {"Lap", TcxElement::Lap},
    {"TotalTimeSeconds", TcxElement::TotalTime},
    {"Id", TcxElement::Id},
    {"Activity", TcxElement::Activity},
    {"Transition", TcxElement::Transition},
    {"Course", TcxElement::Course},
};

TcxElement tcxElement(std::string_view name) {
    const auto* const found = std::find_if(std::begin(kTcxNames), std::end(kTcxNames),
                                           [name](const TcxName& each) { return each.name == name; });
    return found == std::end(kTcxNames) ? TcxElement::Unknown : found->element;
}

/// The value of an attribute, empty where there is none.
std::string_view tcxAttribute(const char** attributes, std::string_view name) {
    for (const char** pair = attributes; *pair != nullptr; pair += 2) {
        if (localName(pair[0]) == name)
            return pair[1];
    }
    return {};
}

/// A total of a lap; nothing for what no activity lasts or covers.
std::optional<double> lapTotal(std::string_view text, double most) {
    const auto value = xmlNumber(text);
    return value && *value >= 0.0 && *value <= most ? value : std::nullopt;
}

class TcxReader final : public XmlVisitor {
public:
    ReadResult read(std::span<const std::uint8_t> bytes);

private:
    void start(const char* name, const char** attributes) override;
    void end() override;
    void text(std::string_view piece) override { m_elements.add(piece); }

    void startLeg(NamedSport sport);
    void endLeg();
    void startLap(std::string_view startTime);
    void endLap(bool whole);
    void endPoint();
    void readPoint(TcxElement element);
    void readLap(TcxElement element);

    XmlWalker m_walker{*this};
    XmlElements<TcxElement> m_elements;
    Track m_track;
    std::optional<Lap> m_lap;
    std::optional<TrackPoint> m_point;
    std::optional<double> m_runCadence;         // of the point, which overrides the bicycle's
    std::optional<std::uint32_t> m_activity;    // when it began, by its Id
    std::optional<std::uint32_t> m_previousLap; // when it ended
    std::size_t m_pointsBeforeLap = 0;
    bool m_inLeg = false;
    bool m_course = false;
};

ReadResult TcxReader::read(std::span<const std::uint8_t> bytes) {
    ReadResult result;
    result.kind = FileKind::Tcx;
    addProblem(result, m_walker.walk(bytes, XmlText::Unread));
    if (m_lap)
        endLap(false);
    if (m_inLeg)
        endLeg();
    if (m_track.legs() == 0) {
        if (m_course)
            result.kind = FileKind::Course;
        if (!result.error)
            result.error = ReadProblem{ReadFault::NotActivity, 0};
        return result;
    }
    result.kind = FileKind::Activity;
    if (m_track.points() == 0 && m_track.laps() == 0 && !result.error)
        result.error = ReadProblem{ReadFault::NoRecords, bytes.size()};
    result.recording = m_track.finish();
    return result;
}

void TcxReader::start(const char* name, const char** attributes) {
    const TcxElement parent = m_elements.inner();
    const TcxElement element = tcxElement(localName(name));
    m_elements.open(element);
    switch (element) {
    case TcxElement::Activity: startLeg(namedSport(tcxAttribute(attributes, "Sport"))); break;
    case TcxElement::Transition:
        startLeg({Sport::Transition, false});
        startLap(tcxAttribute(attributes, "StartTime"));
        break;
    case TcxElement::Course: m_course = true; break;
    case TcxElement::Lap:
        if (parent == TcxElement::Activity)
            startLap(tcxAttribute(attributes, "StartTime"));
        break;
    case TcxElement::Track:
        if (m_track.points() > m_pointsBeforeLap)
            m_track.interrupt();
        break;
    case TcxElement::Point:
        if (m_inLeg)
            m_point.emplace();
        break;
    default: break;
    }
}

void TcxReader::end() {
    const TcxElement element = m_elements.close();
    const TcxElement parent = m_elements.inner();
    if (element == TcxElement::Point)
        endPoint();
    else if (m_point)
        readPoint(element);
    else if (element == TcxElement::Lap && parent == TcxElement::Activity)
        endLap(true);
    else if (m_lap && (parent == TcxElement::Lap || parent == TcxElement::Transition))
        readLap(element);
    else if (element == TcxElement::Transition)
        endLap(true);
    else if (element == TcxElement::Id && parent == TcxElement::Activity) {
        if (const auto time = xmlTime(m_elements.text()))
            m_activity = time->seconds;
    }
    if (element == TcxElement::Activity || element == TcxElement::Transition)
        endLeg();
    m_elements.forgetText();
}

void TcxReader::startLeg(NamedSport sport) {
    m_inLeg = true;
    m_activity.reset();
    m_previousLap.reset();
    m_walker.stopUnless(m_track.addLeg(sport));
}

void TcxReader::endLeg() {
    m_inLeg = false;
    if (m_activity)
        m_track.startLeg(*m_activity);
}

void TcxReader::startLap(std::string_view startTime) {
    m_lap.emplace();
    m_pointsBeforeLap = m_track.points();
    if (const auto time = xmlTime(startTime)) {
        m_lap->start = time->seconds;
        m_track.startLeg(time->seconds);
    }
}

void TcxReader::endLap(bool whole) {
    if (!m_lap)
        return;
    Lap lap = *m_lap;
    m_lap.reset();
    const bool hasPoints = m_track.points() > m_pointsBeforeLap;
    if (!whole) {
        lap.timer_s.reset();
        lap.distance_m.reset();
    }
    const std::uint32_t last = hasPoints ? m_track.timeOf(m_track.points() - 1) : 0;
    if (lap.start == 0 && hasPoints)
        lap.start = m_track.timeOf(m_pointsBeforeLap);
    if (lap.start == 0)
        lap.start = m_previousLap.value_or(m_activity.value_or(0));
    if (lap.start == 0)
        return; // nothing tells when it was
    const double counted = lap.start + std::round(lap.timer_s.value_or(0.0));
    lap.end = std::max(last, static_cast<std::uint32_t>(std::min(counted, double{UINT32_MAX})));
    lap.end = std::max(lap.end, lap.start);
    m_previousLap = lap.end;
    m_walker.stopUnless(m_track.addLap(lap));
}

void TcxReader::endPoint() {
    if (!m_point)
        return;
    if (m_runCadence)
        m_point->cadence_rpm = m_runCadence;
    m_runCadence.reset();
    m_walker.stopUnless(m_track.add(*m_point));
    m_point.reset();
}

void TcxReader::readPoint(TcxElement element) {
    const std::string& text = m_elements.text();
    switch (element) {
    case TcxElement::Time: m_point->time = xmlTime(text); break;
    case TcxElement::Latitude: m_point->latitude = xmlNumber(text); break;
    case TcxElement::Longitude: m_point->longitude = xmlNumber(text); break;
    case TcxElement::Altitude: m_point->altitude_m = xmlNumber(text); break;
    case TcxElement::Distance: m_point->distance_m = xmlNumber(text); break;
    case TcxElement::Cadence: m_point->cadence_rpm = xmlNumber(text); break;
    case TcxElement::RunCadence: m_runCadence = xmlNumber(text); break;
    case TcxElement::Speed: m_point->speed_m_s = xmlNumber(text); break;
    case TcxElement::Watts: m_point->power_w = xmlNumber(text); break;
    case TcxElement::Value:
        if (m_elements.inner() == TcxElement::HeartRate)
            m_point->heart_rate_bpm = xmlNumber(text);
        break;
    default: break;
    }
}

void TcxReader::readLap(TcxElement element) {
    constexpr double kMost_s = 4e6;
    constexpr double kMost_m = 4e7;
    if (element == TcxElement::TotalTime)
        m_lap->timer_s = lapTotal(m_elements.text(), kMost_s);
    else if (element == TcxElement::Distance)
        m_lap->distance_m = lapTotal(m_elements.text(), kMost_m);
}

} // namespace

ReadResult readTcx(std::span<const std::uint8_t> bytes) {
    return TcxReader().read(bytes);
}

} // namespace leadout::engine
