// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/pairing_cost.h"

#include "core/engine/compliance/sport_family.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace leadout::engine {

namespace {

constexpr double kMostOff = 1.1;      ///< however far a duration is off; less than leaving both over
constexpr double kUnknownOff = 0.7;   ///< of a plan without a duration: half or twice
constexpr double kLoadShare = 0.25;   ///< of the load's difference, beside the duration's
constexpr double kEachDay = 0.5;      ///< between plan and recording
constexpr int kMostDays = 2;          ///< between them
constexpr double kOtherDayOff = 0.25; ///< on another day only what is about as long as planned
constexpr double kSwapped = 1.0;      ///< another sport in the place of the planned one
constexpr double kUnplanned = 0.7;    ///< a recording that answers nothing
constexpr double kMinorUnplanned = 0.3;
constexpr double kRace = 1.0;          ///< less, so that a race is the race
constexpr double kFollowed = 10.0;     ///< less, for a device that followed this very workout
constexpr double kTooShort = 2.0;      ///< times its length; a longer plan is not answered by a stroll
constexpr double kMostTogether = 1.25; ///< of a plan; more is another session

bool isSpecial(const PlannedSession& plan) {
    return plan.type == SessionType::Race || plan.type == SessionType::Test;
}

bool isSeveral(Sport sport) {
    return familyOf(sport) == SportFamily::Several;
}

bool isBrickPart(SportFamily family) {
    return family == SportFamily::Ride || family == SportFamily::Run || family == SportFamily::Swim ||
           family == SportFamily::Several;
}

bool maySwap(const PlannedSession& plan, const DoneSession& each) {
    return each.may_swap && !each.minor && !isSpecial(plan) && plan.day == each.day &&
           hasLoadModel(plan.sport) && hasLoadModel(each.sport);
}

double farOff(std::optional<double> planned, double done) {
    if (!planned || !(*planned > 0.0) || !(done > 0.0))
        return kUnknownOff;
    return std::abs(std::log(done / *planned));
}

double off(std::optional<double> planned, double done) {
    return std::min(farOff(planned, done), kMostOff);
}

bool isSameTime(const DoneSession& a, const DoneSession& b) {
    if (!a.start_s || !b.start_s)
        return false;
    const double apart = static_cast<double>(std::max(*a.start_s, *b.start_s));
    const double end = std::min(static_cast<double>(*a.start_s) + a.duration_s,
                                static_cast<double>(*b.start_s) + b.duration_s);
    return 2.0 * (end - apart) > std::min(a.duration_s, b.duration_s);
}

} // namespace

bool isStandIn(const PlannedSession& plan, const DoneSession& done) {
    if (done.sport == Sport::Other) // the device was not told which
        return false;
    const SportFamily family = familyOf(done.sport);
    if (isSeveral(plan.sport))
        return !isBrickPart(family);
    return family != familyOf(plan.sport) || family == SportFamily::Unknown;
}

bool mayAnswer(const PlannedSession& plan, const DoneSession& done) {
    return !plan.settled && std::abs(plan.day - done.day) <= kMostDays &&
           (!isStandIn(plan, done) || maySwap(plan, done));
}

bool hasFollowed(const PlannedSession& plan, const DoneSession& done) {
    return done.steps_named > 1 && (done.steps_named == plan.steps || done.steps_named == plan.written_steps);
}

double leftOverCost(const DoneSession& done) {
    return done.minor ? kMinorUnplanned : kUnplanned;
}

double aloneCost(const PlannedSession& plan, const DoneSession& done) {
    return off(plan.duration_s, done.duration_s) + kEachDay * std::abs(plan.day - done.day) -
           (hasFollowed(plan, done) ? kFollowed : 0.0) - kOpenWorkout;
}

double leastCost(const PlannedSession& plan, bool followed) {
    return (isSpecial(plan) ? -kRace : 0.0) - (followed ? kFollowed : 0.0);
}

void Members::add(std::size_t recording, bool stays) {
    m_members.push_back(recording);
    m_staying += stays ? 1 : 0;
}

void Members::removeLast(bool stays) {
    m_members.pop_back();
    m_staying -= stays ? 1 : 0;
}

void Members::clear() {
    m_members.clear();
    m_staying = 0;
}

