// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/changing_desk.h"
#include "ui/charts/recording_chart.h"
#include "ui/pages/review/action_bar.h"
#include "ui/pages/review/around_card.h"
#include "ui/pages/review/decision_popup.h"
#include "ui/pages/review/review_view.h"
#include "ui/pages/review/steps_card.h"
#include "ui/pages/review/summary_cards.h"
#include "ui/pages/review/texts_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/notice.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace leadout;
using namespace leadout::ui;
using client::Review;

namespace {

QString labelled(const QWidget& in, const char* name) {
    const auto* label = in.findChild<QLabel*>(QLatin1String(name));
    return label != nullptr ? label->text() : QString();
}

/// Widgets of one parent that are laid out over each other, in words.
QStringList overlaps(const QWidget& parent) {
    QStringList found;
    QList<QWidget*> shown;
    for (QObject* child : parent.children()) {
        auto* widget = qobject_cast<QWidget*>(child);
        if (widget != nullptr && widget->isVisible() && !widget->isWindow())
            shown.append(widget);
    }
    for (qsizetype i = 0; i < shown.size(); ++i) {
        for (qsizetype k = i + 1; k < shown.size(); ++k) {
            if (shown[i]->geometry().intersects(shown[k]->geometry()))
                found.append(
                    QStringLiteral("%1 '%2' over %3 '%4'")
                        .arg(QLatin1String(shown[i]->metaObject()->className()), shown[i]->accessibleName(),
                             QLatin1String(shown[k]->metaObject()->className()), shown[k]->accessibleName()));
        }
        // Qt's own parts lie over each other as they like.
        if (!shown[i]->inherits("QAbstractScrollArea") || shown[i]->inherits("QScrollArea"))
            found.append(overlaps(*shown[i]));
    }
    return found;
}

} // namespace

using test::ChangingDesk;

class TestReviewView : public QObject {
    Q_OBJECT

    Theme m_theme{ShadeChoice::Light};
    Words m_words{QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc()};
    std::unique_ptr<ChangingDesk> m_desk;
    std::unique_ptr<ReviewView> m_view;

