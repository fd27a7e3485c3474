// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/replay.h"

#include "core/backend/ingest/analyzer.h"
#include "core/backend/ingest/arrival.h"
#include "core/backend/ingest/day_chores.h"
#include "core/backend/publish/publisher.h"
#include "core/backend/sample/coach_at_work.h"
#include "core/platform/crypto/digest.h"
#include "core/platform/crypto/password.h"

#include <algorithm>

namespace leadout::backend::sample {

using database::Connection;
using database::ErrorKind;
using database::errorOf;
using domain::Instant;

namespace {

constexpr std::chrono::hours kFoundedBefore{24 * 7}; ///< the first week's workouts are planned days ahead
constexpr std::chrono::hours kChoresEvery{1};
constexpr std::uint64_t kSessionThing = 30'000; ///< the words about a session
constexpr std::uint64_t kFileThing = 40'000;    ///< the words about what nobody planned

/// Of what is the same in every replay: identities are new each time.
Dice diceFor(const CoachDecides& decides, std::uint64_t seed) {
    return decides.session
               ? Dice::forThing(seed, kSessionThing + static_cast<std::uint64_t>(*decides.session))
               : Dice::forThing(seed, kFileThing + static_cast<std::uint64_t>(decides.file.value_or(0)));
}

QString sentenceOf(const database::DatabaseError& error) {
    return QStringLiteral("The sample could not be written. (%1)").arg(error.detail);
}

class Replay {
public:
    Replay(Store& store, const RecordingFiles& files, domain::FixedClock& clock, const Story& story)
        : m_store(store)
        , m_files(files)
        , m_clock(clock)
        , m_story(story)
        , m_analyzer(store, files, clock, m_random, [this](const auto& fault) { m_fault = fault; })
        , m_publisher(store, clock, [this](const auto& fault) { m_fault = fault; }) {}

    tl::expected<Replayed, QString> run(const ReplayProgress& progress);

private:
    template <class Job>
    auto write(Job job) {
        return m_store.write(std::move(job)).get();
    }

    Result<> begin();
    Result<> passTime(Instant to);
    Result<> lookAhead(Instant upTo);
    void work();

    Result<> happen(const Event& event);
    Result<> on(const WorkoutPlanned& planned);
    Result<> on(const FileArrives& file);
    Result<> on(const FileWithheld&) { return {}; } // a source that hands out nothing leaves nothing to keep
    Result<> on(const CoachDecides& decides);
    Result<> on(const DraftPlanted& planted);
    Result<> on(const DayMarked& marked);
    Result<> on(const AthleteStatusChanges&) { return {}; } // the athlete's date does it at midnight
    Result<> on(const AthleteUnassigned& unassigned);
    Result<> on(const CoachDeactivated& deactivated);
    Result<> on(const ThresholdSet& set);

    Result<> push(CoachKey coach, const std::vector<OpToSend>& ops, const CoachDecides* decision);
    Result<> failToSend(const domain::AthleteId& athlete);
    OpToSend pairOp(const CoachDecides& decides) const;
    const char* languageOf(const domain::AthleteId& athlete) const;
    SessionRef refOf(const std::optional<int>& session, const std::optional<int>& file) const;
    QDate dateOf(int day) const { return m_story.monday.addDays(day); }

