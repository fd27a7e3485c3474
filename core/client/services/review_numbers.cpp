// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/review_numbers.h"

#include "core/engine/metrics/training_form.h"

namespace leadout::client {

namespace {

engine::Number numberOr(engine::NumberKey key, const std::optional<double>& value, engine::Sentence absent) {
    engine::Number number;
    number.number = key;
    if (value)
        number.values = {*value};
    else
        number.absent = std::move(absent);
    return number;
}

} // namespace

void addNumbers(Review& review, const protocol::AnalysisDetail& detail) {
    if (detail.numbers.empty())
        return;
    review.numbers = detail.numbers;
    const engine::Quantity days{static_cast<double>(engine::kUsualDays), engine::Unit::Count};
    review.numbers.push_back(numberOr(engine::NumberKey::Form, review.form, {"number.form.unknown", {days}}));
    review.numbers.push_back(
        numberOr(engine::NumberKey::Threshold, detail.threshold_w, {"number.threshold.unknown", {}}));
    if (detail.leg_numbers.size() == detail.legs.size()) {
        for (std::size_t leg = 0; leg < detail.legs.size(); ++leg)
            review.legNumbers.push_back({detail.legs[leg], detail.leg_numbers[leg]});
    }
    if (detail.suggestion) {
        const auto day = detail.suggestion->from.time_since_epoch().count();
        review.suggestion = SuggestedThreshold{{detail.suggestion->value, detail.suggestion->unit},
                                               QDate(1970, 1, 1).addDays(day),
                                               detail.suggestion->reason};
    }
}

} // namespace leadout::client
