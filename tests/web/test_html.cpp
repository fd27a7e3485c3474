// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/html.h"
#include "tests/web/hostile_texts.h"
#include "tests/web/page_outline.h"

#include <QTest>

using leadout::backend::HtmlWriter;
using leadout::test::hostileTexts;
using leadout::test::outlineOf;
using leadout::test::PageOutline;

class TestHtml : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void elementsCloseThemselvesInOrder() {
        HtmlWriter html;
        {
            const auto body = html.open("body", {{"class", QStringLiteral("a b")}});
            html.element("h1", {}, u"Tea");
            html.empty("rect", {{"x", QStringLiteral("1")}, {"y", QStringLiteral("2")}});
            html.text(u"& cake");
        }
        QCOMPARE(html.bytes(),
                 QByteArray("<!DOCTYPE html>\n<body class=\"a b\"><h1>Tea</h1><rect x=\"1\" y=\"2\"/>"
                            "&amp; cake</body>"));
    }

    void theFiveCharactersOfMarkupAreEscapedInTextsAndValues() {
        HtmlWriter html;
        html.element("p", {{"class", QStringLiteral("<>&\"'")}}, u"<>&\"'");
        QCOMPARE(html.bytes(), QByteArray("<!DOCTYPE html>\n<p class=\"&lt;&gt;&amp;&quot;&#39;\">"
                                          "&lt;&gt;&amp;&quot;&#39;</p>"));
    }

    void whatNoPageMayHoldIsReplaced_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const QChar no = QChar::ReplacementCharacter;
        QTest::newRow("nul") << QString(QChar(u'\0')) << QString(no);
        QTest::newRow("escape") << QStringLiteral("a\x1b") + u'b' << QStringLiteral("a") + no + u'b';
        QTest::newRow("carriage return") << QStringLiteral("\r") << QString(no);
        QTest::newRow("delete") << QString(QChar(0x7f)) << QString(no);
        QTest::newRow("next line") << QString(QChar(0x85)) << QString(no);
        QTest::newRow("first half alone") << QString(QChar(0xd83d)) + u'x' << QString(no) + u'x';
        QTest::newRow("second half alone") << QString(QChar(0xdeb4)) << QString(no);
        QTest::newRow("no character") << QString(QChar(0xfffe)) << QString(no);
        QTest::newRow("a pair") << QStringLiteral("🚴") << QStringLiteral("🚴");
        QTest::newRow("tab and line") << QStringLiteral("\t\n") << QStringLiteral("\t\n");
        QTest::newRow("letters") << QStringLiteral("Grüße Ωμέγα 漢字") << QStringLiteral("Grüße Ωμέγα 漢字");
    }

    void whatNoPageMayHoldIsReplaced() {
        QFETCH(const QString, text);
        QFETCH(const QString, shown);
        HtmlWriter html;
        html.text(text);
        QCOMPARE(QString::fromUtf8(html.bytes()), QStringLiteral("<!DOCTYPE html>\n") + shown);
    }

    void hostileTextsStayTexts() {
        for (const QString& text : hostileTexts()) {
            HtmlWriter html;
            {
                const auto body = html.open("body");
                html.element("p", {{"class", text}}, text);
            }
            const PageOutline outline = outlineOf(html.bytes());
            QVERIFY2(outline.error.isEmpty(), qPrintable(outline.error + text));
            QCOMPARE(outline.shape, QStringList({QStringLiteral("body"), QStringLiteral("p class"),
                                                 QStringLiteral("/p"), QStringLiteral("/body")}));
            QCOMPARE(outline.texts.size(), 1);
            QCOMPARE(outline.texts.first().size(), outline.values.first().size());
        }
    }
};

QTEST_APPLESS_MAIN(TestHtml)
#include "test_html.moc"
