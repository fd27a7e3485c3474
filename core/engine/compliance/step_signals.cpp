// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/step_signals.h"

#include <algorithm>
#include <numeric>

namespace leadout::engine {

namespace {

template <typename T>
std::vector<float> smoothed(const std::vector<T>& column, float scale, std::ptrdiff_t reach) {
    std::vector<float> values(column.size());
    std::transform(column.begin(), column.end(), values.begin(), [scale](T value) {
        return value == Column<T>::kMissing ? 0.0F : static_cast<float>(value) * scale;
    });
    if (reach == 0)
        return values;
    // One neighbour after the other for all seconds at once becomes vector code.
    const auto size = static_cast<std::ptrdiff_t>(values.size());
    std::vector<float> sums(values.size());
    for (std::ptrdiff_t k = -reach; k <= reach; ++k) {
        const std::ptrdiff_t end = std::min(size, size - k);
        for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, -k); i < end; ++i)
            sums[static_cast<std::size_t>(i)] += values[static_cast<std::size_t>(i + k)];
    }
    for (std::ptrdiff_t i = 0; i < size; ++i) {
        const std::ptrdiff_t lacking =
            std::max<std::ptrdiff_t>(0, reach - i) + std::max<std::ptrdiff_t>(0, i + reach + 1 - size);
        sums[static_cast<std::size_t>(i)] /= static_cast<float>(2 * reach + 1 - lacking);
    }
    return sums;
}

} // namespace

StepSignals::StepSignals(const Timeline& timeline, std::span<const SplitStep> steps, std::ptrdiff_t reach) {
    const auto isAimedAt = [steps](Unit unit) {
        return std::any_of(steps.begin(), steps.end(),
                           [unit](const SplitStep& step) { return step.range && step.range->unit == unit; });
    };
    if (isAimedAt(Unit::Watts))
        power = smoothed(timeline.power_w, 1.0F, reach);
    if (isAimedAt(Unit::SpeedMs))
        speed = smoothed(timeline.speed_mm_s, 0.001F, reach);
}

const std::vector<float>& StepSignals::of(const SplitStep& step) const {
    if (!step.range)
        return none;
    if (step.range->unit == Unit::Watts)
        return power;
    return step.range->unit == Unit::SpeedMs ? speed : none;
}

double meanOf(const std::vector<float>& values, Slice seconds) {
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(seconds.first);
    const auto count = static_cast<std::ptrdiff_t>(seconds.count);
    return std::accumulate(first, first + count, 0.0) / static_cast<double>(seconds.count);
}

} // namespace leadout::engine
