// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/client/services_world.h"

#include <QSignalSpy>

#include <mutex>

using namespace leadout;
using namespace leadout::test;

namespace {

/// What a backend has for one coach, and what it was sent; desks on several threads may ask.
struct Backend {
    std::mutex mutex;
    QStringList scopes;
    std::vector<protocol::Row> rows;
    int pulls = 0;
    int uploads = 0;
    bool ended = false; ///< the membership
    bool away = false;  ///< the network
};

/// A backend that gives a new program everything in two answers, and nothing new after that.
class SmallRemote final : public OfflineRemote {
public:
    explicit SmallRemote(Backend& backend) : m_backend(backend) {}

    Call changes(const protocol::ChangesRequest& request,
                 client::Answer<protocol::ChangesAnswer> answer) override {
        const std::lock_guard lock(m_backend.mutex);
        ++m_backend.pulls;
        if (m_backend.away)
            return OfflineRemote::changes(request, std::move(answer));
        if (m_backend.ended) {
            client::RemoteError error;
            error.kind = client::RemoteErrorKind::MembershipEnded;
            return give<protocol::ChangesAnswer>(tl::unexpected(error), std::move(answer));
        }
        const QString hash = domain::scopeSetHash(*protocol::parseScopes(m_backend.scopes));
        protocol::ChangesAnswer made;
        made.echo = {request.cursor, request.scopesHash, request.backfill, QStringLiteral("e1")};
        if (request.scopesHash != hash)
            made.content = protocol::ScopesAnswer{m_backend.scopes, hash, QStringLiteral("c1")};
        else if (!request.backfill.isEmpty())
            made.content = protocol::BackfillAnswer{m_backend.rows, {}, {}};
        else
            made.content = protocol::RowsAnswer{{}, QStringLiteral("c2"), false, {}};
        return give<protocol::ChangesAnswer>(made, std::move(answer));
    }
    Call head(const QString&, client::Answer<std::optional<protocol::HeadAnswer>> answer) override {
        return give<std::optional<protocol::HeadAnswer>>(std::optional<protocol::HeadAnswer>(),
                                                         std::move(answer));
    }

private:
    Backend& m_backend;
};

/// A backend for which every access token has expired but the renewed one.
class ExpiredRemote final : public OfflineRemote {
public:
    ExpiredRemote(Backend& backend, bool renews) : m_backend(backend), m_renews(renews) {}

    void setAccessToken(const QString& token) override { m_token = token; }
    Call refresh(const protocol::RefreshRequest&, client::Answer<protocol::SignedIn> answer) override {
        if (!m_renews)
            return give<protocol::SignedIn>(tl::unexpected(expired()), std::move(answer));
        protocol::SignedIn next;
        next.accessToken = QStringLiteral("fresh");
        next.refreshToken = QStringLiteral("next");
        return give<protocol::SignedIn>(next, std::move(answer));
    }
    Call uploadActivity(const domain::AthleteId&, const QString&, const domain::AthleteWords&,
                        std::function<void(double)>, client::Answer<protocol::UploadAnswer> answer) override {
        const std::lock_guard lock(m_backend.mutex);
        ++m_backend.uploads;
        if (m_token != QLatin1String("fresh"))
            return give<protocol::UploadAnswer>(tl::unexpected(expired()), std::move(answer));
        protocol::UploadAnswer stored;
        stored.outcome = protocol::UploadOutcome::Stored;
        return give<protocol::UploadAnswer>(stored, std::move(answer));
    }
    Call retryActivity(const domain::ActivityId&, client::Answer<protocol::UploadAnswer> answer) override {
        return uploadActivity({}, {}, {}, {}, std::move(answer));
    }

private:
    static client::RemoteError expired() {
        client::RemoteError error;
        error.kind = client::RemoteErrorKind::Auth;
        return error;
    }

    Backend& m_backend;
    bool m_renews;
    QString m_token;
};

/// A backend that takes a while to sign somebody out, and counts who asks it meanwhile.
class SlowSignOutRemote final : public OfflineRemote {
public:
    explicit SlowSignOutRemote(Backend& backend) : m_backend(backend) {}

