// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/analyzer.h"
#include "core/backend/ingest/worker.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/audit.h"
#include "core/domain/sentences/sentences.h"
#include "core/protocol/upload_messages.h"
#include "tests/server/ingest_fixture.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <functional>
#include <latch>

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

    static std::string uploadOf(const QString& token, const domain::AthleteId& id, const QByteArray& bytes,
                                const std::string& name = "ride.fit", const std::string& headers = {}) {
        return post("/v1/athletes/" + id.toString().toStdString() + "/activities?file_name=" + name,
                    bytes.toStdString(),
                    "Authorization: Bearer " + token.toStdString() +
                        "\r\nContent-Type: application/octet-stream\r\n" + headers);
    }
    RawResponse upload(const QString& token, const domain::AthleteId& id, const QByteArray& bytes,
                       const std::string& name = "ride.fit", const std::string& headers = {}) {
        return ask(uploadOf(token, id, bytes, name, headers));
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
    /// The header of an upload whose sender waits to be asked for its bytes.
    std::string headerOf(const QString& token, const domain::AthleteId& id, qsizetype size,
                         const std::string& headers = {}) const {
        return "POST /v1/athletes/" + id.toString().toStdString() +
               "/activities?file_name=ride.fit HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
               "Content-Type: application/octet-stream\r\nAuthorization: Bearer " +
               token.toStdString() + "\r\nContent-Length: " + std::to_string(size) + "\r\n" + headers +
               "\r\n";
    }
    /// What it tells of an activity, or of an athlete.
    std::vector<backend::AuditEntry> auditOf(const char* things) {
        const auto lines =
            store
                ->read([&](database::Connection& connection) {
                    return backend::auditFrom(connection, backend::Viewer::system(head.company), 1, 100);
                })
                .get()
                .value();
        std::vector<backend::AuditEntry> entries;
        for (const backend::AuditLine& line : lines) {
            if (line.entry.object.startsWith(QLatin1String(things)))
                entries.push_back(line.entry);
        }
        return entries;
    }
    QStringList kept() const {
        QStringList files;
        QDirIterator all(folder.filePath(QStringLiteral("data/files")), QDir::Files,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(all.next());
        return files;
    }
    static std::string postOf(const QString& token, const std::string& path) {
        return post(path, "", "Authorization: Bearer " + token.toStdString() + "\r\n");
    }
    RawResponse postAs(const QString& token, const std::string& path) { return ask(postOf(token, path)); }

    /// What comes of a request that writes, in one transaction with a neighbour. `between` happens when it
    /// waits to be written.
    RawResponse askBeside(
        const std::string& request, bool neighbourFails, const std::function<void()>& between = [] {}) {
        std::latch held(1);
        std::latch go(1);
        const auto before = store->maintain([&](database::Connection&) {
            held.count_down();
            go.wait();
            return backend::Result<>();
        });
        held.wait();
        auto asking = client();
        asking.send(request);
        const bool waits = QTest::qWaitFor([this] { return store->waitingWrites() == 1; }, 20'000);
        between();
        auto neighbour = store->write([neighbourFails](database::Connection&) -> backend::Result<> {
            if (neighbourFails)
                return tl::unexpected(
                    database::errorOf(database::ErrorKind::Other, QStringLiteral("changed my mind")));
            return {};
        });
        go.count_down();
        const auto answer = asking.receive();
        if (!waits || !answer || neighbour.get().has_value() == neighbourFails)
            QTest::qFail("not beside each other", __FILE__, __LINE__);
        return answer.value_or(RawResponse());
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
                                           "X-Activity-Effort: 7\r\nX-Activity-Feel: 2\r\n");
        QCOMPARE(answer.outcome, UploadOutcome::Stored);
        const auto activity = world.activity(answer.activityId);
        QCOMPARE(activity.sha256, platform::sha256Hex(bytes));
        QCOMPARE(activity.size, bytes.size());
        QCOMPARE(activity.fileName, QStringLiteral("märz.fit"));
        QCOMPARE(activity.comment, QStringLiteral("Härter als gedacht?"));
        QCOMPARE(activity.effort, std::optional(7));
        QCOMPARE(activity.feel, std::optional(2));
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

    void whoMayNotUploadIsToldAtTheHeader() {
        UploadWorld world;
        QVERIFY(world.open());
        const auto told = [&world](const QString& token, const domain::AthleteId& athlete,
                                   const std::string& headers = {}) {
            auto client = world.client();
            client.send(world.headerOf(token, athlete, 1000, headers));
            const auto answer = client.receive();
            return answer && client.ended() ? answer->status : 0;
        };
        QCOMPARE(told(QStringLiteral("nobody"), world.athlete), 401);
        QCOMPARE(told(world.jonas, world.athlete), 404);
        QCOMPARE(told(world.ana, domain::AthleteId(QUuid::createUuid())), 404);
        QCOMPARE(told(world.ana, world.athlete, "X-Activity-Effort: 11\r\n"), 422);
        world.setStatus(world.head, domain::MembershipStatus::Deactivated);
        QCOMPARE(told(world.ana, world.athlete), 401);
        QVERIFY(world.kept().isEmpty());
    }

    void whoeverIsSignedOutMeanwhileLeavesNothing() {
        UploadWorld world;
        QVERIFY(world.open());
        auto client = world.client();
        client.send(world.headerOf(world.ana, world.athlete, 5));
        QCOMPARE(client.receive()->status, 100);
        QCOMPARE(world.postAs(world.ana, "/v1/sign-out").status, 204);
        client.send("12345");
        const auto answer = client.receive();
        QVERIFY(answer);
        QCOMPARE(answer->status, 401);
        QTRY_VERIFY(world.kept().isEmpty());
    }

    void aCoachHasSoManyPlacesWithAllTheirSignIns() {
        UploadWorld world;
        world.options.uploads = {.together = 4, .perCoach = 1, .perCompany = 4};
        QVERIFY(world.open());
        const QString again = world.signIn(kAna).accessToken;
        const QByteArray bytes = fit(world.clock.now());
        auto first = world.client();
        first.send(world.headerOf(world.ana, world.athlete, 1000));
        QCOMPARE(first.receive()->status, 100);
        for (const QString& signIn : {world.ana, again}) {
            const auto own = world.upload(signIn, world.athlete, bytes);
            QCOMPARE(own.status, 429);
            QVERIFY(!own.header("Retry-After").empty());
            QCOMPARE(errorOf(own).message, domain::Sentences().word("upload.too_many_own"));
        }
    }

    void asManyAsThereArePlacesAreOnTheirWay_data() {
        QTest::addColumn<std::size_t>("together");
        QTest::addColumn<std::size_t>("perCompany");
        QTest::newRow("of all") << std::size_t{2} << std::size_t{4};
        QTest::newRow("of a company") << std::size_t{4} << std::size_t{2};
    }
    void asManyAsThereArePlacesAreOnTheirWay() {
        QFETCH(const std::size_t, together);
        QFETCH(const std::size_t, perCompany);
        UploadWorld world;
        world.options.uploads = {.together = together, .perCoach = 4, .perCompany = perCompany};
        QVERIFY(world.open());
        const QByteArray bytes = fit(world.clock.now());
        auto first = world.client();
        first.send(world.headerOf(world.ana, world.athlete, 1000));
        QCOMPARE(first.receive()->status, 100);
        auto second = world.client();
        second.send(world.headerOf(world.ana, world.athlete, 1000));
        QCOMPARE(second.receive()->status, 100);
        const auto all = world.upload(world.ana, world.athlete, bytes);
        QCOMPARE(all.status, 503);
        QVERIFY(!all.header("Retry-After").empty());
        QCOMPARE(errorOf(all).message, domain::Sentences().word("upload.too_many"));
        first.reset();
        QTRY_COMPARE(world.upload(world.ana, world.athlete, bytes).status, 200);
        for (int i = 0; i < 5; ++i) // a place is free again when its answer is here
            QCOMPARE(world.upload(world.ana, world.athlete, bytes).status, 200);
    }

    void aNameLongerThanAFilesIsNotCut() {
        UploadWorld world;
        QVERIFY(world.open());
        const QByteArray bytes = fit(world.clock.now());
        const auto answer = world.upload(world.ana, world.athlete, bytes, std::string(256, 'n'));
        QCOMPARE(answer.status, 422);
        const protocol::ErrorBody error = errorOf(answer);
        QCOMPARE(error.path, std::optional(QStringLiteral("file_name")));
        QVERIFY2(error.message.contains(QLatin1String("255")), qPrintable(error.message));
        QVERIFY(world.kept().isEmpty());
        const auto kept = world.uploaded(world.ana, world.athlete, bytes, std::string(255, 'n'));
        QCOMPARE(world.activity(kept.activityId).fileName.size(), 255);
    }

    void whatTheAthleteSaidIsAsItMustBe_data() {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const std::string& headers, const char* named) {
            QTest::newRow(name) << QByteArray::fromStdString(headers) << QString::fromLatin1(named);
        };
        row("effort too high", "X-Activity-Effort: 11\r\n", "X-Activity-Effort");
        row("effort too low", "X-Activity-Effort: 0\r\n", "X-Activity-Effort");
        row("effort with a sign", "X-Activity-Effort: +7\r\n", "X-Activity-Effort");
        row("effort with a part", "X-Activity-Effort: 7.5\r\n", "X-Activity-Effort");
        row("effort of nothing", "X-Activity-Effort: \r\n", "X-Activity-Effort");
        row("effort twice", "X-Activity-Effort: 7\r\nx-activity-effort: 7\r\n", "X-Activity-Effort");
        row("feel too high", "X-Activity-Feel: 6\r\n", "X-Activity-Feel");
        row("feel in words", "X-Activity-Effort: 7\r\nX-Activity-Feel: good\r\n", "X-Activity-Feel");
        row("half an escape", "X-Activity-Comment: 100%\r\n", "X-Activity-Comment");
        row("no UTF-8", "X-Activity-Comment: %E4\r\n", "X-Activity-Comment");
        row("half a character", "X-Activity-Comment: H%C3\r\n", "X-Activity-Comment");
        row("a control character", "X-Activity-Comment: a%1Bb\r\n", "X-Activity-Comment");
        row("too long as encoded", "X-Activity-Comment: " + std::string(8190, 'a') + "%C3%A4\r\n",
            "X-Activity-Comment");
        row("too long", "X-Activity-Comment: " + std::string(10'001, 'a') + "\r\n", "X-Activity-Comment");
    }

    void whatTheAthleteSaidIsAsItMustBe() {
        QFETCH(const QByteArray, headers);
        QFETCH(const QString, named);
        UploadWorld world;
        QVERIFY(world.open());
        const auto answer =
            world.upload(world.ana, world.athlete, fit(world.clock.now()), "ride.fit", headers.toStdString());
        QCOMPARE(answer.status, 422);
        const protocol::ErrorBody error = errorOf(answer);
        QCOMPARE(error.code, ErrorCode::Invalid);
        QCOMPARE(error.path, std::optional(named));
        QVERIFY2(error.message.contains(named), qPrintable(error.message));
        QVERIFY(world.kept().isEmpty());
    }

    void theAuditTellsWhoUploadedAndWhoTriedAgain() {
        UploadWorld world;
        QVERIFY(world.open());
        domain::SystemRandom random;
        backend::Analyzer analyzer(*world.store, *world.recordings, world.clock, random);
        const QByteArray bytes("no recording");
        const auto sent = world.uploaded(world.ana, world.athlete, bytes, "mara-secret.fit");
        world.uploaded(world.ana, world.athlete, bytes);
        QVERIFY(analyzer.next());
        QCOMPARE(world.postAs(world.ana, pathOfActivity(sent.activityId, "/retry")).status, 200);
        const auto entries = world.auditOf("activity ");
        QCOMPARE(entries.size(), std::size_t{3});
        for (const backend::AuditEntry& entry : entries) {
            QCOMPARE(entry.coach, std::optional(world.head.coach.id));
            QVERIFY(!entry.device.isEmpty());
            QCOMPARE(entry.object,
                     QStringLiteral("activity ") + domain::ActivityId(sent.activityId).toString());
            QCOMPARE(entry.address, QStringLiteral("127.0.0.0"));
            QVERIFY(!(entry.action + entry.result).contains(QStringLiteral("mara")));
        }
        QCOMPARE(entries[0].action, QStringLiteral("UploadActivity"));
        QCOMPARE(entries[0].result, QStringLiteral("stored"));
        QCOMPARE(entries[1].result, QStringLiteral("known"));
        QCOMPARE(entries[2].action, QStringLiteral("RetryActivity"));
        QCOMPARE(entries[2].result, QStringLiteral("stored"));
    }

    void theAuditTellsOfWhatWasDeniedButNotForEver() {
        UploadWorld world;
        world.options.requests.denials = {3, 1e-6};
        QVERIFY(world.open());
        const auto unknown = domain::AthleteId(QUuid::createUuid());
        QCOMPARE(world.upload(world.jonas, world.athlete, "x").status, 404);
        QCOMPARE(world.upload(world.jonas, unknown, "x").status, 404);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(world.upload(world.jonas, world.athlete, "x").status, 404);
        // What is denied to one coach says nothing about another.
        QCOMPARE(world.upload(world.ana, unknown, "x").status, 404);
        // What was to be written before this has been written after it.
        world.write([](database::Connection&) { return backend::Result<>(); });
        const auto entries = world.auditOf("athlete ");
        QCOMPARE(entries.size(), std::size_t{4});
        QCOMPARE(entries[0].object, QStringLiteral("athlete ") + world.athlete.toString());
        QCOMPARE(entries[1].object, QStringLiteral("athlete ") + unknown.toString());
        QCOMPARE(entries[3].coach, std::optional(world.head.coach.id));
        QVERIFY(entries[0].coach && entries[0].coach != entries[3].coach);
        for (const backend::AuditEntry& entry : entries) {
            QVERIFY(!entry.device.isEmpty());
            QCOMPARE(entry.action, QStringLiteral("UploadActivity"));
            QCOMPARE(entry.result, QStringLiteral("denied"));
            QCOMPARE(entry.address, QStringLiteral("127.0.0.0"));
        }
    }

    void theAuditTellsWhichActivityIsDeniedAndTheAnswerDoesNot() {
        UploadWorld world;
        QVERIFY(world.open());
        const auto sent = world.uploaded(world.ana, world.athlete, "no recording");
        world.found(QStringLiteral("Southside"), QStringLiteral("eva@example.org"));
        const QString eva = world.signIn(QStringLiteral("eva@example.org")).accessToken;
        const auto fetch = [&world](const QString& token, const QUuid& id) {
            return world.getAs(token, pathOfActivity(id, "/file"));
        };
        const auto repeat = [&world](const QString& token, const QUuid& id) {
            return world.postAs(token, pathOfActivity(id, "/retry"));
        };
        const std::vector<std::function<RawResponse(const QString&, const QUuid&)>> asking = {fetch, repeat};
        for (const auto& ask : asking) {
            const RawResponse unknown = ask(world.jonas, QUuid::createUuid());
            QCOMPARE(unknown.status, 404);
            QCOMPARE(withoutId(ask(world.jonas, sent.activityId)), withoutId(unknown));
            QCOMPARE(withoutId(ask(eva, sent.activityId)), withoutId(unknown));
        }
        world.write([](database::Connection&) { return backend::Result<>(); });
        const auto entries = world.auditOf("athlete ");
        QCOMPARE(entries.size(), std::size_t{2});
        QCOMPARE(entries[0].action, QStringLiteral("DownloadRecording"));
        QCOMPARE(entries[1].action, QStringLiteral("UploadActivity"));
        for (const backend::AuditEntry& entry : entries) {
            QCOMPARE(entry.object, QStringLiteral("athlete ") + world.athlete.toString());
            QVERIFY(entry.coach && entry.coach != std::optional(world.head.coach.id));
            QCOMPARE(entry.result, QStringLiteral("denied"));
        }
    }

    void aDenialIsToldOnceThoughItsTransactionIsDoneTwice() {
        UploadWorld world;
        QVERIFY(world.open());
        const auto sent = world.uploaded(world.ana, world.athlete, "no recording");
        const std::string path = pathOfActivity(sent.activityId, "/retry");
        QCOMPARE(world.askBeside(UploadWorld::postOf(world.jonas, path), true).status, 404);
        world.write([](database::Connection&) { return backend::Result<>(); });
        QCOMPARE(world.auditOf("athlete ").size(), std::size_t{1});
    }

    void aFileStaysOrGoesWithItsUploadWhateverItsNeighbourDoes_data() {
        QTest::addColumn<bool>("neighbourFails");
        QTest::newRow("beside a write that fails") << true;
        QTest::newRow("beside one that is done") << false;
    }

    void aFileStaysOrGoesWithItsUploadWhateverItsNeighbourDoes() {
        QFETCH(bool, neighbourFails);
        UploadWorld world;
        QVERIFY(world.open());
        const auto taken =
            world.askBeside(UploadWorld::uploadOf(world.ana, world.athlete, "kept"), neighbourFails);
        QCOMPARE(taken.status, 200);
        QCOMPARE(world.kept().size(), 1);
        const auto entries = world.auditOf("activity ");
        QCOMPARE(entries.size(), std::size_t{1});
        QCOMPARE(entries[0].result, QStringLiteral("stored"));
        // Between its admission and its turn the sign-in has become too old.
        const auto refused =
            world.askBeside(UploadWorld::uploadOf(world.ana, world.athlete, "dropped"), neighbourFails,
                            [&world] { world.clock.advance(backend::kAccessTime + std::chrono::hours(1)); });
        QCOMPARE(refused.status, 401);
        QTRY_COMPARE(world.kept().size(), 1);
        QCOMPARE(world.auditOf("activity ").size(), std::size_t{1});
        QCOMPARE(world.recordings->read(world.head.company, platform::sha256Hex("kept")).value(),
                 QByteArray("kept"));
    }

    void damagedBytesAreReplacedWhenTheFileComesAgain() {
        UploadWorld world;
        QVERIFY(world.open());
        domain::SystemRandom random;
        backend::Analyzer analyzer(*world.store, *world.recordings, world.clock, random);
        const QByteArray bytes = fit(world.clock.now());
        const auto sent = world.uploaded(world.ana, world.athlete, bytes);
        QCOMPARE(world.kept().size(), 1);
        QFile damaged(world.kept().front());
        QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.seek(100) && damaged.write("damage") == 6);
        damaged.close();
        for (int i = 0; i < 5; ++i) {
            QVERIFY(analyzer.next());
            world.clock.advance(std::chrono::hours(2));
        }
        QVERIFY(!analyzer.next());
        QCOMPARE(world.activity(sent.activityId).state, backend::ActivityState::Error);
        const QString token = world.signIn(kAna).accessToken; // the first has become too old
        const auto again = world.uploaded(token, world.athlete, bytes);
        QCOMPARE(again.activityId, sent.activityId);
        QCOMPARE(world.recordings->read(world.head.company, platform::sha256Hex(bytes)).value(), bytes);
        QVERIFY(analyzer.next());
        QCOMPARE(world.activity(sent.activityId).state, backend::ActivityState::Read);
        QVERIFY(!world.activity(sent.activityId).fault);
    }

    void whatABackendThatEndedLeftBehindIsRemovedAtTheStart() {
        UploadWorld world;
        const QString arriving = world.folder.filePath(QStringLiteral("data/files/arriving"));
        QVERIFY(QDir().mkpath(arriving));
        QFile left(arriving + QStringLiteral("/upload-aBcDeF"));
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write("half") == 4);
        left.close();
        QVERIFY(left.open(QIODevice::ReadWrite) &&
                left.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-60),
                                 QFileDevice::FileModificationTime));
        left.close();
        QVERIFY(world.open());
        QVERIFY(world.kept().isEmpty());
        QCOMPARE(world.uploaded(world.ana, world.athlete, fit(world.clock.now())).outcome,
                 UploadOutcome::Stored);
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
