// SPDX-License-Identifier: GPL-3.0-or-later
// The program as its users run it: arguments in, lines and an exit status out.
#include "core/engine/recording/fit_writer.h"
#include "core/engine/workout/fit_workout.h"
#include "core/engine/workout/writer.h"
#include "tests/support/base/shared_files.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace leadout;

namespace {

struct Run {
    int status = -1;
    QByteArray output;
    QByteArray errors;

    QList<QJsonObject> lines() const {
        QList<QJsonObject> objects;
        for (const QByteArray& line : output.split('\n')) {
            if (!line.isEmpty())
                objects.append(QJsonDocument::fromJson(line).object());
        }
        return objects;
    }
};

Run analyze(const QStringList& arguments) {
    QProcess program;
    program.start(QStringLiteral(LEADOUT_ANALYZE), arguments);
    if (!program.waitForFinished(60'000) || program.exitStatus() != QProcess::NormalExit)
        qFatal("leadout-analyze did not end as it should");
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

/// An hour at a steady power on a turbo trainer, as one lap.
engine::Recording steadyHour(std::uint16_t watts) {
    engine::Recording ride;
    ride.start = 1'790'000'000;
    ride.timer_s = 3600;
    ride.elapsed_s = 3600;
    for (std::uint32_t i = 0; i < 3600; ++i) {
        ride.samples.time.push_back(ride.start + i);
        ride.samples.power_w.put(i, watts);
        ride.samples.heart_rate_bpm.put(i, 140);
        ride.samples.cadence_rpm.put(i, 90);
    }
    engine::Leg leg;
    leg.sport = engine::Sport::Cycling;
    leg.indoor = true;
    leg.start = ride.start;
    leg.timer_s = 3600;
    leg.elapsed_s = 3600;
    ride.legs.push_back(leg);
    engine::Lap lap;
    lap.start = ride.start;
    lap.end = ride.start + 3600;
    lap.timer_s = 3600;
    ride.laps.push_back(lap);
    return ride;
}

engine::Workout hourAt(double low, double high) {
    engine::Workout workout;
    workout.name = "Steady";
    workout.sport = engine::Sport::Cycling;
    engine::Step step;
    step.extent = {engine::Extent::Unit::Seconds, 3600};
    step.target = {engine::TargetMeasure::PowerPercent, low, high, false};
    workout.items.push_back(step);
    return workout;
}

} // namespace

class TestProgram : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString& name, const QByteArray& bytes) {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("a test file could not be written");
        return out.fileName();
    }

    QString file(const QString& name, const std::vector<std::uint8_t>& bytes) {
        return file(name, QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                     static_cast<qsizetype>(bytes.size())));
    }

    QString ride(std::uint16_t watts = 200) {
        return file(QStringLiteral("ride%1.fit").arg(watts), engine::writeFitActivity(steadyHour(watts)));
    }

private Q_SLOTS:
    void aRideBecomesOneLineWithItsNumbers() {
        const Run run =
            analyze({QStringLiteral("--json"), QStringLiteral("--ftp"), QStringLiteral("250"), ride()});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.lines().size(), 1);
        const QJsonObject line = run.lines().first();
        QCOMPARE(line[u"ok"], QJsonValue(true));
        QCOMPARE(line[u"error"], QJsonValue(QJsonValue::Null));
        QCOMPARE(line[u"sport"].toString(), QStringLiteral("cycling"));
        QCOMPARE(line[u"records"].toInt(), 3600);
        QCOMPARE(line[u"laps"].toInt(), 1);
        QCOMPARE(line[u"weighted_power_w"].toDouble(), 200.0);
        QCOMPARE(line[u"intensity"].toDouble(), 0.8);
        QCOMPARE(line[u"load"].toDouble(), 64.0);
        QCOMPARE(line[u"sums"][u"power"].toInt(), 720'000);
        QCOMPARE(line[u"mean_max_w"][u"3600"].toDouble(), 200.0);
        QVERIFY(!line.contains(u"score"));
    }

