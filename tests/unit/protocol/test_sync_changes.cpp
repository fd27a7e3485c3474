// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/protocol/samples.h"

#include <QTest>

using namespace leadout::protocol;
using leadout::domain::scopeSetHash;
using namespace leadout::test;

class TestSyncChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQueryReadsBackAsItWasWritten() {
        const ChangesRequest full{QStringLiteral("cur-1_A"), QStringLiteral("AbCdEfGhIjKlMn-_"),
                                  backfillStart({QStringLiteral("co"), athleteScope(1)}), 20};
        QCOMPARE(readChangesQuery(writeChangesQuery(full)).value_or(ChangesRequest{}), full);
        QCOMPARE(writeChangesQuery({}), QByteArray("limit=500"));
        QCOMPARE(readChangesQuery(writeChangesQuery({})).value_or(full), ChangesRequest{});
        QCOMPARE(readChangesQuery("").value_or(full), ChangesRequest{});
        QCOMPARE(readChangesQuery("backfill=of%3aall").value_or(full).backfill, QStringLiteral("of:all"));
    }

    void aForgedQueryIsRefused_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("path");
        const auto row = [](const QByteArray& query, JsonErrorKind kind, const char* path) {
            QTest::newRow(query.first(std::min<qsizetype>(query.size(), 60)).constData())
                << query << static_cast<int>(kind) << QString::fromUtf8(path);
        };
        using K = JsonErrorKind;
        const QByteArray scope = athleteScope(1).toLatin1();
        row("limit=0", K::OutOfRange, "/limit");
        row("limit=501", K::OutOfRange, "/limit");
        row("limit=-1", K::OutOfRange, "/limit");
        row("limit=9223372036854775808", K::BadForm, "/limit");
        row("limit=1e2", K::BadForm, "/limit");
        row("limit=+5", K::BadForm, "/limit");
        row("limit=%20"
            "5",
            K::BadForm, "/limit");
        row("limit=5&limit=6", K::DuplicateKey, "/limit");
        row("limit=5&%6cimit=6", K::DuplicateKey, "/limit");
        row("cursor=", K::BadForm, "/cursor");
        row("cursor", K::BadForm, "/cursor");
        row("cursor=a'b", K::BadForm, "/cursor");
        row("cursor=a%00b", K::BadForm, "/cursor");
        row("cursor=a%ffb", K::BadForm, "/cursor");
        row("cursor=" + QByteArray(5000, 'a'), K::BadForm, "/cursor");
        row("scopes=short", K::BadForm, "/scopes");
        row("scopes=AbCdEfGhIjKlMn-_X", K::BadForm, "/scopes");
        row("backfill=of:", K::BadForm, "/backfill");
        row("backfill=of:everything", K::BadForm, "/backfill");
        row("backfill=of:co,all", K::BadForm, "/backfill");
        row("backfill=of:" + scope + ',', K::BadForm, "/backfill");
        row("backfill=of:" + scope + ',' + scope, K::BadForm, "/backfill");
        row("backfill=ath:1", K::BadForm, "/backfill");
        row("company_id=1", K::UnknownField, "/company_id");
        row("&limit=5", K::UnknownField, "/");
        row(QByteArray(9000, 'x'), K::TooLarge, "");
    }

    void aForgedQueryIsRefused() {
        QFETCH(QByteArray, query);
        QFETCH(int, kind);
        QFETCH(QString, path);
        const auto request = readChangesQuery(query);
        QVERIFY(!request);
        QCOMPARE(key(request.error().kind), key(static_cast<JsonErrorKind>(kind)));
        QCOMPARE(request.error().path, path);
    }

    void aBackfillBeginsWithScopesAndGoesOnWithTokens() {
        QCOMPARE(backfillScopes(backfillStart({})), std::optional<QStringList>(QStringList()));
        QStringList scopes;
        for (int i = 1; i <= kMaxBackfillScopes; ++i)
            scopes += athleteScope(i) + QStringLiteral(":body");
        QCOMPARE(backfillScopes(backfillStart(scopes)), std::optional<QStringList>(scopes));
        QVERIFY(readChangesQuery(writeChangesQuery({{}, {}, backfillStart(scopes), 1})));
        QVERIFY(!backfillScopes(backfillStart(scopes + QStringList{QStringLiteral("co")})));
        QVERIFY(!backfillScopes(u"a-sealed-token"));
    }

    void onlyScopesAreScopes_data() {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<bool>("good");
        const QString id = idOf(1).toString(QUuid::WithoutBraces);
        const auto row = [](const QString& scope, bool good) {
            QTest::newRow(qPrintable(u'"' + scope + u'"')) << scope << good;
        };
        row(QStringLiteral("co"), true);
        row(QStringLiteral("head"), true);
        row(QStringLiteral("user:") + id, true);
        row(QStringLiteral("ath:") + id, true);
        row(QStringLiteral("ath:") + id + QStringLiteral(":body"), true);
        row(QString(), false);
        row(QStringLiteral("CO"), false);
        row(QStringLiteral("ath:"), false);
        row(QStringLiteral("ath:*"), false);
        row(QStringLiteral("ath:") + id.toUpper().replace(u'0', u'A'), false);
        row(QStringLiteral("user:") + id + QStringLiteral(":body"), false);
        row(QStringLiteral("ath:") + id + QStringLiteral(":body:body"), false);
        row(QStringLiteral("ath:{") + id + u'}', false);
        row(QStringLiteral(" co"), false);
    }

    void onlyScopesAreScopes() {
        QFETCH(QString, scope);
        QFETCH(bool, good);
        QCOMPARE(parseScopes({scope}).has_value(), good);
        QCOMPARE(parseScopes({QStringLiteral("co"), scope}).has_value(), good);
    }

    void theHashOfScopesIsWhatAQueryCanCarry() {
        const QString hash = scopeSetHash(*parseScopes({QStringLiteral("head"), QStringLiteral("co")}));
        // printf 'co\nhead' | openssl dgst -sha256 -binary | basenc --base64url | cut -c1-16
        QCOMPARE(hash, QStringLiteral("O_9_5iciY68w6O7p"));
        QVERIFY(isScopesHash(hash));
        QVERIFY(isScopesHash(scopeSetHash({})));
        QVERIFY(!isScopesHash(hash.chopped(1)));
    }

    void theHashOfARowDependsOnItsIdAndRevision() {
        QVERIFY(rowHash(idOf(1), 1) != rowHash(idOf(1), 2));
        QVERIFY(rowHash(idOf(1), 1) != rowHash(idOf(2), 1));
        // printf '0190a000-0000-7000-8000-000000000001 7' | sha256sum | cut -c1-16
        QCOMPARE(rowHash(idOf(1), 7), std::uint64_t{0x8E3FEEAE6602217C});
    }

    void aRowKeepsWhatThisProgramDoesNotKnow() {
        const auto answer = readChangesAnswer(writeChangesAnswer(sampleRowsAnswer()));
        QVERIFY(answer);
        const auto& rows = std::get<RowsAnswer>(answer->content).rows;
        QCOMPARE(rows.at(0).payload,
                 QByteArray(R"({"score":86,"a_member_of_tomorrow":[1.5,null,{"x":"ü"}]})"));
        QVERIFY(rows.at(1).deleted);
        QCOMPARE(rows.at(1).payload, QByteArray());
    }

    void anAnswerThatMakesNoSenseIsRefused_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* from, const char* to, const char* path) {
            QTest::addRow("%s to %s", from, to)
                << QByteArray(from) << QByteArray(to) << QString::fromUtf8(path);
        };
        row(R"("type":"rows")", R"("type":"rowz")", "/type");
        row(R"("rev":7)", R"("rev":0)", "/rows/0/rev");
        row(R"("rev":7)", R"("rev":-9223372036854775808)", "/rows/0/rev");
        row(R"("deleted":false)", R"("deleted":true)", "/rows/0/payload");
        row(R"("deleted":true)", R"("deleted":false)", "/rows/1/payload");
        row(R"("kind":"note")", R"("kind":"")", "/rows/1/kind");
        row(R"("scope":"ath:)", R"("scope":"../:)", "/rows/0/scope");
        row("fedcba9876543210", "FEDCBA9876543210", "/sums/0/sum");
        row("fedcba9876543210", "+edcba9876543210", "/sums/0/sum");
        row(R"("count":12)", R"("count":-1)", "/sums/0/count");
        row(R"("head":"head2")", R"("head":"")", "/head");
        row(R"("head":"head2")", R"("head":"a b")", "/head");
        row(R"("epoch":"epoch-2")", R"("epoch":"")", "/echo/epoch");
        row(R"("from_H":)", R"("from_h":)", "/echo/from_H");
    }

    void anAnswerThatMakesNoSenseIsRefused() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, path);
        QByteArray body = writeChangesAnswer(sampleRowsAnswer());
        const qsizetype at = body.indexOf(from);
        QVERIFY(at >= 0);
        const auto answer = readChangesAnswer(body.replace(at, from.size(), to));
        QVERIFY(!answer);
        QCOMPARE(answer.error().path, path);
    }

    void scopesThatDoNotGiveTheirHashAreRefused() {
        ChangesAnswer answer = sampleScopesAnswer();
        std::get<ScopesAnswer>(answer.content).scopes += QStringLiteral("head");
        QCOMPARE(readChangesAnswer(writeChangesAnswer(answer)).error().path, QStringLiteral("/H"));
    }

    void theLastPageOfABackfillHasNoNext() {
        ChangesAnswer answer = sampleBackfillAnswer();
        QVERIFY(!std::get<BackfillAnswer>(answer.content).done());
        std::get<BackfillAnswer>(answer.content).next.clear();
        const QByteArray body = writeChangesAnswer(answer);
        QVERIFY(!body.contains("next"));
        QVERIFY(std::get<BackfillAnswer>(readChangesAnswer(body)->content).done());
        QVERIFY(!readChangesAnswer(body.chopped(1) + R"(,"next":"more"})"));
    }

    void aPageOfTooManyRowsOrBytesIsRefused() {
        RowsAnswer page{std::vector<Row>(kMaxPageRows, sampleRow()), QStringLiteral("h"), false, {}};
        QVERIFY(readChangesAnswer(writeChangesAnswer({sampleEcho(), page})));
        page.rows.push_back(sampleRow());
        QCOMPARE(readChangesAnswer(writeChangesAnswer({sampleEcho(), page})).error().kind,
                 JsonErrorKind::TooMany);
        page.rows.resize(1);
        page.rows[0].payload = "{\"x\":\"" + QByteArray(5 * 1024 * 1024, 'x') + "\"}";
        QCOMPARE(readChangesAnswer(writeChangesAnswer({sampleEcho(), page})).error().kind,
                 JsonErrorKind::TooLarge);
    }
};

QTEST_APPLESS_MAIN(TestSyncChanges)
#include "test_sync_changes.moc"
