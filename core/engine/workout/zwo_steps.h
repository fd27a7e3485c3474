// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"
#include "core/engine/workout/workout_error.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// The name of a ZWO element or attribute in lower case; their case differs from file to file.
std::string zwoName(std::string_view name);

/// The start of an element as the XML parser hands it over: the name as written and a null-terminated list of
/// names and values by turns, which must outlive this.
class ZwoElement {
public:
    ZwoElement(const char* name, const char** attributes);

    const std::string& name() const { return m_name; }                 ///< in lower case
    std::string_view written() const { return m_written; }             ///< as it stands in the file
    std::optional<std::string_view> text(std::string_view name) const; ///< an attribute by lower-case name

private:
    std::string_view m_written;
    std::string m_name;
    const char** m_attributes;
};

/// Whether an element is one of those that make up a workout.
bool isZwoBlock(const ZwoElement& element);

/// The steps of a block, with targets in per cent of threshold power and lengths in seconds (whole
/// milliseconds and tenths of a per cent: the files are written from 32-bit floats). Steps of no length are
/// left out. The place in the error is not set.
tl::expected<std::vector<WorkoutItem>, WorkoutError> zwoBlock(const ZwoElement& element);

} // namespace leadout::engine
