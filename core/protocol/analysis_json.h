// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/sentence.h"
#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"

/// The parts of an analysis' detail as JSON. Only what is named here is ever written. Reading passes over
/// members that it does not know, as long as the reader keeps them (UnknownFields::Keep), and takes absent
/// ones for "not known"; a word that it does not know is an error, because nothing true could be shown.
namespace leadout::protocol {

void writeSentence(JsonWriter& out, const engine::Sentence& sentence);
engine::Sentence readSentence(ObjectReader& reader);

void writeMetrics(JsonWriter& out, const engine::Metrics& metrics);
engine::Metrics readMetrics(ObjectReader& reader);

void writeCompliance(JsonWriter& out, const engine::Compliance& compliance);
engine::Compliance readCompliance(ObjectReader& reader);

} // namespace leadout::protocol
