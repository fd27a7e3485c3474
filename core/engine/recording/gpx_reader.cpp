// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/gpx_reader.h"

#include "core/engine/recording/track.h"
#include "core/engine/recording/xml_elements.h"

#include <algorithm>

namespace leadout::engine {

namespace {

enum class GpxElement : std::uint8_t {
    Unknown,
    Altitude,
    Cadence,
    HeartRate,
    Place, // a waypoint or a point of a route
    Point,
    Power,
    Segment,
    Speed,
    Time,
    Track,
    Type,
};

struct GpxName {
    std::string_view name; // in lower case
    GpxElement element;
};

constexpr GpxName kGpxNames[] = {
    {"trkpt", GpxElement::Point},         {"time", GpxElement::Time},
    {"ele", GpxElement::Altitude},        {"hr", GpxElement::HeartRate},
    {"heartrate", GpxElement::HeartRate}, {"heartratebpm", GpxElement::HeartRate},
    {"cad", GpxElement::Cadence},         {"cadence", GpxElement::Cadence},
    {"runcadence", GpxElement::Cadence},  {"power", GpxElement::Power},
    {"watts", GpxElement::Power},         {"powerinwatts", GpxElement::Power},
    {"speed", GpxElement::Speed},         {"trkseg", GpxElement::Segment},
    {"trk", GpxElement::Track},           {"type", GpxElement::Type},
    {"wpt", GpxElement::Place},           {"rtept", GpxElement::Place},
};

GpxElement gpxElement(std::string_view name) {
    const auto isSame = [name](const GpxName& each) {
        return std::equal(name.begin(), name.end(), each.name.begin(), each.name.end(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
        });
    };
    const auto* const found = std::find_if(std::begin(kGpxNames), std::end(kGpxNames), isSame);
    return found == std::end(kGpxNames) ? GpxElement::Unknown : found->element;
}

class GpxReader final : public XmlVisitor {
public:
    ReadResult read(std::span<const std::uint8_t> bytes);

private:
    void start(const char* name, const char** attributes) override;
    void end() override;
    void text(std::string_view piece) override { m_elements.add(piece); }

    void startPoint(const char** attributes);
    void readPoint(GpxElement element, GpxElement parent);

    XmlWalker m_walker{*this};
    XmlElements<GpxElement> m_elements;
    Track m_track;
    std::optional<TrackPoint> m_point;
    bool m_inTrack = false;
    bool m_places = false;
};

ReadResult GpxReader::read(std::span<const std::uint8_t> bytes) {
    ReadResult result;
    result.kind = FileKind::Gpx;
    addProblem(result, m_walker.walk(bytes, XmlText::Unread));
    if (m_inTrack)
        m_track.joinLeg();
    if (m_track.points() == 0) {
        if (m_places)
            result.kind = FileKind::Course;
        if (!result.error)
            result.error = ReadProblem{ReadFault::NotActivity, 0};
        return result;
    }
    result.kind = FileKind::Activity;
    result.recording = m_track.finish();
    return result;
}

void GpxReader::start(const char* name, const char** attributes) {
    const GpxElement element = gpxElement(localName(name));
    m_elements.open(element);
    if (element == GpxElement::Track && !m_inTrack) {
        m_inTrack = m_track.addLeg({});
        m_walker.stopUnless(m_inTrack);
    } else if (element == GpxElement::Segment)
        m_track.interrupt();
    else if (element == GpxElement::Point && m_inTrack)
        startPoint(attributes);
    m_places = m_places || element == GpxElement::Place || element == GpxElement::Point;
}

void GpxReader::end() {
    const GpxElement element = m_elements.close();
    const GpxElement parent = m_elements.inner();
    if (element == GpxElement::Point) {
        if (m_point)
            m_walker.stopUnless(m_track.add(*m_point));
        m_point.reset();
    } else if (m_point)
        readPoint(element, parent);
    else if (element == GpxElement::Type && parent == GpxElement::Track && m_inTrack)
        m_track.nameLeg(namedSport(m_elements.text()));
    else if (element == GpxElement::Track && m_inTrack) {
        m_inTrack = false;
        m_track.joinLeg();
    }
    m_elements.forgetText();
}

void GpxReader::startPoint(const char** attributes) {
    m_point.emplace();
    for (const char** pair = attributes; *pair != nullptr; pair += 2) {
        const std::string_view name = localName(pair[0]);
        if (name == "lat")
            m_point->latitude = xmlNumber(pair[1]);
        else if (name == "lon")
            m_point->longitude = xmlNumber(pair[1]);
    }
}

void GpxReader::readPoint(GpxElement element, GpxElement parent) {
    const std::string& text = m_elements.text();
    // Of what is measured elsewhere than by the extensions, only the point's own counts.
    const bool own = parent == GpxElement::Point;
    switch (element) {
    case GpxElement::Time:
        if (own)
            m_point->time = xmlTime(text);
        break;
    case GpxElement::Altitude:
        if (own)
            m_point->altitude_m = xmlNumber(text);
        break;
    case GpxElement::HeartRate: m_point->heart_rate_bpm = xmlNumber(text); break;
    case GpxElement::Cadence: m_point->cadence_rpm = xmlNumber(text); break;
    case GpxElement::Power: m_point->power_w = xmlNumber(text); break;
    case GpxElement::Speed: m_point->speed_m_s = xmlNumber(text); break;
    default: break;
    }
}

} // namespace

ReadResult readGpx(std::span<const std::uint8_t> bytes) {
    return GpxReader().read(bytes);
}

} // namespace leadout::engine
