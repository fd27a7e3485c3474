// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a review is in sight without scrolling.
#include "tests/ui/changing_desk.h"
#include "tests/ui/looking.h"
#include "ui/charts/recording_chart.h"
#include "ui/pages/review/matching_popup.h"
#include "ui/pages/review/review_view.h"
#include "ui/pages/review/steps_card.h"

#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace leadout;
using test::Stage;

namespace {

/// A window with the first session under review.
struct Window {
    Window(ui::ShadeChoice shade, const QString& language, std::function<void(client::Review&)> change)
        : stage(domain::Role::Assistant, shade, language) {
        desk.change = std::move(change);
        window = std::make_unique<ui::MainWindow>(ui::Surroundings{stage.theme, stage.words, desk},
                                                  stage.preferences, ui::pages(stage.preferences));
        window->resize(1440, 900);
        window->show();
    }
    /// How far the page can be scrolled.
    int beyond() const {
        for (const QScrollArea* area : view()->findChildren<QScrollArea*>()) {
            if (area->isVisible())
                return area->verticalScrollBar()->maximum();
        }
        return -1;
    }
    ui::ReviewView* view() const { return window->findChild<ui::ReviewView*>(); }
    const QTableView& steps() const { return *view()->findChild<ui::StepsCard*>()->table(); }

    Stage stage;
    test::ChangingDesk desk;
    std::unique_ptr<ui::MainWindow> window;
};

/// A ride that was shorter and easier than planned, so that every part lost points and the cap took the rest.
void makeUnderdone(client::Review& review) {
    using engine::Quantity;
    using engine::SumRow;
    using engine::Unit;
    review.session.score = 79;
    review.session.band = engine::Band::Amber;
    review.session.verdict = engine::Verdict::Underdone;
    review.done = {7603.0, 59700.0, engine::Load{74.0, engine::LoadMethod::Power}, 0.59};
    review.planned =
        client::SessionTotals{9000.0, std::nullopt, engine::Load{107.0, engine::LoadMethod::Power}, 0.65};
    engine::Compliance& compliance = review.compliance;
    compliance.reasons = {
        {engine::Reason::Shorter,
         {"reason.shorter", {Quantity{7603, Unit::Seconds}, Quantity{9000, Unit::Seconds}}}},
        {engine::Reason::Easier,
         {"reason.easier", {Quantity{0.59, Unit::Intensity}, Quantity{0.65, Unit::Intensity}}}}};
    const auto share = [](double percent) { return Quantity{percent, Unit::Percent}; };
    compliance.sum = {
        {SumRow::Part::Duration,
         17,
         20,
         true,
         {"sum.duration", {Quantity{7603, Unit::Seconds}, Quantity{9000, Unit::Seconds}, share(84)}}},
        {SumRow::Part::Load,
         13,
         18,
         true,
         {"sum.load", {Quantity{74, Unit::Load}, Quantity{107, Unit::Load}, share(69)}}},
        {SumRow::Part::Intensity,
         11,
         12,
         true,
         {"sum.intensity", {Quantity{0.59, Unit::Intensity}, Quantity{0.65, Unit::Intensity}, share(91)}}},
        {SumRow::Part::Steps,
         43,
         50,
         true,
         {"sum.step.time",
          {std::string("Threshold 3"), Quantity{7603, Unit::Seconds}, Quantity{9000, Unit::Seconds},
           Quantity{14, Unit::Points}}}},
        {SumRow::Part::Cap,
         -5,
         0,
         true,
         {"sum.cap", {Quantity{79, Unit::Points}, Quantity{84, Unit::Points}}}}};
}

} // namespace

