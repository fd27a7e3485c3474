// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/mean_max_curve.h"
#include "core/engine/metrics/numbers.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/model/sentence_ids.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace leadout::engine;

namespace {

/// Three hard efforts with easy stretches between them, second by second.
Recording recorded(Sport sport, bool withPower) {
    Recording made;
    Samples& samples = made.samples;
    const auto go = [&](std::uint32_t seconds, std::uint16_t watts, std::uint8_t beats) {
        for (std::uint32_t i = 0; i < seconds; ++i) {
            const std::size_t at = samples.size();
            samples.time.push_back(1'790'000'000 + static_cast<std::uint32_t>(at));
            if (withPower)
                samples.power_w.put(at, watts);
            samples.heart_rate_bpm.put(at, beats);
            samples.speed_mm_s.put(at, 3000);
            samples.distance_cm.put(at, static_cast<std::uint32_t>(at * 300));
        }
    };
    for (const std::uint32_t effort : {180U, 480U, 1200U}) {
        go(600, 120, 125);
        go(effort, static_cast<std::uint16_t>(250 + 20'000 / effort), 165);
    }
    go(600, 120, 120);
    made.start = samples.time.front();
    made.legs.push_back({});
    made.legs.front().sport = sport;
    made.legs.front().start = made.start;
    return made;
}

std::vector<Number> numbersOf(const Recording& recording, const Thresholds& thresholds) {
    const Part part = wholePart(recording);
    const Metrics metrics = summarise(recording, thresholds);
    return numbersOf(recording, part, metrics, detailsOf(recording, part, metrics, thresholds), thresholds);
}

const Number& in(const std::vector<Number>& numbers, NumberKey key) {
    return *std::find_if(numbers.begin(), numbers.end(),
                         [key](const Number& number) { return number.number == key; });
}

const Thresholds kKnown = [] {
    Thresholds known;
    known.power_w = 250.0;
    known.heart_rate_bpm = 165.0;
    known.run_speed_m_s = 4.0;
    return known;
}();

} // namespace

class TestNumbers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyNumberIsToldOnceInItsOrder() {
        for (const Sport sport : {Sport::Cycling, Sport::Running, Sport::Swimming, Sport::Multisport}) {
            const std::vector<Number> numbers = numbersOf(recorded(sport, true), kKnown);
            QCOMPARE(numbers.size(), kNumberKeys - 2); // form and threshold need other days
            for (std::size_t i = 0; i < numbers.size(); ++i)
                QCOMPARE(numbers[i].number, static_cast<NumberKey>(i));
        }
    }

    void everyNumberHasAValueOrAReason() {
        for (const bool withPower : {true, false}) {
            for (const Sport sport : {Sport::Cycling, Sport::Running, Sport::Strength}) {
                for (const Thresholds& thresholds : {kKnown, Thresholds{}}) {
                    for (const Number& number : numbersOf(recorded(sport, withPower), thresholds)) {
                        const bool known = !number.values.empty() || !number.bests.empty();
                        QVERIFY2(known != number.absent.has_value(), key(number.number).data());
                    }
                }
            }
        }
    }

    void everyWordIsAnother() {
        std::set<std::string_view> words;
        for (std::size_t i = 0; i < kNumberKeys; ++i)
            words.insert(key(static_cast<NumberKey>(i)));
        QCOMPARE(words.size(), kNumberKeys);
        QVERIFY(!words.contains(std::string_view()));
    }

    void howItWasMeasuredTravelsWithIt() {
        const auto ride = numbersOf(recorded(Sport::Cycling, true), kKnown);
        QCOMPARE(in(ride, NumberKey::Load).by, std::optional(MeasuredBy::Power));
        QCOMPARE(in(ride, NumberKey::Efficiency).by, std::optional(MeasuredBy::Power));
        QCOMPARE(in(ride, NumberKey::HeartRateZones).by, std::optional(MeasuredBy::ThresholdHeartRate));
        const auto run = numbersOf(recorded(Sport::Running, false), kKnown);
        QCOMPARE(in(run, NumberKey::Load).by, std::optional(MeasuredBy::Pace));
        const auto blind = numbersOf(recorded(Sport::Cycling, false), kKnown);
        QCOMPARE(in(blind, NumberKey::Load).by, std::optional(MeasuredBy::HeartRate));
        Thresholds highest;
        highest.max_heart_rate_bpm = 185.0;
        const auto byHighest = numbersOf(recorded(Sport::Cycling, true), highest);
        QCOMPARE(in(byHighest, NumberKey::HeartRateZones).by, std::optional(MeasuredBy::HighestHeartRate));
    }

    void aMissingLoadSaysWhetherAThresholdIsMissingOrTheData() {
        const auto noThreshold = numbersOf(recorded(Sport::Cycling, true), {});
        QCOMPARE(in(noThreshold, NumberKey::Load).absent->id, std::string(sentence::kAbsentThreshold));
        Recording bare = recorded(Sport::Cycling, false);
        bare.samples.heart_rate_bpm = {};
        const auto noData = numbersOf(bare, kKnown);
        QCOMPARE(in(noData, NumberKey::Load).absent->id, std::string(sentence::kAbsentLoad));
    }

    void theLoadOfASlowRecordingIsAnEstimate() {
        Recording slow = recorded(Sport::Cycling, true);
        QVERIFY(!in(numbersOf(slow, kKnown), NumberKey::Load).estimate);
        for (std::size_t i = 0; i < slow.samples.size(); ++i)
            slow.samples.time[i] = slow.start + static_cast<std::uint32_t>(4 * i + i % 4); // 5, 5, 5, 1 s
        const auto numbers = numbersOf(slow, kKnown);
        const Sentence every4{std::string(sentence::kEstimateSlow), {Quantity{4.0, Unit::Count}}};
        QCOMPARE(in(numbers, NumberKey::Load).estimate, std::optional(every4));
        for (const Number& number : numbers)
            QVERIFY(number.number == NumberKey::Load || !number.estimate);
        QVERIFY(!in(numbersOf(slow, {}), NumberKey::Load).estimate); // there is no load
        slow.legs.front().sport = Sport::Swimming;
        slow.legs.front().pool_length_m = 25.0; // whose samples are of lengths
        QVERIFY(!in(numbersOf(slow, kKnown), NumberKey::Load).estimate);
    }

    void criticalPowerAndTheBalanceGoTogether() {
        const auto ride = numbersOf(recorded(Sport::Cycling, true), kKnown);
        const Number& fit = in(ride, NumberKey::CriticalPower);
        QCOMPARE(fit.values.size(), std::size_t{2});
        QVERIFY(fit.bests.size() >= 3);
        const Number& balance = in(ride, NumberKey::WPrimeBalance);
        QCOMPARE(balance.values.back(), fit.values.back());
        QVERIFY(balance.values.front() < fit.values.back() / 4);
        const auto blind = numbersOf(recorded(Sport::Cycling, false), kKnown);
        QCOMPARE(in(blind, NumberKey::WPrimeBalance).absent, in(blind, NumberKey::CriticalPower).absent);
    }

    void effortsOfEarlierRidesCarryACriticalPowerToo() {
        Recording easy = recorded(Sport::Cycling, true);
        for (std::size_t i = 0; i < easy.samples.size(); ++i)
            easy.samples.power_w.put(i, static_cast<std::uint16_t>(i % 1200 < 600 ? 150 : 160));
        const Part part = wholePart(easy);
        const Metrics metrics = summarise(easy, kKnown);
        QVERIFY(!detailsOf(easy, part, metrics, kKnown).critical_power);
        const std::vector<MaximalEffort> earlier = {{{180, 250.0 + 20'000.0 / 180, 0}, 1},
                                                    {{480, 250.0 + 20'000.0 / 480, 0}, 2},
                                                    {{1200, 250.0 + 20'000.0 / 1200, 0}, 3}};
        const Details details = detailsOf(easy, part, metrics, kKnown, earlier);
        QVERIFY(details.critical_power.has_value());
        QVERIFY(std::abs(details.critical_power->critical_power_w - 250.0) < 1e-6);
        const std::vector<Number> numbers = numbersOf(easy, part, metrics, details, kKnown);
        QCOMPARE(in(numbers, NumberKey::WPrimeBalance).values, (std::vector<double>{20'000.0, 20'000.0}));
        // Power on foot is another, and so is what a run's efforts carry.
        Part run = part;
        run.sport = Sport::Running;
        const auto own = detailsOf(easy, run, metrics, kKnown, earlier).critical_power;
        QVERIFY(!own || own->critical_power_w < 200.0);
    }

    void theCurveIsTheGridInWholeWatts() {
        const Recording ride = recorded(Sport::Cycling, true);
        const std::vector<BestAverage> curve = curveOf(ride, wholePart(ride));
        std::vector<int> durations;
        for (const BestAverage& best : curve) {
            durations.push_back(best.duration_s);
            QCOMPARE(best.power_w, std::round(best.power_w));
        }
        QCOMPARE(durations, curveDurations(static_cast<int>(ride.samples.size())));
        QCOMPARE(curve.front().power_w, 361.0);
        QVERIFY(curveOf(recorded(Sport::Cycling, false), wholePart(ride)).empty());
    }
};

QTEST_GUILESS_MAIN(TestNumbers)
#include "test_numbers.moc"
