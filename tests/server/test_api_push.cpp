// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/athletes.h"
#include "core/backend/store/ops.h"
#include "core/backend/store/reviews.h"
#include "core/protocol/command_payloads.h"
#include "tests/server/api_fixture.h"

using namespace leadout;
using namespace leadout::test;
using protocol::ErrorCode;
using protocol::Outcome;
using std::chrono::hours;

namespace {

const QString kAna = QStringLiteral("ana@example.org");
const QString kJonas = QStringLiteral("jonas@example.org");
const QString kMine = QStringLiteral("Strong to the last minute.");
const QString kTheirs = QStringLiteral("Well paced.");

/// A company with a head coach and an assistant, whose athlete has a session to review.
struct World : ApiFixture {
    backend::Membership ana;
    backend::Membership jonas;
    backend::Athlete rider;
    backend::Analysis review;
    domain::FeedbackId feedback;

    bool begin() {
        if (!start())
            return false;
        ana = found(QStringLiteral("Velo"), kAna);
        jonas = add(ana, kJonas);
        rider.id = make<domain::AthleteId>();
        rider.name = QStringLiteral("Lea Sommer");
        rider.timeZone = QStringLiteral("Europe/Berlin");
        rider.coach = jonas.coach.id;
        rider.createdAt = clock.now();
        review.id = make<domain::AnalysisId>();
        review.athlete = rider.id;
        review.day = QDate(2025, 11, 22);
        review.startedAt = review.createdAt = clock.now();
        review.title = QStringLiteral("Endurance");
        review.state = domain::AnalysisState::ReviewPending;
        feedback = make<domain::FeedbackId>();
        change([this](backend::Changes& changes) {
            backend::Feedback texts;
            texts.id = feedback;
            texts.athlete = rider.id;
            texts.analysis = review.id;
            backend::FeedbackVersion draft;
            draft.version = 1;
            draft.text = QStringLiteral("A steady ride.");
            draft.writtenAt = clock.now();
            texts.versions = {draft};
            return backend::putAthlete(changes, rider)
                .and_then([&](std::int64_t) { return backend::putAnalysis(changes, review); })
                .and_then([&](std::int64_t) { return backend::addFeedback(changes, texts); });
        });
        return true;
    }
    template <class Job>
    void change(Job job) {
        write([&](database::Connection& c) {
            backend::Changes changes(c, ana.company, clock.now());
            return job(changes);
        });
    }
    template <class Thing>
    Thing make() {
        domain::SystemRandom random;
        return Thing::make(clock, random);
    }
    void assign(const std::optional<domain::CoachId>& coach) {
        rider.coach = coach;
        change([this](backend::Changes& changes) {
            return backend::putAthlete(changes, rider, {QStringLiteral("coach")});
        });
    }
    /// Ends a membership as a head coach does.
    void deactivate(const backend::Membership& member) {
        setStatus(member, domain::MembershipStatus::Deactivated);
        change([&](backend::Changes& changes) -> backend::Result<> {
            if (const auto done = backend::unassignAll(changes, member.coach.id); !done)
                return tl::unexpected(done.error());
            return backend::endSignIns(changes.connection(), member.company, member.coach.id,
                                       backend::SignInEnd::Membership, clock.now());
        });
    }

    protocol::Op edit(const QString& text, std::int64_t base = 1) {
        protocol::Op op;
        op.opId = domain::OpId(make<domain::OpId>()).uuid();
        op.devSeq = ++m_devSeq;
        op.schema = 1;
        op.command = QStringLiteral("EditFeedback");
        op.payload = protocol::writePayload(domain::EditFeedback{review.id, text});
        op.rowId = feedback.uuid();
        op.scope = domain::Scope::athleteBody(rider.id).toString();
        op.base = protocol::BaseRev{base};
        return op;
    }
    static QByteArray bodyOf(const std::vector<protocol::Op>& ops, int schema = 1) {
        protocol::OpsRequest request;
        request.deviceId = QUuid(QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3"));
        request.schema = schema;
        request.ops = ops;
        return protocol::writeOpsRequest(request);
    }
    RawResponse send(const QString& token, const QByteArray& body, std::string_view path = "/v1/sync/ops",
                     std::string_view headers = {}) {
        return ApiFixture::ask(post(path, body.toStdString(),
                                    "Content-Type: application/json\r\nAuthorization: Bearer " +
                                        token.toStdString() + "\r\n" + std::string(headers)));
    }
    protocol::OpsAnswer push(const QString& token, const std::vector<protocol::Op>& ops,
                             std::string_view path = "/v1/sync/ops") {
        const auto answer = send(token, bodyOf(ops), path);
        const auto read = protocol::readOpsAnswer(QByteArray::fromStdString(answer.body));
        if (answer.status != 200 || !read) {
            QTest::qFail((answer.head + answer.body).c_str(), __FILE__, __LINE__);
            return {};
        }
        return *read;
    }
    protocol::OpsAnswer handOver(const QString& token, const std::vector<protocol::Op>& ops) {
        return push(token, ops, kQuarantine);
    }
    QString text() {
        const auto stored = write([this](database::Connection& c) {
            return backend::feedbackOf(c, backend::Viewer::system(ana.company), review.id);
        });
        return stored ? stored->current().text : QString();
    }
    std::size_t waiting() {
        return write([this](database::Connection& c) {
                   return backend::waitingHeld(c, backend::Viewer::system(ana.company));
               })
            .size();
    }

    static constexpr std::string_view kQuarantine = "/v1/sync/quarantine";

private:
    std::int64_t m_devSeq = 0;
};

} // namespace

class TestApiPush : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLostAnswerIsToldAgain() {
        World world;
        QVERIFY(world.begin());
        const QString token = world.signIn(kJonas).accessToken;
        const auto op = world.edit(kMine);
        const auto first = world.push(token, {op});
        QCOMPARE(first.results.front().outcome, Outcome::Ok);
        QCOMPARE(first.results.front().rev, std::int64_t{2});
        QVERIFY(first.rows.empty());
        QCOMPARE(world.push(token, {op}), first);
        QCOMPARE(world.text(), kMine);
    }

