// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"

#include <optional>
#include <string>
#include <string_view>

namespace leadout::engine {

/// A step as ZWO holds it: its length is in the file's unit, its target in per cent, and without a target it
/// is a free ride.
struct ZwoStep {
    const Step* step = nullptr;
    double length = 0.0;
    std::optional<Target> target;
};

/// Whether a cadence is one that the format's readers keep.
bool isZwoCadence(double rpm);

/// Text for the contents or the attributes of an element.
std::string xmlText(std::string_view text);

/// The element of one step and its attributes, such as `SteadyState Duration="60" Power="0.5"`. `isTest` says
/// that the whole workout is a test.
std::string zwoSteady(const ZwoStep& step, bool isTest);

/// The same of a pair of steps done `count` times; nothing when the format has no intervals of such steps.
std::optional<std::string> zwoIntervals(const ZwoStep& on, const ZwoStep& off, int count);

} // namespace leadout::engine
