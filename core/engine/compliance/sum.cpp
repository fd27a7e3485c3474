// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/sum.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace leadout::engine {

namespace {

constexpr int kFullScore = 100;
constexpr double kFuzz = 1e-9; ///< sums of shares miss whole numbers by less

/// Whole numbers near the exact ones that sum to the total, none above its limit (largest remainder). The
/// limits must leave room for the total.
std::vector<int> apportion(const std::vector<double>& exact, int total, const std::vector<int>& limits) {
    std::vector<int> whole(exact.size());
    std::vector<std::size_t> order(exact.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = 0; i < exact.size(); ++i)
        whole[i] = std::min(static_cast<int>(std::floor(exact[i] + kFuzz)), limits[i]);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return exact[a] - whole[a] > exact[b] - whole[b] + kFuzz;
    });
    int left = total - std::accumulate(whole.begin(), whole.end(), 0);
    while (left > 0) {
        const int before = left;
        for (const std::size_t i : order) {
            if (left > 0 && whole[i] < limits[i]) {
                ++whole[i];
                --left;
            }
        }
        if (left == before)
            break;
    }
    return whole;
}

} // namespace

std::vector<SumRow> addUp(std::span<const ScorePart> parts) {
    const double weights = std::accumulate(
        parts.begin(), parts.end(), 0.0, [](double sum, const ScorePart& part) { return sum + part.weight; });
    if (!(weights > 0.0))
        return {};
    std::vector<double> exactOf;
    std::vector<double> exactLost;
    for (const ScorePart& part : parts) {
        exactOf.push_back(kFullScore * part.weight / weights);
        exactLost.push_back(exactOf.back() * (1.0 - std::clamp(part.score, 0.0, 100.0) / 100.0));
    }
    const double lost = std::accumulate(exactLost.begin(), exactLost.end(), 0.0);
    const int total = kFullScore - static_cast<int>(std::floor(kFullScore - lost + 0.5 + kFuzz));
    const auto of = apportion(exactOf, kFullScore, std::vector<int>(parts.size(), kFullScore));
    const auto gone = apportion(exactLost, total, of);
    std::vector<SumRow> rows;
    for (std::size_t i = 0; i < parts.size(); ++i)
        rows.push_back({parts[i].part, of[i] - gone[i], of[i], true, parts[i].sentence});
    return rows;
}

} // namespace leadout::engine
