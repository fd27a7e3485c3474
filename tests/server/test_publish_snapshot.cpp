// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/snapshot.h"

#include "core/backend/publish/snapshot_curves.h"
#include "core/backend/publish/snapshot_json.h"
#include "tests/server/publish_world.h"

#include <cmath>

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;
using engine::Unit;
using engine::Verdict;

namespace {

ReportSources sources() {
    ReportSources from;
    from.company.name = QStringLiteral("Northside Velo");
    from.athlete.name = QStringLiteral("Pia Hansen");
    from.analysis.day = QDate(2026, 11, 22);
    from.analysis.sport = engine::Sport::Cycling;
    from.analysis.title = QStringLiteral("Morning ride with Pia");
    from.analysis.score = 97;
    from.analysis.verdict = Verdict::OnTarget;
    from.workout = PlannedWorkout();
    from.workout->name = QStringLiteral("3 × 12 min threshold");
    from.detail = thresholdDetail();
    from.detail.compliance.reasons = {
        {engine::Reason::Shorter, {"reason.shorter", {engine::Quantity{120, Unit::Seconds}}}}};
    from.legs = {thresholdStream()};
    from.feedback = kGoodText;
    return from;
}

ReportSnapshot made(const ReportSources& from) {
    domain::PrivateNames names;
    names.addCompany(from.company.name);
    names.addCoach(QStringLiteral("Jonas Weber"), {});
    names.addAthlete(from.athlete.name, {});
    return makeSnapshot(from, names);
}

protocol::StreamSamples leg(double offset_s, double every_s, std::size_t places, double watts) {
    protocol::StreamSamples samples;
    samples.offset_s = offset_s;
    samples.every_s = every_s;
    samples.power_w.assign(places, watts);
    return samples;
}

} // namespace

