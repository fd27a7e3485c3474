// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/reader.h"
#include "tests/support/base/shared_files.h"

#include <QDirIterator>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

struct Total {
    qint64 count = 0;
    double sum = 0;

    bool operator==(const Total& other) const {
        return count == other.count && std::abs(sum - other.sum) <= 0.5 * static_cast<double>(count);
    }
};

template <typename T>
Total totalOf(const Column<T>& column) {
    Total total;
    for (const T value : column.values()) {
        if (value == Column<T>::kMissing)
            continue;
        ++total.count;
        total.sum += value;
    }
    return total;
}

/// What another parser finds in a file of tracks.
struct Expected {
    qint64 points = 0; ///< with a time
    qint64 laps = 0;
    std::map<QString, Total> totals; ///< by the element's name without its prefix, in lower case

    Total of(std::initializer_list<const char*> names) const {
        for (const char* name : names) {
            if (const auto it = totals.find(QLatin1String(name)); it != totals.end())
                return it->second;
        }
        return {};
    }
};

Expected expectedOf(const QByteArray& bytes) {
    Expected expected;
    QXmlStreamReader xml(bytes.trimmed());
    xml.setNamespaceProcessing(false);
    bool inPoint = false;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        const QString name = xml.qualifiedName().toString().section(u':', -1).toLower();
        const bool point = name == u"trkpt" || name == u"trackpoint";
        if (token == QXmlStreamReader::StartElement) {
            if (name == u"lap")
                ++expected.laps;
            inPoint = inPoint || point;
            static const std::set<QString> kParents = {QStringLiteral("trkpt"),
                                                       QStringLiteral("trackpoint"),
                                                       QStringLiteral("position"),
                                                       QStringLiteral("extensions"),
                                                       QStringLiteral("heartratebpm"),
                                                       QStringLiteral("tpx"),
                                                       QStringLiteral("trackpointextension")};
            if (!inPoint || kParents.count(name) > 0)
                continue;
            const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements);
            if (name == u"time")
                ++expected.points;
            Total& total = expected.totals[name];
            ++total.count;
            total.sum += text.toDouble();
        } else if (token == QXmlStreamReader::EndElement && point)
            inPoint = false;
    }
    return expected;
}

struct Ride {
    QString file;
    Recording recording;
};

