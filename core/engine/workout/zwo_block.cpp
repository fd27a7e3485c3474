// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/zwo_block.h"

#include "core/engine/workout/workout_text.h"

#include <algorithm>

namespace leadout::engine {

namespace {

constexpr double kWorkPercent = 85.0; // from here on both parts of intervals are read as work

std::string attribute(std::string_view name, double value) {
    return ' ' + std::string(name) + "=\"" + decimalText(value, 3) + '"';
}

std::string cadence(const Step& step, const std::string& name) {
    const double low = step.cadence_low_rpm.value_or(step.cadence_high_rpm.value_or(0.0));
    const double high = step.cadence_high_rpm.value_or(low);
    if (!isZwoCadence(low) || !isZwoCadence(high))
        return {};
    if (low == high)
        return attribute(name, low);
    return attribute(name + "Low", low) + attribute(name + "High", high);
}

std::string powers(const Target& target, std::string_view single, std::string_view low,
                   std::string_view high) {
    if (target.low == target.high)
        return attribute(single, target.low / 100.0);
    return attribute(low, target.low / 100.0) + attribute(high, target.high / 100.0);
}

double middleOf(const Target& target) {
    return (target.low + target.high) / 2.0;
}

/// The element whose target is told by a start and an end.
std::optional<std::string_view> rampName(const Step& step, const Target& target) {
    if (!target.ramp && target.low != target.high)
        return std::nullopt;
    if (step.kind == StepKind::WarmUp)
        return "Warmup";
    // A cool-down that rises would be turned round by whoever reads it.
    if (step.kind == StepKind::CoolDown && target.low >= target.high)
        return "Cooldown";
    return target.ramp ? std::optional<std::string_view>("Ramp") : std::nullopt;
}

} // namespace

bool isZwoCadence(double rpm) {
    return rpm > 0.0 && rpm <= 300.0;
}

std::string xmlText(std::string_view text) {
    std::string safe;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        // The two characters of UTF-8 that XML forbids, besides those of control.
        if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {
            i += 2;
            continue;
        }
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\n': safe += "&#10;"; break; // as they are these would be spaces in an attribute
        case '\t': safe += "&#9;"; break;
        default: safe.push_back(c);
        }
    }
    return safe;
}

std::string zwoSteady(const ZwoStep& step, bool isTest) {
    const std::string length = attribute("Duration", step.length);
    if (!step.target) {
        const bool allOut = step.step->test && !isTest;
        const std::string flag = step.step->test && isTest ? " ftptest=\"1\"" : "";
        return (allOut ? "MaxEffort" : "FreeRide") + length + flag + cadence(*step.step, "Cadence");
    }
    if (const auto ramp = rampName(*step.step, *step.target))
        return std::string(*ramp) + length + attribute("PowerLow", step.target->low / 100.0) +
               attribute("PowerHigh", step.target->high / 100.0) + cadence(*step.step, "Cadence");
    return "SteadyState" + length + powers(*step.target, "Power", "PowerLow", "PowerHigh") +
           cadence(*step.step, "Cadence");
}

std::optional<std::string> zwoIntervals(const ZwoStep& on, const ZwoStep& off, int count) {
    const auto fits = [](const ZwoStep& part) {
        return part.target && !part.target->ramp && !part.step->test;
    };
    if (!fits(on) || !fits(off))
        return std::nullopt;
    std::string element = "IntervalsT Repeat=\"" + std::to_string(count) + '"';
    element += attribute("OnDuration", on.length) + attribute("OffDuration", off.length);
    element += powers(*on.target, "OnPower", "PowerOnLow", "PowerOnHigh");
    element += powers(*off.target, "OffPower", "PowerOffLow", "PowerOffHigh");
    element += cadence(*on.step, "Cadence") + cadence(*off.step, "CadenceResting");
    const double easier = std::min(middleOf(*on.target), middleOf(*off.target));
    if (on.step->kind == StepKind::Work && off.step->kind == StepKind::Work && easier < kWorkPercent)
        element += " OverUnder=\"1\"";
    return element;
}

} // namespace leadout::engine
