// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// A time of a course.
struct CourseTime {
    double s = 0.0;       ///< the whole second that it stands for, else to the millisecond
    double written = 0.0; ///< seconds as written
};

/// A time in decimal minutes; nothing for what is no number.
std::optional<CourseTime> courseTime(std::string_view minutes);

/// The line that a course draws, put together point by point.
class Course {
public:
    /// Adds a point. False when its time lies before that of the point before it.
    bool add(const CourseTime& time, double value);
    /// Ends a step at a time, in seconds, and names the next one.
    void lap(double at, std::string name);

    std::size_t parts() const { return m_parts.size(); }

    /// The course as steps with targets in a measure: as many as there are parts and laps at most.
    std::vector<WorkoutItem> steps(TargetMeasure measure) &&;

private:
    struct Part {
        double from = 0.0; // seconds
        double to = 0.0;
        double start = 0.0; // values
        double end = 0.0;
        std::string name;
    };
    struct Lap {
        double at = 0.0;
        std::string name;
    };

    void append(double to, double value);
    void joinChanges();
    void cut();

    std::vector<Part> m_parts;
    std::vector<Lap> m_laps;
    bool m_begun = false;
    bool m_smooth = false; // whether the last point stands alone, so that the line may just go on
    CourseTime m_at;
    double m_value = 0.0;
};

} // namespace leadout::engine
