// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every session however it was ridden, from the recording to the score.
#include "core/engine/compliance/compare.h"
#include "core/engine/compliance/score.h"
#include "core/engine/workout/structure.h"
#include "tests/unit/engine/recorded_session.h"
#include "tests/unit/engine/seeded.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <type_traits>
#include <vector>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

constexpr double kThreshold = 250.0;
constexpr int kSessions = 150; ///< of each kind
constexpr int kSweeps = 5;     ///< through all lengths

Thresholds thresholds() {
    Thresholds made;
    made.power_w = kThreshold;
    made.heart_rate_bpm = 170.0;
    return made;
}

/// A number within these.
template <typename T>
T any(std::mt19937& dice, T least, T most) {
    if constexpr (std::is_integral_v<T>)
        return std::uniform_int_distribution<T>(least, most)(dice);
    else
        return std::uniform_real_distribution<T>(least, most)(dice);
}

std::uint32_t anyNoise(std::mt19937& dice) {
    return static_cast<std::uint32_t>(dice());
}

/// Some seconds at a power.
struct Stretch {
    StepKind kind = StepKind::Work;
    int seconds = 0;
    double watts = 0.0;
    std::uint32_t noise = 0; ///< of its own, so that what is done elsewhere does not change it
    bool steady = false;     ///< without noise
};

/// Standing still after so many seconds of moving.
struct Standing {
    int after = 0;
    int seconds = 0;
    bool paused = false; ///< with the timer stopped, else recorded on
};

/// A plan of repeats, and how it is ridden when nothing goes wrong.
struct Session {
    Workout workout;
    std::vector<Stretch> ridden;
    int repeats = 0;
};

constexpr int kBlock = 4; ///< seconds; everything changes at whole multiples of it

Session anySession(std::mt19937& dice) {
    Session made;
    made.repeats = any(dice, 2, 6);
    const int warmUp = any(dice, 8, 20);
    const int work = any(dice, 3, 15);
    const int recovery = any(dice, 2, 6);
    const int coolDown = any(dice, 5, 15);
    const double target = any(dice, 90.0, 118.0);
    Repeat repeat;
    repeat.count = made.repeats;
    repeat.items = {plannedStep(StepKind::Work, work, target - 4.0, target + 4.0),
                    plannedStep(StepKind::Recovery, recovery, 45, 55)};
    made.workout = workoutOf({plannedStep(StepKind::WarmUp, warmUp, 50, 60), repeat,
                              plannedStep(StepKind::CoolDown, coolDown, 45, 55)});
    const auto ride = [&](StepKind kind, int minutes, double percent) {
        made.ridden.push_back({kind, 60 * minutes, percent / 100.0 * kThreshold, anyNoise(dice)});
    };
    ride(StepKind::WarmUp, warmUp, 55.0);
    for (int i = 0; i < made.repeats; ++i) {
        ride(StepKind::Work, work, target);
        ride(StepKind::Recovery, recovery, 50.0);
    }
    ride(StepKind::CoolDown, coolDown, 50.0);
    return made;
}

/// Writes a recording with a sample every so many seconds; power changes at random every few seconds.
class Recorder {
public:
    Recorder(std::vector<Standing> stops, int every) : m_stops(std::move(stops)), m_every(every) {
        m_made.start = 1'792'000'000;
        m_made.legs.resize(1);
        m_made.legs.front().sport = Sport::Cycling;
        m_made.legs.front().start = m_made.start;
        m_now = m_made.start;
    }

    void ride(const Stretch& stretch) {
        std::mt19937 dice(stretch.noise);
        std::normal_distribution<double> wobble(1.0, 0.04);
        double factor = 1.0;
        for (int second = 0; second < stretch.seconds; ++second) {
            for (const Standing& stop : m_stops) {
                if (stop.after == m_moved)
                    stand(stop);
            }
            if (second % kBlock == 0 && !stretch.steady)
                factor = std::clamp(wobble(dice), 0.8, 1.2);
            writeSecond(stretch.watts * factor, kSpeed);
            ++m_moved;
        }
    }

    Recording done() {
        m_made.timer_s = static_cast<double>(m_timer);
        m_made.elapsed_s = static_cast<double>(m_now - m_made.start);
        m_made.distance_m = m_metres;
        return m_made;
    }

private:
    static constexpr double kSpeed = 8.0;

    void stand(const Standing& stop) {
        if (stop.paused) {
            m_made.timer_events.push_back({m_now, false});
            m_now += static_cast<std::uint32_t>(stop.seconds);
            m_made.timer_events.push_back({m_now, true});
            return;
        }
        for (int i = 0; i < stop.seconds; ++i)
            writeSecond(0.0, 0.0);
    }

