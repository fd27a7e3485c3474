// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/ratio_score.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace leadout::engine {

namespace {

struct Corner {
    double off;
    double score;
};
constexpr std::array<Corner, 4> kCorners = {{{0.05, 100.0}, {0.20, 80.0}, {0.50, 50.0}, {1.0, 0.0}}};
constexpr double kFreeShare = kCorners.front().off;

} // namespace

double ratioScore(double off) {
    if (!(off > kCorners.front().off))
        return kCorners.front().score;
    for (std::size_t i = 1; i < kCorners.size(); ++i) {
        const Corner& from = kCorners[i - 1];
        const Corner& to = kCorners[i];
        if (off <= to.off)
            return from.score + (to.score - from.score) * (off - from.off) / (to.off - from.off);
    }
    return kCorners.back().score;
}

double ratioScore(const PlannedDone& value, double free) {
    const double freeShare = std::max(kFreeShare, free / value.planned);
    return ratioScore(std::abs(value.ratio() - 1.0) - freeShare + kFreeShare);
}

} // namespace leadout::engine
