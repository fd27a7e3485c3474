// SPDX-License-Identifier: GPL-3.0-or-later
// Real rides against what others compute from them.
#include "core/engine/metrics/decoupling.h"
#include "core/engine/metrics/mean_max_curve.h"
#include "core/engine/metrics/part.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/metrics/w_prime_balance.h"
#include "core/engine/metrics/weighted_power.h"
#include "core/engine/model/sentence_ids.h"
#include "core/engine/recording/reader.h"
#include "tests/support/base/shared_files.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace leadout::engine;

namespace {

QJsonObject jsonAt(const QString& path) {
    return QJsonDocument::fromJson(leadout::test::bytesOf(path)).object();
}

Recording readAt(const QString& path) {
    const QByteArray bytes = leadout::test::bytesOf(path);
    return readRecording({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                          static_cast<std::size_t>(bytes.size())})
        .recording;
}

/// The value below which this share of the errors lies.
double quantile(std::vector<double> errors, double share) {
    std::sort(errors.begin(), errors.end());
    return errors.at(static_cast<std::size_t>(std::ceil(share * static_cast<double>(errors.size() - 1))));
}

void printErrors(const char* whose, const std::vector<double>& errors) {
    const auto within = [&errors](double most) {
        return std::count_if(errors.begin(), errors.end(), [most](double error) { return error <= most; });
    };
    qInfo("weighted power of %s: %zu stored values, median error %.2f W, three quarters within %.2f W, "
          "%td within 0.6 W, %td within 1 W, %td within 4 W, largest %.1f W",
          whose, errors.size(), quantile(errors, 0.5), quantile(errors, 0.75), within(0.6), within(1.0),
          within(4.0), quantile(errors, 1.0));
}

/// The rows of a recorded file.
struct Ride {
    explicit Ride(const QString& path) {
        const Samples samples = readAt(path).samples;
        const Seconds rows(samples, {0, samples.size()});
        time = rows.time();
        power_w = rows.of(samples.power_w);
        heart_rate_bpm = rows.of(samples.heart_rate_bpm);
        held_s = heldSeconds(time);
        const Sums raw = sums(samples);
        // Of a second that is written twice the reference takes the first value, and it keeps sensors'
        // faults.
        comparable = samples.size() == rows.size() && raw.power_w.beyond == 0 && usualInterval(time) == 1;
    }

    std::vector<std::uint32_t> time;
    std::vector<std::uint16_t> power_w;
    std::vector<std::uint8_t> heart_rate_bpm;
    std::vector<std::uint8_t> held_s;
    bool comparable = false;
};

} // namespace

class TestMetricsReference : public QObject {
    Q_OBJECT

    static void addRides(const QString& key) {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(folder);
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("reference");
        const QJsonObject files =
            jsonAt(folder + QStringLiteral("/oracle.json")).value(QStringLiteral("files")).toObject();
        int known = 0;
        int compared = 0;
        for (auto file = files.begin(); file != files.end(); ++file) {
            const QJsonValue reference =
                file.value()[QStringLiteral("reference_metrics")].toObject().value(key);
            const QString path = folder + u'/' + file.key();
            if (reference.isNull() || reference.isUndefined())
                continue;
            ++known;
            if (!Ride(path).comparable)
                continue;
            ++compared;
            QTest::newRow(qPrintable(file.key())) << path << reference;
        }
        // Else nothing would be compared, and nobody would see it.
        if (compared == 0 || 2 * compared < known)
            qFatal("%d of %d rides can be compared with the reference", compared, known);
    }

private Q_SLOTS:
    /// Devices store whole watts, which makes a quarter of a watt by itself. The recipe is that of Garmin's;
    /// others begin the mean anew after a pause, and one stores a value of before its own sensor's faults.
    void weightedPowerIsWhatDevicesStore() {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(folder);
        const QJsonObject files =
            jsonAt(folder + QStringLiteral("/oracle.json")).value(QStringLiteral("files")).toObject();
        std::vector<double> all;
        std::vector<double> garmins;
        for (auto file = files.begin(); file != files.end(); ++file) {
            const Recording recording = readAt(folder + u'/' + file.key());
            const std::vector<Part> parts = legParts(recording);
            for (std::size_t leg = 0; leg < parts.size(); ++leg) {
                const double stored = recording.legs[leg].device_weighted_power_w.value_or(0.0);
                const auto weighted = weightedPower(recording.samples, parts[leg].samples);
                if (!(stored > 0.0) || !weighted)
                    continue;
                all.push_back(std::abs(*weighted - stored));
                if (file.value()[QStringLiteral("manufacturer")].toString() == u"garmin")
                    garmins.push_back(all.back());
            }
        }
        QVERIFY(garmins.size() >= 10);
        printErrors("all devices", all);
        printErrors("Garmin's devices", garmins);
        QVERIFY(quantile(garmins, 0.5) <= 0.6);
        QVERIFY(quantile(garmins, 1.0) <= 4.0);
        // All but the one value of before its sensor's faults.
        QVERIFY(std::count_if(all.begin(), all.end(), [](double error) { return error > 4.0; }) <= 1);
    }