    const client::SessionItem& session(std::size_t place) const { return m_desk->sessions[place]; }
    void open(std::size_t place) {
        m_view->show(session(place).id);
        QTRY_VERIFY(m_view->findChild<TextsCard*>()->isVisible());
        QTRY_COMPARE(m_view->findChild<ScoreCard*>()->isVisible(), true);
    }
    FeedbackEditor& editor() const { return *m_view->findChild<FeedbackEditor*>(); }
    QAbstractButton* button(const QString& text) const {
        for (QAbstractButton* one : m_view->findChildren<QAbstractButton*>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    bool told(const QString& start) const {
        const QList<Notice*> notices = m_view->findChildren<Notice*>();
        return std::any_of(notices.begin(), notices.end(), [&](const Notice* notice) {
            return notice->isVisible() && notice->text().startsWith(start);
        });
    }
    QAction* action(Act act) const { return m_view->findChild<ActionBar*>()->action(act); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_view->window()->windowHandle(), static_cast<Qt::Key>(key), modifiers);
    }

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

    void nothingSelectedSaysWhatToDo() {
        QCOMPARE(m_view->findChild<EmptyState*>()->sentence(),
                 QStringLiteral("Choose a session to review it here."));
        QVERIFY(!action(Act::Approve)->isEnabled());
        open(0);
        QVERIFY(action(Act::Approve)->isEnabled());
        m_view->clear();
        QVERIFY(m_view->findChild<EmptyState*>()->isVisible());
    }

    void valuesAreToldInWords() {
        Review review = test::sampleReview(session(0), domain::Role::Assistant);
        QCOMPARE(headLine(review.session, m_words),
                 QStringLiteral("Mara Lindqvist · Bike · Sun 22 Nov, 07:40"));
        QCOMPARE(sumTitle(review, m_words), QStringLiteral("How 97 adds up"));
        const std::vector<TotalLine> totals = totalLines(review, m_words);
        QCOMPARE(totals[0].planned, QStringLiteral("1:15:00"));
        QCOMPARE(totals[0].done, QStringLiteral("1:14:22"));
        QCOMPARE(totals[0].share, QStringLiteral("99 %"));
        QCOMPARE(totals[1].share, QStringLiteral("96 %"));
        QCOMPARE(totals[3].planned, QStringLiteral("–"));
        QCOMPARE(totals[3].done, QStringLiteral("38.4 km"));
        QVERIFY(totals[3].share.isEmpty());
        QCOMPARE(originWords(review.texts, m_words),
                 QStringLiteral("Drafted by Leadout · edited by Jonas Weber, 08:31"));
        QCOMPARE(feltWords(8, 4), QStringLiteral("effort 8 of 10 · feel good"));
        QCOMPARE(formWords(review, m_words), QStringLiteral("−11 · race in 19 days"));
        QCOMPARE(peakWords(review.metrics, m_words),
                 QStringLiteral("5 s 412 W · 1 min 318 W · 5 min 261 W · 20 min 247 W"));
        review.session.score.reset();
        QCOMPARE(sumTitle(review, m_words), QStringLiteral("Not scored"));
    }

    void everyDayOfTheLastSevenHasItsWord() {
        const QDate day(2026, 11, 20);
        const auto told = [&](const char* id) {
            return dayWords({day, std::nullopt, QLatin1String(id)}, m_words);
        };
        QCOMPARE(told("verdict.on_target"), QStringLiteral("Fri 20 Nov: on target"));
        QCOMPARE(told("planned.missed"), QStringLiteral("Fri 20 Nov: missed"));
        QCOMPARE(told("adjust.adjusted"), QStringLiteral("Fri 20 Nov: adjusted"));
        QCOMPARE(told(""), QStringLiteral("Fri 20 Nov: nothing done"));
    }

    void loadsMeasuredInOtherWaysAreNotCompared() {
        Review review = test::sampleReview(session(0), domain::Role::Assistant);
        review.done.load->method = engine::LoadMethod::HeartRate;
        QVERIFY(totalLines(review, m_words)[1].share.isEmpty());
    }

    void thePointsShownAddUpToTheScore() {
        for (const client::SessionItem& item : m_desk->sessions) {
            if (!item.score)
                continue;
            int points = 0;
            for (const SumLine& line : sumLines(test::sampleReview(item, domain::Role::Assistant), m_words))
                points += line.points.section(u' ', 0, 0).toInt();
            QCOMPARE(points, *item.score);
        }
    }

    void whatIsNotCountedIsGreyAndTheCapHasItsRow() {
        Review review = test::sampleReview(session(0), domain::Role::Assistant);
        review.compliance.sum[1].counted = false;
        review.compliance.sum.push_back(
            {engine::SumRow::Part::Cap,
             -8,
             0,
             true,
             {"sum.cap",
              {engine::Quantity{79, engine::Unit::Points}, engine::Quantity{87, engine::Unit::Points}}}});
        const std::vector<SumLine> lines = sumLines(review, m_words);
        QVERIFY(!lines[1].counted);
        QCOMPARE(lines[1].points, QStringLiteral("–"));
        QCOMPARE(lines.back().name, QStringLiteral("Cap"));
        QCOMPARE(lines.back().points, QStringLiteral("−8"));
        QCOMPARE(lines.back().sentence, QStringLiteral("Not on target, so at most 79; it would be 87"));
    }

    void aPartWhoseNumbersStandBesideItNeedsNoSentence() {
        Review review = test::sampleReview(session(0), domain::Role::Assistant);
        review.compliance.sum[1].points -= 2;
        QVERIFY(sumLines(review, m_words)[1].told);
        review.done.load->value = 84.0; // of the whole session, where a part of it is compared
        QVERIFY(!sumLines(review, m_words)[1].told);
    }

    void stepsOffTheirTargetAreMarkedByMoreThanColour() {
        const Review review = test::sampleReview(session(0), domain::Role::Assistant);
        const std::vector<StepLine> lines = stepLines(review, m_words);
        QCOMPARE(lines[1].target, QStringLiteral("244–254"));
        QCOMPARE(lines[1].done, QStringLiteral("252"));
        QCOMPARE(lines[1].unit, QStringLiteral("W"));
        QVERIFY(!lines[1].off);
        QVERIFY(lines[5].off);
        QCOMPARE(lines[5].done, QStringLiteral("↓ 236"));
        QCOMPARE(lines[5].inRange, QStringLiteral("58 %"));
        QCOMPARE(
            lines[5].spoken,
            QStringLiteral("Threshold 3: target 242–256 W, done 236 W, below the target, 58 % of the time "
                           "in range"));
        QCOMPARE(lines[5].span, std::optional<TimeSpan>(TimeSpan{3240.0, 3960.0}));
        QCOMPARE(boundaries(review, lines).size(), std::size_t{6});
    }

    void theStepsTellTheirUnitOnce() {
        open(0);
        QStringList told;
        for (const ElidedLabel* label : m_view->findChild<StepsCard*>()->findChildren<ElidedLabel*>())
            told.append(label->text());
        QVERIFY2(told.contains(QStringLiteral("in W")), qPrintable(told.join(u'|')));
    }

    void aChosenStepIsFramedInTheRecording() {
        open(0);
        auto* steps = m_view->findChild<StepsCard*>();
        QSignalSpy chosen(steps, &StepsCard::stepChosen);
        steps->table()->selectRow(3);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<std::optional<TimeSpan>>(),
                 std::optional<TimeSpan>(TimeSpan{2070.0, 2790.0}));
    }

    void theReviewShowsItsSession() {
        m_view->setPlace(1, 18);
        open(0);
        QCOMPARE(labelled(*m_view, "score"), QStringLiteral("97"));
        QCOMPARE(labelled(*m_view, "verdict"), QStringLiteral("On target"));
        QVERIFY(labelled(*m_view, "comment").startsWith(QStringLiteral("“Legs fine")));
        QVERIFY(editor().toPlainText().startsWith(QStringLiteral("Strong control today.")));
        QCOMPARE(labelled(*m_view, "saved"), QStringLiteral("Saved here"));
    }

