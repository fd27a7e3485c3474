// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/pairing.h"

#include "core/engine/compliance/pairing_cost.h"

#include <algorithm>
#include <numeric>

namespace leadout::engine {

namespace {

/// Less is no clear choice; with what the same costs may differ by when they are summed in another order.
constexpr double kMargin = 0.1 + 1e-9;
constexpr std::size_t kMostWays = 100'000; ///< of recordings that hang together

/// Which workouts hang together.
class Knots {
public:
    explicit Knots(std::size_t workouts) : m_next(workouts) {
        std::iota(m_next.begin(), m_next.end(), std::size_t{0});
    }
    void tie(std::size_t a, std::size_t b) { m_next[of(a)] = of(b); }
    /// The same for all that hang together.
    std::size_t of(std::size_t workout) const {
        while (m_next[workout] != workout)
            workout = m_next[workout];
        return workout;
    }

private:
    std::vector<std::size_t> m_next;
};

/// A workout that a recording may answer, or none.
struct Choice {
    std::optional<std::size_t> answer;
    double alone = 0.0;         ///< its cost with nothing else
    double least = kImpossible; ///< of all ways with it
};

/// Recordings with the workouts that they may answer, of which the others may answer none.
struct Group {
    std::vector<std::size_t> recordings; ///< by their days
    std::vector<std::size_t> workouts;
    double least = kImpossible; ///< of all ways
    /// For each recording the workouts that no later one may answer.
    std::vector<std::vector<std::size_t>> complete;
    /// For each recording, and one more, what the workouts that are not complete before it cost at least.
    std::vector<double> ahead;
};

/// Tries the ways of giving recordings to workouts.
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
        m_picked.resize(done.size());
        m_best = m_now;
    }