    void aConflictComesWithTheRowAsItMayBeSeenNow() {
        World world;
        QVERIFY(world.begin());
        const QString head = world.signIn(kAna).accessToken;
        const QString token = world.signIn(kJonas).accessToken;
        world.push(head, {world.edit(kTheirs)});
        const auto mine = world.edit(kMine);
        const auto answer = world.push(token, {mine});
        QCOMPARE(answer.results.front().outcome, Outcome::Conflict);
        QCOMPARE(answer.results.front().fields, QStringList(QStringLiteral("text")));
        QCOMPARE(answer.rows.size(), std::size_t(1));
        QCOMPARE(answer.rows.front().id, world.feedback.uuid());
        QVERIFY(answer.rows.front().payload.contains(kTheirs.toUtf8()));
        // Whoever asks again after losing the athlete gets the answer, and no row.
        world.assign(std::nullopt);
        const auto again = world.send(token, World::bodyOf({mine}));
        QVERIFY(again.body.find("conflict") != std::string::npos);
        QVERIFY(again.body.find(kTheirs.toStdString()) == std::string::npos);
        QVERIFY(world.push(token, {mine}).rows.empty());
    }

    void anUnassignedCoachsOpIsHeldWithoutAWordAboutTheAthlete() {
        World world;
        QVERIFY(world.begin());
        const QString token = world.signIn(kJonas).accessToken;
        const auto op = world.edit(kMine);
        world.assign(world.ana.coach.id);
        const auto answer = world.push(token, {op});
        QCOMPARE(answer.results.front().outcome, Outcome::Held);
        QVERIFY(answer.rows.empty());
        QCOMPARE(world.waiting(), std::size_t(1));
    }

