// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desk_window.h"

#include "app/desktop/options.h"
#include "app/desktop/stages.h"
#include "core/engine/recording/fit_writer.h"
#include "ui/pages/athletes/athlete_detail.h"

#include <QDateTime>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QLocalServer>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/types.h>
#endif

using namespace leadout;
using namespace leadout::test;

namespace {

void fill(const QWidget& window, const char* name, const QString& text) {
    for (QLineEdit* line : window.findChildren<QLineEdit*>()) {
        if (line->accessibleName() == QLatin1String(name) && line->isVisible()) {
            line->setText(text);
            return;
        }
    }
    QFAIL(name);
}

void press(const QWidget& window, const char* text) {
    for (QPushButton* button : window.findChildren<QPushButton*>()) {
        if (button->text() == QLatin1String(text) && button->isVisible()) {
            button->click();
            return;
        }
    }
    QFAIL(text);
}

constexpr int kRideSeconds = 3600;

/// An even ride that ended just now.
bool writeRide(const QString& path) {
    engine::Recording recording;
    recording.start = static_cast<std::uint32_t>(QDateTime::currentSecsSinceEpoch() - kRideSeconds);
    for (std::uint32_t i = 0; i < kRideSeconds; ++i) {
        recording.samples.time.push_back(recording.start + i);
        recording.samples.power_w.put(i, 180);
        recording.samples.speed_mm_s.put(i, 8'000);
    }
    recording.timer_s = recording.elapsed_s = kRideSeconds;
    engine::Leg leg;
    leg.sport = engine::Sport::Cycling;
    leg.start = recording.start;
    leg.timer_s = leg.elapsed_s = recording.timer_s;
    recording.legs = {leg};
    const std::vector<std::uint8_t> bytes = engine::writeFitActivity(recording);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) &&
           file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size())) ==
               static_cast<qint64>(bytes.size());
}

#ifdef Q_OS_LINUX
QList<qint64> childrenOf(qint64 process) {
    QFile list(QStringLiteral("/proc/%1/task/%1/children").arg(process));
    QList<qint64> children;
    if (list.open(QIODevice::ReadOnly)) {
        for (const QByteArray& child : list.readAll().simplified().split(' ')) {
            if (!child.isEmpty())
                children.append(child.toLongLong());
        }
    }
    return children;
}

/// One that has ended may still stand in the system's list until its parent has asked about it.
bool isRunning(qint64 process) {
    QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
}
#endif

} // namespace

class TestFirstRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAProfileTheProgramAsksForASignIn() {
        DeskWindow desk(Keychain::OfTheTest);
        desk.program->reopen();
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->signInWindow() != nullptr, kPatience);
        QVERIFY(desk.program->signInWindow()->isVisible());
        QVERIFY(desk.program->mainWindow() == nullptr);
    }

    void aCompanyOnThisComputerIsMadeWithoutAKeychain() {
        DeskWindow desk(Keychain::OfTheSystem, programPath(QStringLiteral("leadoutd")));
        desk.program->reopen();
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->signInWindow() != nullptr, kPatience);
        const ui::SignInWindow& first = *desk.program->signInWindow();
        press(first, "Start on this computer");
        fill(first, "Company", QStringLiteral("Nordlicht"));
        fill(first, "Your name", QStringLiteral("Ana Ruiz"));
        fill(first, "Your e-mail", QStringLiteral("ana@example.org"));
        fill(first, "Password", QStringLiteral("wren ladle comet birch"));
        fill(first, "Password again", QStringLiteral("wren ladle comet birch"));
        press(first, "Create the company");
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() != nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.desk().status().link == client::LinkState::Online, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.desk().me().has_value(), kPatience);
        QCOMPARE(desk.desk().me()->company, QStringLiteral("Nordlicht"));
        QVERIFY(desk.desk().me()->isHead());
        QVERIFY(desk.program->signInWindow() == nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("This computer's keychain is missing or locked")),
                                 kPatience);
    }

    void anAthleteIsAddedAndARecordingThatIsDroppedOnThemIsAnalyzed() {
        QTemporaryDir rides;
        const QString ride = rides.filePath(QStringLiteral("this-morning.fit"));
        QVERIFY(writeRide(ride));
        DeskWindow desk(Keychain::OfTheTest, programPath(QStringLiteral("leadoutd")));
        desk.createHere();
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() != nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isFilled(), kPatience);
        desk.window().openPage(QStringLiteral("athletes"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.pageSays(QStringLiteral("No active athletes.")), kPatience);
        press(desk.window(), "Add athlete");
        fill(desk.window(), "Name", QStringLiteral("Nils Berg"));
        press(desk.window(), "Add");
        QTRY_COMPARE_WITH_TIMEOUT(desk.athletes().size(), std::size_t{1}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(desk.desk().status().waiting, 0, kPatience);
        auto* detail = desk.page()->findChild<ui::AthleteDetail*>();
        QTRY_VERIFY_WITH_TIMEOUT(detail->athlete() == desk.athletes().front().id, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.pageSays(QStringLiteral("Nils Berg")), kPatience);
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(ride)});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(detail->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(detail->viewport(), &drop);
        const auto session = [&desk] {
            desk.desk().syncNow();
            QTest::qWait(500);
            std::optional<client::Queue> queue;
            QObject context;
            desk.desk().queue({}, &context, [&](client::Queue all) { queue = std::move(all); });
            (void)QTest::qWaitFor([&] { return queue.has_value(); }, kPatience);
            return queue && queue->items.size() == 1 ? queue->items.front() : client::SessionItem();
        };
        QTRY_COMPARE_WITH_TIMEOUT(session().athleteName, QStringLiteral("Nils Berg"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(session().state, domain::AnalysisState::ReviewPending, kPatience);
        QVERIFY(!session().error);
        QCOMPARE(session().doneS, std::optional(kRideSeconds));
    }

    void signingOutLeadsBackToTheSignIn() {
        DeskWindow desk(Keychain::OfTheTest, programPath(QStringLiteral("leadoutd")));
        desk.createHere();
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() != nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.desk().status().link == client::LinkState::Online, kPatience);
        desk.window().openPage(QStringLiteral("settings"));
        press(desk.window(), "Sign out");
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() == nullptr, kPatience);
        QVERIFY(desk.program->signInWindow()->isVisible());
    }

    void whoSignedOutOfThisComputerSignsInAgain_data() {
        QTest::addColumn<bool>("restarted");
        QTest::newRow("at once") << false;
        QTest::newRow("after a new start of its server") << true;
    }
    void whoSignedOutOfThisComputerSignsInAgain() {
        QFETCH(const bool, restarted);
        DeskWindow desk(Keychain::OfTheTest, programPath(QStringLiteral("leadoutd")));
        desk.createHere();
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() != nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.desk().status().link == client::LinkState::Online, kPatience);
        desk.window().openPage(QStringLiteral("settings"));
        press(desk.window(), "Sign out");
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() == nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->signInWindow()->isVisible(), kPatience);
        bool closed = !restarted;
        if (restarted)
            desk.door().close([&closed] { closed = true; });
        QTRY_VERIFY_WITH_TIMEOUT(closed, kPatience);
        const ui::SignInWindow& again = *desk.program->signInWindow();
        QCOMPARE(again.step(), ui::SignInWindow::Step::SignInHere);
        fill(again, "Password", QStringLiteral("wren ladle comet birch"));
        press(again, "Sign in");
        QVERIFY(again.isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() != nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isFilled(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(desk.desk().status().link, client::LinkState::Online, kPatience);
        QCOMPARE(desk.desk().me()->company, QStringLiteral("Nordlicht"));
    }

#ifdef Q_OS_LINUX
    void theBackendOfThisComputerIsStartedAgainAndItIsSaid() {
        DeskWindow desk(Keychain::OfTheTest, programPath(QStringLiteral("leadoutd")));
        desk.createHere();
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() != nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isFilled(), kPatience);
        const QList<qint64> children = childrenOf(QCoreApplication::applicationPid());
        QCOMPARE(children.size(), qsizetype{1});
        QVERIFY(::kill(static_cast<pid_t>(children.first()), SIGKILL) == 0);
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("Leadout's own server has ended.")), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.desk().status().ownServer == client::OwnServer::None &&
                                     desk.desk().status().link == client::LinkState::Online,
                                 kPatience);
        QVERIFY(!desk.says(QStringLiteral("Leadout's own server has ended.")));
        QVERIFY(childrenOf(QCoreApplication::applicationPid()) != children);
    }

    void theBackendOfThisComputerEndsWithTheProgramHoweverItEnds() {
        QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("data"));
        {
            DeskWindow desk(Keychain::OfTheTest, programPath(QStringLiteral("leadoutd")), data);
            desk.createHere();
            QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() != nullptr, kPatience);
            bool closed = false;
            desk.program->close([&] { desk.door().close([&closed] { closed = true; }); });
            QTRY_VERIFY_WITH_TIMEOUT(closed, kPatience);
        }
        // The third time with a session bus that never answers, for which the keychain's library waits.
        QLocalServer deaf;
        QVERIFY(deaf.listen(folder.filePath(QStringLiteral("bus"))));
        for (const auto& [signal, bus] :
             {std::pair(SIGKILL, false), std::pair(SIGTERM, false), std::pair(SIGTERM, true)}) {
            QProcess program;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            if (bus)
                environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                                   QStringLiteral("unix:path=") + deaf.fullServerName());
            program.setProcessEnvironment(environment);
            program.setProcessChannelMode(QProcess::ForwardedChannels);
            program.start(programPath(QStringLiteral("leadout")), {QStringLiteral("--data"), data});
            QVERIFY(program.waitForStarted(kPatience));
            QTRY_COMPARE_WITH_TIMEOUT(childrenOf(program.processId()).size(), qsizetype{1}, kPatience);
            const qint64 backend = childrenOf(program.processId()).first();
            QTest::qWait(500);
            QVERIFY(::kill(static_cast<pid_t>(program.processId()), signal) == 0);
            QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(!isRunning(backend), kPatience);
            if (signal == SIGTERM)
                QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        }
    }