class TestReviewFit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeBlocksAreInSightAsAWhole_data() {
        QTest::addColumn<ui::ShadeChoice>("shade");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("approved");
        for (const bool allowed : {true, false}) {
            const char* word = allowed ? "free" : "refused";
            QTest::addRow("light, %s", word) << ui::ShadeChoice::Light << QStringLiteral("en") << allowed;
            QTest::addRow("dark, %s", word) << ui::ShadeChoice::Dark << QStringLiteral("en") << allowed;
            QTest::addRow("German, %s", word) << ui::ShadeChoice::Light << QStringLiteral("de") << allowed;
        }
    }
    void threeBlocksAreInSightAsAWhole() {
        QFETCH(ui::ShadeChoice, shade);
        QFETCH(QString, language);
        QFETCH(bool, approved);
        const Window window(shade, language, [approved](client::Review& review) {
            if (!approved)
                review.approve = {false, engine::Sentence{"review.unverified", {}}};
        });
        QTRY_VERIFY(window.steps().isVisible());
        QTRY_COMPARE(window.steps().model()->rowCount(), 7);
        QTRY_COMPARE(window.steps().verticalScrollBar()->maximum(), 0);
        QTRY_COMPARE(window.beyond(), 0);
        const auto* chart = window.view()->findChild<ui::RecordingChart*>();
        QVERIFY(chart->height() >= chart->minimumHeight());
    }

    void anUnderdoneSessionWithItsCapIsInSightAsAWhole_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("steps");
        QTest::addColumn<bool>("ownNumbers");
        for (const char* language : {"en", "de"}) {
            for (const int steps : {1, 7}) {
                for (const bool own : {false, true}) {
                    QTest::addRow("%s, %d steps, %s", language, steps, own ? "own numbers" : "the totals")
                        << QString::fromLatin1(language) << steps << own;
                }
            }
        }
    }
    void anUnderdoneSessionWithItsCapIsInSightAsAWhole() {
        QFETCH(QString, language);
        QFETCH(int, steps);
        QFETCH(bool, ownNumbers);
        const Window window(ui::ShadeChoice::Light, language, [&](client::Review& review) {
            makeUnderdone(review);
            review.compliance.steps.resize(static_cast<std::size_t>(steps));
            // Where a part of the plan is compared, the sums tell other numbers than the totals.
            if (ownNumbers)
                review.done.durationS = *review.done.durationS + 600.0;
        });
        QTRY_COMPARE(window.steps().model()->rowCount(), steps);
        QTRY_COMPARE(window.beyond(), 0);
        QTRY_COMPARE(window.steps().verticalScrollBar()->maximum(), 0);
        QTRY_COMPARE(test::cutWords(*window.view()), QStringList());
        const auto* chart = window.view()->findChild<ui::RecordingChart*>();
        QVERIFY(chart->height() >= chart->minimumHeight());
    }

    void theRecordingIsHigherWhereThereIsRoom() {
        const Window window(ui::ShadeChoice::Light, QStringLiteral("en"), [](client::Review& review) {
            review.matching.clear();
            review.matchingCount = 0;
            review.notes.clear();
            review.next.clear();
            review.compliance.steps.resize(2);
        });
        const auto* chart = window.view()->findChild<ui::RecordingChart*>();
        QTRY_VERIFY(chart->isVisible());
        QTRY_COMPARE(window.beyond(), 0);
        QCOMPARE(chart->height(), chart->maximumHeight());
    }

    void everyHeadingOfTheEarlierSessionsIsWhole() {
        for (const char* language : {"en", "de"}) {
            Stage stage(domain::Role::Assistant, ui::ShadeChoice::Light, QLatin1String(language));
            const client::Review review =
                test::sampleReview(stage.desk.sessions.front(), domain::Role::Assistant);
            ui::MatchingPopup popup(stage.theme, stage.words, review, nullptr);
            popup.setAttribute(Qt::WA_DeleteOnClose, false);
            popup.show();
            QTest::qWait(20);
            const QTableView& table = *popup.table();
            for (int column = 0; column < table.model()->columnCount(); ++column) {
                const QString heading = table.model()->headerData(column, Qt::Horizontal).toString();
                const int needed = table.horizontalHeader()->sectionSizeHint(column);
                QVERIFY2(needed <= table.columnWidth(column), qPrintable(heading));
            }
        }
    }

    void moreStepsScrollWithThePageAndNotInTheirTable() {
        const Window window(ui::ShadeChoice::Light, QStringLiteral("en"), [](client::Review& review) {
            auto& steps = review.compliance.steps;
            const std::vector<engine::StepResult> once = steps;
            steps.insert(steps.end(), once.begin(), once.end());
        });
        QTRY_VERIFY(window.steps().isVisible());
        QTRY_COMPARE(window.steps().model()->rowCount(), 14);
        QTRY_VERIFY(window.beyond() > 0);
        QCOMPARE(window.steps().verticalScrollBar()->maximum(), 0);
    }
};

QTEST_MAIN(TestReviewFit)
#include "test_review_fit.moc"
