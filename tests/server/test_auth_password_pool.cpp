// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/password_pool.h"

#include <QTest>

#include <future>
#include <semaphore>

using namespace leadout::backend;
using leadout::platform::PasswordCheck;

namespace {

const QString kPassword = QStringLiteral("wren ladle comet birch");

QString hashed(PasswordPool& pool, const QString& password) {
    std::promise<QString> made;
    const bool accepted = pool.hash(passwordBytes(password), [&made](const std::optional<QString>& hash) {
        made.set_value(hash.value_or(QString()));
    });
    return accepted ? made.get_future().get() : QString();
}

PasswordCheck checked(PasswordPool& pool, const std::optional<QString>& stored, const QString& password) {
    std::promise<PasswordCheck> made;
    if (!pool.check(stored, passwordBytes(password), [&made](PasswordCheck check) { made.set_value(check); }))
        return PasswordCheck::RightButOutdated;
    return made.get_future().get();
}

} // namespace

class TestPasswordPool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsRightFromWrong() {
        PasswordPool pool;
        const QString stored = hashed(pool, kPassword);
        QVERIFY(stored.startsWith(QStringLiteral("$argon2id$")));
        QCOMPARE(checked(pool, stored, kPassword), PasswordCheck::Right);
        QCOMPARE(checked(pool, stored, kPassword + u'!'), PasswordCheck::Wrong);
    }

    void takesEveryWayOfTypingTheSameCharacters() {
        PasswordPool pool;
        const QString stored = hashed(pool, QStringLiteral("gr\u00fcne Birnen am Abend"));
        QCOMPARE(checked(pool, stored, QStringLiteral("gru\u0308ne Birnen am Abend")), PasswordCheck::Right);
    }

    void worksAsMuchForNobodyAsForSomebody() {
        PasswordPool pool;
        const QString stored = hashed(pool, kPassword);
        const std::uint64_t before = pool.hashes();
        QCOMPARE(checked(pool, stored, QStringLiteral("another password")), PasswordCheck::Wrong);
        QCOMPARE(pool.hashes(), before + 1);
        QCOMPARE(checked(pool, std::nullopt, QStringLiteral("another password")), PasswordCheck::Wrong);
        QCOMPARE(pool.hashes(), before + 2);
    }

    void turnsAwayWhatIsTooMuchAndGoesOn() {
        PasswordPool pool({1, 2});
        std::binary_semaphore busy(0);
        std::binary_semaphore release(0);
        QVERIFY(pool.hash(passwordBytes(kPassword), [&](const std::optional<QString>&) {
            busy.release();
            release.acquire();
        }));
        busy.acquire(); // the only thread is held in the answer now
        std::atomic<int> answered = 0;
        const auto count = [&answered](PasswordCheck) { ++answered; };
        QVERIFY(pool.check(std::nullopt, passwordBytes(kPassword), count));
        QVERIFY(pool.check(std::nullopt, passwordBytes(kPassword), count));
        QCOMPARE(pool.waiting(), std::size_t{2});
        QVERIFY(!pool.check(std::nullopt, passwordBytes(kPassword), count));
        QVERIFY(!pool.hash(passwordBytes(kPassword), [](const std::optional<QString>&) {}));
        release.release();
        QTRY_COMPARE(answered.load(), 2);
        QVERIFY(!hashed(pool, kPassword).isEmpty());
    }

    void finishesWhatItAcceptedBeforeItGoes() {
        std::atomic<int> answered = 0;
        {
            PasswordPool pool({1, 3});
            for (int i = 0; i < 3; ++i)
                QVERIFY(pool.check(std::nullopt, passwordBytes(kPassword),
                                   [&answered](PasswordCheck) { ++answered; }));
        }
        QCOMPARE(answered.load(), 3);
    }
};

QTEST_GUILESS_MAIN(TestPasswordPool)
#include "test_auth_password_pool.moc"