#endif

#ifdef Q_OS_UNIX
    void nobodyElseMayReadTheSettings() {
        QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("data"));
        const QString path = data + QStringLiteral("/settings.ini");
        for (const bool wasOpen : {false, true}) {
            if (wasOpen)
                QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
            const auto settings = desktop::openSettings(data);
            settings->setValue(QStringLiteral("look/shade"), wasOpen);
            settings->sync();
            QCOMPARE(settings->status(), QSettings::NoError);
            const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
            QVERIFY(!(QFile::permissions(path) & others));
            QVERIFY(!(QFile::permissions(data) & others));
            QCOMPARE(desktop::openSettings(data)->value(QStringLiteral("look/shade")).toBool(), wasOpen);
        }
    }
#endif

    void closingEndsTheDesk() {
        DeskWindow desk(Keychain::OfTheTest, programPath(QStringLiteral("leadoutd")));
        desk.createHere();
        QTRY_VERIFY_WITH_TIMEOUT(desk.program->mainWindow() != nullptr, kPatience);
        bool closed = false;
        desk.program->close([&closed] { closed = true; });
        QTRY_VERIFY_WITH_TIMEOUT(closed, kPatience);
        QVERIFY(desk.program->desk() == nullptr);
    }

    void aStageThatIsNeverReachedEndsWithASentence() {
        desktop::Stages stages;
        QSignalSpy failed(&stages, &desktop::Stages::failed);
        QSignalSpy finished(&stages, &desktop::Stages::finished);
        int begun = 0;
        stages.add({QStringLiteral("the first"), [&begun] { ++begun; }, {}});
        stages.add({QStringLiteral("the moon"), [&begun] { ++begun; }, [] { return false; },
                    std::chrono::milliseconds(0), std::chrono::milliseconds(100)});
        stages.add({QStringLiteral("the last"), [&begun] { ++begun; }, {}});
        stages.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("Gave up waiting for the moon."));
        QCOMPARE(begun, 2);
        QCOMPARE(finished.count(), 0);
    }

    void theCommandLineIsReadOrRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("good");
        const auto words = [](const char* text) {
            return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        QTest::newRow("nothing") << QStringList() << true;
        QTest::newRow("everything") << words("--data a --theme dark --lang de") << true;
        QTest::newRow("a sample") << words("--sample a --tour b") << true;
        QTest::newRow("a tour of nothing") << words("--tour b") << false;
        QTest::newRow("two things at once") << words("--screenshots a --sample b") << false;
        QTest::newRow("a theme there is not") << words("--theme pink") << false;
        QTest::newRow("a language there is not") << words("--lang xx") << false;
        QTest::newRow("no value") << words("--data") << false;
        QTest::newRow("an option there is not") << words("--what") << false;
    }
    void theCommandLineIsReadOrRefused() {
        QFETCH(const QStringList, arguments);
        QFETCH(const bool, good);
        QCOMPARE(desktop::readOptions(arguments).has_value(), good);
    }
};

QTEST_MAIN(TestFirstRun)
#include "test_first_run.moc"
