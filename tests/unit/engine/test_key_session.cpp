// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/model/key_session.h"

#include <QTest>

#include <limits>

using namespace leadout::engine;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestKeySession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWeekStandsOnItsHardSessionsItsRacesAndItsTests_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("sport");
        QTest::addColumn<double>("intensity");
        QTest::addColumn<bool>("key");
        const auto row = [](const char* name, SessionType type, Sport sport, double intensity, bool key) {
            QTest::newRow(name) << static_cast<int>(type) << static_cast<int>(sport) << intensity << key;
        };
        constexpr auto kTraining = SessionType::Training;
        row("race", SessionType::Race, Sport::Cycling, 0.95, true);
        row("race without an intensity", SessionType::Race, Sport::Swimming, kNone, true);
        row("easy race", SessionType::Race, Sport::Running, 0.6, true);
        row("test", SessionType::Test, Sport::Swimming, kNone, true);
        row("recovery", SessionType::Recovery, Sport::Cycling, 0.5, false);
        row("hard recovery", SessionType::Recovery, Sport::Cycling, 0.9, false);
        row("VO2 max", kTraining, Sport::Cycling, 0.857, true);
        row("threshold", kTraining, Sport::Cycling, 0.81, true);
        row("tempo", kTraining, Sport::Cycling, 0.752, true);
        row("endurance", kTraining, Sport::Cycling, 0.655, false);
        row("a brick of endurance", kTraining, Sport::Multisport, 0.731, false);
        row("running intervals", kTraining, Sport::Running, 0.849, true);
        row("easy run", kTraining, Sport::Running, 0.75, false);
        row("the most of an easy run", kTraining, Sport::Running, 0.799, false);
        row("intervals in the pool", kTraining, Sport::Swimming, kNone, false);
        row("strength", kTraining, Sport::Strength, kNone, false);
    }
    void aWeekStandsOnItsHardSessionsItsRacesAndItsTests() {
        QFETCH(int, type);
        QFETCH(int, sport);
        QFETCH(double, intensity);
        const bool known = intensity == intensity;
        QTEST(isKeySession(static_cast<SessionType>(type), static_cast<Sport>(sport),
                           known ? std::optional(intensity) : std::nullopt),
              "key");
    }
};

QTEST_APPLESS_MAIN(TestKeySession)
#include "test_key_session.moc"
