// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/analyzer.h"
#include "core/backend/ingest/worker.h"
#include "core/backend/store/athletes.h"
#include "core/protocol/upload_messages.h"
#include "tests/server/ingest_fixture.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

using namespace leadout;
using namespace leadout::test;
using protocol::ErrorCode;
using protocol::UploadOutcome;

namespace {

const QString kAna = QStringLiteral("ana@example.org");
const QString kJonas = QStringLiteral("jonas@example.org");

/// A company with a head, an assistant and an athlete of nobody.
class UploadWorld : public ApiFixture {
public:
    bool open() {
        if (!start())
            return false;
        head = found(QStringLiteral("Velo"), kAna);
        add(head, kJonas);
        athlete = addAthlete();
        ana = signIn(kAna).accessToken;
        jonas = signIn(kJonas).accessToken;
        return true;
    }

    domain::AthleteId addAthlete() {
        backend::Athlete made;
        made.id = domain::AthleteId(QUuid::createUuid());
        made.name = QStringLiteral("Mara");
        made.timeZone = QStringLiteral("Europe/Berlin");
        made.createdAt = clock.now();
        write([&](database::Connection& connection) {
            backend::Changes changes(connection, head.company, clock.now());
            return backend::putAthlete(changes, made);
        });
        return made.id;
    }

    RawResponse upload(const QString& token, const domain::AthleteId& id, const QByteArray& bytes,
                       const std::string& name = "ride.fit", const std::string& headers = {}) {
        return ask(post("/v1/athletes/" + id.toString().toStdString() + "/activities?file_name=" + name,
                        bytes.toStdString(),
                        "Authorization: Bearer " + token.toStdString() +
                            "\r\nContent-Type: application/octet-stream\r\n" + headers));
    }
    protocol::UploadAnswer uploaded(const QString& token, const domain::AthleteId& id,
                                    const QByteArray& bytes, const std::string& name = "ride.fit",
                                    const std::string& headers = {}) {
        const auto answer = upload(token, id, bytes, name, headers);
        const auto read = protocol::readUploadAnswer(QByteArray::fromStdString(answer.body));
        if (!read)
            QTest::qFail((answer.head + answer.body).c_str(), __FILE__, __LINE__);
        return read.value_or(protocol::UploadAnswer());
    }
    backend::Activity activity(const QUuid& id) {
        return store
            ->read([&](database::Connection& connection) {
                return backend::findActivity(connection, backend::Viewer::system(head.company),
                                             domain::ActivityId(id));
            })
            .get()
            .value()
            .value_or(backend::Activity());
    }
    QStringList kept() const {
        QStringList files;
        QDirIterator all(folder.filePath(QStringLiteral("data/files")), QDir::Files,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(all.next());
        return files;
    }
    RawResponse postAs(const QString& token, const std::string& path) {
        return ask(post(path, "", "Authorization: Bearer " + token.toStdString() + "\r\n"));
    }

    backend::Membership head;
    domain::AthleteId athlete;
    QString ana;
    QString jonas;
};

std::string pathOfActivity(const QUuid& id, const char* what) {
    return "/v1/activities/" + id.toString(QUuid::WithoutBraces).toStdString() + what;
}

} // namespace

class TestIngestRoutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anUploadIsKeptUnderItsHashAndTakenUp() {
        UploadWorld world;
        QVERIFY(world.open());
        const QByteArray bytes = fit(world.clock.now());
        const auto answer = world.uploaded(world.ana, world.athlete, bytes, "..%2F%2e.%2Fetc%2Fm%C3%A4rz.fit",
                                           "X-Activity-Comment: H%C3%A4rter als gedacht?\r\n"
                                           "X-Activity-Effort: 7\r\nX-Activity-Feel: 6\r\n");
        QCOMPARE(answer.outcome, UploadOutcome::Stored);
        const auto activity = world.activity(answer.activityId);
        QCOMPARE(activity.sha256, platform::sha256Hex(bytes));
        QCOMPARE(activity.size, bytes.size());
        QCOMPARE(activity.fileName, QStringLiteral("märz.fit"));
        QCOMPARE(activity.comment, QStringLiteral("Härter als gedacht?"));
        QCOMPARE(activity.effort, std::optional(7));
        QCOMPARE(activity.feel, std::optional<int>());
        const QStringList kept = world.kept();
        QCOMPARE(kept.size(), 1);
        QVERIFY(kept.front().endsWith(world.head.company.toString() + u'/' + activity.sha256.left(2) + u'/' +
                                      activity.sha256));
        QVERIFY(!(QFile::permissions(kept.front()) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void theSameBytesTwiceAreKnownAndKeptOnce() {
        UploadWorld world;
        QVERIFY(world.open());
        const QByteArray bytes = fit(world.clock.now());
        const auto first = world.uploaded(world.ana, world.athlete, bytes);
        const auto second = world.uploaded(world.ana, world.athlete, bytes, "other.fit");
        QCOMPARE(second.outcome, UploadOutcome::Known);
        QCOMPARE(second.activityId, first.activityId);
        QTRY_COMPARE(world.kept().size(), 1);
    }

    void whatAnotherAthleteHasUploadedChangesNoAnswer() {
        UploadWorld world;
        QVERIFY(world.open());
        const QByteArray bytes = fit(world.clock.now());
        const auto first = world.uploaded(world.ana, world.athlete, bytes);
        const auto other = world.uploaded(world.ana, world.addAthlete(), bytes);
        QCOMPARE(other.outcome, UploadOutcome::Stored);
        QVERIFY(other.activityId != first.activityId);
        QTRY_COMPARE(world.kept().size(), 1); // what was not kept goes with its request
    }

    void anUnseenAthleteIsAnsweredAsNone() {
        UploadWorld world;
        QVERIFY(world.open());
        const QByteArray bytes = fit(world.clock.now());
        const auto unseen = world.upload(world.jonas, world.athlete, bytes);
        const auto none = world.upload(world.jonas, domain::AthleteId(QUuid::createUuid()), bytes);
        QCOMPARE(unseen.status, 404);
        QCOMPARE(withoutId(unseen), withoutId(none));
        QTRY_VERIFY(world.kept().isEmpty());
    }

    void aStrangerIsRefusedBeforeTheBodyIsRead() {
        UploadWorld world;
        QVERIFY(world.open());
        auto client = world.client();
        client.send("POST /v1/athletes/" + world.athlete.toString().toStdString() +
                    "/activities HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n"
                    "Content-Type: application/octet-stream\r\n\r\n");
        const auto answer = client.receive();
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 401);
        const auto wrong = world.upload(QStringLiteral("nobody"), world.athlete, QByteArray("x"));
        QCOMPARE(wrong.status, 401);
        QTRY_VERIFY(world.kept().isEmpty());
    }

    void tooMuchIsRefusedAndTheServerGoesOn() {
        UploadWorld world;
        QVERIFY(world.open());
        auto client = world.client();
        client.send("POST /v1/athletes/" + world.athlete.toString().toStdString() +
                    "/activities HTTP/1.1\r\nHost: localhost\r\nContent-Length: 73400320\r\n"
                    "Authorization: Bearer " +
                    world.ana.toStdString() + "\r\nContent-Type: application/octet-stream\r\n\r\n");
        const auto answer = client.receive();
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 413);
        QTRY_VERIFY(world.kept().isEmpty());
        QCOMPARE(world.uploaded(world.ana, world.athlete, fit(world.clock.now())).outcome,
                 UploadOutcome::Stored);
    }

