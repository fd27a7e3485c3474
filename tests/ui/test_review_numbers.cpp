// SPDX-License-Identifier: GPL-3.0-or-later
// All numbers of a session on the review page, and the page that says how each is computed.
#include "tests/ui/changing_desk.h"
#include "ui/pages/review/number_help.h"
#include "ui/pages/review/numbers_card.h"
#include "ui/pages/review/review_view.h"
#include "ui/pages/review/summary_cards.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace leadout;
using namespace leadout::ui;
using engine::NumberKey;

namespace {

constexpr int kLeastPage = 400; // letters; a page with its four parts has more

} // namespace

class TestReviewNumbers : public QObject {
    Q_OBJECT

    Theme m_theme{ShadeChoice::Light};
    Words m_words{QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc()};
    std::unique_ptr<test::ChangingDesk> m_desk;
    std::unique_ptr<ReviewView> m_view;

    QPushButton& link() const { return *m_view->findChild<QPushButton*>(QStringLiteral("allNumbers")); }
    NumbersCard& card() const { return *m_view->findChild<NumbersCard*>(); }
    QList<QToolButton*> buttons() const { return card().findChildren<QToolButton*>(QStringLiteral("help")); }
    NumberHelp* help() const { return m_view->findChild<NumberHelp*>(); }
    Notice* thresholdNotice() const {
        for (Notice* notice : m_view->findChildren<Notice*>()) {
            if (notice->isVisible() &&
                notice->text().startsWith(QStringLiteral("Threshold looks out of date.")))
                return notice;
        }
        return nullptr;
    }
    QPushButton* acceptButton() const {
        for (QPushButton* button : thresholdNotice()->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().startsWith(QStringLiteral("Accept ")))
                return button;
        }
        return nullptr;
    }
    QStringList texts() const {
        QStringList all;
        for (const Label* label : card().findChildren<Label*>())
            all.append(QString(label->text()).replace(u'\u00a0', u' '));
        return all;
    }

