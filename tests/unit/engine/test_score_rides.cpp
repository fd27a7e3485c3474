// SPDX-License-Identifier: GPL-3.0-or-later
// The steadiest efforts of real rides, each with its own average as the target: whoever rides as evenly as
// people can has met the step.
#include "core/engine/compliance/compare.h"
#include "core/engine/compliance/timeline.h"
#include "core/engine/recording/reader.h"
#include "tests/support/base/shared_files.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace leadout::engine;

namespace {

/// A stretch of riding, and how far its power strays from its average.
struct Effort {
    Slice seconds; ///< of the timeline
    double average_w = 0.0;
    double spread = 0.0; ///< standard deviation by average
};

/// The steadiest stretch of so many moving seconds with power throughout; nothing where there is none.
std::optional<Effort> steadiest(const Timeline& timeline, std::size_t length) {
    constexpr double kRiding = 80.0; // watts; less is rolling
    const std::vector<std::uint16_t>& power = timeline.power_w;
    std::optional<Effort> best;
    double sum = 0.0;
    double squares = 0.0;
    std::size_t missing = 0;
    const auto count = [&](std::size_t second, double sign) {
        if (power[second] == Column<std::uint16_t>::kMissing) {
            missing += sign > 0.0 ? 1 : std::size_t(-1);
            return;
        }
        const double watts = power[second];
        sum += sign * watts;
        squares += sign * watts * watts;
    };
    for (std::size_t second = 0; second < power.size(); ++second) {
        count(second, 1.0);
        if (second >= length)
            count(second - length, -1.0);
        if (second + 1 < length || missing > 0)
            continue;
        const double average = sum / static_cast<double>(length);
        const double variance = squares / static_cast<double>(length) - average * average;
        const double spread = std::sqrt(std::max(0.0, variance)) / std::max(1.0, average);
        if (average >= kRiding && (!best || spread < best->spread))
            best = Effort{{second + 1 - length, length}, average, spread};
    }
    return best;
}

/// The samples of an effort as a recording of its own.
Recording cut(const Recording& ride, Slice samples) {
    Recording made;
    made.legs.resize(1);
    made.legs.front().sport = Sport::Cycling;
    for (std::size_t i = 0; i < samples.count; ++i) {
        const std::size_t from = samples.first + i;
        made.samples.time.push_back(ride.samples.time[from]);
        made.samples.power_w.put(i, ride.samples.power_w.raw(from));
        made.samples.speed_mm_s.put(i, ride.samples.speed_mm_s.raw(from));
        made.samples.distance_cm.put(i, ride.samples.distance_cm.raw(from));
    }
    made.start = made.samples.time.front();
    made.legs.front().start = made.start;
    return made;
}

Workout oneStep(double seconds, double watts) {
    Step step;
    step.extent = {Extent::Unit::Seconds, seconds};
    step.target = {TargetMeasure::PowerWatts, watts, watts, false};
    Workout workout;
    workout.sport = Sport::Cycling;
    workout.items = {step};
    return workout;
}

/// The share of seconds within 3 % of the average.
double near(const Timeline& timeline, const Effort& effort) {
    const auto first = timeline.power_w.begin() + static_cast<std::ptrdiff_t>(effort.seconds.first);
    const auto count =
        std::count_if(first, first + static_cast<std::ptrdiff_t>(effort.seconds.count),
                      [&](double watts) { return std::abs(watts / effort.average_w - 1.0) <= 0.03; });
    return 100.0 * static_cast<double>(count) / static_cast<double>(effort.seconds.count);
}

} // namespace

class TestScoreRides : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSteadiestEffortsMeetTheirOwnAverage_data() {
        QTest::addColumn<int>("minutes");
        for (const int minutes : {5, 10, 20})
            QTest::addRow("%d minutes", minutes) << minutes;
    }

    void theSteadiestEffortsMeetTheirOwnAverage() {
        QFETCH(const int, minutes);
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(folder);
        const auto length = static_cast<std::size_t>(60 * minutes);
        std::map<int, int> scores; // how many efforts have each score
        std::vector<double> nearAverage;
        int harder = 0;
        QDirIterator files(folder, {QStringLiteral("*.fit")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QByteArray bytes = leadout::test::bytesOf(path);
            const ReadResult read = readRecording({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                                   static_cast<std::size_t>(bytes.size())});
            const auto timeline = timelineOf(read.recording);
            const auto effort = timeline ? steadiest(*timeline, length) : std::nullopt;
            if (!effort)
                continue;
            const Recording ridden = cut(read.recording, samplesOf(*timeline, effort->seconds));
            // The average that steps are scored by is weighted from ten minutes up.
            const Compliance plain = compare(oneStep(60.0 * minutes, effort->average_w), ridden, {});
            QVERIFY2(plain.steps.size() == 1 && plain.steps.front().average, qPrintable(path));
            const double own = *plain.steps.front().average;
            const Compliance result = compare(oneStep(60.0 * minutes, own), ridden, {});
            ++scores[static_cast<int>(std::lround(result.steps.front().score))];
            nearAverage.push_back(near(*timeline, *effort));
            const Compliance missed = compare(oneStep(60.0 * minutes, 1.15 * own), ridden, {});
            harder += missed.steps.front().score < 100.0 ? 1 : 0;
        }
        QVERIFY(!nearAverage.empty());
        std::sort(nearAverage.begin(), nearAverage.end());
        QStringList histogram;
        for (const auto& [score, count] : scores)
            histogram.append(QStringLiteral("%1: %2").arg(score).arg(count));
        qInfo(
            "%zu steadiest efforts of %d minutes, by score: %s; within 3 %% of their average %.0f to %.0f %% "
            "of their seconds, half of them under %.0f %%",
            nearAverage.size(), minutes, qPrintable(histogram.join(QStringLiteral(", "))),
            nearAverage.front(), nearAverage.back(), nearAverage[nearAverage.size() / 2]);
        QCOMPARE(scores.size(), std::size_t{1});
        QCOMPARE(scores.begin()->first, 100);
        QCOMPARE(harder, static_cast<int>(nearAverage.size())); // a target that they did not meet is seen
    }
};

QTEST_APPLESS_MAIN(TestScoreRides)
#include "test_score_rides.moc"
