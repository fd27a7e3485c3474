// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/analysis_json.h"
#include "core/protocol/engine_words.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace leadout::protocol;
namespace domain = leadout::domain;
namespace engine = leadout::engine;
using engine::Quantity;
using engine::Sentence;
using engine::Unit;

namespace {

constexpr JsonLimits kLimits{.bytes = 1'000'000};

template <typename T>
QByteArray written(void (*write)(JsonWriter&, const T&), const T& value) {
    JsonWriter out;
    write(out, value);
    return out.take();
}

template <typename T>
JsonResult<T> reread(T (*read)(ObjectReader&), const QByteArray& text) {
    return readMessage(text, kLimits, UnknownFields::Keep, read);
}

/// The text with a member of tomorrow in each of its objects.
QByteArray ofTomorrow(QByteArray text) {
    text.replace("{}", "{\"_\":0}");
    return text.replace("{\"", "{\"of_tomorrow\":[{}],\"");
}

Sentence sentence(const char* id, double value = 1.5) {
    return {id, {Quantity{value, Unit::Watts}, std::string("Über 1"), Quantity{3, Unit::Count}}};
}

engine::Compliance fullCompliance() {
    engine::Compliance all;
    all.score = 86;
    all.band = engine::Band::Amber;
    all.verdict = engine::Verdict::Underdone;
    all.reasons = {{engine::Reason::Shorter, sentence("reason.shorter")},
                   {engine::Reason::Extra, {"reason.extra", {}}}};
    all.not_scored = sentence("not_scored.bad_data");
    all.sum = {{engine::SumRow::Part::Cap, -5, 7, true, sentence("sum.cap")},
               {engine::SumRow::Part::Load, 1, 20, false, sentence("sum.load")}};
    engine::StepResult step;
    step.name = "Over";
    step.kind = engine::StepKind::CoolDown;
    step.repeat = 2;
    step.repeats = 3;
    step.planned_s = 720;
    step.done_s = 715.5;
    step.average = 236.25;
    step.low = 242;
    step.high = 256;
    step.unit = Unit::Bpm;
    step.in_range = 0.75;
    step.score = 75;
    step.effort = 87.5;
    step.weight = 1.25;
    step.compared = false;
    step.first_sample = 900;
    step.sample_count = 715;
    all.steps = {step, engine::StepResult{}};
    all.planned_duration_s = 10'800;
    all.done_duration_s = 5640.5;
    all.extra_s = 61;
    all.threshold_flag = true;
    all.threshold_missing = true;
    return all;
}

} // namespace

class TestAnalysisJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSentenceKeepsItsValues() {
        for (std::size_t i = 0; i < kEngineWords<Unit>; ++i) {
            const Sentence made{"sum.load", {Quantity{-0.1, static_cast<Unit>(i)}, std::string("step.work")}};
            const QByteArray text = written(writeSentence, made);
            QVERIFY(reread(readSentence, text).value_or(Sentence{}) == made);
            QVERIFY(reread(readSentence, ofTomorrow(text)).value_or(Sentence{}) == made);
        }
        QCOMPARE(written(writeSentence, sentence("sum.cap")),
                 QByteArray(R"({"id":"sum.cap","values":[{"value":1.5,"unit":"watts"},)"
                            R"({"text":"Über 1"},{"value":3,"unit":"count"}]})"));
    }

    void aNumberThatIsNoneStaysNone() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const auto read = reread(readSentence, written(writeSentence, sentence("sum.cap", nan)));
        QVERIFY(read);
        QVERIFY(std::isnan(std::get<Quantity>(read->values[0]).value));
    }

    void metricsReadBackAsTheyWereWritten() {
        engine::Metrics metrics;
        // Nothing may be added to the metrics without being read and written.
        auto& [records, timer, moving, elapsed, stopped, distance, avgPower, maxPower, weighted, avgHr, maxHr,
               cadence, speed, work, load, intensity, meanMax] = metrics;
        records = 5'400;
        double next = 0.25;
        for (std::optional<double>* number :
             {&timer, &moving, &elapsed, &stopped, &distance, &avgPower, &maxPower, &weighted, &avgHr, &maxHr,
              &cadence, &speed, &work, &intensity})
            *number = next += 1;
        for (std::optional<double>& number : meanMax)
            number = next += 1;
        meanMax[1].reset();
        load = engine::Load{88.5, engine::LoadMethod::HeartRate};
        const QByteArray text = written(writeMetrics, metrics);
        for (const QByteArray& each : {text, ofTomorrow(text)}) {
            const auto read = reread(readMetrics, each);
            QVERIFY(read);
            const auto& [r, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12, n13, readLoad, n14, powers] =
                *read;
            QCOMPARE(r, records);
            QVERIFY(n1 == timer && n2 == moving && n3 == elapsed && n4 == stopped && n5 == distance);
            QVERIFY(n6 == avgPower && n7 == maxPower && n8 == weighted && n9 == avgHr && n10 == maxHr);
            QVERIFY(n11 == cadence && n12 == speed && n13 == work && n14 == intensity);
            QVERIFY(readLoad && readLoad->value == 88.5 && readLoad->method == load->method);
            QVERIFY(powers == meanMax);
        }
        const QByteArray none = written(writeMetrics, engine::Metrics{});
        QCOMPARE(none, QByteArray(R"({"records":0,"mean_max_w":{}})"));
        QCOMPARE(written(writeMetrics, *reread(readMetrics, none)), none);
        QVERIFY(reread(readMetrics, QByteArray("{}")));
    }

    void aComparisonReadsBackAsItWasWritten() {
        const engine::Compliance all = fullCompliance();
        const QByteArray text = written(writeCompliance, all);
        for (const QByteArray& each : {text, ofTomorrow(text)}) {
            const auto read = reread(readCompliance, each);
            QVERIFY2(read, read ? "" : qPrintable(read.error().path));
            // Nothing may be added to a comparison without being read and written.
            const auto& [score, band, verdict, reasons, notScored, sum, steps, planned, done, extra, flag,
                         missing] = *read;
            QVERIFY(score == 86 && band == all.band && verdict == all.verdict && flag);
            QCOMPARE(missing, all.threshold_missing);
            QVERIFY(planned == 10'800.0 && done == 5640.5 && extra == 61.0);
            QVERIFY(notScored == all.not_scored);
            QCOMPARE(reasons.size(), all.reasons.size());
            for (std::size_t i = 0; i < reasons.size(); ++i) {
                const auto& [reason, why] = reasons[i];
                QVERIFY(reason == all.reasons[i].reason && why == all.reasons[i].sentence);
            }
            QCOMPARE(sum.size(), all.sum.size());
            for (std::size_t i = 0; i < sum.size(); ++i) {
                const auto& [part, points, of, counted, why] = sum[i];
                QVERIFY(part == all.sum[i].part && points == all.sum[i].points && of == all.sum[i].of);
                QVERIFY(counted == all.sum[i].counted && why == all.sum[i].sentence);
            }
            QCOMPARE(steps.size(), all.steps.size());
            for (std::size_t i = 0; i < steps.size(); ++i)
                checkStep(steps[i], all.steps[i]);
        }
    }

    void everyWordOfAComparisonIsRead() {
        for (std::size_t i = 0; i < kEngineWords<engine::Verdict>; ++i) {
            engine::Compliance all;
            all.verdict = static_cast<engine::Verdict>(i);
            all.band = static_cast<engine::Band>(i % kEngineWords<engine::Band>);
            all.reasons = {{static_cast<engine::Reason>(i % kEngineWords<engine::Reason>), {"a.b", {}}}};
            all.sum.resize(1);
            all.sum[0].part = static_cast<engine::SumRow::Part>(i % kEngineWords<engine::SumRow::Part>);
            const auto read = reread(readCompliance, written(writeCompliance, all));
            QVERIFY(read);
            QVERIFY(read->verdict == all.verdict && read->band == all.band);
            QVERIFY(read->reasons.at(0).reason == all.reasons[0].reason);
            QVERIFY(read->sum.at(0).part == all.sum[0].part);
        }
        for (std::size_t i = 0; i < kEngineWords<engine::LoadMethod>; ++i) {
            engine::Metrics metrics;
            metrics.load = engine::Load{1, static_cast<engine::LoadMethod>(i)};
            QVERIFY(reread(readMetrics, written(writeMetrics, metrics))->load->method ==
                    metrics.load->method);
        }
    }

    void aDetailCannotGrowWithoutBound() {
        engine::Compliance all;
        all.steps.resize(1'000);
        QVERIFY(reread(readCompliance, written(writeCompliance, all)));
        all.steps.resize(1'001);
        QCOMPARE(reread(readCompliance, written(writeCompliance, all)).error().path,
                 QStringLiteral("/steps"));
        const Sentence endless{"a.b", std::vector<engine::SentenceValue>(11, Quantity{})};
        QCOMPARE(reread(readSentence, written(writeSentence, endless)).error().path,
                 QStringLiteral("/values"));
    }

private:
    static void checkStep(const engine::StepResult& read, const engine::StepResult& made) {
        const auto& [name, kind, repeat, repeats, planned, done, average, low, high, unit, inRange, effort,
                     score, weight, compared, first, count] = read;
        QVERIFY(effort == made.effort && compared == made.compared);
        QVERIFY(name == made.name && kind == made.kind && repeat == made.repeat && repeats == made.repeats);
        QVERIFY(planned == made.planned_s && done == made.done_s && average == made.average);
        QVERIFY(low == made.low && high == made.high && unit == made.unit && inRange == made.in_range);
        QVERIFY(score == made.score && weight == made.weight);
        QVERIFY(first == made.first_sample && count == made.sample_count);
    }
};

QTEST_APPLESS_MAIN(TestAnalysisJson)
#include "test_analysis_json.moc"
