// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/numbers_json.h"

#include "core/protocol/analysis_json.h"
#include "core/protocol/engine_words.h"

#include <string>

namespace leadout::protocol {

namespace {

constexpr std::size_t kMaxNumbers = 100;
constexpr std::size_t kMaxNumberValues = 32;
constexpr std::size_t kMaxBests = 2'000; // a curve of a whole day has 800
const QDate kFirstDay(1970, 1, 1);

template <typename Enum>
std::optional<Enum> numberWord(std::string_view word, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (key(static_cast<Enum>(i)) == word)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

/// Nothing for a number that is not known here.
std::optional<engine::Number> readTold(ObjectReader& reader) {
    engine::Number number;
    const auto known =
        numberWord<engine::NumberKey>(reader.required<std::string>("number"), engine::kNumberKeys);
    if (reader.has("values"))
        number.values = reader.requiredList<double>("values", kMaxNumberValues);
    number.bests = readBests(reader, "bests");
    if (const auto by = reader.optional<std::string>("by"))
        number.by = numberWord<engine::MeasuredBy>(*by, engine::kMeasuredBy);
    reader.optionalObject("absent",
                          [&number](ObjectReader& object) { number.absent = readSentence(object); });
    reader.optionalObject("estimate",
                          [&number](ObjectReader& object) { number.estimate = readSentence(object); });
    if (!known || reader.failed())
        return std::nullopt;
    if (!number.absent && number.values.empty() && number.bests.empty())
        reader.refuse("values", JsonErrorKind::Missing);
    number.number = *known;
    return number;
}

} // namespace

void writeNumbers(JsonWriter& out, std::string_view name, const std::vector<engine::Number>& numbers) {
    if (numbers.empty())
        return;
    out.key(name).beginArray();
    for (const engine::Number& number : numbers) {
        out.beginObject().field("number", key(number.number));
        if (!number.values.empty()) {
            out.key("values").beginArray();
            for (const double value : number.values)
                out.value(value);
            out.endArray();
        }
        writeBests(out, "bests", number.bests);
        if (number.by)
            out.field("by", key(*number.by));
        if (number.absent)
            writeSentence(out.key("absent"), *number.absent);
        if (number.estimate)
            writeSentence(out.key("estimate"), *number.estimate);
        out.endObject();
    }
    out.endArray();
}

std::vector<engine::Number> readNumbers(ObjectReader& reader, std::string_view name) {
    std::vector<engine::Number> numbers;
    reader.optionalObjects(name, kMaxNumbers, [&numbers](ObjectReader& object) {
        if (auto number = readTold(object))
            numbers.push_back(*std::move(number));
    });
    return numbers;
}

void writeBests(JsonWriter& out, std::string_view name, const std::vector<engine::BestAverage>& bests) {
    if (bests.empty())
        return;
    out.key(name).beginObject().key("duration_s").beginArray();
    for (const engine::BestAverage& best : bests)
        out.value(best.duration_s);
    out.endArray().key("power_w").beginArray();
    for (const engine::BestAverage& best : bests)
        out.value(best.power_w);
    out.endArray().endObject();
}

std::vector<engine::BestAverage> readBests(ObjectReader& reader, std::string_view name) {
    std::vector<engine::BestAverage> bests;
    reader.optionalObject(name, [&bests](ObjectReader& object) {
        const auto durations = object.requiredList<int>("duration_s", kMaxBests);
        const auto powers = object.requiredList<double>("power_w", kMaxBests);
        if (durations.size() != powers.size()) {
            object.refuse("power_w", JsonErrorKind::OutOfRange);
            return;
        }
        for (std::size_t i = 0; i < durations.size(); ++i)
            bests.push_back({durations[i], powers[i]});
    });
    return bests;
}

void writeSuggestion(JsonWriter& out, std::string_view name,
                     const std::optional<engine::ThresholdSuggestion>& suggestion) {
    if (!suggestion)
        return;
    const QDate from = kFirstDay.addDays(suggestion->from.time_since_epoch().count());
    out.key(name).beginObject().field("value", suggestion->value).field("unit", key(suggestion->unit));
    out.field("from", from);
    writeSentence(out.key("reason"), suggestion->reason);
    out.endObject();
}

std::optional<engine::ThresholdSuggestion> readSuggestion(ObjectReader& reader, std::string_view name) {
    std::optional<engine::ThresholdSuggestion> suggestion;
    reader.optionalObject(name, [&suggestion](ObjectReader& object) {
        engine::ThresholdSuggestion read;
        read.value = object.required<double>("value");
        read.unit = object.required<engine::Unit>("unit");
        const auto from = object.required<QDate>("from");
        read.from = std::chrono::sys_days(std::chrono::days(kFirstDay.daysTo(from)));
        object.requiredObject("reason",
                              [&read](ObjectReader& reason) { read.reason = readSentence(reason); });
        suggestion = std::move(read);
    });
    return suggestion;
}

} // namespace leadout::protocol
