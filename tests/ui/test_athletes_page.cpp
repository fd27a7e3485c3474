// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"
#include "tests/ui/page_checks.h"
#include "ui/dialogs/field.h"
#include "ui/pages/athletes/add_athlete_popup.h"
#include "ui/pages/athletes/athlete_detail.h"
#include "ui/pages/athletes/athlete_table.h"
#include "ui/pages/athletes/athletes_page.h"
#include "ui/pages/athletes/files_card.h"
#include "ui/pages/athletes/history_cards.h"
#include "ui/pages/athletes/profile_card.h"
#include "ui/pages/athletes/workout_lines.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/notice.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateEdit>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace leadout;

namespace {

/// The page of athletes over a sample desk, with the first athlete's detail open.
struct Athletes {
    explicit Athletes(domain::Role role = domain::Role::Assistant, QSize size = {1256, 872})
        : desk(role)
        , words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc())
        , page(ui::Surroundings{theme, words, desk}) {
        page.resize(size);
        page.show();
        page.activate();
    }
    bool filled() {
        return QTest::qWaitFor([this] { return page.findChildren<ui::SessionButton*>().size() > 0; });
    }
    int shown() { return page.table().model()->rowCount(); }
    template <class Widget>
    Widget* named(const QString& name) {
        for (Widget* one : page.findChildren<Widget*>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    ui::Chip* chip(const QString& text) {
        for (ui::Chip* one : page.findChildren<ui::Chip*>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    /// The message that is to be seen; empty when there is none.
    QString message() {
        for (const ui::Notice* notice : page.findChildren<ui::Notice*>()) {
            if (notice->isVisibleTo(&page))
                return notice->text();
        }
        return {};
    }
    bool press(const QString& text) {
        for (QPushButton* button : page.findChildren<QPushButton*>()) {
            if (button->text() == text && button->isVisibleTo(&page)) {
                button->click();
                return true;
            }
        }
        return false;
    }
    /// Drags files over the detail and, if they are taken, drops them.
    bool drop(const QStringList& paths) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(page.detail().viewport(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page.detail().viewport(), &drop);
        return true;
    }
    test::SampleDesk::Decision last() const {
        return desk.decisions.isEmpty() ? test::SampleDesk::Decision{} : desk.decisions.last();
    }

    ui::Theme theme{ui::ShadeChoice::Light};
    test::SampleDesk desk;
    ui::Words words;
    ui::AthletesPage page;
};

/// What explains a control, as it stands below it.
QString explanation(const QWidget* control) {
    return control == nullptr ? QString() : control->accessibleDescription();
}

} // namespace

class TestAthletesPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAssistantSeesTheirOwnAthletesOnly() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        QCOMPARE(athletes.shown(), 6);
        QVERIFY(athletes.chip(QStringLiteral("All coaches")) == nullptr ||
                !athletes.chip(QStringLiteral("All coaches"))->isVisibleTo(&athletes.page));
    }

    void aHeadSeesAllAndCanAskForTheUnassigned() {
        Athletes athletes(domain::Role::Head);
        QVERIFY(athletes.filled());
        QCOMPARE(athletes.shown(), 8);
        QVERIFY(athletes.chip(QStringLiteral("All coaches"))->isVisibleTo(&athletes.page));
        const auto model = athletes.page.table().model();
        QCOMPARE(model->index(7, ui::AthleteModel::Coach).data().toString(), QStringLiteral("Unassigned"));
    }

    void aRowSaysAllOfItself() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        QCOMPARE(athletes.page.table().model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Mara Lindqvist, mara@athletes.example, Jonas Weber, Active, last activity "
                                "Today 00:40, training type Threshold, 1 to review"));
    }

    void rowsAreComparedAndNeverReset() {
        const ui::Words words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc());
        ui::AthleteModel model(words);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        auto people = test::sampleAthletes(domain::Role::Head);
        model.setAthletes(people);
        const QPersistentModelIndex third = model.index(2, 0);
        std::reverse(people.begin(), people.end());
        people.pop_back();
        people.front().name = QStringLiteral("Ada Renamed");
        model.setAthletes(people);
        QCOMPARE(model.rowCount(), 7);
        for (int row = 0; row < 7; ++row)
            QCOMPARE(model.index(row, 0).data().toString(), people[static_cast<std::size_t>(row)].name);
        QCOMPARE(third.data().toString(), QStringLiteral("Ines Duarte"));
        QCOMPARE(resets.count(), 0);
    }

    void theListIsNarrowedByStatusAndWords() {
        Athletes athletes;
        athletes.desk.people[1].status = domain::AthleteStatus::Deactivated;
        Q_EMIT athletes.desk.athletesChanged();
        QTRY_COMPARE(athletes.shown(), 5);
        athletes.chip(QStringLiteral("Deactivated"))->click();
        QTRY_COMPARE(athletes.shown(), 1);
        athletes.chip(QStringLiteral("All"))->click();
        QTRY_COMPARE(athletes.shown(), 6);
        athletes.named<QLineEdit>(QStringLiteral("Search by name or e-mail"))
            ->setText(QStringLiteral("pia@"));
        QTRY_COMPARE(athletes.shown(), 1);
    }

    void whatOnlyHeadsMayDoIsThereDisabledAndExplained() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        const auto* plan = athletes.named<QComboBox>(QStringLiteral("Plan type"));
        QVERIFY(plan->isVisibleTo(&athletes.page) && !plan->isEnabled());
        QCOMPARE(explanation(plan), QStringLiteral("Only head coaches can change an athlete's plan type."));
        const auto* coach = athletes.named<QComboBox>(QStringLiteral("Coach"));
        QVERIFY(coach->isVisibleTo(&athletes.page) && !coach->isEnabled());
        QCOMPARE(explanation(coach), QStringLiteral("Only head coaches can choose an athlete's coach."));
        QCOMPARE(coach->currentText(), QStringLiteral("Jonas Weber"));
    }

    void aHeadSetsPlanTypeAndCoach() {
        Athletes athletes(domain::Role::Head);
        QVERIFY(athletes.filled());
        auto* plan = athletes.named<QComboBox>(QStringLiteral("Plan type"));
        QVERIFY(plan->isEnabled());
        plan->setCurrentIndex(1);
        Q_EMIT plan->activated(1);
        QTRY_COMPARE(athletes.last().what, QStringLiteral("SetPlanType"));
        auto* coach = athletes.named<QComboBox>(QStringLiteral("Coach"));
        const int siobhan = coach->findText(QStringLiteral("Siobhan Kelly"));
        QVERIFY(siobhan > 0);
        QCOMPARE(coach->findText(QStringLiteral("Marek Dvořák")), -1);
        coach->setCurrentIndex(siobhan);
        Q_EMIT coach->activated(siobhan);
        QTRY_COMPARE(athletes.last().text, domain::CoachId(test::sampleId(4)).toString());
    }

    void anyCoachSetsModeAndTrainingType() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        auto* mode = athletes.named<QComboBox>(QStringLiteral("Feedback mode"));
        QCOMPARE(mode->itemText(0), QStringLiteral("Review mode"));
        QCOMPARE(mode->itemText(1), QStringLiteral("Auto-approve mode"));
        QCOMPARE(explanation(mode), QStringLiteral("A change holds for new analyses only."));
        mode->setCurrentIndex(1);
        Q_EMIT mode->activated(1);
        QTRY_COMPARE(athletes.last().what, QStringLiteral("SetFeedbackMode"));
        auto* training = athletes.named<QComboBox>(QStringLiteral("Training type"));
        training->setCurrentIndex(0);
        Q_EMIT training->activated(0);
        QTRY_COMPARE(athletes.last().what, QStringLiteral("SetTrainingType"));
        QCOMPARE(athletes.last().text, QString());
    }

    void aRefusedChangeIsToldAndGoesBack() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        auto* mode = athletes.named<QComboBox>(QStringLiteral("Feedback mode"));
        athletes.desk.refuseNext = client::Refusal{"access.not_found", {}};
        mode->setCurrentIndex(1);
        Q_EMIT mode->activated(1);
        QTRY_VERIFY(athletes.message().startsWith(QStringLiteral("This isn't there")));
        QCOMPARE(mode->currentIndex(), 0);
    }

    void deactivatingAsksOnceInThePage() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        QVERIFY(athletes.press(QStringLiteral("Deactivate…")));
        QVERIFY(athletes.desk.decisions.isEmpty());
        QCOMPARE(athletes.message(), QStringLiteral("Deactivate Mara Lindqvist? New sessions get no review; "
                                                    "their history stays."));
        QVERIFY(athletes.press(QStringLiteral("Deactivate")));
        QTRY_COMPARE(athletes.last().text, QStringLiteral("deactivated "));
    }

    void aDayForTheDeactivationCanBeSet() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        QVERIFY(athletes.press(QStringLiteral("Set")));
        QTRY_COMPARE(athletes.last().text, QStringLiteral("active 2026-12-06"));
    }

    void consentIsRecordedOnItsOwn() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        auto* ai = athletes.named<QPushButton>(QStringLiteral("AI drafting: Record consent"));
        QVERIFY(ai != nullptr && ai->isEnabled());
        const auto tell = [](QPushButton* button, const QString& how) {
            button->click();
            auto* menu = button->findChild<QMenu*>();
            const auto actions = menu->actions();
            const auto found = std::find_if(actions.begin(), actions.end(),
                                            [&how](const QAction* each) { return each->text() == how; });
            if (!menu->isVisible() || found == actions.end())
                return false;
            QAction* chosen = *found;
            menu->close();
            chosen->trigger();
            return true;
        };
        QVERIFY(tell(ai, QStringLiteral("By phone")));
        QTRY_COMPARE(athletes.last().text, QStringLiteral("4 1 1"));
        auto* see = athletes.named<QPushButton>(QStringLiteral("See workouts: Record withdrawal"));
        QVERIFY(tell(see, QStringLiteral("On paper")));
        QTRY_COMPARE(athletes.last().text, QStringLiteral("0 0 3"));
    }

    void aNoteIsKeptUntilItIsTaken() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        auto* note = athletes.named<QLineEdit>(QStringLiteral("New note"));
        note->setText(QStringLiteral("Ask about the knee"));
        athletes.desk.refuseNext = client::Refusal{"access.not_found", {}};
        QTest::keyClick(note, Qt::Key_Return);
        QTRY_VERIFY(!athletes.message().isEmpty());
        QCOMPARE(note->text(), QStringLiteral("Ask about the knee"));
        athletes.page.table().setCurrentIndex(athletes.page.table().model()->index(1, 0));
        QTRY_COMPARE(note->text(), QString());
        athletes.page.table().setCurrentIndex(athletes.page.table().model()->index(0, 0));
        QTRY_COMPARE(note->text(), QStringLiteral("Ask about the knee"));
        QTest::keyClick(note, Qt::Key_Return);
        QTRY_COMPARE(athletes.last().what, QStringLiteral("AddNote"));
        QTRY_COMPARE(note->text(), QString());
    }

    void aNoteIsKeptWhileItIsTypedAndWhenTheCoachLeaves() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        auto* note = athletes.named<QLineEdit>(QStringLiteral("New note"));
        QTest::keyClicks(note, QStringLiteral("Ask"));
        QVERIFY(athletes.desk.decisions.isEmpty());
        QTRY_COMPARE(athletes.desk.decisions.size(), 1);
        QCOMPARE(athletes.last().what, QStringLiteral("keepTypingCoachNote"));
        QCOMPARE(athletes.last().text, QStringLiteral("Ask"));
        QTest::keyClicks(note, QStringLiteral(" about it"));
        athletes.page.settle();
        QCOMPARE(athletes.last().text, QStringLiteral("Ask about it"));
        athletes.page.settle();
        QCOMPARE(athletes.desk.decisions.size(), 2);
        QTest::keyClicks(note, QStringLiteral("!"));
        athletes.page.table().setCurrentIndex(athletes.page.table().model()->index(1, 0));
        QTRY_COMPARE(note->text(), QString());
        QCOMPARE(athletes.last().text, QStringLiteral("Ask about it!"));
        QCOMPARE(athletes.last().thing, athletes.desk.people.front().id.uuid());
    }

    void aSessionOpensInTheDashboard() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        const QSignalSpy opened(&athletes.page, &ui::AthletesPage::openSession);
        athletes.page.findChildren<ui::SessionButton*>().first()->click();
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<domain::AnalysisId>(), athletes.desk.sessions.front().id);
    }

    void aSyncLeavesTheFocusOnASession() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        athletes.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&athletes.page));
        auto* button = athletes.page.findChildren<ui::SessionButton*>().at(1);
        const domain::AnalysisId session = button->session();
        button->setFocus();
        QTRY_VERIFY(button->hasFocus());
        athletes.desk.sessions.front().title = QStringLiteral("Renamed");
        Q_EMIT athletes.desk.sessionsChanged();
        QTRY_COMPARE(athletes.page.findChildren<ui::SessionButton*>().first()->text(),
                     QStringLiteral("Renamed"));
        const auto* focused = qobject_cast<const ui::SessionButton*>(athletes.page.focusWidget());
        QVERIFY(focused != nullptr);
        QCOMPARE(focused->session(), session);
        QVERIFY(focused->hasFocus());
    }

    void theThresholdOfTodayStandsInTheProfile() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        const auto* value = athletes.named<QLabel>(QStringLiteral("Threshold"));
        QVERIFY(value != nullptr);
        QVERIFY2(value->text().contains(QLatin1String(" W")), qPrintable(value->text()));
    }

    void aDroppedWorkoutIsShownAndThenPlanned() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        QVERIFY(athletes.drop({QStringLiteral("/rides/threshold.zwo")}));
        QTRY_VERIFY(athletes.press(QStringLiteral("Plan")));
        QTRY_COMPARE(athletes.last().what, QStringLiteral("PlanWorkout"));
        QCOMPARE(athletes.last().text, QStringLiteral("2026-11-22"));
        QTRY_COMPARE(athletes.message(), QStringLiteral("Planned for 22 Nov."));
    }

    void aDroppedCourseOfATrainerIsAWorkoutToo() {
        for (const char* name : {"/rides/threshold.mrc", "/rides/threshold.erg", "/rides/Threshold.MRC"}) {
            Athletes athletes;
            QVERIFY(athletes.filled());
            QVERIFY(athletes.drop({QLatin1String(name)}));
            QTRY_VERIFY(athletes.press(QStringLiteral("Plan")));
            QTRY_COMPARE(athletes.last().what, QStringLiteral("PlanWorkout"));
        }
    }

    void aWorkoutIsPlannedOnceHoweverOftenItIsClicked() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        QVERIFY(athletes.drop({QStringLiteral("/rides/threshold.zwo")}));
        QTRY_VERIFY(athletes.press(QStringLiteral("Plan")));
        athletes.press(QStringLiteral("Plan"));
        QTRY_VERIFY(athletes.message().startsWith(QStringLiteral("Planned for")));
        QCOMPARE(athletes.desk.decisions.size(), 1);
    }

    void aSecondDropWaitsUntilTheFirstIsPlanned() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        QVERIFY(athletes.drop({QStringLiteral("/rides/first.zwo")}));
        QVERIFY(athletes.drop({QStringLiteral("/rides/second.zwo")}));
        QTRY_VERIFY(athletes.press(QStringLiteral("Plan")));
        QTRY_COMPARE(athletes.desk.decisions.size(), 1);
        QTRY_VERIFY(athletes.press(QStringLiteral("Plan")) && athletes.desk.decisions.size() == 2);
    }

    void nothingStaysInSightOfAnAthleteWhoIsGone() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        athletes.desk.people.clear();
        athletes.page.detail().reload();
        QTRY_VERIFY(!athletes.message().isEmpty());
        for (const ui::Card* card : athletes.page.detail().findChildren<ui::Card*>())
            QVERIFY(!card->isVisible());
        QVERIFY(!athletes.page.detail().athlete());
    }

    void anotherAthletesCardsDoNotStayWhileOneIsSlow() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        athletes.desk.answers = false;
        athletes.page.detail().show(athletes.desk.people.at(1).id);
        QTRY_VERIFY(!athletes.page.detail().findChild<ui::ProfileCard*>()->isVisible());
    }

    void aSyncLeavesADayThatIsBeingChosen() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        auto* day = athletes.named<QDateEdit>(QStringLiteral("Day of the deactivation"));
        const QDate chosen = day->date().addDays(3);
        day->setDate(chosen);
        Q_EMIT athletes.desk.athletesChanged();
        QTest::qWait(50);
        QCOMPARE(day->date(), chosen);
    }

    void aBadWorkoutIsToldAndPlansNothing() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        athletes.desk.refuseNext = client::Refusal{"workout.fault.malformed", {}};
        QVERIFY(athletes.drop({QStringLiteral("/rides/torn.zwo")}));
        QTRY_COMPARE(athletes.message(),
                     QStringLiteral("torn.zwo: This workout file is damaged. Export it again."));
        QVERIFY(!athletes.press(QStringLiteral("Plan")));
        QVERIFY(athletes.desk.decisions.isEmpty());
    }

    void aDroppedRecordingIsUploaded() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        athletes.desk.refuseNext = client::Refusal{"workout.fault.not_workout", {}};
        QVERIFY(athletes.drop({QStringLiteral("/rides/morning.fit")}));
        QTRY_COMPARE(athletes.last().what, QStringLiteral("UploadActivity"));
        QTRY_VERIFY(athletes.message().startsWith(QStringLiteral("morning.fit was uploaded.")));
    }

    void theRecordingsOfAnAthleteGoOnWhileAnotherIsShown() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        const QString first = QStringLiteral("/rides/one.fit.gz");
        const QString second = QStringLiteral("/rides/two.fit.gz");
        const QUuid his = athletes.desk.people.at(0).id.uuid();
        athletes.page.detail().show(athletes.desk.people.at(0).id);
        QTest::qWait(50);
        QVERIFY(athletes.drop({first, second}));
        athletes.page.detail().show(athletes.desk.people.at(1).id);
        QTRY_COMPARE(athletes.last().text, second);
        QCOMPARE(athletes.last().thing, his);
        QTRY_VERIFY(athletes.message().startsWith(
            QStringLiteral("two.fit.gz for %1 was uploaded.").arg(athletes.desk.people.at(0).name)));
    }

    void aWorkoutThatIsLookedAtWaitsForItsAthlete() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        athletes.page.detail().show(athletes.desk.people.at(0).id);
        QTest::qWait(50);
        QVERIFY(athletes.drop({QStringLiteral("/rides/hills.zwo")}));
        auto* plan = athletes.named<QPushButton>(QStringLiteral("Plan the workout for this day"));
        QTRY_VERIFY(plan->isVisibleTo(&athletes.page));
        athletes.page.detail().show(athletes.desk.people.at(1).id);
        QTRY_VERIFY(!plan->isVisibleTo(&athletes.page));
        athletes.page.detail().show(athletes.desk.people.at(0).id);
        QTRY_VERIFY(plan->isVisibleTo(&athletes.page));
        plan->click();
        QTRY_COMPARE(athletes.last().what, QStringLiteral("PlanWorkout"));
        QCOMPARE(athletes.last().thing, athletes.desk.people.at(0).id.uuid());
    }

    void recordingsOfEveryFormatAreTaken() {
        for (const char* ending : {"TCX", "gpx", "fit.gz", "tcx.gz", "gpx.gz"}) {
            Athletes athletes;
            QVERIFY(athletes.filled());
            QVERIFY(athletes.drop({QStringLiteral("/rides/morning.") + QLatin1String(ending)}));
            QTRY_COMPARE(athletes.last().what, QStringLiteral("UploadActivity"));
        }
    }

    void anUploadCanBeCancelled() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        athletes.desk.answers = false;
        QVERIFY(athletes.drop({QStringLiteral("/rides/morning.fit.gz")}));
        auto* bar = athletes.page.findChild<QProgressBar*>();
        QTRY_VERIFY(bar->isVisibleTo(&athletes.page));
        athletes.named<QPushButton>(QStringLiteral("Cancel the upload"))->click();
        QVERIFY(!bar->isVisibleTo(&athletes.page));
        QVERIFY(athletes.message().startsWith(QStringLiteral("The upload was cancelled.")));
    }

    void otherFilesAreNotTaken() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        QVERIFY(!athletes.drop({QStringLiteral("/rides/notes.docx")}));
        QVERIFY(!athletes.drop({}));
    }

    void aWorkoutIsToldStepByStep() {
        const ui::Words words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc());
        using namespace engine;
        const auto step = [](StepKind kind, double seconds, Target target) {
            Step one;
            one.kind = kind;
            one.extent = {Extent::Unit::Seconds, seconds};
            one.target = target;
            return one;
        };
        Workout workout;
        workout.sport = Sport::Cycling;
        workout.duration_s = 4500.0;
        workout.load = 82.0;
        workout.items = {
            step(StepKind::WarmUp, 900, {TargetMeasure::PowerPercent, 57, 57, false}),
            Repeat{3,
                   {step(StepKind::Work, 720, {TargetMeasure::PowerPercent, 93, 97, false}),
                    step(StepKind::Recovery, 450, {TargetMeasure::PowerWatts, 118, 144, false})}}};
        QCOMPARE(ui::workoutTotals(workout, words), QStringLiteral("Bike · 1:15 · load 82"));
        const QStringList lines = {QStringLiteral("Warm-up 15:00 · 57 %"), QStringLiteral("3 times"),
                                   QStringLiteral("    Work 12:00 · 93–97 %"),
                                   QStringLiteral("    Recovery 7:30 · 118–144 W")};
        QCOMPARE(ui::workoutLines(workout, words), lines);
        QCOMPARE(ui::workoutLines(workout, words, 3).last(), QStringLiteral("and 2 more lines"));
    }

    void anAthleteIsAddedInThePageAndShown() {
        Athletes athletes(domain::Role::Head);
        QVERIFY(athletes.filled());
        athletes.chip(QStringLiteral("Deactivated"))->click();
        QTRY_COMPARE(athletes.shown(), 0);
        QVERIFY(athletes.press(QStringLiteral("Add athlete")));
        auto* popup = athletes.page.findChild<ui::AddAthletePopup*>();
        QVERIFY(popup != nullptr && popup->isVisible());
        QCOMPARE(popup->findChild<QComboBox*>()->currentText(), QStringLiteral("Europe/Stockholm"));
        const auto fields = popup->findChildren<ui::Field*>();
        QCOMPARE(fields.size(), 2);
        fields[1]->setText(QStringLiteral("nils"));
        QTest::keyClick(fields[0]->line(), Qt::Key_Return);
        QCOMPARE(fields[0]->fault(), QStringLiteral("This is needed. Fill it in."));
        QCOMPARE(fields[1]->fault(),
                 QStringLiteral("This isn't an e-mail address. Write it like name@example.org."));
        QVERIFY(athletes.desk.decisions.isEmpty());
        fields[0]->setText(QStringLiteral("Nils Berg "));
        fields[1]->setText({});
        QTest::keyClick(fields[0]->line(), Qt::Key_Return);
        QTest::keyClick(fields[0]->line(), Qt::Key_Return);
        QTRY_COMPARE(athletes.shown(), 9);
        QCOMPARE(athletes.desk.decisions.size(), 1);
        QCOMPARE(athletes.last().text, QStringLiteral("Nils Berg||Europe/Stockholm"));
        QVERIFY(athletes.page.detail().athlete().has_value());
        QCOMPARE(athletes.page.detail().athlete()->uuid(), athletes.last().thing);
        QTRY_VERIFY(athletes.page.findChild<ui::AddAthletePopup*>() == nullptr);
        QTRY_VERIFY(athletes.page.detail().findChild<ui::ProfileCard*>()->isVisible());
        athletes.desk.refuseNext = client::Refusal{"workout.fault.not_workout", {}};
        QVERIFY(athletes.drop({QStringLiteral("/rides/first.fit")}));
        QTRY_COMPARE(athletes.last().what, QStringLiteral("UploadActivity"));
    }

    void aRefusedAthleteStaysInThePopupAndIsKept() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        QVERIFY(athletes.press(QStringLiteral("Add athlete")));
        auto* popup = athletes.page.findChild<ui::AddAthletePopup*>();
        popup->findChildren<ui::Field*>()[0]->setText(QStringLiteral("Nils Berg"));
        athletes.desk.refuseNext = client::Refusal{"access.not_found", {}};
        QTest::keyClick(popup->findChildren<ui::Field*>()[0]->line(), Qt::Key_Return);
        const auto told = [popup] {
            for (const QLabel* label : popup->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().startsWith(QStringLiteral("This isn't there")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(told());
        QVERIFY(athletes.desk.decisions.isEmpty());
        popup->close();
        QTRY_VERIFY(athletes.page.findChild<ui::AddAthletePopup*>() == nullptr);
        QVERIFY(athletes.press(QStringLiteral("Add athlete")));
        popup = athletes.page.findChild<ui::AddAthletePopup*>();
        QCOMPARE(popup->findChildren<ui::Field*>()[0]->text(), QStringLiteral("Nils Berg"));
    }

    void aCompanyWithoutAthletesIsToldToAddThem() {
        Athletes athletes(domain::Role::Head);
        QVERIFY(athletes.filled());
        athletes.desk.people.clear();
        Q_EMIT athletes.desk.athletesChanged();
        QTRY_COMPARE(athletes.shown(), 0);
        QStringList said;
        for (const ui::EmptyState* state : athletes.page.findChildren<ui::EmptyState*>()) {
            if (state->isVisibleTo(&athletes.page))
                said.append(state->sentence() + u'/' + state->step()->text());
        }
        QCOMPARE(said, QStringList(QStringLiteral("No active athletes./Add athlete")));
        for (const ui::EmptyState* state : athletes.page.findChildren<ui::EmptyState*>()) {
            if (state->isVisibleTo(&athletes.page))
                state->step()->click();
        }
        QVERIFY(athletes.page.findChild<ui::AddAthletePopup*>() != nullptr);
    }

    void nothingLoadedSaysWhy() {
        Athletes athletes;
        athletes.desk.people.clear();
        athletes.desk.state.syncedAt.reset();
        athletes.desk.state.link = client::LinkState::Offline;
        Q_EMIT athletes.desk.athletesChanged();
        const auto says = [&](const QString& begins) {
            for (const ui::EmptyState* state : athletes.page.findChildren<ui::EmptyState*>()) {
                if (state->isVisibleTo(&athletes.page) && state->sentence().startsWith(begins))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(says(QStringLiteral("Offline. Your athletes aren't on this computer yet")));
        athletes.desk.state.link = client::LinkState::Online;
        Q_EMIT athletes.desk.statusChanged();
        QTRY_VERIFY(says(QStringLiteral("Fetching your athletes")));
    }

    void nothingIsCutAndAllIsNamed_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1440 x 900") << QSize(1256, 872);
        QTest::newRow("1024 x 700") << QSize(840, 672);
    }
    void nothingIsCutAndAllIsNamed() {
        QFETCH(QSize, size);
        for (const domain::Role role : {domain::Role::Assistant, domain::Role::Head}) {
            Athletes athletes(role, size);
            QVERIFY(athletes.filled());
            QTest::qWait(50);
            QCOMPARE(test::cutOff(athletes.page), QStringList());
            QCOMPARE(test::nameless(athletes.page), QStringList());
            QVERIFY(!athletes.page.table().isColumnHidden(ui::AthleteModel::Status));
        }
    }

    void aPlannedWorkoutIsSavedAndWhatItsFormatCannotHoldIsSaid() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        auto* card = athletes.page.findChild<ui::UpcomingCard*>();
        const auto buttons = card->findChildren<QPushButton*>(QStringLiteral("saveWorkout"));
        QCOMPARE(buttons.size(), 2);
        QCOMPARE(buttons.at(1)->accessibleName(), QStringLiteral("Save 3 × 12 min threshold as a file"));
        buttons.at(1)->click();
        auto* dialog = card->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->nameFilters().size(), 4);
        QCOMPARE(dialog->defaultSuffix(), QStringLiteral("zwo"));
        Q_EMIT dialog->filterSelected(dialog->nameFilters().at(1));
        QCOMPARE(dialog->defaultSuffix(), QStringLiteral("mrc"));
        Q_EMIT dialog->fileSelected(QStringLiteral("/plans/threshold.mrc"));
        const auto* told = card->findChild<ui::Label*>(QStringLiteral("saved"));
        QTRY_VERIFY(told->isVisibleTo(card));
        QVERIFY(told->text().startsWith(QStringLiteral("Saved as ")));
        QVERIFY(
            told->text().endsWith(QStringLiteral("MRC can't hold these repeats, so they are written out.")));
        QCOMPARE(athletes.desk.decisions.last().what, QStringLiteral("SaveWorkout"));
        QCOMPARE(athletes.desk.decisions.last().thing, test::sampleId(3002));
        dialog->close();
    }

    void aTitleWithADotStillGetsTheFormatsEnding() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        auto* card = athletes.page.findChild<ui::UpcomingCard*>();
        card->show({{QDate(2026, 11, 26), engine::Sport::Cycling, QStringLiteral("Week 2.3: 7. VO2max"),
                     4500.0, domain::WorkoutId(test::sampleId(3002))}});
        card->findChild<QPushButton*>(QStringLiteral("saveWorkout"))->click();
        auto* dialog = card->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        const QString file = QFileInfo(dialog->selectedFiles().value(0)).fileName();
        QVERIFY2(file.startsWith(QStringLiteral("Week 2-3- 7- VO2max")), qPrintable(file));
        QVERIFY2(file.count(u'.') <= 1, qPrintable(file));
        dialog->close();
    }

    void aWorkoutThatCannotBeSavedSaysWhy() {
        Athletes athletes;
        QVERIFY(athletes.filled());
        auto* card = athletes.page.findChild<ui::UpcomingCard*>();
        athletes.desk.refuseNext = client::Refusal{"workout.not_here_yet", {}};
        card->findChild<QPushButton*>(QStringLiteral("saveWorkout"))->click();
        auto* dialog = card->findChild<QFileDialog*>();
        Q_EMIT dialog->fileSelected(QStringLiteral("/plans/easy.zwo"));
        QTRY_VERIFY(athletes.message().startsWith(QStringLiteral("The steps of this workout are not on")));
        dialog->close();
    }
};

QTEST_MAIN(TestAthletesPage)
#include "test_athletes_page.moc"
