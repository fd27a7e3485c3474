// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_door.h"
#include "tests/ui/looking.h"
#include "ui/dialogs/field.h"
#include "ui/dialogs/sign_in_window.h"
#include "ui/dialogs/unaccepted_panel.h"
#include "ui/widgets/notice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace leadout;
using namespace leadout::ui;
using test::SampleDoor;
using test::Stage;

namespace {

struct Shown : Stage {
    SampleDoor door;
    std::unique_ptr<SignInWindow> window;

    explicit Shown(bool companyHere = false, const client::SignInDoor::LastSignIn& last = {}) {
        door.companyHere = companyHere;
        door.last = last;
        window = std::make_unique<SignInWindow>(theme, words, door);
        window->show();
    }
    QLineEdit* line(const QString& name) {
        for (QLineEdit* one : window->findChildren<QLineEdit*>()) {
            if (one->isVisible() && one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    void type(const QString& name, const QString& text) { line(name)->setText(text); }
    void press(const QString& text) {
        for (QAbstractButton* one : window->findChildren<QAbstractButton*>()) {
            if (one->isVisible() && one->text() == text) {
                one->click();
                return;
            }
        }
        QFAIL(qPrintable(text));
    }
    void fill() {
        type(QStringLiteral("Server address"), QStringLiteral("leadout.example.org"));
        type(QStringLiteral("E-mail"), QStringLiteral("jonas@northside.example"));
        type(QStringLiteral("Password"), QStringLiteral("correct horse battery"));
    }
    QString fault(const QString& name) { return qobject_cast<Field*>(line(name)->parentWidget())->fault(); }
};

} // namespace

class TestSignInWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAddressIsMadeOfWhatIsTyped() {
        QCOMPARE(SignInWindow::serverFrom(QStringLiteral(" leadout.example.org ")),
                 QUrl(QStringLiteral("https://leadout.example.org")));
        QCOMPARE(SignInWindow::serverFrom(QStringLiteral("http://127.0.0.1:8080")),
                 QUrl(QStringLiteral("http://127.0.0.1:8080")));
        for (const char* here : {"127.0.0.1:8480", "localhost:8480", "[::1]:8480"})
            QCOMPARE(SignInWindow::serverFrom(QLatin1String(here)),
                     QUrl(QStringLiteral("http://") + QLatin1String(here)));
        QCOMPARE(SignInWindow::serverFrom(QStringLiteral("localhost.example.org")).scheme(),
                 QStringLiteral("https"));
        QVERIFY(!SignInWindow::serverFrom(QStringLiteral("not an address")).isValid());
        QVERIFY(!SignInWindow::serverFrom(QStringLiteral("ftp://example.org")).isValid());
        QVERIFY(!SignInWindow::serverFrom({}).isValid());
    }

    void whatIsMissingIsSaidAtItsField() {
        Shown shown;
        shown.press(QStringLiteral("Sign in"));
        QCOMPARE(shown.fault(QStringLiteral("Server address")), QStringLiteral("Fill this in."));
        QCOMPARE(shown.fault(QStringLiteral("Password")), QStringLiteral("Fill this in."));
        QVERIFY(shown.door.servers.isEmpty());
    }

    void aWrongPasswordIsSaidAtTheField() {
        Shown shown;
        shown.fill();
        shown.press(QStringLiteral("Sign in"));
        QVERIFY(shown.window->isBusy());
        QVERIFY(shown.door.answer(tl::unexpected(client::Refusal{"sign_in.wrong", {}})));
        QVERIFY(!shown.window->isBusy());
        QVERIFY(shown.fault(QStringLiteral("Password"))
                    .startsWith(QLatin1String("The e-mail address or the password is wrong.")));
    }

    void anotherRefusalIsSaidAboveTheForm() {
        Shown shown;
        shown.fill();
        shown.press(QStringLiteral("Sign in"));
        QVERIFY(shown.door.answer(tl::unexpected(client::Refusal{"access.membership_pending", {}})));
        const auto* notice = shown.window->findChild<Notice*>();
        QVERIFY(notice->isVisible());
        QCOMPARE(notice->text(), QStringLiteral("A head coach has to confirm your membership first."));
    }

    void aSignInOpensTheDesk() {
        Shown shown;
        QSignalSpy opened(shown.window.get(), &SignInWindow::opened);
        shown.fill();
        shown.press(QStringLiteral("Sign in"));
        QVERIFY(shown.door.answer(SampleDoor::in()));
        QCOMPARE(opened.size(), 1);
        QVERIFY(shown.line(QStringLiteral("Password"))->text().isEmpty());
    }

    void amongSeveralCompaniesOneIsChosen() {
        Shown shown;
        shown.fill();
        shown.press(QStringLiteral("Sign in"));
        QVERIFY(shown.door.answer(SampleDoor::choice()));
        QCOMPARE(shown.window->step(), SignInWindow::Step::Choose);
        QSignalSpy opened(shown.window.get(), &SignInWindow::opened);
        shown.press(QStringLiteral("Go on"));
        QCOMPARE(shown.door.companies, QStringList({QString(), QStringLiteral("one")}));
        QVERIFY(shown.door.answer(SampleDoor::in()));
        QCOMPARE(opened.size(), 1);
    }

    void aSignInUnderWayCanBeCancelled() {
        Shown shown;
        QSignalSpy opened(shown.window.get(), &SignInWindow::opened);
        shown.fill();
        shown.press(QStringLiteral("Sign in"));
        shown.press(QStringLiteral("Cancel"));
        QVERIFY(!shown.window->isBusy());
        QVERIFY(!shown.door.answer(SampleDoor::in()));
        QVERIFY(opened.isEmpty());
        shown.press(QStringLiteral("Sign in"));
        QCOMPARE(shown.door.servers.size(), 2);
    }

    void aSentenceAtEveryFieldSqueezesNone() {
        Shown shown;
        shown.window->resize(shown.window->minimumSize());
        shown.press(QStringLiteral("Start on this computer"));
        QTest::qWait(20);
        const int height = shown.line(QStringLiteral("Company"))->height();
        shown.press(QStringLiteral("Create the company"));
        shown.window->tell({"here.no_company", {}});
        QTest::qWait(20);
        for (const QString& name : {QStringLiteral("Company"), QStringLiteral("Password again")}) {
            QLineEdit* line = shown.line(name);
            QCOMPARE(line->height(), height);
            for (QLabel* label : line->parentWidget()->findChildren<QLabel*>()) {
                QVERIFY(!label->geometry().intersects(line->geometry()));
                QVERIFY(label->height() >= label->fontMetrics().height());
            }
        }
    }

    void aCompanyOnThisComputerNeedsAPasswordTwice() {
        Shown shown;
        shown.press(QStringLiteral("Start on this computer"));
        QCOMPARE(shown.window->step(), SignInWindow::Step::Here);
        shown.type(QStringLiteral("Company"), QStringLiteral("Northside Endurance"));
        shown.type(QStringLiteral("Your name"), QStringLiteral("Ana Ruiz"));
        shown.type(QStringLiteral("Your e-mail"), QStringLiteral("ana@northside.example"));
        shown.type(QStringLiteral("Password"), QStringLiteral("short"));
        shown.type(QStringLiteral("Password again"), QStringLiteral("short"));
        shown.press(QStringLiteral("Create the company"));
        QCOMPARE(shown.fault(QStringLiteral("Password")),
                 QStringLiteral("A password has 12 to 128 characters. Choose one of that length."));
        shown.type(QStringLiteral("Password"), QStringLiteral("four words that differ"));
        shown.press(QStringLiteral("Create the company"));
        QVERIFY(!shown.fault(QStringLiteral("Password again")).isEmpty());
        QVERIFY(shown.door.created.isEmpty());
        shown.type(QStringLiteral("Password again"), QStringLiteral("four words that differ"));
        shown.press(QStringLiteral("Create the company"));
        QCOMPARE(shown.door.created.size(), 1);
        QCOMPARE(shown.door.created.first().company, QStringLiteral("Northside Endurance"));
        QVERIFY(!shown.door.created.first().timeZone.isEmpty());
        QCOMPARE(shown.door.created.first().language, shown.words.language());
        const bool metric = QLocale::system().measurementSystem() == QLocale::MetricSystem;
        QCOMPARE(shown.door.created.first().units,
                 metric ? QStringLiteral("metric") : QStringLiteral("imperial"));
    }

    void whoSignedOutOfThisComputerSignsInThere() {
        Shown shown(true, {{}, true, QStringLiteral("ana@northside.example")});
        QCOMPARE(shown.window->step(), SignInWindow::Step::SignInHere);
        QCOMPARE(shown.line(QStringLiteral("E-mail"))->text(), QStringLiteral("ana@northside.example"));
        shown.press(QStringLiteral("Sign in"));
        QCOMPARE(shown.fault(QStringLiteral("Password")), QStringLiteral("Fill this in."));
        QVERIFY(shown.door.signedInHere.isEmpty());
        shown.type(QStringLiteral("Password"), QStringLiteral("correct horse battery"));
        shown.press(QStringLiteral("Sign in"));
        QVERIFY(shown.window->isBusy());
        QCOMPARE(shown.door.signedInHere, QStringList{QStringLiteral("ana@northside.example")});
        QVERIFY(shown.door.answer(tl::unexpected(client::Refusal{"sign_in.wrong", {}})));
        QVERIFY(!shown.fault(QStringLiteral("Password")).isEmpty());
        shown.press(QStringLiteral("Sign in"));
        QVERIFY(shown.door.answer(tl::unexpected(client::Refusal{"here.silent", {std::string("/log")}})));
        const auto* notice = shown.window->findChild<Notice*>();
        QVERIFY(notice->isVisible() && notice->text().contains(QStringLiteral("/log")));
        QSignalSpy opened(shown.window.get(), &SignInWindow::opened);
        shown.press(QStringLiteral("Sign in"));
        QVERIFY(!notice->isVisible());
        QVERIFY(shown.door.answer(SampleDoor::in()));
        QCOMPARE(opened.size(), 1);
    }

    void theWayToTheCompanyOnThisComputerIsOnTheFirstPage() {
        Shown shown(true, {QUrl(QStringLiteral("https://leadout.example.org")), false, {}});
        QCOMPARE(shown.window->step(), SignInWindow::Step::SignIn);
        shown.press(QStringLiteral("Sign in on this computer"));
        QCOMPARE(shown.window->step(), SignInWindow::Step::SignInHere);
        QCOMPARE(test::namelessControls(*shown.window), QStringList());
        QCOMPARE(test::cutWords(*shown.window), QStringList());
        shown.press(QStringLiteral("Sign in to a server instead"));
        QCOMPARE(shown.window->step(), SignInWindow::Step::SignIn);
    }

    void whoNeverGotToACompanyHereCreatesOne() {
        Shown shown(true, {{}, true, {}});
        QCOMPARE(shown.window->step(), SignInWindow::Step::SignInHere);
        shown.press(QStringLiteral("Create a company"));
        QCOMPARE(shown.window->step(), SignInWindow::Step::Here);
    }

    void whoTakesTheWrongWayIsLedToTheOther() {
        Shown shown(true);
        shown.press(QStringLiteral("Sign in on this computer"));
        shown.type(QStringLiteral("E-mail"), QStringLiteral("ana@northside.example"));
        shown.type(QStringLiteral("Password"), QStringLiteral("correct horse battery"));
        shown.press(QStringLiteral("Sign in"));
        QVERIFY(shown.door.answer(tl::unexpected(client::Refusal{"here.no_company", {}})));
        QCOMPARE(shown.window->step(), SignInWindow::Step::Here);
        QVERIFY(shown.window->findChild<Notice*>()->isVisible());
        for (const char* name : {"Company", "Your name"})
            shown.type(QLatin1String(name), QStringLiteral("Northside"));
        shown.type(QStringLiteral("Your e-mail"), QStringLiteral("ana@northside.example"));
        for (const char* name : {"Password", "Password again"})
            shown.type(QLatin1String(name), QStringLiteral("four words that differ"));
        shown.press(QStringLiteral("Create the company"));
        QVERIFY(shown.door.answer(tl::unexpected(client::Refusal{"here.company_exists", {}})));
        QCOMPARE(shown.window->step(), SignInWindow::Step::SignInHere);
        QCOMPARE(shown.line(QStringLiteral("E-mail"))->text(), QStringLiteral("ana@northside.example"));
    }

    void everyControlOfEveryStepHasAName() {
        Shown shown;
        QCOMPARE(test::namelessControls(*shown.window), QStringList());
        QCOMPARE(test::cutWords(*shown.window), QStringList());
        shown.press(QStringLiteral("Start on this computer"));
        QTest::qWait(20);
        QCOMPARE(test::namelessControls(*shown.window), QStringList());
        QCOMPARE(test::cutWords(*shown.window), QStringList());
    }

    void whatWasNotAcceptedIsShownCopiedAndDismissed() {
        Stage stage;
        stage.desk.refused = test::sampleUnaccepted();
        UnacceptedPanel panel(stage.theme, stage.words, stage.desk, nullptr);
        panel.setAttribute(Qt::WA_DeleteOnClose, false);
        panel.show();
        QPushButton* copy = nullptr;
        const auto find = [&panel](const QString& name) -> QPushButton* {
            for (QPushButton* button : panel.findChildren<QPushButton*>()) {
                if (button->accessibleName() == name)
                    return button;
            }
            return nullptr;
        };
        QTRY_VERIFY((copy = find(QStringLiteral("Copy text: Yours"))) != nullptr);
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), stage.desk.refused.front().mine);
        QCOMPARE(test::namelessControls(panel), QStringList());
        find(QStringLiteral("Dismiss: Feedback mode · Greta Nowak"))->click();
        QCOMPARE(stage.desk.dismissed, QList<QUuid>({stage.desk.refused.back().op}));
    }

