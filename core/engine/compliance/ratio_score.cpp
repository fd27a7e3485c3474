// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/ratio_score.h"

#include "core/engine/compliance/rules.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

double ratioScore(double off) {
    if (!(off > rules::kCorners.front().off))
        return rules::kCorners.front().score;
    for (std::size_t i = 1; i < rules::kCorners.size(); ++i) {
        const rules::Corner& from = rules::kCorners[i - 1];
        const rules::Corner& to = rules::kCorners[i];
        if (off <= to.off)
            return from.score + (to.score - from.score) * (off - from.off) / (to.off - from.off);
    }
    return rules::kCorners.back().score;
}

double ratioScore(const PlannedDone& value, double free) {
    const double freeShare = std::max(rules::kFreeShare, free / value.planned);
    return ratioScore(std::abs(value.ratio() - 1.0) - freeShare + rules::kFreeShare);
}

} // namespace leadout::engine
