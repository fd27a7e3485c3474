// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/report_link.h"

#include "core/platform/crypto/digest.h"

#include <QSet>
#include <QTest>

using leadout::backend::ReportToken;
using leadout::domain::ReportId;
using leadout::platform::SecretBytes;

namespace {

SecretBytes key(char byte) {
    return SecretBytes::copyOf(QByteArray(32, byte));
}

ReportId report(const char* id) {
    return *ReportId::parse(QString::fromLatin1(id));
}

/// Whether the token opens a report at a generation of its link.
bool opens(const ReportToken& token, const SecretBytes& linkKey, const ReportId& of, int generation) {
    return token.lookup() == ReportToken::make(linkKey, of, generation).lookup();
}

const ReportId kReport = report("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3");

} // namespace

class TestReportLink : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameReportHasTheSameTokenAgain() {
        const ReportToken token = ReportToken::make(key('k'), kReport, 1);
        QCOMPARE(token.text(), ReportToken::make(key('k'), kReport, 1).text());
        QVERIFY(opens(token, key('k'), kReport, 1));
    }

    void theTokenIsTheSignatureAndNothingElse() {
        QByteArray message("report link\0", 12);
        message += kReport.uuid().toRfc4122() + QByteArray("\0\0\0\x07", 4);
        const QByteArray mac = leadout::platform::hmacSha256(key('k'), message);
        QCOMPARE(ReportToken::make(key('k'), kReport, 7).text(), leadout::platform::base64Url(mac));
    }

    void anotherKeyReportOrGenerationOpensNothing() {
        const ReportToken token = ReportToken::make(key('k'), kReport, 1);
        QVERIFY(!opens(token, key('l'), kReport, 1));
        QVERIFY(!opens(token, key('k'), report("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b4"), 1));
        QVERIFY(!opens(token, key('k'), kReport, 2));
        QVERIFY(!opens(token, key('k'), kReport, 0));
        QVERIFY(!opens(token, key('k'), kReport, 0x0100'0000));
    }

    void everyGenerationHasItsOwnTokenAndLookup() {
        QSet<QString> seen;
        for (int generation = 0; generation < 200; ++generation) {
            const ReportToken token = ReportToken::make(key('k'), kReport, generation);
            QCOMPARE(token.text().size(), 43);
            QCOMPARE(token.lookup().size(), 64);
            QVERIFY(!token.lookup().contains(token.text()));
            seen.insert(token.text());
            seen.insert(token.lookup());
        }
        QCOMPARE(seen.size(), 400);
    }

    void aTokenIsReadBack() {
        for (int generation = 0; generation < 200; ++generation) {
            const ReportToken token = ReportToken::make(key('k'), kReport, generation);
            const std::optional<ReportToken> read = ReportToken::parse(token.text());
            QVERIFY(read);
            QVERIFY(opens(*read, key('k'), kReport, generation));
            QCOMPARE(read->lookup(), token.lookup());
        }
    }

    void everyChangedCharacterIsAnotherTokenOrNone() {
        const QString text = ReportToken::make(key('k'), kReport, 1).text();
        for (qsizetype i = 0; i < text.size(); ++i) {
            QString changed = text;
            changed[i] = changed[i] == u'A' ? u'B' : u'A';
            const std::optional<ReportToken> read = ReportToken::parse(changed);
            QVERIFY(!read || !opens(*read, key('k'), kReport, 1));
        }
    }

    void onlyOneSpellingOfTheLastCharacterIsRead() {
        const QString start = ReportToken::make(key('k'), kReport, 1).text().chopped(1);
        int read = 0;
        const QString alphabet =
            QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
        for (const QChar last : alphabet)
            read += ReportToken::parse(start + last) ? 1 : 0;
        QCOMPARE(read, 16);
    }

    void whatIsNoTokenIsRefused_data() {
        QTest::addColumn<QString>("text");
        const QString token = ReportToken::make(key('k'), kReport, 1).text();
        QTest::newRow("empty") << QString();
        QTest::newRow("short") << token.chopped(1);
        QTest::newRow("long") << token + u'A';
        QTest::newRow("padded") << token + u'=';
        QTest::newRow("padding inside") << token.chopped(1) + u'=';
        QTest::newRow("space before") << u' ' + token.chopped(1);
        QTest::newRow("line feed at the end") << token.chopped(1) + u'\n';
        QTest::newRow("plus") << u'+' + token.sliced(1);
        QTest::newRow("slash") << u'/' + token.sliced(1);
        QTest::newRow("path") << QStringLiteral("../../etc/passwd") + token.sliced(16);
        QTest::newRow("percent") << QStringLiteral("%41") + token.sliced(3);
        QTest::newRow("nul") << QChar(u'\0') + token.sliced(1);
        QTest::newRow("letter of another script") << QChar(u'А') + token.sliced(1);
        QTest::newRow("wide letter") << QChar(u'Ａ') + token.sliced(1);
        QTest::newRow("endless") << QString(1'000'000, u'A');
    }

    void whatIsNoTokenIsRefused() {
        QFETCH(const QString, text);
        QVERIFY(!ReportToken::parse(text));
    }
};

QTEST_APPLESS_MAIN(TestReportLink)
#include "test_report_link.moc"
