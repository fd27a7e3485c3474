// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"
#include "tests/ui/page_checks.h"
#include "ui/pages/athletes/athlete_detail.h"
#include "ui/pages/athletes/athletes_page.h"
#include "ui/pages/athletes/late_card.h"
#include "ui/widgets/notice.h"

#include <QPushButton>
#include <QTest>

using namespace leadout;

namespace {

constexpr int kRide = 880;
constexpr int kRun = 881;

client::LateSession late(int number, engine::Sport sport, QDate day) {
    client::LateSession session;
    session.id = domain::ActivityId(test::sampleId(number));
    session.day = day;
    session.sport = sport;
    session.durationS = 3000;
    return session;
}

/// The page of athletes over a sample desk where a ride and a run arrived late.
struct Page {
    explicit Page(domain::AthleteStatus status = domain::AthleteStatus::Active,
                  domain::Role role = domain::Role::Assistant, QSize size = {1256, 872})
        : desk(role)
        , words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc())
        , page(ui::Surroundings{theme, words, desk}) {
        desk.late = {late(kRide, engine::Sport::Cycling, QDate(2026, 11, 18)),
                     late(kRun, engine::Sport::Running, QDate(2026, 11, 9))};
        for (client::AthleteItem& athlete : desk.people)
            athlete.status = status;
        page.resize(size);
        page.show();
        page.activate();
        page.open(desk.people.front().id);
    }
    const ui::LateCard& card() const { return *page.findChild<ui::LateCard*>(); }
    QList<QPushButton*> buttons() const {
        QList<QPushButton*> found;
        for (QPushButton* button : card().findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String("Review anyway") && button->isVisibleTo(&page))
                found.append(button);
        }
        return found;
    }
    QStringList lines() const {
        QStringList found;
        for (const QLabel* label : card().findChildren<QLabel*>()) {
            if (label->isVisibleTo(&page))
                found.append(label->text());
        }
        return found;
    }
    QString message() const {
        for (const ui::Notice* notice : page.findChildren<ui::Notice*>()) {
            if (notice->isVisibleTo(&page))
                return notice->text();
        }
        return {};
    }
    void changed() { Q_EMIT desk.athletesChanged(); }

    ui::Theme theme{ui::ShadeChoice::Light};
    test::SampleDesk desk;
    ui::Words words;
    ui::AthletesPage page;
};

} // namespace

class TestLateCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatArrivedLateIsToldAndReviewedAtAPress() {
        Page page;
        QTRY_COMPARE(page.buttons().size(), 2);
        QCOMPARE(page.lines().count(QStringLiteral("Arrived late · not reviewed")), 2);
        QVERIFY(page.lines().contains(QStringLiteral("18 Nov")));
        QVERIFY(page.lines().contains(QStringLiteral("Bike · 0:50")));
        const auto* button = page.buttons().first();
        QVERIFY(button->isEnabled());
        QCOMPARE(button->accessibleName(), QStringLiteral("Review anyway: Bike · 0:50, 18 Nov"));
        QVERIFY(!button->toolTip().isEmpty());
        page.buttons().first()->click();
        QTRY_COMPARE(page.desk.decisions.size(), 1);
        QCOMPARE(page.desk.decisions.last().what, QStringLiteral("ReviewAnyway"));
        QCOMPARE(page.desk.decisions.last().thing, test::sampleId(kRide));
    }

    void twoPressesAskOnce() {
        Page page;
        QTRY_COMPARE(page.buttons().size(), 2);
        page.buttons().first()->click();
        page.buttons().first()->click();
        QTRY_COMPARE(page.desk.decisions.size(), 1);
        QTest::qWait(20);
        page.buttons().first()->click();
        QTest::qWait(20);
        QCOMPARE(page.desk.decisions.size(), 1);
    }

    void whatWasAskedForIsShownUntilItsReviewIsThere() {
        Page page;
        QTRY_COMPARE(page.buttons().size(), 2);
        page.desk.late.front().asked = page.desk.late.front().sending = true;
        page.changed();
        QTRY_COMPARE(page.buttons().size(), 1);
        QVERIFY(page.lines().contains(QStringLiteral("Review asked for · going out")));
        page.desk.late.front().sending = false;
        page.changed();
        QTRY_VERIFY(page.lines().contains(QStringLiteral("Analyzing")));
        // Taken back, it can be asked for again.
        page.desk.late.front().asked = false;
        page.changed();
        QTRY_COMPARE(page.buttons().size(), 2);
        page.desk.late.clear();
        page.changed();
        QTRY_VERIFY(!page.card().isVisible());
    }

    void theKeyboardReachesTheButtonsAndStays() {
        Page page;
        QTRY_COMPARE(page.buttons().size(), 2);
        page.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page.page));
        page.buttons().first()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(page.buttons().first(), Qt::Key_Space);
        QTRY_COMPARE(page.desk.decisions.size(), 1);
        page.desk.late.front().asked = page.desk.late.front().sending = true;
        page.changed();
        QTRY_COMPARE(page.buttons().size(), 1);
        QVERIFY(page.buttons().first()->hasFocus());
        QTest::keyClick(page.buttons().first(), Qt::Key_Space);
        QTRY_COMPARE(page.desk.decisions.size(), 2);
        QCOMPARE(page.desk.decisions.last().thing, test::sampleId(kRun));
    }

    void aRefusalIsToldAndCanBeTriedAgain() {
        Page page;
        QTRY_COMPARE(page.buttons().size(), 2);
        page.desk.refuseNext = client::Refusal{"review_anyway.not_late", {}};
        page.buttons().first()->click();
        QTRY_COMPARE(page.message(),
                     QStringLiteral("This session is not one that arrived late. Open its review."));
        page.buttons().first()->click();
        QTRY_COMPARE(page.desk.decisions.size(), 1);
    }

    void whoMayNotIsToldWhy() {
        Page page(domain::AthleteStatus::Deactivated);
        const QString why = QStringLiteral(
            "This athlete is deactivated, so sessions get no review. Activate the athlete first.");
        QTRY_VERIFY(page.lines().contains(why));
        QCOMPARE(page.buttons().size(), 2);
        for (const QPushButton* button : page.buttons()) {
            QVERIFY(!button->isEnabled());
            QCOMPARE(button->toolTip(), why);
            QCOMPARE(button->accessibleDescription(), why);
        }
    }

    void manyAreShownSomeAtATime() {
        Page page;
        page.desk.late.clear();
        for (int i = 0; i < 9; ++i)
            page.desk.late.push_back(
                late(kRide + i, engine::Sport::Cycling, QDate(2026, 11, 18).addDays(-i)));
        page.changed();
        QTRY_COMPARE(page.buttons().size(), 4);
        QPushButton* more = nullptr;
        for (QPushButton* button : page.card().findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String("Show more"))
                more = button;
        }
        QVERIFY(more != nullptr);
        more->click();
        QTRY_COMPARE(page.buttons().size(), 8);
        more->click();
        QTRY_COMPARE(page.buttons().size(), 9);
        QVERIFY(!more->isVisible());
    }

    void nothingOfItIsCut_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1440 x 900") << QSize(1256, 872);
        QTest::newRow("1024 x 700") << QSize(840, 672);
    }
    void nothingOfItIsCut() {
        QFETCH(QSize, size);
        Page page(domain::AthleteStatus::Deactivated, domain::Role::Head, size);
        page.desk.late.back().asked = page.desk.late.back().sending = true;
        page.changed();
        QTRY_COMPARE(page.buttons().size(), 1);
        QTest::qWait(50);
        QCOMPARE(test::cutOff(page.page), QStringList());
        QCOMPARE(test::nameless(page.page), QStringList());
    }
};

QTEST_MAIN(TestLateCard)
#include "test_late_card.moc"
