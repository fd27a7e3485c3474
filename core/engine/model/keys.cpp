// SPDX-License-Identifier: GPL-3.0-or-later
// The stable words of the model's enumerations; they are stored and sent, so they never change.
#include "core/engine/model/compliance.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/sentence.h"
#include "core/engine/model/workout.h"

#include <array>
#include <cstddef>

namespace leadout::engine {

namespace {

template <typename Enum, std::size_t Count>
constexpr std::string_view word(const std::array<std::string_view, Count>& words, Enum value) {
    return words[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 10> kFileKinds = {
    "unreadable", "activity", "workout",   "course", "settings",
    "monitoring", "weight",   "other_fit", "tcx",    "gpx",
};
constexpr std::array<std::string_view, 12> kFaults = {
    "empty",      "not_fit",  "not_activity",   "truncated",    "corrupt",       "no_records",
    "header_crc", "file_crc", "trailing_bytes", "unknown_size", "document_type", "too_large",
};
constexpr std::array<std::string_view, 4> kMethods = {"power", "heart_rate", "pace", "mixed"};
constexpr std::array<std::string_view, 3> kBands = {"green", "amber", "red"};
constexpr std::array<std::string_view, 14> kVerdicts = {
    "on_target", "underdone", "well_under", "overdone", "well_over", "mixed",   "unplanned",
    "race",      "test",      "swapped",    "done",     "sick",      "injured", "bad_data",
};
constexpr std::array<std::string_view, 7> kReasons = {
    "shorter", "longer", "easier", "harder", "repeats", "work_steps_off_target", "extra",
};
constexpr std::array<std::string_view, 6> kParts = {"duration",  "distance", "load",
                                                    "intensity", "steps",    "cap"};
constexpr std::array<std::string_view, 4> kStepKinds = {"warm_up", "work", "recovery", "cool_down"};
constexpr std::array<std::string_view, 9> kMeasures = {
    "open",
    "power_percent",
    "power_watts",
    "heart_rate_percent",
    "heart_rate_max_percent",
    "heart_rate_bpm",
    "pace_percent",
    "pace_speed",
    "effort",
};
constexpr std::array<std::string_view, 3> kExtents = {"seconds", "metres", "open"};
constexpr std::array<std::string_view, 4> kSessionTypes = {"training", "recovery", "race", "test"};
constexpr std::array<std::string_view, 17> kUnits = {
    "count",        "points",       "watts",   "bpm",       "rpm",       "seconds",
    "metres",       "speed_m_s",    "percent", "intensity", "load",      "kilojoules",
    "kilocalories", "watts_per_kg", "celsius", "litres",    "metres_up",
};

static_assert(kFileKinds.size() == static_cast<std::size_t>(FileKind::Gpx) + 1);
static_assert(kFaults.size() == static_cast<std::size_t>(ReadFault::TooLarge) + 1);
static_assert(kMethods.size() == static_cast<std::size_t>(LoadMethod::Mixed) + 1);
static_assert(kBands.size() == static_cast<std::size_t>(Band::Red) + 1);
static_assert(kVerdicts.size() == static_cast<std::size_t>(Verdict::BadData) + 1);
static_assert(kReasons.size() == static_cast<std::size_t>(Reason::Extra) + 1);
static_assert(kParts.size() == static_cast<std::size_t>(SumRow::Part::Cap) + 1);
static_assert(kStepKinds.size() == static_cast<std::size_t>(StepKind::CoolDown) + 1);
static_assert(kMeasures.size() == static_cast<std::size_t>(TargetMeasure::Effort) + 1);
static_assert(kExtents.size() == static_cast<std::size_t>(Extent::Unit::Open) + 1);
static_assert(kSessionTypes.size() == static_cast<std::size_t>(SessionType::Test) + 1);
static_assert(kUnits.size() == static_cast<std::size_t>(Unit::MetresUp) + 1);

} // namespace

std::string_view key(FileKind kind) {
    return word(kFileKinds, kind);
}

std::string_view key(ReadFault fault) {
    return word(kFaults, fault);
}

std::string_view key(LoadMethod method) {
    return word(kMethods, method);
}

std::string_view key(Band band) {
    return word(kBands, band);
}

std::string_view key(Verdict verdict) {
    return word(kVerdicts, verdict);
}

std::string_view key(Reason reason) {
    return word(kReasons, reason);
}

std::string_view key(SumRow::Part part) {
    return word(kParts, part);
}

std::string_view key(StepKind kind) {
    return word(kStepKinds, kind);
}

std::string_view key(TargetMeasure measure) {
    return word(kMeasures, measure);
}

std::string_view key(Extent::Unit unit) {
    return word(kExtents, unit);
}

std::string_view key(SessionType type) {
    return word(kSessionTypes, type);
}

std::string_view key(Unit unit) {
    return word(kUnits, unit);
}

} // namespace leadout::engine
