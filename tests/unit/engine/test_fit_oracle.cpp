// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/sums.h"
#include "core/engine/recording/reader.h"
#include "tests/support/base/shared_files.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

constexpr qint64 kFitEpoch = 631065600;

struct Total {
    qint64 count = 0;
    qint64 sum = 0;
};

template <typename T>
Total totalOf(const Column<T>& column) {
    Total total;
    for (const T value : column.values())
        if (value != Column<T>::kMissing) {
            ++total.count;
            total.sum += value;
        }
    return total;
}

FileKind kindOf(const QString& fileType) {
    if (fileType == u"activity")
        return FileKind::Activity;
    if (fileType == u"workout")
        return FileKind::Workout;
    if (fileType == u"course")
        return FileKind::Course;
    if (fileType == u"settings")
        return FileKind::Settings;
    if (fileType == u"weight")
        return FileKind::Weight;
    return fileType.startsWith(u"monitoring") ? FileKind::Monitoring : FileKind::OtherFit;
}

ReadResult readFile(const QString& path) {
    const QByteArray bytes = bytesOf(path);
    return readRecording(
        {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
}

} // namespace

/// Every recorded file against what two reference decoders make of it. Where they differ, "garmin_cpp" holds;
/// where that one gave up, the first.
class TestFitOracle : public QObject {
    Q_OBJECT

    QString m_folder = sharedFolder(QStringLiteral("rides"));
    QJsonObject m_oracle;
    int m_activities = 0;
    int m_others = 0;
    int m_cadences = 0;
    int m_distances = 0;

    struct Expected {
        qint64 records = 0;
        qint64 laps = 0;
        Total power;
        Total heartRate;
    };

    static Expected expectedOf(const QJsonObject& oracle) {
        const auto number = [](const QJsonValue& value) { return value.toInteger(0); };
        const QJsonObject second = oracle[u"garmin_cpp"].toObject();
        if (second.contains(u"records"))
            return {number(second[u"records"]),
                    number(second[u"laps"]),
                    {number(second[u"power_n"]), number(second[u"power_sum"])},
                    {number(second[u"hr_n"]), number(second[u"hr_sum"])}};
        const QJsonObject channels = oracle[u"channels"].toObject();
        const QJsonObject power = channels[u"power"].toObject();
        const QJsonObject heartRate = channels[u"heart_rate"].toObject();
        return {number(oracle[u"records"]),
                number(oracle[u"laps"]),
                {number(power[u"n"]), number(power[u"sum"])},
                {number(heartRate[u"n"]), number(heartRate[u"sum"])}};
    }

    void addFiles(bool activities) const {
        QTest::addColumn<QString>("file");
        // QTest wants a row; without the files the test skips.
        if (m_oracle.isEmpty())
            QTest::addRow("none") << QString();
        for (auto it = m_oracle.begin(); it != m_oracle.end(); ++it) {
            const QJsonObject oracle = it->toObject();
            const QString type = oracle[u"file_type"].toString();
            const bool unnamed = type.isEmpty();
            const bool activity = type == u"activity" || (unnamed && expectedOf(oracle).records > 0);
            if (activity == activities && (activity || !unnamed))
                QTest::addRow("%s", qPrintable(it.key())) << it.key();
        }
    }

private Q_SLOTS:
    void initTestCase() {
        if (!m_folder.isEmpty())
            m_oracle = QJsonDocument::fromJson(bytesOf(m_folder + QStringLiteral("/oracle.json")))
                           .object()[u"files"]
                           .toObject();
        QVERIFY(m_folder.isEmpty() || !m_oracle.isEmpty());
    }

    void anActivityHoldsWhatTheReferencesFind_data() { addFiles(true); }
    void anActivityHoldsWhatTheReferencesFind() {
        LEADOUT_NEEDS_SHARED(m_folder);
        QFETCH(QString, file);
        const QJsonObject oracle = m_oracle[file].toObject();
        const Expected expected = expectedOf(oracle);
        const ReadResult result = readFile(QDir(m_folder).filePath(file));
        // The references know neither what developer fields stand for nor the memory of straps.
        const Samples& samples = result.recording.samples;
        const Sums raw = result.recording.recorded.value_or(sums(samples));

        QCOMPARE(result.kind, FileKind::Activity);
        QVERIFY(!result.recording.legs.empty());
        QCOMPARE(static_cast<qint64>(samples.size()), expected.records);
        QCOMPARE(static_cast<qint64>(result.recording.laps.size()), expected.laps);
        QCOMPARE(static_cast<qint64>(raw.power_w.count), expected.power.count);
        QCOMPARE(static_cast<qint64>(raw.power_w.sum), expected.power.sum);
        QCOMPARE(static_cast<qint64>(raw.heart_rate_bpm.count), expected.heartRate.count);
        QCOMPARE(static_cast<qint64>(raw.heart_rate_bpm.sum), expected.heartRate.sum);
        ++m_activities;

        // Only the first reference adds these up, and it gives up on some files.
        if (oracle[u"records"].toInteger() != expected.records)
            return;
        const QJsonObject channels = oracle[u"channels"].toObject();
        QCOMPARE(static_cast<qint64>(raw.cadence_rpm.count), channels[u"cadence"][u"n"].toInteger(0));
        QCOMPARE(static_cast<qint64>(raw.cadence_rpm.sum), channels[u"cadence"][u"sum"].toInteger(0));
        ++m_cadences;
        const auto agrees = [](double sum, const QJsonValue& channel) {
            const double reference = channel[u"sum"].toDouble();
            return std::abs(sum - reference) <= 0.01 + 1e-9 * std::abs(reference);
        };
        // One recorded file has zeros for distances, and the true ones in a developer field.
        if (channels[u"distance"][u"sum"].toDouble() > 0.0 || !result.recording.recorded)
            QVERIFY(
                agrees(static_cast<double>(totalOf(samples.distance_cm).sum) / 100, channels[u"distance"]));
        QVERIFY(agrees(static_cast<double>(raw.speed_mm_s.sum) / 1000, channels[u"enhanced_speed"]));
        const Total altitude = totalOf(samples.altitude_5m);
        QVERIFY(agrees(static_cast<double>(altitude.sum) / 5 - 500.0 * static_cast<double>(altitude.count),
                       channels[u"enhanced_altitude"]));
        ++m_distances;
        const QJsonObject timeline = oracle[u"timeline"].toObject();
        if (samples.size() > 0 && timeline.contains(u"first")) {
            constexpr qint64 kMonth = 30 * 86'400;
            const qint64 first = timeline[u"first"].toInteger();
            const qint64 last = timeline[u"last"].toInteger();
            QCOMPARE(qint64{samples.time.front()} - kFitEpoch, first);
            // The reference keeps wild times, which are joined to the others here.
            if (last - first > kMonth)
                QVERIFY(samples.time.back() - samples.time.front() < kMonth);
            else
                QCOMPARE(qint64{samples.time.back()} - kFitEpoch, last);
        }
    }

    void theSessionsOfAnActivityAreItsLegs_data() { addFiles(true); }
    void theSessionsOfAnActivityAreItsLegs() {
        LEADOUT_NEEDS_SHARED(m_folder);
        QFETCH(QString, file);
        const QJsonArray sessions =
            m_oracle[file].toObject()[u"garmin_cpp"].toObject()[u"sessions"].toArray();
        const ReadResult result = readFile(QDir(m_folder).filePath(file));
        if (sessions.isEmpty()) { // a recording without a session is one leg by itself
            QCOMPARE(result.recording.legs.size(), std::size_t{1});
            return;
        }
        QCOMPARE(static_cast<qsizetype>(result.recording.legs.size()), sessions.size());
        double timer = 0;
        double distance = 0;
        for (const QJsonValue& session : sessions) {
            timer += session[u"total_timer_time"].toDouble();
            distance += session[u"total_distance"].toDouble();
        }
        QVERIFY(std::abs(result.recording.timer_s.value_or(0) - timer) < 0.001 + 1e-6 * timer);
        QVERIFY(std::abs(result.recording.distance_m.value_or(0) - distance) < 0.01 + 1e-6 * distance);
        const auto& legs = result.recording.legs;
        QVERIFY(std::is_sorted(legs.begin(), legs.end(),
                               [](const Leg& a, const Leg& b) { return a.start < b.start; }));
    }

    void anotherKindOfFileIsNamed_data() { addFiles(false); }
    void anotherKindOfFileIsNamed() {
        LEADOUT_NEEDS_SHARED(m_folder);
        QFETCH(QString, file);
        const ReadResult result = readFile(QDir(m_folder).filePath(file));
        QCOMPARE(result.kind, kindOf(m_oracle[file].toObject()[u"file_type"].toString()));
        QVERIFY(result.error.has_value());
        QCOMPARE(result.error->fault, ReadFault::NotActivity);
        QCOMPARE(result.recording.samples.size(), std::size_t{0});
        ++m_others;
    }

    void bothOrdersOfATriathlonGiveTheSameLegsAndLaps() {
        LEADOUT_NEEDS_SHARED(m_folder);
        const QDir folder(m_folder + QStringLiteral("/jimmykane"));
        const Recording first =
            readFile(folder.filePath(QStringLiteral("triathlon_summary_first.fit"))).recording;
        const Recording last =
            readFile(folder.filePath(QStringLiteral("triathlon_summary_last.fit"))).recording;
        const std::vector<Sport> sports = {Sport::Swimming, Sport::Transition, Sport::Cycling,
                                           Sport::Transition, Sport::Running};
        QCOMPARE(first.legs.size(), sports.size());
        QCOMPARE(last.legs.size(), sports.size());
        for (std::size_t i = 0; i < sports.size(); ++i) {
            QCOMPARE(first.legs[i].sport, sports[i]);
            QCOMPARE(last.legs[i].sport, sports[i]);
            QCOMPARE(first.legs[i].start, last.legs[i].start);
        }
        QCOMPARE(first.sport(), Sport::Multisport);
        QCOMPARE(first.laps.size(), last.laps.size());
        for (std::size_t i = 0; i < first.laps.size(); ++i) {
            QCOMPARE(first.laps[i].start, last.laps[i].start);
            QVERIFY(first.laps[i].end > first.laps[i].start);
        }
        QCOMPARE(first.utc_offset_s, std::optional<std::int32_t>(-5 * 3600));
        QCOMPARE(last.utc_offset_s, first.utc_offset_s);
    }

    void cleanupTestCase() {
        if (!m_folder.isEmpty())
            qInfo("%d activities compared (%d with cadence, %d with distance, speed and altitude), %d other "
                  "files",
                  m_activities, m_cadences, m_distances, m_others);
    }
};

QTEST_APPLESS_MAIN(TestFitOracle)
#include "test_fit_oracle.moc"