private Q_SLOTS:
    void init() {
        m_desk = std::make_unique<test::ChangingDesk>();
        m_view = std::make_unique<ReviewView>(Surroundings{m_theme, m_words, *m_desk});
        m_view->resize(1000, 800);
        static_cast<QWidget&>(*m_view).show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup() {
        m_view.reset();
        m_desk.reset();
    }

    void everyNumberHasAPageInEveryLanguage() {
        for (const QString& language : domain::Sentences::languages()) {
            for (std::size_t i = 0; i < engine::kNumberKeys; ++i) {
                const auto number = static_cast<NumberKey>(i);
                const QString page = helpPage(number, language);
                QVERIFY2(page.size() >= kLeastPage, key(number).data());
                QVERIFY2(page.count(QStringLiteral("\n### ")) == 4, key(number).data());
                QVERIFY2(page.count(QStringLiteral("```")) == 2, key(number).data());
                QVERIFY2(!page.contains(QStringLiteral("](")), key(number).data());
                QVERIFY2(language == QLatin1String("en") || page != helpPage(number, QStringLiteral("en")),
                         key(number).data());
            }
        }
    }

    void theyAreFoldedUntilACoachAsks() {
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        QVERIFY(card().isHidden());
        link().click();
        QVERIFY(card().isVisible());
        QCOMPARE(buttons().size(), static_cast<int>(engine::kNumberKeys));
        link().click();
        QVERIFY(card().isHidden());
    }

    void whatIsAbsentIsADashWithItsReason() {
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        link().click();
        QVERIFY(texts().contains(QStringLiteral("214 W")));
        QVERIFY(texts().contains(QStringLiteral("79 · by power")));
        QVERIFY(texts().contains(QStringLiteral("– · There is no such number for this sport: ride.")));
    }

    void anEstimatedLoadSaysWhyBesideItAndAmongTheNumbers() {
        const QString why = QStringLiteral("Recorded every 4 s on average, so the load is an estimate.");
        m_desk->change = [](client::Review& review) {
            for (engine::Number& number : review.numbers) {
                if (number.number == NumberKey::Load)
                    number.estimate =
                        engine::Sentence{"estimate.slow", {engine::Quantity{4, engine::Unit::Count}}};
            }
        };
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        const TotalsCard& totals = *m_view->findChild<TotalsCard*>();
        const auto* told = totals.findChild<Label*>(QStringLiteral("estimate"));
        QVERIFY(told != nullptr && told->isVisible());
        QCOMPARE(told->text(), why);
        QStringList cells;
        for (const Label* label : totals.findChildren<Label*>())
            cells.append(label->text());
        QVERIFY(cells.contains(QStringLiteral("≈ 79")));
        link().click();
        QVERIFY(texts().contains(QStringLiteral("79 · by power · ") + why));
    }

    void anExactLoadIsToldWithoutAWord() {
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        QVERIFY(m_view->findChild<TotalsCard*>()->findChild<Label*>(QStringLiteral("estimate")) == nullptr);
    }

    void theNumbersOfALegCanBeChosen() {
        m_desk->change = [](client::Review& review) {
            engine::Number time;
            time.values = {1800};
            engine::Number pace;
            pace.number = NumberKey::GradedSpeed;
            pace.values = {4.0};
            review.legNumbers = {{engine::Sport::Cycling, {time}}, {engine::Sport::Running, {time, pace}}};
        };
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        link().click();
        auto& choice = *card().findChild<QComboBox*>();
        QVERIFY(choice.isVisible());
        QStringList offered;
        for (int i = 0; i < choice.count(); ++i)
            offered.append(choice.itemText(i));
        QCOMPARE(offered, (QStringList{QStringLiteral("Whole session"), QStringLiteral("1 · Bike"),
                                       QStringLiteral("2 · Run")}));
        QCOMPARE(buttons().size(), static_cast<int>(engine::kNumberKeys));
        choice.setCurrentIndex(2);
        QCOMPARE(buttons().size(), 2);
        QVERIFY(texts().contains(QStringLiteral("0:30:00")));
        QVERIFY(texts().contains(QStringLiteral("4:10 /km")));
        buttons().at(1)->click();
        QCOMPARE(help()->number(), NumberKey::GradedSpeed);
        choice.setCurrentIndex(0);
        QCOMPARE(buttons().size(), static_cast<int>(engine::kNumberKeys));
    }

    void aSessionOfOneLegOffersNoChoice() {
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        link().click();
        QVERIFY(!card().findChild<QComboBox*>()->isVisible());
    }

    void aLineBreaksBetweenValuesAndNotBeforeAUnit() {
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        QStringList shown;
        for (const Label* label : card().findChildren<Label*>())
            shown.append(label->text());
        const QStringList peaks = shown.filter(QStringLiteral("412"));
        QCOMPARE(peaks.size(), 1);
        QVERIFY(peaks.front().startsWith(
            QStringLiteral("1\u00a0s\u00a0486\u00a0W · 5\u00a0s\u00a0412\u00a0W · ")));
    }

    void aThresholdThatWouldFitBetterIsToldWithItsReason() {
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        link().click();
        const QStringList told = texts().filter(QStringLiteral("271 W would fit better, from "));
        QCOMPARE(told.size(), 1);
        QVERIFY(told.front().startsWith(QStringLiteral("262 W · ")));
        QVERIFY(told.front().contains(QStringLiteral("In 2 of the last 3 structured sessions")));
    }

    void aThresholdThatFitsIsAcceptedWithOneAction() {
        m_desk->change = [](client::Review& review) { review.session.thresholdFlag = true; };
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(thresholdNotice() != nullptr);
        QVERIFY(thresholdNotice()->text().startsWith(QStringLiteral(
            "Threshold looks out of date. 271 W would fit better, from 16 Nov on. In 2 of the ")));
        QPushButton* accept = acceptButton();
        QVERIFY(accept != nullptr && accept->isVisible());
        QCOMPARE(accept->text(), QStringLiteral("Accept 271 W"));
        accept->click();
        QTRY_COMPARE(m_desk->what(), QStringList{QStringLiteral("SetThresholds")});
        // The day and what else is known stay.
        QCOMPARE(m_desk->decisions.front().text, QStringLiteral("2026-11-16 271.00 172.00 - 4.10 1.25"));
        QCOMPARE(m_desk->decisions.front().thing, m_desk->sessions.front().athlete.uuid());
    }

    void aKeyAcceptsItToo() {
        m_desk->change = [](client::Review& review) { review.session.thresholdFlag = true; };
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(thresholdNotice() != nullptr);
        QTest::keyClick(m_view->windowHandle(), Qt::Key_T);
        QTRY_COMPARE(m_desk->what(), QStringList{QStringLiteral("SetThresholds")});
    }

    void whoMayNotSetThresholdsIsOfferedNothing() {
        m_desk->change = [](client::Review& review) {
            review.session.thresholdFlag = true;
            review.suggestion->accept = {};
        };
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(thresholdNotice() != nullptr);
        QVERIFY(thresholdNotice()->text().contains(QStringLiteral("271 W would fit better")));
        QVERIFY(acceptButton() == nullptr);
        QTest::keyClick(m_view->windowHandle(), Qt::Key_T);
        QTest::qWait(50);
        QVERIFY(m_desk->decisions.isEmpty());
    }

    void aThresholdThatWasSetAnewIsSettled() {
        m_desk->change = [](client::Review& review) {
            review.session.thresholdFlag = true;
            review.suggestion->settled = true;
            review.suggestion->accept = {};
        };
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        link().click();
        QVERIFY(thresholdNotice() == nullptr);
        QVERIFY(texts().filter(QStringLiteral("would fit better")).isEmpty());
        QStringList told;
        for (const Notice* notice : m_view->findChildren<Notice*>())
            told.append(notice->text());
        QCOMPARE(told.filter(QStringLiteral("set anew from 16 Nov on")).size(), 1);
    }

    void everyPageOpensFromItsNumber() {
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        link().click();
        const QList<QToolButton*> all = buttons();
        for (int i = 0; i < all.size(); ++i) {
            all.at(i)->click();
            QVERIFY(help()->isVisible());
            QCOMPARE(static_cast<int>(help()->number()), i);
            const QString name = help()->names()->currentItem()->text();
            QVERIFY2(all.at(i)->accessibleName().startsWith(name), qPrintable(name));
            QVERIFY2(help()->page()->toPlainText().size() >= kLeastPage - 60, qPrintable(name));
            QVERIFY(!help()->isModal());
        }
        QCOMPARE(m_view->findChildren<NumberHelp*>().size(), 1);
    }

    void theKeyboardReachesThem() {
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(link().isVisible());
        QTest::keyClick(m_view->windowHandle(), Qt::Key_I);
        QVERIFY(card().isVisible());
        QVERIFY(buttons().front()->hasFocus());
        QTest::keyClick(m_view->windowHandle(), Qt::Key_Tab);
        QVERIFY(buttons().at(1)->hasFocus());
        QTest::keyClick(m_view->windowHandle(), Qt::Key_Space);
        QVERIFY(help() != nullptr && help()->isVisible());
        QCOMPARE(help()->number(), NumberKey::Load);
        QTest::keyClick(help(), Qt::Key_Escape);
        QVERIFY(!help()->isVisible());
    }

    void aSessionWithoutNumbersOffersNone() {
        m_desk->change = [](client::Review& review) { review.numbers.clear(); };
        m_view->show(m_desk->sessions.front().id);
        QTRY_VERIFY(m_view->findChild<NumbersCard*>() != nullptr);
        QTRY_VERIFY(m_view->findChild<QPushButton*>(QStringLiteral("allNumbers"))->isHidden());
        QVERIFY(card().isHidden());
    }
};

QTEST_MAIN(TestReviewNumbers)
#include "test_review_numbers.moc"
