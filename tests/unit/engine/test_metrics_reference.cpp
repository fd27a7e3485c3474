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

#include <QDir>
#include <QDirIterator>
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

/// A weighted power that a device stored with a leg, and what stands beside it.
struct Stored {
    QString ride;
    double device_w = 0.0;
    double error_w = 0.0;  ///< of weighted power
    double paused_w = 0.0; ///< of the mean begun anew after every pause
    QString other;         ///< why the two are not of the same seconds; empty where they are
};

/// The middle one, or the mean of the two in the middle.
double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return (values.at(values.size() / 2) + values.at((values.size() - 1) / 2)) / 2.0;
}

/// Weighted power as most devices make it: its 30 s never reach across a pause longer than they are, and what
/// is too short for them between two pauses is left out.
std::optional<double> weightedBetweenPauses(const std::vector<std::uint32_t>& time,
                                            std::vector<std::uint16_t> power_w) {
    std::replace(power_w.begin(), power_w.end(), Column<std::uint16_t>::kMissing, std::uint16_t{0});
    double sum = 0.0;
    double windows = 0.0;
    for (std::size_t from = 0, to = 1; to <= time.size(); ++to) {
        if (to < time.size() && time[to] - time[to - 1] <= kWeightedPowerWindow)
            continue;
        if (const auto mean = weightedMean(std::span(power_w).subspan(from, to - from))) {
            const auto count = static_cast<double>(to - from - kWeightedPowerWindow + 1);
            sum += std::pow(*mean, 4) * count;
            windows += count;
        }
        from = to;
    }
    return windows > 0.0 ? std::optional(std::pow(sum / windows, 0.25)) : std::nullopt;
}

/// Why what a device stored is not of the seconds that it recorded; empty where nothing says so. It stores
/// its plain average, in whole watts, next to the weighted one: where that is not the records' either, it
/// summed others than it wrote.
QString otherSeconds(const Leg& leg, const std::vector<std::uint16_t>& power_w) {
    double sum = 0.0;
    double count = 0.0;
    for (const std::uint16_t value : power_w) {
        sum += value == Column<std::uint16_t>::kMissing ? 0.0 : value;
        count += value == Column<std::uint16_t>::kMissing ? 0.0 : 1.0;
    }
    const double average = sum / count;
    if (!leg.device_average_power_w || std::abs(*leg.device_average_power_w - average) < 1.0)
        return {};
    return QStringLiteral("left out: the device averaged %1 W, what it recorded is %2 W on average")
        .arg(*leg.device_average_power_w)
        .arg(average, 0, 'f', 1);
}

void addStored(std::vector<Stored>& found, const QString& ride, const Recording& recording) {
    const std::vector<Part> parts = legParts(recording);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Leg& leg = recording.legs[i];
        const double device_w = leg.device_weighted_power_w.value_or(0.0);
        const auto weighted = weightedPower(recording.samples, parts[i].samples);
        if (!(device_w > 0.0) || !weighted)
            continue;
        const Seconds rows(recording.samples, parts[i].samples);
        const std::vector<std::uint16_t> power_w = rows.of(recording.samples.power_w);
        const double between = weightedBetweenPauses(rows.time(), power_w).value_or(*weighted);
        found.push_back(
            {ride, device_w, *weighted - device_w, between - device_w, otherSeconds(leg, power_w)});
    }
}

/// Every weighted power that a device stored in the recorded files, in the order of their names.
std::vector<Stored> storedIn(const QString& folder) {
    QStringList rides;
    QDirIterator files(folder, {QStringLiteral("*.fit")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        rides.append(QDir(folder).relativeFilePath(files.next()));
    rides.sort();
    std::vector<Stored> found;
    for (const QString& ride : rides)
        addStored(found, ride, readAt(folder + u'/' + ride));
    return found;
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
        comparable = samples.size() == rows.size() && raw.power_w.beyond == 0 && isEverySecond(time);
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
    /// Devices store whole watts, which makes a quarter of a watt by itself. The mean over all seconds
    /// recorded is that of the published recipe and of other programs. Most devices begin it anew after a
    /// pause, which makes most of the difference where a ride has many: that recipe is tried here on the same
    /// seconds.
    void weightedPowerIsWhatDevicesStore() {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(folder);
        std::vector<double> all;
        std::vector<double> alike;
        std::vector<double> paused;
        for (const Stored& stored : storedIn(folder)) {
            qInfo("%s: %.0f W stored, %+.2f W; begun anew after pauses %+.2f W; %s", qPrintable(stored.ride),
                  stored.device_w, stored.error_w, stored.paused_w,
                  stored.other.isEmpty() ? "compared" : qPrintable(stored.other));
            all.push_back(std::abs(stored.error_w));
            paused.push_back(std::abs(stored.paused_w));
            if (stored.other.isEmpty())
                alike.push_back(all.back());
        }
        QVERIFY(alike.size() >= 10 && 2 * alike.size() > all.size());
        qInfo("weighted power: median error %.2f W of %zu values of the seconds recorded, %.2f W of all %zu; "
              "%.2f W of all with the mean begun anew after pauses",
              median(alike), alike.size(), median(all), all.size(), median(paused));
        QVERIFY(median(alike) <= 0.6);
        QVERIFY(*std::max_element(alike.begin(), alike.end()) <= 4.0);
        QVERIFY(median(all) <= 0.8);
        QVERIFY(median(paused) <= 0.6);
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
