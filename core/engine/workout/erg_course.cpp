// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/erg_course.h"

#include "core/engine/workout/workout_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace leadout::engine {

namespace {

constexpr double kAtOnce =
    1.0 + 1e-6;                     // seconds; the finest times that files write are 0.6 s or whole seconds
constexpr double kSameValue = 0.05; // watts or per cent that rounding may bend a ramp by

} // namespace

std::optional<CourseTime> courseTime(std::string_view minutes) {
    const auto value = decimalOf(minutes);
    if (!value)
        return std::nullopt;
    const auto point = minutes.find_first_of(".,");
    const auto places = point == std::string_view::npos ? 0 : minutes.size() - point - 1;
    const double half = 30.0 / std::pow(10.0, static_cast<double>(places));
    const double written = *value * 60.0;
    const double whole = std::round(written);
    return CourseTime{std::abs(written - whole) <= half + 1e-9 ? whole : halfUp(written, 3), written};
}

bool Course::add(const CourseTime& time, double value) {
    if (!m_begun) {
        m_begun = true;
        m_value = value;
    }
    const double apart = time.written - m_at.written;
    if (apart < 0.0)
        return false;
    if (time.s <= m_at.s) {
        m_value = value;
        m_smooth = false;
        return true;
    }
    append(time.s, value);
    m_at = time;
    m_value = value;
    m_smooth = true;
    return true;
}

void Course::append(double to, double value) {
    if (m_smooth && !m_parts.empty()) {
        Part& last = m_parts.back();
        const double expected = last.start + (value - last.start) * (last.to - last.from) / (to - last.from);
        if (std::abs(expected - last.end) <= kSameValue) {
            last.to = to;
            last.end = value;
            return;
        }
    }
    m_parts.push_back({m_at.s, to, m_value, value, {}});
}

void Course::lap(double at, std::string name) {
    m_laps.push_back({at, std::move(name)});
}

/// Takes a ramp too short to be one for a change at once, whose time a part beside it has.
void Course::joinChanges() {
    std::vector<Part> parts;
    double from = 0.0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        Part& part = m_parts[i];
        part.from = from;
        const bool change = part.start != part.end && part.to - part.from <= kAtOnce;
        if (change && i + 1 < m_parts.size())
            continue;
        from = part.to;
        if (change && !parts.empty()) {
            parts.back().to = part.to;
            continue;
        }
        parts.push_back(std::move(part));
    }
    m_parts = std::move(parts);
}

/// Cuts the parts at the laps.
void Course::cut() {
    std::stable_sort(m_laps.begin(), m_laps.end(), [](const Lap& a, const Lap& b) { return a.at < b.at; });
    std::vector<Part> parts;
    auto lap = m_laps.begin();
    for (Part& part : m_parts) {
        for (; lap != m_laps.end() && lap->at < part.to; ++lap) {
            if (lap->at > part.from) {
                Part before = part;
                before.to = lap->at;
                before.end =
                    part.start + (part.end - part.start) * (lap->at - part.from) / (part.to - part.from);
                part.from = before.to;
                part.start = before.end;
                parts.push_back(std::move(before));
            }
            part.name = std::move(lap->name);
        }
        parts.push_back(std::move(part));
    }
    m_parts = std::move(parts);
}

std::vector<WorkoutItem> Course::steps(TargetMeasure measure) && {
    joinChanges();
    cut();
    std::vector<WorkoutItem> items;
    for (Part& part : m_parts) {
        Step step;
        step.name = std::move(part.name);
        step.extent = {Extent::Unit::Seconds, halfUp(part.to - part.from, 3)};
        if (part.start > 0.0 || part.end > 0.0)
            step.target = {measure, part.start, part.end, part.start != part.end};
        items.emplace_back(std::move(step));
    }
    return items;
}

} // namespace leadout::engine