    void refusesARequestThatIsNotAsItMustBe_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* from, const char* to, ErrorCode code) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << static_cast<int>(code);
        };
        row("duplicate key", "\"schema\":1,\"ops\"", "\"schema\":1,\"schema\":1,\"ops\"",
            ErrorCode::DuplicateKey);
        row("unknown field", "\"schema\":1,\"ops\"", "\"schema\":1,\"more\":1,\"ops\"",
            ErrorCode::UnknownField);
        row("unknown field of an op", "\"base\"", "\"more\":1,\"base\"", ErrorCode::UnknownField);
        row("wrong type", "\"schema\":1,\"ops\"", "\"schema\":\"1\",\"ops\"", ErrorCode::Invalid);
        row("cut off", "]}", "", ErrorCode::Truncated);
        row("another version", "\"schema\":1,\"ops\"", "\"schema\":2,\"ops\"", ErrorCode::SchemaUnsupported);
        row("an op of another version", "\"schema\":1,\"command\"", "\"schema\":2,\"command\"",
            ErrorCode::SchemaUnsupported);
    }
    void refusesARequestThatIsNotAsItMustBe() {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const int, code);
        World world;
        QVERIFY(world.begin());
        QByteArray body = World::bodyOf({world.edit(kMine)});
        QVERIFY(body.contains(from));
        body.replace(from, to);
        const auto answer = world.send(world.signIn(kJonas).accessToken, body);
        QCOMPARE(static_cast<int>(errorOf(answer).code), code);
        QCOMPARE(world.text(), QStringLiteral("A steady ride."));
    }

    void takesNoMoreThanARequestMayHold() {
        World world;
        QVERIFY(world.begin());
        const QString token = world.signIn(kJonas).accessToken;
        std::vector<protocol::Op> ops;
        for (int i = 0; i <= protocol::kMaxOps; ++i)
            ops.push_back(world.edit(kMine));
        QCOMPARE(errorOf(world.send(token, World::bodyOf(ops))).code, ErrorCode::Invalid);
        QCOMPARE(world.send(token, QByteArray(protocol::kMaxOpsBytes + 1, ' ')).status, 413);
    }

    void asksForASignIn() {
        World world;
        QVERIFY(world.begin());
        const QByteArray body = World::bodyOf({world.edit(kMine)});
        QCOMPARE(errorOf(world.postJson("/v1/sync/ops", body)).code, ErrorCode::Unauthorized);
        QCOMPARE(errorOf(world.postJson("/v1/sync/quarantine", body)).code, ErrorCode::Unauthorized);
        const QString token = world.signIn(kJonas).accessToken;
        world.deactivate(world.jonas);
        QCOMPARE(errorOf(world.send(token, body)).code, ErrorCode::MembershipEnded);
        QCOMPARE(world.text(), QStringLiteral("A steady ride."));
    }

    void understandsProgramsOfItsVersionAlone_data() {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<bool>("taken");
        QTest::newRow("none") << QByteArray() << true;
        QTest::newRow("this") << QByteArray("1") << true;
        QTest::newRow("newer") << QByteArray("2") << false;
        QTest::newRow("older") << QByteArray("0") << false;
        QTest::newRow("no number") << QByteArray("1x") << false;
        QTest::newRow("too large") << QByteArray("99999999999") << false;
    }
    void understandsProgramsOfItsVersionAlone() {
        QFETCH(const QByteArray, said);
        QFETCH(const bool, taken);
        World world;
        QVERIFY(world.begin());
        const std::string header = said.isEmpty() ? "" : "X-Schema: " + said.toStdString() + "\r\n";
        const auto answer = world.getAs(world.signIn(kJonas).accessToken, "/v1/me", header);
        QCOMPARE(answer.status == 200, taken);
        if (!taken)
            QCOMPARE(errorOf(answer).code, ErrorCode::SchemaUnsupported);
        const auto open = world.ask(post("/v1/sign-in", "{}", "Content-Type: application/json\r\n" + header));
        QCOMPARE(errorOf(open).code, taken ? ErrorCode::Invalid : ErrorCode::SchemaUnsupported);
    }

    void aFormerMemberHandsOverByEitherToken_data() {
        QTest::addColumn<bool>("refresh");
        QTest::newRow("the access token") << false;
        QTest::newRow("the refresh token, after a restart") << true;
    }
    void aFormerMemberHandsOverByEitherToken() {
        QFETCH(const bool, refresh);
        World world;
        QVERIFY(world.begin());
        const auto signedIn = world.signIn(kJonas);
        const QString token = refresh ? signedIn.refreshToken : signedIn.accessToken;
        const auto op = world.edit(kMine);
        // As long as they are members they send the usual way.
        QCOMPARE(errorOf(world.send(token, World::bodyOf({op}), World::kQuarantine)).code,
                 ErrorCode::Forbidden);
        world.deactivate(world.jonas);
        world.clock.advance(hours(24 * 7) - hours(1));
        const auto answer = world.handOver(token, {op});
        QCOMPARE(answer.results.front().outcome, Outcome::Held);
        QVERIFY(answer.rows.empty());
        QCOMPARE(world.text(), QStringLiteral("A steady ride."));
        QCOMPARE(world.waiting(), std::size_t(1));
        QCOMPARE(world.handOver(token, {op}), answer);
        QCOMPARE(world.waiting(), std::size_t(1));
        // Nothing can be read with it.
        QVERIFY(world.getAs(token, "/v1/sync/changes").status != 200);
        // What they still have is not taken any more, and they are told so for as long as they may ask.
        for (const auto later : {hours(1), hours(24), hours(24 * 100)}) {
            world.clock.advance(later);
            const auto over = world.send(token, World::bodyOf({world.edit(kMine)}), World::kQuarantine);
            QCOMPARE(errorOf(over).code, ErrorCode::HandOverEnded);
            QCOMPARE(over.status, 410);
        }
        QCOMPARE(world.waiting(), std::size_t(1));
    }

    void aSignInThatEndedBeforeTheMembershipHandsNothingOver() {
        World world;
        QVERIFY(world.begin());
        const auto signedIn = world.signIn(kJonas);
        world.change([&](backend::Changes& changes) {
            return backend::endSignIns(changes.connection(), world.ana.company, world.jonas.coach.id,
                                       backend::SignInEnd::Password, world.clock.now());
        });
        world.deactivate(world.jonas);
        for (const QString& token :
             {signedIn.accessToken, signedIn.refreshToken, QStringLiteral("made-up")}) {
            const auto answer = world.send(token, World::bodyOf({world.edit(kMine)}), World::kQuarantine);
            QCOMPARE(errorOf(answer).code, ErrorCode::Unauthorized);
        }
        QCOMPARE(world.waiting(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestApiPush)
#include "test_api_push.moc"