    void unverifiedNumbersHaveAWavyLineAndAFactToUse() {
        open(0);
        const QList<QTextEdit::ExtraSelection> lines = editor().extraSelections();
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0].cursor.selectedText(), QStringLiteral("176 bpm"));
        QCOMPARE(lines[0].format.underlineStyle(), QTextCharFormat::WaveUnderline);
        QCOMPARE(m_view->findChild<Label*>(QStringLiteral("unverified"))->text(),
                 QStringLiteral("176 bpm isn't in the recording. Highest was 172."));
        auto* use = m_view->findChild<QAbstractButton*>(QStringLiteral("use"));
        QCOMPARE(use->text(), QStringLiteral("Use 172"));
        QTextCursor start(editor().document());
        start.insertText(QStringLiteral("Well. "));
        QCOMPARE(editor().extraSelections()[0].cursor.selectedText(), QStringLiteral("176 bpm"));
        use->click();
        QVERIFY(editor().toPlainText().contains(QStringLiteral("climbed to 172 bpm, so")));
        QVERIFY(editor().extraSelections().isEmpty());
        QVERIFY(!use->isVisible());
        editor().undo();
        QVERIFY(editor().toPlainText().contains(QStringLiteral("176 bpm")));
    }

    void typingIsKeptAfterAPauseAndDecidedWhenTheCoachLeaves() {
        open(0);
        key(Qt::Key_E);
        QTRY_VERIFY(editor().hasFocus());
        QTest::keyClicks(&editor(), QStringLiteral(" Ada"));
        QCOMPARE(labelled(*m_view, "saved"), QStringLiteral("Kept as you type"));
        QVERIFY(m_desk->what().isEmpty());
        QTRY_VERIFY(m_desk->what().contains(QStringLiteral("keepTyping")));
        QVERIFY(!m_desk->what().contains(QStringLiteral("EditFeedback")));
        QTest::keyClick(&editor(), Qt::Key_Escape);
        QVERIFY(!editor().hasFocus());
        QCOMPARE(m_desk->what().last(), QStringLiteral("EditFeedback"));
        QVERIFY(m_desk->decisions.last().text.endsWith(QStringLiteral(" Ada")));
    }

    void whatWasTypedAndTakenBackDoesNotComeBack() {
        m_desk->keepsTyping = true;
        open(0);
        const QString before = editor().toPlainText();
        auto* note = m_view->findChild<TextsCard*>()->note();
        const QString noteBefore = note->toPlainText();
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("xy"));
        QTRY_VERIFY(m_desk->what().contains(QStringLiteral("keepTyping")));
        while (editor().toPlainText() != before && editor().document()->isUndoAvailable())
            editor().undo();
        QCOMPARE(editor().toPlainText(), before);
        QTRY_COMPARE(m_desk->decisions.last().text, before);
        note->setFocus();
        QTest::keyClicks(note, QStringLiteral("z"));
        QTRY_COMPARE(m_desk->what().last(), QStringLiteral("keepTypingNote"));
        note->undo();
        QCOMPARE(note->toPlainText(), noteBefore);
        QTRY_COMPARE(m_desk->decisions.last().text, noteBefore);
        m_view->show(session(1).id);
        QTest::qWait(50);
        open(0);
        QTest::qWait(50);
        QCOMPARE(editor().toPlainText(), before);
        m_view->show(session(1).id);
        QVERIFY(!m_desk->what().contains(QStringLiteral("EditFeedback")));
        QVERIFY(!m_desk->what().contains(QStringLiteral("EditPersonalNote")));
    }

    void goingToAnotherSessionDecidesTheTextFirst() {
        open(0);
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("x"));
        m_view->show(session(1).id);
        QCOMPARE(m_desk->what().last(), QStringLiteral("EditFeedback"));
        QCOMPARE(m_desk->decisions.last().thing, session(0).id.uuid());
    }

    void aSyncTakesNothingThatIsTyped() {
        open(0);
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("Mine. "));
        const QString mine = editor().toPlainText();
        m_desk->change = [](Review& review) {
            review.texts.feedback = QStringLiteral("Theirs.");
            review.texts.version = 4;
            review.texts.editedBy = QStringLiteral("Ana Ruiz");
        };
        Q_EMIT m_desk->sessionsChanged();
        auto* newer = m_view->findChild<Notice*>(QStringLiteral("newer"));
        QTRY_VERIFY(newer->isVisible());
        QCOMPARE(newer->text(), QStringLiteral("Ana Ruiz has written a newer text. Yours is kept."));
        QCOMPARE(editor().toPlainText(), mine);
        Q_EMIT newer->actionChosen();
        QCOMPARE(editor().toPlainText(), QStringLiteral("Theirs."));
        editor().undo();
        QCOMPARE(editor().toPlainText(), mine);
    }

    void aSyncShowsANewerTextWhereNothingIsTyped() {
        open(0);
        m_desk->change = [](Review& review) { review.texts.feedback = QStringLiteral("Theirs."); };
        Q_EMIT m_desk->sessionsChanged();
        QTRY_COMPARE(editor().toPlainText(), QStringLiteral("Theirs."));
        QVERIFY(!m_view->findChild<Notice*>(QStringLiteral("newer"))->isVisible());
    }

    void oneKeyApprovesWhatNeedsNoChange() {
        open(0);
        QSignalSpy decided(m_view.get(), &ReviewView::decided);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(decided.count(), 1);
        QCOMPARE(m_desk->what(), QStringList{QStringLiteral("ApproveAndPublish")});
        QCOMPARE(m_desk->decisions.last().text, QStringLiteral("hash of ") + session(0).id.toString());
    }

    void approvingDecidesATypedTextFirstAndReadsTheReviewAgain() {
        open(0);
        QSignalSpy decided(m_view.get(), &ReviewView::decided);
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("New. "));
        const QString typed = editor().toPlainText();
        m_desk->change = [typed](Review& review) {
            review.texts.feedback = typed;
            review.contentHash = QStringLiteral("new hash");
        };
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(decided.count(), 1);
        const QStringList what = m_desk->what();
        QVERIFY(what.indexOf(QStringLiteral("EditFeedback")) >= 0);
        QVERIFY(what.indexOf(QStringLiteral("EditFeedback")) <
                what.indexOf(QStringLiteral("ApproveAndPublish")));
        QCOMPARE(m_desk->decisions.last().text, QStringLiteral("new hash"));
    }

    void nothingIsApprovedThatWasNotRead() {
        open(0);
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("New. "));
        m_desk->change = [](Review& review) { review.texts.feedback = QStringLiteral("Something else."); };
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_desk->what().contains(QStringLiteral("EditFeedback")));
        QTest::qWait(100);
        QVERIFY(!m_desk->what().contains(QStringLiteral("ApproveAndPublish")));
    }

    void aRefusedTextStaysAndIsSentAgain() {
        open(0);
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("Mine. "));
        const QString mine = editor().toPlainText();
        m_desk->refuseNext = client::Refusal{"publish.changed", {}};
        QTest::keyClick(&editor(), Qt::Key_Escape);
        QTRY_VERIFY(told(QStringLiteral("The text or the score changed")));
        QCOMPARE(labelled(*m_view, "saved"), QStringLiteral("Kept as you type"));
        QCOMPARE(editor().toPlainText(), mine);
        editor().setFocus();
        QTest::keyClick(&editor(), Qt::Key_Escape);
        QCOMPARE(m_desk->what().last(), QStringLiteral("EditFeedback"));
        QCOMPARE(m_desk->decisions.last().text, mine);
    }

    void aRefusedTextStopsTheDecisionAfterIt() {
        open(0);
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("Mine. "));
        m_desk->refuseNext = client::Refusal{"publish.changed", {}};
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(told(QStringLiteral("The text or the score changed")));
        QVERIFY(!m_desk->what().contains(QStringLiteral("ApproveAndPublish")));
        QTRY_VERIFY(action(Act::Approve)->isEnabled());
    }

    void aRefusedNoteIsThereWhenItsSessionIsOpenedAgain() {
        open(0);
        QPlainTextEdit* note = m_view->findChild<TextsCard*>()->note();
        note->setFocus();
        QTest::keyClicks(note, QStringLiteral("Hi! "));
        const QString mine = note->toPlainText();
        m_desk->refusesNotes = true;
        m_view->show(session(1).id);
        QTRY_VERIFY(!told(QStringLiteral("The text or the score changed")) && note->toPlainText() != mine);
        m_view->show(session(0).id);
        QTRY_COMPARE(note->toPlainText(), mine);
    }

    void aRefusalStaysUntilItIsClosedOrAnotherSessionIsOpened() {
        open(0);
        m_desk->refuseNext = client::Refusal{"publish.changed", {}};
        key(Qt::Key_D);
        QTRY_VERIFY(told(QStringLiteral("The text or the score changed")));
        int read = 0;
        m_desk->change = [&read](Review&) { ++read; };
        Q_EMIT m_desk->sessionsChanged();
        QTRY_VERIFY(read > 0);
        QTest::qWait(50);
        QVERIFY(told(QStringLiteral("The text or the score changed")));
        m_view->show(session(1).id);
        QTRY_VERIFY(!told(QStringLiteral("The text or the score changed")));
    }

    void aKeyDecidesNothingWhileAnotherSessionIsOpened() {
        open(0);
        m_desk->answers = false;
        m_view->show(session(1).id);
        key(Qt::Key_D);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_desk->what().isEmpty());
        QVERIFY(!action(Act::Adjust)->isEnabled());
        QVERIFY(action(Act::Next)->isEnabled());
    }

    void aKeyHeldDownDecidesOnce() {
        for (const Act act : {Act::Approve, Act::Done, Act::Adjust, Act::Edit, Act::Hand, Act::Note})
            QVERIFY(!action(act)->autoRepeat());
        QVERIFY(action(Act::Next)->autoRepeat());
    }

    void aTextThatWasJustLeftIsReadAgainBeforeItIsApproved() {
        open(0);
        QSignalSpy decided(m_view.get(), &ReviewView::decided);
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("New. "));
        const QString typed = editor().toPlainText();
        m_desk->change = [typed](Review& review) {
            review.texts.feedback = typed;
            review.contentHash = QStringLiteral("new hash");
        };
        QTest::keyClick(&editor(), Qt::Key_Escape);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(decided.count(), 1);
        QCOMPARE(m_desk->decisions.last().text, QStringLiteral("new hash"));
        QCOMPARE(m_desk->what().count(QStringLiteral("EditFeedback")), 1);
    }

    void whatIsTypedWhileAnotherSessionIsOpenedIsDecided() {
        open(0);
        m_view->show(session(1).id);
        QTest::keyClicks(&editor(), QStringLiteral("Late. "));
        const QString typed = editor().toPlainText();
        QTRY_VERIFY(m_desk->what().contains(QStringLiteral("EditFeedback")));
        QCOMPARE(m_desk->decisions.last().thing, session(0).id.uuid());
        QCOMPARE(m_desk->decisions.last().text, typed);
    }

    void thePersonalNoteEndsWhereTheDeskWouldRefuseIt() {
        open(0);
        auto* card = m_view->findChild<TextsCard*>();
        auto* counter = m_view->findChild<QLabel*>(QStringLiteral("noteLength"));
        QVERIFY(!counter->isVisible());
        card->note()->selectAll();
        card->note()->insertPlainText(QString(495, u'a'));
        QVERIFY(counter->isVisible());
        QCOMPARE(counter->text(), QStringLiteral("495 of 500"));
        card->note()->insertPlainText(QStringLiteral("123456789"));
        QCOMPARE(card->note()->toPlainText(), QString(495, u'a') + QStringLiteral("12345"));
        QCOMPARE(counter->text(), QStringLiteral("500 of 500"));
    }

    void backToTheDraftCanBeUndone() {
        open(0);
        const QString mine = editor().toPlainText();
        auto* back = button(m_words.word("editor.back_to_draft"));
        QVERIFY(back != nullptr && back->isVisible());
        m_desk->change = [](Review& review) { review.texts.feedback = review.texts.draft; };
        back->click();
        QCOMPARE(editor().toPlainText(), QStringLiteral("All three threshold blocks started on target."));
        QCOMPARE(m_desk->what().last(), QStringLiteral("BackToDraft"));
        QTRY_VERIFY(!back->isVisible());
        editor().undo();
        QCOMPARE(editor().toPlainText(), mine);
    }

    void thePersonalNoteIsDecidedWhenTheCoachLeavesIt() {
        open(0);
        QPlainTextEdit* note = m_view->findChild<TextsCard*>()->note();
        note->setFocus();
        QTest::keyClicks(note, QStringLiteral("Hi! "));
        QTest::keyClick(note, Qt::Key_Escape);
        QCOMPARE(m_desk->what(),
                 (QStringList{QStringLiteral("keepTypingNote"), QStringLiteral("EditPersonalNote")}));
        QCOMPARE(m_desk->decisions.last().text, QStringLiteral("Hi! Yes, Mara: Thursday same again."));
        QVERIFY(!note->hasFocus());
    }

    void aPublishedReportCanBeCopiedAndSwitchedOff() {
        m_desk->change = [](Review& review) {
            review.session.state = domain::AnalysisState::Published;
            review.publishedAt = test::SampleDesk::clock().now();
            review.reportPage = QUrl(QStringLiteral("http://127.0.0.1:8480/r/abc"));
            review.reportUrl = QStringLiteral("https://reports.example/r/abc");
            review.reportViews = 3;
            review.report = domain::ReportId(test::sampleId(77));
        };
        open(0);
        auto* copy = button(m_words.word("action.copy_link"));
        QVERIFY(copy != nullptr && copy->isVisible());
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://reports.example/r/abc"));
        button(QStringLiteral("Switch off"))->click();
        QCOMPARE(m_desk->what().last(), QStringLiteral("SwitchReportOff"));
        QVERIFY(overlaps(*m_view).isEmpty());
    }

    void aReportWithoutAPublicAddressIsAFileAndNoLink() {
        m_desk->change = [](Review& review) {
            review.session.state = domain::AnalysisState::Published;
            review.publishedAt = test::SampleDesk::clock().now();
            review.reportPage = QUrl(QStringLiteral("http://127.0.0.1:8480/r/abc"));
            review.reportFile = QStringLiteral("/data/reports/2026-11-20 Threshold 1234abcd.html");
            review.report = domain::ReportId(test::sampleId(77));
        };
        open(0);
        QVERIFY(button(m_words.word("action.copy_link")) == nullptr);
        QVERIFY(button(QStringLiteral("Open folder"))->isVisible());
        QVERIFY(!button(QStringLiteral("Switch off"))->isVisible());
        button(QStringLiteral("Copy path"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("/data/reports/2026-11-20 Threshold 1234abcd.html"));
        const QString why = m_words.say({"publish.no_public_address", {}});
        const auto labels = m_view->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [&](const QLabel* label) { return label->isVisible() && label->text() == why; }));
        QVERIFY(overlaps(*m_view).isEmpty());
    }

    void whatCouldNotBeSentCanBeTriedAgain() {
        m_desk->change = [](Review& review) {
            review.session.state = domain::AnalysisState::Approved;
            review.session.publishFault = QStringLiteral("a word that is not known here");
        };
        open(0);
        for (Notice* notice : m_view->findChildren<Notice*>()) {
            if (notice->isVisible() && notice->text().startsWith(QStringLiteral("Approved, not sent.")))
                Q_EMIT notice->actionChosen();
        }
        QCOMPARE(m_desk->what(), QStringList{QStringLiteral("RetryPublish")});
    }

    void whatWasCorrectedIsDecidedBeforeItIsTriedAgain() {
        m_desk->change = [](Review& review) {
            review.session.state = domain::AnalysisState::Approved;
            review.session.publishFault = QStringLiteral("name_in_text");
        };
        open(0);
        editor().setFocus();
        editor().selectAll();
        QTest::keyClicks(&editor(), QStringLiteral("Well ridden."));
        m_desk->change = [](Review& review) { review.texts.feedback = QStringLiteral("Well ridden."); };
        for (Notice* notice : m_view->findChildren<Notice*>()) {
            if (notice->isVisible() && notice->text().startsWith(QStringLiteral("Approved, not sent")))
                Q_EMIT notice->actionChosen();
        }
        QTRY_VERIFY(m_desk->what().contains(QStringLiteral("RetryPublish")));
        QCOMPARE(m_desk->what().indexOf(QStringLiteral("EditFeedback")),
                 m_desk->what().indexOf(QStringLiteral("RetryPublish")) - 1);
    }

    void whatIsOutKeepsItsNoteAndItsText() {
        const client::Permission decided{false, engine::Sentence{"review.decided", {}}};
        m_desk->change = [decided](Review& review) {
            review.session.state = domain::AnalysisState::Published;
            review.texts.draft = QStringLiteral("A first draft.");
            review.note = decided;
            review.backToDraft = decided;
        };
        open(0);
        const QString why = m_words.say({"review.decided", {}});
        auto* note = m_view->findChild<TextsCard*>()->note();
        QVERIFY(!editor().isReadOnly());
        QVERIFY(note->isReadOnly());
        QCOMPARE(note->toolTip(), why);
        QCOMPARE(note->accessibleDescription(), why);
        QAbstractButton* back = button(m_words.word("editor.back_to_draft"));
        QVERIFY(back->isVisible() && !back->isEnabled());
        QCOMPARE(back->toolTip(), why);
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("!"));
        m_view->settle();
        QCOMPARE(m_desk->what().last(), QStringLiteral("EditFeedback"));
        QVERIFY(!m_desk->what().contains(QStringLiteral("EditPersonalNote")));
    }

    void lettersAreActionsOnlyOutsideTheText() {
        open(0);
        QSignalSpy next(m_view.get(), &ReviewView::nextWanted);
        key(Qt::Key_J);
        QCOMPARE(next.count(), 1);
        key(Qt::Key_E);
        QTRY_VERIFY(editor().hasFocus());
        const QString before = editor().toPlainText();
        for (const int letter : {Qt::Key_J, Qt::Key_D, Qt::Key_A, Qt::Key_H})
            key(letter);
        QCOMPARE(next.count(), 1);
        QCOMPARE(editor().toPlainText(), before + QStringLiteral("jdah"));
        QVERIFY(!m_desk->what().contains(QStringLiteral("MarkDone")));
    }

    void doneIsOneKeyAndAdjustTwo() {
        open(0);
        QSignalSpy decided(m_view.get(), &ReviewView::decided);
        key(Qt::Key_D);
        QTRY_COMPARE(decided.count(), 1);
        QCOMPARE(m_desk->what().last(), QStringLiteral("MarkDone"));
        key(Qt::Key_A);
        auto* popup = m_view->findChild<AdjustPopup*>();
        QVERIFY(popup != nullptr && popup->isVisible());
        QTest::keyClick(popup, Qt::Key_2);
        QTRY_COMPARE(decided.count(), 2);
        QCOMPARE(m_desk->what().last(), QStringLiteral("Adjust"));
        QVERIFY(m_desk->decisions.last().text.contains(QStringLiteral("illness")));
    }

    void aNoteAndAHandoverAskForALine() {
        open(0);
        key(Qt::Key_N);
        auto* note = m_view->findChild<LinePopup*>();
        QVERIFY(note != nullptr);
        auto* line = note->findChild<QLineEdit*>();
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(m_desk->decisions.isEmpty());
        QTest::keyClicks(line, QStringLiteral("Ask about the knee"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(m_desk->what().last(), QStringLiteral("AddNote"));
        QTRY_VERIFY(m_view->findChild<LinePopup*>() == nullptr);
        key(Qt::Key_H);
        auto* hand = m_view->findChild<LinePopup*>();
        QVERIFY(hand != nullptr);
        QTest::keyClick(hand->findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(m_desk->what().last(), QStringLiteral("HandToHead"));
    }

    void whatWasTypedForADecisionIsKeptUntilItIsTaken() {
        open(0);
        key(Qt::Key_H);
        auto* hand = m_view->findChild<LinePopup*>();
        QTest::keyClicks(hand->findChild<QLineEdit*>(), QString(501, u'a'));
        QCOMPARE(hand->findChild<QLineEdit*>()->text().size(), 500);
        m_desk->refuseNext = client::Refusal{"publish.changed", {}};
        QTest::keyClick(hand->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(told(QStringLiteral("The text or the score changed")));
        QVERIFY(hand->isVisible());
        hand->close();
        QTRY_VERIFY(m_view->findChild<LinePopup*>() == nullptr);
        key(Qt::Key_H);
        hand = m_view->findChild<LinePopup*>();
        QCOMPARE(hand->findChild<QLineEdit*>()->text(), QString(500, u'a'));
        QTest::keyClick(hand->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(m_view->findChild<LinePopup*>() == nullptr);
        QCOMPARE(m_desk->what().count(QStringLiteral("HandToHead")), 1);
        // What was kept of it is forgotten.
        QCOMPARE(m_desk->what().last(), QStringLiteral("keepTypingLine"));
        QVERIFY(m_desk->decisions.last().text.isEmpty());
    }

    void nothingButTheCoachesOwnTextStaysOfASessionThatIsGone() {
        open(0);
        editor().setFocus();
        QTest::keyClicks(&editor(), QStringLiteral("Mine. "));
        const QString mine = editor().toPlainText();
        QSignalSpy gone(m_view.get(), &ReviewView::gone);
        m_desk->sessions.erase(m_desk->sessions.begin());
        Q_EMIT m_desk->sessionsChanged();
        QTRY_COMPARE(gone.count(), 1);
        QVERIFY(!m_view->findChild<ScoreCard*>()->isVisible());
        QVERIFY(editor().toPlainText().isEmpty());
        auto* lost = m_view->findChild<Notice*>(QStringLiteral("lost"));
        QVERIFY(lost->isVisible());
        Q_EMIT lost->actionChosen();
        QCOMPARE(QGuiApplication::clipboard()->text(), mine);
    }

    void whatWasTypedForCoachesCanBeCopiedToo() {
        open(0);
        key(Qt::Key_N);
        auto* popup = m_view->findChild<LinePopup*>();
        QVERIFY(popup != nullptr);
        QTest::keyClicks(popup->findChild<QLineEdit*>(), QStringLiteral("Ask about it"));
        m_desk->sessions.erase(m_desk->sessions.begin());
        Q_EMIT m_desk->sessionsChanged();
        auto* lost = m_view->findChild<Notice*>(QStringLiteral("lost"));
        QTRY_VERIFY(lost->isVisible());
        Q_EMIT lost->actionChosen();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Ask about it"));
        QTRY_VERIFY(m_view->findChild<LinePopup*>() == nullptr);
        QVERIFY(!m_desk->what().contains(QStringLiteral("keepTypingCoachNote")));
    }

    void aWindowWhoseSessionIsGoneSaysSo() {
        open(0);
        key(Qt::Key_A);
        QVERIFY(m_view->findChild<AdjustPopup*>() != nullptr);
        m_desk->sessions.erase(m_desk->sessions.begin());
        Q_EMIT m_desk->sessionsChanged();
        QTRY_VERIFY(told(QStringLiteral("The session you were deciding on is no longer shared")));
        QTRY_VERIFY(m_view->findChild<AdjustPopup*>() == nullptr);
    }

    void aRefusedDecisionSaysWhyAndGoesNowhere() {
        open(0);
        QSignalSpy decided(m_view.get(), &ReviewView::decided);
        m_desk->refuseNext = client::Refusal{"publish.changed", {}};
        key(Qt::Key_D);
        QTRY_VERIFY(told(QStringLiteral("The text or the score changed")));
        QCOMPARE(decided.count(), 0);
        QVERIFY(action(Act::Done)->isEnabled());
    }

    void whatIsNotAllowedIsGreyAndSaysWhy() {
        m_desk->change = [](Review& review) {
            review.approve = {false, engine::Sentence{"access.consent.publish_report", {}}};
        };
        open(0);
        QVERIFY(!action(Act::Approve)->isEnabled());
        const QString why = m_words.word("access.consent.publish_report");
        QCOMPARE(action(Act::Approve)->toolTip(), why);
        bool told = false;
        for (const QAbstractButton* button : m_view->findChildren<QAbstractButton*>())
            told = told || (button->text() == action(Act::Approve)->text() && !button->isEnabled() &&
                            button->accessibleDescription() == why);
        QVERIFY(told);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_desk->decisions.isEmpty());
    }

    void eachStateWithoutARecordingSaysWhatToDo_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("begin");
        QTest::newRow("missed") << 0 << QStringLiteral("There is no recording");
        QTest::newRow("analyzing") << 1 << QStringLiteral("This recording is being analyzed");
        QTest::newRow("withdrawn") << 2 << QStringLiteral("The athlete no longer lets coaches see");
        QTest::newRow("not here") << 3 << QStringLiteral("The recording is not on this computer yet");
    }
    void eachStateWithoutARecordingSaysWhatToDo() {
        QFETCH(int, state);
        QFETCH(QString, begin);
        m_desk->change = [state](Review& review) {
            review.curves.clear();
            review.targets.clear();
            review.session.missed = state == 0;
            if (state == 1)
                review.session.state = domain::AnalysisState::Analyzing;
            review.detailsWithdrawn = state == 2;
            review.detailsHere = state == 0;
        };
        open(0);
        QVERIFY(!m_view->findChild<RecordingChart*>()->isVisible());
        bool said = false;
        for (const QLabel* label : m_view->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().startsWith(begin));
        QVERIFY(said);
    }

    void aDamagedRecordingSaysWhereAndOffersAnUpload() {
        m_desk->change = [](Review& review) {
            review.session.error = true;
            review.fault = QStringLiteral("truncated");
            review.faultByte = 102400;
        };
        open(0);
        QSignalSpy upload(m_view.get(), &ReviewView::uploadWanted);
        for (Notice* notice : m_view->findChildren<Notice*>()) {
            if (!notice->isVisible() ||
                !notice->text().startsWith(QStringLiteral("This file ends too early.")))
                continue;
            QVERIFY(notice->text().endsWith(QStringLiteral("It broke off at byte 102,400.")));
            Q_EMIT notice->actionChosen();
        }
        QCOMPARE(upload.count(), 1);
    }

    void aRecordingInErrorCanBeReadAgain() {
        const domain::ActivityId activity(test::sampleId(4711));
        m_desk->change = [activity](Review& review) {
            review.session.error = true;
            review.fault = QStringLiteral("truncated");
            review.inError = activity;
            review.readAgain = {true, std::nullopt};
        };
        open(0);
        const auto again = [this]() -> QAbstractButton* {
            for (QAbstractButton* one : m_view->findChildren<QAbstractButton*>()) {
                if (one->isVisible() && one->text() == QStringLiteral("Try again"))
                    return one;
            }
            return nullptr;
        };
        QTRY_VERIFY(again());
        m_desk->state.link = client::LinkState::Offline;
        Q_EMIT m_desk->statusChanged();
        QVERIFY(!again()->isEnabled());
        QVERIFY(again()->toolTip().contains(QStringLiteral("needs a connection")));
        m_desk->state.link = client::LinkState::Online;
        Q_EMIT m_desk->statusChanged();
        QVERIFY(again()->isEnabled());
        QVERIFY(again()->toolTip().isEmpty());
        again()->click();
        QTRY_VERIFY(told(QStringLiteral("The file is being read again.")));
        QCOMPARE(m_desk->decisions.last().what, QStringLiteral("RetryActivity"));
        QCOMPARE(m_desk->decisions.last().thing, activity.uuid());
        m_desk->refuseNext = client::Refusal{"server.unreachable", {}};
        again()->click();
        QTRY_VERIFY(told(QStringLiteral("The server can't be reached.")));
    }

    void aReviewThatIsNotThereSaysSo() {
        m_desk->refuseNext = client::Refusal{"access.not_found", {}};
        m_view->show(session(0).id);
        QTRY_COMPARE(m_view->findChild<EmptyState*>()->sentence(), m_words.word("access.not_found"));
    }

    void nothingLiesOverAnythingElse_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("place");
        for (const int place : {0, 1, 3, 5, 6}) {
            QTest::addRow("wide %d", place) << QSize(860, 872) << place;
            QTest::addRow("narrow %d", place) << QSize(560, 672) << place;
            QTest::addRow("narrowest %d", place) << QSize(444, 640) << place;
        }
    }
    void nothingLiesOverAnythingElse() {
        QFETCH(QSize, size);
        QFETCH(int, place);
        m_view->resize(size);
        open(static_cast<std::size_t>(place));
        QTest::qWait(50);
        QCOMPARE(m_view->width(), size.width());
        const QStringList found = overlaps(*m_view);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void aSyncRenewsOnlyWhatChangedOfTheOpenSession() {
        open(0);
        const auto partsOf = [this] {
            QList<QPointer<QWidget>> parts;
            for (QWidget* card : std::initializer_list<QWidget*>{m_view->findChild<SumCard*>(),
                                                                 m_view->findChild<TotalsCard*>(),
                                                                 m_view->findChild<AroundCard*>()}) {
                for (QWidget* part : card->findChildren<QWidget*>())
                    parts.append(part);
            }
            return parts;
        };
        const auto allThere = [](const QList<QPointer<QWidget>>& parts) {
            return std::none_of(parts.begin(), parts.end(), [](const auto& part) { return part.isNull(); });
        };
        int reads = 0;
        m_desk->change = [&reads](Review&) { ++reads; };
        const QList<QPointer<QWidget>> before = partsOf();
        Q_EMIT m_desk->sessionsChanged();
        QTRY_COMPARE(reads, 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(allThere(before));

        m_desk->change = [&reads](Review& review) {
            ++reads;
            review.weekDoneLoad += 100;
            review.session.score = 41;
        };
        Q_EMIT m_desk->sessionsChanged();
        QTRY_COMPARE(reads, 2);
        QTRY_COMPARE(labelled(*m_view, "score"), QStringLiteral("41"));
        QVERIFY(!allThere(before));
    }

    void everyControlHasAName() {
        open(0);
        for (const QWidget* widget : m_view->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || widget->inherits("QLabel") ||
                               (button != nullptr && !button->text().isEmpty());
            QVERIFY2(named, widget->metaObject()->className());
        }
        const auto* squares = m_view->findChild<DaySquares*>();
        QVERIFY(squares->accessibleName().startsWith(QStringLiteral("Sun 15 Nov: on target")));
    }
};

QTEST_MAIN(TestReviewView)
#include "test_review_view.moc"
