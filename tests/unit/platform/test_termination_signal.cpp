// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/termination_signal.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace leadout::platform;

class TestTerminationSignal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void askingToEndReachesTheEventLoop_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("interrupt") << SIGINT;
    }

    void askingToEndReachesTheEventLoop() {
        QFETCH(int, number);
        TerminationSignal signal;
        QSignalSpy asked(&signal, &TerminationSignal::requested);
        std::raise(number);
        QCOMPARE(asked.count(), 0);
        QVERIFY(asked.wait());
        std::raise(number);
        QVERIFY(asked.wait());
        QCOMPARE(asked.count(), 2);
    }

    void afterwardsTheFormerHandlerIsBack() {
        static volatile std::sig_atomic_t handled = 0;
        std::signal(SIGTERM, [](int) { handled = 1; });
        { TerminationSignal signal; }
        std::raise(SIGTERM);
        QCOMPARE(static_cast<int>(handled), 1);
        std::signal(SIGTERM, SIG_DFL);
    }
};

QTEST_GUILESS_MAIN(TestTerminationSignal)
#include "test_termination_signal.moc"
