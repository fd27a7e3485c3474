// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/base/shared_files.h"
#include "ui/words/texts.h"

#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

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
        QXmlStreamReader reader(leadout::test::bytesOf(
            QStringLiteral("%1/translations/leadout_ui_%2.ts").arg(leadout::test::sourceFolder(), language)));
        QStringList open;
        int texts = 0;
        QString source;
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement())
                continue;
            if (reader.name() == QLatin1String("source"))
                source = reader.readElementText();
            else if (reader.name() == QLatin1String("translation")) {
                ++texts;
                const bool unfinished = reader.attributes().hasAttribute(QLatin1String("type"));
                const QString text = reader.readElementText(QXmlStreamReader::IncludeChildElements);
                if (unfinished || text.trimmed().isEmpty())
                    open.append(source);
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(texts >= 5);
        QCOMPARE(open, QStringList());
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
