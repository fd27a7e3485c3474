// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sentences/sentences.h"
#include "core/engine/model/numbers.h"

namespace leadout::domain {

/// A number of a session in words.
struct NumberWords {
    QString name;   ///< "Weighted power"
    QString value;  ///< "249 W", "Z1 12:40 · Z2 31:20", or a dash
    QString remark; ///< how it was measured where that varies, why it is an estimate or there is none; may be
                    ///< empty
    bool operator==(const NumberWords&) const = default;
};

/// The number with its unit as the reader expects it; the sport is the formatting's. Any thread.
NumberWords numberWords(const engine::Number& number, const Sentences& sentences,
                        const Formatting& formatting);

} // namespace leadout::domain