    void whatWasNotAcceptedForAthletesWhoMovedIsSaidAndDismissed_data() {
        QTest::addColumn<QString>("why");
        QTest::addColumn<QString>("said");
        QTest::newRow("conflict") << QStringLiteral("conflict") << QStringLiteral("Somebody else");
        QTest::newRow("denied") << QStringLiteral("denied") << QStringLiteral("You were not allowed");
        for (const char* why : {"invalid", "stale_op", "key_reused", "blocked"})
            QTest::newRow(why) << QString::fromLatin1(why) << QStringLiteral("The server could not");
    }
    void whatWasNotAcceptedForAthletesWhoMovedIsSaidAndDismissed() {
        QFETCH(const QString, why);
        QFETCH(const QString, said);
        Stage stage;
        client::Unaccepted moved;
        moved.why = why;
        moved.moved = 2;
        stage.desk.refused = {moved};
        UnacceptedPanel panel(stage.theme, stage.words, stage.desk, nullptr);
        panel.setAttribute(Qt::WA_DeleteOnClose, false);
        panel.show();
        QPushButton* dismiss = nullptr;
        QTRY_VERIFY((dismiss = [&]() -> QPushButton* {
                        for (QPushButton* button : panel.findChildren<QPushButton*>()) {
                            if (button->accessibleName() ==
                                QLatin1String("Dismiss: 2 changes to athletes who moved to another coach"))
                                return button;
                        }
                        return nullptr;
                    }()) != nullptr);
        bool told = false;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            told = told || label->text().startsWith(said);
        QVERIFY(told);
        dismiss->click();
        QCOMPARE(stage.desk.movedDismissed, QStringList{why});
        QVERIFY(stage.desk.dismissed.isEmpty());
    }
};

QTEST_MAIN(TestSignInWindow)
#include "test_sign_in_window.moc"
