// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/analyzer.h"

#include "core/domain/access/authorized.h"
#include "core/domain/words.h"
#include "core/engine/recording/reader.h"
#include "core/engine/version.h"
#include "core/engine/workout/structure_word.h"
#include "core/protocol/analysis_flags.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <exception>
#include <span>

namespace leadout::backend {

using database::Connection;
using domain::Instant;

namespace {

constexpr std::chrono::hours kLate{48};
constexpr int kMostAttempts = 5;
constexpr std::chrono::minutes kFirstPause{1};
constexpr int kLongerEachTime = 4;
constexpr QLatin1String kTooManySamples("too_many_samples");
constexpr QLatin1String kCopy("copy"); ///< another file of a session that is here
constexpr int kFirstWeekDays = 7;      ///< of the kPastDays, in which there must be a session
constexpr std::chrono::seconds kCopyStart{2};
constexpr double kCopyLength = 0.02;
constexpr int kMostChanges = 20; ///< tries while others keep changing what an analysis rests on

engine::ReadResult decode(const QByteArray& bytes) {
    return engine::readRecording(std::span(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                           static_cast<size_t>(bytes.size())));
}

Instant secondsAt(std::uint64_t seconds) {
    return Instant(std::chrono::seconds(seconds));
}

Instant startOf(const engine::Recording& recording) {
    const auto& time = recording.samples.time;
    return secondsAt(time.empty() ? recording.start : *std::min_element(time.begin(), time.end()));
}

Instant endOf(const engine::Recording& recording) {
    const auto& time = recording.samples.time;
    if (!time.empty())
        return secondsAt(*std::max_element(time.begin(), time.end()));
    return secondsAt(recording.start +
                     static_cast<std::uint64_t>(std::clamp(recording.elapsed_s.value_or(0.0), 0.0, 1e7)));
}

/// The day on the calendar of the device, else of the athlete's time zone.
QDate dayOf(const engine::Recording& recording, const QString& timeZone) {
    const Instant start = startOf(recording);
    if (recording.utc_offset_s) {
        const Instant local = start + std::chrono::seconds(*recording.utc_offset_s);
        return QDateTime::fromMSecsSinceEpoch(millis(local), Qt::UTC).date();
    }
    return dayIn(timeZone, start);
}

bool isEmpty(const engine::ReadResult& read) {
    return read.recording.samples.size() == 0 && read.recording.legs.empty();
}

/// The activity with what its reader found; numbers by themselves, whatever workout it answers.
Activity readActivity(Activity activity, const engine::ReadResult& read, QDate day,
                      const engine::Metrics& metrics) {
    activity.state = read.error ? ActivityState::Error : ActivityState::Read;
    activity.fault =
        read.error ? std::optional(domain::wordText(engine::key(read.error->fault))) : std::nullopt;
    activity.faultByte = read.error ? std::optional(static_cast<qint64>(read.error->byte)) : std::nullopt;
    activity.warning = read.warnings.empty()
                           ? std::nullopt
                           : std::optional(domain::wordText(engine::key(read.warnings.front().fault)));
    if (isEmpty(read))
        return activity;
    activity.sport = read.recording.sport();
    activity.localDay = day;
    activity.startedAt = startOf(read.recording);
    activity.durationS = metrics.moving_s ? metrics.moving_s : metrics.timer_s;
    activity.distanceM = metrics.distance_m;
    activity.load = metrics.load ? std::optional(metrics.load->value) : std::nullopt;
    // What was said with the upload comes before what the device was told.
    if (!activity.effort)
        activity.effort = read.recording.effort;
    if (!activity.feel)
        activity.feel = read.recording.feel;
    return activity;
}

const QStringList& readFields() {
    static const QStringList fields = {
        QStringLiteral("state"),      QStringLiteral("fault"),      QStringLiteral("fault_byte"),
        QStringLiteral("warning"),    QStringLiteral("sport"),      QStringLiteral("day"),
        QStringLiteral("started_at"), QStringLiteral("duration_s"), QStringLiteral("distance_m"),
        QStringLiteral("load"),
    };
    return fields;
}

/// The fields of an activity that reading it has changed or may have.
QStringList fieldsRead(const Activity& read, const Activity& before) {
    QStringList fields = readFields();
    if (read.effort != before.effort)
        fields.append(QStringLiteral("effort"));
    if (read.feel != before.feel)
        fields.append(QStringLiteral("feel"));
    return fields;
}

/// What the athlete said about any of the recordings: all comments, the hardest effort, the worst feel.
AthleteWords wordsOf(const std::vector<Activity>& activities) {
    AthleteWords words;
    for (const Activity& each : activities) {
        const QString comment = each.comment.trimmed();
        if (!comment.isEmpty())
            words.comment += (words.comment.isEmpty() ? QString() : QStringLiteral("\n")) + comment;
        if (each.effort)
            words.effort = std::max(words.effort.value_or(0), *each.effort);
        if (each.feel)
            words.feel = std::min(words.feel.value_or(*each.feel), *each.feel);
    }
    return words;
}

std::chrono::sys_days dateOf(QDate day) {
    return std::chrono::sys_days(std::chrono::days(QDate(1970, 1, 1).daysTo(day)));
}

void addPast(const DayContext& context, AnalysisInput& input) {
    for (const Analysis& each : context.past) {
        const auto detail = protocol::readAnalysisDetail(each.detail);
        if (detail && !each.missed)
            addPast(dateOf(each.day), *detail, each.sport == engine::Sport::Cycling, input);
    }
}

/// Whether sessions with a plan are known from six weeks ago on. Nobody may say that something was the first
/// where there is no past: of a new athlete, or as long as older analyses name no structure.
bool knowsEnough(const DayContext& context) {
    const QDate early = context.day.addDays(kFirstWeekDays - kPastDays);
    return std::any_of(context.past.begin(), context.past.end(), [early](const Analysis& each) {
        if (each.missed || each.day >= early)
            return false;
        const auto detail = protocol::readAnalysisDetail(each.detail);
        return detail && !detail->structure.isEmpty();
    });
}

/// What the last session of the workout's structure came to, or that there was none.
void addLast(const DayContext& context, AnalysisInput& input) {
    const std::string structure = input.workout ? engine::structureWord(*input.workout) : std::string();
    if (structure.empty())
        return;
    for (const Analysis& each : context.alike) {
        const auto detail = protocol::readAnalysisDetail(each.detail);
        if (!detail || !engine::areAlike(detail->structure.toStdString(), structure))
            continue;
        input.last = engine::lastTimeOf(detail->metrics, detail->compliance);
        return;
    }
    input.first_of_its_kind = knowsEnough(context);
}

/// Whether somebody, or the rules, decided about this session before: about one of its recordings, or about
/// what was planned.
bool wasDecided(const DayContext& context, const SessionPlan& plan) {
    const auto isOf = [&plan](const Analysis& analysis) {
        const std::vector<domain::ActivityId> others = activitiesOf(analysis);
        return (plan.workout && analysis.workout == plan.workout) ||
               std::find_first_of(others.begin(), others.end(), plan.activities.begin(),
                                  plan.activities.end()) != others.end();
    };
    return std::any_of(context.analyses.begin(), context.analyses.end(),
                       [&isOf](const Analysis& each) { return isDecided(each) && isOf(each); });
}

AnalysisInput inputOf(const DayContext& context, const SessionPlan& plan,
                      const std::vector<Activity>& activities) {
    AnalysisInput input;
    if (const PlannedWorkout* workout = context.workout(plan.workout))
        input.workout = workoutOf(*workout);
    input.thresholds = context.thresholds;
    input.day = {context.isMarked(domain::DayMark::Sick), context.isMarked(domain::DayMark::Injured)};
    input.words = wordsOf(activities);
    const bool kept = plan.kept && !plan.kept->missed;
    input.mode = kept ? plan.kept->mode : context.athlete.feedbackMode;
    input.denied = context.denied;
    input.decided_before = wasDecided(context, plan);
    input.unsure_pairing = plan.unsure;
    input.first_after_sick = context.isFirstAfterSick();
    input.date = dateOf(context.day);
    addPast(context, input);
    addLast(context, input);
    return input;
}

/// Of everything an analysis is made from, so that the same is not stored twice. The mode is left out: it
/// belongs to an analysis, and an athlete's new one is no reason for a second analysis.
QString inputFingerprint(const DayContext& context, const SessionPlan& plan, const AnalysisInput& input,
                         const std::vector<Activity>& activities) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray& part) { hash.addData(part + '\n'); };
    add(QByteArray::number(engine::kEngineVersion));
    add(plan.workout ? plan.workout->toString().toLatin1() : QByteArray());
    if (const PlannedWorkout* workout = context.workout(plan.workout))
        add(workout->structure);
    for (const Activity& each : activities)
        add(each.sha256.toLatin1());
    for (const auto& value :
         {input.thresholds.power_w, input.thresholds.heart_rate_bpm, input.thresholds.max_heart_rate_bpm,
          input.thresholds.run_speed_m_s, input.thresholds.swim_speed_m_s})
        add(value ? QByteArray::number(*value, 'g', 12) : QByteArray());
    add(input.words.comment.toUtf8());
    add(QByteArray::number(input.words.effort.value_or(0)) + '/' +
        QByteArray::number(input.words.feel.value_or(0)));
    add(QByteArray(input.day.sick ? "s" : "") + (input.day.injured ? "i" : "") +
        (input.first_after_sick ? "f" : ""));
    add(input.denied ? QByteArray::fromStdString(input.denied->id) : QByteArray());
    add(context.athlete.language.value_or(context.company.language).toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

/// An activity of a session with what its file holds.
struct Part {
    Activity activity;
    engine::ReadResult read;
};

engine::Sport sportOf(const std::vector<engine::Sport>& legs) {
    if (legs.empty())
        return engine::Sport::Other;
    const bool one =
        std::all_of(legs.begin(), legs.end(), [&legs](engine::Sport leg) { return leg == legs.front(); });
    return one ? legs.front() : engine::Sport::Multisport;
}

/// Whether two activities are one session from two files: packed, exported in another format or fetched
/// again.
bool isCopy(const Activity& a, const Activity& b) {
    if (a.sport != b.sport || !a.startedAt || !b.startedAt || !a.durationS || !b.durationS)
        return false;
    const auto apart = *a.startedAt - *b.startedAt;
    const double longer = std::max(*a.durationS, *b.durationS);
    return apart <= kCopyStart && apart >= -kCopyStart &&
           std::abs(*a.durationS - *b.durationS) <= kCopyLength * longer;
}

/// Puts a copy aside, so that a session counts once.
void setAside(Activity& activity) {
    activity.state = ActivityState::Error;
    activity.fault = kCopy;
    activity.load.reset();
}

/// Whether nobody has changed what an analysis takes from an activity.
bool isSame(const Activity& a, const Activity& b) {
    return a.state == b.state && a.comment == b.comment && a.effort == b.effort && a.feel == b.feel;
}

/// Whether the same was made before. It may have been decided since; sending it once more would be wrong.
bool isMade(const Made& made, const std::vector<Analysis>& analyses) {
    if (made.plan.kept && made.plan.kept->state == domain::AnalysisState::Analyzing)
        return false;
    std::vector<domain::ActivityId> activities = made.plan.activities;
    std::sort(activities.begin(), activities.end());
    return std::any_of(analyses.begin(), analyses.end(), [&](const Analysis& each) {
        if (each.state == domain::AnalysisState::Analyzing || each.inputFingerprint != made.fingerprint)
            return false;
        std::vector<domain::ActivityId> others = activitiesOf(each);
        std::sort(others.begin(), others.end());
        return others == activities;
    });
}

bool isPartOf(const domain::ActivityId& activity, const std::vector<Analysis>& analyses) {
    return std::any_of(analyses.begin(), analyses.end(), [&activity](const Analysis& each) {
        return std::any_of(each.legs.begin(), each.legs.end(),
                           [&activity](const AnalyzedLeg& leg) { return leg.activity == activity; });
    });
}

/// Whether all there is was decided with the numbers of an older engine: these are what was decided about.
Result<bool> isLeftAsItWas(Connection& connection, const Viewer& viewer, const ClaimedJob& job) {
    if (!job.renewal)
        return false;
    return analysesOf(connection, viewer, domain::ActivityId(job.subject))
        .map([](const std::vector<Analysis>& analyses) {
            return !analyses.empty() && std::all_of(analyses.begin(), analyses.end(), isDecided);
        });
}

/// Tells programs that a recording was given up; what was to be made of it waits for a coach, unfinished.
Result<> tellOfFailure(Changes& changes, const ClaimedJob& job, const QString& fault) {
    Connection& connection = changes.connection();
    const Viewer viewer = Viewer::system(job.company);
    auto activity = findActivity(connection, viewer, domain::ActivityId(job.subject));
    if (!activity)
        return tl::unexpected(activity.error());
    if (!*activity)
        return {};
    (*activity)->state = ActivityState::Error;
    (*activity)->fault = fault;
    (*activity)->faultByte.reset();
    const auto saved =
        saveActivity(changes, **activity,
                     {QStringLiteral("state"), QStringLiteral("fault"), QStringLiteral("fault_byte")});
    if (!saved)
        return tl::unexpected(saved.error());
    auto analyses = analysesOf(connection, viewer, (*activity)->id);
    if (!analyses)
        return tl::unexpected(analyses.error());
    for (Analysis& each : *analyses) {
        if (each.state != domain::AnalysisState::Analyzing)
            continue;
        each.state = domain::AnalysisState::ReviewPending;
        each.flags = QStringList{domain::wordText(protocol::analysis_flag::kError)};
        each.detail = "{}";
        each.inputFingerprint.clear();
        const auto put = putAnalysis(
            changes, each, {QStringLiteral("state"), QStringLiteral("flags"), QStringLiteral("detail")});
        if (!put)
            return tl::unexpected(put.error());
    }
    return {};
}

} // namespace

Analyzer::Analyzer(Store& store, const RecordingFiles& files, const domain::Clock& clock,
                   domain::Random& random, Fault fault, std::size_t mostSamples)
    : m_store(store)
    , m_files(files)
    , m_clock(clock)
    , m_random(random)
    , m_fault(std::move(fault))
    , m_mostSamples(mostSamples) {}

void Analyzer::report(const database::DatabaseError& error) const {
    if (m_fault)
        m_fault(error);
}

std::int64_t Analyzer::resume() {
    const Instant now = m_clock.now();
    const auto renewed = m_store
                             .write([now](Connection& connection) {
                                 return reopenAnalyzeJobs(connection).and_then([&] {
                                     return renewAnalyzeJobs(connection, engine::kEngineVersion, now);
                                 });
                             })
                             .get();
    if (!renewed)
        report(renewed.error());
    return renewed.value_or(0);
}

bool Analyzer::next() {
    const Instant now = m_clock.now();
    const auto job =
        m_store.write([now](Connection& connection) { return claimAnalyzeJob(connection, now); }).get();
    if (!job) {
        report(job.error());
        return false;
    }
    if (!*job)
        return false;
    Result<> done;
    QString fault = QStringLiteral("database");
    try {
        done = work(**job);
    } catch (const std::exception& error) {
        fault = QStringLiteral("exception");
        done =
            tl::unexpected(database::errorOf(database::ErrorKind::Other, QString::fromLatin1(error.what())));
    }
    if (!done) {
        report(done.error());
        if (const auto given = giveUp(**job, fault); !given)
            report(given.error());
    }
    return true;
}

Result<> Analyzer::giveUp(const ClaimedJob& job, const QString& fault) {
    std::optional<Instant> again;
    if (job.attempts < kMostAttempts) {
        std::chrono::minutes pause = kFirstPause;
        for (int i = 1; i < job.attempts; ++i)
            pause *= kLongerEachTime;
        again = m_clock.now() + pause;
    }
    return m_store
        .write([&](Connection& connection) {
            Changes changes(connection, job.company, m_clock.now());
            const auto failed = failAnalyzeJob(changes, job.id, fault, again);
            // What an older engine read is still there when a newer one cannot read it.
            return failed && !again && !job.renewal ? tellOfFailure(changes, job, kNotAnalyzed) : failed;
        })
        .get();
}

Result<> Analyzer::leave(const ClaimedJob& job, const Found& found) {
    return m_store
        .write([&](Connection& connection) {
            Changes changes(connection, job.company, m_clock.now());
            return found.decided ? finishAnalyzeJob(changes, job.id) : passAnalyzeJob(changes, job.id);
        })
        .get();
}

Result<Analyzer::Found> Analyzer::find(const ClaimedJob& job) {
    return m_store
        .read([&](Connection& connection) -> Result<Found> {
            const Viewer viewer = Viewer::system(job.company);
            const auto facts = factsOf(connection, viewer, job.athlete, m_clock.now());
            if (!facts)
                return tl::unexpected(facts.error());
            if (!domain::authorize<domain::Action::AnalyzeActivity>(viewer.actor(), *facts))
                return Found();
            const auto left = isLeftAsItWas(connection, viewer, job);
            if (!left)
                return tl::unexpected(left.error());
            if (*left)
                return Found{std::nullopt, true};
            return findActivity(connection, viewer, domain::ActivityId(job.subject))
                .map([](const std::optional<Activity>& activity) {
                    return Found{activity, false};
                });
        })
        .get();
}

Result<> Analyzer::work(const ClaimedJob& job) {
    const auto found = find(job);
    if (!found)
        return tl::unexpected(found.error());
    if (!found->activity)
        return leave(job, *found);
    const Activity& activity = *found->activity;
    const auto bytes = m_files.read(job.company, activity.sha256);
    if (!bytes)
        return tl::unexpected(database::errorFrom(bytes.error()));
    const engine::ReadResult read = decode(*bytes);
    const auto athlete = m_store
                             .read([&](Connection& connection) {
                                 return findAthlete(connection, Viewer::system(job.company), job.athlete);
                             })
                             .get();
    if (!athlete)
        return tl::unexpected(athlete.error());
    const QDate day = dayOf(read.recording, *athlete ? (*athlete)->timeZone : QString());
    for (int i = 0; i < kMostChanges; ++i) {
        const auto today = find(job);
        if (!today)
            return tl::unexpected(today.error());
        if (!today->activity)
            return leave(job, *today);
        const auto step = analyseIn(job, *today->activity, read, day);
        if (!step)
            return tl::unexpected(step.error());
        if (*step == Step::Done)
            return {};
    }
    return giveUp(job, QStringLiteral("changing"));
}

Result<std::optional<Made>> Analyzer::make(const ClaimedJob& job, const DayContext& today,
                                           const Activity& activity, const engine::ReadResult& read,
                                           const engine::Metrics& metrics) const {
    Made made;
    made.plan = planFor(today, activity, read.recording, metrics);
    std::vector<Part> parts;
    std::size_t samples = read.recording.samples.size();
    for (const domain::ActivityId& id : made.plan.activities) {
        if (id == activity.id) {
            parts.push_back({activity, read});
            continue;
        }
        const Activity* other = today.activity(id);
        if (!other)
            return tl::unexpected(
                database::errorOf(database::ErrorKind::Other, QStringLiteral("an activity is gone")));
        const auto bytes = m_files.read(job.company, other->sha256);
        if (!bytes)
            return tl::unexpected(database::errorFrom(bytes.error()));
        parts.push_back({*other, decode(*bytes)});
        samples += parts.back().read.recording.samples.size();
        if (samples > m_mostSamples)
            return std::optional<Made>();
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return startOf(a.read.recording) < startOf(b.read.recording);
    });
    std::vector<Activity> activities;
    for (const Part& each : parts) {
        activities.push_back(each.activity);
        const int legs = std::max(1, static_cast<int>(each.read.recording.legs.size()));
        made.members.push_back({each.activity.id, legs, startOf(each.read.recording)});
    }
    AnalysisInput input = inputOf(today, made.plan, activities);
    input.renewal = job.renewal;
    made.fingerprint = inputFingerprint(today, made.plan, input, activities);
    bool whole = true;
    for (Part& each : parts) {
        whole = whole && !each.read.error;
        input.files.push_back(std::move(each.read));
    }
    made.result = analyse(input);
    made.sport = sportOf(made.result.detail.legs);
    // Files name their sport at the end, so half of one is taken for what was planned.
    if (const PlannedWorkout* workout = today.workout(made.plan.workout);
        workout && !whole && made.sport == engine::Sport::Other)
        made.sport = workout->sport;
    return made;
}

