// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/pairing.h"

#include "core/engine/compliance/sport_family.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace leadout::engine {

namespace {

// Costs are differences of logarithms: 0.1 is about a tenth longer or shorter.
constexpr double kMargin = 0.1;       ///< less is no clear choice
constexpr double kMostOff = 1.1;      ///< however far a duration is off; less than leaving both over
constexpr double kUnknownOff = 0.7;   ///< of a plan without a duration: half or twice
constexpr double kLoadShare = 0.25;   ///< of the load's difference, beside the duration's
constexpr double kEachDay = 0.5;      ///< between plan and recording
constexpr int kMostDays = 2;          ///< between them
constexpr double kOtherDayOff = 0.25; ///< on another day only what is about as long as planned
constexpr double kSwapped = 1.0;      ///< another sport in the place of the planned one
constexpr double kOpenWorkout = 0.7;  ///< nothing answers it
constexpr double kUnplanned = 0.7;    ///< a recording that answers nothing
constexpr double kMinorUnplanned = 0.3;
constexpr double kRace = 1.0;          ///< less, so that a race is the race
constexpr double kFollowed = 10.0;     ///< less, for a device that followed this very workout
constexpr double kTooShort = 2.0;      ///< times its length; a longer plan is not answered by a stroll
constexpr double kMostTogether = 1.25; ///< of a plan; more is another session
constexpr std::size_t kMostWays = 100'000;

constexpr double kImpossible = std::numeric_limits<double>::infinity();

bool isSeveral(Sport sport) {
    return familyOf(sport) == SportFamily::Several;
}

bool isBrickPart(SportFamily family) {
    return family == SportFamily::Ride || family == SportFamily::Run || family == SportFamily::Swim ||
           family == SportFamily::Several;
}

bool isOfItsSport(const PlannedSession& plan, const DoneSession& each) {
    if (each.sport == Sport::Other) // the device was not told which
        return true;
    const SportFamily family = familyOf(each.sport);
    if (isSeveral(plan.sport))
        return isBrickPart(family);
    return family == familyOf(plan.sport) && family != SportFamily::Unknown;
}

bool maySwap(const PlannedSession& plan, const DoneSession& each) {
    const bool special = plan.type == SessionType::Race || plan.type == SessionType::Test;
    return each.may_swap && !each.minor && !special && plan.day == each.day && hasLoadModel(plan.sport) &&
           hasLoadModel(each.sport);
}

bool followed(const PlannedSession& plan, const DoneSession& each) {
    return each.steps_named > 1 && each.steps_named == plan.steps;
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

/// The recordings that answer one workout.
class Members {
public:
    Members(const PlannedSession& plan, std::span<const DoneSession> done) : m_plan(plan), m_done(done) {}

    void add(std::size_t recording) { m_members.push_back(recording); }
    bool empty() const { return m_members.empty(); }
    bool isSwapped() const { return !empty() && !isOfItsSport(m_plan, m_done[m_members.front()]); }

    double cost() const {
        if (m_members.size() > 1 && !belongTogether())
            return kImpossible;
        const DoneSession& first = m_done[m_members.front()];
        if (isSwapped())
            return kSwapped;
        const int days = std::abs(m_plan.day - first.day);
        const bool same = std::any_of(m_members.begin(), m_members.end(),
                                      [this](std::size_t each) { return followed(m_plan, m_done[each]); });
        if (!same && (days > 0 ? off(m_plan.duration_s, seconds()) > kOtherDayOff : tooShort(first)))
            return kImpossible;
        double cost = lengthCost() + kEachDay * days - (same ? kFollowed : 0.0);
        if (m_plan.type == SessionType::Race || m_plan.type == SessionType::Test)
            cost -= kRace;
        return cost;
    }

private:
    /// The time of all but one, or of all; of the same time the longest counts.
    double seconds(std::optional<std::size_t> without = {}) const {
        double sum = 0.0;
        for (const std::size_t each : m_members) {
            if (each != without && !isCovered(each, without))
                sum += m_done[each].duration_s;
        }
        return sum;
    }

    bool isCovered(std::size_t recording, std::optional<std::size_t> without) const {
        return std::any_of(m_members.begin(), m_members.end(), [&](std::size_t other) {
            const double mine = m_done[recording].duration_s;
            const double theirs = m_done[other].duration_s;
            return other != recording && other != without && isSameTime(m_done[recording], m_done[other]) &&
                   (theirs > mine || (theirs == mine && other < recording));
        });
    }

    std::optional<double> load() const {
        double sum = 0.0;
        for (const std::size_t each : m_members) {
            if (!m_done[each].load)
                return std::nullopt;
            sum += isCovered(each, {}) ? 0.0 : *m_done[each].load;
        }
        return sum;
    }

    double lengthCost() const {
        double cost = off(m_plan.duration_s, seconds());
        const auto done = load();
        if (m_plan.load && done)
            cost = std::min(cost + kLoadShare * off(m_plan.load, *done), kMostOff);
        // A part of a brick is compared with its sum once all of it has come.
        return isSeveral(m_plan.sport) && m_members.size() == 1 ? std::min(cost, kUnknownOff) : cost;
    }

    bool tooShort(const DoneSession& first) const {
        return m_members.size() == 1 && first.minor && !isSeveral(m_plan.sport) && m_plan.duration_s &&
               *m_plan.duration_s > kTooShort * first.duration_s;
    }

    /// Whether the family of a recording is a sport of the brick that no other one is.
    bool isMissingPart(std::size_t recording) const {
        const SportFamily family = familyOf(m_done[recording].sport);
        return isSeveral(m_plan.sport) &&
               std::none_of(m_members.begin(), m_members.end(), [&](std::size_t other) {
                   const SportFamily theirs = familyOf(m_done[other].sport);
                   return other != recording && (theirs == family || theirs == SportFamily::Several);
               });
    }

    bool isCounterpart(std::size_t recording) const {
        return std::any_of(m_members.begin(), m_members.end(), [&](std::size_t other) {
            return other != recording && isSameTime(m_done[recording], m_done[other]);
        });
    }

    bool belongTogether() const {
        const double all = seconds();
        return std::all_of(m_members.begin(), m_members.end(), [&](std::size_t each) {
            const DoneSession& one = m_done[each];
            if (one.day != m_done[m_members.front()].day || !isOfItsSport(m_plan, one))
                return false;
            if (one.settled || isMissingPart(each) || isCounterpart(each))
                return true;
            const bool closer = farOff(m_plan.duration_s, all) < farOff(m_plan.duration_s, seconds(each));
            return closer && all <= kMostTogether * m_plan.duration_s.value_or(0.0);
        });
    }

    const PlannedSession& m_plan;
    std::span<const DoneSession> m_done;
    std::vector<std::size_t> m_members;
};

/// Tries every way of giving recordings to workouts.
class Ways {
public:
    Ways(std::span<const PlannedSession> planned, std::span<const DoneSession> done, const Answers& now)
        : m_planned(planned)
        , m_done(done)
        , m_now(now) {
        m_now.resize(done.size());
        for (std::optional<std::size_t>& each : m_now) {
            if (each && *each >= planned.size())
                each.reset();
        }
        for (std::size_t i = 0; i < done.size(); ++i)
            m_choices.push_back(choicesOf(i));
        leaveOutUnlikely();
    }

    PairingAdvice advice() {
        m_tried.resize(m_done.size());
        tryFrom(0);
        PairingAdvice advice;
        advice.best.resize(m_done.size());
        for (std::size_t i = 0; i < m_done.size(); ++i) {
            std::vector<Choice> near;
            for (const Choice& choice : m_choices[i]) {
                if (choice.least <= m_least + kMargin)
                    near.push_back(choice);
            }
            const auto best = m_best[i];
            std::stable_sort(near.begin(), near.end(), [&best](const Choice& a, const Choice& b) {
                return a.least < b.least || (a.least == b.least && a.answer == best && b.answer != best);
            });
            advice.best[i] = best;
            if (near.size() < 2)
                continue;
            PairingQuestion question{i, {}};
            for (const Choice& choice : near)
                question.choices.push_back(choice.answer);
            advice.questions.push_back(std::move(question));
        }
        if (!leavesOut(m_best) && costOf(m_now) > m_least + kMargin)
            advice.offer = m_best;
        return advice;
    }

private:
    struct Choice {
        std::optional<std::size_t> answer;
        double alone = 0.0;         ///< its cost with nothing else
        double least = kImpossible; ///< of all ways with it
    };

    std::vector<Choice> choicesOf(std::size_t recording) const {
        const DoneSession& each = m_done[recording];
        const auto now = m_now[recording];
        std::vector<Choice> choices;
        if (each.settled || (now && m_planned[*now].settled))
            return {{now}};
        choices.push_back({std::nullopt, each.minor ? kMinorUnplanned : kUnplanned});
        for (std::size_t w = 0; w < m_planned.size(); ++w) {
            const PlannedSession& plan = m_planned[w];
            const bool possible = isOfItsSport(plan, each) || maySwap(plan, each);
            if (plan.settled || !possible || std::abs(plan.day - each.day) > kMostDays)
                continue;
            choices.push_back({w, off(plan.duration_s, each.duration_s) +
                                      kEachDay * std::abs(plan.day - each.day) -
                                      (followed(plan, each) ? kFollowed : 0.0) - kOpenWorkout});
        }
        std::stable_sort(choices.begin(), choices.end(),
                         [](const Choice& a, const Choice& b) { return a.alone < b.alone; });
        return choices;
    }

    /// Whether a recording would lose its workout and get no other one.
    bool leavesOut(const Answers& answers) const {
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (m_now[i] && !answers[i])
                return true;
        }
        return false;
    }

    void leaveOutUnlikely() {
        const auto ways = [this] {
            double product = 1.0;
            for (const std::vector<Choice>& choices : m_choices)
                product *= static_cast<double>(choices.size());
            return product;
        };
        while (ways() > static_cast<double>(kMostWays)) {
            auto most = std::max_element(m_choices.begin(), m_choices.end(),
                                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
            most->pop_back();
        }
    }

    /// Whether no other workout of its day is left without a recording of its sport.
    bool isOnlyOpen(std::size_t workout, const std::vector<Members>& members) const {
        for (std::size_t w = 0; w < m_planned.size(); ++w) {
            const bool open = members[w].empty() || members[w].isSwapped();
            if (w != workout && open && m_planned[w].day == m_planned[workout].day)
                return false;
        }
        return true;
    }

    double costOf(const Answers& answers) const {
        double cost = 0.0;
        std::vector<Members> members;
        for (const PlannedSession& plan : m_planned)
            members.emplace_back(plan, m_done);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i])
                members[*answers[i]].add(i);
            else
                cost += m_done[i].minor ? kMinorUnplanned : kUnplanned;
        }
        for (std::size_t w = 0; w < m_planned.size() && cost < kImpossible; ++w) {
            if (members[w].isSwapped() && !isOnlyOpen(w, members))
                return kImpossible;
            if (members[w].empty())
                cost += kOpenWorkout;
            else if (!m_planned[w].settled)
                cost += members[w].cost();
        }
        return cost;
    }

    void tryFrom(std::size_t recording) {
        if (recording < m_done.size()) {
            for (const Choice& choice : m_choices[recording]) {
                m_tried[recording] = choice.answer;
                tryFrom(recording + 1);
            }
            return;
        }
        const double cost = costOf(m_tried);
        if (cost < m_least || m_best.size() < m_tried.size()) {
            m_least = cost;
            m_best = m_tried;
        }
        for (std::size_t i = 0; i < m_tried.size(); ++i) {
            for (Choice& choice : m_choices[i]) {
                if (choice.answer == m_tried[i])
                    choice.least = std::min(choice.least, cost);
            }
        }
    }

    std::span<const PlannedSession> m_planned;
    std::span<const DoneSession> m_done;
    Answers m_now;
    std::vector<std::vector<Choice>> m_choices; ///< for each recording
    Answers m_tried;
    Answers m_best;
    double m_least = kImpossible;
};

} // namespace

PairingAdvice advisePairing(std::span<const PlannedSession> planned, std::span<const DoneSession> done,
                            const Answers& now) {
    return Ways(planned, done, now).advice();
}

} // namespace leadout::engine