bool Members::isSwapped() const {
    return !empty() && std::all_of(m_members.begin(), m_members.end(),
                                   [this](std::size_t each) { return isStandIn(m_plan, m_done[each]); });
}

double Members::cost() const {
    if (m_members.size() > 1 && !isAsItWas() && !belongTogether())
        return kImpossible;
    if (isSwapped())
        return kSwapped;
    const bool same = std::any_of(m_members.begin(), m_members.end(),
                                  [this](std::size_t each) { return hasFollowed(m_plan, m_done[each]); });
    if (!same && !isAsItWas() &&
        (days() > 0 ? off(m_plan.duration_s, seconds()) > kOtherDayOff : isTooShort()))
        return kImpossible;
    return lengthCost() + kEachDay * days() + leastCost(m_plan, same);
}

/// The time of all but one, or of all; of the same time the longest counts.
double Members::seconds(std::optional<std::size_t> without) const {
    double sum = 0.0;
    for (const std::size_t each : m_members) {
        if (each != without && !isCovered(each, without))
            sum += m_done[each].duration_s;
    }
    return sum;
}

bool Members::isCovered(std::size_t recording, std::optional<std::size_t> without) const {
    return std::any_of(m_members.begin(), m_members.end(), [&](std::size_t other) {
        const double mine = m_done[recording].duration_s;
        const double theirs = m_done[other].duration_s;
        return other != recording && other != without && isSameTime(m_done[recording], m_done[other]) &&
               (theirs > mine || (theirs == mine && other < recording));
    });
}

std::optional<double> Members::load() const {
    double sum = 0.0;
    for (const std::size_t each : m_members) {
        if (!m_done[each].load)
            return std::nullopt;
        sum += isCovered(each, {}) ? 0.0 : *m_done[each].load;
    }
    return sum;
}

double Members::lengthCost() const {
    double cost = off(m_plan.duration_s, seconds());
    const auto done = load();
    if (m_plan.load && done)
        cost = std::min(cost + kLoadShare * off(m_plan.load, *done), kMostOff);
    // A part of a brick is compared with its sum once all of it has come.
    return isSeveral(m_plan.sport) && m_members.size() == 1 ? std::min(cost, kUnknownOff) : cost;
}

/// Between the workout and the nearest of them.
int Members::days() const {
    int least = std::numeric_limits<int>::max();
    for (const std::size_t each : m_members)
        least = std::min(least, std::abs(m_plan.day - m_done[each].day));
    return least;
}

bool Members::isTooShort() const {
    const DoneSession& first = m_done[m_members.front()];
    return m_members.size() == 1 && first.minor && !isSeveral(m_plan.sport) && m_plan.duration_s &&
           *m_plan.duration_s > kTooShort * first.duration_s;
}

/// Whether the family of a recording is a sport of the brick that no other one is.
bool Members::isMissingPart(std::size_t recording) const {
    const SportFamily family = familyOf(m_done[recording].sport);
    return isSeveral(m_plan.sport) &&
           std::none_of(m_members.begin(), m_members.end(), [&](std::size_t other) {
               const SportFamily theirs = familyOf(m_done[other].sport);
               return other != recording && (theirs == family || theirs == SportFamily::Several);
           });
}

bool Members::isCounterpart(std::size_t recording) const {
    return std::any_of(m_members.begin(), m_members.end(), [&](std::size_t other) {
        return other != recording && isSameTime(m_done[recording], m_done[other]);
    });
}

bool Members::belongTogether() const {
    const double all = seconds();
    return std::all_of(m_members.begin(), m_members.end(), [&](std::size_t each) {
        const DoneSession& one = m_done[each];
        if (one.settled)
            return true;
        const bool oneDay = std::all_of(m_members.begin(), m_members.end(),
                                        [&](std::size_t other) { return m_done[other].day == one.day; });
        if (!oneDay || isStandIn(m_plan, one))
            return false;
        if (isMissingPart(each) || isCounterpart(each))
            return true;
        const bool closer = farOff(m_plan.duration_s, all) < farOff(m_plan.duration_s, seconds(each));
        return closer && all <= kMostTogether * m_plan.duration_s.value_or(0.0);
    });
}

} // namespace leadout::engine
