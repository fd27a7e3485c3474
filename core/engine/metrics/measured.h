// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"
#include "core/engine/model/sentence_ids.h"
#include "core/engine/model/sport.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leadout::engine {

/// A number, or the sentence why there is none: what is not known is never 0.
template <typename T>
using Measured = tl::expected<T, Sentence>;

/// The reason why a number is absent, one of the "absent." ids with its values.
inline tl::unexpected<Sentence> absent(std::string_view id, std::vector<SentenceValue> values = {}) {
    return tl::unexpected<Sentence>(Sentence{std::string(id), std::move(values)});
}

/// The reason of a number that a sport has not.
inline tl::unexpected<Sentence> absentFor(Sport sport) {
    return absent(sentence::kAbsentSport, {std::string(sentence::kSportPrefix) + std::string(key(sport))});
}

} // namespace leadout::engine
