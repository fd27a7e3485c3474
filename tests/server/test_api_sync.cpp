// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/athletes.h"
#include "tests/server/api_fixture.h"

#include <QSet>

using namespace leadout;
using namespace leadout::test;
using protocol::ErrorCode;

namespace {

const QString kAna = QStringLiteral("ana@example.org");
const QString kJonas = QStringLiteral("jonas@example.org");

/// A company with a head coach, an assistant, and an athlete of each.
struct World : ApiFixture {
    backend::Membership ana;
    backend::Membership jonas;
    domain::AthleteId of_ana;
    domain::AthleteId of_jonas;

    bool begin() {
        if (!start())
            return false;
        ana = found(QStringLiteral("Velo"), kAna);
        jonas = add(ana, kJonas);
        of_ana = addAthlete(QStringLiteral("Pia Hansen"), ana);
        of_jonas = addAthlete(QStringLiteral("Tom Berger"), jonas);
        const auto foreign = found(QStringLiteral("Tri"), QStringLiteral("zoe@example.org"));
        addAthlete(QStringLiteral("Someone Else"), foreign);
        return true;
    }

    domain::AthleteId addAthlete(const QString& name, const backend::Membership& coach) {
        backend::Athlete athlete;
        domain::SystemRandom random;
        athlete.id = domain::AthleteId::make(clock, random);
        athlete.timeZone = QStringLiteral("Europe/Berlin");
        athlete.name = name;
        athlete.coach = coach.coach.id;
        athlete.createdAt = clock.now();
        save(athlete, coach);
        return athlete.id;
    }
    void save(const backend::Athlete& athlete, const backend::Membership& member) {
        write([&](database::Connection& c) {
            backend::Changes changes(c, member.company, clock.now());
            return backend::putAthlete(changes, athlete, {QStringLiteral("name")});
        });
    }

    RawResponse ask(const QString& token, const protocol::ChangesRequest& request,
                    std::string_view headers = {}) {
        return getAs(token, "/v1/sync/changes?" + protocol::writeChangesQuery(request).toStdString(),
                     headers);
    }
    protocol::ChangesAnswer pull(const QString& token, const protocol::ChangesRequest& request) {
        const auto answer = ask(token, request);
        const auto read = protocol::readChangesAnswer(QByteArray::fromStdString(answer.body));
        if (answer.status != 200 || !read) {
            QTest::qFail((answer.head + answer.body).c_str(), __FILE__, __LINE__);
            return {};
        }
        return *read;
    }
    protocol::ScopesAnswer firstPull(const QString& token) {
        const auto answer = pull(token, {});
        const auto* scopes = std::get_if<protocol::ScopesAnswer>(&answer.content);
        return scopes ? *scopes : protocol::ScopesAnswer();
    }
    /// Every row that a new program gets.
    std::vector<protocol::Row> everything(const QString& token) {
        const auto scopes = firstPull(token);
        std::vector<protocol::Row> rows;
        QString page = protocol::backfillStart({});
        while (!page.isEmpty()) {
            const auto answer = pull(token, {scopes.head, scopes.scopesHash, page, 2});
            const auto* part = std::get_if<protocol::BackfillAnswer>(&answer.content);
            if (!part)
                break;
            rows.insert(rows.end(), part->rows.begin(), part->rows.end());
            page = part->next;
        }
        return rows;
    }
};

QSet<QUuid> athletesIn(const std::vector<protocol::Row>& rows) {
    QSet<QUuid> ids;
    for (const protocol::Row& row : rows) {
        if (row.kind == QLatin1String("athlete"))
            ids.insert(row.id);
    }
    return ids;
}

} // namespace

