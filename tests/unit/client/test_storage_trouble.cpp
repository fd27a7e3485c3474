// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/cache.h"
#include "core/client/sync/sign_in_keeper.h"
#include "core/client/work/work.h"
#include "tests/unit/client/offline_remote.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace leadout;
using namespace leadout::test;

namespace {

/// A keychain that takes nothing new and gives nothing away.
class FullSecrets final : public client::SecretStore {
public:
    bool forgetsAtQuit() const override { return false; }
    void read(const QString&, client::SecretAnswer<platform::SecretBytes> answer) override {
        answer(tl::unexpected(client::SecretFault::NotFound));
    }
    void write(const QString&, platform::SecretBytes, client::SecretAnswer<bool> answer) override {
        answer(tl::unexpected(client::SecretFault::Denied));
    }
    void remove(const QString& name, client::SecretAnswer<bool> answer) override {
        removed.append(name);
        answer(true);
    }
    QStringList removed;
};

} // namespace

class TestStorageTrouble : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCacheThatCannotBeBegunAnewIsTriedAgain() {
        QTemporaryDir dir;
        const domain::FixedClock clock(domain::Instant(std::chrono::seconds(1'795'000'000)));
        bool full = false;
        const auto fault = [&full](bool) -> std::optional<database::ErrorKind> {
            return full ? std::optional(database::ErrorKind::Full) : std::nullopt;
        };
        const auto cache = client::Cache::open({dir.filePath(QStringLiteral("cache.db")), &clock, fault});
        QVERIFY(cache.has_value());
        full = true;
        for (int i = 0; i < 3; ++i)
            QVERIFY(!(*cache)->rebuild());
        // What was begun on the full disk does not pile up beside what was damaged.
        QCOMPARE(QDir(dir.path()).entryList({QStringLiteral("*.bad-*")}, QDir::Files).size(), qsizetype{1});
        // Nothing can be read, and it is said in a way that leads to the next try.
        full = false;
        const auto state = (*cache)->state();
        QVERIFY(!state && state.error().kind == database::ErrorKind::Corrupt);
        QVERIFY(!(*cache)->scopes());
        QVERIFY((*cache)->rebuild().has_value());
        QVERIFY((*cache)->state().has_value());
    }

    void aTokenThatCouldNotBeKeptTakesTheOldOneWithIt() {
        OfflineRemote remote;
        FullSecrets secrets;
        client::SignInKeeper keeper(remote, secrets, QStringLiteral("sign-in"));
        protocol::SignedIn signedIn;
        signedIn.refreshToken = QStringLiteral("new");
        bool done = false;
        keeper.begin(signedIn, [&done] { done = true; });
        QVERIFY(done);
        QVERIFY(!keeper.lastsBeyondQuit());
        QCOMPARE(secrets.removed, QStringList{QStringLiteral("sign-in")});
    }

    void whatASalvageKeptGoesWithThePurge() {
        QTemporaryDir dir;
        domain::FixedClock clock(domain::Instant(std::chrono::seconds(1'795'000'000)));
        domain::SystemRandom random;
        const QString path = dir.filePath(QStringLiteral("work.db"));
        const auto work = client::Work::open({path, &clock, &random, {}});
        QVERIFY(work.has_value());
        const QStringList copies = {path + QStringLiteral(".bad-1795000000"),
                                    path + QStringLiteral(".before-update")};
        for (const QString& copy : copies) {
            QFile file(copy);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QVERIFY((*work)->dropScope(QStringLiteral("ath:0000000a-0000-7001-8000-000000000001")).has_value());
        for (const QString& copy : copies)
            QVERIFY(!QFile::exists(copy));
    }
};

QTEST_GUILESS_MAIN(TestStorageTrouble)
#include "test_storage_trouble.moc"