    PairingAdvice advice() {
        PairingAdvice advice;
        for (Group& group : smallGroups()) {
            search(group);
            for (const std::size_t recording : group.recordings)
                ask(recording, group.least + kMargin, advice.questions);
        }
        std::sort(advice.questions.begin(), advice.questions.end(),
                  [](const auto& a, const auto& b) { return a.recording < b.recording; });
        advice.best = m_best;
        advice.offer = offer();
        return advice;
    }

private:
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
            bool odd = !(members.cost() < kImpossible) || isForbidden(w);
            for (std::size_t i = 0; i < m_done.size(); ++i)
                odd = odd || (m_now[i] == w && !mayAnswer(m_planned[w], m_done[i]));
            for (std::size_t i = 0; i < m_done.size(); ++i)
                m_odd[i] = m_odd[i] || (odd && m_now[i] == w);
        }
    }

    std::vector<Choice> choicesOf(std::size_t recording) const {
        const DoneSession& done = m_done[recording];
        const auto now = m_now[recording];
        if (done.settled || (now && m_planned[*now].settled))
            return {{now}};
        std::vector<Choice> choices;
        if (m_odd[recording]) // an offer never takes it away, so that it is not tried without one
            choices.push_back({now, aloneCost(m_planned[*now], done)});
        else
            choices.push_back({std::nullopt, leftOverCost(done)});
        for (std::size_t w = 0; w < m_planned.size(); ++w) {
            if (mayAnswer(m_planned[w], done) && !(m_odd[recording] && now == w))
                choices.push_back({w, aloneCost(m_planned[w], done)});
        }
        std::stable_sort(choices.begin(), choices.end(),
                         [](const Choice& a, const Choice& b) { return a.alone < b.alone; });
        return choices;
    }

    /// Whether a recording may stand in depends on what else is open on the day of a workout.
    void tieDay(std::size_t workout, Knots& knots) const {
        for (std::size_t w = 0; w < m_planned.size(); ++w) {
            if (m_planned[w].day == m_planned[workout].day)
                knots.tie(w, workout);
        }
    }

    /// What can be decided by itself. A recording that may answer no workout is in none.
    std::vector<Group> groups() const {
        Knots knots(m_planned.size());
        for (std::size_t i = 0; i < m_done.size(); ++i) {
            std::optional<std::size_t> first;
            for (const Choice& choice : m_choices[i]) {
                if (!choice.answer)
                    continue;
                first = first.value_or(*choice.answer);
                knots.tie(*first, *choice.answer);
                if (isStandIn(m_planned[*choice.answer], m_done[i]))
                    tieDay(*choice.answer, knots);
            }
        }
        std::vector<Group> groups;
        std::vector<std::optional<std::size_t>> place(m_planned.size());
        for (std::size_t i = 0; i < m_done.size(); ++i) {
            const auto any = std::find_if(m_choices[i].begin(), m_choices[i].end(),
                                          [](const Choice& choice) { return choice.answer.has_value(); });
            if (any == m_choices[i].end())
                continue;
            auto& group = place[knots.of(*any->answer)];
            if (!group) {
                group = groups.size();
                groups.emplace_back();
            }
            groups[*group].recordings.push_back(i);
        }
        for (std::size_t w = 0; w < m_planned.size(); ++w) {
            if (const auto group = place[knots.of(w)])
                groups[*group].workouts.push_back(w);
        }
        for (Group& group : groups)
            std::stable_sort(group.recordings.begin(), group.recordings.end(),
                             [this](std::size_t a, std::size_t b) { return m_done[a].day < m_done[b].day; });
        return groups;
    }

    bool areTooMany(const Group& group) const {
        double product = 1.0;
        for (const std::size_t recording : group.recordings)
            product *= static_cast<double>(m_choices[recording].size());
        return product > static_cast<double>(kMostWays);
    }

    /// The dearest workout that a recording might do without, never the cheapest, what it answers now, or
    /// nothing: without these a way may be left that fits nobody.
    std::vector<Choice>::const_iterator dearestOf(std::size_t recording) const {
        const std::vector<Choice>& choices = m_choices[recording];
        const auto cheapest = std::find_if(choices.begin(), choices.end(),
                                           [](const Choice& each) { return each.answer.has_value(); });
        for (auto each = choices.end(); each != choices.begin();) {
            --each;
            if (each != cheapest && each->answer && each->answer != m_now[recording])
                return each;
        }
        return choices.end();
    }

    /// Takes the dearest of the recordings with the most choices. Whether there was one.
    bool leaveOutDearest(const Group& group) {
        std::size_t most = 0;
        for (const std::size_t i : group.recordings) {
            if (dearestOf(i) != m_choices[i].end())
                most = std::max(most, m_choices[i].size());
        }
        for (const std::size_t i : group.recordings) {
            const auto dearest = dearestOf(i);
            if (dearest != m_choices[i].end() && m_choices[i].size() == most)
                m_choices[i].erase(dearest);
        }
        return most > 0;
    }

    /// Leaves the recording that fits its best workout least as it is now.
    void leaveWorstAsItIs(const Group& group) {
        std::optional<std::size_t> worst;
        for (const std::size_t i : group.recordings) {
            if (m_choices[i].size() > 1 &&
                (!worst || m_choices[i].front().alone > m_choices[*worst].front().alone))
                worst = i;
        }
        m_choices[*worst] = {{m_now[*worst]}};
    }

    /// The groups, with so few choices that all ways can be tried. With fewer there may be more groups.
    std::vector<Group> smallGroups() {
        while (true) {
            std::vector<Group> all = groups();
            const auto large = std::find_if(all.begin(), all.end(),
                                            [this](const Group& group) { return areTooMany(group); });
            if (large == all.end())
                return all;
            if (!leaveOutDearest(*large))
                leaveWorstAsItIs(*large);
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

    bool isForbidden(std::size_t workout) const {
        const Members& members = m_members[workout];
        return members.isSwapped() && !members.isAsItWas() && !isOnlyOpen(workout);
    }

    double costOfWorkout(std::size_t workout) const {
        if (m_members[workout].empty())
            return kOpenWorkout;
        return m_planned[workout].settled ? 0.0 : m_members[workout].cost();
    }

    bool stays(std::size_t recording, std::optional<std::size_t> answer) const {
        return m_done[recording].settled || (m_odd[recording] && answer == m_now[recording]);
    }

    double costOf(const Answers& answers) {
        double cost = 0.0;
        for (Members& each : m_members)
            each.clear();
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i])
                m_members[*answers[i]].add(i, stays(i, answers[i]));
            else
                cost += leftOverCost(m_done[i]);
        }
        for (std::size_t w = 0; w < m_planned.size() && cost < kImpossible; ++w)
            cost += isForbidden(w) ? kImpossible : costOfWorkout(w);
        return cost;
    }

    void prepare(Group& group) const {
        group.complete.resize(group.recordings.size());
        group.ahead.assign(group.recordings.size() + 1, 0.0);
        for (const std::size_t w : group.workouts) {
            std::optional<std::size_t> last;
            bool followed = false;
            for (std::size_t place = 0; place < group.recordings.size(); ++place) {
                const std::size_t recording = group.recordings[place];
                const auto& choices = m_choices[recording];
                if (std::none_of(choices.begin(), choices.end(),
                                 [w](const Choice& choice) { return choice.answer == w; }))
                    continue;
                last = place;
                followed = followed || hasFollowed(m_planned[w], m_done[recording]);
            }
            if (!last) // open whatever the others answer
                continue;
            group.complete[*last].push_back(w);
            for (std::size_t place = 0; place <= *last; ++place)
                group.ahead[place] += leastCost(m_planned[w], followed);
        }
    }

    void search(Group& group) {
        prepare(group);
        for (const std::size_t w : group.workouts)
            m_members[w].clear();
        tryFrom(group, 0, 0.0);
    }

    /// `cost`: of the recordings that are left over and the workouts that are complete before this place. A
    /// way that can become neither the best nor one near it is left.
    void tryFrom(Group& group, std::size_t place, double cost) {
        if (!(cost < kImpossible) || cost + group.ahead[place] > group.least + kMargin)
            return;
        if (place == group.recordings.size()) {
            take(group, cost);
            return;
        }
        const std::size_t recording = group.recordings[place];
        for (std::size_t choice = 0; choice < m_choices[recording].size(); ++choice) {
            const auto answer = m_choices[recording][choice].answer;
            m_picked[recording] = choice;
            double next = cost + (answer ? 0.0 : leftOverCost(m_done[recording]));
            if (answer)
                m_members[*answer].add(recording, stays(recording, answer));
            for (const std::size_t w : group.complete[place])
                next += costOfWorkout(w);
            tryFrom(group, place + 1, next);
            if (answer)
                m_members[*answer].removeLast(stays(recording, answer));
        }
    }

    void take(Group& group, double cost) {
        if (std::any_of(group.workouts.begin(), group.workouts.end(),
                        [this](std::size_t w) { return isForbidden(w); }))
            return;
        const bool best = cost < group.least;
        group.least = std::min(group.least, cost);
        for (const std::size_t recording : group.recordings) {
            Choice& choice = m_choices[recording][m_picked[recording]];
            choice.least = std::min(choice.least, cost);
            if (best)
                m_best[recording] = choice.answer;
        }
    }

    void ask(std::size_t recording, double near, std::vector<PairingQuestion>& questions) const {
        std::vector<Choice> choices;
        for (const Choice& choice : m_choices[recording]) {
            if (choice.least <= near)
                choices.push_back(choice);
        }
        if (choices.size() < 2)
            return;
        const auto best = m_best[recording];
        std::stable_sort(choices.begin(), choices.end(), [&best](const Choice& a, const Choice& b) {
            return a.least < b.least || (a.least == b.least && a.answer == best && b.answer != best);
        });
        PairingQuestion question{recording, {}};
        for (const Choice& choice : choices)
            question.choices.push_back(choice.answer);
        questions.push_back(std::move(question));
    }

    /// What is now, with those changes of the best that are worth it by themselves, such as two recordings
    /// that change places.
    std::optional<Answers> offer() {
        Knots knots(m_planned.size());
        for (std::size_t i = 0; i < m_done.size(); ++i) {
            if (m_now[i] && m_best[i])
                knots.tie(*m_now[i], *m_best[i]);
        }
        Answers offered = m_now;
        double least = costOf(offered);
        for (std::size_t knot = 0; knot < m_planned.size(); ++knot) {
            Answers tried = offered;
            bool leavesOut = false; // a recording that answers something now
            for (std::size_t i = 0; i < m_done.size(); ++i) {
                if (m_best[i] == m_now[i] || knots.of(m_best[i] ? *m_best[i] : *m_now[i]) != knot)
                    continue;
                tried[i] = m_best[i];
                leavesOut = leavesOut || !m_best[i];
            }
            if (leavesOut || tried == offered)
                continue;
            if (const double cost = costOf(tried); cost + kMargin < least) {
                least = cost;
                offered = std::move(tried);
            }
        }
        return offered == m_now ? std::nullopt : std::optional(std::move(offered));
    }

    std::span<const PlannedSession> m_planned;
    std::span<const DoneSession> m_done;
    Answers m_now;
    std::vector<bool> m_odd;                    ///< for each recording; it is never left without a workout
    std::vector<Members> m_members;             ///< of each workout, in the way that is looked at
    std::vector<std::vector<Choice>> m_choices; ///< for each recording
    std::vector<std::size_t> m_picked;          ///< of these, in the way that is looked at
    Answers m_best;
};

} // namespace

PairingAdvice advisePairing(std::span<const PlannedSession> planned, std::span<const DoneSession> done,
                            const Answers& now) {
    return Ways(planned, done, now).advice();
}

} // namespace leadout::engine
