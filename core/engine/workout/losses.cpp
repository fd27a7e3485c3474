// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/losses.h"

#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace leadout::engine {

namespace {

/// Numbers as "1, 3–5".
std::string runs(const std::set<std::size_t>& numbers) {
    std::string text;
    for (auto first = numbers.begin(); first != numbers.end();) {
        auto last = first;
        auto next = std::next(first);
        for (; next != numbers.end() && *next == *last + 1; ++next)
            last = next;
        if (!text.empty())
            text += ", ";
        text += std::to_string(*first);
        if (last != first)
            text += (*last == *first + 1 ? ", " : "\xE2\x80\x93") + std::to_string(*last);
        first = next;
    }
    return text;
}

} // namespace

Losses::Losses(const Workout& workout, std::string_view format) : m_format(format) {
    number(workout.items);
}

void Losses::number(const std::vector<WorkoutItem>& items) {
    for (const WorkoutItem& item : items) {
        if (const auto* step = std::get_if<Step>(&item))
            m_numbers.emplace(step, m_numbers.size() + 1);
        else
            number(std::get<Repeat>(item).items);
    }
}

void Losses::add(std::string_view id, std::vector<SentenceValue> values) {
    const auto same = [&](const Entry& entry) { return entry.id == id; };
    if (std::none_of(m_entries.begin(), m_entries.end(), same))
        m_entries.push_back({std::string(id), {}, std::move(values)});
}

void Losses::add(std::string_view id, const Step& step, std::optional<Quantity> written) {
    std::vector<SentenceValue> values;
    if (written)
        values.emplace_back(*written);
    auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                              [&](const Entry& each) { return each.id == id && each.values == values; });
    if (entry == m_entries.end())
        entry = m_entries.insert(entry, {std::string(id), {}, std::move(values)});
    entry->steps.insert(m_numbers.at(&step));
}

void Losses::addHead(const Workout& workout, bool sportKnown, bool typeKnown) {
    if (!sportKnown)
        add(sentence::kLostSport, {std::string(sentence::kSportPrefix) + std::string(key(workout.sport))});
    if (!typeKnown)
        add(sentence::kLostType);
    if (workout.duration_s || workout.distance_m || workout.load || workout.intensity)
        add(sentence::kLostTotals);
}

std::vector<Sentence> Losses::sentences() const {
    std::vector<Sentence> all;
    for (const Entry& entry : m_entries) {
        Sentence lost{entry.id, {m_format}};
        if (!entry.steps.empty())
            lost.values.emplace_back(runs(entry.steps));
        lost.values.insert(lost.values.end(), entry.values.begin(), entry.values.end());
        all.push_back(std::move(lost));
    }
    return all;
}

} // namespace leadout::engine