    void aFileComesBackAsItCame() {
        UploadWorld world;
        QVERIFY(world.open());
        const QByteArray bytes("no recording at all\0\r\n", 22);
        const auto sent = world.uploaded(world.ana, world.athlete, bytes, "a%22b%0D%0Ax%C3%A9.fit");
        const auto answer = world.getAs(world.ana, pathOfActivity(sent.activityId, "/file"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(QByteArray::fromStdString(answer.body), bytes);
        QCOMPARE(answer.header("X-Content-Type-Options"), std::string("nosniff"));
        const std::string name = answer.header("Content-Disposition");
        QVERIFY2(name.starts_with("attachment; filename=\"a_b"), name.c_str());
        QCOMPARE(std::count(name.begin(), name.end(), '"'), std::ptrdiff_t{2});
        QCOMPARE(world.getAs(world.jonas, pathOfActivity(sent.activityId, "/file")).status, 404);
        QCOMPARE(world.getAs(world.ana, pathOfActivity(QUuid::createUuid(), "/file")).status, 404);
        QCOMPARE(world.getAs(world.ana, "/v1/activities/..%2f..%2fleadout.db/file").status, 404);
    }

    void aBrokenFileIsReadOnceMoreOnRequest() {
        UploadWorld world;
        QVERIFY(world.open());
        domain::SystemRandom random;
        backend::Analyzer analyzer(*world.store, *world.recordings, world.clock, random);
        const auto sent = world.uploaded(world.ana, world.athlete, QByteArray("text named .fit"));
        QVERIFY(analyzer.next());
        QCOMPARE(world.activity(sent.activityId).state, backend::ActivityState::Error);
        QVERIFY(!analyzer.next());
        QCOMPARE(world.postAs(world.jonas, pathOfActivity(sent.activityId, "/retry")).status, 404);
        QVERIFY(!analyzer.next());
        const auto retried = world.postAs(world.ana, pathOfActivity(sent.activityId, "/retry"));
        QCOMPARE(retried.status, 200);
        QCOMPARE(protocol::readUploadAnswer(QByteArray::fromStdString(retried.body))->outcome,
                 UploadOutcome::Stored);
        QVERIFY(analyzer.next());
        QVERIFY(!analyzer.next());

        const auto whole = world.uploaded(world.ana, world.athlete, fit(world.clock.now()));
        QVERIFY(analyzer.next());
        const auto known = world.postAs(world.ana, pathOfActivity(whole.activityId, "/retry"));
        QCOMPARE(protocol::readUploadAnswer(QByteArray::fromStdString(known.body))->outcome,
                 UploadOutcome::Known);
    }

    void aWorkerReadsWhatArrivesWithoutBeingAsked() {
        UploadWorld world;
        domain::SystemRandom random;
        std::atomic<backend::Worker*> worker = nullptr;
        world.options.due = [&worker] {
            if (backend::Worker* running = worker.load())
                running->poke();
        };
        QVERIFY(world.open());
        std::atomic<int> chores = 0;
        backend::Analyzer analyzer(*world.store, *world.recordings, world.clock, random);
        backend::Worker running(*world.store, world.clock, {[&analyzer] { return analyzer.next(); }},
                                [&chores] { ++chores; });
        worker = &running;
        const auto sent = world.uploaded(world.ana, world.athlete, fit(world.clock.now()));
        QTRY_COMPARE(world.activity(sent.activityId).state, backend::ActivityState::Read);
        QTRY_COMPARE(chores.load(), 1);
        worker = nullptr;
        running.stop();
        const auto later = world.uploaded(world.ana, world.athlete, QByteArray("later"));
        QCOMPARE(world.activity(later.activityId).state, backend::ActivityState::Stored);
    }
};

QTEST_GUILESS_MAIN(TestIngestRoutes)
#include "test_ingest_routes.moc"