    void writeSecond(double watts, double speed) {
        if (m_timer % m_every == 0) {
            const std::size_t at = m_made.samples.size();
            m_made.samples.time.push_back(m_now);
            m_made.samples.power_w.put(at, static_cast<std::uint16_t>(watts + 0.5));
            m_made.samples.speed_mm_s.put(at, static_cast<std::uint16_t>(1000.0 * speed));
            m_made.samples.distance_cm.put(at, static_cast<std::uint32_t>(100.0 * m_metres));
        }
        m_metres += speed;
        ++m_now;
        ++m_timer;
    }

    Recording m_made;
    std::vector<Standing> m_stops;
    int m_every;
    std::uint32_t m_now = 0;
    int m_moved = 0;
    int m_timer = 0;
    double m_metres = 0.0;
};

Compliance compared(const Session& session, const std::vector<Stretch>& ridden,
                    const std::vector<Standing>& stops = {}, int every = 1) {
    Recorder recorder(stops, every);
    for (const Stretch& stretch : ridden)
        recorder.ride(stretch);
    return compare(session.workout, recorder.done(), thresholds());
}

int secondsOf(const std::vector<Stretch>& ridden) {
    return std::accumulate(ridden.begin(), ridden.end(), 0,
                           [](int sum, const Stretch& each) { return sum + each.seconds; });
}

int inBlocks(double seconds) {
    return static_cast<int>(seconds / kBlock + 0.5) * kBlock;
}

QByteArray told(const Session& session, const Compliance& result) {
    QString text = QStringLiteral("%1 %2, plan")
                       .arg(result.score.value_or(-1))
                       .arg(QString::fromUtf8(key(result.verdict).data()));
    for (const FlatStep& flat : flatten(session.workout))
        text += QStringLiteral(" %1@%2").arg(flat.step.extent.value / 60.0).arg(flat.step.target.low);
    text += QStringLiteral(", done");
    for (const StepResult& step : result.steps)
        text +=
            QStringLiteral(" %1@%2=%3").arg(step.done_s / 60.0).arg(step.average.value_or(0)).arg(step.score);
    for (const SumRow& row : result.sum)
        text += QStringLiteral(" [%1/%2]").arg(row.points).arg(row.of);
    return text.toUtf8();
}

/// One way of riding differently than planned, all of it at 1 and nothing at 0.
using Deviation = std::vector<Stretch> (*)(const Session& session, double size, double share);

std::vector<Stretch> everyRepeatAtAnotherPower(const Session& session, double size, double share) {
    std::vector<Stretch> ridden = session.ridden;
    for (Stretch& stretch : ridden) {
        if (stretch.kind == StepKind::Work)
            stretch.watts *= 1.0 + share * 0.4 * size;
    }
    return ridden;
}

std::vector<Stretch> oneRepeatAtAnotherPower(const Session& session, double size, double share) {
    std::vector<Stretch> ridden = session.ridden;
    ridden.at(2 * static_cast<std::size_t>(session.repeats) - 1).watts *= 1.0 + share * 0.4 * size;
    return ridden;
}

std::vector<Stretch> everyRepeatOfAnotherLength(const Session& session, double size, double share) {
    std::vector<Stretch> ridden = session.ridden;
    for (Stretch& stretch : ridden) {
        if (stretch.kind == StepKind::Work)
            stretch.seconds = inBlocks(stretch.seconds * (1.0 + share * 0.6 * size));
    }
    return ridden;
}

std::vector<Stretch> everythingAtAnotherPower(const Session& session, double size, double share) {
    std::vector<Stretch> ridden = session.ridden;
    for (Stretch& stretch : ridden)
        stretch.watts *= 1.0 + share * 0.3 * size;
    return ridden;
}

/// The last repeats are left out, with their recoveries.
std::vector<Stretch> fewerRepeats(const Session& session, double size, double share) {
    const auto left = static_cast<int>(share * std::abs(size) * session.repeats + 0.5);
    std::vector<Stretch> ridden = session.ridden;
    ridden.erase(ridden.end() - 1 - 2 * left, ridden.end() - 1);
    return ridden;
}

std::vector<Stretch> homeEarly(const Session& session, double size, double share) {
    int left = inBlocks(secondsOf(session.ridden) * (1.0 - 0.9 * share * std::abs(size)));
    std::vector<Stretch> ridden;
    for (Stretch stretch : session.ridden) {
        stretch.seconds = std::min(stretch.seconds, left);
        left -= stretch.seconds;
        if (stretch.seconds > 0)
            ridden.push_back(stretch);
    }
    return ridden;
}

} // namespace

Q_DECLARE_METATYPE(Deviation)

