// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/pairing.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// What it costs when recordings answer a planned workout. Costs are differences of logarithms: 0.1 is about
/// a tenth longer or shorter.
namespace leadout::engine {

inline constexpr double kOpenWorkout = 0.7; ///< nothing answers it
inline constexpr double kImpossible = std::numeric_limits<double>::infinity();

/// Whether a recording may be among the answers to a workout.
bool mayAnswer(const PlannedSession& plan, const DoneSession& done);
/// Whether it would stand there for another sport, which is for the only open workout of a day.
bool isStandIn(const PlannedSession& plan, const DoneSession& done);
/// Whether its device followed this very workout.
bool hasFollowed(const PlannedSession& plan, const DoneSession& done);

/// Of a recording that answers nothing.
double leftOverCost(const DoneSession& done);
/// By how much one answer alone is dearer than none, roughly: the likely ones are tried first.
double aloneCost(const PlannedSession& plan, const DoneSession& done);
/// What no answers to a workout are cheaper than. `followed`: a recording that may be among them has.
double leastCost(const PlannedSession& plan, bool followed);

/// The recordings that answer one workout, in any order.
class Members {
public:
    /// Keeps both; `done` are all recordings.
    Members(const PlannedSession& plan, std::span<const DoneSession> done) : m_plan(plan), m_done(done) {}

    /// `stays`: it answers the workout now, and no rule of what may answer it is asked.
    void add(std::size_t recording, bool stays);
    void removeLast(bool stays);
    void clear();
    bool empty() const { return m_members.empty(); }
    /// Whether all of them stay.
    bool isAsItWas() const { return m_staying == m_members.size(); }
    bool isSwapped() const;
    /// Of at least one; kImpossible where a rule forbids it.
    double cost() const;

private:
    double seconds(std::optional<std::size_t> without = {}) const;
    bool isCovered(std::size_t recording, std::optional<std::size_t> without) const;
    std::optional<double> load() const;
    double lengthCost() const;
    int days() const;
    bool isTooShort() const;
    bool isMissingPart(std::size_t recording) const;
    bool isCounterpart(std::size_t recording) const;
    bool belongTogether() const;

    const PlannedSession& m_plan;
    std::span<const DoneSession> m_done;
    std::vector<std::size_t> m_members;
    std::size_t m_staying = 0; ///< of them
};

} // namespace leadout::engine
