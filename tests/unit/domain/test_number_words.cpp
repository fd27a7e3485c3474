// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/number_words.h"

#include <QTest>

using namespace leadout;
using engine::MeasuredBy;
using engine::Number;
using engine::NumberKey;

namespace {

Number number(NumberKey key, std::vector<double> values, std::optional<MeasuredBy> by = std::nullopt) {
    Number made;
    made.number = key;
    made.values = std::move(values);
    made.by = by;
    return made;
}

domain::NumberWords words(const Number& number, const QString& language = QStringLiteral("en"),
                          engine::Sport sport = engine::Sport::Cycling) {
    domain::Formatting formatting;
    formatting.locale = QLocale(language);
    formatting.sport = sport;
    return domain::numberWords(number, domain::Sentences(language), formatting);
}

} // namespace

class TestNumberWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyNumberHasANameInEveryLanguage() {
        for (const QString& language : domain::Sentences::languages()) {
            const domain::Sentences sentences(language);
            for (std::size_t i = 0; i < engine::kNumberKeys; ++i) {
                const std::string id = "number." + std::string(key(static_cast<NumberKey>(i)));
                QVERIFY2(!sentences.word(id).startsWith(u'['), id.c_str());
            }
            for (std::size_t i = 0; i < engine::kMeasuredBy; ++i) {
                const std::string id = "number.by." + std::string(key(static_cast<MeasuredBy>(i)));
                QVERIFY2(!sentences.word(id).startsWith(u'['), id.c_str());
            }
        }
    }

    void aValueIsToldInItsUnit_data() {
        QTest::addColumn<Number>("told");
        QTest::addColumn<QString>("value");
        QTest::newRow("moving time") << number(NumberKey::MovingTime, {4462}) << QStringLiteral("1:14:22");
        QTest::newRow("watts") << number(NumberKey::WeightedPower, {248.6}) << QStringLiteral("249 W");
        QTest::newRow("ratio") << number(NumberKey::Variability, {1.044}) << QStringLiteral("1.04");
        QTest::newRow("drift") << number(NumberKey::Decoupling, {4.23}) << QStringLiteral("4.2 %");
        QTest::newRow("no drift") << number(NumberKey::Decoupling, {-0.01}) << QStringLiteral("0.0 %");
        QTest::newRow("gain") << number(NumberKey::Decoupling, {-1.5}) << QStringLiteral("−1.5 %");
        QTest::newRow("efficiency") << number(NumberKey::Efficiency, {1.429}, MeasuredBy::Power)
                                    << QStringLiteral("1.43 W per bpm");
        QTest::newRow("of a run") << number(NumberKey::Efficiency, {1.351}, MeasuredBy::Pace)
                                  << QStringLiteral("1.35 m per beat");
        QTest::newRow("critical") << number(NumberKey::CriticalPower, {262.3, 18'400})
                                  << QStringLiteral("262 W, and 18 kJ above it");
        QTest::newRow("balance") << number(NumberKey::WPrimeBalance, {-600, 18'400})
                                 << QStringLiteral("at the lowest −1 kJ of 18 kJ");
        QTest::newRow("zones") << number(NumberKey::PowerZones, {0, 760, 3661, 0})
                               << QStringLiteral("Z2 12:40 · Z3 1:01:01");
    }

    void aValueIsToldInItsUnit() {
        QFETCH(Number, told);
        QFETCH(QString, value);
        QCOMPARE(words(told).value, value);
    }

    void bestsAreToldWithTheirLengths() {
        Number peaks = number(NumberKey::PeakPower, {});
        peaks.bests = {{5, 812.3}, {60, 402.0}, {3600, 240}};
        QCOMPARE(words(peaks).value, QStringLiteral("5 s 812 W · 1 min 402 W · 1 h 240 W"));
        Number fit = number(NumberKey::CriticalPower, {262, 18'000});
        fit.bests = {{187, 358}, {1200, 277}};
        QCOMPARE(words(fit).remark, QStringLiteral("from 3:07 358 W · 20 min 277 W"));
    }

    void howItWasMeasuredIsTold() {
        const auto load = words(number(NumberKey::Load, {82.4}, MeasuredBy::HeartRate));
        QCOMPARE(load.value, QStringLiteral("82"));
        QCOMPARE(load.remark, QStringLiteral("by heart rate"));
    }

    void anEstimateSaysWhy() {
        Number load = number(NumberKey::Load, {82.4}, MeasuredBy::Power);
        load.estimate = engine::Sentence{"estimate.slow", {engine::Quantity{4, engine::Unit::Count}}};
        QCOMPARE(words(load).remark,
                 QStringLiteral("by power · Recorded every 4 s on average, so the load is an estimate."));
        load.by.reset();
        QCOMPARE(words(load).remark,
                 QStringLiteral("Recorded every 4 s on average, so the load is an estimate."));
    }

    void anAbsentNumberIsADashWithItsReason() {
        Number none = number(NumberKey::WeightedPower, {});
        none.absent = engine::Sentence{"absent.power", {}};
        const auto told = words(none);
        QCOMPARE(told.value, QStringLiteral("–"));
        QCOMPARE(told.remark, QStringLiteral("No power was recorded."));
    }

    void numbersFollowTheReader() {
        QCOMPARE(words(number(NumberKey::Variability, {1.044}), QStringLiteral("de")).value,
                 QStringLiteral("1,04"));
        QCOMPARE(
            words(number(NumberKey::GradedSpeed, {4.0}), QStringLiteral("en"), engine::Sport::Running).value,
            QStringLiteral("4:10 /km"));
    }
};

QTEST_GUILESS_MAIN(TestNumberWords)
#include "test_number_words.moc"
