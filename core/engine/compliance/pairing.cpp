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

    /// `stays`: it answers the workout now, and no rule of what may answer it is asked.
    void add(std::size_t recording, bool stays) {
        m_members.push_back(recording);
        m_staying += stays ? 1 : 0;
    }
    void clear() {
        m_members.clear();
        m_staying = 0;
    }
    bool empty() const { return m_members.empty(); }
    bool isAsItWas() const { return m_staying == m_members.size(); }
    bool isSwapped() const { return !empty() && !isOfItsSport(m_plan, m_done[m_members.front()]); }

    double cost() const {
        if (m_members.size() > 1 && !isAsItWas() && !belongTogether())
            return kImpossible;
        const DoneSession& first = m_done[m_members.front()];
        if (isSwapped())
            return kSwapped;
        const int days = std::abs(m_plan.day - first.day);
        const bool same = std::any_of(m_members.begin(), m_members.end(),
                                      [this](std::size_t each) { return followed(m_plan, m_done[each]); });
        if (!same && !isAsItWas() &&
            (days > 0 ? off(m_plan.duration_s, seconds()) > kOtherDayOff : tooShort(first)))
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
            if (one.settled)
                return true;
            if (one.day != m_done[m_members.front()].day || !isOfItsSport(m_plan, one))
                return false;
            if (isMissingPart(each) || isCounterpart(each))
                return true;
            const bool closer = farOff(m_plan.duration_s, all) < farOff(m_plan.duration_s, seconds(each));
            return closer && all <= kMostTogether * m_plan.duration_s.value_or(0.0);
        });
    }

    const PlannedSession& m_plan;
    std::span<const DoneSession> m_done;
    std::vector<std::size_t> m_members;
    std::size_t m_staying = 0; ///< of them
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
        for (const PlannedSession& plan : planned)
            m_members.emplace_back(plan, done);
        findOdd();
        for (std::size_t i = 0; i < done.size(); ++i)
            m_choices.push_back(choicesOf(i));
        leaveOutUnlikely();
    }

    PairingAdvice advice() {
        m_tried.resize(m_done.size());
        tryFrom(0, leastOfWorkouts());
        PairingAdvice advice;
        if (m_best.size() < m_done.size()) { // no way is possible: nothing is known to be better
            advice.best = m_now;
            return advice;
        }
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

    double aloneCost(std::size_t recording, std::size_t workout) const {
        const DoneSession& each = m_done[recording];
        const PlannedSession& plan = m_planned[workout];
        return off(plan.duration_s, each.duration_s) + kEachDay * std::abs(plan.day - each.day) -
               (followed(plan, each) ? kFollowed : 0.0) - kOpenWorkout;
    }

    double leftOverCost(std::size_t recording) const {
        return m_done[recording].minor ? kMinorUnplanned : kUnplanned;
    }

    bool isPossible(std::size_t recording, std::size_t workout) const {
        const DoneSession& each = m_done[recording];
        const PlannedSession& plan = m_planned[workout];
        return !plan.settled && std::abs(plan.day - each.day) <= kMostDays &&
               (isOfItsSport(plan, each) || maySwap(plan, each));
    }

    /// Finds the recordings that answer now, alone or together, what they would never be given: somebody
    /// meant it.
    void findOdd() {
        m_odd.resize(m_done.size());
        for (std::size_t i = 0; i < m_done.size(); ++i) {
            if (m_now[i])
                m_members[*m_now[i]].add(i, m_done[i].settled);
        }
        for (std::size_t w = 0; w < m_planned.size(); ++w) {
            const Members& members = m_members[w];
            if (members.empty() || members.isAsItWas())
                continue;
            bool odd = !(members.cost() < kImpossible) || (members.isSwapped() && !isOnlyOpen(w));
            for (std::size_t i = 0; i < m_done.size(); ++i)
                odd = odd || (m_now[i] == w && !isPossible(i, w));
            for (std::size_t i = 0; i < m_done.size(); ++i)
                m_odd[i] = m_odd[i] || (odd && m_now[i] == w);
        }
    }

    std::vector<Choice> choicesOf(std::size_t recording) const {
        const auto now = m_now[recording];
        if (m_done[recording].settled || (now && m_planned[*now].settled))
            return {{now}};
        std::vector<Choice> choices;
        if (m_odd[recording]) // an offer never takes it away, so that it is not tried without one
            choices.push_back({now, aloneCost(recording, *now)});
        else
            choices.push_back({std::nullopt, leftOverCost(recording)});
        for (std::size_t w = 0; w < m_planned.size(); ++w) {
            if (isPossible(recording, w) && !(m_odd[recording] && now == w))
                choices.push_back({w, aloneCost(recording, w)});
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

    bool areTooMany() const {
        double product = 1.0;
        for (const std::vector<Choice>& choices : m_choices)
            product *= static_cast<double>(choices.size());
        return product > static_cast<double>(kMostWays);
    }

    /// Takes the dearest of the workouts that a recording might answer, never the cheapest, what it answers
    /// now, or nothing: without these a way may be left that fits nobody. Whether there was one.
    bool leaveOutDearest() {
        std::vector<Choice>* most = nullptr;
        std::ptrdiff_t dearest = 0;
        for (std::size_t i = 0; i < m_choices.size(); ++i) {
            std::vector<Choice>& choices = m_choices[i];
            const auto cheapest = std::find_if(choices.begin(), choices.end(),
                                               [](const Choice& each) { return each.answer.has_value(); });
            for (auto each = choices.end(); each != choices.begin();) {
                --each;
                if (each == cheapest || !each->answer || each->answer == m_now[i])
                    continue;
                if (!most || choices.size() > most->size()) {
                    most = &choices;
                    dearest = each - choices.begin();
                }
                break;
            }
        }
        if (most)
            most->erase(most->begin() + dearest);
        return most != nullptr;
    }

    /// Leaves the recording that fits its best workout least as it is now.
    void leaveWorstAsItIs() {
        std::size_t worst = m_choices.size();
        for (std::size_t i = 0; i < m_choices.size(); ++i) {
            if (m_choices[i].size() > 1 &&
                (worst == m_choices.size() || m_choices[i].front().alone > m_choices[worst].front().alone))
                worst = i;
        }
        m_choices[worst] = {{m_now[worst]}};
    }

    void leaveOutUnlikely() {
        while (areTooMany()) {
            if (!leaveOutDearest())
                leaveWorstAsItIs();
        }
    }

    /// Whether no other workout of its day is left without a recording of its sport.
    bool isOnlyOpen(std::size_t workout) const {
        for (std::size_t w = 0; w < m_planned.size(); ++w) {
            const bool open = m_members[w].empty() || m_members[w].isSwapped();
            if (w != workout && open && m_planned[w].day == m_planned[workout].day)
                return false;
        }
        return true;
    }

    double costOf(const Answers& answers) {
        double cost = 0.0;
        for (Members& each : m_members)
            each.clear();
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i])
                m_members[*answers[i]].add(i, m_done[i].settled || (m_odd[i] && answers[i] == m_now[i]));
            else
                cost += leftOverCost(i);
        }
        for (std::size_t w = 0; w < m_planned.size() && cost < kImpossible; ++w) {
            const Members& members = m_members[w];
            if (members.empty())
                cost += kOpenWorkout;
            else if (members.isSwapped() && !members.isAsItWas() && !isOnlyOpen(w))
                return kImpossible;
            else if (!m_planned[w].settled)
                cost += members.cost();
        }
        return cost;
    }

    /// No pairing of the workouts costs less.
    double leastOfWorkouts() const {
        double least = 0.0;
        for (const PlannedSession& plan : m_planned) {
            if (plan.type == SessionType::Race || plan.type == SessionType::Test)
                least -= kRace;
            if (std::any_of(m_done.begin(), m_done.end(),
                            [&plan](const DoneSession& each) { return followed(plan, each); }))
                least -= kFollowed;
        }
        return least;
    }

    /// `atLeast`: what the way costs however it goes on. One that is neither the best nor near it is left.
    void tryFrom(std::size_t recording, double atLeast) {
        constexpr double kRounding = 1e-9;
        if (atLeast > m_least + kMargin + kRounding)
            return;
        if (recording < m_done.size()) {
            for (const Choice& choice : m_choices[recording]) {
                m_tried[recording] = choice.answer;
                tryFrom(recording + 1, atLeast + (choice.answer ? 0.0 : leftOverCost(recording)));
            }
            return;
        }
        const double cost = costOf(m_tried);
        if (cost < m_least) {
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
    std::vector<bool> m_odd;                    ///< for each recording; it is never left without a workout
    std::vector<Members> m_members;             ///< of each workout, in the way that is looked at
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
