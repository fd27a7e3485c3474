// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/number_check.h"

#include "core/engine/feedback/check.h"

namespace leadout::protocol {

using engine::Facts;
using engine::Quantity;

namespace {

engine::Sentence sentenceOf(const engine::Unfounded& number) {
    if (!number.nearest)
        return {"review.not_a_fact", {number.said}};
    const std::string& name = number.nearest->name;
    const bool highest = name == "heart_rate.max" || name == "power.max";
    const bool above = highest && number.said.value > number.nearest->value.value;
    return {above ? "review.not_in_recording" : "review.nearest_fact", {number.said, number.nearest->value}};
}

} // namespace

std::vector<UnverifiedNumber> unverifiedNumbers(const QString& text, const engine::Facts& facts) {
    std::vector<UnverifiedNumber> unverified;
    const std::u16string_view units(reinterpret_cast<const char16_t*>(text.utf16()),
                                    static_cast<std::size_t>(text.size()));
    for (const engine::Unfounded& each : engine::check(units, facts)) {
        UnverifiedNumber number;
        number.start = static_cast<int>(each.start);
        number.length = static_cast<int>(each.length);
        number.said = each.said;
        if (each.nearest)
            number.nearest = each.nearest->value;
        number.replacement = QString::fromStdU16String(each.replacement);
        number.sentence = sentenceOf(each);
        unverified.push_back(std::move(number));
    }
    return unverified;
}

std::vector<UnverifiedNumber> unsettledNumbers(const QString& text, const QStringList& byMachines,
                                               const Facts& facts) {
    std::vector<UnverifiedNumber> unsettled = unverifiedNumbers(text, facts);
    if (unsettled.empty())
        return unsettled;
    std::vector<Quantity> said;
    for (const QString& each : byMachines) {
        for (const UnverifiedNumber& number : unverifiedNumbers(each, facts))
            said.push_back(number.said);
    }
    const auto isCoachs = [&said](const UnverifiedNumber& number) {
        return std::none_of(said.begin(), said.end(), [&number](const Quantity& machines) {
            return machines.unit == number.said.unit &&
                   std::abs(machines.value - number.said.value) <= 1e-9 * std::abs(machines.value);
        });
    };
    unsettled.erase(std::remove_if(unsettled.begin(), unsettled.end(), isCoachs), unsettled.end());
    return unsettled;
}

} // namespace leadout::protocol
