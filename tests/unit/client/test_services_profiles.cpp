// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/profile_door.h"
#include "tests/unit/client/services_world.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QThread>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/types.h>
#endif

using namespace leadout;
using namespace leadout::test;
using client::ProfileDoor;
using client::Refusal;
using client::SignInDoor;
using namespace std::chrono_literals;

namespace {

using SignedInOrWhy = tl::expected<std::shared_ptr<SignInDoor::SignedIn>, Refusal>;

/// A server with one account that belongs to two companies of the same name.
class SignInRemote final : public OfflineRemote {
public:
    Call signIn(const protocol::SignInRequest& request,
                client::Answer<protocol::SignInAnswer> answer) override {
        if (request.password != QLatin1String("four words of mine")) {
            client::RemoteError error;
            error.kind = client::RemoteErrorKind::Auth;
            return give<protocol::SignInAnswer>(tl::unexpected(error), std::move(answer));
        }
        if (!request.companyId) {
            protocol::ChooseCompany choose;
            for (quint32 i : {1U, 2U})
                choose.companies.push_back({thing(0xd, i), QStringLiteral("Nordlicht"), domain::Role::Head});
            return give<protocol::SignInAnswer>(protocol::SignInAnswer(choose), std::move(answer));
        }
        return give<protocol::SignInAnswer>(protocol::SignInAnswer(signedIn(*request.companyId)),
                                            std::move(answer));
    }

    Call createFirstCompany(const QString& secret, const protocol::FirstCompanyRequest& request,
                            client::Answer<protocol::SignedIn> answer) override {
        client::RemoteError refused;
        refused.kind = client::RemoteErrorKind::Auth;
        if (secret != QLatin1String("once") || request.companyName != QLatin1String("Nordlicht"))
            return give<protocol::SignedIn>(tl::unexpected(refused), std::move(answer));
        return give<protocol::SignedIn>(signedIn(thing(0xd, 3)), std::move(answer));
    }

    static protocol::SignedIn signedIn(const QUuid& company) {
        protocol::SignedIn answer;
        answer.signInId = thing(0x20, 1);
        answer.accessToken = QStringLiteral("access-secret");
        answer.refreshToken = QStringLiteral("refresh-secret");
        answer.me = {coachId(1).uuid(), QStringLiteral("Ana Ruiz"),  QStringLiteral("ana@example.org"),
                     company,           QStringLiteral("Nordlicht"), domain::Role::Head};
        return answer;
    }
};

class Computer {
public:
    explicit Computer(const client::OwnBackend::Patience& patience = {5s, 1s, 20ms}) {
        ProfileDoor::Parts parts;
        parts.dataFolder = dataFolder();
        parts.backendProgram = backendProgram();
        parts.deviceName = QStringLiteral("Test");
        parts.remote = [this](const QUrl&) -> std::unique_ptr<client::Remote> {
            if (QThread::currentThread() != thread() && opening && !opening())
                return nullptr;
            if (online)
                return std::make_unique<SignInRemote>();
            return std::make_unique<OfflineRemote>();
        };
        parts.secrets = []() -> std::unique_ptr<client::SecretStore> {
            return std::make_unique<client::MemorySecrets>();
        };
        parts.clock = &m_clock;
        parts.random = &m_random;
        parts.patience = patience;
        door = std::make_unique<ProfileDoor>(parts);
    }

    QString dataFolder() const { return m_dir.filePath(QStringLiteral("data")); }
    QString backendProgram() const { return m_dir.filePath(QStringLiteral("leadoutd")); }
    QUrl server = QUrl(QStringLiteral("https://leadout.example.org"));

