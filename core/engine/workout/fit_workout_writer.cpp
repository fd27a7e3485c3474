// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_encoder.h"
#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/fit_sport.h"
#include "core/engine/recording/utf8.h"
#include "core/engine/workout/fit_targets.h"
#include "core/engine/workout/fit_workout.h"
#include "core/engine/workout/structure.h"

#include <algorithm>
#include <utility>

namespace leadout::engine {

namespace {

namespace field = fit::workout_step;
namespace duration = fit::step_duration;

std::uint8_t intensityOf(StepKind kind) {
    switch (kind) {
    case StepKind::WarmUp: return fit::intensity::kWarmUp;
    case StepKind::CoolDown: return fit::intensity::kCoolDown;
    case StepKind::Recovery: return fit::intensity::kRest; // older devices know no "recovery"
    case StepKind::Work: break;
    }
    return fit::intensity::kActive;
}

FitTarget cadenceTarget(const Step& step) {
    if (!step.cadence_low_rpm && !step.cadence_high_rpm)
        return {};
    return {fit::step_target::kCadence, 0,
            fitScaled(step.cadence_low_rpm ? step.cadence_low_rpm : step.cadence_high_rpm, 1.0),
            fitScaled(step.cadence_high_rpm ? step.cadence_high_rpm : step.cadence_low_rpm, 1.0)};
}

class FitWorkoutWriter {
public:
    FitWorkoutWriter(const Workout& workout, const Thresholds& thresholds)
        : m_workout(workout)
        , m_thresholds(thresholds) {
        addItems(workout.items);
    }

    std::vector<std::uint8_t> file(std::optional<std::uint32_t> created, std::uint32_t serial) const;

private:
    void addItems(const std::vector<WorkoutItem>& items);
    void addStep(const Step& step);
    void addRepeat(std::uint32_t first, int count);

    const Workout& m_workout;
    const Thresholds& m_thresholds;
    std::vector<std::vector<FitOutput>> m_steps;
};

void FitWorkoutWriter::addItems(const std::vector<WorkoutItem>& items) {
    for (const WorkoutItem& item : items) {
        if (const auto* step = std::get_if<Step>(&item)) {
            addStep(*step);
            continue;
        }
        const auto& repeat = std::get<Repeat>(item);
        if (repeat.count < 1)
            continue;
        const std::size_t first = m_steps.size();
        addItems(repeat.items);
        if (m_steps.size() > first)
            addRepeat(static_cast<std::uint32_t>(first), repeat.count);
    }
}

void FitWorkoutWriter::addStep(const Step& step) {
    FitTarget target = fitTarget(inFitMeasure(step.target, m_workout.sport, m_thresholds));
    FitTarget second = cadenceTarget(step);
    if (target.type == fit::step_target::kOpen)
        std::swap(target, second);
    std::uint8_t type = duration::kOpen;
    std::optional<std::uint32_t> length;
    if (step.extent.unit != Extent::Unit::Open) {
        const bool time = step.extent.unit == Extent::Unit::Seconds;
        length = fitScaled(step.extent.value, time ? 1000.0 : 100.0);
        if (length == 0U)
            return;
        if (length)
            type = time ? duration::kTime : duration::kDistance;
    }
    m_steps.push_back({
        fitUint16(fit::kMessageIndex, static_cast<std::uint32_t>(m_steps.size())),
        fitText(field::kName, step.name, kFitStepName),
        fitEnum(field::kDurationType, type),
        fitUint32(field::kDurationValue, length),
        fitEnum(field::kTargetType, target.type),
        fitUint32(field::kTargetValue, target.zone),
        fitUint32(field::kCustomTargetLow, target.low),
        fitUint32(field::kCustomTargetHigh, target.high),
        fitEnum(field::kIntensity, intensityOf(step.kind)),
    });
    if (second.type == fit::step_target::kOpen)
        return;
    auto& fields = m_steps.back();
    fields.push_back(fitEnum(field::kSecondTargetType, second.type));
    fields.push_back(fitUint32(field::kSecondTargetValue, second.zone));
    fields.push_back(fitUint32(field::kSecondCustomTargetLow, second.low));
    fields.push_back(fitUint32(field::kSecondCustomTargetHigh, second.high));
}

void FitWorkoutWriter::addRepeat(std::uint32_t first, int count) {
    m_steps.push_back({
        fitUint16(fit::kMessageIndex, static_cast<std::uint32_t>(m_steps.size())),
        fitEnum(field::kDurationType, duration::kRepeatCount),
        fitUint32(field::kDurationValue, first),
        fitEnum(field::kTargetType, fit::step_target::kOpen),
        fitUint32(field::kTargetValue, static_cast<std::uint32_t>(count)),
        fitEnum(field::kIntensity, fit::intensity::kActive),
    });
}

std::vector<std::uint8_t> FitWorkoutWriter::file(std::optional<std::uint32_t> created,
                                                 std::uint32_t serial) const {
    FitEncoder encoder;
    const bool known = created && *created >= fit::kEpoch;
    encoder.add(fit::message::kFileId,
                {fitEnum(fit::file_id::kType, fit::file_type::kWorkout),
                 fitUint16(fit::file_id::kManufacturer, fit::kDevelopment),
                 fitUint16(fit::file_id::kProduct, 0), fitUint32z(fit::file_id::kSerialNumber, serial),
                 fitUint32(fit::file_id::kTimeCreated,
                           known ? std::optional(*created - fit::kEpoch) : std::nullopt)});
    const FitSport sport = fitSportOf(m_workout.sport, false, m_workout.sport == Sport::Swimming);
    std::vector<FitOutput> head = {
        fitText(fit::workout::kName, m_workout.name, kFitWorkoutName),
        fitEnum(fit::workout::kSport, sport.sport),
        fitEnum(fit::workout::kSubSport, sport.subSport),
        fitUint16(fit::workout::kNumValidSteps, static_cast<std::uint32_t>(m_steps.size())),
    };
    const auto description = clippedUtf8(m_workout.description, kFitDescription);
    if (!description.empty())
        head.push_back(fitText(fit::workout::kDescription, description,
                               static_cast<std::uint8_t>(description.size() + 1)));
    encoder.add(fit::message::kWorkout, head);
    for (const auto& step : m_steps)
        encoder.add(fit::message::kWorkoutStep, step);
    return std::move(encoder).finish();
}

/// A number made from the contents of a file (FNV-1a), never 0.
std::uint32_t fingerprint(const std::vector<std::uint8_t>& bytes) {
    std::uint32_t hash = 2166136261U;
    for (const std::uint8_t byte : bytes)
        hash = (hash ^ byte) * 16777619U;
    return std::max(hash, 1U);
}

} // namespace

tl::expected<std::vector<std::uint8_t>, WorkoutError>
writeFitWorkout(const Workout& workout, const Thresholds& thresholds, std::optional<std::uint32_t> created) {
    if (stepCount(workout) > kMaxSteps)
        return tl::unexpected(WorkoutError{WorkoutFault::TooManySteps, 0, 0, {}, {}, {}});
    const FitWorkoutWriter writer(workout, thresholds);
    return writer.file(created, fingerprint(writer.file(created, 1)));
}

} // namespace leadout::engine
