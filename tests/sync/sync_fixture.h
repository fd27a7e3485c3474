// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/world/client_program.h"
#include "tests/support/world/coach_world.h"
#include "tests/support/world/faulty_line.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <memory>
#include <vector>

namespace leadout::test {

/// A coach with the program that they work with.
struct CoachAtWork {
    backend::Membership coach;
    std::unique_ptr<ClientProgram> program = std::make_unique<ClientProgram>();
};

/// A company's backend, the line that leads to it, and what it takes to let coaches work.
class SyncFixture {
public:
    /// False after a failed check.
    bool start() {
        if (!world.start())
            return false;
        line.leadTo(world.api->port());
        return true;
    }

    /// Signs a coach's program in and waits until it has everything.
    CoachAtWork atWork(const backend::Membership& coach) {
        CoachAtWork made;
        made.coach = coach;
        if (!made.program->signIn(line.url(), world.oneTimeSecret(coach)))
            QTest::qFail("the program does not get in", __FILE__, __LINE__);
        settle({&made});
        return made;
    }

    /// Lets time go on and everything be tried until these programs hold exactly what their coaches may see
    /// and nothing of theirs is under way; fails the test when that takes too long.
    bool settle(const std::vector<CoachAtWork*>& coaches) {
        QElapsedTimer since;
        since.start();
        QString why;
        do {
            world.work();
            why.clear();
            for (CoachAtWork* each : coaches)
                why += unsettled(*each);
            if (why.isEmpty())
                return true;
            QTest::qSleep(kGlance);
        } while (since.elapsed() < kPatience);
        QTest::qFail(qPrintable(QStringLiteral("it does not come to rest: ") + why), __FILE__, __LINE__);
        return false;
    }

    CoachWorld world;
    FaultyLine line;

private:
    static constexpr int kGlance = 25;
    static constexpr int kPatience = 60'000;

    /// What keeps a program from being at rest.
    QString unsettled(CoachAtWork& each) {
        ClientProgram& program = *each.program;
        program.pass(std::chrono::seconds(5));
        program.ask(QStringLiteral("sync"));
        const QJsonObject status = program.ask(QStringLiteral("status"));
        if (status.value(QStringLiteral("link")) != QLatin1String("online") ||
            status.value(QStringLiteral("waiting")).toInt() != 0)
            return QString::fromUtf8(QJsonDocument(status).toJson(QJsonDocument::Compact));
        if (const int left = program.unfinished(); left != 0)
            return QStringLiteral("%1 unfinished things ").arg(left);
        return program.cachedRows() == world.visibleRows(each.coach) ? QString()
                                                                     : QStringLiteral("other rows ");
    }
};

} // namespace leadout::test
