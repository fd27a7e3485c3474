// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/child_process.h"
#include "core/platform/parent_watch.h"

#include <QSignalSpy>
#include <QTest>

#include <cstdio>
#include <string>

using namespace leadout::platform;
using namespace std::chrono_literals;

class TestChildProcess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChildTalksInLinesAndEndsWhenItsInputDoes() {
        ChildProcess child;
        QSignalSpy lines(&child, &ChildProcess::lineReceived);
        QSignalSpy ended(&child, &ChildProcess::ended);
        start(child, QStringLiteral("watch"));
        QTRY_COMPARE(lines.count(), 2);
        QCOMPARE(lines.at(0).at(0).toByteArray(), QByteArray("port 1234"));
        QCOMPARE(lines.at(1).at(0).toByteArray(), QByteArray("ready"));

        child.send("ignored\n");
        child.stop(60s);
        QVERIFY(ended.wait(30000));
        QCOMPARE(ended.at(0).at(0).toInt(), 7);
        QCOMPARE(ended.at(0).at(1).toBool(), true);
        QVERIFY(!child.running());
    }

    void aChildThatDoesNotListenIsKilledAfterTheGrace() {
        ChildProcess child;
        QSignalSpy lines(&child, &ChildProcess::lineReceived);
        QSignalSpy ended(&child, &ChildProcess::ended);
        start(child, QStringLiteral("deaf"));
        QTRY_COMPARE(lines.count(), 1);
        child.stop(10ms);
        QVERIFY(ended.wait(30000));
        QCOMPARE(ended.at(0).at(1).toBool(), false);
    }

    void aChildThatNeverEndsItsLineIsKilled() {
        ChildProcess child;
        QSignalSpy lines(&child, &ChildProcess::lineReceived);
        QSignalSpy ended(&child, &ChildProcess::ended);
        start(child, QStringLiteral("endless"));
        QVERIFY(ended.wait(30000));
        QCOMPARE(ended.at(0).at(1).toBool(), false);
        QCOMPARE(lines.count(), 0);
    }

    void linesThatArriveWithTheEndAreNotLost() {
        ChildProcess child;
        QSignalSpy lines(&child, &ChildProcess::lineReceived);
        QSignalSpy ended(&child, &ChildProcess::ended);
        start(child, QStringLiteral("brief"));
        QVERIFY(ended.wait(30000));
        QCOMPARE(ended.at(0).at(0).toInt(), 3);
        QCOMPARE(lines.count(), 2);
        QCOMPARE(lines.at(0).at(0).toByteArray(), QByteArray("one"));
        QCOMPARE(lines.at(1).at(0).toByteArray(), QByteArray("two"));
    }

    void aProgramThatIsNotThereIsReported() {
        ChildProcess child;
        QSignalSpy failed(&child, &ChildProcess::failedToStart);
        child.start(QStringLiteral("/no/such/program"), {});
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!failed.at(0).at(0).toString().isEmpty());
        QVERIFY(!child.running());
        child.stop(10ms);
    }

private:
    static void start(ChildProcess& child, const QString& part) {
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), part});
    }
};

/// What this program does when a test has started it as a child.
static int playChild(int argc, char** argv) {
    const std::string part = argv[2];
    if (part == "brief") {
        std::fputs("one\ntwo\r\n", stdout);
        return 3;
    }
    QCoreApplication application(argc, argv);
    if (part == "endless") {
        const std::string line(static_cast<std::size_t>(ChildProcess::kLongestLine) + 1, 'x');
        std::fputs(line.c_str(), stdout);
    } else {
        std::fputs("port 1234\n", stdout);
    }
    ParentWatch watch;
    if (part == "watch") {
        QObject::connect(&watch, &ParentWatch::parentGone, &application, [] { QCoreApplication::exit(7); });
        std::fputs("ready\n", stdout);
    }
    std::fflush(stdout);
    return QCoreApplication::exec();
}

int main(int argc, char** argv) {
    if (argc == 3 && std::string(argv[1]) == "--child")
        return playChild(argc, argv);
    QCoreApplication application(argc, argv);
    TestChildProcess test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_child_process.moc"
