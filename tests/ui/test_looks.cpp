// SPDX-License-Identifier: GPL-3.0-or-later
// Paints every page in both shades and for both roles, and keeps the pictures in build/<preset>/looks.
#include "tests/support/desk/sample_door.h"
#include "tests/ui/changing_desk.h"
#include "tests/ui/looking.h"
#include "ui/dialogs/sign_in_window.h"
#include "ui/dialogs/unaccepted_panel.h"
#include "ui/pages/review/decision_popup.h"
#include "ui/pages/review/matching_popup.h"
#include "ui/pages/review/pair_popup.h"
#include "ui/pages/review/versions_popup.h"

#include <QAbstractItemView>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFormLayout>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace leadout;
using test::SampleDesk;
using test::Stage;
using namespace std::chrono_literals;

class TestLooks : public QObject {
    Q_OBJECT

    QDir m_folder;

    void keep(QWidget& widget, const QString& name) const {
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        QVERIFY(picture.save(m_folder.filePath(name + QStringLiteral(".png"))));
        const QImage image = picture.toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY2(colours.size() > 16, "nothing was painted");
    }

private Q_SLOTS:
    void initTestCase() {
        m_folder = QDir(QCoreApplication::applicationDirPath());
        QVERIFY(m_folder.cdUp());
        QVERIFY(m_folder.mkpath(QStringLiteral("looks")) && m_folder.cd(QStringLiteral("looks")));
    }

    void everyPageIsPainted_data() {
        QTest::addColumn<bool>("head");
        QTest::addColumn<bool>("dark");
        QTest::newRow("assistant-light") << false << false;
        QTest::newRow("assistant-dark") << false << true;
        QTest::newRow("head-light") << true << false;
        QTest::newRow("head-dark") << true << true;
    }

    void everyPageIsPainted() {
        QFETCH(bool, head);
        QFETCH(bool, dark);
        Stage stage(head ? domain::Role::Head : domain::Role::Assistant,
                    dark ? ui::ShadeChoice::Dark : ui::ShadeChoice::Light);
        if (!head) {
            stage.desk.state.link = client::LinkState::Offline;
            stage.desk.state.syncedAt = SampleDesk::clock().now() - 102min;
            stage.desk.state.waiting = stage.desk.state.waitingReviews = 2;
            stage.desk.state.attention = 2;
        }
        ui::MainWindow window(stage.surroundings, stage.preferences, ui::pages(stage.preferences));
        window.resize(1440, 900);
        window.show();
        for (const ui::PageEntry& entry : ui::pages(stage.preferences)) {
            window.openPage(entry.word);
            QTest::qWait(50);
            keep(window, QStringLiteral("%1-%2").arg(entry.word, QLatin1String(QTest::currentDataTag())));
        }
        window.resize(1024, 700);
        stage.desk.state.held = 3;
        Q_EMIT stage.desk.statusChanged();
        stage.desk.takeBack =
            client::Undoable{test::sampleId(9001), QStringLiteral("ApproveAndPublish"),
                             QStringLiteral("Mara Lindqvist"), SampleDesk::clock().now() + 10s};
        Q_EMIT stage.desk.undoableChanged();
        QTest::qWait(50);
        keep(window, QStringLiteral("small-%1").arg(QLatin1String(QTest::currentDataTag())));
    }

    void theControlsArePainted_data() { theSignInIsPainted_data(); }

