// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/base/shared_files.h"
#include "ui/theme/roles.h"

#include <QDir>
#include <QTest>

#include <cmath>

using namespace leadout::ui;

namespace {

/// Relative luminance and contrast ratio as WCAG 2.1 defines them.
double channel(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}
double luminance(const QColor& c) {
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}
double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

} // namespace

class TestContrast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreReadableOnEverythingTheyStandOn_data() {
        QTest::addColumn<int>("words");
        QTest::addColumn<int>("ground");
        QTest::addColumn<double>("least");
        const auto pair = [](const char* name, Role words, Role ground, double least) {
            QTest::newRow(name) << static_cast<int>(words) << static_cast<int>(ground) << least;
        };
        using enum Role;
        pair("text on surface", Text, Surface, 4.5);
        pair("text on raised", Text, Raised, 4.5);
        pair("muted on surface", Muted, Surface, 4.5);
        pair("muted on raised", Muted, Raised, 4.5);
        pair("muted on sunken", Muted, Sunken, 4.5);
        pair("accent on its soft", Accent, AccentSoft, 4.5);
        pair("accent on raised", Accent, Raised, 4.5);
        pair("ok on its soft", Ok, OkSoft, 4.5);
        pair("warn on its soft", Warn, WarnSoft, 4.5);
        pair("bad on its soft", Bad, BadSoft, 4.5);
        pair("ok on raised", Ok, Raised, 4.5);
        pair("warn on raised", Warn, Raised, 4.5);
        pair("bad on raised", Bad, Raised, 4.5);
        pair("raised on accent", Raised, Accent, 4.5);
        pair("power curve", Power, Raised, 3.0);
        pair("heart rate curve", HeartRate, Raised, 3.0);
        pair("cadence curve", Cadence, Raised, 3.0);
    }
    void wordsAreReadableOnEverythingTheyStandOn() {
        QFETCH(int, words);
        QFETCH(int, ground);
        QFETCH(double, least);
        for (const Shade shade : {Shade::Light, Shade::Dark}) {
            const double ratio =
                contrast(colour(static_cast<Role>(words), shade), colour(static_cast<Role>(ground), shade));
            QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
        }
    }

    void drawingsThatLieTintedHaveTheColourOfTheirRole() {
        const QDir folder(leadout::test::sourceFolder() + QStringLiteral("/resources/icons/tinted"));
        const QStringList names = folder.entryList({QStringLiteral("*.svg")});
        QVERIFY(!names.isEmpty());
        const QHash<QString, Role> roles{{QStringLiteral("muted"), Role::Muted},
                                         {QStringLiteral("raised"), Role::Raised},
                                         {QStringLiteral("text"), Role::Text}};
        for (const QString& name : names) {
            const QStringList parts = name.chopped(4).split(u'-');
            QCOMPARE(parts.size(), 3);
            QVERIFY2(roles.contains(parts[1]), qPrintable(name));
            const Shade shade = parts[2] == QLatin1String("dark") ? Shade::Dark : Shade::Light;
            const QString stroke =
                QStringLiteral("stroke=\"%1\"").arg(colour(roles.value(parts[1]), shade).name());
            QVERIFY2(leadout::test::bytesOf(folder.filePath(name)).contains(stroke.toLatin1()),
                     qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestContrast)
#include "test_contrast.moc"