    SignedInOrWhy signIn(const QString& password, const QUuid& company = {}) {
        std::optional<SignedInOrWhy> got;
        door->signIn(server, QStringLiteral("ana@example.org"), password,
                     company.isNull() ? QString() : company.toString(QUuid::WithoutBraces), &m_context,
                     [&](SignedInOrWhy answer) { got = std::move(answer); });
        (void)QTest::qWaitFor([&] { return got.has_value(); });
        return got.value_or(tl::unexpected(Refusal{"no reply", {}}));
    }
    std::unique_ptr<client::Desk> reopen() {
        std::unique_ptr<client::Desk> desk;
        bool told = false;
        door->reopen(&m_context, [&](std::unique_ptr<client::Desk> opened) {
            desk = std::move(opened);
            told = true;
        });
        (void)QTest::qWaitFor([&] { return told; });
        return desk;
    }

    SignedInOrWhy createHere() {
        return awaited([&](auto reply) {
            door->createHere({QStringLiteral("Nordlicht"), QStringLiteral("Ana Ruiz"),
                              QStringLiteral("ana@example.org"), QStringLiteral("four words of mine"),
                              QStringLiteral("Europe/Berlin")},
                             &m_context, reply);
        });
    }
    SignedInOrWhy signInHere() {
        return awaited([&](auto reply) {
            door->signInHere(QStringLiteral("ana@example.org"), QStringLiteral("four words of mine"),
                             thing(0xd, 3).toString(QUuid::WithoutBraces), &m_context, reply);
        });
    }

    /// The backend of this computer: a script that notes how it was started and then does this.
    void install(const QByteArray& script) {
        QFile program(backendProgram());
        QVERIFY(program.remove() || !program.exists());
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\necho \"$@\" >> \"$0.asked\"\necho $$ > \"$0.pid\"\n" + script);
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    }
    /// Ends what the door has started, as the program does at its end.
    void closeDoor() {
        bool closed = false;
        door->close([&closed] { closed = true; });
        QTRY_VERIFY(closed);
    }
    QList<QByteArray> starts() const { return linesOf(backendProgram() + QStringLiteral(".asked")); }
    qint64 lastPid() const {
        return linesOf(backendProgram() + QStringLiteral(".pid")).value(0).toLongLong();
    }
    /// As a first start would leave it.
    void makeDatabase() {
        QVERIFY(QDir().mkpath(dataFolder() + QStringLiteral("/backend")));
        QFile database(dataFolder() + QStringLiteral("/backend/leadout.db"));
        QVERIFY(database.open(QIODevice::WriteOnly));
    }

    std::unique_ptr<ProfileDoor> door;
    std::atomic<bool> online = true;
    std::function<bool()> opening; ///< whether a desk can be opened now; asked on its thread
    QThread* thread() const { return m_context.thread(); }
    QObject* context() { return &m_context; }

private:
    SignedInOrWhy awaited(const std::function<void(std::function<void(SignedInOrWhy)>)>& ask) {
        std::optional<SignedInOrWhy> got;
        ask([&got](SignedInOrWhy answer) { got = std::move(answer); });
        (void)QTest::qWaitFor([&] { return got.has_value(); }, 20'000);
        return got.value_or(tl::unexpected(Refusal{"no reply", {}}));
    }
    static QList<QByteArray> linesOf(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll().trimmed().split('\n');
    }

    QTemporaryDir m_dir;
    QObject m_context;
    SharedClock m_clock;
    domain::SystemRandom m_random;
};

const QString kPassword = QStringLiteral("four words of mine");
constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                       QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
const QByteArray kServe = "echo '{\"port\":1,\"url\":\"http://127.0.0.1:1\",\"bootstrap_secret\":\"once\"}'\n"
                          "exec cat >/dev/null\n";
const QByteArray kServeCompany = "echo '{\"port\":1,\"url\":\"http://127.0.0.1:1\"}'\nexec cat >/dev/null\n";

} // namespace

class TestServicesProfiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereIsNothingToReopenOnAFirstRun() {
        Computer computer;
        QVERIFY(!computer.reopen());
        QVERIFY(!computer.door->whyNotReopened());
        QVERIFY(computer.door->lastSignIn().server.isEmpty());
    }

    void anAccountOfSeveralCompaniesIsAskedForOne() {
        Computer computer;
        const auto several = computer.signIn(kPassword);
        QVERIFY(several.has_value());
        QVERIFY(!(*several)->desk);
        QCOMPARE((*several)->choice.size(), std::size_t{2});
        const auto one = computer.signIn(kPassword, QUuid((*several)->choice[1].id));
        QVERIFY(one && (*one)->desk);
        QCOMPARE((*one)->desk->me()->name, QStringLiteral("Ana Ruiz"));
        QVERIFY((*one)->desk->me()->isHead());
    }

    void theDeskIsOpenedAgainWithoutANetwork() {
        Computer computer;
        auto signedIn = computer.signIn(kPassword, thing(0xd, 1));
        QVERIFY(signedIn && (*signedIn)->desk);
        signedIn = tl::unexpected(Refusal{});
        computer.online = false;
        const auto desk = computer.reopen();
        QVERIFY(desk);
        QCOMPARE(desk->me()->company, QStringLiteral("Nordlicht"));
        QCOMPARE(computer.door->lastSignIn().server, computer.server);
        QVERIFY(!computer.reopen());
        QCOMPARE(computer.door->whyNotReopened()->id, std::string("profile.in_use"));
    }

    void whoSignsInAgainTakesTheDeskOver() {
        Computer computer;
        const auto first = computer.signIn(kPassword, thing(0xd, 1));
        QVERIFY(first && (*first)->desk);
        const auto second = computer.signIn(kPassword, thing(0xd, 1));
        QVERIFY(second && (*second)->desk);
        bool answered = false;
        (*first)->desk->queue({}, computer.context(), [&](const client::Queue&) { QFAIL("a closed desk"); });
        (*second)->desk->queue({}, computer.context(), [&](const client::Queue&) { answered = true; });
        QTRY_VERIFY(answered);
    }

    void whoTurnsAwayWhileTheDeskGivesWayGetsItBack() {
        Computer computer;
        const auto first = computer.signIn(kPassword, thing(0xd, 1));
        QVERIFY(first && (*first)->desk);
        std::shared_ptr<SignInDoor::SignedIn> replaced;
        connect(computer.door.get(), &SignInDoor::deskReplaced, computer.context(),
                [&](const std::shared_ptr<SignInDoor::SignedIn>& by) { replaced = by; });
        auto context = std::make_unique<QObject>();
        computer.opening = [&] {
            QMetaObject::invokeMethod(
                computer.context(), [&] { context.reset(); }, Qt::QueuedConnection);
            return true;
        };
        bool told = false;
        computer.door->signIn(computer.server, QStringLiteral("ana@example.org"), kPassword,
                              thing(0xd, 1).toString(QUuid::WithoutBraces), context.get(),
                              [&](const SignedInOrWhy&) { told = true; });
        QTRY_VERIFY(replaced);
        QVERIFY(replaced->desk && !told && !context);
        bool answered = false;
        replaced->desk->queue({}, computer.context(), [&](const client::Queue&) { answered = true; });
        QTRY_VERIFY(answered);
    }

    void whereTheNextDeskDoesNotOpenTheLastOneDoesAgain() {
        Computer computer;
        const auto first = computer.signIn(kPassword, thing(0xd, 1));
        QVERIFY(first && (*first)->desk);
        std::shared_ptr<SignInDoor::SignedIn> replaced;
        connect(computer.door.get(), &SignInDoor::deskReplaced, computer.context(),
                [&](const std::shared_ptr<SignInDoor::SignedIn>& by) { replaced = by; });
        std::atomic<int> asked = 0;
        computer.opening = [&asked] { return ++asked > 1; };
        QVERIFY(!computer.signIn(kPassword, thing(0xd, 1)));
        QTRY_VERIFY(replaced);
        QVERIFY(replaced->desk);
        bool answered = false;
        replaced->desk->queue({}, computer.context(), [&](const client::Queue&) { answered = true; });
        QTRY_VERIFY(answered);
        // And none at all is told too.
        const auto last = std::exchange(replaced, nullptr);
        computer.opening = [] { return false; };
        QVERIFY(!computer.signIn(kPassword, thing(0xd, 1)));
        QTRY_VERIFY(replaced);
        QVERIFY(!replaced->desk);
        QVERIFY(computer.door->whyNotReopened().has_value());
    }

    void companiesOfOneNameHaveFoldersOfTheirOwn() {
        Computer computer;
        for (quint32 i : {1U, 2U})
            QVERIFY(computer.signIn(kPassword, thing(0xd, i)).has_value());
        const QDir folders(computer.dataFolder() + QStringLiteral("/profiles"));
        const QStringList names = folders.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(names.size(), qsizetype{2});
        for (const QString& name : names) {
            QFile file(folders.filePath(name + QStringLiteral("/profile.json")));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("secret"));
#ifdef Q_OS_UNIX
            QVERIFY(!(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
#endif
            QVERIFY(QFileInfo::exists(folders.filePath(name + QStringLiteral("/work.db"))));
        }
    }

    void whoCannotSignInIsToldWhy() {
        Computer computer;
        QCOMPARE(computer.signIn(QStringLiteral("wrong")).error().id, std::string("sign_in.wrong"));
        computer.online = false;
        QCOMPARE(computer.signIn(kPassword).error().id, std::string("server.unreachable"));
        computer.server = QUrl(QStringLiteral("http://leadout.example.org"));
        QCOMPARE(computer.signIn(kPassword).error().id, std::string("server.address"));
        computer.server = QUrl(QStringLiteral("http://127.0.0.1:8480"));
        QCOMPARE(computer.signIn(kPassword).error().id, std::string("server.unreachable"));
    }

    void whoHasSignedOutIsNotSignedInAgain() {
        Computer computer;
        auto signedIn = computer.signIn(kPassword, thing(0xd, 1));
        QVERIFY(signedIn && (*signedIn)->desk);
        bool done = false;
        (*signedIn)->desk->signOut(computer.context(), [&] { done = true; });
        QTRY_VERIFY(done);
        signedIn = tl::unexpected(Refusal{});
        QVERIFY(!computer.reopen());
        QCOMPARE(computer.door->lastSignIn().server, computer.server);
    }

    void theWayToABrokenProfileIsSaidAndTheFileKept() {
        Computer computer;
        auto signedIn = computer.signIn(kPassword, thing(0xd, 1));
        QVERIFY(signedIn && (*signedIn)->desk);
        signedIn = tl::unexpected(Refusal{});
        const QDir folders(computer.dataFolder() + QStringLiteral("/profiles"));
        const QString folder = folders.filePath(folders.entryList(QDir::Dirs | QDir::NoDotAndDotDot).first());
        QFile file(folder + QStringLiteral("/profile.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"server\":");
        file.close();
        QVERIFY(!computer.reopen());
        const auto why = computer.door->whyNotReopened();
        QVERIFY(why.has_value());
        QCOMPARE(why->id, std::string("profile.unreadable"));
        QFile kept(QString::fromStdString(std::get<std::string>(why->values.at(0))));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("{\"server\":"));
        QVERIFY(QFileInfo::exists(folder + QStringLiteral("/work.db")));
        // Said once: at the next start there is nothing to keep any more.
        QVERIFY(!computer.reopen());
        QVERIFY(!computer.door->whyNotReopened());
        // Signing in leads to the same folder.
        signedIn = computer.signIn(kPassword, thing(0xd, 1));
        QVERIFY(signedIn && (*signedIn)->desk);
        QVERIFY(QFileInfo::exists(file.fileName()));
        signedIn = tl::unexpected(Refusal{});
        QVERIFY(computer.reopen());
        QVERIFY(!computer.door->whyNotReopened());
    }

    void theOnlyProfileIsFoundWhenItIsNotKnownWhichOneWasLast() {
        Computer computer;
        auto signedIn = computer.signIn(kPassword, thing(0xd, 1));
        QVERIFY(signedIn && (*signedIn)->desk);
        signedIn = tl::unexpected(Refusal{});
        QFile last(computer.dataFolder() + QStringLiteral("/last.json"));
        QVERIFY(last.open(QIODevice::WriteOnly));
        last.write("?");
        last.close();
        QVERIFY(computer.reopen());
        signedIn = computer.signIn(kPassword, thing(0xd, 2));
        QVERIFY(signedIn && (*signedIn)->desk);
        signedIn = tl::unexpected(Refusal{});
        QVERIFY(last.open(QIODevice::WriteOnly));
        last.write("?");
        last.close();
        QVERIFY(!computer.reopen());
        QCOMPARE(computer.door->whyNotReopened()->id, std::string("profile.unreadable"));
    }

#ifdef Q_OS_UNIX
    void nobodyElseMayReadWhatIsKept() {
        Computer computer;
        computer.install(kServe);
        const auto made = computer.createHere();
        QVERIFY(made && (*made)->desk);
        QDirIterator all(computer.dataFolder(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        QStringList seen;
        while (all.hasNext()) {
            const QFileInfo info(all.next());
            seen.append(info.fileName());
            // The mark of a running program says its number and no more.
            if (info.fileName() != QLatin1String("lock"))
                QVERIFY2(!(info.permissions() & kOthers), qPrintable(info.filePath()));
        }
        for (const char* name : {"cache.db", "cache.db-wal", "work.db", "work.db-wal", "profile.json",
                                 "last.json", "backend.log", "profiles", "backend"})
            QVERIFY2(seen.contains(QLatin1String(name)), name);
        QVERIFY(!(QFileInfo(computer.dataFolder()).permissions() & kOthers));
    }

    void aCompanyIsMadeOnThisComputerAndFoundAgain() {
        Computer computer;
        computer.install(kServe);
        QVERIFY(!computer.door->hasCompanyHere());
        auto made = computer.createHere();
        QVERIFY(made && (*made)->desk);
        QVERIFY((*made)->desk->me()->isHead());
        const auto last = computer.door->lastSignIn();
        QVERIFY(last.here && last.server.isEmpty());
        QCOMPARE(last.email, QStringLiteral("ana@example.org"));
        made = tl::unexpected(Refusal{});
        QVERIFY(computer.reopen());
        const QByteArray arguments = computer.starts().first();
        QVERIFY(arguments.startsWith("serve --database "));
        QVERIFY(arguments.contains("--listen 127.0.0.1:0 --bootstrap --parent"));
    }

    void whoHasSignedOutOfThisComputerSignsInAgain() {
        Computer computer;
        computer.install(kServe);
        auto made = computer.createHere();
        QVERIFY(made && (*made)->desk);
        computer.makeDatabase();
        QVERIFY(computer.door->hasCompanyHere());
        bool done = false;
        (*made)->desk->signOut(computer.context(), [&] { done = true; });
        QTRY_VERIFY(done);
        made = tl::unexpected(Refusal{});
        // At once, by the same backend.
        QCOMPARE(computer.createHere().error().id, std::string("here.company_exists"));
        made = computer.signInHere();
        QVERIFY(made && (*made)->desk);
        done = false;
        (*made)->desk->signOut(computer.context(), [&] { done = true; });
        QTRY_VERIFY(done);
        made = tl::unexpected(Refusal{});
        QCOMPARE(computer.starts().size(), qsizetype{1});
        computer.closeDoor();
        // The next start of the program: the company is there, so there is nothing to make.
        computer.install(kServeCompany);
        QVERIFY(!computer.reopen());
        QVERIFY(computer.door->lastSignIn().here);
        QCOMPARE(computer.createHere().error().id, std::string("here.company_exists"));
        const auto again = computer.signInHere();
        QVERIFY(again && (*again)->desk);
        QCOMPARE((*again)->desk->me()->company, QStringLiteral("Nordlicht"));
        // Both went to one backend.
        QCOMPARE(computer.starts().size(), qsizetype{2});
    }

    void withoutACompanyHereThereIsNothingToSignInTo() {
        Computer computer;
        computer.install(kServe);
        QCOMPARE(computer.signInHere().error().id, std::string("here.no_company"));
    }

    void theDeskIsOpenWhileItsBackendStarts() {
        Computer computer;
        computer.install(kServe);
        auto made = computer.createHere();
        QVERIFY(made && (*made)->desk);
        made = tl::unexpected(Refusal{});
        computer.closeDoor();
        computer.install("while [ ! -e \"$0.go\" ]; do sleep 0.05; done\n" + kServeCompany);
        const auto desk = computer.reopen();
        QVERIFY(desk);
        QCOMPARE(desk->status().ownServer, client::OwnServer::Starting);
        QCOMPARE(desk->status().link, client::LinkState::Connecting);
        bool answered = false;
        desk->queue({}, computer.context(), [&](const client::Queue&) { answered = true; });
        QTRY_VERIFY(answered);
        QFile go(computer.backendProgram() + QStringLiteral(".go"));
        QVERIFY(go.open(QIODevice::WriteOnly));
        QTRY_COMPARE(desk->status().ownServer, client::OwnServer::None);
    }

    void aBackendThatDiesIsStartedAgainAndItsEndIsSaid() {
        Computer computer;
        computer.install(kServe);
        const auto made = computer.createHere();
        QVERIFY(made && (*made)->desk);
        client::Desk& desk = *(*made)->desk;
        QList<client::OwnServer> told;
        connect(&desk, &client::Desk::statusChanged, &desk, [&] {
            if (told.isEmpty() || told.last() != desk.status().ownServer)
                told.append(desk.status().ownServer);
        });
        QTRY_COMPARE(computer.starts().size(), qsizetype{1});
        const qint64 first = computer.lastPid();
        QVERIFY(::kill(static_cast<pid_t>(first), SIGKILL) == 0);
        QTRY_VERIFY(told.endsWith(client::OwnServer::None) && told.contains(client::OwnServer::Restarting));
        QCOMPARE(computer.starts().size(), qsizetype{2});
        QVERIFY(computer.lastPid() != first);
        // One that cannot be kept alive is given up, with the reason.
        computer.install("exit 3\n");
        QVERIFY(::kill(static_cast<pid_t>(computer.lastPid()), SIGKILL) == 0);
        QTRY_COMPARE_WITH_TIMEOUT(desk.status().ownServer, client::OwnServer::Lost, 20'000);
        QCOMPARE(desk.status().ownServerTrouble->id, std::string("here.ended"));
        QCOMPARE(desk.status().link, client::LinkState::Offline);
        const qsizetype tries = computer.starts().size();
        QVERIFY(tries > 3 && tries < 10);
        QTest::qWait(200);
        QCOMPARE(computer.starts().size(), tries);
        // On a wish it is tried once more.
        computer.install(kServeCompany);
        computer.door->startHere();
        QTRY_COMPARE(desk.status().ownServer, client::OwnServer::None);
    }

    void aDeskLearnsWhatItsBackendDidWhileItWasOpened() {
        Computer computer;
        computer.install(kServe);
        computer.opening = [&computer] {
            computer.install("exit 3\n");
            (void)::kill(static_cast<pid_t>(computer.lastPid()), SIGKILL);
            QThread::msleep(2500);
            return true;
        };
        const auto made = computer.createHere();
        QVERIFY(made && (*made)->desk);
        QCOMPARE((*made)->desk->status().ownServer, client::OwnServer::Lost);
        QVERIFY((*made)->desk->status().ownServerTrouble.has_value());
    }

    void aBackendThatStartsBadlyIsToldAndEnded_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("why");
        QTest::newRow("ends at once")
            << QByteArray("echo no database >&2\nexit 1\n") << QStringLiteral("here.ended");
        QTest::newRow("says nothing") << QByteArray("exec sleep 1000\n") << QStringLiteral("here.silent");
        QTest::newRow("no object") << QByteArray("echo hello\nexec sleep 1000\n")
                                   << QStringLiteral("here.unreadable");
        QTest::newRow("no address") << QByteArray("echo '{\"port\":1}'\nexec cat >/dev/null\n")
                                    << QStringLiteral("here.unreadable");
        QTest::newRow("elsewhere") << QByteArray(
                                          "echo '{\"url\":\"http://example.org\"}'\nexec cat >/dev/null\n")
                                   << QStringLiteral("here.unreadable");
    }
    void aBackendThatStartsBadlyIsToldAndEnded() {
        QFETCH(const QByteArray, script);
        QFETCH(const QString, why);
        Computer computer({500ms, 200ms, 20ms});
        computer.install(script);
        const auto got = computer.createHere();
        QVERIFY(!got);
        QCOMPARE(QString::fromStdString(got.error().id), why);
        QTRY_VERIFY(::kill(static_cast<pid_t>(computer.lastPid()), 0) != 0);
        if (why == QLatin1String("here.ended")) {
            QFile log(QString::fromStdString(std::get<std::string>(got.error().values.at(0))));
            QVERIFY(log.open(QIODevice::ReadOnly));
            QCOMPARE(log.readAll(), QByteArray("no database\n"));
        }
        // Nothing of it is in the way of the next one.
        computer.install(kServe);
        QVERIFY(computer.createHere().has_value());
    }

    void theBackendIsAskedToEndAndMadeTo() {
        Computer computer;
        computer.install("echo '{\"url\":\"http://127.0.0.1:1\",\"bootstrap_secret\":\"once\"}'\n"
                         "cat >/dev/null\necho orderly > \"$0.end\"\n");
        QVERIFY(computer.createHere().has_value());
        computer.closeDoor();
        QVERIFY(QFileInfo::exists(computer.backendProgram() + QStringLiteral(".end")));
        // One that does not listen does not keep the program.
        computer.install(
            "echo '{\"url\":\"http://127.0.0.1:1\",\"bootstrap_secret\":\"once\"}'\nexec sleep 1000\n");
        QVERIFY(computer.createHere().has_value());
        computer.closeDoor();
        QVERIFY(::kill(static_cast<pid_t>(computer.lastPid()), 0) != 0);
    }

    void whoTurnsAwayMakesNoCompany() {
        Computer computer;
        computer.install("while [ ! -e \"$0.go\" ]; do sleep 0.05; done\n" + kServe);
        auto context = std::make_unique<QObject>();
        int replies = 0;
        computer.door->createHere({QStringLiteral("Nordlicht"), {}, {}, {}, {}}, context.get(),
                                  [&](const auto&) { ++replies; });
        context.reset();
        QFile go(computer.backendProgram() + QStringLiteral(".go"));
        QVERIFY(go.open(QIODevice::WriteOnly));
        // The next one waits for the same start.
        QVERIFY(computer.createHere().has_value());
        QCOMPARE(replies, 0);
        QCOMPARE(computer.starts().size(), qsizetype{1});
    }
#endif

    void aBackendThatCannotBeStartedIsTold() {
        Computer computer;
        const auto got = computer.createHere();
        QCOMPARE(got.error().id, std::string("here.not_started"));
    }
};
QTEST_GUILESS_MAIN(TestServicesProfiles)
#include "test_services_profiles.moc"
