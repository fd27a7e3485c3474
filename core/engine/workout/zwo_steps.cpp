// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/zwo_steps.h"

#include "core/engine/workout/structure.h"
#include "core/engine/workout/workout_text.h"
#include "core/engine/workout/zones.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace leadout::engine {

namespace {

constexpr double kMaxZwoLength = 1'000'000.0; // seconds (eleven days) or metres
constexpr double kMaxPower = 20.0;            // times threshold power
constexpr double kMaxCadence = 300.0;

struct Limits {
    double low = 0.0;
    double high = 0.0;
};

constexpr Limits kLengthLimits{0.0, kMaxZwoLength};
constexpr Limits kPowerLimits{0.0, kMaxPower};
constexpr Limits kCadenceLimits{0.0, 1000.0};
constexpr Limits kRepeatLimits{1.0, static_cast<double>(kMaxSteps)};

/// Reads the attributes of one block and remembers the first fault, so that the code below stays straight.
class Block {
public:
    explicit Block(const ZwoElement& element) : m_element(element) {}

    const std::optional<WorkoutError>& error() const { return m_error; }

    std::optional<double> number(std::string_view name, Limits limits) {
        const auto written = m_element.text(name);
        if (!written)
            return std::nullopt;
        const std::string_view text = trimmed(*written);
        double value = 0.0;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
            return fail(WorkoutFault::BadNumber, name);
        if (value < limits.low || value > limits.high)
            return fail(WorkoutFault::OutOfRange, name, value);
        return value;
    }

    double length(std::string_view name) {
        const auto value = number(name, kLengthLimits);
        if (!value)
            fail(WorkoutFault::MissingValue, name);
        return std::round(value.value_or(0.0) * 1000.0) / 1000.0;
    }

    int repeats() {
        const auto value = number("repeat", kRepeatLimits);
        if (value && *value != std::floor(*value))
            fail(WorkoutFault::OutOfRange, "repeat", *value);
        return static_cast<int>(value.value_or(1.0));
    }

    bool flag(std::string_view name) const {
        const auto text = m_element.text(name);
        return text && trimmed(*text) != "0" && !trimmed(*text).empty();
    }

    /// A power in per cent.
    std::optional<double> power(std::string_view name) {
        const auto value = number(name, kPowerLimits);
        return value ? std::optional(std::round(*value * 1000.0) / 10.0) : std::nullopt;
    }

    /// A range or a single power; open where the file tells neither a power nor a zone.
    Target target(std::string_view single, std::string_view low, std::string_view high,
                  std::string_view zone) {
        const auto start = power(low);
        const auto end = power(high);
        if (const auto value = power(single); value && !(start && end))
            return {TargetMeasure::PowerPercent, *value, *value, false};
        if (start || end) {
            const double first = start ? *start : *end;
            return {TargetMeasure::PowerPercent, first, end.value_or(first), false};
        }
        if (const auto named = number(zone, {1.0, 7.0}))
            return powerZone(static_cast<std::uint64_t>(*named)).value_or(Target{});
        return {};
    }

    void cadence(Step& step, std::string_view single, std::string_view low, std::string_view high) {
        const auto value = number(single, kCadenceLimits);
        step.cadence_low_rpm = value ? value : number(low, kCadenceLimits);
        step.cadence_high_rpm = value ? value : number(high, kCadenceLimits);
        // Editors write 0 or 999 for "any cadence".
        const double highest = step.cadence_high_rpm.value_or(step.cadence_low_rpm.value_or(0.0));
        if (highest == 0.0 || highest > kMaxCadence) {
            step.cadence_low_rpm.reset();
            step.cadence_high_rpm.reset();
        }
    }

private:
    std::nullopt_t fail(WorkoutFault fault, std::string_view name, std::optional<double> given = {}) {
        if (!m_error) {
            m_error.emplace();
            m_error->fault = fault;
            m_error->part = std::string(m_element.written());
            m_error->value = std::string(name);
            m_error->given = given;
        }
        return std::nullopt;
    }