    Store& m_store;
    const RecordingFiles& m_files;
    domain::FixedClock& m_clock;
    const Story& m_story;
    domain::SystemRandom m_random;
    Analyzer m_analyzer;
    Publisher m_publisher;
    Replayed m_made;
    std::map<CoachKey, CoachAtWork> m_coaches;
    std::map<const CoachDecides*, Seen> m_seen; ///< by coaches without a connection
    std::vector<std::pair<Instant, const CoachDecides*>> m_offline;
    int m_lastFile = -1;
    Instant m_choresAt{};
    std::optional<database::DatabaseError> m_fault;
};

Result<> Replay::begin() {
    const Instant before = SixWeeks::at(m_story.monday, 0, kCompanyZone) - kFoundedBefore;
    m_clock.set(before);
    m_choresAt = before;
    const QByteArray password = kSamplePassword.toUtf8();
    const auto hash = platform::hashPassword(password);
    if (!hash)
        return tl::unexpected(errorOf(ErrorKind::Other, QStringLiteral("no memory for a password")));
    auto founded =
        write([&](Connection& connection) { return found(connection, m_story.monday, *hash, before); });
    if (!founded)
        return tl::unexpected(founded.error());
    m_made.founded = std::move(*founded);
    for (const auto& [key, coach] : m_made.founded.coaches)
        m_coaches.emplace(key, CoachAtWork(m_made.founded.company, coach.id, m_random));
    for (const Event& event : m_story.events) {
        if (const auto* decides = std::get_if<CoachDecides>(&event.what); decides && decides->made_at)
            m_offline.emplace_back(*decides->made_at, decides);
        if (const auto* file = std::get_if<FileArrives>(&event.what))
            m_lastFile = file->file;
    }
    std::sort(m_offline.begin(), m_offline.end());
    return {};
}

/// Everything that is due by the clock until then: what was missed, who is deactivated.
Result<> Replay::passTime(Instant to) {
    while (m_choresAt + kChoresEvery <= to) {
        m_choresAt += kChoresEvery;
        if (const auto looked = lookAhead(m_choresAt); !looked)
            return looked;
        m_clock.set(m_choresAt);
        const auto done = runDayChores(m_store, m_clock, m_random);
        if (!done)
            return tl::unexpected(done.error());
        work();
    }
    if (const auto looked = lookAhead(to); !looked)
        return looked;
    m_clock.set(to);
    return {};
}

/// What coaches have before them when they decide without a connection, long before it comes in.
Result<> Replay::lookAhead(Instant upTo) {
    while (!m_offline.empty() && m_offline.front().first <= upTo) {
        const auto [at, decides] = m_offline.front();
        m_offline.erase(m_offline.begin());
        m_clock.set(at);
        const CoachAtWork& coach = m_coaches.at(decides->coach);
        auto seen = write([&](Connection& connection) {
            return coach.look(connection, at, refOf(decides->session, decides->file));
        });
        if (!seen)
            return tl::unexpected(seen.error());
        if (*seen)
            m_seen.emplace(decides, **seen);
    }
    return {};
}

/// Analyses and publishes what is due.
void Replay::work() {
    while (!m_fault && (m_analyzer.next() || m_publisher.next())) {
    }
}

SessionRef Replay::refOf(const std::optional<int>& session, const std::optional<int>& file) const {
    SessionRef ref;
    if (session) {
        if (const auto found = m_made.workouts.find(*session); found != m_made.workouts.end())
            ref.workout = found->second;
    } else if (file) {
        if (const auto found = m_made.activities.find(*file); found != m_made.activities.end())
            ref.activity = found->second;
    }
    return ref;
}

OpToSend Replay::pairOp(const CoachDecides& decides) const {
    domain::Pair command;
    command.athlete = m_made.founded.athlete(
        m_story.planned[static_cast<std::size_t>(decides.pairs.front().first)].athlete);
    for (const auto& [session, file] : decides.pairs) {
        const domain::WorkoutId workout = m_made.workouts.at(session);
        const auto same = std::find_if(command.pairings.begin(), command.pairings.end(),
                                       [&](const auto& pairing) { return pairing.workout == workout; });
        if (same != command.pairings.end())
            same->activities.push_back(m_made.activities.at(file));
        else
            command.pairings.push_back({workout, {m_made.activities.at(file)}});
    }
    return CoachAtWork::about(command.athlete, command);
}

const char* Replay::languageOf(const domain::AthleteId& athlete) const {
    const auto& all = m_made.founded.athletes;
    const auto found = std::find(all.begin(), all.end(), athlete);
    return found == all.end() ? kCompanyLanguage
                              : sample::athlete(static_cast<int>(found - all.begin())).language;
}

Result<> Replay::push(CoachKey coach, const std::vector<OpToSend>& ops, const CoachDecides* decision) {
    if (ops.empty())
        return {};
    auto answers = write(
        [&](Connection& connection) { return m_coaches.at(coach).send(connection, m_clock.now(), ops); });
    if (!answers)
        return tl::unexpected(answers.error());
    for (const protocol::OpResult& answer : *answers) {
        if (answer.outcome == protocol::Outcome::Ok)
            continue;
        Refused refused;
        refused.at = m_clock.now();
        refused.result = answer;
        if (decision != nullptr) {
            refused.decision = decision->decision;
            refused.session = decision->session;
            refused.file = decision->file;
        }
        m_made.refused.push_back(std::move(refused));
    }
    return {};
}

Result<> Replay::on(const WorkoutPlanned& planned) {
    const PlannedSession& session = m_story.planned[static_cast<std::size_t>(planned.session)];
    domain::PlanWorkout command;
    command.workout = domain::WorkoutId::make(m_clock, m_random);
    command.athlete = m_made.founded.athlete(session.athlete);
    command.day = dateOf(session.day);
    command.plan = session.workout;
    m_made.workouts[planned.session] = command.workout;
    OpToSend op;
    op.command = command;
    op.row = command.workout.uuid();
    op.scope = domain::Scope::athlete(command.athlete);
    return push(planned.by, {op}, nullptr);
}

Result<> Replay::on(const FileArrives& file) {
    const QByteArrayView bytes(reinterpret_cast<const char*>(file.bytes.data()),
                               static_cast<qsizetype>(file.bytes.size()));
    Arriving arriving;
    arriving.activity = domain::ActivityId::make(m_clock, m_random);
    arriving.athlete = m_made.founded.athlete(file.athlete);
    arriving.fileName = file.file_name;
    arriving.sha256 = platform::sha256Hex(bytes);
    arriving.size = bytes.size();
    arriving.arrival = file.arrival;
    arriving.source = QStringLiteral("file");
    arriving.words.comment = file.words.comment.toString();
    if (file.words.effort > 0)
        arriving.words.effort = file.words.effort;
    if (file.words.feel > 0)
        arriving.words.feel = file.words.feel;
    const domain::CompanyId& company = m_made.founded.company;
    if (const auto kept = m_files.keep(company, arriving.sha256, bytes); !kept)
        return tl::unexpected(database::errorFrom(kept.error()));
    auto taken = write([&](Connection& connection) -> Result<TakenUp> {
        const Viewer system = Viewer::system(company);
        const auto facts = factsOf(connection, system, arriving.athlete, m_clock.now());
        if (!facts)
            return tl::unexpected(facts.error());
        auto authority = domain::authorize<domain::Action::UploadActivity>(system.actor(), *facts);
        if (!authority)
            return tl::unexpected(errorOf(ErrorKind::Other, QStringLiteral("an athlete shows no workouts")));
        Changes changes(connection, company, m_clock.now());
        return arrive(changes, std::move(*authority), arriving);
    });
    if (!taken)
        return tl::unexpected(taken.error());
    m_made.activities[file.file] = taken->activity;
    if (file.file != m_lastFile)
        work();
    return {};
}

Result<> Replay::on(const CoachDecides& decides) {
    CoachAtWork& coach = m_coaches.at(decides.coach);
    ++m_made.decided;
    if (decides.decision == Decision::Pair)
        return push(decides.coach, {pairOp(decides)}, &decides);
    std::optional<Seen> seen;
    if (const auto earlier = m_seen.find(&decides); earlier != m_seen.end()) {
        seen = earlier->second;
    } else {
        auto now = write([&](Connection& connection) {
            return coach.look(connection, m_clock.now(), refOf(decides.session, decides.file));
        });
        if (!now)
            return tl::unexpected(now.error());
        seen = std::move(*now);
    }
    if (!seen || !seen->open) {
        ++m_made.voided;
        return {};
    }
    Dice dice = diceFor(decides, m_story.seed);
    const auto pushed =
        push(decides.coach, coach.decide(decides, *seen, languageOf(seen->athlete), dice), &decides);
    if (!pushed)
        return pushed;
    if (decides.delivery_fails)
        return failToSend(seen->athlete);
    work();
    return {};
}

/// The athlete withdraws the permission between the approval and the sending, and gives it again afterwards:
/// what was approved then waits for a coach to send it.
Result<> Replay::failToSend(const domain::AthleteId& athlete) {
    for (const bool given : {false, true}) {
        const auto recorded = write([&](Connection& connection) -> Result<std::int64_t> {
            Changes changes(connection, m_made.founded.company, m_clock.now());
            ConsentRecord consent;
            consent.id = QUuid::createUuid();
            consent.athlete = athlete;
            consent.kind = domain::ConsentKind::PublishReport;
            consent.given = given;
            consent.source = ConsentRecord::Source::AthletePage;
            consent.decidedAt = m_clock.now();
            return recordConsent(changes, consent);
        });
        if (!recorded)
            return tl::unexpected(recorded.error());
        work();
    }
    return {};
}

Result<> Replay::on(const DraftPlanted& planted) {
    return write([&](Connection& connection) -> Result<> {
        const Viewer system = Viewer::system(m_made.founded.company);
        const auto analyses = analysesOf(connection, system, m_made.workouts.at(planted.session));
        if (!analyses)
            return tl::unexpected(analyses.error());
        if (analyses->empty())
            return {};
        const auto feedback = feedbackOf(connection, system, analyses->front().id);
        if (!feedback)
            return tl::unexpected(feedback.error());
        if (!*feedback)
            return {};
        Changes changes(connection, m_made.founded.company, m_clock.now());
        return addFeedbackVersion(changes, **feedback, Writer::Model, {}, planted.text).map([](std::int64_t) {
        });
    });
}

Result<> Replay::on(const DayMarked& marked) {
    return write([&](Connection& connection) -> Result<> {
        Changes changes(connection, m_made.founded.company, m_clock.now());
        for (int day = marked.mark.first_day; day <= marked.mark.last_day; ++day) {
            MarkedDay mark;
            mark.id = QUuid::createUuid();
            mark.athlete = m_made.founded.athlete(marked.mark.athlete);
            mark.day = dateOf(day);
            mark.mark = marked.mark.mark;
            if (const auto done = markDay(changes, mark); !done)
                return done;
        }
        return {};
    });
}

Result<> Replay::on(const AthleteUnassigned& unassigned) {
    domain::AssignAthlete command;
    command.athlete = m_made.founded.athlete(unassigned.athlete);
    return push(CoachKey::Ana, {CoachAtWork::about(command.athlete, command)}, nullptr);
}

Result<> Replay::on(const CoachDeactivated& deactivated) {
    domain::DeactivateCoach command;
    command.coach = m_made.founded.coaches.at(deactivated.coach).id;
    OpToSend op;
    op.command = command;
    op.row = command.coach.uuid();
    op.scope = domain::Scope::company();
    return push(CoachKey::Ana, {op}, nullptr);
}

Result<> Replay::on(const ThresholdSet& set) {
    return write([&](Connection& connection) {
        Changes changes(connection, m_made.founded.company, m_clock.now());
        DatedThresholds thresholds;
        thresholds.id = QUuid::createUuid();
        thresholds.athlete = m_made.founded.athlete(set.row.athlete);
        thresholds.from = dateOf(set.row.from_day);
        thresholds.values = thresholdsOn(set.row.athlete, set.row.from_day);
        return putThresholds(changes, thresholds);
    });
}

Result<> Replay::happen(const Event& event) {
    if (const auto passed = passTime(event.at); !passed)
        return passed;
    return std::visit([this](const auto& what) { return on(what); }, event.what);
}

tl::expected<Replayed, QString> Replay::run(const ReplayProgress& progress) {
    if (const auto begun = begin(); !begun)
        return tl::unexpected(sentenceOf(begun.error()));
    std::size_t happened = 0;
    for (const Event& event : m_story.events) {
        if (progress && !progress(happened++, m_story.events.size()))
            return tl::unexpected(QStringLiteral("The sample was not finished."));
        if (const auto done = happen(event); !done)
            return tl::unexpected(sentenceOf(done.error()));
        if (m_fault)
            return tl::unexpected(sentenceOf(*m_fault));
    }
    const auto joined = write([this](Connection& connection) {
        return addNewcomers(connection, m_made.founded, m_story.monday, m_story.end);
    });
    if (!joined)
        return tl::unexpected(sentenceOf(joined.error()));
    m_clock.set(m_story.end);
    return std::move(m_made);
}

} // namespace

tl::expected<Replayed, QString> replay(Store& store, const RecordingFiles& files, domain::FixedClock& clock,
                                       const Story& story, const ReplayProgress& progress) {
    return Replay(store, files, clock, story).run(progress);
}

} // namespace leadout::backend::sample
