// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/analysis_detail.h"

#include <QTest>

using namespace leadout::protocol;
namespace engine = leadout::engine;

namespace {

AnalysisDetail fullDetail() {
    AnalysisDetail detail;
    detail.planned = PlannedTotals{5400, 30'000, engine::Load{82, engine::LoadMethod::Pace}, 0.81};
    detail.metrics.records = 4500;
    detail.metrics.moving_s = 4490.5;
    detail.metrics.mean_max_w[3] = 251;
    detail.compliance.score = 86;
    detail.compliance.band = engine::Band::Green;
    detail.compliance.verdict = engine::Verdict::OnTarget;
    detail.compliance.steps.resize(2);
    detail.spans = {{0, 900}, {900, 900}};
    detail.legs = {engine::Sport::Cycling, engine::Sport::Running};
    detail.structure = QStringLiteral("0f5a");
    detail.waits = engine::Sentence{"waits.comment", {engine::Quantity{79, engine::Unit::Points}}};
    detail.unsure_pairing = true;
    detail.led_through = true;
    detail.needs_coach_line = true;
    detail.threshold_w = 262;
    detail.last = engine::LastTime{engine::Quantity{244.0, engine::Unit::Watts}, 151.0, 3, 4,
                                   engine::TargetRange{242.0, 256.0, engine::Unit::Watts}};
    detail.first_of_its_kind = true;
    engine::Number load;
    load.number = engine::NumberKey::Load;
    load.values = {82.4};
    load.by = engine::MeasuredBy::HeartRate;
    load.estimate = engine::Sentence{"estimate.slow", {engine::Quantity{4, engine::Unit::Count}}};
    engine::Number swim;
    swim.number = engine::NumberKey::SwimSpeed;
    swim.absent = engine::Sentence{"absent.sport", {std::string("sport.cycling")}};
    engine::Number peaks;
    peaks.number = engine::NumberKey::PeakPower;
    peaks.bests = {{5, 812.3}, {60, 402.0}};
    detail.numbers = {load, swim, peaks};
    detail.leg_numbers = {{load, peaks}, {}, {swim}};
    detail.curve = {{1, 830}, {2, 829}, {3600, 240}};
    detail.suggestion = engine::ThresholdSuggestion{
        engine::Unit::Watts, 271, std::chrono::sys_days(std::chrono::days(20'400)),
        engine::Sentence{"threshold.steps", {engine::Quantity{2, engine::Unit::Count}}}};
    return detail;
}

StreamSamples ride() {
    StreamSamples samples;
    samples.sport = engine::Sport::Cycling;
    samples.offset_s = 5400;
    samples.every_s = 2;
    samples.power_w = {200.0, std::nullopt, 0.0};
    samples.heart_rate_bpm = {120.0, 121.5, std::nullopt};
    return samples;
}

} // namespace

class TestAnalysisDetail : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDetailIsReadAsItWasWritten() {
        const QByteArray text = writeAnalysisDetail(fullDetail());
        const auto read = readAnalysisDetail(text);
        QVERIFY(read.has_value());
        QVERIFY(read->planned.has_value());
        QCOMPARE(read->planned->load->method, engine::LoadMethod::Pace);
        QCOMPARE(read->planned->duration_s, std::optional(5400.0));
        QCOMPARE(read->metrics.mean_max_w[3], std::optional(251.0));
        QCOMPARE(read->compliance.steps.size(), std::size_t{2});
        QVERIFY(read->spans == fullDetail().spans);
        QVERIFY(read->legs == fullDetail().legs);
        QVERIFY(read->waits == fullDetail().waits);
        QVERIFY(read->unsure_pairing && read->led_through);
        QVERIFY(read->needs_coach_line);
        QCOMPARE(read->threshold_w, std::optional(262.0));
        QVERIFY(read->last == fullDetail().last && read->first_of_its_kind);
        const engine::Facts facts = factsOf(*read);
        QVERIFY(facts.holds({244.0, engine::Unit::Watts}) && facts.holds({262.0, engine::Unit::Watts}));
        QVERIFY(read->numbers == fullDetail().numbers);
        QVERIFY(read->leg_numbers == fullDetail().leg_numbers);
        QVERIFY(read->curve == fullDetail().curve);
        QVERIFY(read->suggestion.has_value());
        QCOMPARE(read->suggestion->value, 271.0);
        QVERIFY(read->suggestion->from == fullDetail().suggestion->from);
        QVERIFY(read->suggestion->reason == fullDetail().suggestion->reason);
        QCOMPARE(writeAnalysisDetail(*read), text);
    }

    void aDetailOfAnOlderBackendHasNoNumbers() {
        AnalysisDetail older = fullDetail();
        older.numbers.clear();
        older.leg_numbers.clear();
        older.curve.clear();
        older.suggestion.reset();
        const QByteArray text = writeAnalysisDetail(older);
        for (const char* name : {"numbers", "leg_numbers", "curve", "suggestion"})
            QVERIFY(!text.contains(QByteArray("\"") + name + '"'));
        const auto read = readAnalysisDetail(text);
        QVERIFY(read.has_value());
        QVERIFY(read->numbers.empty() && read->leg_numbers.empty() && read->curve.empty() &&
                !read->suggestion);
    }

    void aNumberOfANewerBackendIsPassedOver() {
        const QByteArray text = writeAnalysisDetail(fullDetail());
        const auto read = readAnalysisDetail(QByteArray(text).replace("\"swim_speed\"", "\"luck\""));
        QVERIFY(read.has_value());
        QCOMPARE(read->numbers.size(), std::size_t{2});
        QVERIFY(read->numbers.back() == fullDetail().numbers.back());
    }

    void aMissedSessionHasADetailToo() {
        AnalysisDetail missed;
        missed.planned = PlannedTotals{};
        const auto read = readAnalysisDetail(writeAnalysisDetail(missed));
        QVERIFY(read.has_value());
        QVERIFY(read->planned == std::optional(PlannedTotals{}));
        QVERIFY(read->spans.empty() && read->legs.empty() && !read->waits && !read->threshold_w);
    }

    void aDetailOfANewerBackendIsRead() {
        QByteArray text = writeAnalysisDetail(fullDetail());
        text.replace("{\"", "{\"of_tomorrow\":[{}],\"");
        const auto read = readAnalysisDetail(text);
        QVERIFY(read.has_value());
        QCOMPARE(writeAnalysisDetail(*read), writeAnalysisDetail(fullDetail()));
    }

    void aDetailThatMakesNoSenseIsRefused_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("path");
        QTest::newRow("sport") << QByteArray("\"running\"") << QByteArray("\"flying\"")
                               << QStringLiteral("/legs/1");
        QTest::newRow("method") << QByteArray("\"pace\"") << QByteArray("\"mood\"")
                                << QStringLiteral("/planned/load/method");
        QTest::newRow("number") << QByteArray("[82.4]") << QByteArray("[\"82\"]")
                                << QStringLiteral("/numbers/0/values/0");
        QTest::newRow("number without a value")
            << QByteArray("\"values\":[82.4]") << QByteArray("\"values\":[]")
            << QStringLiteral("/numbers/0/values");
        QTest::newRow("curve of two lengths")
            << QByteArray("[830,829,240]") << QByteArray("[830,829]") << QStringLiteral("/curve/power_w");
        QTest::newRow("span") << QByteArray("\"end_s\":900") << QByteArray("\"end_s\":\"900\"")
                              << QStringLiteral("/spans/0/end_s");
    }

    void aDetailThatMakesNoSenseIsRefused() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, path);
        const auto read = readAnalysisDetail(writeAnalysisDetail(fullDetail()).replace(from, to));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().path, path);
    }

    void aStreamIsReadAsItWasWritten() {
        const auto read = readStreamSamples(writeStreamSamples(ride()));
        QVERIFY(read.has_value());
        QVERIFY(*read == ride());
    }

    void theLongestStreamIsRead() {
        StreamSamples samples;
        samples.power_w.assign(kMaxStreamPlaces, 1234.5);
        samples.heart_rate_bpm.assign(kMaxStreamPlaces, 123.0);
        samples.cadence_rpm.assign(kMaxStreamPlaces, std::nullopt);
        samples.speed_m_s.assign(kMaxStreamPlaces, 12.345678901234567);
        const auto read = readStreamSamples(writeStreamSamples(samples));
        QVERIFY(read.has_value());
        QVERIFY(*read == samples);
    }

    void aStreamThatMakesNoSenseIsRefused_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("path");
        QTest::newRow("no step of time")
            << QByteArray("\"every_s\":2") << QByteArray("\"every_s\":0") << QStringLiteral("/every_s");
        QTest::newRow("a curve of another length")
            << QByteArray("[120,121.5,null]") << QByteArray("[120,121.5]")
            << QStringLiteral("/heart_rate_bpm");
        QTest::newRow("a place that is no number")
            << QByteArray("[200,null,0]") << QByteArray("[200,\"\",0]") << QStringLiteral("/power_w/1");
    }

    void aStreamThatMakesNoSenseIsRefused() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, path);
        QVERIFY(writeStreamSamples(ride()).contains(from));
        const auto read = readStreamSamples(writeStreamSamples(ride()).replace(from, to));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().path, path);
    }

    void whatDiffersHasAnotherContentHash() {
        const ApprovedContent seen{QStringLiteral("Well done."), {}, 86,
                                   engine::Verdict::OnTarget,    {}, QStringLiteral("a0")};
        const QString hash = contentHashOf(seen);
        QCOMPARE(hash.size(), 43);
        QCOMPARE(contentHashOf(seen), hash);
        const auto differs = [&](auto change) {
            ApprovedContent other = seen;
            change(other);
            return contentHashOf(other) != hash;
        };
        QVERIFY(differs([](ApprovedContent& other) { other.text += u'!'; }));
        QVERIFY(differs([](ApprovedContent& other) { other.personal_note = QStringLiteral("Mara,"); }));
        QVERIFY(differs([](ApprovedContent& other) { other.score = std::nullopt; }));
        QVERIFY(differs([](ApprovedContent& other) { other.verdict = engine::Verdict::Mixed; }));
        QVERIFY(differs([](ApprovedContent& other) { other.facts = QStringLiteral("b1"); }));
    }
};

QTEST_APPLESS_MAIN(TestAnalysisDetail)
#include "test_analysis_detail.moc"