    void whatIsMissingIsNull() {
        const Run run = analyze({QStringLiteral("--json"), ride()});
        const QJsonObject line = run.lines().value(0);
        for (const auto& name : {u"load", u"intensity", u"distance_m"}) {
            QVERIFY(line.contains(QStringView(name)));
            QVERIFY(line[QStringView(name)].isNull());
        }
    }

    void everyNumberIsThereOrSaysWhyNot() {
        const Run run =
            analyze({QStringLiteral("--json"), QStringLiteral("--ftp"), QStringLiteral("250"), ride()});
        const QJsonObject metrics = run.lines().value(0)[u"metrics"].toObject();
        QCOMPARE(metrics[u"variability"].toDouble(), 1.0);
        QCOMPARE(metrics[u"efficiency"].toDouble(), 1.429);
        QCOMPARE(metrics[u"decoupling_percent"].toDouble(), 0.0);
        QCOMPARE(metrics[u"peak_power_w"][u"1200"].toDouble(), 200.0);
        QCOMPARE(metrics[u"power_zones_s"].toArray().at(2).toDouble(), 3600.0); // 187.5 W and more
        const QJsonObject absent = metrics[u"absent"].toObject();
        int missing = 0;
        for (auto it = metrics.begin(); it != metrics.end(); ++it) {
            QCOMPARE(absent.contains(it.key()), it->isNull());
            missing += it->isNull() ? 1 : 0;
        }
        QCOMPARE(absent.size(), missing);
        QCOMPARE(metrics[u"moving_s"].toDouble(), 3600.0);
        QCOMPARE(metrics[u"intensity"].toDouble(), 0.8);
        QCOMPARE(absent[u"distance_m"].toString(), QStringLiteral("No distance was recorded."));
        QCOMPARE(absent[u"heart_rate_zones_s"].toString(),
                 QStringLiteral("The threshold that this number refers to isn't known."));
        QCOMPARE(absent[u"swim_speed_m_s"].toString(),
                 QStringLiteral("There is no such number for this sport: ride."));
    }

    void readingSeveralFilesAtOncePrintsTheSame() {
        QStringList files = {m_folder.filePath(QStringLiteral("gone.fit"))};
        for (std::uint16_t i = 0; i < 40; ++i)
            files.append(ride(static_cast<std::uint16_t>(150 + i % 7)));
        const Run one = analyze(QStringList{QStringLiteral("--json")} + files);
        for (const char* jobs : {"1", "2", "7"}) {
            const Run several = analyze(
                QStringList{QStringLiteral("--json"), QStringLiteral("--jobs"), QLatin1String(jobs)} + files);
            QCOMPARE(several.status, one.status);
            QCOMPARE(several.output, one.output);
        }
    }