ReadResult readFile(const QString& path) {
    const QByteArray bytes = bytesOf(path);
    return readRecording(
        {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
}

QStringList filesIn(const QString& folder, const QStringList& names) {
    QStringList files;
    QDirIterator it(folder, names, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    files.sort();
    return files;
}

QStringList trackFiles(const QString& folder) {
    return filesIn(folder, {QStringLiteral("*.tcx"), QStringLiteral("*.gpx")});
}

/// How many seconds both have a value in a column, and in how many of these the two differ by more than so
/// much.
struct Agreement {
    int both = 0;
    int different = 0;
};

template <typename T>
Agreement agreement(const Recording& a, const Recording& b, Column<T> Samples::*column, int most) {
    std::map<std::uint32_t, T> values;
    for (std::size_t i = 0; i < a.samples.size(); ++i) {
        if (const auto value = (a.samples.*column).at(i))
            values[a.samples.time[i]] = *value;
    }
    std::map<std::uint32_t, T> others;
    for (std::size_t i = 0; i < b.samples.size(); ++i) {
        if (const auto value = (b.samples.*column).at(i))
            others[b.samples.time[i]] = *value;
    }
    Agreement found;
    for (const auto& [time, value] : others) {
        const auto it = values.find(time);
        if (it == values.end())
            continue;
        ++found.both;
        found.different += std::abs(int(it->second) - int(value)) > most ? 1 : 0;
    }
    return found;
}

} // namespace

/// Every recorded TCX and GPX file against another parser, and against the other files of the same ride.
class TestTrackFiles : public QObject {
    Q_OBJECT

    QString m_folder = sharedFolder(QStringLiteral("rides"));

    void addFiles() const {
        QTest::addColumn<QString>("file");
        // QTest wants a row; without the files the test skips.
        if (m_folder.isEmpty())
            QTest::addRow("none") << QString();
        else
            for (const QString& file : trackFiles(m_folder))
                QTest::addRow("%s", qPrintable(QFileInfo(file).fileName())) << file;
    }

private Q_SLOTS:
    void aFileHoldsWhatAnotherParserFinds_data() { addFiles(); }
    void aFileHoldsWhatAnotherParserFinds() {
        LEADOUT_NEEDS_SHARED(m_folder);
        QFETCH(QString, file);
        const ReadResult result = readFile(file);
        const Expected expected = expectedOf(bytesOf(file));
        if (expected.points == 0) {
            QCOMPARE(result.kind, FileKind::Course);
            QVERIFY(result.error && result.error->fault == ReadFault::NotActivity);
            return;
        }
        QVERIFY(!result.error);
        QVERIFY(result.warnings.empty());
        QCOMPARE(result.kind, FileKind::Activity);
        const Samples& samples = result.recording.samples;
        QCOMPARE(qint64(samples.size()), expected.points);
        QCOMPARE(qint64(result.recording.laps.size()), expected.laps);
        QVERIFY(totalOf(samples.power_w) == expected.of({"watts", "powerinwatts", "power"}));
        QVERIFY(totalOf(samples.heart_rate_bpm) == expected.of({"value", "hr", "heartrate"}));
        QVERIFY(totalOf(samples.cadence_rpm) == expected.of({"runcadence", "cadence", "cad"}));
        QCOMPARE(totalOf(samples.altitude_5m).count, expected.of({"altitudemeters", "ele"}).count);
        QVERIFY(std::is_sorted(samples.time.begin(), samples.time.end()));
        QVERIFY(result.recording.sport() != Sport::Multisport);
    }

    void theFilesOfOneRideAgree() {
        LEADOUT_NEEDS_SHARED(m_folder);
        std::vector<Ride> rides;
        const QStringList all = trackFiles(m_folder) + filesIn(m_folder, {QStringLiteral("*.fit")});
        for (const QString& file : all) {
            ReadResult result = readFile(file);
            if (result.kind == FileKind::Activity && !result.error && result.recording.samples.size() > 0)
                rides.push_back({file, std::move(result.recording)});
        }
        int pairs = 0;
        for (std::size_t i = 0; i < rides.size(); ++i) {
            if (rides[i].file.endsWith(u".fit"))
                break;
            for (std::size_t k = i + 1; k < rides.size(); ++k) {
                const auto& first = rides[i].recording.samples.time;
                const auto& second = rides[k].recording.samples.time;
                if (first.front() != second.front() || first.back() != second.back())
                    continue;
                ++pairs;
                const QString names = QFileInfo(rides[i].file).fileName() + QStringLiteral(" and ") +
                                      QFileInfo(rides[k].file).fileName();
                compare(rides[i].recording, rides[k].recording, names);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        qInfo("%d pairs", pairs);
        QVERIFY(pairs > 0);
    }

private:
    static void compare(const Recording& a, const Recording& b, const QString& names) {
        const Agreement power = agreement(a, b, &Samples::power_w, 0);
        const Agreement heart = agreement(a, b, &Samples::heart_rate_bpm, 0);
        const Agreement cadence = agreement(a, b, &Samples::cadence_rpm, 0);
        const Agreement height = agreement(a, b, &Samples::altitude_5m, 1);
        const double first = summarise(a, {}).distance_m.value_or(0.0);
        const double second = summarise(b, {}).distance_m.value_or(0.0);
        const double moving = summarise(a, {}).moving_s.value_or(0.0);
        const double otherMoving = summarise(b, {}).moving_s.value_or(0.0);
        qInfo("%s: power %d/%d, heart rate %d/%d, cadence %d/%d, height %d/%d, %.0f and %.0f m, moving %.0f "
              "and %.0f s",
              qPrintable(names), power.different, power.both, heart.different, heart.both, cadence.different,
              cadence.both, height.different, height.both, first, second, moving, otherMoving);
        const std::size_t fewer = std::min(a.samples.size(), b.samples.size());
        QVERIFY(static_cast<std::size_t>(heart.both) * 10 >= fewer * 9);
        for (const Agreement& each : {power, heart, cadence, height})
            QVERIFY2(each.different * 100 <= each.both, qPrintable(names));
        // Devices count the metres before their first point and across pauses as well.
        QVERIFY2(std::abs(first - second) <= 20.0 + 0.01 * std::max(first, second), qPrintable(names));
        QVERIFY2(std::abs(moving - otherMoving) <= 0.03 * std::max(moving, otherMoving), qPrintable(names));
        QCOMPARE(a.sport(), b.sport());
    }
};

QTEST_APPLESS_MAIN(TestTrackFiles)
#include "test_track_files.moc"
