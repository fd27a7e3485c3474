// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_records.h"

#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/fit_time.h"
#include "core/engine/recording/fit_value.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {
namespace {

constexpr std::uint64_t kNothing = UINT64_MAX;

template <typename T>
void put(Column<T>& column, std::size_t index, std::uint64_t value) {
    if (value < Column<T>::kMissing)
        column.put(index, static_cast<T>(value));
}

/// What of a developer's values a column takes that has some of its own.
enum class Missing : std::uint8_t { Each, None };

/// Puts developers' values where a column has none, or in its place where it has nothing but zeros.
template <typename T>
void complete(Column<T>& own, const Column<T>& developed, Missing missing = Missing::Each) {
    const auto& values = own.values();
    const bool measured = std::any_of(values.begin(), values.end(),
                                      [](T value) { return value != 0 && value != Column<T>::kMissing; });
    if (!measured && developed.present())
        own = developed;
    for (std::size_t i = 0; missing == Missing::Each && i < developed.values().size(); ++i) {
        if (own.raw(i) == Column<T>::kMissing)
            own.put(i, developed.raw(i));
    }
}

} // namespace

struct FitRecords::TargetOf {
    std::uint8_t field;
    Target target;
};

// In the order they are stored: what comes later overrides what came before, when it has a value.
const std::array<FitRecords::TargetOf, 9> FitRecords::kTargets = {{
    {fit::record::kCompressedSpeedDistance, Target::CompressedSpeedDistance},
    {fit::record::kPower, Target::Power},
    {fit::record::kHeartRate, Target::HeartRate},
    {fit::record::kCadence, Target::Cadence},
    {fit::record::kDistance, Target::Distance},
    {fit::record::kSpeed, Target::Speed},
    {fit::record::kEnhancedSpeed, Target::Speed},
    {fit::record::kAltitude, Target::Altitude},
    {fit::record::kEnhancedAltitude, Target::Altitude},
}};

void FitRecords::add(const FitMessage& record) {
    Plan& plan = m_plans[record.local];
    if (plan.definition != record.definition->serial)
        compile(plan, record);
    const std::size_t index = m_samples.size();
    if (const auto time = unixTime(record.latestTime)) {
        m_samples.time.push_back(*time);
    } else if (index > m_untimed) {
        m_samples.time.push_back(m_samples.time.back());
    } else {
        m_samples.time.push_back(0);
        ++m_untimed;
    }
    for (std::size_t i = 0; i < plan.count; ++i) {
        const Step& step = plan.steps[i];
        if (step.target == Target::CompressedSpeedDistance)
            storeCompressed(step, record, index);
        else
            store(m_samples, step.target, index, read(step, record));
    }
    if (plan.developer_count > 0)
        storeDevelopers(plan, record, index);
}

bool FitRecords::isDeveloped() const {
    return m_developed.power_w.present() || m_developed.heart_rate_bpm.present() ||
           m_developed.cadence_rpm.present() || m_developed.speed_mm_s.present() ||
           m_developed.distance_cm.present() || m_developed.altitude_5m.present();
}

void FitRecords::finish(std::uint32_t fallback) {
    auto& time = m_samples.time;
    const std::uint32_t first = m_untimed < time.size() ? time[m_untimed] : fallback;
    std::fill_n(time.begin(), m_untimed, first);
    complete(m_samples.power_w, m_developed.power_w);
    complete(m_samples.heart_rate_bpm, m_developed.heart_rate_bpm);
    complete(m_samples.cadence_rpm, m_developed.cadence_rpm);
    complete(m_samples.speed_mm_s, m_developed.speed_mm_s);
    // Two odometers or altimeters in one column would leap from one to the other.
    complete(m_samples.distance_cm, m_developed.distance_cm, Missing::None);
    complete(m_samples.altitude_5m, m_developed.altitude_5m, Missing::None);
}

FitRecords::Form FitRecords::formOf(const FitField& field, bool bigEndian) {
    const FitType type = fitType(field.typeByte);
    if (field.size != fitTypeSize(type))
        return Form::Other;
    if (type == FitType::Uint8)
        return Form::Uint8;
    if (type == FitType::Uint16)
        return bigEndian ? Form::Uint16Big : Form::Uint16;
    if (type == FitType::Uint32)
        return bigEndian ? Form::Uint32Big : Form::Uint32;
    return Form::Other;
}

void FitRecords::compile(Plan& plan, const FitMessage& record) {
    plan.definition = record.definition->serial;
    plan.count = 0;
    for (const TargetOf& entry : kTargets)
        if (const FitField* field = record.definition->find(entry.field))
            plan.steps[plan.count++] = {entry.target, formOf(*field, record.definition->bigEndian), *field};
    compileDevelopers(plan, record);
    if (m_samples.time.empty())
        reserve(plan, record);
}