    const ZwoElement& m_element;
    std::optional<WorkoutError> m_error;
};

void sortRange(Target& target) {
    if (target.low > target.high)
        std::swap(target.low, target.high);
}

Step oneStep(Block& block, StepKind kind) {
    Step step;
    step.kind = kind;
    step.extent = {Extent::Unit::Seconds, block.length("duration")};
    step.target = block.target("power", "powerlow", "powerhigh", "zone");
    block.cadence(step, "cadence", "cadencelow", "cadencehigh");
    return step;
}

Step steady(Block& block) {
    Step step = oneStep(block, StepKind::Work);
    sortRange(step.target);
    return step;
}

/// PowerLow is where a ramp starts and PowerHigh where it ends, falling ones included; a cool-down that was
/// written by the size of its numbers is turned round.
Step ramp(Block& block, StepKind kind) {
    Step step = oneStep(block, kind);
    if (kind == StepKind::CoolDown && step.target.low < step.target.high)
        std::swap(step.target.low, step.target.high);
    step.target.ramp = step.target.low != step.target.high;
    return step;
}

Step freeRide(Block& block, bool allOut) {
    Step step;
    step.extent = {Extent::Unit::Seconds, block.length("duration")};
    step.test = allOut || block.flag("ftptest");
    block.cadence(step, "cadence", "cadencelow", "cadencehigh");
    return step;
}

/// The easier part of intervals is the rest; some authors put it first. At 85 % of threshold and above it is
/// the "under" of an over-under, which is work too.
void markRest(Step& on, Step& off) {
    constexpr double kWork = 85.0;
    const auto middle = [](const Step& step) { return (step.target.low + step.target.high) / 2.0; };
    Step& easier = middle(on) < middle(off) ? on : off;
    if (middle(easier) < kWork)
        easier.kind = StepKind::Recovery;
}

Repeat intervals(Block& block) {
    Step on;
    on.extent = {Extent::Unit::Seconds, block.length("onduration")};
    on.target = block.target("onpower", "poweronlow", "poweronhigh", "poweronzone");
    block.cadence(on, "cadence", "cadencelow", "cadencehigh");
    Step off;
    off.extent = {Extent::Unit::Seconds, block.length("offduration")};
    off.target = block.target("offpower", "powerofflow", "poweroffhigh", "poweroffzone");
    block.cadence(off, "cadenceresting", "cadencerestinglow", "cadencerestinghigh");
    sortRange(on.target);
    sortRange(off.target);
    if (!block.flag("overunder"))
        markRest(on, off);
    Repeat repeat{block.repeats(), {}};
    for (Step& step : std::array<Step, 2>{on, off}) {
        if (step.extent.value > 0.0)
            repeat.items.emplace_back(std::move(step));
    }
    return repeat;
}

} // namespace

std::string zwoName(std::string_view name) {
    std::string lower(name);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

ZwoElement::ZwoElement(const char* name, const char** attributes)
    : m_written(name)
    , m_name(zwoName(name))
    , m_attributes(attributes) {}

std::optional<std::string_view> ZwoElement::text(std::string_view name) const {
    for (const char** pair = m_attributes; *pair; pair += 2) {
        if (zwoName(pair[0]) == name)
            return std::string_view(pair[1]);
    }
    return std::nullopt;
}

bool isZwoBlock(const ZwoElement& element) {
    static constexpr std::string_view kBlocks[] = {"warmup",     "cooldown", "ramp",      "steadystate",
                                                   "solidstate", "freeride", "maxeffort", "intervalst"};
    return std::find(std::begin(kBlocks), std::end(kBlocks), element.name()) != std::end(kBlocks);
}

tl::expected<std::vector<WorkoutItem>, WorkoutError> zwoBlock(const ZwoElement& element) {
    Block block(element);
    std::vector<WorkoutItem> items;
    const auto keep = [&](Step step) {
        if (step.extent.value > 0.0)
            items.emplace_back(std::move(step));
    };
    if (element.name() == "warmup")
        keep(ramp(block, StepKind::WarmUp));
    else if (element.name() == "cooldown")
        keep(ramp(block, StepKind::CoolDown));
    else if (element.name() == "ramp")
        keep(ramp(block, StepKind::Work));
    else if (element.name() == "freeride" || element.name() == "maxeffort")
        keep(freeRide(block, element.name() == "maxeffort"));
    else if (element.name() == "intervalst") {
        if (Repeat repeat = intervals(block); !repeat.items.empty())
            items.emplace_back(std::move(repeat));
    } else
        keep(steady(block));
    if (block.error())
        return tl::unexpected(*block.error());
    return items;
}

} // namespace leadout::engine
