// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/fit_sport.h"
#include "core/engine/recording/fit_walker.h"
#include "core/engine/recording/utf8.h"
#include "core/engine/workout/fit_targets.h"
#include "core/engine/workout/fit_workout.h"
#include "core/engine/workout/fit_workout_messages.h"
#include "core/engine/workout/structure.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace leadout::engine {

namespace {

namespace field = fit::workout_step;
namespace duration = fit::step_duration;

constexpr std::uint16_t kIndexBits = 0x0FFF; // the others of a message index are flags
constexpr std::size_t kMaxMessages = 2 * kMaxSteps;
constexpr int kMaxNesting = 16;
constexpr double kMaxLength = 1'000'000.0; // seconds (eleven days) or metres

using RawStep = FitWorkoutMessages::RawStep;

WorkoutError stepError(WorkoutFault fault, std::size_t byte, const char* value = "",
                       std::optional<double> given = {}) {
    return {fault, byte, 0, "workout_step", value, given};
}

std::optional<std::uint32_t> uintOf(const FitMessage& message, std::uint8_t number) {
    const auto value = message.field(number).asUint();
    return value && *value < UINT32_MAX ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
}

std::string textOf(const FitMessage& message, std::uint8_t number) {
    return validUtf8(message.field(number).asText().value_or(std::string_view()));
}

StepKind stepKindOf(std::uint64_t intensity) {
    switch (intensity) {
    case fit::intensity::kWarmUp: return StepKind::WarmUp;
    case fit::intensity::kCoolDown: return StepKind::CoolDown;
    case fit::intensity::kRest:
    case fit::intensity::kRecovery: return StepKind::Recovery;
    default: return StepKind::Work;
    }
}

bool isOtherRepeat(std::uint64_t type) {
    return (type >= duration::kRepeatUntilTime && type <= duration::kRepeatUntilPowerAbove) ||
           type == duration::kRepeatUntilLapPowerBelow || type == duration::kRepeatUntilLapMaxPowerBelow ||
           type == duration::kRepeatUntilLoad;
}

tl::expected<Extent, WorkoutError> extentOf(const RawStep& raw) {
    const bool time = raw.durationType == duration::kTime || raw.durationType == duration::kRepetitionTime ||
                      raw.durationType == duration::kTimeOnly;
    if (!time && raw.durationType != duration::kDistance)
        return Extent{};
    if (!raw.durationValue)
        return tl::unexpected(stepError(WorkoutFault::MissingValue, raw.byte, "duration_value"));
    const double value = static_cast<double>(*raw.durationValue) / (time ? 1000.0 : 100.0);
    if (value <= 0.0 || value > kMaxLength)
        return tl::unexpected(stepError(WorkoutFault::OutOfRange, raw.byte, "duration_value", value));
    return Extent{time ? Extent::Unit::Seconds : Extent::Unit::Metres, value};
}

tl::expected<RawStep, WorkoutError> rawStep(const FitMessage& message, std::uint32_t fallbackIndex) {
    RawStep raw;
    raw.index = uintOf(message, fit::kMessageIndex).value_or(fallbackIndex) & kIndexBits;
    raw.byte = message.byte;
    raw.durationType = message.field(field::kDurationType).asUint().value_or(duration::kOpen);
    raw.durationValue = uintOf(message, field::kDurationValue);
    raw.targetValue = uintOf(message, field::kTargetValue);
    raw.step.name = textOf(message, field::kName);
    raw.step.kind = stepKindOf(message.field(field::kIntensity).asUint().value_or(fit::intensity::kActive));
    if (raw.durationType == duration::kRepeatCount)
        return raw;
    if (isOtherRepeat(raw.durationType))
        return tl::unexpected(stepError(WorkoutFault::UnknownPart, raw.byte, "duration_type",
                                        static_cast<double>(raw.durationType)));
    auto extent = extentOf(raw);
    if (!extent)
        return tl::unexpected(std::move(extent).error());
    raw.step.extent = *extent;
    const auto target = [&](std::uint8_t type, std::uint8_t zone, std::uint8_t low, std::uint8_t high) {
        const auto kind = message.field(type).asUint();
        return FitTarget{static_cast<std::uint8_t>(kind.value_or(fit::step_target::kOpen)),
                         uintOf(message, zone).value_or(0), uintOf(message, low), uintOf(message, high)};
    };
    const FitTarget targets[] = {
        target(field::kTargetType, field::kTargetValue, field::kCustomTargetLow, field::kCustomTargetHigh),
        target(field::kSecondTargetType, field::kSecondTargetValue, field::kSecondCustomTargetLow,
               field::kSecondCustomTargetHigh)};
    for (const FitTarget& each : targets) {
        if (auto read = readTarget(each, raw.step); !read) {
            WorkoutError error = std::move(read).error();
            error.byte = raw.byte;
            return tl::unexpected(std::move(error));
        }
    }
    return raw;
}

/// Puts the repeats round the steps they follow: a repeat comes after its children and names the first one.
class Nesting {
public:
    tl::expected<void, WorkoutError> take(RawStep raw) {
        if (raw.durationType != duration::kRepeatCount) {
            m_parts.push_back({raw.index, 0, std::move(raw.step)});
            return {};
        }
        const auto first = std::find_if(m_parts.begin(), m_parts.end(),
                                        [&](const Part& part) { return part.first == raw.durationValue; });
        if (!raw.durationValue || first == m_parts.end())
            return tl::unexpected(stepError(WorkoutFault::BadRepeat, raw.byte, "duration_value",
                                            static_cast<double>(raw.durationValue.value_or(0))));
        const std::uint64_t count = raw.targetValue.value_or(0);
        if (count < 1 || count > kMaxSteps)
            return tl::unexpected(
                stepError(WorkoutFault::OutOfRange, raw.byte, "target_value", static_cast<double>(count)));
        Part whole{first->first, 0, Repeat{static_cast<int>(count), {}}};
        for (auto part = first; part != m_parts.end(); ++part) {
            whole.nesting = std::max(whole.nesting, part->nesting + 1);
            std::get<Repeat>(whole.item).items.push_back(std::move(part->item));
        }
        if (whole.nesting > kMaxNesting)
            return tl::unexpected(stepError(WorkoutFault::TooDeep, raw.byte));
        m_parts.erase(first, m_parts.end());
        m_parts.push_back(std::move(whole));
        return {};
    }