    void theControlsArePainted() {
        QFETCH(bool, dark);
        ui::Theme theme(dark ? ui::ShadeChoice::Dark : ui::ShadeChoice::Light);
        QWidget sheet;
        auto* lines = new QFormLayout(&sheet);
        const auto add = [lines](const char* name, QWidget* control, bool enabled = true) {
            control->setEnabled(enabled);
            lines->addRow(QLatin1String(name), control);
            return control;
        };
        for (const bool enabled : {true, false}) {
            auto* box = new QComboBox;
            box->addItems({QStringLiteral("Review mode"), QStringLiteral("Auto-approve mode")});
            add("Choice", box, enabled);
            auto* day = new QDateEdit(QDate(2026, 11, 22));
            day->setCalendarPopup(true);
            add("Day", day, enabled);
            add("Number", new QSpinBox, enabled);
            auto* check = new QCheckBox(QStringLiteral("Pin to the athlete"));
            check->setChecked(enabled);
            add("Checked", check, enabled);
            add("Button", new QPushButton(QStringLiteral("Try again")), enabled);
        }
        add("Unchecked", new QCheckBox(QStringLiteral("Pin to the athlete")));
        auto* bar = new QProgressBar;
        bar->setTextVisible(false);
        bar->setValue(40);
        add("Progress", bar);
        auto* text = new QPlainTextEdit(QStringLiteral("One line\n").repeated(20));
        text->setFixedHeight(80);
        add("Text", text);
        sheet.show();
        sheet.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&sheet));
        for (QWidget* control : sheet.findChildren<QWidget*>()) {
            if (control->isEnabled() && qobject_cast<QComboBox*>(control) != nullptr)
                control->setFocus();
        }
        const QString shade = QLatin1String(QTest::currentDataTag());
        keep(sheet, QStringLiteral("controls-") + shade);
        QMenu menu;
        menu.addAction(QStringLiteral("Light"))->setCheckable(true);
        menu.actions().constLast()->setChecked(true);
        menu.addAction(QStringLiteral("Dark"))->setCheckable(true);
        menu.addSeparator();
        menu.addAction(QStringLiteral("Locked"))->setEnabled(false);
        menu.addMenu(QStringLiteral("More"))->addAction(QStringLiteral("Inside"));
        menu.setActiveAction(menu.actions().constFirst());
        menu.ensurePolished();
        menu.resize(menu.sizeHint());
        keep(menu, QStringLiteral("menu-") + shade);
        auto* box = sheet.findChild<QComboBox*>();
        box->showPopup();
        keep(*box->view()->window(), QStringLiteral("choices-") + shade);
        box->hidePopup();
        QCalendarWidget calendar;
        calendar.setSelectedDate(QDate(2026, 11, 22));
        calendar.resize(calendar.sizeHint());
        keep(calendar, QStringLiteral("calendar-") + shade);
    }

    void everyPageIsPaintedInGerman() {
        Stage stage(domain::Role::Head, ui::ShadeChoice::Light, QStringLiteral("de"));
        ui::MainWindow window(stage.surroundings, stage.preferences, ui::pages(stage.preferences));
        window.show();
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            window.resize(size);
            for (const ui::PageEntry& entry : ui::pages(stage.preferences)) {
                window.openPage(entry.word);
                QTest::qWait(50);
                keep(window, QStringLiteral("%1-german-%2").arg(entry.word).arg(size.width()));
            }
        }
    }

    void theSmallWindowsOfAReviewArePainted_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void theSmallWindowsOfAReviewArePainted() {
        QFETCH(bool, dark);
        Stage stage(domain::Role::Assistant, dark ? ui::ShadeChoice::Dark : ui::ShadeChoice::Light,
                    dark ? QStringLiteral("de") : QStringLiteral("en"));
        const QString shade = QLatin1String(QTest::currentDataTag());
        const std::vector<client::SessionItem> sessions = stage.desk.sessions;
        const client::Review review = test::sampleReview(sessions.front(), domain::Role::Assistant);
        ui::VersionsPopup versions(stage.theme, stage.words, review.texts.versions, review.texts.feedback,
                                   true, nullptr);
        ui::MatchingPopup matching(stage.theme, stage.words, review, nullptr);
        ui::PairPopup pair(stage.theme, stage.words, test::samplePairChoice(sessions.front()), nullptr);
        ui::LinePopup note(stage.theme, QStringLiteral("Note for coaches"), QStringLiteral("Add note"),
                           QStringLiteral("Pin to the athlete"), false, nullptr);
        note.tell(
            {QStringLiteral("Jonas Weber, 3 Nov, 08:40: Knee, since 3 Nov. Keep cadence up on climbs.")});
        const std::initializer_list<std::pair<ui::Popup*, QString>> windows = {
            {&versions, QStringLiteral("versions-")},
            {&matching, QStringLiteral("matching-")},
            {&pair, QStringLiteral("pair-")},
            {&note, QStringLiteral("note-")}};
        for (const auto& [window, name] : windows) {
            window->setAttribute(Qt::WA_DeleteOnClose, false);
            window->show();
            QTest::qWait(20);
            keep(*window, name + shade);
            window->hide();
        }
    }

    void aReviewThatCannotBeApprovedIsPainted_data() { theSmallWindowsOfAReviewArePainted_data(); }

    void aReviewThatCannotBeApprovedIsPainted() {
        QFETCH(bool, dark);
        const QString shade = QLatin1String(QTest::currentDataTag());
        for (const char* language : {"en", "de"}) {
            Stage stage(domain::Role::Assistant, dark ? ui::ShadeChoice::Dark : ui::ShadeChoice::Light,
                        QLatin1String(language));
            test::ChangingDesk desk;
            desk.change = [](client::Review& review) {
                review.approve = {false, engine::Sentence{"review.unverified", {}}};
                review.metrics.mean_max_w[4] = 203.0;
            };
            ui::MainWindow window({stage.theme, stage.words, desk}, stage.preferences,
                                  ui::pages(stage.preferences));
            window.resize(1024, 700);
            window.show();
            QTest::qWait(150);
            keep(window, QStringLiteral("review-%1-%2").arg(QLatin1String(language), shade));
        }
    }

    void theLockIsPainted_data() { theSmallWindowsOfAReviewArePainted_data(); }

    void theLockIsPainted() {
        QFETCH(bool, dark);
        for (const char* language : {"en", "de"}) {
            Stage stage(domain::Role::Assistant, dark ? ui::ShadeChoice::Dark : ui::ShadeChoice::Light,
                        QLatin1String(language));
            ui::MainWindow window(stage.surroundings, stage.preferences, ui::pages(stage.preferences));
            window.show();
            client::Status& state = stage.desk.state;
            state.link = client::LinkState::Offline;
            state.syncedAt = SampleDesk::clock().now() - 15 * 24h;
            state.queueSize = 0;
            state.athletes = 0;
            const QString end =
                QStringLiteral("-%1-%2").arg(QLatin1String(language), QLatin1String(QTest::currentDataTag()));
            state.lease = client::Lease::Ended;
            Q_EMIT stage.desk.statusChanged();
            QTest::qWait(50);
            keep(window, QStringLiteral("lock-ended") + end);
            state.lease = client::Lease::ClockBack;
            state.link = client::LinkState::SignInNeeded;
            state.waiting = 3;
            state.waitingReviews = 2;
            Q_EMIT stage.desk.statusChanged();
            window.resize(1024, 700);
            QTest::qWait(50);
            keep(window, QStringLiteral("lock-clock") + end);
        }
    }

    void theKeysAndCommandsArePainted() {
        Stage stage;
        ui::MainWindow window(stage.surroundings, stage.preferences, ui::pages(stage.preferences));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Question);
        auto* keys = window.findChild<ui::KeyList*>();
        QVERIFY(keys != nullptr);
        keep(*keys, QStringLiteral("keys"));
        keys->close();
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto* commands = window.findChild<ui::CommandList*>();
        QVERIFY(commands != nullptr);
        keep(*commands, QStringLiteral("commands"));
    }

    void theSignInIsPainted_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void theSignInIsPainted() {
        QFETCH(bool, dark);
        Stage stage(domain::Role::Assistant, dark ? ui::ShadeChoice::Dark : ui::ShadeChoice::Light);
        test::SampleDoor door;
        ui::SignInWindow window(stage.theme, stage.words, door);
        window.resize(720, 760);
        window.show();
        keep(window, QStringLiteral("sign-in-%1").arg(QLatin1String(QTest::currentDataTag())));
        for (QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
            if (button->text() == QLatin1String("Start on this computer"))
                button->click();
        }
        keep(window, QStringLiteral("here-%1").arg(QLatin1String(QTest::currentDataTag())));
        stage.desk.refused = test::sampleUnaccepted();
        ui::UnacceptedPanel panel(stage.theme, stage.words, stage.desk, nullptr);
        panel.setAttribute(Qt::WA_DeleteOnClose, false);
        panel.show();
        QTest::qWait(20);
        keep(panel, QStringLiteral("unaccepted-%1").arg(QLatin1String(QTest::currentDataTag())));
    }
};

QTEST_MAIN(TestLooks)
#include "test_looks.moc"
