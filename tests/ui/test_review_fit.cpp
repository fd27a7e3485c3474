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
#include <QtTest>

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