    void decouplingOfRealRides_data() { addRides(QStringLiteral("decoupling_half_mean_power_pct")); }

    void decouplingOfRealRides() {
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, reference);
        const Ride ride(path);
        const auto measured = decoupling(ride.power_w, ride.heart_rate_bpm, ride.held_s);
        if (!measured) { // the reference has no least length, and takes a silent meter for 0 W
            QVERIFY(measured.error().id == sentence::kAbsentTogether ||
                    measured.error().id == sentence::kAbsentHalf);
            return;
        }
        QVERIFY2(std::abs(*measured - reference.toDouble()) < 0.1, qPrintable(QString::number(*measured)));
    }

    void bestAveragesOfRealRides_data() { addRides(QStringLiteral("mean_max_zero_filled_w")); }

    void bestAveragesOfRealRides() {
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, reference);
        const Ride ride(path);
        const auto timeline = PowerTimeline::of(ride.time, ride.power_w, ride.held_s);
        const QJsonObject best = reference.toObject();
        QCOMPARE(timeline.has_value(), !best.isEmpty());
        const std::vector<double> curve = timeline ? timeline->everySecond() : std::vector<double>();
        for (auto it = best.begin(); it != best.end(); ++it) {
            const auto duration = it.key().toUInt();
            QVERIFY2(duration <= curve.size(), qPrintable(it.key()));
            QVERIFY2(std::abs(curve.at(duration - 1) - it->toDouble()) < 0.01, qPrintable(it.key()));
        }
    }

    void wPrimeBalanceOfRealRides_data() { addRides(QStringLiteral("wbal_cp250_w20000")); }

    /// The reference steps a second at a time, which recovers a little too fast; the exact step can only be
    /// below it, by few in a thousand of what was spent.
    void wPrimeBalanceOfRealRides() {
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, reference);
        const Ride ride(path);
        const auto balance = wPrimeBalance(ride.time, ride.power_w, ride.held_s, 250.0, 20'000.0);
        if (!balance) { // the reference takes no power for none above
            QCOMPARE(balance.error().id, std::string(sentence::kAbsentPower));
            return;
        }
        const double lowest = reference[QStringLiteral("min_differential")].toDouble();
        const double end = reference[QStringLiteral("end_differential")].toDouble();
        const auto isAbout = [lowest](double value, double expected) {
            const double below = expected - value;
            return below > -0.2 && below < 0.005 * (20'000.0 - lowest) + 0.2;
        };
        QVERIFY2(isAbout(balance->lowest_j, lowest), qPrintable(QString::number(balance->lowest_j)));
        QVERIFY2(isAbout(balance->end_j, end), qPrintable(QString::number(balance->end_j)));
        QCOMPARE(balance->overdrawn, balance->lowest_j < 0.0);
    }
};

QTEST_APPLESS_MAIN(TestMetricsReference)
#include "test_metrics_reference.moc"
