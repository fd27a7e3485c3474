// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/client/services_world.h"

using namespace leadout;
using namespace leadout::test;

namespace {

engine::StepResult step(engine::StepKind kind, double watts, double seconds) {
    engine::StepResult result;
    result.kind = kind;
    result.average = watts;
    result.done_s = seconds;
    result.unit = engine::Unit::Watts;
    return result;
}

protocol::AnalysisDetail repeats(double watts, const char* structure = "3x12") {
    protocol::AnalysisDetail detail;
    detail.metrics.weighted_power_w = 214.0;
    detail.metrics.avg_hr_bpm = 151.0;
    detail.compliance.verdict = engine::Verdict::OnTarget;
    detail.compliance.steps = {step(engine::StepKind::WarmUp, 150.0, 900.0),
                               step(engine::StepKind::Work, watts, 600.0),
                               step(engine::StepKind::Work, watts + 20.0, 200.0)};
    detail.structure = QLatin1String(structure);
    return detail;
}

void fillOne(ServicesWorld& world, const char* structure = "3x12") {
    world.company();
    world.coach(1, "Jonas", false);
    world.athlete(1, "Mara", 1);
    world.analysis(1, 1, 20, "\"score\":97,\"band\":\"green\",\"verdict\":\"on_target\",");
    world.detail(1, 1, repeats(240.0, structure));
}

} // namespace

class TestServicesMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void earlierSessionsOfTheSameStructureAreListedTheNewestFirst() {
        ServicesWorld world;
        fillOne(world);
        world.analysis(2, 1, 6, "\"score\":80,\"band\":\"green\",\"verdict\":\"on_target\",", "published");
        world.detail(2, 1, repeats(230.0));
        world.analysis(3, 1, 13, "\"score\":91,\"band\":\"green\",\"verdict\":\"on_target\",", "published");
        world.detail(3, 1, repeats(235.0));
        // Another structure, a later one, a missed one.
        world.analysis(4, 1, 14, "\"score\":70,\"band\":\"amber\",");
        world.detail(4, 1, repeats(230.0, "5x4"));
        world.analysis(5, 1, 22, "\"score\":70,\"band\":\"amber\",");
        world.detail(5, 1, repeats(230.0));
        world.analysis(6, 1, 15, "\"missed\":true,");
        world.detail(6, 1, repeats(230.0));
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.hasStructure);
        QCOMPARE(shown.matchingCount, std::size_t{2});
        QCOMPARE(shown.matching.size(), std::size_t{2});
        QVERIFY(shown.matching[0].id == analysisId(3));
        QVERIFY(shown.matching[1].id == analysisId(2));
        QCOMPARE(shown.matching[0].day, QDate(2026, 11, 13));
        QVERIFY(shown.matching[0].score == 91);
        QVERIFY(shown.matching[0].weightedPowerW == 214.0 && shown.matching[0].avgHrBpm == 151.0);
        // Of the work steps alone, each by its time.
        QVERIFY(shown.matching[0].workAverage == (engine::Quantity{240.0, engine::Unit::Watts}));
        QVERIFY(shown.workAverage == (engine::Quantity{245.0, engine::Unit::Watts}));
    }

    void sessionsThatWereEditedALittleMatchToo() {
        ServicesWorld world;
        fillOne(world, "cycling 75 5x240s@111.5p");
        const std::pair<quint32, const char*> others[] = {{2, "cycling 79 6x240s@111.5p"},
                                                          {3, "cycling 75 5x240s@113p"},
                                                          {4, "cycling 75 5x480s@111.5p"},
                                                          {5, "running 75 5x240s@111.5p"}};
        for (const auto& [number, structure] : others) {
            world.analysis(number, 1, 5 + static_cast<int>(number), "\"score\":80,\"band\":\"green\",");
            world.detail(number, 1, repeats(230.0, structure));
        }
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.matchingCount, std::size_t{2});
        QVERIFY(shown.matching[0].id == analysisId(3));
        QVERIFY(shown.matching[1].id == analysisId(2));
    }

    void theScoreOfAnAcceptedChangeIsNotListed() {
        ServicesWorld world;
        fillOne(world);
        world.analysis(2, 1, 6, "\"score\":40,\"band\":\"red\",\"adjusted\":\"weather\",", "published");
        world.detail(2, 1, repeats(230.0));
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.matching.size(), std::size_t{1});
        QVERIFY(!shown.matching[0].score && !shown.matching[0].band);
    }

    void thoseThatAreTooOldForTheListAreCounted() {
        ServicesWorld world;
        fillOne(world);
        for (quint32 number = 2; number < 62; ++number) {
            const QDate day(2026, 11, 1 + static_cast<int>(number % 18));
            const qint64 at =
                QDateTime(day, QTime(6, static_cast<int>(number % 60)), Qt::UTC).toMSecsSinceEpoch();
            world.row(protocol::RowKind::Analysis, analysisId(number).uuid(),
                      domain::Scope::athlete(athleteId(1)),
                      "{\"day\":\"" + day.toString(Qt::ISODate).toLatin1() +
                          "\",\"started_at\":" + QByteArray::number(at) +
                          ",\"sport\":\"cycling\",\"score\":80,\"state\":\"published\"}");
            world.detail(number, 1, repeats(230.0));
        }
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.matchingCount, std::size_t{60});
        QCOMPARE(shown.matching.size(), std::size_t{50});
        QCOMPARE(shown.matching.front().day, QDate(2026, 11, 18));
    }

    void whatWasMeasuredInSeveralWaysHasNoAverage() {
        ServicesWorld world;
        fillOne(world);
        protocol::AnalysisDetail mixed = repeats(230.0);
        mixed.compliance.steps.back().unit = engine::Unit::Bpm;
        world.analysis(2, 1, 6, "\"score\":80,", "published");
        world.detail(2, 1, mixed);
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(!world.review(*desk, 1).matching[0].workAverage);
    }

    void aSessionWithoutStructureMatchesNone() {
        ServicesWorld world;
        fillOne(world);
        for (const quint32 number : {2u, 3u}) {
            world.analysis(number, 1, static_cast<int>(number), "\"score\":80,");
            world.detail(number, 1, repeats(230.0, ""));
        }
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 3);
        QVERIFY(!shown.hasStructure && shown.matching.empty());
        QCOMPARE(shown.matchingCount, std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestServicesMatching)
#include "test_services_matching.moc"
