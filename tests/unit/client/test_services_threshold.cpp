// SPDX-License-Identifier: GPL-3.0-or-later
// A threshold that would fit better, offered with the review and accepted without a network.
#include "tests/unit/client/services_world.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace leadout;
using namespace leadout::test;
using client::ThresholdSet;

namespace {

const QDate kSuggestedFrom(2026, 11, 16);

protocol::AnalysisDetail suggesting(engine::Quantity value = {271.0, engine::Unit::Watts}) {
    protocol::AnalysisDetail detail;
    detail.legs = {engine::Sport::Cycling};
    engine::Number time;
    time.values = {3600.0};
    detail.numbers = {time};
    const auto day = std::chrono::days(QDate(1970, 1, 1).daysTo(kSuggestedFrom));
    detail.suggestion =
        engine::ThresholdSuggestion{value.unit,
                                    value.value,
                                    std::chrono::sys_days(day),
                                    {"threshold.steps", {engine::Quantity{2, engine::Unit::Count}}}};
    return detail;
}

/// One athlete's session whose threshold looks out of date.
void fillSuggestion(ServicesWorld& world, bool head, const protocol::AnalysisDetail& detail = suggesting(),
                    const QByteArray& day = "2026-11-20") {
    world.company();
    world.coach(1, "Jonas", head);
    world.athlete(1, "Pia", 1);
    world.row(protocol::RowKind::Analysis, analysisId(1).uuid(), domain::Scope::athlete(athleteId(1)),
              "{\"day\":\"" + day +
                  "\",\"started_at\":1,\"sport\":\"cycling\",\"verdict\":\"on_target\","
                  "\"flags\":\"threshold\",\"state\":\"review_pending\",\"title\":\"Session\"}");
    world.detail(1, 1, detail);
    world.feedback(1, 1, "A steady hour.");
}

void thresholds(ServicesWorld& world, quint32 number, const char* from, const QByteArray& values) {
    world.row(protocol::RowKind::Threshold, thing(0x21, number), domain::Scope::athlete(athleteId(1)),
              QByteArray("{\"from\":\"") + from + "\"," + values + "}");
}

} // namespace

class TestServicesThreshold : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptingItKeepsTheRestOfTheSetAndCanBeTakenBack_data() {
        QTest::addColumn<bool>("head");
        QTest::newRow("head coach") << true;
        QTest::newRow("assistant of the athlete") << false;
    }

    void acceptingItKeepsTheRestOfTheSetAndCanBeTakenBack() {
        QFETCH(bool, head);
        ServicesWorld world;
        fillSuggestion(world, head);
        thresholds(world, 1, "2026-10-05", "\"power_w\":262,\"heart_rate_bpm\":172,\"run_speed_m_s\":4.1");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.suggestion && shown.suggestion->accept.allowed && !shown.suggestion->settled);
        const ThresholdSet expected{kSuggestedFrom, 271.0, 172.0, std::nullopt, 4.1, std::nullopt};
        QCOMPARE(shown.suggestion->set, expected);

        const auto op = world.decided([&](client::Decided reply) {
            desk->setThresholds(athleteId(1), shown.suggestion->set, world.context(), reply);
        });
        QVERIFY(op.has_value());
        const auto sent =
            QJsonDocument::fromJson(world.outbox(*op, QStringLiteral("payload")).toString().toUtf8());
        QCOMPARE(sent[u"power_w"].toDouble(), 271.0);
        QCOMPARE(sent[u"heart_rate_bpm"].toDouble(), 172.0);
        QCOMPARE(sent[u"from"].toString(), QStringLiteral("2026-11-16"));
        shown = world.review(*desk, 1);
        QVERIFY(shown.suggestion->settled && !shown.suggestion->accept.allowed);
        QCOMPARE(shown.suggestion->set, expected);
        QTRY_VERIFY(desk->undoable().has_value());
        QCOMPARE(desk->undoable()->what, QStringLiteral("SetThresholds"));
        QCOMPARE(desk->undoable()->session, QStringLiteral("Pia"));

        using Undone = tl::expected<bool, client::Refusal>;
        const auto undone =
            world.answered<Undone>([&](auto reply) { desk->undo(*op, world.context(), reply); });
        QVERIFY(undone && *undone && **undone);
        shown = world.review(*desk, 1);
        QVERIFY(shown.suggestion->accept.allowed && !shown.suggestion->settled);
    }

    void itHoldsFromTheLastChangeOfTheThresholdAtTheEarliest() {
        ServicesWorld world;
        fillSuggestion(world, true);
        thresholds(world, 1, "2026-10-05", "\"power_w\":250");
        thresholds(world, 2, "2026-11-18", "\"power_w\":262,\"swim_speed_m_s\":1.25");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.suggestion && shown.suggestion->accept.allowed);
        const ThresholdSet expected{QDate(2026, 11, 18), 271.0,        std::nullopt,
                                    std::nullopt,        std::nullopt, 1.25};
        QCOMPARE(shown.suggestion->set, expected);
        QCOMPARE(shown.suggestion->from, QDate(2026, 11, 18));
    }

    void aHeartRateGoesIntoItsOwnPlace() {
        ServicesWorld world;
        fillSuggestion(world, true, suggesting({174.0, engine::Unit::Bpm}));
        thresholds(world, 1, "2026-10-05", "\"power_w\":250,\"heart_rate_bpm\":168");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const ThresholdSet set = world.review(*desk, 1).suggestion->set;
        QCOMPARE(set.heartRateBpm, std::optional(174.0));
        QCOMPARE(set.powerW, std::optional(250.0));
    }

    void itIsNotOffered_data() {
        QTest::addColumn<QByteArray>("laterSet");
        QTest::addColumn<QByteArray>("day");
        QTest::newRow("where a later set has the threshold")
            << QByteArray("\"power_w\":255") << QByteArray("2026-11-20");
        QTest::newRow("for an old session") << QByteArray() << QByteArray("2026-10-10"); // 43 days
    }

    void itIsNotOffered() {
        QFETCH(QByteArray, laterSet);
        QFETCH(QByteArray, day);
        ServicesWorld world;
        fillSuggestion(world, true, suggesting(), day);
        thresholds(world, 1, "2026-10-05", "\"power_w\":262");
        if (!laterSet.isEmpty())
            thresholds(world, 2, "2026-11-21", laterSet);
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.suggestion && !shown.suggestion->accept.allowed && !shown.suggestion->settled);
    }
};

QTEST_GUILESS_MAIN(TestServicesThreshold)
#include "test_services_threshold.moc"
