// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/profile_door.h"
#include "tests/unit/client/services_world.h"

#include <QFileInfo>

using namespace leadout;
using namespace leadout::test;
using client::ProfileDoor;
using client::Refusal;
using client::SignInDoor;

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
    Computer() {
        ProfileDoor::Parts parts;
        parts.dataFolder = dataFolder();
        parts.backendProgram = backendProgram();
        parts.deviceName = QStringLiteral("Test");
        parts.remote = [this](const QUrl&) -> std::unique_ptr<client::Remote> {
            if (online)
                return std::make_unique<SignInRemote>();
            return std::make_unique<OfflineRemote>();
        };
        parts.secrets = []() -> std::unique_ptr<client::SecretStore> {
            return std::make_unique<client::MemorySecrets>();
        };
        parts.clock = &m_clock;
        parts.random = &m_random;
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
        std::optional<SignedInOrWhy> got;
        door->createHere({QStringLiteral("Nordlicht"), QStringLiteral("Ana Ruiz"),
                          QStringLiteral("ana@example.org"), QStringLiteral("four words of mine"),
                          QStringLiteral("Europe/Berlin")},
                         &m_context, [&](SignedInOrWhy answer) { got = std::move(answer); });
        (void)QTest::qWaitFor([&] { return got.has_value(); });
        return got.value_or(tl::unexpected(Refusal{"no reply", {}}));
    }

    std::unique_ptr<ProfileDoor> door;
    std::atomic<bool> online = true;
    QObject* context() { return &m_context; }

private:
    QTemporaryDir m_dir;
    QObject m_context;
    SharedClock m_clock;
    domain::SystemRandom m_random;
};

const QString kPassword = QStringLiteral("four words of mine");

} // namespace

class TestServicesProfiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereIsNothingToReopenOnAFirstRun() {
        Computer computer;
        QVERIFY(!computer.reopen());
        QVERIFY(!computer.door->whyNotReopened());
        QVERIFY(computer.door->lastServer().isEmpty());
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
        QCOMPARE(computer.door->lastServer(), computer.server);
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
        QCOMPARE(computer.door->lastServer(), computer.server);
    }

#ifdef Q_OS_UNIX
    void aCompanyIsMadeOnThisComputerAndFoundAgain() {
        Computer computer;
        QFile program(computer.backendProgram());
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\necho '{\"port\":1,\"url\":\"http://127.0.0.1:1\","
                      "\"bootstrap_secret\":\"once\"}'\necho \"$@\" >> \"$0.asked\"\nexec cat >/dev/null\n");
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        auto made = computer.createHere();
        QVERIFY(made && (*made)->desk);
        QVERIFY((*made)->desk->me()->isHead());
        QVERIFY(computer.door->lastServer().isEmpty());
        made = tl::unexpected(Refusal{});
        QVERIFY(computer.reopen());
        QFile asked(computer.backendProgram() + QStringLiteral(".asked"));
        QVERIFY(asked.open(QIODevice::ReadOnly));
        const QByteArray arguments = asked.readAll();
        QVERIFY(arguments.startsWith("serve --database "));
        QVERIFY(arguments.contains("--listen 127.0.0.1:0 --bootstrap --parent"));
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
