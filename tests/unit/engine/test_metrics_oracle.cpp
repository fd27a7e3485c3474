// SPDX-License-Identifier: GPL-3.0-or-later
// The metrics of recorded files against reference values that another program computed from the same files.
#include "core/engine/metrics/summary.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/recording/fit_reader.h"
#include "tests/support/base/shared_files.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace leadout::engine;
using leadout::test::bytesOf;

namespace {

Recording readAt(const QString& path) {
    const QByteArray bytes = bytesOf(path);
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.constData());
    return readFit({first, static_cast<std::size_t>(bytes.size())}).recording;
}

QJsonObject jsonAt(const QString& path) {
    return QJsonDocument::fromJson(bytesOf(path)).object();
}

bool hasRepeatedSeconds(const Recording& recording) {
    const auto& time = recording.samples.time;
    return std::adjacent_find(time.begin(), time.end()) != time.end();
}

/// Says what is wrong; empty when the value is as expected, or when both are nothing.
QString difference(const char* what, std::optional<double> value, const QJsonValue& expected,
                   double tolerance) {
    const bool wanted = expected.isDouble();
    if (!wanted && !value)
        return {};
    if (wanted && value && std::abs(*value - expected.toDouble()) <= tolerance)
        return {};
    return QStringLiteral("%1: %2 instead of %3")
        .arg(QLatin1String(what), value ? QString::number(*value) : QStringLiteral("nothing"),
             wanted ? QString::number(expected.toDouble()) : QStringLiteral("nothing"));
}

} // namespace

class TestMetricsOracle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordedFilesAgreeWithTheReference_data() {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(folder);
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("reference");
        const QJsonObject files =
            jsonAt(folder + QStringLiteral("/oracle.json")).value(QStringLiteral("files")).toObject();
        for (auto file = files.begin(); file != files.end(); ++file) {
            const QJsonObject reference =
                file.value().toObject().value(QStringLiteral("reference_metrics")).toObject();
            if (!reference.isEmpty())
                QTest::newRow(qPrintable(file.key())) << folder + u'/' + file.key() << reference;
        }
    }

    void recordedFilesAgreeWithTheReference() {
        QFETCH(const QString, path);
        QFETCH(const QJsonObject, reference);
        const Recording recording = readAt(path);
        const Metrics metrics = summarise(recording, {});
        const bool powered = metrics.avg_power_w.has_value();
        // Of a second recorded twice the reference takes the first value and these metrics the last.
        const double share = hasRepeatedSeconds(recording) ? 0.02 : 0.0;

        QStringList wrong;
        wrong << difference("weighted power", metrics.weighted_power_w,
                            reference.value(QStringLiteral("np_recorded_full_window_w")), 1.0);
        wrong << difference("average power", metrics.avg_power_w,
                            reference.value(QStringLiteral("avg_power_w")), 0.001 + 0.1 * (share > 0));
        if (!path.endsWith(QStringLiteral("every_4s_smart.fit")) && powered) {
            wrong << difference("work", metrics.work_kj, reference.value(QStringLiteral("work_kj")),
                                0.001 + 0.5 * (share > 0));
        }
        // The reference keeps the spikes of a sensor, and counts the seconds between the rows of a slow
        // recording as 0 W.
        const Seconds rows(recording.samples, {0, recording.samples.size()});
        const bool hasTrueBests = sums(recording.samples).power_w.beyond == 0 && isEverySecond(rows.time());
        const QJsonObject best = reference.value(QStringLiteral("mean_max_zero_filled_w")).toObject();
        for (std::size_t i = 0; hasTrueBests && i < kMeanMaxDurations.size(); ++i) {
            const QJsonValue expected = best.value(QString::number(kMeanMaxDurations[i]));
            wrong << difference("mean max", metrics.mean_max_w[i], expected,
                                0.01 + share * expected.toDouble());
        }
        wrong.removeAll(QString());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("; "))));
    }

    void generatedFilesAgreeWithTheirTruth_data() {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides/synthetic"));
        LEADOUT_NEEDS_SHARED(folder);
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("truth");
        const QJsonObject files = jsonAt(folder + QStringLiteral("/TRUTH.json"));
        for (auto file = files.begin(); file != files.end(); ++file)
            QTest::newRow(qPrintable(file.key())) << folder + u'/' + file.key() << file.value().toObject();
    }

    void generatedFilesAgreeWithTheirTruth() {
        QFETCH(const QString, path);
        QFETCH(const QJsonObject, truth);
        Thresholds thresholds;
        thresholds.power_w = 250.0;
        const Metrics metrics = summarise(readAt(path), thresholds);
        QCOMPARE(metrics.records, static_cast<std::size_t>(truth.value(QStringLiteral("records")).toInt()));
        QStringList wrong;
        const auto check = [&](const char* key, std::optional<double> value) {
            const QJsonValue expected = truth.value(QLatin1String(key));
            if (expected.isDouble())
                wrong << difference(key, value, expected, 0.001);
        };
        check("avg", metrics.avg_power_w);
        check("avg_timer", metrics.avg_power_w);
        check("np", metrics.weighted_power_w);
        check("np_skip30", metrics.weighted_power_w);
        check("np_concat_skip30", metrics.weighted_power_w);
        check("mmp60", metrics.mean_max_w[1]);
        check("work_kJ", metrics.work_kj);
        check("if_ftp250", metrics.intensity);
        check("tss_ftp250", metrics.load ? std::optional<double>(metrics.load->value) : std::nullopt);
        check("gap", metrics.stopped_s);
        wrong.removeAll(QString());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("; "))));
    }

    void aTwentySecondFileHasNoWeightedPower() {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides/synthetic"));
        LEADOUT_NEEDS_SHARED(folder);
        const Metrics metrics = summarise(readAt(folder + QStringLiteral("/short_20s.fit")), {});
        QVERIFY(metrics.avg_power_w && !metrics.weighted_power_w);
    }

    void everyFourSecondsIsAsMuchWorkAsEverySecond() {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides/synthetic"));
        LEADOUT_NEEDS_SHARED(folder);
        const Metrics metrics = summarise(readAt(folder + QStringLiteral("/every_4s_smart.fit")), {});
        QCOMPARE(metrics.work_kj, std::optional<double>(480.0));
        QCOMPARE(metrics.moving_s, std::optional<double>(2400.0));
        for (const std::size_t i : {1U, 2U, 3U}) // a quarter of it, were the seconds between the rows none
            QVERIFY(metrics.mean_max_w[i] && std::abs(*metrics.mean_max_w[i] - 200.0) < 5.0);
        QVERIFY(!metrics.mean_max_w[4]); // 40 minutes have no best hour
    }

    void aSpikeIsInNoBestAverage() {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides/synthetic"));
        LEADOUT_NEEDS_SHARED(folder);
        const Metrics metrics = summarise(readAt(folder + QStringLiteral("/spike_65534.fit")), {});
        // The ride is at 200 W but for the spike.
        QVERIFY(metrics.mean_max_w[0]);
        QVERIFY2(std::abs(*metrics.mean_max_w[0] - 200.0) < 1e-9,
                 qPrintable(QString::number(*metrics.mean_max_w[0])));
    }
};

QTEST_APPLESS_MAIN(TestMetricsOracle)
#include "test_metrics_oracle.moc"
