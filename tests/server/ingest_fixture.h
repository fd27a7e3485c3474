// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/analyzer.h"
#include "core/backend/ingest/arrival.h"
#include "core/backend/ingest/day_chores.h"
#include "core/backend/store/entrances.h"
#include "core/engine/recording/fit_writer.h"
#include "core/engine/workout/structure.h"
#include "core/platform/crypto/digest.h"
#include "core/protocol/analysis_flags.h"
#include "core/protocol/workout_json.h"
#include "tests/server/api_fixture.h"

#include <QDateTime>
#include <QDir>
#include <QTimeZone>

#include <memory>

namespace leadout::test {

/// How a ride was ridden.
struct Ride {
    int minutes = 60;
    int watts = 140;
    engine::Sport sport = engine::Sport::Cycling;
    bool with_power = true;
};

/// A moment in UTC.
inline domain::Instant utc(QDate day, int hour, int minute = 0) {
    return backend::instantFrom(QDateTime(day, QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch());
}

/// An even ride from a moment on, one sample a second.
inline engine::Recording rideOf(domain::Instant start, const Ride& ride) {
    engine::Recording recording;
    recording.start = static_cast<std::uint32_t>(backend::millis(start) / 1000);
    const auto seconds = static_cast<std::uint32_t>(ride.minutes) * 60;
    for (std::uint32_t i = 0; i < seconds; ++i) {
        recording.samples.time.push_back(recording.start + i);
        if (ride.with_power)
            recording.samples.power_w.put(i, static_cast<std::uint16_t>(ride.watts));
        recording.samples.heart_rate_bpm.put(i, 130);
        recording.samples.speed_mm_s.put(i, ride.sport == engine::Sport::Running ? 3'000 : 8'000);
        recording.samples.distance_cm.put(i, i * (ride.sport == engine::Sport::Running ? 300 : 800));
    }
    recording.timer_s = recording.elapsed_s = seconds;
    engine::Leg leg;
    leg.sport = ride.sport;
    leg.start = recording.start;
    leg.timer_s = leg.elapsed_s = recording.timer_s;
    recording.legs = {leg};
    return recording;
}

inline QByteArray fitOf(const engine::Recording& recording) {
    const std::vector<std::uint8_t> bytes = engine::writeFitActivity(recording);
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

inline QString timeText(std::uint32_t seconds) {
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate);
}
/// The same recording as a program would export it: as one lap in TCX.
inline QByteArray tcxOf(const engine::Recording& recording) {
    const engine::Samples& samples = recording.samples;
    QString points;
    for (std::size_t i = 0; i < samples.size(); ++i)
        points +=
            QStringLiteral("<Trackpoint><Time>%1</Time><DistanceMeters>%2</DistanceMeters><HeartRateBpm>"
                           "<Value>%3</Value></HeartRateBpm><Extensions><ns3:TPX><ns3:Watts>%4</ns3:Watts>"
                           "</ns3:TPX></Extensions></Trackpoint>")
                .arg(timeText(samples.time[i]))
                .arg(samples.distance_cm.raw(i) / 100.0)
                .arg(samples.heart_rate_bpm.raw(i))
                .arg(samples.power_w.raw(i));
    return QStringLiteral("<?xml version='1.0'?><TrainingCenterDatabase><Activities><Activity Sport='Biking'>"
                          "<Lap StartTime='%1'><TotalTimeSeconds>%2</TotalTimeSeconds><Track>%3</Track></Lap>"
                          "</Activity></Activities></TrainingCenterDatabase>")
        .arg(timeText(recording.start))
        .arg(recording.timer_s.value_or(0.0))
        .arg(points)
        .toUtf8();
}
/// As one track in GPX, northwards.
inline QByteArray gpxOf(const engine::Recording& recording) {
    const engine::Samples& samples = recording.samples;
    QString points;
    for (std::size_t i = 0; i < samples.size(); ++i)
        points += QStringLiteral("<trkpt lat='%1' lon='7.5'><time>%2</time><extensions><power>%3</power>"
                                 "<gpxtpx:hr>%4</gpxtpx:hr></extensions></trkpt>")
                      .arg(45.0 + samples.distance_cm.raw(i) / 11'119'500.0, 0, 'f', 7)
                      .arg(timeText(samples.time[i]))
                      .arg(samples.power_w.raw(i))
                      .arg(samples.heart_rate_bpm.raw(i));
    return QStringLiteral(
               "<?xml version='1.0'?><gpx><trk><type>cycling</type><trkseg>%1</trkseg></trk></gpx>")
        .arg(points)
        .toUtf8();
}
inline QByteArray fit(domain::Instant start, const Ride& ride = {}) {
    return fitOf(rideOf(start, ride));
}

/// A steady workout: so many minutes at a share of threshold power, or for runs without a target.
inline engine::Workout steady(int minutes, engine::Sport sport = engine::Sport::Cycling) {
    engine::Workout workout;
    workout.name = "Endurance";
    workout.sport = sport;
    engine::Step step;
    step.extent = {engine::Extent::Unit::Seconds, minutes * 60.0};
    if (sport == engine::Sport::Cycling)
        step.target = {engine::TargetMeasure::PowerPercent, 65, 75, false};
    workout.items = {step};
    return workout;
}

/// A company with one athlete of 200 W, real files and a real database, without HTTP.
class IngestFixture {
public:
    IngestFixture() {
        backend::StoreOptions options;
        options.path = m_folder.filePath(QStringLiteral("leadout.db"));
        auto opened = backend::Store::open(options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        store = std::move(*opened);
        auto kept = backend::RecordingFiles::open(m_folder.filePath(QStringLiteral("files")));
        if (!kept)
            qFatal("no folder for files");
        files = std::make_unique<backend::RecordingFiles>(std::move(*kept));
        clock.set(utc(kDay, 12));
        backend::Company made;
        made.id = company = domain::CompanyId::make(clock, random);
        made.name = QStringLiteral("Northside");
        made.timeZone = QStringLiteral("Europe/Berlin");
        made.createdAt = clock.now();
        done([&](backend::Changes& changes) { return backend::addCompany(changes, made); });
        athlete = addAthlete();
        restart();
    }

    static inline const QDate kDay{2026, 11, 18};

    /// As after a start of the program.
    void restart() {
        analyzer = std::make_unique<backend::Analyzer>(
            *store, *files, clock, random, [](const database::DatabaseError& error) {
                qWarning("%s %s", qPrintable(error.detail), qPrintable(error.statement));
            });
        analyzer->resume();
    }

    /// Runs `job(Changes&) -> Result<T>`; fails the test when it does not work.
    template <class Job>
    auto done(Job job) -> typename std::invoke_result_t<Job, backend::Changes&>::value_type {
        auto result = store
                          ->write([&](database::Connection& connection) {
                              backend::Changes changes(connection, company, clock.now());
                              return job(changes);
                          })
                          .get();
        if (!result)
            QTest::qFail(qPrintable(result.error().detail + u' ' + result.error().statement), __FILE__,
                         __LINE__);
        if constexpr (!std::is_void_v<typename decltype(result)::value_type>)
            return result ? std::move(*result) : typename decltype(result)::value_type();
    }
    template <class Job>
    auto read(Job job) ->
        typename std::invoke_result_t<Job, database::Connection&, backend::Viewer>::value_type {
        auto result =
            store->read([&](database::Connection& connection) { return job(connection, viewer()); }).get();
        if (!result)
            QTest::qFail(qPrintable(result.error().detail + u' ' + result.error().statement), __FILE__,
                         __LINE__);
        return result ? std::move(*result) : typename decltype(result)::value_type();
    }
    backend::Viewer viewer() const { return backend::Viewer::system(company); }

    domain::AthleteId addAthlete(const QString& zone = QStringLiteral("Europe/Berlin"),
                                 domain::FeedbackMode mode = domain::FeedbackMode::Review) {
        backend::Athlete made;
        made.id = domain::AthleteId::make(clock, random);
        made.name = QStringLiteral("Mara");
        made.timeZone = zone;
        made.feedbackMode = mode;
        made.createdAt = clock.now();
        backend::DatedThresholds thresholds;
        thresholds.id = domain::makeUuidV7(clock, random);
        thresholds.athlete = made.id;
        thresholds.from = QDate(2026, 1, 1);
        thresholds.values.power_w = 200;
        thresholds.values.heart_rate_bpm = 165;
        thresholds.values.run_speed_m_s = 4;
        done([&](backend::Changes& changes) -> backend::Result<> {
            if (const auto put = backend::putAthlete(changes, made); !put)
                return tl::unexpected(put.error());
            return backend::putThresholds(changes, thresholds);
        });
        return made.id;
    }

    template <class Change>
    void changeAthlete(const domain::AthleteId& id, Change change) {
        auto found = read([&](database::Connection& c, const backend::Viewer& v) {
            return backend::findAthlete(c, v, id);
        });
        change(*found);
        done([&](backend::Changes& changes) {
            return backend::putAthlete(changes, *found, {QStringLiteral("status")});
        });
    }

    void consent(const domain::AthleteId& id, domain::ConsentKind kind, bool given = true,
                 const std::optional<QDate>& until = {}) {
        backend::ConsentRecord record;
        record.id = domain::makeUuidV7(clock, random);
        record.athlete = id;
        record.kind = kind;
        record.given = given;
        record.source = backend::ConsentRecord::Source::Import;
        record.decidedAt = clock.now();
        record.until = until;
        done([&](backend::Changes& changes) { return backend::recordConsent(changes, record); });
    }
    void mark(const domain::AthleteId& id, QDate day, domain::DayMark mark) {
        const backend::MarkedDay marked{domain::makeUuidV7(clock, random), id, day, mark};
        done([&](backend::Changes& changes) { return backend::markDay(changes, marked); });
    }

    backend::PlannedWorkout plan(const domain::AthleteId& id, QDate day, const engine::Workout& workout) {
        const auto totals = engine::plannedTotals(workout, {200, 165, {}, 4, {}});
        backend::PlannedWorkout planned;
        planned.id = domain::WorkoutId::make(clock, random);
        planned.athlete = id;
        planned.day = day;
        planned.name = QString::fromStdString(workout.name);
        planned.sport = workout.sport;
        planned.type = workout.type;
        planned.durationS = totals.duration_s;
        planned.load = totals.load;
        planned.createdAt = clock.now();
        protocol::JsonWriter out;
        protocol::writeWorkout(out, workout);
        planned.structure = out.take();
        done([&](backend::Changes& changes) { return backend::putWorkout(changes, planned); });
        return planned;
    }

    backend::TakenUp arrive(const domain::AthleteId& id, const QByteArray& bytes,
                            const backend::AthleteWords& words = {},
                            domain::Arrival arrival = domain::Arrival::ByHand) {
        backend::Arriving file;
        file.activity = domain::ActivityId::make(clock, random);
        file.athlete = id;
        file.fileName = QStringLiteral("ride.fit");
        file.sha256 = platform::sha256Hex(bytes);
        file.size = bytes.size();
        file.arrival = arrival;
        file.source = QStringLiteral("file");
        file.words = words;
        if (!files->keep(company, file.sha256, QByteArrayView(bytes)))
            qFatal("the file was not kept");
        return done([&](backend::Changes& changes) -> backend::Result<backend::TakenUp> {
            const auto facts = backend::factsOf(changes.connection(), viewer(), id, clock.now());
            if (!facts)
                return tl::unexpected(facts.error());
            auto allowed = domain::authorize<domain::Action::UploadActivity>(domain::Actor::system(), *facts);
            if (!allowed)
                return tl::unexpected(
                    database::errorOf(database::ErrorKind::Other, QStringLiteral("not allowed")));
            return backend::arrive(changes, *allowed, file);
        });
    }
    /// Lets a file arrive and does all that is due.
    backend::Activity take(const domain::AthleteId& id, const QByteArray& bytes,
                           const backend::AthleteWords& words = {},
                           domain::Arrival arrival = domain::Arrival::ByHand) {
        const auto taken = arrive(id, bytes, words, arrival);
        drain();
        return activity(taken.activity);
    }
    int drain() {
        int count = 0;
        while (analyzer->next())
            ++count;
        return count;
    }

    backend::Activity activity(const domain::ActivityId& id) {
        return read([&](database::Connection& c, const backend::Viewer& v) {
                   return backend::findActivity(c, v, id);
               })
            .value_or(backend::Activity());
    }
    backend::PlannedWorkout workout(const domain::WorkoutId& id) {
        return read([&](database::Connection& c, const backend::Viewer& v) {
                   return backend::findWorkout(c, v, id);
               })
            .value_or(backend::PlannedWorkout());
    }
    std::vector<backend::Analysis> analyses(const domain::AthleteId& id) {
        return read([&](database::Connection& c, const backend::Viewer& v) {
            return backend::analysesBetween(c, v, id, QDate(2026, 1, 1), QDate(2027, 12, 31));
        });
    }
    /// The athlete's only analysis.
    backend::Analysis only(const domain::AthleteId& id) {
        const auto all = analyses(id);
        if (all.size() != 1)
            QTest::qFail(qPrintable(QStringLiteral("%1 analyses").arg(all.size())), __FILE__, __LINE__);
        return all.empty() ? backend::Analysis() : all.front();
    }
    protocol::AnalysisDetail detail(const backend::Analysis& analysis) {
        const auto read = protocol::readAnalysisDetail(analysis.detail);
        if (!read)
            QTest::qFail(qPrintable(read.error().path), __FILE__, __LINE__);
        return read.value_or(protocol::AnalysisDetail());
    }
    QString text(const backend::Analysis& analysis) {
        const auto found = read([&](database::Connection& c, const backend::Viewer& v) {
            return backend::feedbackOf(c, v, analysis.id);
        });
        return found ? found->current().text : QStringLiteral("(none)");
    }
    /// Decides about an analysis as its publication would.
    void decide(backend::Analysis analysis, domain::AnalysisState state) {
        analysis.state = state;
        analysis.decidedAt = clock.now();
        done([&](backend::Changes& changes) {
            return backend::putAnalysis(changes, analysis,
                                        {QStringLiteral("state"), QStringLiteral("decided_at")});
        });
    }
    /// As after a restore without the folder of recordings.
    void loseFiles() { QDir(m_folder.filePath(QStringLiteral("files"))).removeRecursively(); }
    void chores() {
        if (const auto run = backend::runDayChores(*store, clock, random); !run)
            QTest::qFail(qPrintable(run.error().detail), __FILE__, __LINE__);
    }

private:
    QTemporaryDir m_folder;

public:
    domain::FixedClock clock{utc(kDay, 12)};
    domain::SeededRandom random{20261118};
    std::unique_ptr<backend::Store> store;
    std::unique_ptr<backend::RecordingFiles> files;
    std::unique_ptr<backend::Analyzer> analyzer;
    domain::CompanyId company;
    domain::AthleteId athlete;
};

} // namespace leadout::test