    Call changes(const protocol::ChangesRequest&, client::Answer<protocol::ChangesAnswer> answer) override {
        const std::lock_guard lock(m_backend.mutex);
        ++m_backend.pulls;
        return fail(std::move(answer));
    }
    Call signOut(client::Answer<std::monostate> answer) override {
        auto call = std::make_unique<Timed>();
        QTimer::singleShot(600, &call->alive, [answer = std::move(answer)] {
            const auto tell = answer;
            tell(std::monostate());
        });
        return call;
    }

private:
    Backend& m_backend;
};

/// A keychain that takes a moment to say that it is locked.
class SlowSecrets final : public client::SecretStore {
public:
    bool forgetsAtQuit() const override { return false; }
    void read(const QString&, client::SecretAnswer<platform::SecretBytes> answer) override {
        QTimer::singleShot(300, &m_alive,
                           [answer] { answer(tl::unexpected(client::SecretFault::Unreachable)); });
    }
    void write(const QString&, platform::SecretBytes, client::SecretAnswer<bool> answer) override {
        QTimer::singleShot(0, &m_alive, [answer] { answer(true); });
    }
    void remove(const QString&, client::SecretAnswer<bool> answer) override {
        QTimer::singleShot(0, &m_alive, [answer] { answer(true); });
    }

private:
    QObject m_alive;
};

} // namespace

