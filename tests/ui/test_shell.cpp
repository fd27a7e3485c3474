// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/looking.h"
#include "ui/dialogs/held_panel.h"
#include "ui/dialogs/unaccepted_panel.h"
#include "ui/shell/navigation.h"
#include "ui/shell/status_line.h"
#include "ui/shell/undo_strip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/notice.h"

#include <QDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace leadout;
using namespace leadout::ui;
using namespace std::chrono_literals;
using client::LinkState;
using test::SampleDesk;
using test::Stage;

namespace {

class EmptyPage : public Page {
public:
    explicit EmptyPage(const Surroundings& surroundings)
        : Page(surroundings, QStringLiteral("Somewhere"), Icon::Note) {
        showEmpty(Icon::Note, QStringLiteral("Nothing here."));
    }
    void activate() override { ++opened; }
    void settle() override {
        if (!static_cast<SampleDesk&>(desk()).signedOut)
            ++settled;
    }
    int opened = 0;
    int settled = 0; ///< before the desk was left
};

Page* makeEmpty(const Surroundings& surroundings) {
    return new EmptyPage(surroundings);
}

std::vector<PageEntry> countedPages() {
    return {
        {QStringLiteral("dashboard"),
         QStringLiteral("Dashboard"),
         Icon::Dashboard,
         PageEntry::Count::Queue,
         {},
         makeEmpty},
        {QStringLiteral("athletes"),
         QStringLiteral("Athletes"),
         Icon::Athletes,
         PageEntry::Count::Athletes,
         {},
         makeEmpty},
        {QStringLiteral("alerts"), QStringLiteral("Alerts"), Icon::Alerts, PageEntry::Count::None,
         domain::Action::ManageAlertRules, makeEmpty},
    };
}

client::Status offline() {
    client::Status status;
    status.link = LinkState::Offline;
    status.queueSize = 18;
    status.syncedAt = SampleDesk::clock().now() - 102min;
    return status;
}

template <class Child>
Child* shown(const QWidget& window) {
    for (Child* child : window.findChildren<Child*>()) {
        if (child->isVisible())
            return child;
    }
    return nullptr;
}

void activateWindow(QWidget& window) {
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

} // namespace

class TestShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePagesStandInTheirOrder() {
        Stage stage;
        const QStringList order = {QStringLiteral("dashboard"),   QStringLiteral("athletes"),
                                   QStringLiteral("team"),        QStringLiteral("alerts"),
                                   QStringLiteral("ai-feedback"), QStringLiteral("settings")};
        qsizetype last = -1;
        for (const PageEntry& entry : pages(stage.preferences)) {
            QVERIFY2(order.indexOf(entry.word) > last, qPrintable(entry.word));
            last = order.indexOf(entry.word);
        }
        QCOMPARE(last, order.size() - 1);
    }