class TestSync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesAHeadCoachTheCompanyAndNoOther() {
        World world;
        QVERIFY(world.begin());
        const auto rows = world.everything(world.signIn(kAna).accessToken);
        QCOMPARE(athletesIn(rows), (QSet<QUuid>{world.of_ana.uuid(), world.of_jonas.uuid()}));
        for (const protocol::Row& row : rows)
            QVERIFY(!row.payload.contains("Someone Else"));
    }

    void givesAnAssistantOnlyTheirAthletes() {
        World world;
        QVERIFY(world.begin());
        const auto token = world.signIn(kJonas).accessToken;
        const auto rows = world.everything(token);
        QCOMPARE(athletesIn(rows), (QSet<QUuid>{world.of_jonas.uuid()}));
        for (const protocol::Row& row : rows) {
            QVERIFY(!row.payload.contains("Pia Hansen"));
            QVERIFY(!row.payload.contains(world.of_ana.toString().toLatin1()));
            QVERIFY(row.scope != QLatin1String("head"));
        }
        for (const QString& scope : world.firstPull(token).scopes)
            QVERIFY(!scope.contains(world.of_ana.toString()));
    }

    void givesWhatHasChangedSinceTheCursor() {
        World world;
        QVERIFY(world.begin());
        const auto token = world.signIn(kAna).accessToken;
        const auto scopes = world.firstPull(token);
        const auto none = world.pull(token, {scopes.head, scopes.scopesHash, {}, 500});
        QVERIFY(std::get<protocol::RowsAnswer>(none.content).rows.empty());
        QCOMPARE(none.echo.fromCursor, scopes.head);
        const auto added = world.addAthlete(QStringLiteral("Lea Sommer"), world.ana);
        // One who sees somebody more holds other scopes now, and says so first.
        const auto told = world.pull(token, {scopes.head, scopes.scopesHash, {}, 500});
        const auto& now = std::get<protocol::ScopesAnswer>(told.content);
        QVERIFY(now.scopes.contains(QStringLiteral("ath:") + added.toString()));
        const auto answer = world.pull(token, {scopes.head, now.scopesHash, {}, 500});
        const auto& rows = std::get<protocol::RowsAnswer>(answer.content).rows;
        QCOMPARE(athletesIn(rows), (QSet<QUuid>{added.uuid()}));
    }

    void answersWithoutABodyWhileNothingThatIsSeenHasChanged() {
        World world;
        QVERIFY(world.begin());
        const auto token = world.signIn(kJonas).accessToken;
        const auto first = world.getAs(token, "/v1/sync/head");
        QCOMPARE(first.status, 200);
        const std::string tag = first.header("ETag");
        const auto read = protocol::readHeadAnswer(QByteArray::fromStdString(first.body));
        QVERIFY(read);
        QCOMPARE(tag, '"' + read->etag.toStdString() + '"');
        const auto poll = [&](const std::string& tags) {
            return world.getAs(token, "/v1/sync/head", "If-None-Match: " + tags + "\r\n");
        };
        for (const std::string& tags : {tag, "\"other\", W/" + tag, std::string("*")}) {
            const auto same = poll(tags);
            QCOMPARE(same.status, 304);
            QVERIFY(same.body.empty());
            QCOMPARE(same.header("ETag"), tag);
        }
        QCOMPARE(poll("\"other\"").status, 200);
        // What only others see tells nothing.
        world.addAthlete(QStringLiteral("Lea Sommer"), world.ana);
        QCOMPARE(poll(tag).status, 304);
        world.addAthlete(QStringLiteral("Max Winter"), world.jonas);
        const auto changed = poll(tag);
        QCOMPARE(changed.status, 200);
        QVERIFY(changed.header("ETag") != tag);
    }

    void wantsAResyncForACursorThatIsNotTheCoachs() {
        World world;
        QVERIFY(world.begin());
        const auto head = world.signIn(kAna).accessToken;
        const auto token = world.signIn(kJonas).accessToken;
        const auto scopes = world.firstPull(token);
        for (const QString& cursor : {world.firstPull(head).head, QStringLiteral("abc")}) {
            const auto answer = world.ask(token, {cursor, scopes.scopesHash, {}, 500});
            QCOMPARE(answer.status, 410);
            QCOMPARE(errorOf(answer).code, ErrorCode::ResyncRequired);
            QVERIFY(errorOf(answer).epoch);
        }
    }

    void refusesAQueryThatIsNotAsItMustBe_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* query, ErrorCode code, const char* path) {
            QTest::newRow(query) << QByteArray(query) << static_cast<int>(code) << QString::fromLatin1(path);
        };
        row("limit=0", ErrorCode::Invalid, "/limit");
        row("limit=501", ErrorCode::Invalid, "/limit");
        row("limit=many", ErrorCode::Invalid, "/limit");
        row("limit=5&limit=6", ErrorCode::DuplicateKey, "/limit");
        row("company=1", ErrorCode::UnknownField, "/company");
        row("scopes=short", ErrorCode::Invalid, "/scopes");
        row("cursor=%2e%2e", ErrorCode::Invalid, "/cursor");
    }

    void refusesAQueryThatIsNotAsItMustBe() {
        QFETCH(const QByteArray, query);
        QFETCH(const int, code);
        QFETCH(const QString, path);
        World world;
        QVERIFY(world.begin());
        const auto answer =
            world.getAs(world.signIn(kAna).accessToken, "/v1/sync/changes?" + query.toStdString());
        QCOMPARE(static_cast<int>(errorOf(answer).code), code);
        QCOMPARE(answer.status, protocol::httpStatus(errorOf(answer).code));
        QCOMPARE(errorOf(answer).path.value_or(QString()), path);
    }

    void compressesPagesForWhoAsks() {
        World world;
        QVERIFY(world.begin());
        for (int i = 0; i < 20; ++i)
            world.addAthlete(QStringLiteral("Athlete %1").arg(i), world.ana);
        const auto token = world.signIn(kAna).accessToken;
        const auto plain = world.ask(token, {});
        const auto packed = world.ask(token, {}, "Accept-Encoding: gzip\r\n");
        QCOMPARE(plain.header("Content-Encoding"), std::string());
        QCOMPARE(packed.header("Content-Encoding"), std::string("gzip"));
        QVERIFY(packed.body.size() < plain.body.size());
    }
};

QTEST_GUILESS_MAIN(TestSync)
#include "test_api_sync.moc"
