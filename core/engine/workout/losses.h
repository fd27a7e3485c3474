// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"
#include "core/engine/model/workout.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// What a format could not hold, gathered while a workout is written. Steps are counted from 1 in the order
/// in which the workout lists them, those of a repeat once.
class Losses {
public:
    /// The workout must outlive this, and only its own steps may be added.
    Losses(const Workout& workout, std::string_view format);

    /// Something of the whole workout.
    void add(std::string_view id, std::vector<SentenceValue> values = {});
    /// Something of a step; steps that lost the same share a sentence.
    void add(std::string_view id, const Step& step, std::optional<Quantity> written = {});
    /// The totals, the kind of session and the sport, in formats that know none but such sports.
    void addHead(const Workout& workout, bool sportKnown, bool typeKnown);

    /// In the order in which they were first added.
    std::vector<Sentence> sentences() const;

private:
    struct Entry {
        std::string id;
        std::set<std::size_t> steps;
        std::vector<SentenceValue> values;
    };

    void number(const std::vector<WorkoutItem>& items);

    std::string m_format;
    std::map<const Step*, std::size_t> m_numbers;
    std::vector<Entry> m_entries;
};

} // namespace leadout::engine