class TestServicesSync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheSyncBringsIsTold() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Ana", true);
        world.athlete(1, "Pia", 0);
        world.analysis(1, 1, 20, "\"score\":86,\"band\":\"green\",\"verdict\":\"on_target\",");
        Backend backend;
        backend.rows = world.takeRows();
        world.scopes.insert(QStringLiteral("co"));
        backend.scopes = QStringList(world.scopes.begin(), world.scopes.end());
        backend.scopes.sort();
        world.profile().role = domain::Role::Assistant;
        world.remote = [&backend](const QUrl&) -> std::unique_ptr<client::Remote> {
            return std::make_unique<SmallRemote>(backend);
        };
        const auto desk = world.open();
        QVERIFY(desk);
        QSignalSpy sessions(desk.get(), &client::Desk::sessionsChanged);
        QTRY_COMPARE(desk->status().link, client::LinkState::Online);
        QTRY_VERIFY(!sessions.isEmpty());
        QTRY_VERIFY(desk->me()->isHead());
        QTRY_COMPARE(desk->status().queueSize, 1);
        QTRY_COMPARE(desk->status().athletes, 1);
        QVERIFY(desk->status().syncedAt.has_value());
        QCOMPARE(desk->status().queueNotLocal, 0);
        QVERIFY(desk->status().signInForgotten);
        const client::Queue queue = world.queue(*desk);
        QVERIFY(queue.loaded);
        QCOMPARE(queue.items.size(), std::size_t{1});
        // The profile remembers who they are now, for the next start without a network.
        QTRY_VERIFY(client::Profiles::read(world.folder())->role == domain::Role::Head);

        // An athlete who goes to another coach is out of sight at once.
        {
            const std::lock_guard lock(backend.mutex);
            backend.scopes = QStringList{QStringLiteral("co")};
        }
        desk->syncNow();
        QTRY_VERIFY(world.queue(*desk).items.empty());
    }

    void nobodyIsShownAfterTheMembershipHasEnded() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        world.analysis(1, 1, 20, "");
        world.fill();
        Backend backend;
        backend.ended = true;
        world.remote = [&backend](const QUrl&) -> std::unique_ptr<client::Remote> {
            return std::make_unique<SmallRemote>(backend);
        };
        const auto desk = world.open();
        QVERIFY(desk);
        QTRY_COMPARE(desk->status().link, client::LinkState::Ended);
        QTRY_VERIFY(world.queue(*desk).items.empty());
        using Athletes = std::vector<client::AthleteItem>;
        const auto athletes =
            world.answered<Athletes>([&](auto reply) { desk->athletes({}, world.context(), reply); });
        QVERIFY(athletes && athletes->empty());
        QTRY_COMPARE(desk->status().athletes, 0);
    }

    void whatIsHereIsLockedAfterTwoWeeksWithoutContact() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Mara", 1);
        world.analysis(1, 1, 21, "\"score\":90,");
        Backend backend;
        backend.away = true;
        world.fill();
        backend.scopes = QStringList(world.scopes.begin(), world.scopes.end());
        backend.scopes.sort();
        world.remote = [&backend](const QUrl&) -> std::unique_ptr<client::Remote> {
            return std::make_unique<SmallRemote>(backend);
        };
        world.clock.advance(std::chrono::hours(13 * 24));
        {
            const auto desk = world.open();
            QVERIFY(desk);
            QTRY_COMPARE(world.queue(*desk).items.size(), std::size_t{1});
            QCOMPARE(desk->status().lease, client::Lease::Held);
        }
        world.clock.advance(std::chrono::hours(2 * 24));
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(desk->status().lease, client::Lease::Ended);
        QVERIFY(world.queue(*desk).items.empty());
        QCOMPARE(desk->status().queueSize, 0);
        QCOMPARE(desk->me()->name, QStringLiteral("Jonas"));
        QVERIFY(world.review(*desk, 1).session.title.isEmpty());
        const auto done = world.decided(
            [&](client::Decided reply) { desk->markDone(analysisId(1), world.context(), reply); });
        QVERIFY(!done);
        QCOMPARE(done.error().id, std::string("lease.locked"));

        {
            const std::lock_guard lock(backend.mutex);
            backend.away = false;
        }
        desk->syncNow();
        QTRY_COMPARE(desk->status().lease, client::Lease::Held);
        QTRY_COMPARE(world.queue(*desk).items.size(), std::size_t{1});
    }

    void theLeaseIsAsLongAsTheCompanySays_data() {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<int>("days");
        QTest::newRow("of a time before companies said it") << QByteArray() << 14;
        QTest::newRow("a day") << QByteArray("\"offline_days\":1,") << 1;
        QTest::newRow("longer than usual") << QByteArray("\"offline_days\":30,") << 30;
        QTest::newRow("fewer than there may be") << QByteArray("\"offline_days\":0,") << 1;
        QTest::newRow("more than there may be") << QByteArray("\"offline_days\":365,") << 90;
    }

    void theLeaseIsAsLongAsTheCompanySays() {
        QFETCH(const QByteArray, member);
        QFETCH(const int, days);
        ServicesWorld world;
        world.company(member);
        world.coach(1, "Jonas", false);
        world.fill();
        world.clock.advance(std::chrono::hours(24) * days);
        {
            const auto desk = world.open();
            QVERIFY(desk);
            QCOMPARE(desk->status().lease, client::Lease::Held);
            QCOMPARE(desk->status().offlineDays, days);
        }
        world.clock.advance(std::chrono::milliseconds(1));
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(desk->status().lease, client::Lease::Ended);
        QCOMPARE(desk->status().offlineDays, days);
        QCOMPARE(desk->me()->company, QStringLiteral("Nordlicht"));
    }

    void aLengthThatComesLaterCounts() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.fill();
        world.company("\"offline_days\":30,");
        world.fillMore();
        world.clock.advance(std::chrono::hours(29 * 24));
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(desk->status().lease, client::Lease::Held);
        QCOMPARE(desk->status().offlineDays, 30);
    }

    void aDeskThatStaysOpenIsLockedAtOnceAndForgetsNothing() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", true);
        world.athlete(1, "Mara", 1);
        world.analysis(1, 1, 21, "\"score\":90,");
        world.detail(1, 1, {});
        world.feedback(1, 1, "Well done.");
        world.fill();
        Backend backend;
        backend.scopes = QStringList(world.scopes.begin(), world.scopes.end());
        backend.scopes.sort();
        world.remote = [&backend](const QUrl&) -> std::unique_ptr<client::Remote> {
            return std::make_unique<SmallRemote>(backend);
        };
        const auto desk = world.open();
        QVERIFY(desk);
        QTRY_COMPARE(desk->status().link, client::LinkState::Online);
        QTRY_COMPARE(world.queue(*desk).items.size(), std::size_t{1});
        QTest::qWait(200);
        {
            const std::lock_guard lock(backend.mutex);
            backend.away = true;
        }
        world.clock.advance(std::chrono::hours(15 * 24));
        // Nothing has told the desk what time it is.
        QSignalSpy sessions(desk.get(), &client::Desk::sessionsChanged);
        QVERIFY(world.queue(*desk).items.empty());
        using Got = tl::expected<client::Review, client::Refusal>;
        const auto review =
            world.answered<Got>([&](auto reply) { desk->review(analysisId(1), world.context(), reply); });
        QVERIFY(review && !*review);
        QCOMPARE(review->error().id, std::string("lease.locked"));
        desk->keepTyping(analysisId(1), QStringLiteral("Well done. Rest now."));
        desk->syncNow();
        QTRY_COMPARE(desk->status().lease, client::Lease::Ended);
        QVERIFY(desk->me()->isHead());
        QVERIFY(sessions.isEmpty());

        {
            const std::lock_guard lock(backend.mutex);
            backend.away = false;
        }
        desk->syncNow();
        QTRY_COMPARE(desk->status().lease, client::Lease::Held);
        QTRY_VERIFY(!sessions.isEmpty());
        const client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.texts.feedback, QStringLiteral("Well done. Rest now."));
        QVERIFY(!shown.texts.saved);
    }

    void aClockThatHasGoneBackLocksWhatIsHere() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Mara", 1);
        world.analysis(1, 1, 21, "\"score\":90,");
        world.fill();
        const auto leaseAfter = [&world](std::chrono::hours by) {
            world.clock.advance(by);
            const auto desk = world.open();
            return desk ? desk->status().lease : client::Lease::Ended;
        };
        QCOMPARE(leaseAfter(std::chrono::hours(-23)), client::Lease::Held);
        QCOMPARE(leaseAfter(std::chrono::hours(-2)), client::Lease::ClockBack);
        QCOMPARE(leaseAfter(std::chrono::hours(25)), client::Lease::Held);
        // Also where it stays behind the last contact: what counts is the latest time that was seen.
        QCOMPARE(leaseAfter(std::chrono::hours(13 * 24)), client::Lease::Held);
        QCOMPARE(leaseAfter(std::chrono::hours(-12 * 24)), client::Lease::ClockBack);
    }

    void theFirstContactAfterAClockThatWentBackUnlocksAtOnce() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Mara", 1);
        world.analysis(1, 1, 21, "\"score\":90,");
        world.fill();
        Backend backend;
        backend.scopes = QStringList(world.scopes.begin(), world.scopes.end());
        backend.scopes.sort();
        world.remote = [&backend](const QUrl&) -> std::unique_ptr<client::Remote> {
            return std::make_unique<SmallRemote>(backend);
        };
        const auto desk = world.open();
        QVERIFY(desk);
        QTRY_COMPARE(desk->status().link, client::LinkState::Online);
        QTest::qWait(200);
        // The desk looks at the time whenever it tells how things stand.
        const auto seenAfter = [&](std::chrono::hours by) {
            world.clock.advance(by);
            desk->dismissHeldNotice();
            (void)world.queue(*desk);
        };
        seenAfter(std::chrono::hours(3 * 24));
        seenAfter(std::chrono::hours(-3 * 24));
        QTRY_COMPARE(desk->status().lease, client::Lease::ClockBack);
        QCOMPARE(desk->status().link, client::LinkState::Online);
        desk->syncNow();
        QTRY_COMPARE(desk->status().lease, client::Lease::Held);
    }

    void whoSignsOutBeforeTheKeychainHasAnsweredStartsNoSync() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.fill();
        Backend backend;
        world.remote = [&backend](const QUrl&) -> std::unique_ptr<client::Remote> {
            return std::make_unique<SlowSignOutRemote>(backend);
        };
        world.secrets = []() -> std::unique_ptr<client::SecretStore> {
            return std::make_unique<SlowSecrets>();
        };
        const auto desk = world.open();
        QVERIFY(desk);
        bool done = false;
        desk->signOut(world.context(), [&done] { done = true; });
        QTRY_VERIFY(done);
        const std::lock_guard lock(backend.mutex);
        QCOMPARE(backend.pulls, 0);
    }

    void whatCouldNotBeReadIsReadAgainAndTold() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        world.analysis(1, 1, 20, "", "published");
        world.fill();
        const auto broken = std::make_shared<std::atomic<bool>>(false);
        world.fault = [broken](bool) -> std::optional<database::ErrorKind> {
            return *broken ? std::optional(database::ErrorKind::Io) : std::nullopt;
        };
        const auto desk = world.open();
        QVERIFY(desk);
        *broken = true;
        QSignalSpy sessions(desk.get(), &client::Desk::sessionsChanged);
        client::QueueFilter all;
        all.which = client::QueueFilter::Which::All;
        QVERIFY(world.queue(*desk, all).items.empty());
        QTest::qWait(300); // past the reading on after the start
        *broken = false;
        QTRY_VERIFY_WITH_TIMEOUT(!sessions.isEmpty(), 10'000);
        QCOMPARE(world.queue(*desk, all).items.size(), std::size_t{1});
    }

    void whatIsNotHereYetIsCounted() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        world.analysis(1, 1, 20, "");
        world.analysis(2, 1, 21, "\"missed\":true,");
        world.detail(2, 1, {});
        world.fillPartly();
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(desk->status().queueSize, 2);
        QCOMPARE(desk->status().queueNotLocal, 1);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(!shown.detailsHere && !shown.detailsWithdrawn);
        QVERIFY(!shown.approve.allowed);
    }

    void nobodyIsCalledGoneWhileTheCacheIsFilled_data() {
        QTest::addColumn<bool>("filled");
        QTest::addColumn<QString>("why");
        QTest::newRow("filling") << false << QStringLiteral("athlete.not_here_yet");
        QTest::newRow("filled") << true << QStringLiteral("access.not_found");
    }
    void nobodyIsCalledGoneWhileTheCacheIsFilled() {
        QFETCH(const bool, filled);
        QFETCH(const QString, why);
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        if (filled)
            world.fill();
        else
            world.fillPartly();
        const auto desk = world.open();
        QVERIFY(desk);
        using Got = tl::expected<client::AthleteDetail, client::Refusal>;
        const auto missing =
            world.answered<Got>([&](auto reply) { desk->athlete(athleteId(2), world.context(), reply); });
        QVERIFY(missing && !*missing);
        QCOMPARE(QString::fromStdString(missing->error().id), why);
        using Sent = tl::expected<bool, client::Refusal>;
        const auto sent = world.answered<Sent>([&](auto reply) {
            desk->upload(athleteId(2), QStringLiteral("ride.fit"), {}, world.context(), {}, reply);
        });
        QVERIFY(sent && !*sent);
        QCOMPARE(QString::fromStdString(sent->error().id), why);
        const auto here =
            world.answered<Got>([&](auto reply) { desk->athlete(athleteId(1), world.context(), reply); });
        QVERIFY(here && *here);
    }

    void anUploadWithAnExpiredSignInIsRenewedOnce_data() {
        QTest::addColumn<bool>("renews");
        QTest::addColumn<int>("uploads");
        QTest::addColumn<bool>("again");
        QTest::newRow("renewed") << true << 2 << false;
        QTest::newRow("at its end") << false << 1 << false;
        QTest::newRow("reading again, renewed") << true << 2 << true;
        QTest::newRow("reading again, at its end") << false << 1 << true;
    }
    void anUploadWithAnExpiredSignInIsRenewedOnce() {
        QFETCH(const bool, renews);
        QFETCH(const int, uploads);
        QFETCH(const bool, again);
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        world.row(protocol::RowKind::Activity, thing(0xe, 1), domain::Scope::athlete(athleteId(1)),
                  R"({"state":"error","fault":"truncated"})");
        world.fill();
        Backend backend;
        world.remote = [&](const QUrl&) -> std::unique_ptr<client::Remote> {
            return std::make_unique<ExpiredRemote>(backend, renews);
        };
        auto parts = world.parts();
        protocol::SignedIn signedIn;
        signedIn.accessToken = QStringLiteral("old");
        signedIn.refreshToken = QStringLiteral("kept");
        parts.signedIn = signedIn;
        std::unique_ptr<client::Desk> desk;
        client::LocalDesk::open(parts, world.context(), [&](auto opened) { desk = *std::move(opened); });
        QTRY_VERIFY(desk);
        using Got = tl::expected<bool, client::Refusal>;
        const auto got = world.answered<Got>([&](auto reply) {
            if (again)
                desk->readAgain(domain::ActivityId(thing(0xe, 1)), world.context(), reply);
            else
                desk->upload(athleteId(1), QStringLiteral("/somewhere"), {}, world.context(), {}, reply);
        });
        QVERIFY(got.has_value());
        if (renews)
            QVERIFY(got->has_value() && **got);
        else
            QCOMPARE(got->error().id, std::string("error.unauthorized"));
        const std::lock_guard lock(backend.mutex);
        QCOMPARE(backend.uploads, uploads);
    }

    void anUploadIsRefusedOrEndsWithItsContext() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        using Got = tl::expected<bool, client::Refusal>;
        const auto offline = world.answered<Got>([&](auto reply) {
            desk->upload(athleteId(1), QStringLiteral("/nowhere"), {}, world.context(), {}, reply);
        });
        QCOMPARE(offline->error().id, std::string("server.unreachable"));
        const auto unknown = world.answered<Got>([&](auto reply) {
            desk->upload(athleteId(7), QStringLiteral("/nowhere"), {}, world.context(), {}, reply);
        });
        QCOMPARE(unknown->error().id, std::string("access.not_found"));
        const auto unread = world.answered<Got>(
            [&](auto reply) { desk->readAgain(domain::ActivityId(thing(0xe, 7)), world.context(), reply); });
        QCOMPARE(unread->error().id, std::string("access.not_found"));
        auto context = std::make_unique<QObject>();
        int replies = 0;
        desk->upload(athleteId(1), QStringLiteral("/nowhere"), {}, context.get(), {},
                     [&](Got) { ++replies; });
        context.reset();
        (void)world.queue(*desk);
        QCOMPARE(replies, 0);
    }
};

QTEST_GUILESS_MAIN(TestServicesSync)
#include "test_services_sync.moc"