    std::vector<WorkoutItem> items() && {
        std::vector<WorkoutItem> items;
        for (Part& part : m_parts)
            items.push_back(std::move(part.item));
        return items;
    }

private:
    struct Part {
        std::uint32_t first = 0; // the index of the first step in it
        int nesting = 0;
        WorkoutItem item;
    };
    std::vector<Part> m_parts;
};

bool isByDistance(const Workout& workout) {
    const auto steps = flatten(workout);
    const auto by = [](Extent::Unit unit) {
        return [unit](const FlatStep& flat) {
            return flat.step.extent.unit == unit && flat.step.kind != StepKind::Recovery;
        };
    };
    return std::any_of(steps.begin(), steps.end(), by(Extent::Unit::Metres)) &&
           std::none_of(steps.begin(), steps.end(), by(Extent::Unit::Seconds));
}

std::optional<WorkoutError> walkError(const FitWalker& walker) {
    const auto at = [](WorkoutFault fault, std::size_t byte) {
        return WorkoutError{fault, byte, 0, {}, {}, {}};
    };
    if (const auto& problem = walker.error()) {
        switch (problem->fault) {
        case ReadFault::Empty: return at(WorkoutFault::Empty, problem->byte);
        case ReadFault::NotFit: return at(WorkoutFault::NotWorkout, problem->byte);
        case ReadFault::Truncated: return at(WorkoutFault::Truncated, problem->byte);
        default: return at(WorkoutFault::Malformed, problem->byte);
        }
    }
    // An activity cannot be ridden again, but a workout can be sent again: better none than a wrong one.
    for (const ReadProblem& warning : walker.warnings()) {
        if (warning.fault == ReadFault::FileCrc || warning.fault == ReadFault::HeaderCrc)
            return at(WorkoutFault::Checksum, warning.byte);
    }
    return std::nullopt;
}

} // namespace

