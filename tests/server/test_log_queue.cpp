// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/log_queue.h"

#include <QByteArrayList>
#include <QTest>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

using leadout::backend::LogQueue;
using namespace std::chrono_literals;

namespace {

/// Somebody who reads the log, while they are let.
struct Reader {
    std::mutex mutex;
    std::condition_variable changed;
    bool reads = true;
    bool waits = false; ///< a line is being written to it
    QByteArrayList lines;

    void take(const QByteArray& line) {
        std::unique_lock lock(mutex);
        waits = true;
        changed.notify_all();
        changed.wait(lock, [this] { return reads; });
        waits = false;
        lines.append(line);
        changed.notify_all();
    }
    void setReads(bool on) {
        const std::lock_guard lock(mutex);
        reads = on;
        changed.notify_all();
    }
    void awaitStuck() {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return waits; });
    }
    QByteArrayList taken() {
        const std::lock_guard lock(mutex);
        return lines;
    }
};

LogQueue::Sink sinkOf(const std::shared_ptr<Reader>& reader) {
    return [reader](const QByteArray& line) { reader->take(line); };
}

QByteArray lost(std::uint64_t lines) {
    return "lost " + QByteArray::number(static_cast<qulonglong>(lines));
}

} // namespace

class TestLogQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLineIsWrittenBeforeItEnds() {
        const auto reader = std::make_shared<Reader>();
        {
            LogQueue log(sinkOf(reader), lost);
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread) {
                threads.emplace_back([&log] {
                    for (int i = 0; i < 500; ++i)
                        log.add("line");
                });
            }
            threads.clear();
            log.stop(60s);
        }
        QCOMPARE(reader->taken().size(), 2000);
        QCOMPARE(reader->taken().count("line"), 2000);
    }

    void aReaderWhoIsStuckKeepsNobodyWaitingAndLosesWhatDoesNotFit() {
        const auto reader = std::make_shared<Reader>();
        reader->setReads(false);
        LogQueue log(sinkOf(reader), lost, 3);
        log.add("first");
        reader->awaitStuck();
        for (int i = 0; i < 10; ++i)
            log.add("later " + QByteArray::number(i));
        reader->setReads(true);
        log.stop(60s);
        const QByteArrayList expected = {"first", "later 0", "later 1", "later 2", "lost 7"};
        QCOMPARE(reader->taken(), expected);
        log.add("after the end");
        QCOMPARE(reader->taken(), expected);
    }

    void aReaderWhoStaysStuckDoesNotKeepItFromEnding() {
        const auto reader = std::make_shared<Reader>();
        reader->setReads(false);
        {
            LogQueue log(sinkOf(reader), lost);
            log.add("first");
            reader->awaitStuck();
            log.stop(10ms);
        }
        QVERIFY(reader->taken().isEmpty());
        reader->setReads(true); // the thread that was left behind ends by itself
        QTRY_COMPARE(reader->taken(), QByteArrayList{"first"});
    }
};

QTEST_GUILESS_MAIN(TestLogQueue)
#include "test_log_queue.moc"
