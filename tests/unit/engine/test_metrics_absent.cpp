// SPDX-License-Identifier: GPL-3.0-or-later
// What is not recorded or not known has no number, and every number that is absent says why.
#include "core/engine/metrics/details.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/metrics/training_form.h"
#include "core/engine/metrics/w_prime_balance.h"
#include "core/engine/model/sentence_ids.h"
#include "tests/unit/engine/made_rows.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace leadout::engine;
using leadout::test::isAbsent;

namespace {

/// What a recording or an athlete may lack.
enum Lack : unsigned { Power = 1, HeartRate = 2, Speed = 4, Distance = 8, Altitude = 16, Limits = 32 };
constexpr unsigned kNothingRecorded = Power | HeartRate | Speed | Distance | Altitude;

constexpr std::array kSports = {
    Sport::Other,    Sport::Cycling,  Sport::Running,    Sport::Swimming,
    Sport::Walking,  Sport::Hiking,   Sport::Rowing,     Sport::CrossCountrySkiing,
    Sport::Strength, Sport::Mobility, Sport::Transition, Sport::Multisport,
};

/// Three hard efforts that a critical power can be fitted to, each with an easy stretch behind it.
Recording recorded(Sport sport, unsigned lacks) {
    Recording made;
    Samples& samples = made.samples;
    const auto go = [&](std::uint32_t seconds, std::uint16_t watts, std::uint8_t beats, std::uint16_t speed) {
        for (std::uint32_t i = 0; i < seconds; ++i) {
            const std::size_t at = samples.size();
            samples.time.push_back(1'790'000'000 + static_cast<std::uint32_t>(at));
            if (!(lacks & Power))
                samples.power_w.put(at, watts);
            if (!(lacks & HeartRate))
                samples.heart_rate_bpm.put(at, beats);
            if (!(lacks & Speed))
                samples.speed_mm_s.put(at, speed);
            if (!(lacks & Distance))
                samples.distance_cm.put(at, static_cast<std::uint32_t>(at * 300));
            if (!(lacks & Altitude))
                samples.altitude_5m.put(at, 3000);
        }
    };
    for (const std::uint32_t effort : {180U, 480U, 1200U}) {
        go(600, 120, 125, 1500);
        go(effort, static_cast<std::uint16_t>(250 + 20'000 / effort), 165, 4000);
    }
    go(600, 120, 120, 1500);
    made.start = samples.time.front();
    made.legs.push_back({});
    made.legs.front().sport = sport;
    made.legs.front().start = made.start;
    return made;
}

Thresholds knownUnless(unsigned lacks) {
    return lacks & Limits ? Thresholds{} : Thresholds{250.0, 168.0, 190.0, 4.0, 1.25};
}

Details detailsUnless(Sport sport, unsigned lacks) {
    const Recording recording = recorded(sport, lacks);
    Part part = wholePart(recording);
    part.sport = sport;
    const Thresholds thresholds = knownUnless(lacks);
    return detailsOf(recording, part, summarise(recording, part, thresholds), thresholds);
}

/// One number of the details: the reason where it is absent, else whether it is one.
struct Number {
    std::optional<Sentence> reason;
    bool sound = true;
};

bool isSound(double value) {
    return std::isfinite(value);
}
bool isSound(const Load& load) {
    return std::isfinite(load.value) && load.value > 0.0;
}
bool isSound(const HeartRateRecovery& recovery) {
    return recovery.from_bpm > 0.0 && recovery.to_bpm > 0.0;
}
bool isSound(const ZoneTimes& times) {
    double seconds = 0.0;
    for (const double zone : times.zone_s)
        seconds += zone;
    return seconds > 0.0;
}
bool isSound(const std::vector<BestPower>& bests) {
    return !bests.empty() && bests.front().power_w > 0.0;
}
bool isSound(const CriticalPower& fit) {
    return fit.critical_power_w > 0.0 && fit.efforts.size() >= kFewestMaximal;
}

template <typename T>
Number number(const Measured<T>& measured) {
    if (measured)
        return {std::nullopt, isSound(*measured)};
    return {measured.error(), true};
}

using Numbers = std::vector<std::pair<const char*, Number>>;

Numbers numbersOf(const Details& details) {
    return {
        {"distance", number(details.distance_m)},
        {"highest power", number(details.max_power_w)},
        {"highest heart rate", number(details.max_heart_rate_bpm)},
        {"intensity", number(details.intensity)},
        {"average power", number(details.average_power_w)},
        {"weighted power", number(details.weighted_power_w)},
        {"work", number(details.work_kj)},
        {"average heart rate", number(details.average_heart_rate_bpm)},
        {"load", number(details.load)},
        {"power without zeros", number(details.power_without_zeros_w)},
        {"variability", number(details.variability)},
        {"efficiency", number(details.efficiency)},
        {"graded speed", number(details.graded_speed_m_s)},
        {"swim speed", number(details.swim_speed_m_s)},
        {"decoupling", number(details.decoupling_percent)},
        {"recovery", number(details.recovery)},
        {"power zones", number(details.power_zones)},
        {"heart-rate zones", number(details.heart_rate_zones)},
        {"pace zones", number(details.pace_zones)},
        {"peaks", number(details.peaks)},
        {"critical power", number(details.critical_power)},
    };
}

Number find(const Numbers& numbers, const QString& name) {
    for (const auto& [known, value] : numbers) {
        if (name == QLatin1String(known))
            return value;
    }
    qFatal("no such number");
    return {};
}

} // namespace

class TestMetricsAbsent : public QObject {
    Q_OBJECT

    static void add(const char* name, Sport sport, unsigned lacks, std::string_view reason) {
        const QString row = QStringLiteral("%1 of %2 without %3")
                                .arg(QLatin1String(name), QLatin1String(key(sport).data()))
                                .arg(lacks);
        QTest::newRow(qPrintable(row)) << QString::fromLatin1(name) << sport << lacks << std::string(reason);
    }

private Q_SLOTS:
    void withoutWhatItNeedsANumberSaysWhatItIs_data() {
        using namespace sentence;
        QTest::addColumn<QString>("name");
        QTest::addColumn<Sport>("sport");
        QTest::addColumn<unsigned>("lacks");
        QTest::addColumn<std::string>("reason");
        for (const char* name :
             {"average power", "highest power", "weighted power", "work", "power without zeros",
              "variability", "efficiency", "decoupling", "power zones", "peaks", "critical power"})
            add(name, Sport::Cycling, Power, kAbsentPower);
        for (const char* name : {"average heart rate", "highest heart rate", "efficiency", "decoupling",
                                 "recovery", "heart-rate zones"})
            add(name, Sport::Cycling, HeartRate, kAbsentHeartRate);
        for (const char* name : {"load", "intensity", "power zones", "heart-rate zones"})
            add(name, Sport::Cycling, Limits, kAbsentThreshold);
        add("recovery", Sport::Cycling, Limits, kAbsentMaxHeartRate);
        add("recovery", Sport::Cycling, Power | Speed | Distance, kAbsentOutput);
        add("load", Sport::Cycling, Power | HeartRate, kAbsentLoad);
        add("intensity", Sport::Cycling, Power | HeartRate, kAbsentLoad);
        add("distance", Sport::Cycling, Distance, kAbsentDistance);
        for (const Sport sport : {Sport::Running, Sport::Walking, Sport::Hiking}) {
            add("graded speed", sport, Altitude, kAbsentAltitude);
            add("graded speed", sport, Distance, kAbsentSpeed);
            add("efficiency", sport, Altitude, kAbsentAltitude);
            add("efficiency", sport, HeartRate, kAbsentHeartRate);
            add("decoupling", sport, Speed | Distance, kAbsentSpeed);
        }
        add("pace zones", Sport::Running, Speed | Distance, kAbsentSpeed);
        add("pace zones", Sport::Running, Limits, kAbsentThreshold);
        add("load", Sport::Running, HeartRate | Speed | Distance, kAbsentLoad);
        add("swim speed", Sport::Swimming, Distance, kAbsentDistance);
        add("load", Sport::Swimming, HeartRate | Distance, kAbsentLoad);
    }

    void withoutWhatItNeedsANumberSaysWhatItIs() {
        QFETCH(const QString, name);
        QFETCH(const Sport, sport);
        QFETCH(const unsigned, lacks);
        QFETCH(const std::string, reason);
        const Number whole = find(numbersOf(detailsUnless(sport, 0)), name);
        QVERIFY2(!whole.reason, whole.reason ? whole.reason->id.c_str() : "");
        QVERIFY(whole.sound);
        const Number lacking = find(numbersOf(detailsUnless(sport, lacks)), name);
        QVERIFY(lacking.reason.has_value());
        QCOMPARE(lacking.reason->id, reason);
    }

    void aSlowRecordingIsAsLongAsItsRowsStandFor() {
        Recording slow;
        slow.legs.push_back({});
        slow.legs.front().sport = Sport::Cycling;
        for (std::uint32_t i = 0; i < 5; ++i) {
            slow.samples.time.push_back(1'790'000'000 + 4 * i);
            slow.samples.power_w.put(i, 200);
        }
        const Part part = wholePart(slow);
        const Details details = detailsOf(slow, part, summarise(slow, {}), {});
        QVERIFY(isAbsent(details.weighted_power_w, sentence::kAbsentTooShort));
        const auto* length = std::get_if<Quantity>(&details.weighted_power_w.error().values.front());
        QVERIFY(length && length->value == 20.0);
    }

    void theDistanceStandsInForASpeedThatWasNotRecorded() {
        const Numbers numbers = numbersOf(detailsUnless(Sport::Running, Speed));
        for (const char* name : {"load", "decoupling", "pace zones", "efficiency", "graded speed"}) {
            const Number value = find(numbers, QString::fromLatin1(name));
            QVERIFY2(!value.reason && value.sound, name);
        }
    }

    void whateverIsMissingEveryNumberIsSoundOrSaysWhy() {
        for (const Sport sport : kSports) {
            for (unsigned lacks = 0; lacks <= (kNothingRecorded | Limits); ++lacks) {
                for (const auto& [name, value] : numbersOf(detailsUnless(sport, lacks))) {
                    const bool says = !value.reason || value.reason->id.starts_with("absent.");
                    QVERIFY2(value.sound && says, name);
                }
            }
        }
    }

    void whereNothingIsRecordedThereIsNoNumber() {
        for (const Sport sport : kSports) {
            for (const auto& [name, value] : numbersOf(detailsUnless(sport, kNothingRecorded)))
                QVERIFY2(value.reason.has_value(), name);
            const Metrics metrics = summarise(recorded(sport, kNothingRecorded), knownUnless(0));
            for (const auto& value :
                 {metrics.distance_m, metrics.avg_power_w, metrics.max_power_w, metrics.weighted_power_w,
                  metrics.avg_hr_bpm, metrics.max_hr_bpm, metrics.avg_cadence_rpm, metrics.avg_speed_m_s,
                  metrics.work_kj, metrics.intensity, metrics.mean_max_w[0], metrics.mean_max_w[4]})
                QVERIFY(!value);
            QVERIFY(!metrics.load);
        }
        for (const auto& [name, value] : numbersOf(detailsOf({}, {}, {}, {})))
            QVERIFY2(value.reason.has_value(), name);
    }

    void whatIsAskedForByItselfSaysWhyToo() {
        const std::vector<std::uint32_t> time = {1, 2};
        const std::vector<std::uint8_t> held = {1, 1};
        const std::vector<std::uint16_t> watts = {300, 300};
        QVERIFY(isAbsent(wPrimeBalance(time, {}, held, 250.0, 20'000.0), sentence::kAbsentPower));
        QVERIFY(isAbsent(wPrimeBalance(time, watts, held, 0.0, 20'000.0), sentence::kAbsentCriticalPower));
        QVERIFY(isAbsent(wPrimeBalance(time, watts, held, 250.0, 0.0), sentence::kAbsentCriticalPower));
        QVERIFY(isAbsent(formToday({}), sentence::kAbsentHistory));
        QVERIFY(isAbsent(criticalPower({}), sentence::kAbsentEfforts));
    }
};

QTEST_APPLESS_MAIN(TestMetricsAbsent)
#include "test_metrics_absent.moc"
