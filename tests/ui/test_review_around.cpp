// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/changing_desk.h"
#include "tests/ui/page_checks.h"
#include "ui/pages/review/around_card.h"
#include "ui/pages/review/matching_popup.h"
#include "ui/pages/review/review_view.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace leadout;
using namespace leadout::ui;
using client::Review;
using test::ChangingDesk;

class TestReviewAround : public QObject {
    Q_OBJECT

    Theme m_theme{ShadeChoice::Light};
    Words m_words{QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc()};
    std::unique_ptr<ChangingDesk> m_desk;
    std::unique_ptr<ReviewView> m_view;

    void open() {
        m_view->show(m_desk->sessions[0].id);
        QTRY_VERIFY(m_view->findChild<AroundCard*>()->isVisible());
        QTest::qWait(20);
    }
    QList<QPushButton*> matching() const {
        return m_view->findChildren<QPushButton*>(QStringLiteral("matching"));
    }
    QStringList said() const {
        QStringList words;
        for (const QLabel* label : m_view->findChild<AroundCard*>()->findChildren<QLabel*>())
            words.append(label->text());
        return words;
    }
    MatchingPopup* popup() const { return m_view->findChild<MatchingPopup*>(); }
    void key(int key) { QTest::keyClick(m_view->window()->windowHandle(), static_cast<Qt::Key>(key)); }

private Q_SLOTS:
    void init() {
        m_desk = std::make_unique<ChangingDesk>();
        m_view = std::make_unique<ReviewView>(Surroundings{m_theme, m_words, *m_desk});
        m_view->resize(860, 872);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup() {
        m_view.reset();
        m_desk.reset();
    }

    void theNewestSessionsLikeThisOneAreHeldAgainstIt() {
        open();
        QCOMPARE(matching().size(), 3);
        QCOMPARE(matching()[0]->text(), QStringLiteral("15 Nov · 93 · 244, now 246 W"));
        QCOMPARE(matching()[2]->text(), QStringLiteral("1 Nov · 91 · 242, now 246 W"));
        QCOMPARE(matching()[0]->toolTip(),
                 QStringLiteral("15 Nov 2026 · score 93 · Close to plan · work steps 244 W, now 246 W · "
                                "weighted power 219 W, now 214 W · heart rate 149 bpm, now 151 bpm"));
        QCOMPARE(m_view->findChild<QPushButton*>(QStringLiteral("moreMatching"))->text(),
                 QStringLiteral("9 more"));
        const QStringList cut = test::cutOff(*m_view->findChild<AroundCard*>());
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void aClickOpensAnEarlierSession() {
        open();
        QSignalSpy wanted(m_view.get(), &ReviewView::sessionWanted);
        matching()[1]->click();
        QCOMPARE(wanted.count(), 1);
        QVERIFY(wanted[0][0].value<domain::AnalysisId>() == domain::AnalysisId(test::sampleId(2002)));
    }

    void oneKeyListsThemAllBelowTheSessionUnderReview() {
        open();
        key(Qt::Key_M);
        QTRY_VERIFY(popup() != nullptr && popup()->isVisible());
        const QAbstractItemModel& model = *popup()->table()->model();
        QCOMPARE(model.rowCount(), 13);
        const auto cells = [&model](int row) {
            QStringList words;
            for (int column = 0; column < model.columnCount(); ++column)
                words.append(model.index(row, column).data().toString());
            return words;
        };
        QCOMPARE(cells(0),
                 (QStringList{QStringLiteral("This session"), QStringLiteral("97"), QStringLiteral("246 W"),
                              QStringLiteral("214 W"), QStringLiteral("151 bpm")}));
        QCOMPARE(cells(12),
                 (QStringList{QStringLiteral("30 Aug"), QStringLiteral("82"), QStringLiteral("233 W"),
                              QStringLiteral("208 W"), QStringLiteral("160 bpm")}));
        const QStringList cut = test::cutOff(*popup());
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
        const QStringList nameless = test::nameless(*popup());
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void enterOpensTheOneThatIsChosenInTheList() {
        open();
        QSignalSpy wanted(m_view.get(), &ReviewView::sessionWanted);
        m_view->findChild<QPushButton*>(QStringLiteral("moreMatching"))->click();
        QTRY_VERIFY(popup() != nullptr && popup()->isVisible());
        QTest::keyClick(popup()->table(), Qt::Key_Up); // this session itself cannot be chosen
        QTest::keyClick(popup()->table(), Qt::Key_Down);
        QTest::keyClick(popup()->table(), Qt::Key_Down);
        QTest::keyClick(popup()->table(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(wanted[0][0].value<domain::AnalysisId>() == domain::AnalysisId(test::sampleId(2003)));
        QTRY_VERIFY(popup() == nullptr);
    }

    void moreThanTheListHoldsIsSaid() {
        m_desk->change = [](Review& review) { review.matchingCount = 70; };
        open();
        QCOMPARE(m_view->findChild<QPushButton*>(QStringLiteral("moreMatching"))->text(),
                 QStringLiteral("67 more"));
        key(Qt::Key_M);
        QTRY_VERIFY(popup() != nullptr);
        const QList<QLabel*> labels = popup()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(QStringLiteral("58"));
        }));
    }

    void theFirstOfItsKindSaysSo() {
        m_desk->change = [](Review& review) {
            review.matching.clear();
            review.matchingCount = 0;
        };
        open();
        QVERIFY(matching().isEmpty());
        QVERIFY(said().contains(QStringLiteral("no session like this one")));
        key(Qt::Key_M);
        QVERIFY(popup() == nullptr);
    }

    void whatWasNotPlannedHasNothingToBeLike() {
        m_desk->change = [](Review& review) {
            review.matching.clear();
            review.matchingCount = 0;
            review.hasStructure = false;
        };
        open();
        QVERIFY(!said().contains(QStringLiteral("Before")));
    }

    void whatIsNotMeasuredIsNotHeldAgainstAnything() {
        const Review review = test::sampleReview(m_desk->sessions[0], domain::Role::Assistant);
        client::MatchingSession session = review.matching.front();
        session.workAverage->unit = engine::Unit::Bpm;
        QCOMPARE(matchingWords(session, review, m_words), QStringLiteral("15 Nov · 93 · 244 bpm"));
        session.workAverage.reset();
        QCOMPARE(matchingWords(session, review, m_words), QStringLiteral("15 Nov · 93 · 219, now 214 W"));
        session.weightedPowerW.reset();
        session.score.reset();
        QCOMPARE(matchingWords(session, review, m_words), QStringLiteral("15 Nov · 149, now 151 bpm"));
        session.avgHrBpm.reset();
        session.day = QDate(2025, 11, 23);
        QCOMPARE(matchingWords(session, review, m_words), QStringLiteral("23 Nov 2025"));
    }
};

QTEST_MAIN(TestReviewAround)
#include "test_review_around.moc"
