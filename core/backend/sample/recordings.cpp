// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/recordings.h"

#include "core/backend/sample/body.h"
#include "core/backend/sample/habits.h"
#include "core/engine/recording/fit_writer.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace leadout::backend::sample {

namespace {

using domain::Arrival;

constexpr int kUnplannedThing = 10'000;            ///< keeps their dice apart from those of planned sessions
constexpr std::chrono::minutes kLastArrival{10};   ///< before the end
constexpr std::chrono::seconds kBeingAnalysed{20}; ///< before the end, the one that is being analysed then
constexpr int kAnalysedAthlete = 11;
constexpr auto kLateBy = std::chrono::hours{50};
constexpr const char* kBroughtLater = "P28";        ///< arrives late, and then by hand
constexpr const char* kNeverBrought = "P28, alone"; ///< arrives late and stays so

std::uint32_t unixSeconds(domain::Instant instant) {
    return static_cast<std::uint32_t>(
        std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count());
}

domain::Instant endOf(const engine::Recording& recording) {
    const auto length = static_cast<std::int64_t>(recording.elapsed_s.value_or(0.0));
    return domain::Instant(std::chrono::seconds(static_cast<std::int64_t>(recording.start) + length));
}

bool isPlanted(const Planted& doing, const char* name) {
    return std::strcmp(doing.name, name) == 0;
}

const Planted* plantedFor(const std::vector<Planted>& planted, const PlannedSession& session) {
    const auto found = std::find_if(planted.begin(), planted.end(), [&](const Planted& each) {
        return each.athlete == session.athlete && each.day == session.day && each.plan == session.plan;
    });
    return found == planted.end() ? nullptr : &*found;
}

/// Does the sessions one by one.
class Doer {
public:
    Doer(const SixWeeks& weeks, std::uint64_t seed, Story& story)
        : m_weeks(weeks)
        , m_seed(seed)
        , m_story(story) {}

    void doPlanned() {
        const std::vector<Planted> planted = plantedSessions();
        int athlete = 0;
        std::array<bool, kWeeks + 1> tiring{};
        for (const PlannedSession& session : m_story.planned) {
            if (session.outcome == Outcome::Ahead)
                continue;
            if (session.athlete != athlete) {
                athlete = session.athlete;
                for (int week = 1; week <= kWeeks; ++week)
                    tiring[static_cast<std::size_t>(week)] = isTiring(m_story.planned, athlete, week);
            }
            if (session.outcome != Outcome::Done)
                continue;
            Dice dice = Dice::forThing(m_seed, static_cast<std::uint64_t>(session.id));
            const Planted* laidDown = plantedFor(planted, session);
            const bool tired = tiring[static_cast<std::size_t>(weekOf(session.day))];
            doIt(laidDown ? *laidDown : usualDoing(session, tired, dice), session.workout, session.id, dice);
        }
    }

    void doUnplanned() {
        std::uint64_t thing = kUnplannedThing;
        for (const auto& sessions : {unplannedSessions(), sessionsAfterDeactivation()}) {
            for (const UnplannedSession& session : sessions) {
                Dice dice = Dice::forThing(m_seed, thing++);
                doIt(unplannedDoing(session, dice), {}, std::nullopt, dice);
            }
        }
        for (const UnplannedSession& session : sessionsThatArriveLate()) {
            Dice dice = Dice::forThing(m_seed, thing++);
            Planted doing = unplannedDoing(session, dice);
            doing.name = kNeverBrought;
            doIt(doing, {}, std::nullopt, dice);
        }
    }

private:
    void doIt(const Planted& doing, const engine::Workout& workout, std::optional<int> session, Dice& dice) {
        const char* zone = athlete(doing.athlete).zone;
        domain::Instant start = m_weeks.at(doing.day, doing.start_minute.value_or(0), zone);
        for (const Conduct& conduct : doing.files) {
            std::vector<engine::Recording> recordings = tape(doing, workout, conduct, start, dice);
            if (endOf(recordings.back()) > latestEnd())
                recordings = earlier(recordings, endOf(recordings.back()) - latestEnd());
            for (const engine::Recording& recording : recordings)
                arrive(doing, session, recording, dice);
            start = endOf(recordings.back()) + std::chrono::minutes(doing.minutes_between);
        }
    }

    std::vector<engine::Recording> tape(const Planted& doing, const engine::Workout& workout,
                                        const Conduct& conduct, domain::Instant start, Dice& dice) const {
        const Outing outing{thresholdsOn(doing.athlete, doing.day),
                            trueThresholdsOn(doing.athlete, doing.day), unixSeconds(start),
                            utcOffset(start, athlete(doing.athlete).zone)};
        return record(workout, conduct, outing, dice);
    }

    domain::Instant latestEnd() const { return m_weeks.end() - kLastArrival - std::chrono::minutes(2); }

    /// On the last morning everybody got up early enough to be back before it is looked at.
    static std::vector<engine::Recording> earlier(std::vector<engine::Recording> recordings,
                                                  domain::Instant::duration by) {
        const auto less = static_cast<std::uint32_t>(std::chrono::ceil<std::chrono::seconds>(by).count());
        for (engine::Recording& recording : recordings) {
            recording.start -= less;
            for (std::uint32_t& time : recording.samples.time)
                time -= less;
            for (engine::TimerEvent& event : recording.timer_events)
                event.time -= less;
            for (engine::Leg& leg : recording.legs)
                leg.start -= less;
            for (engine::Lap& lap : recording.laps) {
                lap.start -= less;
                lap.end -= less;
            }
        }
        return recordings;
    }

    void arrive(const Planted& doing, std::optional<int> session, const engine::Recording& recording,
                Dice& dice) {
        FileArrives file;
        file.file = m_files++;
        file.athlete = doing.athlete;
        file.session = session;
        file.file_name = QStringLiteral("activity-%1.fit").arg(file.file + 1, 4, 10, QLatin1Char('0'));
        file.bytes = engine::writeFitActivity(recording);
        file.words = doing.words;
        const bool byHand = athlete(doing.athlete).source == Source::Files;
        file.arrival = byHand ? Arrival::ByHand : Arrival::Synced;
        domain::Instant at =
            endOf(recording) + std::chrono::minutes(byHand ? dice.between(20, 80) : dice.between(2, 15));
        at = std::min(at, m_weeks.end() - kLastArrival);
        if (isPlanted(doing, "P24"))
            file.bytes.resize(file.bytes.size() / 2);
        if (doing.athlete == kAnalysedAthlete && doing.day == on(6, Sun))
            at = m_weeks.end() - kBeingAnalysed;
        if (isPlanted(doing, kBroughtLater) || isPlanted(doing, kNeverBrought)) {
            at = endOf(recording) + kLateBy;
            file.arrival = Arrival::Synced;
        }
        if (isPlanted(doing, kBroughtLater)) {
            m_story.events.push_back({at, file});
            at += std::chrono::minutes(35);
            file.arrival = Arrival::ByHand;
        }
        m_story.events.push_back({at, std::move(file)});
    }

    const SixWeeks& m_weeks;
    std::uint64_t m_seed;
    Story& m_story;
    int m_files = 0;
};

} // namespace

void addRecordings(const SixWeeks& weeks, std::uint64_t seed, Story& story) {
    Doer doer(weeks, seed, story);
    doer.doPlanned();
    doer.doUnplanned();
}

} // namespace leadout::backend::sample
