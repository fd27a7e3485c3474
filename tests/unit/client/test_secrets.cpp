// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/secrets/keychain_secrets.h"
#include "core/client/secrets/memory_secrets.h"
#include "core/client/sync/sign_in_keeper.h"
#include "tests/unit/client/offline_remote.h"

#include <QDeadlineTimer>
#include <QLocalServer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

using namespace leadout;
using namespace leadout::client;

namespace {

constexpr std::chrono::milliseconds kPatience{4000};

/// One for the whole program, as in the program itself.
std::shared_ptr<KeychainThread> keychainThread() {
    static const auto thread = std::make_shared<KeychainThread>();
    return thread;
}

template <class T>
using Got = std::optional<tl::expected<T, SecretFault>>;

Got<bool> write(SecretStore& store, const QString& name, const QByteArray& secret) {
    const auto got = std::make_shared<Got<bool>>(); // may be answered once more
    store.write(name, platform::SecretBytes::copyOf(secret), [got](auto result) { *got = result; });
    (void)QTest::qWaitFor([&got] { return got->has_value(); }, 20'000);
    return *got;
}

Got<QByteArray> read(SecretStore& store, const QString& name) {
    Got<QByteArray> got;
    store.read(name, [&got](tl::expected<platform::SecretBytes, SecretFault> result) {
        got = result ? tl::expected<QByteArray, SecretFault>(result->view().toByteArray())
                     : tl::unexpected(result.error());
    });
    (void)QTest::qWaitFor([&got] { return got.has_value(); }, 20'000);
    return got;
}

Got<bool> remove(SecretStore& store, const QString& name) {
    Got<bool> got;
    store.remove(name, [&got](auto result) { got = result; });
    (void)QTest::qWaitFor([&got] { return got.has_value(); }, 20'000);
    return got;
}

/// A store that answers when the test says so.
class SlowSecrets final : public SecretStore {
public:
    std::vector<SecretAnswer<bool>> writes;
    int removed = 0;

    bool forgetsAtQuit() const override { return false; }
    void read(const QString&, SecretAnswer<platform::SecretBytes>) override {}
    void write(const QString&, platform::SecretBytes, SecretAnswer<bool> answer) override {
        writes.push_back(std::move(answer));
    }
    void remove(const QString&, SecretAnswer<bool> answer) override {
        ++removed;
        answer(true);
    }
};

} // namespace

class TestSecrets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secretsInMemoryAreKeptAndForgotten() {
        MemorySecrets store;
        QVERIFY(store.forgetsAtQuit());
        const QString name = QStringLiteral("sign-in");
        QCOMPARE(read(store, name)->error(), SecretFault::NotFound);
        QVERIFY(write(store, name, "first")->has_value());
        QVERIFY(write(store, name, "second")->has_value());
        QCOMPARE(**read(store, name), QByteArray("second"));
        QVERIFY(remove(store, name)->has_value());
        QVERIFY(!read(store, name)->has_value());
    }

    void answersComeLaterAndNotFromADestroyedStore() {
        auto store = std::make_unique<MemorySecrets>();
        bool answered = false;
        store->read(QStringLiteral("sign-in"), [&answered](const auto&) { answered = true; });
        QVERIFY(!answered);
        store.reset();
        QTest::qWait(1);
        QVERIFY(!answered);
    }

    void aKeychainThatIsUnlockedLateHasKeptTheSignIn() {
        SlowSecrets store;
        test::OfflineRemote remote;
        SignInKeeper keeper(remote, store, QStringLiteral("sign-in"));
        int done = 0;
        const auto begin = [&] { keeper.begin(protocol::SignedIn(), [&done] { ++done; }); };
        begin();
        store.writes[0](tl::unexpected(SecretFault::Late));
        QCOMPARE(done, 1);
        QVERIFY(!keeper.lastsBeyondQuit());
        store.writes[0](true);
        QCOMPARE(done, 1);
        QCOMPARE(store.removed, 0);
        QVERIFY(keeper.lastsBeyondQuit());
        // A no that comes late leaves nothing of the token before behind.
        begin();
        store.writes[1](tl::unexpected(SecretFault::Late));
        store.writes[1](tl::unexpected(SecretFault::Denied));
        QCOMPARE(done, 2);
        QCOMPARE(store.removed, 1);
        QVERIFY(!keeper.lastsBeyondQuit());
        // And none that comes after the next sign-in touches that one.
        begin();
        begin();
        store.writes[3](true);
        store.writes[2](tl::unexpected(SecretFault::Denied));
        QCOMPARE(store.removed, 1);
        QVERIFY(keeper.lastsBeyondQuit());
    }

    /// Needs a keychain that is unlocked; LEADOUT_TEST_KEYCHAIN=1 says that there is one.
    void theKeychainKeepsSecrets() {
        if (!qEnvironmentVariableIsSet("LEADOUT_TEST_KEYCHAIN"))
            QSKIP("LEADOUT_TEST_KEYCHAIN is not set");
        KeychainSecrets store(QStringLiteral("leadout-test"), keychainThread());
        QVERIFY(!store.forgetsAtQuit());
        const QString name = QUuid::createUuid().toString();
        QCOMPARE(read(store, name)->error(), SecretFault::NotFound);
        QVERIFY(write(store, name, QByteArray("a\0b", 3))->has_value());
        QCOMPARE(**read(store, name), QByteArray("a\0b", 3));
        QVERIFY(remove(store, name)->has_value());
        QVERIFY(remove(store, name)->has_value());
    }

    void withoutAKeychainNothingIsWrittenAnywhere() {
        if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
            QSKIP("there is a session bus");
        KeychainSecrets store(QStringLiteral("leadout-test"), keychainThread());
        const auto written = write(store, QStringLiteral("sign-in"), "secret");
        QVERIFY(written.has_value());
        QVERIFY(!written->has_value());
        const auto found = read(store, QStringLiteral("sign-in"));
        QVERIFY(found.has_value());
        QVERIFY(!found->has_value());
    }

    /// As after signing out and in again, which makes a desk with a thread of its own each time.
    void everyThreadAfterAnotherGetsItsAnswers() {
        for (int i = 0; i < 2; ++i) {
            int answers = 0;
            std::unique_ptr<QThread> thread(QThread::create([&answers] {
                KeychainSecrets store(QStringLiteral("leadout-test"), keychainThread(), kPatience);
                for (int j = 0; j < 3; ++j) {
                    const QDeadlineTimer soon(kPatience / 2);
                    if (read(store, QStringLiteral("none")).has_value() && !soon.hasExpired())
                        ++answers;
                }
            }));
            thread->start();
            QVERIFY(thread->wait(60'000));
            QCOMPARE(answers, 3);
        }
    }

#ifdef Q_OS_UNIX
    void aSessionBusThatNeverAnswersIsNotWaitedFor() {
        if (qEnvironmentVariableIsSet("LEADOUT_TEST_DEAF_BUS"))
            QSKIP("on that bus");
        QTemporaryDir folder;
        QLocalServer deaf;
        QVERIFY(deaf.listen(folder.filePath(QStringLiteral("bus"))));
        QProcess inside;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=") + deaf.fullServerName());
        environment.insert(QStringLiteral("LEADOUT_TEST_DEAF_BUS"), QStringLiteral("1"));
        inside.setProcessEnvironment(environment);
        inside.start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("onADeafBusAnAnswerStillComes")});
        // The bus's own library waits on at the end of the process.
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += inside.readAllStandardOutput()).contains("Totals:"), 60'000);
        inside.kill();
        QVERIFY(inside.state() == QProcess::NotRunning || inside.waitForFinished(60'000));
        QVERIFY2(said.contains("Totals: 3 passed, 0 failed"), said.constData());
    }

    void onADeafBusAnAnswerStillComes() {
        if (!qEnvironmentVariableIsSet("LEADOUT_TEST_DEAF_BUS"))
            QSKIP("not on a bus that never answers");
        auto store = std::make_unique<KeychainSecrets>(QStringLiteral("leadout-test"), keychainThread(),
                                                       std::chrono::milliseconds(300));
        const auto found = read(*store, QStringLiteral("sign-in"));
        QVERIFY(found.has_value());
        QCOMPARE(found->error(), SecretFault::Unreachable);
        store.reset();
    }
#endif

    void anEmptySessionBusHasNoKeychain() {
        const QString runner = QStandardPaths::findExecutable(QStringLiteral("dbus-run-session"));
        if (runner.isEmpty() || qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
            QSKIP("dbus-run-session is not there, or there is a session bus already");
        QProcess inside;
        inside.start(runner, {QStringLiteral("--"), QCoreApplication::applicationFilePath(),
                              QStringLiteral("onAnEmptyBusWritingFails")});
        QVERIFY(inside.state() == QProcess::NotRunning || inside.waitForFinished(60'000));
        QCOMPARE(inside.exitCode(), 0);
    }

    void onAnEmptyBusWritingFails() {
        if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
            qEnvironmentVariableIsSet("LEADOUT_TEST_KEYCHAIN"))
            QSKIP("not on a session bus of its own");
        KeychainSecrets store(QStringLiteral("leadout-test"), keychainThread());
        const auto written = write(store, QStringLiteral("sign-in"), "secret");
        if (written && written->has_value())
            QSKIP("this session has a keychain");
        QVERIFY(written.has_value());
        QVERIFY(!read(store, QStringLiteral("sign-in"))->has_value());
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "test_secrets.moc"
