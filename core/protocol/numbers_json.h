// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/threshold_check.h"
#include "core/engine/model/numbers.h"
#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"

#include <optional>
#include <string_view>
#include <vector>

/// The told numbers of an analysis, its mean-maximal curve and its suggested threshold as members of a
/// detail. Absent members stand for "none"; a number that this program doesn't know is passed over.
namespace leadout::protocol {

void writeNumbers(JsonWriter& out, std::string_view name, const std::vector<engine::Number>& numbers);
std::vector<engine::Number> readNumbers(ObjectReader& reader, std::string_view name);

/// Best averages as two lists of one length, in seconds and in watts.
void writeBests(JsonWriter& out, std::string_view name, const std::vector<engine::BestAverage>& bests);
std::vector<engine::BestAverage> readBests(ObjectReader& reader, std::string_view name);

void writeSuggestion(JsonWriter& out, std::string_view name,
                     const std::optional<engine::ThresholdSuggestion>& suggestion);
std::optional<engine::ThresholdSuggestion> readSuggestion(ObjectReader& reader, std::string_view name);

} // namespace leadout::protocol
