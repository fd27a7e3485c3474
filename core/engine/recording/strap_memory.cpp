// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/strap_memory.h"

#include "core/engine/recording/fit_profile.h"

#include <algorithm>

namespace leadout::engine {
namespace {

constexpr std::int64_t kTicks = 1024;     // of a second
constexpr std::int64_t kFractions = 32;   // of 1/32768 s in a tick
constexpr std::uint32_t kTwelve = 0xFFFU; // bits

} // namespace

bool StrapMemory::take(const FitMessage& message) {
    if (message.file != m_file) {
        m_latest.reset();
        m_strapped.reset();
    }
    m_file = message.file;
    takeTimes(message);
    if (message.time && !m_times.empty()) {
        const auto fraction = message.field(fit::heart_rate::kFractionalTimestamp).asUint().value_or(0);
        m_strapped = (std::int64_t{*message.time} + fit::kEpoch) * kTicks +
                     static_cast<std::int64_t>(fraction) / kFractions - m_times.front();
    }
    const auto rates = message.field(fit::heart_rate::kFilteredBpm).bytes();
    const std::size_t count = m_strapped ? std::min(rates.size(), m_times.size()) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (m_beats.size() == kMost)
            return false;
        if (rates[i] > 0 && rates[i] < Column<std::uint8_t>::kMissing)
            m_beats.push_back({*m_strapped + m_times[i], rates[i]});
    }
    return true;
}

void StrapMemory::takeTimes(const FitMessage& message) {
    m_times.clear();
    const FitValue full = message.field(fit::heart_rate::kEventTimestamp);
    const std::size_t size = fitTypeSize(full.type());
    for (std::size_t at = 0; full.type() == FitType::Uint32 && at + size <= full.bytes().size(); at += size) {
        const FitValue each(full.bytes().subspan(at, size), full.type(), message.definition->bigEndian);
        if (const auto time = each.asUint())
            m_times.push_back(static_cast<std::uint32_t>(*time));
    }
    if (!m_times.empty())
        m_latest = m_times.back();
    // Two times in three bytes, whatever the byte order of the file.
    const auto packed = message.field(fit::heart_rate::kEventTimestamp12).bytes();
    const bool valid =
        std::any_of(packed.begin(), packed.end(), [](std::uint8_t byte) { return byte != 0xFFU; });
    for (std::size_t bit = 0; m_latest && valid && bit + 12 <= packed.size() * 8; bit += 12) {
        const std::size_t at = bit / 8;
        const std::uint32_t two = packed[at] | std::uint32_t{packed[at + 1]} << 8U;
        const std::uint32_t low = (bit % 8 == 0 ? two : two >> 4U) & kTwelve;
        m_latest = *m_latest + ((low - *m_latest) & kTwelve);
        m_times.push_back(*m_latest);
    }
}

void StrapMemory::moveInto(Samples& samples) {
    if (m_beats.empty())
        return;
    const auto earlier = [](const Beat& a, const Beat& b) { return a.time < b.time; };
    std::stable_sort(m_beats.begin(), m_beats.end(), earlier);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples.heart_rate_bpm.at(i).value_or(0) > 0)
            continue;
        const std::int64_t time = std::int64_t{samples.time[i]} * kTicks;
        // A beat within the second of the sample is of that sample.
        const auto after =
            std::upper_bound(m_beats.begin(), m_beats.end(), Beat{time + kTicks - 1, 0}, earlier);
        if (after != m_beats.begin() && std::prev(after)->time >= time - kHeld_s * kTicks)
            samples.heart_rate_bpm.put(i, std::prev(after)->heart_rate_bpm);
    }
}

} // namespace leadout::engine
