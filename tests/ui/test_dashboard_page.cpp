// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"
#include "tests/ui/looking.h"
#include "tests/ui/page_checks.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/dashboard/queue_filters.h"
#include "ui/pages/dashboard/queue_panel.h"
#include "ui/pages/dashboard/session_line.h"
#include "ui/pages/review/review_view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/notice.h"

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace leadout;
using client::SessionItem;

namespace {

/// A dashboard over a sample desk, as it stands in a window.
struct Dashboard {
    explicit Dashboard(domain::Role role = domain::Role::Assistant, QSize size = {1256, 872})
        : Dashboard(std::make_unique<test::SampleDesk>(role), size) {}
    explicit Dashboard(std::unique_ptr<test::SampleDesk> given, QSize size = {1256, 872})
        : desk(std::move(given))
        , words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc())
        , page(ui::Surroundings{theme, words, *desk}) {
        page.resize(size);
        page.show();
        page.activate();
    }
    ui::QueuePanel& panel() { return page.panel(); }
    QListView& list() { return page.panel().list(); }
    int shown() { return page.panel().model().sessionCount(); }
    bool filled() {
        return QTest::qWaitFor([this] { return shown() > 0; });
    }
    domain::AnalysisId id(int row) const { return desk->sessions[static_cast<std::size_t>(row)].id; }
    ui::Chip* chip(const QString& filter) {
        for (ui::Chip* one : page.findChildren<ui::Chip*>()) {
            if (one->accessibleName().startsWith(filter))
                return one;
        }
        return nullptr;
    }
    /// Opens a chip's menu and takes the entry.
    bool choose(const QString& filter, const QString& entry) {
        chip(filter)->click();
        for (QMenu* menu : page.findChildren<QMenu*>()) {
            for (QAction* action : menu->actions()) {
                if (action->text() != entry)
                    continue;
                action->trigger();
                menu->close();
                return true;
            }
        }
        return false;
    }
    QString sentence() {
        for (const ui::EmptyState* state : page.findChildren<ui::EmptyState*>()) {
            if (state->isVisibleTo(&page))
                return state->sentence();
        }
        return {};
    }

    ui::Theme theme{ui::ShadeChoice::Light};
    std::unique_ptr<test::SampleDesk> desk;
    ui::Words words;
    ui::DashboardPage page;
};

std::unique_ptr<test::SampleDesk> emptyDesk(bool loaded) {
    auto desk = std::make_unique<test::SampleDesk>();
    desk->sessions.clear();
    desk->loaded = loaded;
    return desk;
}

} // namespace

class TestDashboardPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAssistantSeesTheirOwnAndNoFilterForCoaches() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        QCOMPARE(dashboard.shown(), 18);
        QVERIFY(!dashboard.chip(QStringLiteral("Coach"))->isVisibleTo(&dashboard.page));
        QCOMPARE(dashboard.panel().counts().toReview, 18);
        for (int row = 0; row < dashboard.panel().model().rowCount(); ++row) {
            const QString spoken =
                dashboard.panel().model().index(row).data(Qt::AccessibleTextRole).toString();
            QVERIFY2(!spoken.contains(QStringLiteral("Siobhan")) && !spoken.contains(QStringLiteral("Noah")),
                     qPrintable(spoken));
        }
    }

    void aHeadSeesAllWithTheirCoachesAndStartsOnTheirOwn() {
        Dashboard dashboard(domain::Role::Head);
        QVERIFY(dashboard.filled());
        QVERIFY(dashboard.chip(QStringLiteral("Coach"))->isVisibleTo(&dashboard.page));
        QCOMPARE(dashboard.chip(QStringLiteral("Coach"))->text(), QStringLiteral("Mine"));
        QCOMPARE(dashboard.chip(QStringLiteral("Coach"))->toolTip(),
                 QStringLiteral("Coach: Mine and unassigned"));
        QCOMPARE(dashboard.panel().filters().filter().whose, client::QueueFilter::Whose::MineAndUnassigned);
        QTRY_VERIFY(dashboard.choose(QStringLiteral("Coach"), QStringLiteral("Siobhan Kelly")));
        QTRY_COMPARE(dashboard.shown(), 1);
        const QModelIndex row = dashboard.panel().model().neighbour({}, 1);
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Siobhan Kelly")));
    }

    void aRowSaysAllOfItself() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        QCOMPARE(dashboard.panel().model().find(dashboard.id(0)).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("97, Close to plan, Mara Lindqvist wrote, Bike · 3 × 12 min threshold, "
                                "On target, 1 h"));
    }

    void everyKindOfRowHasItsWords_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("state");
        QTest::newRow("reason") << "reason"
                                << "Underdone · shorter"
                                << "";
        QTest::newRow("missed") << "missed"
                                << "Missed"
                                << "";
        QTest::newRow("damaged") << "damaged"
                                 << "Recording damaged"
                                 << "";
        QTest::newRow("not sent") << "fault"
                                  << "Approved, not sent"
                                  << "Approved";
        QTest::newRow("adjusted") << "adjusted"
                                  << "Adjusted · weather"
                                  << "";
        QTest::newRow("analyzing") << "analyzing"
                                   << "Analyzing"
                                   << "";
        QTest::newRow("not scored") << "swapped"
                                    << "Swapped"
                                    << "";
        QTest::newRow("handed over") << "handed"
                                     << "Underdone · shorter"
                                     << "With a head coach";
        QTest::newRow("going out") << "sending"
                                   << "Underdone · shorter"
                                   << "Going out";
        QTest::newRow("published") << "published"
                                   << "Underdone · shorter"
                                   << "Published";
    }
    void everyKindOfRowHasItsWords() {
        QFETCH(QString, kind);
        QFETCH(QString, verdict);
        QFETCH(QString, state);
        const ui::Words words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc());
        SessionItem item = test::sampleSessions(domain::Role::Head)[1];
        item.missed = kind == QLatin1String("missed");
        item.error = kind == QLatin1String("damaged");
        item.handedToHead = kind == QLatin1String("handed");
        item.sending = kind == QLatin1String("sending");
        if (kind == QLatin1String("fault")) {
            item.publishFault = QStringLiteral("consent");
            item.state = domain::AnalysisState::Approved;
        }
        if (kind == QLatin1String("adjusted"))
            item.adjusted = domain::AdjustReason::Weather;
        if (kind == QLatin1String("analyzing"))
            item.state = domain::AnalysisState::Analyzing;
        if (kind == QLatin1String("published"))
            item.state = domain::AnalysisState::Published;
        if (kind == QLatin1String("swapped")) {
            item.verdict = engine::Verdict::Swapped;
            item.reasons.clear();
        }
        const ui::SessionLine line = ui::sessionLine(item, words, true);
        QCOMPARE(line.verdict, verdict);
        QCOMPARE(line.state, state);
        QCOMPARE(line.coach, QStringLiteral("Jonas Weber"));
        for (const QString& part : {item.athleteName, line.session, line.verdict, line.state, line.age})
            QVERIFY(line.spoken.contains(part));
    }

    void aSessionWithoutACoachSaysSoToHeads() {
        const ui::Words words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc());
        SessionItem item = test::sampleSessions(domain::Role::Head).front();
        item.coach.reset();
        item.score.reset();
        QCOMPARE(ui::sessionLine(item, words, true).coach, QStringLiteral("Unassigned"));
        QCOMPARE(ui::sessionLine(item, words, false).coach, QString());
        QCOMPARE(ui::sessionLine(item, words, false).score, QStringLiteral("–"));
    }

    void jAndKGoThroughTheSessions() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        QCOMPARE(dashboard.panel().current(), std::optional(dashboard.id(0)));
        QTest::keyClick(&dashboard.list(), Qt::Key_J);
        QCOMPARE(dashboard.panel().current(), std::optional(dashboard.id(1)));
        QTest::keyClick(&dashboard.list(), Qt::Key_Down);
        QCOMPARE(dashboard.panel().current(), std::optional(dashboard.id(2)));
        QTest::keyClick(&dashboard.list(), Qt::Key_Down);
        QCOMPARE(dashboard.panel().current(), std::optional(dashboard.id(3)));
        QTest::keyClick(&dashboard.list(), Qt::Key_K);
        QCOMPARE(dashboard.panel().current(), std::optional(dashboard.id(2)));
    }

    void aDecisionLeadsToTheNextSession() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        auto* review = dashboard.page.findChild<ui::ReviewView*>();
        QCOMPARE(review->wanted(), std::optional(dashboard.id(0)));
        Q_EMIT review->decided(dashboard.id(0));
        QCOMPARE(dashboard.panel().current(), std::optional(dashboard.id(1)));
        QCOMPARE(review->wanted(), std::optional(dashboard.id(1)));
        dashboard.desk->sessions.erase(dashboard.desk->sessions.begin());
        Q_EMIT dashboard.desk->sessionsChanged();
        QTRY_COMPARE(dashboard.shown(), 17);
        QCOMPARE(review->wanted(), std::optional(dashboard.id(0)));
    }

    void oneKeyApprovesAndGoesOn() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        QVERIFY(QTest::qWaitForWindowActive(&dashboard.page));
        const domain::AnalysisId first = dashboard.id(7);
        QVERIFY(dashboard.panel().choose(first));
        QTRY_VERIFY([&] {
            QTest::keyClick(&dashboard.list(), Qt::Key_Return, Qt::ControlModifier);
            return !dashboard.desk->decisions.isEmpty();
        }());
        QTRY_COMPARE(dashboard.panel().current(), std::optional(dashboard.id(8)));
        QCOMPARE(dashboard.desk->decisions.first().thing, first.uuid());
    }

    void theReviewSurvivesASyncThatTakesItsSession() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        dashboard.panel().choose(dashboard.id(5));
        const domain::AnalysisId open = dashboard.id(5);
        QTRY_COMPARE(dashboard.panel().model().held(), std::optional(open));
        // Decided elsewhere: it has left the queue and may still be seen.
        dashboard.desk->sessions[5].state = domain::AnalysisState::Reviewed;
        const QSignalSpy loaded(&dashboard.panel(), &ui::QueuePanel::loaded);
        Q_EMIT dashboard.desk->sessionsChanged();
        QTRY_COMPARE(loaded.count(), 1);
        QCOMPARE(dashboard.shown(), 18);
        QCOMPARE(dashboard.panel().current(), std::optional(open));
    }

    void filtersAreAskedOfTheDesk() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        QVERIFY(dashboard.choose(QStringLiteral("Sport"), QStringLiteral("Swim")));
        QTRY_COMPARE(dashboard.shown(), 2);
        QVERIFY(dashboard.choose(QStringLiteral("Sport"), QStringLiteral("Bike")));
        QVERIFY(dashboard.choose(QStringLiteral("Band"), QStringLiteral("Far from plan")));
        QTRY_COMPARE(dashboard.shown(), 1);
        QTRY_COMPARE(dashboard.panel().counts().toReview, 18);
    }

    void theFiltersOfAnAssistantStandInOneLine() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        const int line = dashboard.chip(QStringLiteral("Status"))->y();
        for (const char* filter : {"Sport", "Band"})
            QCOMPARE(dashboard.chip(QLatin1String(filter))->y(), line);
        const ui::Chip* order = dashboard.chip(QStringLiteral("Order"));
        QVERIFY(order->isVisible());
        QCOMPARE(order->toolTip(), QStringLiteral("Order: Needs me first"));
        QVERIFY(order->parentWidget() == dashboard.panel().filters().search()->parentWidget());
    }

    void theMostUrgentLeadsUntilTheFirstSyncIsThrough() {
        auto desk = std::make_unique<test::SampleDesk>();
        desk->state.syncedAt.reset();
        std::vector<SessionItem> all = desk->sessions;
        desk->sessions = {all.at(4)};
        Dashboard dashboard(std::move(desk));
        QTRY_COMPARE(dashboard.panel().current(), std::optional(all.at(4).id));
        dashboard.desk->sessions = all;
        Q_EMIT dashboard.desk->sessionsChanged();
        QTRY_COMPARE(dashboard.shown(), static_cast<int>(all.size()));
        QCOMPARE(dashboard.panel().current(), std::optional(all.front().id));
        QCOMPARE(dashboard.panel().model().position(dashboard.list().currentIndex()), 1);
        // A session that the coach has taken stays, and so does the first one after the sync.
        QVERIFY(dashboard.panel().choose(all.at(2).id));
        Q_EMIT dashboard.desk->sessionsChanged();
        QTest::qWait(50);
        QCOMPARE(dashboard.panel().current(), std::optional(all.at(2).id));
    }

    void aSessionThatIsBeingEditedStaysInTheFirstSync() {
        auto desk = std::make_unique<test::SampleDesk>();
        desk->state.syncedAt.reset();
        const std::vector<SessionItem> all = desk->sessions;
        desk->sessions = {all.at(4)};
        Dashboard dashboard(std::move(desk));
        QTRY_COMPARE(dashboard.panel().current(), std::optional(all.at(4).id));
        QWidget* beside = dashboard.page.findChild<ui::ReviewView*>();
        beside->setFocusPolicy(Qt::StrongFocus);
        beside->setFocus();
        dashboard.desk->sessions = all;
        Q_EMIT dashboard.desk->sessionsChanged();
        QTRY_COMPARE(dashboard.shown(), static_cast<int>(all.size()));
        QCOMPARE(dashboard.panel().current(), std::optional(all.at(4).id));
    }

    void aSlashSearches() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        dashboard.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dashboard.page));
        dashboard.list().setFocus();
        QTest::keyClick(&dashboard.list(), Qt::Key_Slash);
        QTRY_VERIFY(dashboard.panel().filters().search()->hasFocus());
    }

    void ctrlFSearches() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        QVERIFY(QTest::qWaitForWindowActive(&dashboard.page));
        QTest::keyClick(&dashboard.list(), Qt::Key_F, Qt::ControlModifier);
        QLineEdit* search = dashboard.panel().filters().search();
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("greta"));
        QTRY_COMPARE(dashboard.shown(), 3);
    }

    void nothingFoundOffersTheWayBack() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        dashboard.panel().filters().search()->setText(QStringLiteral("nobody is called this"));
        QTRY_COMPARE(dashboard.shown(), 0);
        QTRY_COMPARE(dashboard.sentence(), QStringLiteral("No session matches these filters."));
        dashboard.panel().filters().clear();
        QTRY_COMPARE(dashboard.shown(), 18);
    }

    void severalAreMarkedDoneWithTheirCount() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        QTest::keyClick(&dashboard.list(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&dashboard.list(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(dashboard.panel().selected().size(), std::size_t{3});
        QPushButton* done = nullptr;
        for (QPushButton* button : dashboard.panel().findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String("Mark 3 done"))
                done = button;
        }
        QVERIFY(done != nullptr && done->isVisibleTo(&dashboard.page));
        done->click();
        QTRY_COMPARE(dashboard.desk->decisions.size(), 3);
        auto* notice = dashboard.panel().findChild<ui::Notice*>();
        QTRY_VERIFY(notice->isVisibleTo(&dashboard.page));
        QCOMPARE(notice->text(), QStringLiteral("3 sessions marked done."));
        QCOMPARE(dashboard.panel().current(), std::optional(dashboard.id(3)));
        Q_EMIT notice->actionChosen();
        QTRY_COMPARE(dashboard.desk->undone.size(), 3);
    }

    void whatIsRefusedOfSeveralIsTold() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        QTest::keyClick(&dashboard.list(), Qt::Key_Down, Qt::ShiftModifier);
        dashboard.desk->refuseNext = client::Refusal{"access.not_found", {}};
        dashboard.panel().markSelectedDone();
        auto* notice = dashboard.panel().findChild<ui::Notice*>();
        QTRY_VERIFY(notice->isVisibleTo(&dashboard.page));
        QVERIFY(notice->text().startsWith(QStringLiteral("1 marked done, 1 not: This isn't there")));
    }

    void aSessionThatMayNotBeSeenAnyMoreLeavesAtOnce() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        auto& review = *dashboard.page.findChild<ui::ReviewView*>();
        QTRY_VERIFY(dashboard.panel().current() && review.wanted() == dashboard.panel().current());
        const domain::AnalysisId gone = *dashboard.panel().current();
        const int before = dashboard.shown();
        auto& sessions = dashboard.desk->sessions;
        sessions.erase(std::remove_if(sessions.begin(), sessions.end(),
                                      [&](const SessionItem& item) { return item.id == gone; }),
                       sessions.end());
        Q_EMIT dashboard.desk->sessionsChanged();
        QTRY_COMPARE(dashboard.shown(), before - 1);
        QVERIFY(!dashboard.panel().model().find(gone).isValid());
        QVERIFY(dashboard.panel().current().has_value());
        QCOMPARE(review.wanted(), dashboard.panel().current());
    }

    void theCoachsNameGivesWayBeforeTheAthletes() {
        ui::SessionLine line;
        line.coach = QStringLiteral("Siobhan Kelly");
        line.age = QStringLiteral("3 h");
        const QFontMetrics metrics(qApp->font());
        const QString all = QStringLiteral("Siobhan Kelly · 3 h");
        const int needed = metrics.horizontalAdvance(all);
        QCOMPARE(ui::factsWithin(line, metrics, needed), all);
        const QString less = ui::factsWithin(line, metrics, needed - 8);
        QVERIFY2(less.contains(u'…') && less.endsWith(QStringLiteral(" · 3 h")), qPrintable(less));
        QVERIFY(metrics.horizontalAdvance(less) <= needed - 8);
        QCOMPARE(ui::factsWithin(line, metrics, 0), QStringLiteral("3 h"));
    }

    void aNewCompanySaysHowAthletesComeIn_data() {
        QTest::addColumn<domain::Role>("role");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("hint");
        QTest::newRow("head") << domain::Role::Head << "No active athletes."
                              << "Add them on the Athletes page";
        QTest::newRow("assistant") << domain::Role::Assistant << "No athlete is assigned to you yet."
                                   << "A head coach assigns athletes";
    }
    void aNewCompanySaysHowAthletesComeIn() {
        QFETCH(domain::Role, role);
        QFETCH(QString, sentence);
        QFETCH(QString, hint);
        auto desk = std::make_unique<test::SampleDesk>(role);
        desk->sessions.clear();
        desk->people.clear();
        desk->state.athletes = 0;
        Dashboard dashboard(std::move(desk));
        QTRY_COMPARE(dashboard.sentence(), sentence);
        const auto labels = dashboard.page.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisibleTo(&dashboard.page) && label->text().contains(hint);
        }));
        const QSignalSpy wanted(&dashboard.page, &ui::Page::pageWanted);
        auto* nothing = dashboard.page.findChild<ui::EmptyState*>(QStringLiteral("nothing"));
        nothing->step()->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("athletes"));
    }

    void anEmptyQueueLeadsToTheAthletes() {
        Dashboard dashboard(emptyDesk(true));
        QTRY_VERIFY(!dashboard.sentence().isEmpty());
        QSignalSpy wanted(&dashboard.page, &ui::Page::pageWanted);
        auto* nothing = dashboard.page.findChild<ui::EmptyState*>(QStringLiteral("nothing"));
        QTRY_VERIFY(!nothing->step()->isHidden());
        nothing->step()->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("athletes"));
    }

    void aHeadsOwnFilterIsNoNarrowing() {
        auto desk = std::make_unique<test::SampleDesk>(domain::Role::Head);
        desk->sessions.clear();
        Dashboard dashboard(std::move(desk));
        QTRY_COMPARE(dashboard.sentence(),
                     QStringLiteral("Nothing to review. 4 sessions are planned today."));
    }

    void anEmptyQueueSaysWhatIsPlanned() {
        Dashboard dashboard(emptyDesk(true));
        QTRY_COMPARE(dashboard.sentence(),
                     QStringLiteral("Nothing to review. 4 sessions are planned today."));
    }

    void nothingLoadedSaysWhy_data() {
        QTest::addColumn<client::LinkState>("link");
        QTest::addColumn<QString>("begins");
        QTest::newRow("online") << client::LinkState::Online << "Fetching your sessions";
        QTest::newRow("offline") << client::LinkState::Offline << "Offline. Your sessions aren't on this";
        QTest::newRow("sign-in") << client::LinkState::SignInNeeded << "You aren't signed in";
        QTest::newRow("ended") << client::LinkState::Ended << "Your membership in this company has ended.";
    }
    void nothingLoadedSaysWhy() {
        QFETCH(client::LinkState, link);
        QFETCH(QString, begins);
        auto desk = emptyDesk(false);
        desk->state.link = link;
        Dashboard dashboard(std::move(desk));
        QTRY_VERIFY2(dashboard.sentence().startsWith(begins), qPrintable(dashboard.sentence()));
    }

    void withoutANetworkTheFirstSyncCanBeTriedAgain() {
        auto desk = emptyDesk(false);
        desk->state.link = client::LinkState::Offline;
        Dashboard dashboard(std::move(desk));
        QTRY_VERIFY(dashboard.sentence().startsWith(QLatin1String("Offline.")));
        for (QPushButton* button : dashboard.page.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == QLatin1String("Try again"))
                button->click();
        }
        QCOMPARE(dashboard.desk->syncs, 1);
    }

    void aLostServerOfThisComputerIsStartedOnceMore() {
        auto desk = emptyDesk(false);
        desk->state.link = client::LinkState::Offline;
        desk->state.ownServer = client::OwnServer::Lost;
        Dashboard dashboard(std::move(desk));
        QSignalSpy wanted(&dashboard.page, &ui::Page::ownServerWanted);
        QTRY_VERIFY(dashboard.sentence().startsWith(QLatin1String("Offline.")));
        for (QPushButton* button : dashboard.page.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == QLatin1String("Try again"))
                button->click();
        }
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(dashboard.desk->syncs, 0);
    }

    void severalThatWereChosenStayChosenInTheFirstSync() {
        auto desk = std::make_unique<test::SampleDesk>();
        desk->state.syncedAt.reset();
        const std::vector<SessionItem> all = desk->sessions;
        Dashboard dashboard(std::move(desk));
        QVERIFY(dashboard.filled());
        QTRY_COMPARE(dashboard.panel().current(), std::optional(all.at(0).id));
        // The most urgent one stays the current one, and two more are taken with it.
        for (const std::size_t place : {1U, 2U})
            dashboard.list().selectionModel()->select(dashboard.panel().model().find(all.at(place).id),
                                                      QItemSelectionModel::Select);
        QCOMPARE(dashboard.panel().selected().size(), std::size_t{3});
        QSignalSpy loaded(&dashboard.panel(), &ui::QueuePanel::loaded);
        Q_EMIT dashboard.desk->sessionsChanged();
        QTRY_VERIFY(!loaded.isEmpty());
        QCOMPARE(dashboard.panel().selected().size(), std::size_t{3});
    }

    void aSessionOutsideTheQueueCanBeOpened() {
        Dashboard dashboard;
        QVERIFY(dashboard.filled());
        auto* review = dashboard.page.findChild<ui::ReviewView*>();
        const domain::AnalysisId other(test::sampleId(4711));
        dashboard.page.open(other);
        QCOMPARE(review->wanted(), std::optional(other));
        const QSignalSpy loaded(&dashboard.panel(), &ui::QueuePanel::loaded);
        Q_EMIT dashboard.desk->sessionsChanged();
        QTRY_COMPARE(loaded.count(), 1);
        QCOMPARE(review->wanted(), std::optional(other));
    }

    void theFiltersOfAHeadCoachStandInOneLine_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << "en";
        QTest::newRow("German") << "de";
    }
    void theFiltersOfAHeadCoachStandInOneLine() {
        QFETCH(QString, language);
        test::Stage stage(domain::Role::Head, ui::ShadeChoice::Light, language);
        ui::DashboardPage page(stage.surroundings);
        page.resize(1256, 872);
        page.show();
        page.activate();
        auto* filters = page.findChild<ui::QueueFilters*>();
        QTRY_COMPARE(filters->findChildren<ui::Chip*>(QString(), Qt::FindDirectChildrenOnly).size(), 4);
        QTest::qWait(50);
        QSet<int> lines;
        for (const ui::Chip* chip : filters->findChildren<ui::Chip*>(QString(), Qt::FindDirectChildrenOnly)) {
            QVERIFY(chip->isVisible());
            lines.insert(chip->y());
        }
        QCOMPARE(lines.size(), 1);
    }

    void nothingIsCutAndAllIsNamed_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1440 x 900") << QSize(1256, 872);
        QTest::newRow("1024 x 700") << QSize(840, 672);
    }
    void nothingIsCutAndAllIsNamed() {
        QFETCH(QSize, size);
        for (const domain::Role role : {domain::Role::Assistant, domain::Role::Head}) {
            Dashboard dashboard(role, size);
            QVERIFY(dashboard.filled());
            QTest::keyClick(&dashboard.list(), Qt::Key_Down, Qt::ShiftModifier);
            QTest::qWait(50);
            QCOMPARE(test::cutOff(dashboard.panel()), QStringList());
            QCOMPARE(test::nameless(dashboard.panel()), QStringList());
            QVERIFY(dashboard.panel().geometry().right() < size.width());
        }
    }
};

QTEST_MAIN(TestDashboardPage)
#include "test_dashboard_page.moc"