class TestPublishSnapshot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldIsCopiedFromWhereItBelongs() {
        const ReportSnapshot snapshot = made(sources());
        QCOMPARE(snapshot.date, QDate(2026, 11, 22));
        QCOMPARE(snapshot.sport, engine::Sport::Cycling);
        QCOMPARE(snapshot.workout_name, QStringLiteral("3 × 12 min threshold"));
        QVERIFY(snapshot.planned == (ReportTotals{4500.0, {}, 82.0, 0.81, {}, {}}));
        QVERIFY(snapshot.done == (ReportTotals{4462.0, 38'440.0, 79.0, 0.80, 224.0, 148.0}));
        QCOMPARE(snapshot.verdict, std::optional(Verdict::OnTarget));
        QCOMPARE(snapshot.reasons.size(), std::size_t{1});
        QCOMPARE(snapshot.feedback, kGoodText);
        QCOMPARE(snapshot.duration_s, 4462.0);
        QCOMPARE(snapshot.steps.size(), std::size_t{5});
        const ReportStep& second = snapshot.steps[1];
        QCOMPARE(second.name, QStringLiteral("Threshold"));
        QCOMPARE(second.repeat, 1);
        QCOMPARE(snapshot.steps[0].repeat, 0);
        QVERIFY(second.target == (ReportRange{0.95 * 249, 1.05 * 249}));
        QCOMPARE(second.done, std::optional(252.0));
        QCOMPARE(snapshot.targets.size(), std::size_t{5});
        QCOMPARE(snapshot.targets[1].start_s, 900.0);
        QCOMPARE(snapshot.series.size(), std::size_t{2});
        QCOMPARE(snapshot.series[0].unit, Unit::Watts);
        QCOMPARE(snapshot.series[1].unit, Unit::Bpm);
    }

    void theScoreIsShownAsTheCompanyWants_data() {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<int>("score");
        QTest::addColumn<bool>("shown");
        for (const auto& [setting, least] :
             {std::pair("always", 50), std::pair("green", 80), std::pair("never", 101)}) {
            for (const int score : {0, 49, 50, 79, 80, 100}) {
                QTest::addRow("%s %d", setting, score)
                    << QString::fromLatin1(setting) << score << (score >= least);
            }
        }
    }
    void theScoreIsShownAsTheCompanyWants() {
        QFETCH(const QString, setting);
        QFETCH(const int, score);
        QFETCH(const bool, shown);
        ReportSources from = sources();
        from.company.reportScore = setting;
        from.analysis.score = score;
        QCOMPARE(made(from).score, shown ? std::optional(score) : std::nullopt);
        from.analysis.adjusted = domain::AdjustReason::Illness;
        QVERIFY(!made(from).score);
        QVERIFY(!made(from).verdict);
        QVERIFY(made(from).reasons.empty());
    }

    void aDayOfIllnessGoesWithoutAWord() {
        for (const Verdict verdict : {Verdict::Sick, Verdict::Injured}) {
            ReportSources from = sources();
            from.analysis.verdict = verdict;
            QVERIFY(!made(from).verdict);
            QVERIFY(made(from).reasons.empty());
            QVERIFY(!writeSnapshot(made(from)).contains(engine::key(verdict).data()));
        }
    }

    void languageAndUnitsAreTheAthletesElseTheCompanys() {
        ReportSources from = sources();
        from.company.language = QStringLiteral("de");
        from.company.units = QStringLiteral("imperial");
        QCOMPARE(made(from).language, QStringLiteral("de"));
        QCOMPARE(made(from).units, domain::UnitSystem::Imperial);
        from.athlete.language = QStringLiteral("en");
        from.athlete.units = QStringLiteral("metric");
        QCOMPARE(made(from).language, QStringLiteral("en"));
        QCOMPARE(made(from).units, domain::UnitSystem::Metric);
        // In one that Leadout has no sentences in, the company's own is nearer than English.
        from.athlete.language = QStringLiteral("pt");
        QCOMPARE(made(from).language, QStringLiteral("de"));
    }

    void plannedWordsThatHoldANameAreLeftOut() {
        ReportSources from = sources();
        from.workout->name = QStringLiteral("Pia's threshold");
        from.detail.compliance.steps[1].name = "with Jonas";
        from.detail.compliance.reasons.push_back(
            {engine::Reason::Easier, {"reason.easier", {std::string("Hansen hill")}}});
        const ReportSnapshot snapshot = made(from);
        QCOMPARE(snapshot.workout_name, QString());
        QCOMPARE(snapshot.steps[1].name, QString());
        QCOMPARE(snapshot.steps[2].name, QStringLiteral("Threshold"));
        QCOMPARE(snapshot.reasons.size(), std::size_t{1});
    }

    void theTitleOfASessionThatWasNotPlannedStaysHere() {
        ReportSources from = sources();
        from.workout = std::nullopt;
        from.detail.planned = std::nullopt;
        QCOMPARE(made(from).workout_name, QString());
        QVERIFY(!made(from).planned);
        QVERIFY(!writeSnapshot(made(from)).contains("Morning"));
    }

    void loadsOfDifferentMethodsDoNotStandSideBySide() {
        ReportSources from = sources();
        from.detail.metrics.load->method = engine::LoadMethod::HeartRate;
        QVERIFY(!made(from).planned->load);
        QCOMPARE(made(from).done.load, std::optional(79.0));
    }

    void aSnapshotIsReadAsItWasWritten() {
        const ReportSnapshot full = made(sources());
        const auto read = readSnapshot(writeSnapshot(full));
        QVERIFY2(read, read ? "" : qPrintable(read.error().path));
        QVERIFY(*read == full);
        QCOMPARE(writeSnapshot(*read), writeSnapshot(full));
        ReportSnapshot bare;
        bare.date = QDate(2026, 1, 1);
        QVERIFY(readSnapshot(writeSnapshot(bare)).value() == bare);
        bare.units = domain::UnitSystem::Imperial;
        bare.series = {{Unit::Bpm, 1.0, {std::nullopt, 60.0, std::nullopt}}};
        QVERIFY(readSnapshot(writeSnapshot(bare)).value() == bare);
    }

    void nothingElseIsRead_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("another member")
            << QByteArray("{\"language\"") << QByteArray("{\"athlete\":\"Pia\",\"language\"");
        QTest::newRow("another member inside")
            << QByteArray("\"every_s\":2") << QByteArray("\"every_s\":2,\"latitude\":55");
        QTest::newRow("twice") << QByteArray("{\"language\":\"en\"")
                               << QByteArray("{\"language\":\"en\",\"language\":\"en\"");
        QTest::newRow("unknown word") << QByteArray("\"cycling\"") << QByteArray("\"chess\"");
        QTest::newRow("a text for a number")
            << QByteArray("\"duration_s\":4500") << QByteArray("\"duration_s\":\"4500\"");
        QTest::newRow("missing") << QByteArray("\"feedback\"") << QByteArray("\"feedbacks\"");
        QTest::newRow("cut") << QByteArray("]}") << QByteArray("]");
    }
    void nothingElseIsRead() {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QByteArray json = writeSnapshot(made(sources()));
        QVERIFY2(json.contains(from), json.left(400).constData());
        json.replace(from, to);
        QVERIFY(!readSnapshot(json));
    }

    void severalLegsLieOnOneClock() {
        const std::vector<protocol::StreamSamples> legs = {leg(0, 1, 100, 200), leg(300, 2, 50, 150)};
        QCOMPARE(lengthOf(legs), 400.0);
        const auto curves = curvesOf(legs);
        QCOMPARE(curves.size(), std::size_t{1});
        const ReportSeries& power = curves.front();
        QCOMPARE(power.every_s, 2.0);
        QCOMPARE(power.values.size(), std::size_t{200});
        QCOMPARE(power.values[49], std::optional(200.0));
        QVERIFY(!power.values[50] && !power.values[149]);
        QCOMPARE(power.values[150], std::optional(150.0));
        QCOMPARE(power.values[199], std::optional(150.0));
    }

    void longSessionsHaveCoarserCurvesWithoutHoles() {
        std::vector<protocol::StreamSamples> legs;
        for (int i = 0; i < 5; ++i)
            legs.push_back(leg(i * 2700.0, 1, 2700, 200));
        const auto curves = curvesOf(legs);
        QVERIFY(curves.front().values.size() <= kMostCurvePlaces);
        for (const auto& value : curves.front().values)
            QCOMPARE(value, std::optional(200.0));
        const auto thirds = curvesOf({leg(0, 10.0 / 3, 2000, 180)});
        for (const auto& value : thirds.front().values)
            QCOMPARE(value, std::optional(180.0));
    }

    void curvesThatMakeNoSenseAreLeftOut() {
        protocol::StreamSamples wild = leg(0, 1, 3, 100);
        wild.power_w[1] = std::nan("");
        QCOMPARE(curvesOf({wild}).front().values[1], std::optional<double>());
        QVERIFY(curvesOf({leg(0, 0, 3, 100)}).empty());
        QVERIFY(curvesOf({leg(-5, 1, 3, 100)}).empty());
        QVERIFY(curvesOf({leg(1e12, 1, 3, 100)}).empty());
        QVERIFY(curvesOf({}).empty());
        QCOMPARE(lengthOf({leg(1e12, 1, 3, 100)}), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestPublishSnapshot)
#include "test_publish_snapshot.moc"
