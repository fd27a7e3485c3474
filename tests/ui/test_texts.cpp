// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/base/shared_files.h"
#include "ui/words/texts.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace {

struct Texts {
    int all = 0;
    QStringList open; ///< those without a translation
    QString error;
};

Texts textsIn(const QString& path) {
    QXmlStreamReader reader(leadout::test::bytesOf(path));
    Texts found;
    QString source;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        if (reader.name() == QLatin1String("source"))
            source = reader.readElementText();
        else if (reader.name() == QLatin1String("translation")) {
            ++found.all;
            const bool unfinished = reader.attributes().hasAttribute(QLatin1String("type"));
            const QString text = reader.readElementText(QXmlStreamReader::IncludeChildElements);
            if (unfinished || text.trimmed().isEmpty())
                found.open.append(source);
        }
    }
    if (reader.hasError())
        found.error = reader.errorString();
    return found;
}

} // namespace

class TestTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsTranslated_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("English plurals") << QStringLiteral("en");
    }

    void everyTextIsTranslated() {
        QFETCH(QString, language);
        const QString name = QStringLiteral("leadout_ui_%1.ts").arg(language);
        QTemporaryDir folder;
        const QString copy = folder.filePath(name);
        QVERIFY(QFile::copy(leadout::test::sourceFolder() + QStringLiteral("/translations/") + name, copy));
        QStringList options{QStringLiteral("-silent"), QStringLiteral("-locations"),
                            QStringLiteral("none"),    QStringLiteral("-no-obsolete"),
                            QStringLiteral("-I"),      QStringLiteral("."),
                            QStringLiteral("ui"),      QStringLiteral("app/desktop"),
                            QStringLiteral("-ts"),     copy};
        if (language == QLatin1String("en"))
            options.prepend(QStringLiteral("-pluralonly"));
        QProcess lupdate;
        lupdate.setWorkingDirectory(leadout::test::sourceFolder());
        lupdate.start(QStringLiteral(LUPDATE), options);
        QVERIFY2(lupdate.waitForFinished() && lupdate.exitCode() == 0,
                 lupdate.readAllStandardError().constData());
        const Texts found = textsIn(copy);
        QVERIFY2(found.error.isEmpty(), qPrintable(found.error));
        QVERIFY(found.all >= (language == QLatin1String("de") ? 400 : 5));
        QCOMPARE(found.open, QStringList());
    }

    void aTextComesInGerman() {
        QTranslator translator;
        QVERIFY(leadout::ui::loadTexts(translator, QStringLiteral("de")));
        QCOMPARE(translator.translate("leadout::ui::SignInWindow", "Password"), QStringLiteral("Passwort"));
    }

    void aPluralComesInEnglish() {
        QTranslator translator;
        QVERIFY(leadout::ui::loadTexts(translator, QStringLiteral("en")));
        QCOMPARE(translator.translate("leadout::ui::StatusLine", "Sending %n change(s)", nullptr, 1),
                 QStringLiteral("Sending %n change"));
    }

    void aLanguageThatIsNoneIsRefused() {
        QTranslator translator;
        QVERIFY(!leadout::ui::loadTexts(translator, QStringLiteral("xx")));
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "test_texts.moc"