void FitWorkoutMessages::take(const FitMessage& message) {
    if (m_error)
        return;
    if (message.number() == fit::message::kWorkout) {
        if (!m_seen)
            takeWorkout(message);
        return;
    }
    if (m_steps.size() >= kMaxMessages) {
        m_error = stepError(WorkoutFault::TooManySteps, message.byte);
        return;
    }
    auto raw = rawStep(message, static_cast<std::uint32_t>(m_steps.size()));
    if (raw)
        m_steps.push_back(std::move(*raw));
    else
        m_error = std::move(raw).error();
}

void FitWorkoutMessages::takeWorkout(const FitMessage& message) {
    m_seen = true;
    m_byte = message.byte;
    const auto sport = [&](std::uint8_t number) {
        return static_cast<std::uint8_t>(message.field(number).asUint().value_or(kNoFitSport));
    };
    m_workout.sport = sportOfFit(sport(fit::workout::kSport), sport(fit::workout::kSubSport));
    m_workout.name = textOf(message, fit::workout::kName);
    m_workout.description = textOf(message, fit::workout::kDescription);
    m_announced = uintOf(message, fit::workout::kNumValidSteps).value_or(0);
}

tl::expected<Workout, WorkoutError> FitWorkoutMessages::finish(std::optional<WorkoutError> fault) && {
    if (!m_error)
        m_error = std::move(fault);
    const auto fail = [this](WorkoutError error) {
        if (!m_error)
            m_error = std::move(error);
    };
    if (m_steps.size() < m_announced)
        fail({WorkoutFault::MissingValue, m_byte, 0, "workout", "num_valid_steps", double(m_announced)});
    std::stable_sort(m_steps.begin(), m_steps.end(),
                     [](const RawStep& a, const RawStep& b) { return a.index < b.index; });
    Nesting nesting;
    std::size_t last = 0; // byte
    for (RawStep& raw : m_steps) {
        last = std::max(last, raw.byte);
        if (auto taken = nesting.take(std::move(raw)); !taken) {
            fail(std::move(taken).error());
            break;
        }
    }
    m_workout.items = std::move(nesting).items();
    if (stepCount(m_workout) > kMaxSteps) {
        fail(stepError(WorkoutFault::TooManySteps, last));
        while (stepCount(m_workout) > kMaxSteps)
            m_workout.items.pop_back();
    }
    m_workout.by_distance = isByDistance(m_workout);
    if (!m_error)
        return std::move(m_workout);
    m_error->before = std::move(m_workout);
    return tl::unexpected(*std::move(m_error));
}

tl::expected<Workout, WorkoutError> readFitWorkout(std::span<const std::uint8_t> bytes) {
    FitWorkoutMessages messages;
    std::optional<std::uint64_t> fileType;
    FitWalker walker(bytes);
    while (const FitMessage* message = walker.next()) {
        if (message->file > 0 || !messages.sound())
            break;
        if (FitWorkoutMessages::takes(message->number()))
            messages.take(*message);
        else if (message->number() == fit::message::kFileId && !fileType)
            fileType = message->field(fit::file_id::kType).asUint();
    }
    auto fault = messages.sound() ? walkError(walker) : std::nullopt;
    if (fileType.value_or(fit::file_type::kWorkout) != fit::file_type::kWorkout ||
        (messages.sound() && !fault && !messages.seen()))
        return tl::unexpected(WorkoutError{WorkoutFault::NotWorkout, 0, 0, "file_id", "type",
                                           fileType ? std::optional(double(*fileType)) : std::nullopt});
    return std::move(messages).finish(std::move(fault));
}

} // namespace leadout::engine
