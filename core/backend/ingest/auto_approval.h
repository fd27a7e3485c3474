// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/analysis.h"

namespace leadout::backend {

/// From where on an effort was hard, of ten, and a feel bad, of five: then a coach looks.
inline constexpr int kHardEffort = 9;
inline constexpr int kBadFeel = 2;

/// Why an analysis waits for a coach although its athlete is in auto-approve mode; nothing when it may go out
/// by itself. That needs a score of 80 or more on target, a session of which nothing was decided before, a
/// pairing that was clear or chosen, no words of the athlete, an effort below 9 and a feel above the lowest
/// two, no flag, every step compared, files without a warning, not the first session after being sick, the
/// athlete's consent, and another reason to be analysed than a newer engine.
std::optional<engine::Sentence> whyItWaits(const AnalysisInput& input, const AnalysisResult& result,
                                           bool warned);

} // namespace leadout::backend