    void assistantsSeeALockAtWhatIsForHeadCoaches() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, pages(stage.preferences));
        QStringList locked;
        for (int i = 0; NavigationEntry* entry = window.navigation()->entry(i); ++i) {
            if (entry->isLocked())
                locked.append(entry->text());
            QVERIFY(entry->isEnabled());
        }
        QCOMPARE(locked, QStringList({QStringLiteral("Alerts"), QStringLiteral("AI feedback")}));
    }

    void headCoachesSeeNoLock() {
        Stage stage(domain::Role::Head);
        MainWindow window(stage.surroundings, stage.preferences, pages(stage.preferences));
        for (int i = 0; NavigationEntry* entry = window.navigation()->entry(i); ++i)
            QVERIFY(!entry->isLocked());
    }

    void aLockSaysWhy() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        QCOMPARE(window.navigation()->entry(2)->toolTip(),
                 QStringLiteral("Only head coaches can manage compliance alert rules."));
    }

    void numbersFollowTheDesk() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        QCOMPARE(window.navigation()->entry(0)->count(), std::optional<int>(18));
        QCOMPARE(window.navigation()->entry(1)->count(), std::optional<int>(6));
        stage.desk.state.queueSize = 17;
        stage.desk.state.athletes = 5;
        Q_EMIT stage.desk.statusChanged();
        QCOMPARE(window.navigation()->entry(0)->count(), std::optional<int>(17));
        QCOMPARE(window.navigation()->entry(1)->count(), std::optional<int>(5));
    }

    void controlAndANumberOpenAPage() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        activateWindow(window);
        Page* first = window.page();
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QVERIFY(window.page() != first);
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window.page(), first);
        QCOMPARE(dynamic_cast<EmptyPage*>(first)->opened, 2);
    }

    void theQuestionMarkListsTheKeys() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        activateWindow(window);
        QTest::keyClick(&window, Qt::Key_Question);
        const auto* keys = shown<KeyList>(window);
        QVERIFY(keys != nullptr);
        QStringList words;
        for (const QLabel* label : keys->findChildren<QLabel*>())
            words.append(label->text());
        for (const auto& expected : {QStringLiteral("Dashboard"), QStringLiteral("Sync now"),
                                     QStringLiteral("Undo the last decision"), QStringLiteral("Keys")})
            QVERIFY2(words.contains(expected), qPrintable(expected));
    }

    void whereTheLeaseHasEndedALockStandsInThePlaceOfThePages() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        activateWindow(window);
        auto* locked = window.findChild<EmptyState*>();
        QVERIFY(!locked->isVisible());
        stage.desk.state.lease = client::Lease::Ended;
        Q_EMIT stage.desk.statusChanged();
        QVERIFY(locked->isVisible());
        QVERIFY(!window.page()->isVisible());
        QVERIFY(locked->sentence().contains(QStringLiteral("for 14 days,")));
        stage.desk.state.offlineDays = 1;
        Q_EMIT stage.desk.statusChanged();
        QVERIFY(locked->sentence().contains(QStringLiteral("for 1 day,")));
        locked->step()->click();
        QCOMPARE(stage.desk.syncs, 1);
        stage.desk.state.lease = client::Lease::Held;
        Q_EMIT stage.desk.statusChanged();
        QVERIFY(window.page()->isVisible());
        QVERIFY(!locked->isVisible());
    }

    void whatIsLockedIsNotCounted() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        stage.desk.state.lease = client::Lease::Ended;
        Q_EMIT stage.desk.statusChanged();
        QVERIFY(!window.navigation()->entry(0)->count());
        QVERIFY(!window.navigation()->entry(1)->count());
        stage.desk.state.lease = client::Lease::Held;
        Q_EMIT stage.desk.statusChanged();
        QCOMPARE(window.navigation()->entry(0)->count(), std::optional<int>(18));
    }

    void aPageThatIsChosenWhileLockedIsNotMarked() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        activateWindow(window);
        stage.desk.state.lease = client::Lease::Ended;
        Q_EMIT stage.desk.statusChanged();
        Page* first = window.page();
        window.navigation()->entry(1)->click();
        QCOMPARE(window.page(), first);
        QVERIFY(window.navigation()->entry(0)->isChecked());
    }

    void theLockOffersNothingThatNeedsASignInFirst() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        activateWindow(window);
        auto* locked = window.findChild<EmptyState*>();
        stage.desk.state.lease = client::Lease::Ended;
        Q_EMIT stage.desk.statusChanged();
        QVERIFY(locked->step()->isVisible());
        stage.desk.state.link = LinkState::SignInNeeded;
        Q_EMIT stage.desk.statusChanged();
        QVERIFY(locked->isVisible());
        QVERIFY(!locked->step()->isVisible());
        QVERIFY(window.findChild<Notice*>()->isVisible());
    }

    void aCommandIsFoundByAPartOfItsName() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        activateWindow(window);
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto* commands = shown<CommandList>(window);
        QVERIFY(commands != nullptr);
        auto* text = commands->findChild<QLineEdit*>();
        QTest::keyClicks(text, QStringLiteral("sync"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(stage.desk.syncs, 1);
    }

    void theStatusLineSaysHowThingsStand_data() {
        QTest::addColumn<client::Status>("status");
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("waiting");
        QTest::addColumn<QString>("synced");
        client::Status online;
        online.link = LinkState::Online;
        online.syncedAt = SampleDesk::clock().now() - 10s;
        const auto row = [](const char* name, const client::Status& status, const QString& link,
                            const QString& waiting, const QString& synced) {
            QTest::newRow(name) << status << link << waiting << synced;
        };
        const auto with = [](client::Status status, auto change) {
            change(status);
            return status;
        };
        const QString now = QStringLiteral("Synced just now");
        const QString last = QStringLiteral("Last synced 06:58");
        row("online", online, QStringLiteral("Online"), {}, now);
        row("online, a while ago",
            with(online, [](auto& s) { s.syncedAt = SampleDesk::clock().now() - 5min; }),
            QStringLiteral("Online"), {}, QStringLiteral("Synced 08:35"));
        row("online, a newer engine", with(online, [](auto& s) { s.renewing = 37; }),
            QStringLiteral("Online"), {}, now + QStringLiteral(" · 37 still to analyze anew"));
        row("online, sending", with(online, [](auto& s) { s.waiting = 1; }), QStringLiteral("Online"),
            QStringLiteral("Sending 1 change"), now);
        row("offline, all here", offline(),
            QStringLiteral("Offline. All 18 sessions in your queue are on this computer."), {}, last);
        row("offline, some here", with(offline(), [](auto& s) { s.queueNotLocal = 3; }),
            QStringLiteral("Offline. 15 of 18 sessions in your queue are on this computer."), {}, last);
        row("offline, nothing to review", with(offline(), [](auto& s) { s.queueSize = 0; }),
            QStringLiteral("Offline"), {}, last);
        row("offline, reviews wait", with(offline(), [](auto& s) { s.waiting = s.waitingReviews = 2; }),
            QStringLiteral("Offline. All 18 sessions in your queue are on this computer."),
            QStringLiteral("2 reviews go out when you're online"), last);
        row("offline, reviews and more wait",
            with(offline(), [](auto& s) { s.waiting = 3, s.waitingReviews = 2; }),
            QStringLiteral("Offline. All 18 sessions in your queue are on this computer."),
            QStringLiteral("2 reviews go out when you're online, and 1 more change"), last);
        row("offline, another change waits", with(offline(), [](auto& s) { s.waiting = 1; }),
            QStringLiteral("Offline. All 18 sessions in your queue are on this computer."),
            QStringLiteral("1 change goes out when you're online"), last);
        row("a new start", client::Status{}, QStringLiteral("Connecting…"), {},
            QStringLiteral("Not synced yet"));
        row("a busy server", with(online, [](auto& s) { s.link = LinkState::Struggling; }),
            QStringLiteral("The server is busy or has a fault. Leadout keeps trying."), {},
            QStringLiteral("Last synced 08:39"));
        row("signed out", with(offline(), [](auto& s) { s.link = LinkState::SignInNeeded; }),
            QStringLiteral("Not signed in. Your work is kept on this computer."), {}, last);
        row("too old", with(offline(), [](auto& s) { s.link = LinkState::Unsupported; }),
            QStringLiteral("This version of Leadout doesn't fit the server."), {}, last);
        row("no member any more", with(offline(), [](auto& s) { s.link = LinkState::Ended; }),
            QStringLiteral("You are no longer a member of this company."), {}, last);
    }

    void theStatusLineSaysHowThingsStand() {
        Stage stage;
        QFETCH(client::Status, status);
        QTEST(StatusLine::linkSentence(status, stage.words), "link");
        QTEST(StatusLine::waitingSentence(status, stage.words), "waiting");
        QTEST(StatusLine::syncedSentence(status, stage.words), "synced");
    }

    void whatIsNotHereYetIsSaidHoweverTheLinkIs() {
        Stage stage;
        for (const LinkState link :
             {LinkState::Connecting, LinkState::Online, LinkState::Offline, LinkState::Struggling,
              LinkState::SignInNeeded, LinkState::Unsupported, LinkState::Ended}) {
            client::Status status = offline();
            status.link = link;
            const QString all = StatusLine::linkSentence(status, stage.words);
            status.athletesNotLocal = 3;
            QCOMPARE(StatusLine::linkSentence(status, stage.words),
                     all + QStringLiteral(" · 3 athletes not on this computer yet"));
        }
    }

    void aNarrowStatusLineSaysTheLeastImportantInFewerWords_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("english") << QStringLiteral("en");
        QTest::newRow("german") << QStringLiteral("de");
    }
    void aNarrowStatusLineSaysTheLeastImportantInFewerWords() {
        QFETCH(QString, language);
        Stage stage(domain::Role::Assistant, ShadeChoice::Light, language);
        client::Status status = offline();
        status.waiting = status.waitingReviews = status.attention = 2;
        status.held = 3;
        StatusLine line(stage.theme, stage.words);
        line.resize(1024, 28);
        line.setStatus(status);
        line.show();
        const QString held = StatusLine::heldSentence(status, stage.words);
        const ElidedLabel* shortened = nullptr;
        const auto labels = line.findChildren<ElidedLabel*>();
        for (const ElidedLabel* label : labels) {
            QVERIFY2(!label->isElided(), qPrintable(label->text()));
            if (label->accessibleName() == held)
                shortened = label;
        }
        QVERIFY(shortened != nullptr);
        QVERIFY(shortened->text() != held);
        QCOMPARE(shortened->toolTip(), held);
        line.resize(2400, 28);
        QTRY_COMPARE(shortened->text(), held);
        QTRY_COMPARE(shortened->toolTip(), QString());
    }

    void whatWentToAHeadCoachCanBeClosed() {
        Stage stage;
        stage.desk.state.held = 3;
        QCOMPARE(StatusLine::heldSentence(stage.desk.state, stage.words),
                 QStringLiteral("Waiting for a head coach · 3 changes went to a head coach, because these "
                                "athletes moved to another coach."));
        StatusLine line(stage.theme, stage.words);
        QSignalSpy dismissed(&line, &StatusLine::heldDismissed);
        line.setStatus(stage.desk.state);
        line.show();
        for (QAbstractButton* button : line.findChildren<QAbstractButton*>()) {
            if (button->isVisible())
                button->click();
        }
        QCOMPARE(dismissed.size(), 1);
    }

    void whatCouldNotBeSentIsOneClickAway() {
        Stage stage;
        stage.desk.state.attention = 2;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        window.show();
        QPushButton* attention = nullptr;
        for (QPushButton* button : window.findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String("Couldn't be sent (2)"))
                attention = button;
        }
        QVERIFY(attention != nullptr && attention->isVisible());
        attention->click();
        QVERIFY(shown<UnacceptedPanel>(window) != nullptr);
    }

    void aHeadCoachDecidesAboutHeldChanges() {
        Stage stage(domain::Role::Head);
        client::HeldChange change;
        change.op = domain::OpId(test::sampleId(501));
        change.coach = QStringLiteral("Marek Dvořák");
        change.athlete = QStringLiteral("Mara Lindqvist");
        change.session = QStringLiteral("Threshold");
        change.what = QStringLiteral("ApproveAndPublish");
        change.at = SampleDesk::clock().now() - 2h;
        client::HeldChange other = change;
        other.op = domain::OpId(test::sampleId(502));
        other.what = QStringLiteral("EditFeedback");
        other.coach.clear();
        other.session.clear();
        stage.desk.heldChanges = {change, other};
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        window.show();
        const auto find = [&window](const QString& name) -> QPushButton* {
            for (QPushButton* button : window.findChildren<QPushButton*>()) {
                if (button->accessibleName() == name && button->isVisible())
                    return button;
            }
            return nullptr;
        };
        QVERIFY(!find(QStringLiteral("2 held changes to decide")));
        stage.desk.state.toDecide = 2;
        Q_EMIT stage.desk.statusChanged();
        QVERIFY(find(QStringLiteral("2 held changes to decide")));
        find(QStringLiteral("2 held changes to decide"))->click();
        auto* panel = shown<HeldPanel>(window);
        QVERIFY(panel != nullptr);
        const QString accept = QStringLiteral("Accept: Approve and publish · Mara Lindqvist");
        QTRY_VERIFY(find(accept));
        QCOMPARE(test::namelessControls(*panel), QStringList());

        // One that was refused is there to be decided again.
        stage.desk.refuseNext = client::Refusal{"held.decided", {}};
        find(accept)->click();
        const auto refused = [panel] {
            for (const Notice* notice : panel->findChildren<Notice*>()) {
                if (notice->isVisible() && notice->text().startsWith(QStringLiteral("This change has been")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(refused());
        QTRY_VERIFY(find(accept) && find(accept)->isEnabled());
        find(accept)->click();
        QCOMPARE(stage.desk.decisions.last().thing, change.op.uuid());
        QCOMPARE(stage.desk.decisions.last().text, QStringLiteral("accept"));
        find(QStringLiteral("Discard: Feedback · Mara Lindqvist"))->click();
        QCOMPARE(stage.desk.decisions.last().thing, other.op.uuid());
        QCOMPARE(stage.desk.decisions.last().text, QStringLiteral("discard"));
        stage.desk.heldChanges.clear();
        Q_EMIT stage.desk.statusChanged();
        QTRY_COMPARE(shown<EmptyState>(*panel) != nullptr, true);
        QVERIFY(!find(accept));
    }

    void aHeadCoachReadsWhatAHeldChangeWouldDo() {
        Stage stage(domain::Role::Head);
        client::HeldChange edit;
        edit.op = domain::OpId(test::sampleId(501));
        edit.athlete = QStringLiteral("Mara Lindqvist");
        edit.what = QStringLiteral("EditFeedback");
        edit.text = QStringLiteral("<b>Calm</b> and even. ").repeated(40) + QStringLiteral("The end.");
        client::HeldChange adjust = edit;
        adjust.op = domain::OpId(test::sampleId(502));
        adjust.what = QStringLiteral("Adjust");
        adjust.text.clear();
        adjust.reason = QStringLiteral("illness");
        adjust.note = QStringLiteral("A cold since Monday.");
        client::HeldChange approve = edit;
        approve.op = domain::OpId(test::sampleId(503));
        approve.what = QStringLiteral("ApproveAndPublish");
        approve.text = QStringLiteral("Even all the way.");
        approve.personalNote = QStringLiteral("See you on Thursday.");
        client::HeldChange old = approve;
        old.op = domain::OpId(test::sampleId(504));
        old.text.clear();
        old.personalNote.clear();
        old.outdated = true;
        stage.desk.heldChanges = {edit, adjust, approve, old};
        HeldPanel panel(stage.theme, stage.words, stage.desk, nullptr);
        panel.setAttribute(Qt::WA_DeleteOnClose, false);
        panel.show();
        const auto told = [&panel](const QString& words) {
            for (const QLabel* label : panel.findChildren<QLabel*>()) {
                if (label->isVisible() && label->text() == words)
                    return label->textFormat() == Qt::PlainText;
            }
            return false;
        };
        QTRY_VERIFY(told(QStringLiteral("Even all the way.")));
        QVERIFY(told(QStringLiteral("Personal note: See you on Thursday.")));
        QVERIFY(told(QStringLiteral("Reason: illness")));
        QVERIFY(told(QStringLiteral("Note: A cold since Monday.")));
        QVERIFY(told(QStringLiteral("What it approves is not what stands there now. Accept it after the "
                                    "change that it goes with, or discard it.")));
        // A long text is shown in part, and all of it after a click.
        QVERIFY(!told(edit.text));
        const auto buttons = panel.findChildren<QPushButton*>();
        const auto all = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* each) {
            return each->text() == QLatin1String("Show all");
        });
        QVERIFY(all != buttons.end());
        (*all)->click();
        QVERIFY(told(edit.text));
        QVERIFY(!(*all)->isVisible());
        QCOMPARE(test::namelessControls(panel), QStringList());
    }

    void aDecisionIsTakenBackByTheKeyOfUndo() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        activateWindow(window);
        QVERIFY(shown<UndoStrip>(window) == nullptr);
        const QUuid op = test::sampleId(9001);
        stage.desk.takeBack =
            client::Undoable{op, QStringLiteral("ApproveAndPublish"), QStringLiteral("Mara Lindqvist"),
                             SampleDesk::clock().now() + 10s};
        Q_EMIT stage.desk.undoableChanged();
        const auto* strip = shown<UndoStrip>(window);
        QVERIFY(strip != nullptr);
        QCOMPARE(strip->findChild<ElidedLabel*>()->text(), QStringLiteral("Approved. Mara Lindqvist"));
        QCOMPARE(strip->findChild<QPushButton*>()->text(), QStringLiteral("Undo (10 s)"));
        QTest::keySequence(&window, QKeySequence::Undo);
        QCOMPARE(stage.desk.undone, QList<QUuid>({op}));
        QVERIFY(!strip->isVisible());
    }

    void aDecisionOfThePastIsNotOffered() {
        Stage stage;
        stage.desk.takeBack = client::Undoable{
            test::sampleId(9001), QStringLiteral("MarkDone"), {}, SampleDesk::clock().now() - 1s};
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        window.show();
        QVERIFY(shown<UndoStrip>(window) == nullptr);
    }

    void aDecisionOfThePastIsNamedBeforeItIsTakenBack() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        activateWindow(window);
        const QUuid op = test::sampleId(9001);
        stage.desk.takeBack = client::Undoable{op, QStringLiteral("MarkDone"), QStringLiteral("Mara"),
                                               SampleDesk::clock().now() - 1s};
        Q_EMIT stage.desk.undoableChanged();
        QTest::keySequence(&window, QKeySequence::Undo);
        QVERIFY(stage.desk.undone.isEmpty());
        const auto* strip = shown<UndoStrip>(window);
        QVERIFY(strip != nullptr);
        QCOMPARE(strip->findChild<ElidedLabel*>()->text(), QStringLiteral("Not sent yet: Done. Mara"));
        strip->findChild<QPushButton*>()->click();
        QCOMPARE(stage.desk.undone, QList<QUuid>({op}));
        QTRY_COMPARE(strip->findChild<ElidedLabel*>()->text(), QStringLiteral("Taken back: Done. Mara"));
        QVERIFY(strip->isVisible());
    }

    void whatIsTypedIsKeptBeforeSigningOut() {
        Stage stage;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        window.show();
        window.openPage(QStringLiteral("athletes"));
        Q_EMIT window.page()->signOutWanted();
        QVERIFY(stage.desk.signedOut);
        for (const Page* page : window.findChildren<Page*>())
            QVERIFY(static_cast<const EmptyPage*>(page)->settled > 0);
    }

    void signingOutWithUnsentWorkAsksFirst() {
        Stage stage;
        stage.desk.state.waiting = 2;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        window.show();
        QSignalSpy out(&window, &MainWindow::signedOut);
        Q_EMIT window.page()->signOutWanted();
        auto* question = shown<QMessageBox>(window);
        QVERIFY(question != nullptr);
        QVERIFY(!stage.desk.signedOut);
        for (QAbstractButton* button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QVERIFY(stage.desk.signedOut);
        QTRY_COMPARE(out.size(), 1);
    }

    void aServerThatWantsASignInOffersOne() {
        Stage stage;
        stage.desk.state.link = LinkState::SignInNeeded;
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        window.show();
        QSignalSpy wanted(&window, &MainWindow::signInWanted);
        auto* notice = shown<Notice>(window);
        QVERIFY(notice != nullptr);
        // Clear of the menus above it; without it the page has its place and the room around it.
        QCOMPARE(notice->y(), kGap);
        QVERIFY(window.page()->parentWidget()->y() >= notice->geometry().bottom());
        notice->findChild<QPushButton*>()->click();
        QCOMPARE(wanted.size(), 1);
        stage.desk.state.link = LinkState::Online;
        Q_EMIT stage.desk.statusChanged();
        QVERIFY(!notice->isVisible());
        QTRY_COMPARE(window.page()->parentWidget()->y(), 0);
    }

    void theWindowComesBackWhereItWas() {
        Stage stage;
        {
            MainWindow window(stage.surroundings, stage.preferences, countedPages());
            window.show();
            window.resize(1111, 777);
            window.close();
        }
        MainWindow window(stage.surroundings, stage.preferences, countedPages());
        QCOMPARE(window.size(), QSize(1111, 777));
    }

    void everythingIsReadableAndNamedAtTheSmallestSize_data() {
        QTest::addColumn<domain::Role>("role");
        QTest::newRow("assistant") << domain::Role::Assistant;
        QTest::newRow("head") << domain::Role::Head;
    }

    void everythingIsReadableAndNamedAtTheSmallestSize() {
        QFETCH(domain::Role, role);
        Stage stage(role);
        MainWindow window(stage.surroundings, stage.preferences, pages(stage.preferences));
        window.resize(1024, 700);
        window.show();
        QCOMPARE(window.size(), QSize(1024, 700));
        for (const PageEntry& entry : pages(stage.preferences)) {
            window.openPage(entry.word);
            QTest::qWait(20);
            // A page is laid out once its reply has come.
            QTRY_VERIFY2_WITH_TIMEOUT(test::cutWords(window).isEmpty(),
                                      qPrintable(entry.word + u' ' + test::cutWords(window).join(u' ')),
                                      2000);
            const QStringList nameless = test::namelessControls(window);
            QVERIFY2(nameless.isEmpty(), qPrintable(entry.word + u' ' + nameless.join(u' ')));
        }
    }
};

QTEST_MAIN(TestShell)
#include "test_shell.moc"
