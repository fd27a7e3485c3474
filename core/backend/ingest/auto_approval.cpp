// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/auto_approval.h"

#include "core/engine/feedback/pain.h"
#include "core/protocol/analysis_flags.h"

namespace leadout::backend {

using engine::Quantity;
using engine::Sentence;
using engine::Unit;
namespace flag = protocol::analysis_flag;

namespace {

constexpr int kLeastScore = 80;

Sentence plain(const char* id) {
    return {id, {}};
}

} // namespace

std::optional<Sentence> whyItWaits(const AnalysisInput& input, const AnalysisResult& result, bool warned) {
    const engine::Compliance& compliance = result.detail.compliance;
    if (!compliance.score)
        return plain(result.has(flag::kError) ? "waits.error" : "waits.not_scored");
    if (input.decided_before)
        return plain("waits.decided");
    if (input.unsure_pairing)
        return plain("waits.pairing");
    if (engine::tellsOfPain(input.words.comment.toStdString()))
        return plain("waits.coach_line");
    if (!input.words.comment.trimmed().isEmpty())
        return plain("waits.comment");
    if (compliance.verdict != engine::Verdict::OnTarget)
        return plain("waits.not_on_target");
    if (*compliance.score < kLeastScore)
        return Sentence{"waits.score", {Quantity{static_cast<double>(*compliance.score), Unit::Points}}};
    if (const int effort = input.words.effort.value_or(0); effort >= kHardEffort)
        return Sentence{"waits.effort", {Quantity{static_cast<double>(effort), Unit::Count}}};
    if (input.words.feel.value_or(kBadFeel + 1) <= kBadFeel)
        return plain("waits.feel");
    if (compliance.threshold_missing)
        return plain("waits.threshold_missing");
    if (compliance.threshold_flag || result.has(flag::kThreshold))
        return plain("waits.threshold");
    if (warned)
        return plain("waits.warning");
    if (input.first_after_sick)
        return plain("waits.after_sick");
    if (input.denied)
        return input.denied;
    return input.renewal ? std::optional(plain("waits.renewed")) : std::nullopt;
}

} // namespace leadout::backend