    void aFullDiskEndsSeveralJobsToo() {
        QStringList arguments = {QStringLiteral("--json"), QStringLiteral("--jobs"), QStringLiteral("2")};
        for (int i = 0; i < 100; ++i)
            arguments.append(ride());
        QProcess program;
        program.setStandardOutputFile(QStringLiteral("/dev/full"));
        program.start(QStringLiteral(LEADOUT_ANALYZE), arguments);
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 1);
    }

    void theCurveComesInStepsOfOnePerCent() {
        const Run run = analyze({QStringLiteral("--json"), QStringLiteral("--curve"), ride()});
        const QJsonArray curve = run.lines().value(0)[u"mean_max_curve"].toArray();
        QVERIFY(curve.size() > 400);
        QCOMPARE(curve.first()[0].toInt(), 1);
        QCOMPARE(curve.last()[0].toInt(), 3600);
        QCOMPARE(curve.last()[1].toDouble(), 200.0);
    }

    void aSpikeAndASlowRecordingAreSaid() {
        engine::Recording spiked = steadyHour(200);
        spiked.samples.power_w.put(100, 40'000);
        engine::Recording slow = steadyHour(200);
        for (std::size_t i = 0; i < slow.samples.size(); ++i)
            slow.samples.time[i] = slow.start + static_cast<std::uint32_t>(4 * i);
        const Run run = analyze({QStringLiteral("--json"),
                                 file(QStringLiteral("spike.fit"), engine::writeFitActivity(spiked)),
                                 file(QStringLiteral("slow.fit"), engine::writeFitActivity(slow))});
        QCOMPARE(run.lines().size(), 2);
        QCOMPARE(run.lines()[0][u"warnings"].toArray().size(), 1);
        QVERIFY(
            run.lines()[0][u"warnings"][0].toString().startsWith(QStringLiteral("Values beyond reason: 1")));
        QCOMPARE(run.lines()[0][u"mean_max_w"][u"5"].toDouble(), 200.0);
        QVERIFY(run.lines()[1][u"warnings"][0].toString().contains(QStringLiteral("every 4 s")));
        QCOMPARE(run.lines()[1][u"mean_max_w"][u"60"].toDouble(), 200.0);
    }

    void aLoadThatIsAnEstimateSaysWhy() {
        engine::Recording slow = steadyHour(200);
        for (std::size_t i = 0; i < slow.samples.size(); ++i)
            slow.samples.time[i] = slow.start + static_cast<std::uint32_t>(4 * i);
        const QString slowFile = file(QStringLiteral("slow-load.fit"), engine::writeFitActivity(slow));
        const QStringList known = {QStringLiteral("--ftp"), QStringLiteral("250")};
        const QString why = QStringLiteral("Recorded every 4 s on average, so the load is an estimate.");
        const Run lines =
            analyze(QStringList{QStringLiteral("--json")} + known + QStringList{slowFile, ride()});
        QCOMPARE(lines.lines().size(), 2);
        QCOMPARE(lines.lines()[0][u"metrics"][u"estimates"][u"load"].toString(), why);
        QVERIFY(lines.lines()[1][u"metrics"][u"estimates"].toObject().isEmpty());
        const QString text = QString::fromUtf8(analyze(known + QStringList{slowFile}).output);
        const QStringList loads = text.split(u'\n').filter(QStringLiteral("  Load "));
        QCOMPARE(loads.size(), 1);
        QVERIFY2(loads.front().contains(why), qPrintable(loads.front()));
    }

    void theBalanceOfTheWorkAboveCriticalPowerIsTold() {
        engine::Recording hard = steadyHour(120);
        const auto effort = [&hard](std::size_t start, std::size_t seconds) {
            for (std::size_t i = start; i < start + seconds; ++i)
                hard.samples.power_w.put(i, static_cast<std::uint16_t>(250 + 20'000 / seconds));
        };
        effort(300, 180);
        effort(900, 480);
        effort(1800, 1200);
        const Run run = analyze({QStringLiteral("--json"),
                                 file(QStringLiteral("hard.fit"), engine::writeFitActivity(hard)), ride()});
        QCOMPARE(run.lines().size(), 2);
        const QJsonObject metrics = run.lines()[0][u"metrics"].toObject();
        const QJsonObject balance = metrics[u"w_prime_balance"].toObject();
        const double whole = metrics[u"critical_power"][u"w_prime_j"].toDouble() / 1000.0;
        QVERIFY(whole > 15.0);
        QVERIFY(balance[u"least_kj"].toDouble() < whole / 4);
        QVERIFY(balance[u"least_at_s"].toInt() == 479 || balance[u"least_at_s"].toInt() == 1379 ||
                balance[u"least_at_s"].toInt() == 2999); // the end of an effort
        QVERIFY(balance[u"left_kj"].toDouble() > balance[u"least_kj"].toDouble());
        QVERIFY(balance[u"left_kj"].toDouble() < whole);
        QCOMPARE(balance[u"overdrawn"].toBool(), balance[u"least_kj"].toDouble() < 0.0);
        const QJsonObject steady = run.lines()[1][u"metrics"].toObject();
        QVERIFY(steady[u"w_prime_balance"].isNull());
        QCOMPARE(steady[u"absent"][u"w_prime_balance"], steady[u"absent"][u"critical_power"]);
    }

    void eachLegHasItsOwnNumbers() {
        engine::Recording brick = steadyHour(200);
        engine::Leg run = brick.legs.front();
        run.sport = engine::Sport::Running;
        run.start = brick.start + 1800;
        brick.legs.front().timer_s = 1800;
        run.timer_s = 1800;
        brick.legs.push_back(run);
        const Run result = analyze({QStringLiteral("--json"), QStringLiteral("--ftp"), QStringLiteral("250"),
                                    file(QStringLiteral("brick.fit"), engine::writeFitActivity(brick))});
        const QJsonObject line = result.lines().value(0);
        QCOMPARE(line[u"sport"].toString(), QStringLiteral("multisport"));
        QVERIFY(line[u"metrics"][u"decoupling_percent"].isNull());
        const QJsonArray legs = line[u"legs"].toArray();
        QCOMPARE(legs.size(), 2);
        QCOMPARE(legs[0][u"metrics"][u"decoupling_percent"].toDouble(), 0.0);
        QVERIFY(legs[1][u"metrics"][u"power_zones_s"].isNull());
        const QString text = QString::fromUtf8(analyze({QStringLiteral("--ftp"), QStringLiteral("250"),
                                                        m_folder.filePath(QStringLiteral("brick.fit"))})
                                                   .output);
        const qsizetype ride = text.indexOf(QStringLiteral("  Leg 1, cycling\n"));
        const qsizetype jog = text.indexOf(QStringLiteral("  Leg 2, running\n"));
        QVERIFY(0 < ride && ride < jog);
        QVERIFY(text.mid(ride, jog - ride).contains(QStringLiteral("Aerobic decoupling   0.0 %")));
        QVERIFY(text.mid(ride, jog - ride).contains(QStringLiteral("Moving time          0:30:00")));
        QVERIFY(text.mid(jog).contains(QStringLiteral("Moving time          0:30:00")));
        QVERIFY(!text.left(ride).contains(QStringLiteral("Leg ")));
    }

    void whatTheDeviceStoredStandsBesideTheNumbers() {
        engine::Recording hour = steadyHour(200);
        hour.legs.front().device_weighted_power_w = 203;
        const Run run = analyze(
            {QStringLiteral("--json"), file(QStringLiteral("stored.fit"), engine::writeFitActivity(hour))});
        const QJsonValue leg = run.lines().value(0)[u"legs"][0];
        QCOMPARE(leg[u"device_weighted_power_w"].toDouble(), 203.0);
        QVERIFY(leg[u"device_average_power_w"].isNull());
    }

    void aPlanAddsTheScoreAndHowItAddsUp() {
        const auto plan = engine::writeFitWorkout(hourAt(76, 84));
        QVERIFY(plan.has_value());
        const Run run = analyze({QStringLiteral("--json"), QStringLiteral("--ftp"), QStringLiteral("250"),
                                 QStringLiteral("--plan"), file(QStringLiteral("plan.fit"), *plan), ride()});
        QCOMPARE(run.status, 0);
        const QJsonObject line = run.lines().value(0);
        QCOMPARE(line[u"score"].toInt(), 100);
        QCOMPARE(line[u"band"].toString(), QStringLiteral("green"));
        QCOMPARE(line[u"verdict"].toString(), QStringLiteral("on_target"));
        QVERIFY(line[u"reason"].isNull());
        int sum = 0;
        for (const QJsonValue& row : line[u"sum"].toArray()) {
            sum += row[u"points"].toInt();
            QVERIFY(!row[u"sentence"].toString().isEmpty());
        }
        QCOMPARE(sum, 100);
    }

    void aPlanMayBeOfAnyFormatWhateverItIsCalled() {
        engine::Thresholds thresholds;
        thresholds.power_w = 250;
        for (const auto format : {engine::WorkoutFormat::Fit, engine::WorkoutFormat::Zwo,
                                  engine::WorkoutFormat::Mrc, engine::WorkoutFormat::Erg}) {
            const auto plan = engine::writeWorkout(hourAt(80, 80), format, thresholds);
            QVERIFY(plan.has_value());
            const Run run =
                analyze({QStringLiteral("--json"), QStringLiteral("--ftp"), QStringLiteral("250"),
                         QStringLiteral("--plan"), file(QStringLiteral("plan"), plan->bytes), ride()});
            QCOMPARE(run.status, 0);
            QCOMPARE(run.lines().value(0)[u"score"].toInt(), 100);
        }
        const QByteArray torn = "[COURSE HEADER]\nMINUTES PERCENT\n[COURSE DATA]\n0 50\n4 50\nfive 50\n";
        const Run run = analyze({QStringLiteral("--plan"), file(QStringLiteral("torn.mrc"), torn), ride()});
        QCOMPARE(run.status, 2);
        QVERIFY(run.errors.contains("(line 6)"));
        QVERIFY(run.errors.contains("read before that: 1."));
    }

    void farTooEasyIsSaidWithItsReason() {
        const auto plan = engine::writeFitWorkout(hourAt(95, 105));
        QVERIFY(plan.has_value());
        const Run run =
            analyze({QStringLiteral("--json"), QStringLiteral("--ftp"), QStringLiteral("250"),
                     QStringLiteral("--plan"), file(QStringLiteral("hard.fit"), *plan), ride(150)});
        const QJsonObject line = run.lines().value(0);
        QCOMPARE(line[u"verdict"].toString(), QStringLiteral("well_under"));
        QVERIFY(line[u"reason"].toString().contains(QStringLiteral("easier")));
        QVERIFY(line[u"score"].toInt() < 50);
        QCOMPARE(line[u"band"].toString(), QStringLiteral("red"));
    }

    void aTargetWithoutItsThresholdIsNotCalledMet() {
        const auto plan = engine::writeFitWorkout(hourAt(95, 105));
        QVERIFY(plan.has_value());
        const Run run = analyze({QStringLiteral("--json"), QStringLiteral("--plan"),
                                 file(QStringLiteral("unknown.fit"), *plan), ride(150)});
        const QJsonObject line = run.lines().value(0);
        QCOMPARE(line[u"warnings"].toArray().size(), 1);
        QVERIFY(line[u"warnings"][0].toString().contains(QStringLiteral("--ftp")));
    }

    void aPlanBesideHalfAFileIsComparedWithNothing() {
        const auto plan = engine::writeFitWorkout(hourAt(76, 84));
        QVERIFY(plan.has_value());
        std::vector<std::uint8_t> bytes = engine::writeFitActivity(steadyHour(200));
        bytes.resize(bytes.size() / 2);
        const Run run =
            analyze({QStringLiteral("--json"), QStringLiteral("--plan"),
                     file(QStringLiteral("steady.fit"), *plan), file(QStringLiteral("cut.fit"), bytes)});
        const QJsonObject line = run.lines().value(0);
        for (const auto& name : {u"score", u"band", u"verdict", u"reason"}) {
            QVERIFY(line.contains(QStringView(name)));
            QVERIFY(line[QStringView(name)].isNull());
        }
        QVERIFY(line[u"sum"].toArray().isEmpty());
    }

    void aFullDiskIsNotASuccess() {
        QProcess program;
        program.setStandardOutputFile(QStringLiteral("/dev/full"));
        program.start(QStringLiteral(LEADOUT_ANALYZE), {QStringLiteral("--json"), ride()});
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 1);
    }

    void theOthersAreReadWhenOneIsBad() {
        const QString text = file(QStringLiteral("text.fit"), QByteArray("not a recording"));
        const QString empty = file(QStringLiteral("empty.fit"), QByteArray());
        const QString gone = m_folder.filePath(QStringLiteral("gone.fit"));
        const Run run = analyze({QStringLiteral("--json"), text, empty, gone, ride()});
        QCOMPARE(run.status, 1);
        QCOMPARE(run.lines().size(), 4);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(run.lines()[i][u"ok"], QJsonValue(false));
            QVERIFY(!run.lines()[i][u"error"].toString().isEmpty());
            for (const auto& name : {u"records", u"laps"}) {
                QVERIFY(run.lines()[i].contains(QStringView(name)));
                QVERIFY(run.lines()[i][QStringView(name)].isNull());
            }
        }
        QCOMPARE(run.lines()[3][u"ok"], QJsonValue(true));
    }

    void halfAFileKeepsWhatWasRead() {
        std::vector<std::uint8_t> bytes = engine::writeFitActivity(steadyHour(200));
        bytes.resize(bytes.size() / 2);
        const Run run = analyze({QStringLiteral("--json"), file(QStringLiteral("half.fit"), bytes)});
        QCOMPARE(run.status, 1);
        const QJsonObject line = run.lines().value(0);
        QCOMPARE(line[u"ok"], QJsonValue(false));
        QVERIFY(line[u"records"].toInt() > 1000);
        QCOMPARE(line[u"avg_power_w"].toDouble(), 200.0);
        QVERIFY(line[u"error"].toString().contains(QStringLiteral("ends too early")));
    }

    void everyFormatGivesTheSameNumbers() {
        const auto element = [](const char* name, const QString& text) {
            return QStringLiteral("<%1>%2</%1>").arg(QLatin1String(name), text);
        };
        QString tcxPoints;
        QString gpxPoints;
        for (int i = 0; i < 3600; ++i) {
            const QString time =
                QDateTime::fromSecsSinceEpoch(1'790'000'000 + i, Qt::UTC).toString(Qt::ISODate);
            tcxPoints += element(
                "Trackpoint",
                element("Time", time) +
                    QStringLiteral("<HeartRateBpm><Value>140</Value></HeartRateBpm>"
                                   "<Cadence>90</Cadence>") +
                    element("Extensions", element("ns3:TPX", element("ns3:Watts", QStringLiteral("200")))));
            gpxPoints +=
                QStringLiteral("<trkpt>") + element("time", time) +
                element("extensions", QStringLiteral("<power>200</power><x:hr>140</x:hr><x:cad>90</x:cad>")) +
                QStringLiteral("</trkpt>");
        }
        const QString tcx =
            QStringLiteral("<TrainingCenterDatabase><Activities><Activity Sport='Indoor Cycling'><Lap>"
                           "<TotalTimeSeconds>3600</TotalTimeSeconds><Track>%1</Track></Lap></Activity>"
                           "</Activities></TrainingCenterDatabase>")
                .arg(tcxPoints);
        const QString gpx =
            QStringLiteral("<gpx><trk><type>indoor_cycling</type><trkseg>%1</trkseg></trk></gpx>")
                .arg(gpxPoints);
        // The content decides, not the name.
        const Run run = analyze({QStringLiteral("--json"), QStringLiteral("--ftp"), QStringLiteral("250"),
                                 ride(), file(QStringLiteral("tcx.fit"), tcx.toUtf8()),
                                 file(QStringLiteral("gpx"), gpx.toUtf8())});
        QCOMPARE(run.status, 0);
        const QList<QJsonObject> lines = run.lines();
        QCOMPARE(lines.size(), 3);
        for (const QJsonObject& line : lines) {
            QCOMPARE(line.keys(), lines[0].keys());
            for (const auto& name :
                 {u"ok", u"kind", u"sport", u"records", u"avg_power_w", u"weighted_power_w", u"load",
                  u"avg_hr_bpm", u"avg_cadence_rpm", u"moving_s"})
                QCOMPARE(line[QStringView(name)], lines[0][QStringView(name)]);
        }
    }

    void valuesThatTheSumsLeaveOutAreSaid() {
        const QString rides = test::sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(rides);
        // The records of the first have no heart rate: a strap kept it under water.
        const Run run =
            analyze({QStringLiteral("--json"), rides + QStringLiteral("/dtcooper/event_timestamp.fit"),
                     rides + QStringLiteral("/jimmykane/road-with-power.fit")});
        QCOMPARE(run.lines().size(), 2);
        const auto says = [](const QJsonObject& line) {
            return line[u"warnings"].toVariant().toStringList().join(QLatin1Char(' ')).contains(u"strap");
        };
        const QJsonObject swim = run.lines().at(0);
        QVERIFY(swim[u"sums"][u"heart_rate"].isNull());
        QVERIFY(swim[u"avg_hr_bpm"].isDouble());
        QVERIFY(says(swim));
        QVERIFY(!says(run.lines().at(1)));
    }

    void aWrongChecksumAloneIsAWarning() {
        std::vector<std::uint8_t> bytes = engine::writeFitActivity(steadyHour(200));
        bytes.back() ^= 0xFF;
        const Run run = analyze({QStringLiteral("--json"), file(QStringLiteral("crc.fit"), bytes)});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.lines().value(0)[u"ok"], QJsonValue(true));
        QCOMPARE(run.lines().value(0)[u"warnings"].toArray().size(), 1);
        QCOMPARE(run.lines().value(0)[u"records"].toInt(), 3600);
    }

    void theLoadOfASlowRecordingIsFlagged() {
        engine::Recording slow = steadyHour(200);
        slow.samples = {};
        for (std::uint32_t i = 0; i < 900; ++i) {
            slow.samples.time.push_back(slow.start + 4 * i);
            slow.samples.power_w.put(i, 200);
        }
        const QString path = file(QStringLiteral("slow.fit"), engine::writeFitActivity(slow));
        const QJsonObject line =
            analyze({QStringLiteral("--json"), QStringLiteral("--ftp"), QStringLiteral("250"), path})
                .lines()
                .value(0);
        QCOMPARE(line[u"warnings"].toArray().size(), 1);
        QVERIFY(line[u"warnings"][0].toString().contains(QStringLiteral("every 4 s")));
        // The load is that of every second: an hour at 80 % of threshold.
        QVERIFY(std::abs(line[u"load"].toDouble() - 64.0) < 0.5);
    }

    void aFileThatIsNoActivitySaysWhatItIs() {
        const auto plan = engine::writeFitWorkout(hourAt(76, 84));
        QVERIFY(plan.has_value());
        const Run run = analyze({QStringLiteral("--json"), file(QStringLiteral("workout.fit"), *plan)});
        QCOMPARE(run.status, 1);
        QCOMPARE(run.lines().value(0)[u"ok"], QJsonValue(false));
        QCOMPARE(run.lines().value(0)[u"kind"].toString(), QStringLiteral("workout"));
        QVERIFY(run.lines().value(0)[u"sport"].isNull());
    }

    void wrongUsageIsRefusedWithASentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no file") << QStringList();
        QTest::newRow("unknown option")
            << QStringList{QStringLiteral("--fpt"), QStringLiteral("250"), ride()};
        QTest::newRow("threshold in words")
            << QStringList{QStringLiteral("--ftp"), QStringLiteral("high"), ride()};
        QTest::newRow("threshold of nothing")
            << QStringList{QStringLiteral("--ftp"), QStringLiteral("0"), ride()};
        QTest::newRow("threshold that is no number")
            << QStringList{QStringLiteral("--lthr"), QStringLiteral("nan"), ride()};
        QTest::newRow("no jobs") << QStringList{QStringLiteral("--jobs"), QStringLiteral("0"), ride()};
        QTest::newRow("jobs in words")
            << QStringList{QStringLiteral("--jobs"), QStringLiteral("many"), ride()};
        QTest::newRow("a plan that is not there")
            << QStringList{QStringLiteral("--plan"), m_folder.filePath(QStringLiteral("gone.zwo")), ride()};
        QTest::newRow("a plan that is none") << QStringList{
            QStringLiteral("--plan"), file(QStringLiteral("plan.txt"), QByteArray("3 x 12 min")), ride()};
    }

    void wrongUsageIsRefusedWithASentence() {
        QFETCH(QStringList, arguments);
        const Run run = analyze(arguments);
        QCOMPARE(run.status, 2);
        QVERIFY(run.output.isEmpty());
        QVERIFY(run.errors.startsWith("leadout-analyze: "));
        QVERIFY(!run.errors.contains('['));
    }

    void peopleGetLinesTheyCanRead() {
        const Run run = analyze({QStringLiteral("--ftp"), QStringLiteral("250"), ride()});
        QCOMPARE(run.status, 0);
        QVERIFY(run.output.contains("1:00:00"));
        QVERIFY(run.output.contains("200 W"));
        QVERIFY(run.output.contains("Variability"));
        const QString text = QString::fromUtf8(run.output);
        QVERIFY(text.contains(QRegularExpression(QStringLiteral("Load +64  \\(by power\\)\n"))));
        QVERIFY(text.contains(QRegularExpression(QStringLiteral("Power zones +Z3 1:00:00\n"))));
        QVERIFY(text.contains(QRegularExpression(
            QStringLiteral("Swim pace +–  \\(There is no such number for this sport: ride\\.\\)\n"))));
    }

    void withoutAThresholdPeopleReadWhyThereIsNoLoad() {
        const QString text = QString::fromUtf8(analyze({ride()}).output);
        QVERIFY(text.contains(QRegularExpression(
            QStringLiteral("Load +–  \\(The threshold that this number refers to isn't known\\.\\)\n"))));
    }

    void everyRecordedActivityEqualsTheReference() {
        const QString rides = test::sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(rides);
        const QByteArray text = test::bytesOf(rides + QStringLiteral("/oracle.json"));
        const QJsonObject oracle = QJsonDocument::fromJson(text).object()[u"files"].toObject();
        QVERIFY(oracle.size() > 100);
        QStringList files;
        for (const QString& name : oracle.keys())
            files.append(rides + QLatin1Char('/') + name);
        const Run run = analyze(QStringList{QStringLiteral("--json")} + files);
        QCOMPARE(run.status, 1); // some of them are broken or hold no activity
        QCOMPARE(run.lines().size(), files.size());
        int compared = 0;
        for (const QJsonObject& line : run.lines()) {
            const QString name = QDir(rides).relativeFilePath(line[u"file"].toString());
            const QJsonObject second = oracle[name][u"garmin_cpp"].toObject();
            const int records = second[u"records"].toInt(0);
            if (line[u"kind"].toString() != QStringLiteral("activity") || records == 0)
                continue; // nothing that the second reference could read
            ++compared;
            QVERIFY2(line[u"records"].toInt() == records, qPrintable(name));
            QVERIFY2(line[u"laps"].toInt() == second[u"laps"].toInt(), qPrintable(name));
            QVERIFY2(line[u"sums"][u"power"].toDouble() == second[u"power_sum"].toDouble(), qPrintable(name));
            QVERIFY2(line[u"sums"][u"heart_rate"].toDouble() == second[u"hr_sum"].toDouble(),
                     qPrintable(name));
            const QJsonValue weighted = oracle[name][u"reference_metrics"][u"np_recorded_full_window_w"];
            if (weighted.isDouble())
                QVERIFY2(std::abs(line[u"weighted_power_w"].toDouble() - weighted.toDouble()) <= 1.0,
                         qPrintable(name));
        }
        QVERIFY(compared > 90);
    }
};

QTEST_APPLESS_MAIN(TestProgram)
#include "test_program.moc"
