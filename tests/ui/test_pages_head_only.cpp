// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/looking.h"
#include "ui/pages/ai_feedback/ai_feedback_page.h"
#include "ui/pages/alerts/alerts_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/team/team_model.h"
#include "ui/pages/team/team_page.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace leadout;
using namespace leadout::ui;
using test::Stage;

namespace {

QStringList visibleWords(const QWidget& page) {
    QStringList words;
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty())
            words.append(label->text());
    }
    return words;
}

/// The visible controls that change something: everything but the button of the next step.
int controls(const Page& page) {
    int count = 0;
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus)
            ++count;
    }
    return count;
}

} // namespace

class TestPagesHeadOnly : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAssistantReadsWhyAlertsAreLocked() {
        Stage stage;
        AlertsPage page(stage.surroundings);
        page.show();
        page.activate();
        QVERIFY(visibleWords(page).contains(
            QStringLiteral("Only head coaches can manage compliance alert rules.")));
        QVERIFY(visibleWords(page).contains(QStringLiteral("Limited to head coaches")));
        QCOMPARE(controls(page), 1);
    }

    void anAssistantReadsWhyPromptsAreLocked() {
        Stage stage;
        AiFeedbackPage page(stage.surroundings);
        page.show();
        page.activate();
        QVERIFY(visibleWords(page).contains(
            QStringLiteral("Only head coaches can customize the AI feedback prompts.")));
        QCOMPARE(controls(page), 1);
    }

    void aHeadCoachReadsWhatIsNotThereYet() {
        Stage stage(domain::Role::Head);
        AlertsPage alerts(stage.surroundings);
        AiFeedbackPage prompts(stage.surroundings);
        alerts.show();
        prompts.show();
        QVERIFY(visibleWords(alerts).join(QLatin1Char(' ')).contains(QLatin1String("can't be set yet")));
        QVERIFY(visibleWords(prompts).join(QLatin1Char(' ')).contains(QLatin1String("can't be set yet")));
        QCOMPARE(controls(alerts), 1);
        QCOMPARE(controls(prompts), 1);
    }

    void theNextStepLeadsSomewhere() {
        Stage stage;
        AlertsPage page(stage.surroundings);
        page.show();
        page.activate();
        QSignalSpy wanted(&page, &Page::pageWanted);
        page.findChild<QPushButton*>()->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), QStringLiteral("athletes"));
    }

    void aHeadCoachSeesNoLock() {
        Stage head(domain::Role::Head);
        AlertsPage page(head.surroundings);
        page.show();
        page.activate();
        QVERIFY(!visibleWords(page).contains(QStringLiteral("Limited to head coaches")));
    }

    void anAssistantSeesTheTeamWithoutWorkload() {
        Stage stage;
        TeamPage page(stage.surroundings);
        page.show();
        page.activate();
        const auto* table = page.findChild<QTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 6);
        QCOMPARE(table->model()->columnCount(), 5);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Ana Ruiz"));
        QCOMPARE(table->model()->index(0, 4).data().toString(), QStringLiteral("3 Feb 2024"));
        QCOMPARE(table->model()->index(2, 3).data().toString(), QStringLiteral("Pending"));
        QCOMPARE(table->model()->index(3, 0).data().toString(), QStringLiteral("Jonas Weber (you)"));
    }

    void theWholeTeamIsShownWhereThereIsRoom() {
        Stage stage;
        TeamPage page(stage.surroundings);
        page.resize(840, 640);
        page.show();
        page.activate();
        const auto* table = page.findChild<QTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 6);
        QTRY_VERIFY(!table->verticalScrollBar()->isVisible());
        QVERIFY(table->visualRect(table->model()->index(5, 0)).bottom() <= table->viewport()->height());
    }

    void anAssistantSeesWhatIsForHeadCoaches_data() {
        QTest::addColumn<QString>("control");
        QTest::addColumn<QString>("why");
        QTest::newRow("invite") << "Create invite"
                                << "Only head coaches can invite coaches.";
        QTest::newRow("remove") << "Remove coach"
                                << "Only head coaches can remove coaches.";
        QTest::newRow("import") << "Import from TrainingPeaks"
                                << "Only head coaches can import assistant coaches.";
    }
    void anAssistantSeesWhatIsForHeadCoaches() {
        QFETCH(QString, control);
        QFETCH(QString, why);
        for (const domain::Role role : {domain::Role::Assistant, domain::Role::Head}) {
            Stage stage(role);
            TeamPage page(stage.surroundings);
            page.show();
            page.activate();
            QTRY_COMPARE(page.findChild<QTableView*>()->model()->rowCount(), 6);
            const QList<QPushButton*> buttons = page.findChildren<QPushButton*>();
            const auto found = std::find_if(buttons.begin(), buttons.end(),
                                            [&](const auto* button) { return button->text() == control; });
            QVERIFY(found != buttons.end());
            const bool assistant = role == domain::Role::Assistant;
            QCOMPARE((*found)->isVisible(), assistant);
            QVERIFY(!(*found)->isEnabled());
            QCOMPARE((*found)->toolTip(), assistant ? why : QString());
            QCOMPARE(visibleWords(page).join(u' ').contains(why), assistant);
        }
    }

    void aHeadCoachSeesWorkloadAndInvites() {
        Stage stage(domain::Role::Head);
        TeamPage page(stage.surroundings);
        page.show();
        page.activate();
        const auto* table = page.findChild<QTableView*>();
        QTRY_COMPARE(table->model()->columnCount(), 8);
        QCOMPARE(table->model()->index(3, 6).data().toString(), QStringLiteral("18"));
        QCOMPARE(table->model()->index(3, 7).data().toString(), QStringLiteral("2 d"));
        // An open invite is shown by its address.
        const QList<ElidedLabel*> open = page.findChildren<ElidedLabel*>();
        QVERIFY(std::any_of(open.begin(), open.end(), [](const ElidedLabel* label) {
            return label->isVisible() && label->text() == QLatin1String("yusuf@northside.example");
        }));
    }

    void theSelectionSurvivesAChangeOfTheTeam() {
        Stage stage;
        TeamPage page(stage.surroundings);
        page.show();
        page.activate();
        auto* table = page.findChild<QTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 6);
        table->selectRow(3);
        client::TeamMember first = stage.desk.coaches.members.front();
        first.id = domain::CoachId(test::sampleId(50));
        first.name = QStringLiteral("Abe Lund");
        stage.desk.coaches.members.insert(stage.desk.coaches.members.begin(), first);
        std::swap(stage.desk.coaches.members[5], stage.desk.coaches.members[6]);
        Q_EMIT stage.desk.teamChanged();
        QTRY_COMPARE(table->model()->rowCount(), 7);
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table->selectionModel()->selectedRows().first().row(), 4);
        QCOMPARE(table->model()->index(5, 0).data().toString(), QStringLiteral("Siobhan Kelly"));
    }

    void aTeamThatIsNotHereYetSaysSo() {
        Stage stage;
        stage.desk.loaded = false;
        stage.desk.state.link = client::LinkState::Offline;
        TeamPage page(stage.surroundings);
        page.show();
        page.activate();
        QTRY_VERIFY(
            visibleWords(page).join(QLatin1Char(' ')).contains(QLatin1String("comes with the first sync")));
        stage.desk.loaded = true;
        Q_EMIT stage.desk.teamChanged();
        QTRY_COMPARE(page.findChild<QTableView*>()->model()->rowCount(), 6);
        QVERIFY(page.findChild<QTableView*>()->isVisible());
    }

    void aTeamThatCannotComeSaysWhy_data() {
        QTest::addColumn<client::LinkState>("link");
        QTest::addColumn<QString>("begins");
        QTest::newRow("online") << client::LinkState::Online << "Loading the team";
        QTest::newRow("busy") << client::LinkState::Struggling << "The team isn't on this computer yet";
        QTest::newRow("sign-in") << client::LinkState::SignInNeeded << "You aren't signed in";
        QTest::newRow("version") << client::LinkState::Unsupported << "This program and the server";
        QTest::newRow("ended") << client::LinkState::Ended << "Your membership in this company has ended.";
    }
    void aTeamThatCannotComeSaysWhy() {
        QFETCH(client::LinkState, link);
        QFETCH(QString, begins);
        Stage stage;
        stage.desk.loaded = false;
        stage.desk.state.link = link;
        TeamPage page(stage.surroundings);
        page.show();
        page.activate();
        QTRY_VERIFY2(visibleWords(page).join(QLatin1Char(' ')).contains(begins),
                     qPrintable(visibleWords(page).join(QLatin1Char(' '))));
    }

    void namesAndNumbersOfTheTeamAreWholeInASmallWindow_data() {
        QTest::addColumn<domain::Role>("role");
        QTest::addColumn<QString>("language");
        for (const char* language : {"en", "de"}) {
            QTest::addRow("assistant %s", language)
                << domain::Role::Assistant << QString::fromLatin1(language);
            QTest::addRow("head %s", language) << domain::Role::Head << QString::fromLatin1(language);
        }
    }
    void namesAndNumbersOfTheTeamAreWholeInASmallWindow() {
        QFETCH(domain::Role, role);
        QFETCH(QString, language);
        Stage stage(role, ShadeChoice::Light, language);
        TeamPage page(stage.surroundings);
        page.resize(840, 650);
        page.show();
        page.activate();
        auto* table = page.findChild<QTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 6);
        QTRY_VERIFY(table->horizontalHeader()->length() <= table->viewport()->width());
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const int needed = static_cast<QAbstractItemView*>(table)->sizeHintForColumn(column);
            QVERIFY2(table->isColumnHidden(column) || table->columnWidth(column) >= needed,
                     qPrintable(table->model()->headerData(column, Qt::Horizontal).toString()));
        }
        QVERIFY(!table->isColumnHidden(TeamModel::Coach) && !table->isColumnHidden(TeamModel::Status));
    }

    void whoIsPendingHasNotJoinedYet() {
        Stage stage;
        TeamModel model(stage.words);
        client::TeamMember member;
        member.joinedAt = test::SampleDesk::clock().now();
        member.status = domain::MembershipStatus::Pending;
        model.show({member}, false);
        QCOMPARE(model.index(0, TeamModel::Joined).data().toString(), QStringLiteral("–"));
        member.status = domain::MembershipStatus::Active;
        model.show({member}, false);
        QCOMPARE(model.index(0, TeamModel::Joined).data().toString(), QStringLiteral("22 Nov 2026"));
    }

    void theChoiceOfAThemeFollowsTheWindow() {
        Stage stage;
        SettingsPage page(stage.surroundings, stage.preferences);
        const auto* shade = page.findChild<QComboBox*>();
        for (const ShadeChoice choice : {ShadeChoice::Dark, ShadeChoice::Light, ShadeChoice::System}) {
            stage.theme.choose(choice);
            QCOMPARE(shade->currentIndex(), static_cast<int>(choice));
        }
    }
};

QTEST_MAIN(TestPagesHeadOnly)
#include "test_pages_head_only.moc"
