// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/decisions.h"

#include "core/backend/sample/edits.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <set>

namespace leadout::backend::sample {

namespace {

using domain::AdjustReason;
using enum Plan;

constexpr std::uint64_t kDecisionThing = 20'000;
constexpr int kDeskOpens = 7 * 60 + 30; ///< minute of the company's day
constexpr int kDeskCloses = 21 * 60;
constexpr double kEdited = 0.6;        ///< of what is published
constexpr int kClosed = 45;            ///< sessions closed without sending
constexpr int kMissedKnownAt = 8 * 60; ///< on the next day
constexpr int kMissedFrom = 3 * 60;    ///< where the athlete lives
constexpr std::chrono::minutes kSeenAfter{90};
constexpr int kVersionsOfTwo = 4;

// clang-format off
constexpr std::array<Waiting, 40> kWaiting = {{
    // Jonas
    {1, on(6, Sun), T312}, {1, on(6, Sat), L180}, {1, on(6, Fri), E60},
    {2, on(6, Tue), T220}, {2, on(6, Fri), RL95}, {2, on(6, Sat), T220}, {2, on(6, Sun), RI68},
    {3, on(6, Fri), E90}, {3, on(6, Sat), L180}, {3, on(6, Sun), E150},
    {4, on(6, Fri), E90}, {4, on(6, Sun), ST45},
    {5, on(6, Fri), R45}, {5, on(6, Sat), V54}, {5, on(6, Sun), E150},
    {6, on(6, Wed), RE50}, {6, on(6, Sat), SW10}, {6, on(6, Sun), BR110},
    // Siobhan
    {7, on(6, Thu), RI68}, {7, on(6, Sat), RE50}, {7, on(6, Sun), RL110},
    {8, on(6, Thu), V3015}, {8, on(6, Sat), E90},
    {9, on(6, Tue), V54}, {9, on(6, Wed), SW10}, {9, on(6, Thu), RI68}, {9, on(6, Thu), RE30},
    {9, on(6, Sat), BR110}, {9, on(6, Sun), E90},
    {12, on(6, Sat), L120},
    // Ana
    {10, on(6, Wed), RT30Hr}, {10, on(6, Fri), ST45}, {10, on(6, Sat), RL180}, {10, on(6, Sun), RE60},
    {11, on(6, Thu), E90}, {11, on(6, Sat), L150},
    // nobody's
    {13, on(6, Tue), V54}, {13, on(6, Wed), E90}, {13, on(6, Thu), T220}, {13, on(6, Sat), L150},
}};

/// Sessions whose state at the end is neither waiting nor decided: one broken file, one still being analysed.
constexpr std::array<Waiting, 2> kUnfinished = {{{11, on(6, Wed), SS315}, {11, on(6, Sun), E90}}};

/// Approved while the source did not answer.
constexpr Waiting kNotSent = {1, on(6, Thu), R45};

/// Decided offline by a coach who had lost the athlete when it came through.
constexpr std::array<Waiting, 2> kHeld = {{{13, on(2, Thu), T220}, {13, on(2, Sat), L150}}};

/// Texts that went back and forth.
constexpr std::array<Waiting, 2> kMuchEdited = {{{7, on(3, Sun), RL110}, {5, on(5, Sat), Race}}};
// clang-format on

bool is(const Waiting& waiting, const PlannedSession& session) {
    return waiting.athlete == session.athlete && waiting.day == session.day && waiting.plan == session.plan;
}

template <std::size_t Count>
bool isIn(const std::array<Waiting, Count>& list, const PlannedSession& session) {
    return std::any_of(list.begin(), list.end(), [&](const Waiting& each) { return is(each, session); });
}

class Desk {
public:
    Desk(const SixWeeks& weeks, std::uint64_t seed, Story& story)
        : m_weeks(weeks)
        , m_dice(Dice::forThing(seed, kDecisionThing))
        , m_story(story) {}

    void work() {
        pairFiles();
        chooseWhatIsClosed();
        for (const Event& event : arrivals()) {
            const auto& file = std::get<FileArrives>(event.what);
            decideOn(file, event.at);
        }
        decideOnMissed();
        plantDraft();
        editAtOnce();
        for (Event& event : m_made)
            m_story.events.push_back(std::move(event));
    }

private:
    const PlannedSession& planned(int session) const {
        return m_story.planned[static_cast<std::size_t>(session)];
    }

    int sessionOf(const Waiting& which) const {
        const auto found = std::find_if(m_story.planned.begin(), m_story.planned.end(),
                                        [&](const PlannedSession& session) { return is(which, session); });
        return found->id;
    }

