// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analyze/numbers_text.h"

#include "core/domain/sentences/number_words.h"
#include "core/engine/metrics/numbers.h"

namespace leadout::analyze {

QString numberLines(const Outcome& outcome, const PartNumbers& numbers) {
    constexpr int kNameWidth = 20;
    const domain::Sentences english;
    domain::Formatting formatting;
    formatting.sport = numbers.part.sport;
    QString lines;
    for (const engine::Number& number : engine::numbersOf(outcome.recording, numbers.part, numbers.metrics,
                                                          numbers.details, outcome.thresholds)) {
        const domain::NumberWords words = domain::numberWords(number, english, formatting);
        lines += QStringLiteral("  %1 %2").arg(words.name, -kNameWidth).arg(words.value);
        if (!words.remark.isEmpty())
            lines += QStringLiteral("  (%1)").arg(words.remark);
        lines += u'\n';
    }
    return lines;
}

} // namespace leadout::analyze