Result<Analyzer::Step> Analyzer::analyseIn(const ClaimedJob& job, const Activity& first,
                                           const engine::ReadResult& read, QDate day) {
    const Viewer viewer = Viewer::system(job.company);
    const auto context = m_store
                             .read([&](Connection& connection) {
                                 return readDay(connection, viewer, first, day, m_clock.now());
                             })
                             .get();
    if (!context)
        return tl::unexpected(context.error());
    if (!*context)
        return leave(job, {}).map([] { return Step::Done; });
    const DayContext& today = **context;
    const engine::Metrics metrics = metricsOf(read.recording, today.thresholds);
    Activity activity = readActivity(first, read, day, metrics);

    // What is in an analysis already was asked for, and so was what was read before and is not history.
    const bool asked = isPartOf(first.id, today.analyses);
    const bool known = first.localDay.has_value() && first.state != ActivityState::History;
    const bool late = first.arrival == domain::Arrival::Synced && !known && !asked &&
                      first.arrivedAt - endOf(read.recording) > kLate;
    const bool active = today.athlete.status == domain::AthleteStatus::Active;
    if (late && !read.error)
        activity.state = ActivityState::History;
    const bool copy =
        !read.error && !asked &&
        std::any_of(today.activities.begin(), today.activities.end(), [&](const Activity& other) {
            return other.id != first.id && !other.fault && isCopy(activity, other);
        });
    if (copy)
        setAside(activity);
    std::optional<Made> made;
    bool tooMuch = false;
    if ((active || asked) && !late && !copy && !isEmpty(read)) {
        auto analysed = make(job, today, activity, read, metrics);
        if (!analysed)
            return tl::unexpected(analysed.error());
        tooMuch = !*analysed;
        made = std::move(*analysed);
    }
    const auto freshAnalysis = domain::AnalysisId::make(m_clock, m_random);
    const auto freshFeedback = domain::FeedbackId::make(m_clock, m_random);
    const QByteArray basis = today.fingerprint();
    return m_store
        .write([&](Connection& connection) -> Result<Step> {
            const auto now = readDay(connection, viewer, first, day, m_clock.now());
            if (!now)
                return tl::unexpected(now.error());
            const auto same = findActivity(connection, viewer, first.id);
            if (!same)
                return tl::unexpected(same.error());
            if (!*now || (*now)->fingerprint() != basis || !*same || !isSame(**same, first))
                return Step::Changed;
            Changes changes(connection, job.company, m_clock.now());
            if (const auto saved = saveActivity(changes, activity, fieldsRead(activity, first)); !saved)
                return tl::unexpected(saved.error());
            if (made && !isMade(*made, today.analyses)) {
                const auto saved = save(changes, viewer, today, *made, freshAnalysis, freshFeedback);
                if (!saved)
                    return tl::unexpected(saved.error());
            }
            if (tooMuch) {
                const auto told = tellOfFailure(changes, job, kTooManySamples).and_then([&] {
                    return failAnalyzeJob(changes, job.id, kTooManySamples, {});
                });
                return told.map([] { return Step::Done; });
            }
            return finishAnalyzeJob(changes, job.id).map([] { return Step::Done; });
        })
        .get();
}

} // namespace leadout::backend
