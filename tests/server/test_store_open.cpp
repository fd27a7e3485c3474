// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/people.h"
#include "core/backend/store/schema.h"
#include "core/backend/store/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <functional>
#include <future>
#include <latch>

using namespace leadout;
using namespace leadout::backend;
using database::Connection;
using database::ErrorKind;

namespace {

Result<> setValue(Connection& connection, const QString& name, int value) {
    static const QString sql =
        upsertSql(QStringLiteral("installation"), QStringLiteral("name"), QStringLiteral("name, value"));
    return connection.run(sql, name, QString::number(value)).map([](std::int64_t) {});
}

Result<int> value(Connection& connection, const QString& name) {
    return connection
        .first(
            QStringLiteral("SELECT value FROM installation WHERE name = ?"),
            [](const database::Statement& row) { return row.get<QString>(0).toInt(); }, name)
        .map([](const std::optional<int>& found) { return found.value_or(-1); });
}

const QString kName = QStringLiteral("name");

} // namespace

class TestStoreOpen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasWrittenIsThereAfterARestart();
    void aSecondWriterIsRefused();
    void aWriterWaitsForOneThatIsAboutToLetGo();
    void aNewerDatabaseIsRefusedAndStaysAsItIs();
    void nothingIsCopiedWhereNothingIsMigrated();
    void aFailedJobChangesNothing();
    void aReaderSeesOneStateAndHoldsUpNobody();
    void readersCannotWrite();
    void writesOfManyThreadsAreAllDoneInTheirOrder();
    void writesThatWaitShareATransaction();
    void aFailedWriteChangesNothingForItsNeighbours();
    void writesWhoseSharedCommitFailedAreEachDoneAlone();
    void writesThatCannotBeDoneAloneEitherAreEachToldSoOnce();
    void stoppingFinishesWhatWasAccepted();
    void tooMuchWorkIsRefusedAtOnce();

private:
    /// Lets these writes wait behind each other, and gives what came of them.
    template <class... Jobs>
    static std::vector<Result<>> allAtOnce(Store& store, const Jobs&... jobs) {
        std::latch begun(1);
        auto first = store.maintain([&begun](Connection&) {
            begun.wait();
            return Result<>();
        });
        std::array futures = {store.write(jobs)...};
        begun.count_down();
        first.wait();
        std::vector<Result<>> results;
        for (auto& future : futures)
            results.push_back(future.get());
        return results;
    }
    StoreOptions options() const {
        StoreOptions options;
        options.path = m_folder->filePath(QStringLiteral("data/leadout.db"));
        return options;
    }
    std::unique_ptr<Store> open() const {
        auto store = Store::open(options());
        if (!store) {
            QTest::qFail(qPrintable(store.error().detail), __FILE__, __LINE__);
            return nullptr;
        }
        return std::move(*store);
    }
    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

void TestStoreOpen::whatWasWrittenIsThereAfterARestart() {
    {
        const auto store = open();
        QCOMPARE(store->migrated().from, 0);
        QVERIFY(store->write([](Connection& db) { return setValue(db, kName, 42); }).get().has_value());
    }
    const auto store = open();
    QCOMPARE(store->migrated().from, store->migrated().to);
    QCOMPARE(store->read([](Connection& db) { return value(db, kName); }).get().value_or(-2), 42);
}

void TestStoreOpen::aSecondWriterIsRefused() {
    const auto first = open();
    const auto second = Store::open(options());
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Busy);
    first->stop();
    QVERIFY(Store::open(options()).has_value());
}

void TestStoreOpen::aWriterWaitsForOneThatIsAboutToLetGo() {
    open();
    auto held = platform::FileLock::tryTake(lockFileOf(options().path));
    QVERIFY(held && *held);
    StoreOptions patient = options();
    patient.patience = std::chrono::minutes(1);
    auto opened = std::async(std::launch::async, [&patient] { return Store::open(patient); });
    QCOMPARE(opened.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);
    held->reset();
    QVERIFY(opened.get().has_value());
}