class TestScoreProperties : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void closerToThePlanNeverScoresLower_data() {
        QTest::addColumn<Deviation>("deviation");
        QTest::newRow("power of every repeat") << &everyRepeatAtAnotherPower;
        QTest::newRow("power of one repeat") << &oneRepeatAtAnotherPower;
        QTest::newRow("power of everything") << &everythingAtAnotherPower;
        QTest::newRow("repeats left out") << &fewerRepeats;
        QTest::newRow("home early") << &homeEarly;
    }

    void closerToThePlanNeverScoresLower() {
        QFETCH(Deviation, deviation);
        std::mt19937 dice = seededDice(QTest::currentDataTag());
        for (int i = 0; i < kSessions; ++i) {
            const Session session = anySession(dice);
            const double size = any(dice, -1.0, 1.0);
            int before = -1;
            QByteArray farther;
            for (const double share : {1.0, 0.75, 0.5, 0.25, 0.0}) {
                const Compliance result = compared(session, deviation(session, size, share));
                const QByteArray words = told(session, result);
                QVERIFY2(result.score.has_value(), words.constData());
                QVERIFY2(*result.score >= before, (farther + "\ncloser: " + words).constData());
                before = *result.score;
                farther = words;
            }
        }
    }

    void theFartherTheLengthOfTheRepeatsTheLowerTheScore_data() {
        QTest::addColumn<double>("power");
        QTest::addColumn<bool>("steady");
        QTest::addColumn<int>("until"); // per cent of the planned length
        QTest::newRow("longer") << 1.0 << false << 200;
        QTest::newRow("shorter") << 1.0 << false << 50;
        // Without noise, for a second more of it moves an average by a watt. Harder and shorter is no row,
        // nor easier and longer: there the load comes closer to the plan.
        QTest::newRow("a little harder and longer") << 1.06 << true << 200;
        QTest::newRow("harder and longer") << 1.15 << true << 200;
        QTest::newRow("much harder and longer") << 1.3 << true << 200;
        QTest::newRow("a little easier and shorter") << 0.94 << true << 50;
        QTest::newRow("easier and shorter") << 0.85 << true << 50;
    }

    /// From the planned length by 1 % to twice or to half of it.
    void theFartherTheLengthOfTheRepeatsTheLowerTheScore() {
        QFETCH(double, power);
        QFETCH(bool, steady);
        QFETCH(int, until);
        std::mt19937 dice = seededDice(QTest::currentDataTag());
        for (int i = 0; i < kSweeps; ++i) {
            const Session session = anySession(dice);
            int before = 100;
            QByteArray nearer;
            const int step = until > 100 ? 1 : -1;
            for (int percent = 100; percent != until + step; percent += step) {
                std::vector<Stretch> ridden = session.ridden;
                for (Stretch& stretch : ridden) {
                    stretch.steady = steady;
                    if (stretch.kind != StepKind::Work)
                        continue;
                    stretch.watts *= power;
                    stretch.seconds = stretch.seconds * percent / 100;
                }
                const Compliance result = compared(session, ridden);
                const QByteArray words = QByteArray::number(percent) + " %: " + told(session, result);
                QVERIFY2(result.score && *result.score <= before,
                         ("nearer: " + nearer + "\nfarther: " + words).constData());
                before = *result.score;
                nearer = words;
            }
        }
    }

    void verdictAndBandNeverDisagree() {
        std::mt19937 dice = seededDice("verdict and band");
        const std::vector<Deviation> deviations = {&everyRepeatAtAnotherPower, &everythingAtAnotherPower,
                                                   &everyRepeatOfAnotherLength, &fewerRepeats, &homeEarly};
        int offTarget = 0;
        for (int i = 0; i < kSessions; ++i) {
            const Session session = anySession(dice);
            const Deviation deviation = deviations.at(any<std::size_t>(dice, 0, deviations.size() - 1));
            const Compliance result =
                compared(session, deviation(session, any(dice, -1.0, 1.0), any(dice, 0.0, 1.0)));
            const QByteArray words = told(session, result);
            QVERIFY2(result.score && *result.score >= 0 && *result.score <= 100, words.constData());
            int points = 0;
            for (const SumRow& row : result.sum) {
                points += row.points;
                QVERIFY2(!row.sentence.id.empty(), words.constData());
            }
            QVERIFY2(points == *result.score, words.constData());
            QVERIFY2(result.band == band(*result.score), words.constData());
            const bool onTarget = result.verdict == Verdict::OnTarget;
            QVERIFY2(onTarget || (result.band != Band::Green && !result.reasons.empty()), words.constData());
            offTarget += onTarget ? 0 : 1;
        }
        QVERIFY(offTarget > kSessions / 4); // else the cases tell nothing
    }

    void theRecordingRateDoesNotMatter() {
        std::mt19937 dice = seededDice("recording rate");
        for (int i = 0; i < kSessions; ++i) {
            const Session session = anySession(dice);
            const std::vector<Stretch> ridden =
                everyRepeatAtAnotherPower(session, any(dice, -1.0, 1.0), any(dice, 0.0, 0.5));
            const Compliance everySecond = compared(session, ridden);
            const Compliance smart = compared(session, ridden, {}, kBlock);
            const QByteArray words = told(session, everySecond) + "\nevery 4 s: " + told(session, smart);
            QVERIFY2(std::abs(*everySecond.score - *smart.score) <= 1, words.constData());
            QVERIFY2(everySecond.verdict == smart.verdict, words.constData());
        }
    }

    void stopsNeverCost() {
        std::mt19937 dice = seededDice("stops");
        for (int i = 0; i < kSessions; ++i) {
            const Session session = anySession(dice);
            const std::vector<Stretch> ridden =
                everyRepeatAtAnotherPower(session, any(dice, -1.0, 1.0), any(dice, 0.0, 0.5));
            std::vector<Standing> stops;
            for (int left = any(dice, 1, 4); left > 0; --left)
                stops.push_back({inBlocks(any(dice, 0, secondsOf(ridden) - kBlock)),
                                 inBlocks(any(dice, 60, 3600)), any(dice, 0, 1) == 1});
            const Compliance without = compared(session, ridden);
            const Compliance with = compared(session, ridden, stops);
            const QByteArray words = told(session, without) + "\nstopped: " + told(session, with);
            QVERIFY2(*with.score >= *without.score, words.constData());
            QVERIFY2(with.verdict == without.verdict, words.constData());
        }
    }

    void extraWorkNeverCosts() {
        std::mt19937 dice = seededDice("extra work");
        for (int i = 0; i < kSessions; ++i) {
            const Session session = anySession(dice);
            const std::vector<Stretch> ridden =
                everyRepeatAtAnotherPower(session, any(dice, -1.0, 1.0), any(dice, 0.0, 0.5));
            std::vector<Stretch> longer = ridden;
            // Less than 20 points of load, above which a session is overdone.
            const Stretch extra{StepKind::CoolDown, inBlocks(any(dice, 60, 1200)),
                                any(dice, 0.4, 0.7) * kThreshold, anyNoise(dice)};
            longer.insert(any(dice, 0, 1) == 1 ? longer.begin() : longer.end(), extra);
            const Compliance without = compared(session, ridden);
            const Compliance with = compared(session, longer);
            const QByteArray words = told(session, without) + "\nlonger: " + told(session, with);
            QVERIFY2(*with.score >= *without.score, words.constData());
            QVERIFY2(with.verdict == without.verdict, words.constData());
        }
    }

    void anotherRepeatNeverCosts() {
        std::mt19937 dice = seededDice("another repeat");
        for (int i = 0; i < kSessions; ++i) {
            const Session session = anySession(dice);
            const std::vector<Stretch> ridden =
                everyRepeatAtAnotherPower(session, any(dice, -1.0, 1.0), any(dice, 0.0, 0.1));
            std::vector<Stretch> more = ridden;
            const Stretch repeat = ridden.at(1);
            const double share = repeat.watts / kThreshold;
            // Long enough to be told from a hill, and far from 20 points of load, above which a session is
            // overdone.
            if (repeat.seconds < 240 || repeat.seconds / 36.0 * share * share > 11.0)
                continue;
            more.insert(more.end() - 1, {repeat, ridden.at(2)});
            const Compliance without = compared(session, ridden);
            const Compliance with = compared(session, more);
            const QByteArray words = told(session, without) + "\nmore: " + told(session, with);
            QVERIFY2(*with.score >= *without.score, words.constData());
            QVERIFY2(with.verdict == without.verdict, words.constData());
        }
    }

    void aLongerWarmUpNeverCosts() {
        std::mt19937 dice = seededDice("longer warm-up");
        for (int i = 0; i < kSessions; ++i) {
            const Session session = anySession(dice);
            const std::vector<Stretch> ridden =
                everyRepeatAtAnotherPower(session, any(dice, -1.0, 1.0), any(dice, 0.0, 0.5));
            // The more of it comes first, so that the rest is ridden as without it.
            Stretch more = ridden.front();
            more.seconds = inBlocks(any(dice, 60, 1500));
            more.noise = anyNoise(dice);
            std::vector<Stretch> longer = ridden;
            longer.insert(longer.begin(), more);
            const Compliance without = compared(session, ridden);
            const Compliance with = compared(session, longer);
            const QByteArray words = told(session, without) + "\nlonger: " + told(session, with);
            QVERIFY2(*with.score >= *without.score, words.constData());
            QVERIFY2(with.verdict == without.verdict, words.constData());
        }
    }
};

QTEST_APPLESS_MAIN(TestScoreProperties)
#include "test_score_properties.moc"
