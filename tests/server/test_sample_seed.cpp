// SPDX-License-Identifier: GPL-3.0-or-later
// What the seed of the sample decides, seen in the texts about its first eight days.
#include "tests/server/sample_world.h"

#include <QRegularExpression>

using namespace leadout;
using namespace leadout::backend::sample;
using namespace leadout::test;

namespace {

constexpr int kDaysTold = 8;

QStringList textsOf(std::uint64_t seed) {
    SampleWorld world(seed);
    const domain::Instant until = SixWeeks::at(world.story.monday.addDays(kDaysTold), 0, kCompanyZone);
    auto& events = world.story.events;
    events.erase(
        std::remove_if(events.begin(), events.end(), [&](const Event& event) { return event.at >= until; }),
        events.end());
    return world.happen() ? world.texts() : QStringList();
}

} // namespace

class TestSampleSeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameSeedWritesTheSameTexts() {
        const QStringList first = textsOf(kUsualSeed);
        QVERIFY(first.size() > 30);
        QCOMPARE(textsOf(kUsualSeed), first);
        QVERIFY(textsOf(kUsualSeed + 1) != first);
    }

    void aTextIsInOneLanguage() {
        const QRegularExpression other(
            QStringLiteral("\\b(Mange|Garde|Mangia|Tieni|Come bem|Mantém|Hold de|Spis)\\b"));
        const QStringList texts = textsOf(kUsualSeed);
        QVERIFY(!texts.isEmpty());
        for (const QString& text : texts) {
            QVERIFY2(!text.contains(other), qPrintable(text));
            const bool german =
                text.contains(QRegularExpression(QStringLiteral("\\b(Iss|bitte|Einheit)\\b")));
            QVERIFY2(!german || !text.contains(QStringLiteral("You ")), qPrintable(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestSampleSeed)
#include "test_sample_seed.moc"
