// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/w_prime_balance.h"
#include "core/engine/model/samples.h"
#include "core/engine/model/sentence_ids.h"
#include "tests/unit/engine/made_rows.h"

#include <QTest>

using namespace leadout::engine;
using leadout::test::isAbsent;
using leadout::test::MadeRows;

namespace {

constexpr double kCritical = 250.0;
constexpr double kWPrime = 20'000.0;

Measured<WPrimeBalance> balance(const MadeRows& rows, double critical = kCritical, double wPrime = kWPrime) {
    return wPrimeBalance(rows.time, rows.output, rows.held(), critical, wPrime);
}

bool isAbout(double value, double expected, double tolerance = 1e-6) {
    return std::abs(value - expected) <= tolerance;
}

} // namespace

class TestMetricsWPrime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aboveCriticalPowerItFallsInALine() {
        MadeRows rows;
        rows.go(100, 350);
        const auto spent = balance(rows);
        QVERIFY(spent.has_value());
        for (std::size_t i = 0; i < 100; ++i)
            QVERIFY(isAbout(spent->balance_j.at(i), kWPrime - 100.0 * static_cast<double>(i + 1)));
        QVERIFY(isAbout(spent->end_j, 10'000.0));
        QVERIFY(!spent->overdrawn);
    }

    void atCriticalPowerItStays() {
        MadeRows rows;
        rows.go(60, 350).go(3600, 250);
        QVERIFY(isAbout(balance(rows)->end_j, 14'000.0));
    }

    void belowItComesBackByTheExponential() {
        MadeRows rows;
        rows.go(100, 350).go(200, 150);
        const double left = kWPrime - 10'000.0 * std::exp(-100.0 * 200.0 / kWPrime);
        QVERIFY(isAbout(balance(rows)->end_j, left));
        rows.go(36'000, 0);
        QVERIFY(balance(rows)->end_j <= kWPrime);
        QVERIFY(isAbout(balance(rows)->end_j, kWPrime, 1e-3));
    }

    void theStepDoesNotMatter() {
        MadeRows fast;
        MadeRows slow;
        slow.every_s = 4;
        for (MadeRows* rows : {&fast, &slow})
            rows->go(120, 330).go(240, 140).pause(300).go(180, 310).go(400, 90);
        const auto a = balance(fast);
        const auto b = balance(slow);
        QVERIFY(isAbout(a->end_j, b->end_j));
        QVERIFY(isAbout(a->lowest_j, b->lowest_j));
    }

    void aPauseIsRecovery() {
        MadeRows paused;
        paused.go(100, 350).pause(600).go(1, 0);
        MadeRows coasted;
        coasted.go(100, 350).go(601, 0);
        QVERIFY(isAbout(balance(paused)->end_j, balance(coasted)->end_j));
    }

    void moreThanThereIsStaysNegativeAndIsSaid() {
        MadeRows rows;
        rows.go(300, 350).go(60, 100);
        const auto spent = balance(rows);
        QVERIFY(isAbout(spent->lowest_j, -10'000.0));
        QCOMPARE(spent->lowest_at, rows.time.at(299));
        QVERIFY(spent->overdrawn);
        QVERIFY(spent->end_j > spent->lowest_j);
    }

    void minutesAboveAndBelowEndWhereTheFormulaDoes() {
        MadeRows rows;
        for (int i = 0; i < 30; ++i)
            rows.go(60, 300).go(60, 100);
        double left = kWPrime;
        for (int i = 0; i < 30; ++i) {
            left -= 50.0 * 60.0;
            left = kWPrime - (kWPrime - left) * std::exp(-150.0 * 60.0 / kWPrime);
        }
        QVERIFY(isAbout(balance(rows)->end_j, left));
    }

    void faultsAndRowsWithoutPowerAreRest() {
        MadeRows rows;
        rows.go(100, 350).go(30, 60'000).go(30, Column<std::uint16_t>::kMissing);
        MadeRows resting;
        resting.go(100, 350).go(60, 0);
        QVERIFY(isAbout(balance(rows)->end_j, balance(resting)->end_j));
    }

    void itNeedsPowerAndAnAthletesNumbers() {
        MadeRows rows;
        rows.go(100, 200);
        QVERIFY(isAbsent(balance(rows, 0.0), sentence::kAbsentCriticalPower));
        QVERIFY(isAbsent(balance(rows, kCritical, -1.0), sentence::kAbsentCriticalPower));
        MadeRows silent;
        silent.go(100, Column<std::uint16_t>::kMissing);
        QVERIFY(isAbsent(balance(silent), sentence::kAbsentPower));
        QVERIFY(isAbsent(balance({}), sentence::kAbsentPower));
    }
};

QTEST_APPLESS_MAIN(TestMetricsWPrime)
#include "test_metrics_w_prime.moc"