void TestStoreOpen::aNewerDatabaseIsRefusedAndStaysAsItIs() {
    open()
        ->maintain([](Connection& db) {
            return db.run(QStringLiteral("INSERT INTO schema_version (version, name) VALUES (99, 'later')"));
        })
        .wait();
    const auto bytes = [this] {
        QFile file(options().path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    const auto store = Store::open(options());
    QVERIFY(!store);
    QCOMPARE(store.error().kind, ErrorKind::Newer);
    QCOMPARE(bytes(), before);
}

void TestStoreOpen::nothingIsCopiedWhereNothingIsMigrated() {
    StoreOptions with = options();
    with.backupPath = m_folder->filePath(QStringLiteral("before.db"));
    {
        // A new file has nothing to lose.
        const auto store = Store::open(with);
        QVERIFY(store.has_value());
        QVERIFY(!QFile::exists(with.backupPath));
    }
    {
        const auto store = Store::open(with);
        QVERIFY(store.has_value());
        QVERIFY(!QFile::exists(with.backupPath));
    }
}

void TestStoreOpen::aFailedJobChangesNothing() {
    const auto store = open();
    const auto failed =
        store
            ->write([](Connection& db) -> Result<> {
                if (const auto set = setValue(db, kName, 1); !set)
                    return set;
                return tl::unexpected(database::errorOf(ErrorKind::Other, QStringLiteral("changed my mind")));
            })
            .get();
    QVERIFY(!failed);
    QCOMPARE(failed.error().detail, QStringLiteral("changed my mind"));
    // An error that the job kept to itself undoes the rest too.
    const auto hidden = store
                            ->write([](Connection& db) -> Result<> {
                                [[maybe_unused]] const auto lost =
                                    db.run(QStringLiteral("INSERT INTO no_table"));
                                [[maybe_unused]] const auto set = setValue(db, kName, 2);
                                return {};
                            })
                            .get();
    QVERIFY(!hidden);
    QCOMPARE(store->read([](Connection& db) { return value(db, kName); }).get().value_or(-2), -1);
}

void TestStoreOpen::aReaderSeesOneStateAndHoldsUpNobody() {
    const auto store = open();
    store->write([](Connection& db) { return setValue(db, kName, 1); }).wait();
    std::latch begun(1);
    std::latch written(1);
    auto reading = store->read([&](Connection& db) -> Result<std::pair<int, int>> {
        const auto before = value(db, kName);
        begun.count_down();
        written.wait();
        const auto after = value(db, kName);
        if (!before || !after)
            return tl::unexpected(before ? after.error() : before.error());
        return std::pair(*before, *after);
    });
    begun.wait();
    QVERIFY(store->write([](Connection& db) { return setValue(db, kName, 2); }).get().has_value());
    // Another reader is not held up either, and sees what was committed.
    QCOMPARE(store->read([](Connection& db) { return value(db, kName); }).get().value_or(-2), 2);
    written.count_down();
    const auto seen = reading.get();
    QVERIFY(seen.has_value());
    QCOMPARE(seen->first, 1);
    QCOMPARE(seen->second, 1);
}

void TestStoreOpen::readersCannotWrite() {
    const auto store = open();
    const auto written = store->read([](Connection& db) { return setValue(db, kName, 1); }).get();
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::ReadOnly);
}

void TestStoreOpen::writesOfManyThreadsAreAllDoneInTheirOrder() {
    const auto store = open();
    constexpr int kThreads = 4;
    constexpr int kEach = 50;
    std::atomic<int> told = 0;
    std::atomic<bool> inOrder = true;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < kEach; ++i) {
                    const QString name = QStringLiteral("thread %1").arg(thread);
                    store->write(
                        [&inOrder, name, i](Connection& db) -> Result<> {
                            const auto before = value(db, name);
                            if (before.value_or(-2) != i - 1)
                                inOrder = false;
                            return setValue(db, name, i);
                        },
                        [&told](const Result<>& done) { told += done ? 1 : 0; });
                }
            });
        }
    }
    store->stop();
    QCOMPARE(told.load(), kThreads * kEach);
    QVERIFY(inOrder);
}

void TestStoreOpen::writesThatWaitShareATransaction() {
    const auto store = open();
    const auto seen = [&store] {
        return store->read([](Connection& db) { return value(db, kName); }).get().value_or(-2);
    };
    int within = -2;
    int byOthers = -2;
    const auto results = allAtOnce(
        *store, [](Connection& db) { return setValue(db, kName, 1); },
        [&](Connection& db) {
            within = value(db, kName).value_or(-2);
            byOthers = seen();
            return setValue(db, kName, 2);
        },
        [](Connection& db) { return setValue(db, kName, 3); });
    QVERIFY(results[0] && results[1] && results[2]);
    QCOMPARE(within, 1);
    QCOMPARE(byOthers, -1);
    QCOMPARE(seen(), 3);
}

void TestStoreOpen::aFailedWriteChangesNothingForItsNeighbours() {
    const auto store = open();
    const QString other = QStringLiteral("other");
    const auto set = [](const QString& name, int to) {
        return std::function([name, to](Connection& db) -> Result<> { return setValue(db, name, to); });
    };
    const std::function failing([](Connection& db) -> Result<> {
        if (const auto done = setValue(db, kName, 2); !done)
            return done;
        return tl::unexpected(database::errorOf(ErrorKind::Other, QStringLiteral("changed my mind")));
    });
    // An error that the job keeps to itself.
    const std::function hiding([](Connection& db) -> Result<> {
        [[maybe_unused]] const auto done = setValue(db, kName, 3);
        [[maybe_unused]] const auto lost = db.run(QStringLiteral("INSERT INTO no_table"));
        return {};
    });
    for (const auto& bad : {failing, hiding}) {
        const auto results = allAtOnce(*store, set(kName, 1), bad, set(other, 4));
        QVERIFY(results[0] && !results[1] && results[2]);
        QCOMPARE(store->read([](Connection& db) { return value(db, kName); }).get().value_or(-2), 1);
        QCOMPARE(store->read([&](Connection& db) { return value(db, other); }).get().value_or(-2), 4);
    }
}