// The unit of a developer's field is the profile's, without the scale that the profile stores it with.
void FitRecords::compileDevelopers(Plan& plan, const FitMessage& record) const {
    plan.developer_count = 0;
    for (const FitDeveloperField& field : record.definition->developer_fields) {
        const FitNativeField* native = m_developers.find(field, record.file);
        if (native == nullptr || plan.developer_count == plan.developer_steps.size())
            continue;
        const auto* const entry =
            std::find_if(kTargets.begin(), kTargets.end(),
                         [native](const TargetOf& each) { return each.field == native->number; });
        if (entry == kTargets.end())
            continue;
        double unit = 1.0;
        double shift = 0.0;
        switch (entry->target) {
        case Target::CompressedSpeedDistance: continue;
        case Target::Power:
        case Target::HeartRate:
        case Target::Cadence: break;
        case Target::Distance: unit = fit::kCenti; break;
        case Target::Speed: unit = fit::kMilli; break;
        case Target::Altitude:
            unit = 5.0;
            shift = 500.0 * unit;
            break;
        }
        plan.developer_steps[plan.developer_count++] = {entry->target, field, native->type,
                                                        unit / native->scale, shift - native->offset * unit};
    }
}

// As if all the rest of the file were records of this shape.
void FitRecords::reserve(const Plan& plan, const FitMessage& record) {
    const std::size_t size = 1 + record.definition->payloadSize;
    constexpr std::size_t kSmallestUsual = 8;
    const std::size_t count = std::min(kMost, (m_bytes - record.byte) / std::max(size, kSmallestUsual));
    m_samples.time.reserve(count);
    for (std::size_t i = 0; i < plan.count; ++i) {
        switch (plan.steps[i].target) {
        case Target::Power: m_samples.power_w.reserve(count); break;
        case Target::HeartRate: m_samples.heart_rate_bpm.reserve(count); break;
        case Target::Cadence: m_samples.cadence_rpm.reserve(count); break;
        case Target::Distance: m_samples.distance_cm.reserve(count); break;
        case Target::Speed: m_samples.speed_mm_s.reserve(count); break;
        case Target::Altitude: m_samples.altitude_5m.reserve(count); break;
        case Target::CompressedSpeedDistance:
            m_samples.speed_mm_s.reserve(count);
            m_samples.distance_cm.reserve(count);
            break;
        }
    }
}

std::uint64_t FitRecords::read(const Step& step, const FitMessage& record) {
    const std::uint8_t* p = record.payload + step.field.offset;
    const auto valid = [](std::uint32_t value, std::uint32_t invalid) {
        return value == invalid ? kNothing : std::uint64_t{value};
    };
    const auto byte = [p](std::size_t i) { return std::uint32_t{p[i]}; };
    switch (step.form) {
    case Form::Uint8: return valid(p[0], UINT8_MAX);
    case Form::Uint16: return valid(byte(0) | byte(1) << 8U, UINT16_MAX);
    case Form::Uint16Big: return valid(byte(1) | byte(0) << 8U, UINT16_MAX);
    case Form::Uint32: return valid(byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U, UINT32_MAX);
    case Form::Uint32Big: return valid(byte(3) | byte(2) << 8U | byte(1) << 16U | byte(0) << 24U, UINT32_MAX);
    case Form::Other: break;
    }
    const FitValue value({p, step.field.size}, fitType(step.field.typeByte), record.definition->bigEndian);
    return value.asUint().value_or(kNothing);
}

void FitRecords::store(Samples& samples, Target target, std::size_t index, std::uint64_t value) {
    switch (target) {
    case Target::Power: put(samples.power_w, index, value); break;
    case Target::HeartRate: put(samples.heart_rate_bpm, index, value); break;
    case Target::Cadence: put(samples.cadence_rpm, index, value); break;
    case Target::Distance: put(samples.distance_cm, index, value); break;
    case Target::Speed: put(samples.speed_mm_s, index, value); break;
    case Target::Altitude: put(samples.altitude_5m, index, value); break;
    case Target::CompressedSpeedDistance: break;
    }
}

void FitRecords::storeDevelopers(const Plan& plan, const FitMessage& record, std::size_t index) {
    for (std::size_t i = 0; i < plan.developer_count; ++i) {
        const DeveloperStep& step = plan.developer_steps[i];
        const FitValue value({record.payload + step.field.offset, step.field.size}, step.type,
                             record.definition->bigEndian);
        const double scaled = std::round(value.asDouble().value_or(-1.0) * step.factor + step.shift);
        if (value.asDouble() && scaled >= 0.0 && scaled < double{UINT32_MAX})
            store(m_developed, step.target, index, static_cast<std::uint64_t>(scaled));
    }
}

// Three bytes: 12 bits of speed in cm/s, 12 bits of distance in 1/16 m that roll over.
void FitRecords::storeCompressed(const Step& step, const FitMessage& record, std::size_t index) {
    const std::uint8_t* p = record.payload + step.field.offset;
    if (step.field.size != 3 || (p[0] & p[1] & p[2]) == UINT8_MAX)
        return;
    constexpr std::uint32_t kTwelveBits = 0xFFF;
    const std::uint32_t speed = p[0] | (p[1] & 0x0FU) << 8U;
    const std::uint32_t distance = unsigned{p[1]} >> 4U | unsigned{p[2]} << 4U;
    if (record.file != m_file)
        m_sixteenths.reset();
    m_file = record.file;
    m_sixteenths = m_sixteenths ? *m_sixteenths + ((distance - *m_sixteenths) & kTwelveBits) : distance;
    if (speed != kTwelveBits)
        store(m_samples, Target::Speed, index, std::uint64_t{speed} * 10);
    store(m_samples, Target::Distance, index, std::uint64_t{*m_sixteenths} * 100 / 16);
}

} // namespace leadout::engine