    /// The first arrival of each session, and those that nobody planned.
    std::vector<Event> arrivals() const {
        std::vector<Event> all;
        std::set<int> seen;
        for (const Event& event : m_story.events) {
            const auto* file = std::get_if<FileArrives>(&event.what);
            if (!file || (file->session && !seen.insert(*file->session).second))
                continue;
            FileArrives light = *file;
            light.bytes.clear();
            all.push_back({event.at, std::move(light)});
        }
        return all;
    }

    CoachKey coachFor(int athlete, int day) const { return coachOn(athlete, day).value_or(CoachKey::Ana); }

    /// A while later, when the coach is at the desk.
    domain::Instant laterAtTheDesk(domain::Instant arrival) {
        // Always as many throws, so that a change of clocks changes no decision.
        const std::chrono::minutes away(m_dice.between(50, 14 * 60));
        const int inTheMorning = kDeskOpens + m_dice.between(0, 90);
        const domain::Instant last = m_weeks.end() - std::chrono::minutes(m_dice.between(3, 60));
        const QTimeZone zone{QByteArray(kCompanyZone)};
        domain::Instant at = arrival + away;
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), zone);
        const int minute = local.time().msecsSinceStartOfDay() / 60'000;
        if (minute < kDeskOpens)
            at = SixWeeks::at(local.date(), inTheMorning, kCompanyZone);
        if (minute > kDeskCloses)
            at = SixWeeks::at(local.date().addDays(1), inTheMorning, kCompanyZone);
        return std::max(arrival + std::chrono::minutes(1), std::min(at, last));
    }

    void make(domain::Instant at, CoachDecides decision) { m_made.push_back({at, std::move(decision)}); }

    bool isOpenAtTheEnd(const PlannedSession& session) const {
        return isIn(kWaiting, session) || isIn(kUnfinished, session);
    }

    /// Strength is read and closed; recovery rides fill up the number.
    void chooseWhatIsClosed() {
        for (const Plan plan : {ST45, R45}) {
            for (const PlannedSession& session : m_story.planned) {
                const bool open = isOpenAtTheEnd(session) || is(kNotSent, session);
                const bool byItself =
                    plan == R45 && athlete(session.athlete).mode == domain::FeedbackMode::AutoApprove;
                if (session.plan == plan && session.outcome == Outcome::Done && !open && !byItself &&
                    m_closed.size() < kClosed)
                    m_closed.insert(session.id);
            }
        }
    }

    void decideOn(const FileArrives& file, domain::Instant arrival) {
        if (!file.session) {
            decideOnUnplanned(file, arrival);
            return;
        }
        const PlannedSession& session = planned(*file.session);
        if (isOpenAtTheEnd(session))
            return;
        const domain::Instant at = laterAtTheDesk(arrival);
        CoachDecides decision;
        decision.coach = coachFor(session.athlete, session.day);
        decision.session = session.id;
        if (m_closed.contains(session.id)) {
            decision.decision = Decision::Done;
            make(at, decision);
            return;
        }
        if (isIn(kHeld, session)) {
            holdBack(decision);
            return;
        }
        edit(session, at, decision);
        decision.delivery_fails = is(kNotSent, session);
        make(at, decision);
    }

    void edit(const PlannedSession& session, domain::Instant at, CoachDecides decision) {
        const bool chosen = m_dice.chance(kEdited);
        const bool much = isIn(kMuchEdited, session);
        if (!chosen && !much)
            return;
        decision.decision = Decision::Edit;
        const char* language = athlete(session.athlete).language;
        for (int version = much ? kVersionsOfTwo : 1; version > 0; --version) {
            decision.text = coachesSentence(language, m_dice).toString();
            make(at - std::chrono::seconds(20 + 10 * version), decision);
        }
    }

    void holdBack(CoachDecides decision) {
        decision.coach = CoachKey::Marek;
        decision.made_at = m_weeks.at(on(2, Sun), 20 * 60, kCompanyZone);
        make(m_weeks.at(kMarekLeaves, 8 * 60 + 40, kCompanyZone), decision);
    }

    /// Commutes get no draft and what a deactivated athlete sends no analysis. Rides get an answer, the rest
    /// is read and closed.
    void decideOnUnplanned(const FileArrives& file, domain::Instant arrival) {
        const auto first = static_cast<std::size_t>(file.file - m_firstUnplanned);
        const std::vector<UnplannedSession> sessions = unplannedSessions();
        if (first >= sessions.size() || sessions[first].commute)
            return;
        CoachDecides decision;
        decision.coach = coachFor(file.athlete, sessions[first].day);
        decision.file = file.file;
        if (sessions[first].sport != engine::Sport::Cycling)
            decision.decision = Decision::Done;
        make(laterAtTheDesk(arrival), decision);
    }