void TestStoreOpen::writesWhoseSharedCommitFailedAreEachDoneAlone() {
    std::atomic<bool> commitFails = false;
    StoreOptions failing = options();
    failing.fault = [&commitFails](bool) -> std::optional<ErrorKind> {
        return commitFails.exchange(false) ? std::optional(ErrorKind::Io) : std::nullopt;
    };
    auto opened = Store::open(failing);
    QVERIFY(opened.has_value());
    Store& store = **opened;
    std::array<int, 3> runs = {};
    std::array<int, 3> told = {};
    std::array<bool, 3> kept = {};
    std::latch held(1);
    auto first = store.maintain([&held](Connection&) {
        held.wait();
        return Result<>();
    });
    for (std::size_t i = 0; i < runs.size(); ++i) {
        // Each adds to what the one before has written, so that nothing may be done twice.
        store.write(
            [&, i](Connection& db) -> Result<> {
                ++runs[i];
                const auto before = value(db, kName);
                if (!before)
                    return tl::unexpected(before.error());
                const auto set = setValue(db, kName, *before + 1);
                // The next access is the commit.
                commitFails = i + 1 == runs.size() && runs[i] == 1;
                return set;
            },
            [&, i](const Result<>& done) {
                ++told[i];
                kept[i] = done.has_value();
            });
    }
    held.count_down();
    store.stop();
    QCOMPARE(runs, (std::array{2, 2, 2}));
    QCOMPARE(told, (std::array{1, 1, 1}));
    QCOMPARE(kept, (std::array{true, true, true}));
    opened->reset();
    QCOMPARE(open()->read([](Connection& db) { return value(db, kName); }).get().value_or(-2), 2);
}

void TestStoreOpen::writesThatCannotBeDoneAloneEitherAreEachToldSoOnce() {
    std::atomic<bool> fails = false;
    StoreOptions failing = options();
    failing.fault = [&fails](bool) -> std::optional<ErrorKind> {
        return fails ? std::optional(ErrorKind::Full) : std::nullopt;
    };
    auto opened = Store::open(failing);
    QVERIFY(opened.has_value());
    Store& store = **opened;
    int last = 0;
    const auto results = allAtOnce(
        store, std::function([](Connection& db) -> Result<> { return setValue(db, kName, 1); }),
        std::function([](Connection& db) -> Result<> { return setValue(db, QStringLiteral("other"), 2); }),
        std::function([&](Connection& db) -> Result<> {
            const auto set = setValue(db, QStringLiteral("last"), 3);
            ++last;
            fails = true; // from the commit on
            return set;
        }));
    QCOMPARE(last, 1);
    for (const auto& result : results) {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Full);
    }
    const auto seen = [&store](const QString& name) {
        return store.read([name](Connection& db) { return value(db, name); }).get().value_or(-2);
    };
    const QStringList names = {kName, QStringLiteral("other"), QStringLiteral("last")};
    for (const QString& name : names)
        QCOMPARE(seen(name), -1);
    fails = false;
    QVERIFY(store.write([](Connection& db) { return setValue(db, kName, 4); }).get().has_value());
    QCOMPARE(seen(kName), 4);
}

void TestStoreOpen::stoppingFinishesWhatWasAccepted() {
    const auto store = open();
    std::vector<std::future<Result<>>> accepted;
    for (int i = 0; i < 100; ++i)
        accepted.push_back(store->write([i](Connection& db) { return setValue(db, kName, i); }));
    store->stop();
    for (auto& done : accepted)
        QVERIFY(done.get().has_value());
    const auto late = store->write([](Connection& db) { return setValue(db, kName, 7); }).get();
    QVERIFY(!late);
    QCOMPARE(late.error().kind, ErrorKind::Busy);
    QCOMPARE(open()->read([](Connection& db) { return value(db, kName); }).get().value_or(-2), 99);
}

void TestStoreOpen::tooMuchWorkIsRefusedAtOnce() {
    StoreOptions few = options();
    few.longestQueue = 2;
    auto store = Store::open(few);
    QVERIFY(store.has_value());
    std::latch begun(1);
    std::latch go(1);
    auto first = (*store)->write([&](Connection&) -> Result<> {
        begun.count_down();
        go.wait();
        return {};
    });
    begun.wait();
    auto second = (*store)->write([](Connection& db) { return setValue(db, kName, 2); });
    auto third = (*store)->write([](Connection& db) { return setValue(db, kName, 3); });
    auto fourth = (*store)->write([](Connection& db) { return setValue(db, kName, 4); });
    QCOMPARE(fourth.get().error().kind, ErrorKind::Busy);
    QCOMPARE((*store)->waitingWrites(), 2U);
    go.count_down();
    QVERIFY(first.get() && second.get() && third.get());
}

QTEST_GUILESS_MAIN(TestStoreOpen)
#include "test_store_open.moc"