    void decideOnMissed() {
        for (const PlannedSession& session : m_story.planned) {
            const bool wasMissed = session.outcome == Outcome::Missed || session.outcome == Outcome::Excused;
            if (!wasMissed || isOpenAtTheEnd(session))
                continue;
            if (session.outcome == Outcome::Excused && !session.excuse)
                continue; // the day's mark excuses it
            CoachDecides decision;
            decision.coach = coachFor(session.athlete, session.day + 1);
            decision.session = session.id;
            decision.reason = session.excuse;
            decision.decision = session.excuse ? Decision::Adjust : Decision::Done;
            const domain::Instant atTheDesk =
                m_weeks.at(session.day + 1, kMissedKnownAt + m_dice.between(0, 45), kCompanyZone);
            const domain::Instant known =
                m_weeks.at(session.day + 1, kMissedFrom, athlete(session.athlete).zone) + kSeenAfter;
            make(std::max(atTheDesk, known), decision);
        }
    }

    /// Where one session has two files, and where two sessions of a day got each other's.
    void pairFiles() {
        std::vector<std::pair<int, int>> all;
        m_firstUnplanned = 0;
        for (const Event& event : m_story.events) {
            const auto* file = std::get_if<FileArrives>(&event.what);
            if (!file || !file->session)
                continue;
            m_firstUnplanned = std::max(m_firstUnplanned, file->file + 1);
            all.emplace_back(*file->session, file->file);
        }
        const auto filesOf = [&](const Waiting& which) {
            std::vector<std::pair<int, int>> pairs;
            const int session = sessionOf(which);
            std::copy_if(all.begin(), all.end(), std::back_inserter(pairs),
                         [&](const auto& pair) { return pair.first == session; });
            return pairs;
        };
        const auto pair = [&](CoachKey coach, domain::Instant at, std::vector<std::pair<int, int>> pairs) {
            CoachDecides decision;
            decision.coach = coach;
            decision.decision = Decision::Pair;
            decision.session = pairs.front().first;
            decision.pairs = std::move(pairs);
            make(at, decision);
        };
        pair(CoachKey::Jonas, m_weeks.at(on(5, Sun), 14 * 60, kCompanyZone), filesOf({6, on(5, Sun), BR110}));
        auto hard = filesOf({9, on(6, Thu), RI68}).front();
        auto easy = filesOf({9, on(6, Thu), RE30}).front();
        std::swap(hard.second, easy.second);
        pair(CoachKey::Siobhan, m_weeks.at(on(6, Thu), 20 * 60, kCompanyZone), {hard, easy});
    }

    void plantDraft() {
        m_made.push_back(
            {m_weeks.end() - std::chrono::minutes(9),
             DraftPlanted{
                 sessionOf({1, on(6, Sun), T312}),
                 QStringLiteral("Steady work today. The first two blocks sat at 252 W and 249 W; the "
                                "third slipped to 236 W while your heart rate went up to 176 bpm. "
                                "Open a window before the next one and start it a little easier.")}});
    }

    /// Two coaches change the same text, one of them without a connection.
    void editAtOnce() {
        CoachDecides first;
        first.coach = CoachKey::Jonas;
        first.decision = Decision::Edit;
        first.session = sessionOf({1, on(6, Fri), E60});
        first.text = QStringLiteral("Lovely and even. Save the legs for the long one tomorrow.");
        make(m_weeks.at(on(6, Fri), 19 * 60 + 40, kCompanyZone), first);
        CoachDecides second = first;
        second.coach = CoachKey::Keiko;
        second.made_at = m_weeks.at(on(6, Fri), 19 * 60 + 25, kCompanyZone);
        second.text = QStringLiteral("Nicely held. Eat and sleep well before the long ride.");
        make(m_weeks.at(on(6, Sat), 7 * 60 + 45, kCompanyZone), std::move(second));
    }

    const SixWeeks& m_weeks;
    Dice m_dice;
    Story& m_story;
    std::vector<Event> m_made;
    std::set<int> m_closed;
    int m_firstUnplanned = 0;
};

} // namespace

void addDecisions(const SixWeeks& weeks, std::uint64_t seed, Story& story) {
    Desk(weeks, seed, story).work();
}

std::span<const Waiting> waitingAtTheEnd() {
    return kWaiting;
}

} // namespace leadout::backend::sample
