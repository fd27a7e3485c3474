// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/changing_desk.h"
#include "tests/ui/page_checks.h"
#include "ui/pages/review/action_bar.h"
#include "ui/pages/review/decision_popup.h"
#include "ui/pages/review/pair_popup.h"
#include "ui/pages/review/review_notices.h"
#include "ui/pages/review/review_view.h"
#include "ui/pages/review/text_difference.h"
#include "ui/pages/review/texts_card.h"
#include "ui/pages/review/versions_popup.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

#include <algorithm>

using namespace leadout;
using namespace leadout::ui;
using client::Review;
using test::ChangingDesk;

class TestReviewDialogs : public QObject {
    Q_OBJECT

    Theme m_theme{ShadeChoice::Light};
    Words m_words{QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc()};
    std::unique_ptr<ChangingDesk> m_desk;
    std::unique_ptr<ReviewView> m_view;

    void open(std::size_t place) {
        m_view->show(m_desk->sessions[place].id);
        QTRY_VERIFY(m_view->findChild<TextsCard*>()->isVisible());
    }
    FeedbackEditor& editor() const { return *m_view->findChild<FeedbackEditor*>(); }
    QPlainTextEdit& note() const { return *m_view->findChild<TextsCard*>()->note(); }
    QAction* action(Act act) const { return m_view->findChild<ActionBar*>()->action(act); }
    QString reason() const {
        const auto* label = m_view->findChild<Label*>(QStringLiteral("reason"));
        return label->isVisible() ? label->text() : QString();
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_view->window()->windowHandle(), static_cast<Qt::Key>(key), modifiers);
    }
    template <class Popup>
    Popup* popup() const {
        return m_view->findChild<Popup*>();
    }
    void refuseUnverified() {
        m_desk->change = [](Review& review) {
            review.approve = {false, engine::Sentence{"review.unverified", {}}};
        };
    }
    void refuseName() {
        m_desk->change = [](Review& review) {
            client::Texts& texts = review.texts;
            const QString before = QStringLiteral("Well done, Mara. ");
            texts.feedback = before + texts.feedback;
            texts.unverified[0].start += static_cast<int>(before.size());
            texts.names = {{11, 4, QStringLiteral("Mara"), domain::FoundName::Whose::Athlete}};
            review.approve = {false, engine::Sentence{"review.names", {std::string("Mara")}}};
        };
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

    void twoTextsAreComparedWordByWord() {
        using In = TextPart::In;
        const auto parts = differenceOf(QStringLiteral("Two good blocks. Then rest."),
                                        QStringLiteral("Two very good blocks. Rest."));
        const std::vector<TextPart> wanted = {{QStringLiteral("Two "), In::Both},
                                              {QStringLiteral("very "), In::Second},
                                              {QStringLiteral("good blocks. "), In::Both},
                                              {QStringLiteral("Then rest."), In::First},
                                              {QStringLiteral("Rest."), In::Second}};
        QCOMPARE(parts.size(), wanted.size());
        QVERIFY(parts == wanted);
        QVERIFY(differenceOf({}, {}).empty());
        QVERIFY(differenceOf(QStringLiteral("a b"), QStringLiteral("a b")) ==
                (std::vector<TextPart>{{QStringLiteral("a b"), In::Both}}));
    }

    void theirPartsMakeUpBothTexts() {
        QRandomGenerator random(7);
        const auto text = [&random](int words) {
            QString made;
            for (int i = 0; i < words; ++i)
                made += QString(QChar(u'a' + random.bounded(4))) + (random.bounded(3) == 0 ? u'\n' : u' ');
            return made;
        };
        for (const int words : {0, 1, 3, 40, 5000}) {
            const QString first = text(words);
            const QString second = text(words);
            QString firstAgain;
            QString secondAgain;
            for (const TextPart& part : differenceOf(first, second)) {
                firstAgain += part.in == TextPart::In::Second ? QString() : part.text;
                secondAgain += part.in == TextPart::In::First ? QString() : part.text;
            }
            QCOMPARE(firstAgain, first);
            QCOMPARE(secondAgain, second);
        }
    }

    void anEarlierVersionIsReadAndTakenBackAsAnEditThatCanBeUndone() {
        open(0);
        const QString before = editor().toPlainText();
        key(Qt::Key_V);
        auto* versions = popup<VersionsPopup>();
        QVERIFY(versions != nullptr);
        auto* list = versions->findChild<QListWidget*>();
        QCOMPARE(list->count(), 3);
        QVERIFY(list->item(0)->text().startsWith(QStringLiteral("Jonas Weber")));
        QVERIFY(list->item(0)->text().endsWith(QStringLiteral("newest")));
        QVERIFY(list->item(1)->text().startsWith(QStringLiteral("Ana Ruiz")));
        QVERIFY(list->item(2)->text().startsWith(QStringLiteral("Drafted by Leadout")));
        QVERIFY(list->item(2)->text().endsWith(QStringLiteral("the draft")));
        auto* text = versions->findChild<QTextEdit*>();
        QVERIFY(text->toPlainText().contains(QStringLiteral("252 W and 249 W"))); // struck out
        QVERIFY(text->toPlainText().contains(QStringLiteral("Next time, ")));
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(editor().toPlainText(), QStringLiteral("All three threshold blocks started on target."));
        QTRY_VERIFY(popup<VersionsPopup>() == nullptr);
        QTRY_VERIFY(m_desk->what().contains(QStringLiteral("keepTyping")));
        QVERIFY(!m_desk->what().contains(QStringLiteral("EditFeedback")));
        editor().undo();
        QCOMPARE(editor().toPlainText(), before);
        editor().redo();
        m_view->settle();
        QCOMPARE(m_desk->what().last(), QStringLiteral("EditFeedback"));
        QCOMPARE(m_desk->decisions.last().text,
                 QStringLiteral("All three threshold blocks started on target."));
    }

    void aVersionThatIsNotHereOrNotToBeChangedCannotBeTaken() {
        m_desk->change = [](Review& review) { review.texts.versions[1].text.reset(); };
        open(0);
        key(Qt::Key_V);
        auto* versions = popup<VersionsPopup>();
        auto* take = versions->findChild<QPushButton*>();
        QVERIFY(!take->isEnabled());
        QVERIFY(versions->findChild<QTextEdit*>()->toPlainText().isEmpty());
        versions->findChild<QListWidget*>()->setCurrentRow(2);
        QVERIFY(take->isEnabled());
        versions->close();
        QTRY_VERIFY(popup<VersionsPopup>() == nullptr);
        m_desk->change = [](Review& review) {
            review.edit = {false, engine::Sentence{"review.decided", {}}};
        };
        open(1);
        QTRY_VERIFY(editor().isReadOnly());
        key(Qt::Key_V);
        versions = popup<VersionsPopup>();
        QVERIFY(versions != nullptr);
        for (int row = 0; row < 3; ++row) {
            versions->findChild<QListWidget*>()->setCurrentRow(row);
            QVERIFY(!versions->findChild<QPushButton*>()->isEnabled());
        }
    }

    void recordingsArePairedWithTheWorkoutsTheyAnswer() {
        open(0);
        key(Qt::Key_P);
        QTRY_VERIFY(popup<PairPopup>() != nullptr);
        auto* pair = popup<PairPopup>();
        const QList<QComboBox*> answers = pair->findChildren<QComboBox*>();
        QCOMPARE(answers.size(), 3);
        QVERIFY(!answers[0]->isEnabled()); // decided
        QVERIFY(answers[1]->currentText().contains(m_desk->sessions[0].title));
        QCOMPARE(answers[2]->currentText(), QStringLiteral("Unplanned"));
        auto* accept = pair->findChild<QPushButton*>();
        QVERIFY(!accept->isEnabled());
        answers[2]->setCurrentIndex(2);
        QVERIFY(accept->isEnabled());
        answers[1]->setCurrentIndex(0);
        QSignalSpy decided(m_view.get(), &ReviewView::decided);
        accept->click();
        QTRY_COMPARE(decided.count(), 1);
        QCOMPARE(m_desk->what().last(), QStringLiteral("Pair"));
        const auto id = [](int number) { return test::sampleId(number).toString(QUuid::WithoutBraces); };
        QCOMPARE(m_desk->decisions.last().text,
                 QStringLiteral("%1 > unplanned\n%2 > %3").arg(id(3102), id(3103), id(3002)));
        QTRY_VERIFY(popup<PairPopup>() == nullptr);
    }

    void aBetterPairingIsOfferedAndOneKeyAway() {
        m_desk->change = [](Review& review) { review.offersPairing = true; };
        m_desk->offered = {
            {domain::ActivityId(test::sampleId(3103)), domain::WorkoutId(test::sampleId(3003))}};
        open(0);
        auto* notices = m_view->findChild<ReviewNotices*>();
        const auto all = notices->findChildren<Notice*>();
        const auto notice = std::find_if(all.begin(), all.end(), [](const Notice* each) {
            return each->isVisible() && each->text().contains(QLatin1String("fits better"));
        });
        QVERIFY(notice != all.end());
        key(Qt::Key_P);
        QTRY_VERIFY(popup<PairPopup>() != nullptr);
        const QList<QComboBox*> answers = popup<PairPopup>()->findChildren<QComboBox*>();
        QCOMPARE(answers[2]->currentIndex(), 3);
        auto* accept = popup<PairPopup>()->findChild<QPushButton*>();
        QVERIFY(accept->isEnabled());
        accept->click();
        QTRY_COMPARE(m_desk->what().last(), QStringLiteral("Pair"));
    }

    void anUnsurePairingIsAskedOnce() {
        m_desk->change = [](Review& review) {
            review.asksPairing = true;
            review.waits = engine::Sentence{"waits.pairing", {}};
        };
        open(0);
        QStringList told;
        for (const Notice* each : m_view->findChild<ReviewNotices*>()->findChildren<Notice*>()) {
            if (each->isVisible() && each->text().contains(QLatin1String("about as well")))
                told.append(each->text());
        }
        QCOMPARE(told, QStringList{QStringLiteral(
                           "Another workout of the day fits about as well. Which one was it?")});
    }

    void oneWindowIsOpenedHoweverOftenItIsAskedFor() {
        open(0);
        action(Act::Pair)->trigger();
        action(Act::Pair)->trigger();
        QTRY_VERIFY(popup<PairPopup>() != nullptr);
        QTest::qWait(50);
        QCOMPARE(m_view->findChildren<PairPopup*>().size(), 1);
    }

    void aRefusedPairingStaysOpenAndSaysWhy() {
        open(0);
        key(Qt::Key_P);
        QTRY_VERIFY(popup<PairPopup>() != nullptr);
        popup<PairPopup>()->findChildren<QComboBox*>()[1]->setCurrentIndex(0);
        m_desk->refuseNext = client::Refusal{"pair.decided", {}};
        popup<PairPopup>()->findChild<QPushButton*>()->click();
        QTest::qWait(50);
        QVERIFY(popup<PairPopup>() != nullptr);
        QVERIFY(!m_desk->what().contains(QStringLiteral("Pair")));
    }

    void aMissedSessionCanBePairedWithARecording() {
        const auto missed = std::find_if(m_desk->sessions.begin(), m_desk->sessions.end(),
                                         [](const auto& session) { return session.missed; });
        QVERIFY(missed != m_desk->sessions.end());
        open(static_cast<std::size_t>(missed - m_desk->sessions.begin()));
        QVERIFY(action(Act::Pair)->isEnabled());
        key(Qt::Key_P);
        QTRY_VERIFY(popup<PairPopup>() != nullptr);
        const QList<QComboBox*> answers = popup<PairPopup>()->findChildren<QComboBox*>();
        answers.last()->setCurrentIndex(2);
        popup<PairPopup>()->findChild<QPushButton*>()->click();
        QTRY_COMPARE(m_desk->what().last(), QStringLiteral("Pair"));
    }

    void whatASourceCannotDoIsBehindMoreAndSaysWhy() {
        open(0);
        for (const Act act : {Act::Open, Act::Comment}) {
            QVERIFY(!action(act)->isEnabled());
            QVERIFY(action(act)->toolTip().startsWith(QStringLiteral("This session came as a file")));
        }
        QCOMPARE(action(Act::Open)->shortcut(), QKeySequence(Qt::Key_O));
    }

    void thePersonalNoteIsKeptWhileItIsTyped() {
        open(0);
        note().setFocus();
        QTest::keyClicks(&note(), QStringLiteral("Hi! "));
        QVERIFY(m_desk->what().isEmpty());
        QTRY_COMPARE(m_desk->what(), QStringList{QStringLiteral("keepTypingNote")});
        QVERIFY(m_desk->decisions.last().text.startsWith(QStringLiteral("Hi! ")));
    }

    void aKeptPersonalNoteIsThereAgainAndNotDecidedYet() {
        m_desk->change = [](Review& review) {
            review.texts.personalNote = QStringLiteral("Half a");
            review.texts.noteSaved = false;
        };
        open(0);
        QCOMPARE(note().toPlainText(), QStringLiteral("Half a"));
        m_view->settle();
        QCOMPARE(m_desk->what().last(), QStringLiteral("EditPersonalNote"));
        QCOMPARE(m_desk->decisions.last().text, QStringLiteral("Half a"));
    }

    void aNoteForCoachesIsKeptWhileItIsTypedAndWhenItsWindowCloses() {
        open(0);
        key(Qt::Key_N);
        QTest::keyClicks(popup<LinePopup>()->findChild<QLineEdit*>(), QStringLiteral("Ask about"));
        QTRY_COMPARE(m_desk->what(), QStringList{QStringLiteral("keepTypingCoachNote")});
        QTest::keyClicks(popup<LinePopup>()->findChild<QLineEdit*>(), QStringLiteral(" it"));
        popup<LinePopup>()->close();
        QCOMPARE(m_desk->what().size(), 2);
        QCOMPARE(m_desk->decisions.last().text, QStringLiteral("Ask about it"));
        QTRY_VERIFY(popup<LinePopup>() == nullptr);
    }

    void nothingIsLeftOfANoteThatWasAdded() {
        open(0);
        key(Qt::Key_N);
        auto* line = popup<LinePopup>()->findChild<QLineEdit*>();
        QTest::keyClicks(line, QStringLiteral("Ask about it"));
        QTest::keyClick(line, Qt::Key_Return);
        QTest::keyClicks(line, QStringLiteral("."));
        QTRY_VERIFY(popup<LinePopup>() == nullptr);
        QTest::qWait(600); // longer than the pause after which typing is kept
        QCOMPARE(m_desk->what(),
                 (QStringList{QStringLiteral("keepTypingCoachNote"), QStringLiteral("AddNote")}));
        key(Qt::Key_N);
        QVERIFY(popup<LinePopup>()->findChild<QLineEdit*>()->text().isEmpty());
    }

    void aKeptNoteForCoachesIsThereWhenItIsOpenedAgain() {
        m_desk->change = [](Review& review) { review.typedNote = {QStringLiteral("Ask about it"), true}; };
        open(0);
        key(Qt::Key_N);
        QCOMPARE(popup<LinePopup>()->findChild<QLineEdit*>()->text(), QStringLiteral("Ask about it"));
        QVERIFY(popup<LinePopup>()->isPinned());
    }

    void theLineForADecisionIsKeptWhileItIsTypedAndWhenItsWindowCloses() {
        open(0);
        for (const Qt::Key letter : {Qt::Key_A, Qt::Key_H}) {
            m_desk->decisions.clear();
            key(letter);
            auto* window = popup<DecisionPopup>();
            QTest::keyClicks(window->findChild<QLineEdit*>(), QStringLiteral("Too hot"));
            QVERIFY(m_desk->what().isEmpty());
            QTRY_COMPARE(m_desk->what(), QStringList{QStringLiteral("keepTypingLine")});
            QTest::keyClicks(window->findChild<QLineEdit*>(), QStringLiteral(" for it"));
            QTest::keyClick(window, Qt::Key_Escape);
            QTRY_VERIFY(popup<DecisionPopup>() == nullptr);
            QCOMPARE(m_desk->what().size(), 2);
            QCOMPARE(m_desk->decisions.last().text, QStringLiteral("Too hot for it"));
            key(letter);
            QCOMPARE(popup<DecisionPopup>()->findChild<QLineEdit*>()->text(),
                     QStringLiteral("Too hot for it"));
            popup<DecisionPopup>()->close();
            QTRY_VERIFY(popup<DecisionPopup>() == nullptr);
            QCOMPARE(m_desk->what().size(), 2);
        }
    }

    void aLineThatIsBeingTypedIsKeptWhenTheWindowCloses() {
        open(0);
        key(Qt::Key_H);
        QTest::keyClicks(popup<LinePopup>()->findChild<QLineEdit*>(), QStringLiteral("Please"));
        m_view->settle();
        QCOMPARE(m_desk->what(), QStringList{QStringLiteral("keepTypingLine")});
        QCOMPARE(m_desk->decisions.last().text, QStringLiteral("Please"));
    }

    void aKeptLineIsThereAgainAndForgottenWithItsDecision() {
        m_desk->change = [](Review& review) {
            review.adjustLine = QStringLiteral("Too hot");
            review.handLine = QStringLiteral("Please look");
        };
        open(0);
        key(Qt::Key_H);
        QCOMPARE(popup<LinePopup>()->findChild<QLineEdit*>()->text(), QStringLiteral("Please look"));
        popup<LinePopup>()->close();
        QTRY_VERIFY(popup<LinePopup>() == nullptr);
        key(Qt::Key_A);
        auto* adjust = popup<AdjustPopup>();
        QCOMPARE(adjust->findChild<QLineEdit*>()->text(), QStringLiteral("Too hot"));
        QVERIFY(m_desk->what().isEmpty());
        QSignalSpy decided(m_view.get(), &ReviewView::decided);
        adjust->findChild<KeyHint*>()->click();
        QTRY_COMPARE(decided.count(), 1);
        QCOMPARE(m_desk->what(), (QStringList{QStringLiteral("Adjust"), QStringLiteral("keepTypingLine")}));
        QVERIFY(m_desk->decisions.last().text.isEmpty());
    }

    void theNotesOfASessionAreReadWithTheKeyboard() {
        open(0);
        key(Qt::Key_N);
        auto* written = popup<LinePopup>()->findChild<QScrollArea*>(QStringLiteral("written"));
        QVERIFY(written != nullptr);
        const auto* first = written->widget()->findChild<QLabel*>();
        QVERIFY(first->text().startsWith(QStringLiteral("Jonas Weber")));
        QVERIFY(first->text().contains(QStringLiteral("Knee, since 3 Nov.")));
        popup<LinePopup>()->close();
        QTRY_VERIFY(popup<LinePopup>() == nullptr);
        auto* button = m_view->findChild<QPushButton*>(QStringLiteral("notes"));
        QVERIFY((button->focusPolicy() & Qt::TabFocus) != 0);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(popup<LinePopup>() != nullptr);
    }

    void aGreyApprovalSaysWhyOnceAndOneKeyPutsInTheFact() {
        refuseUnverified();
        open(0);
        QVERIFY(!action(Act::Approve)->isEnabled());
        const QString why = QStringLiteral("176 bpm isn't in the recording. Highest was 172. "
                                           "Correct it, then approve.");
        const auto* below = m_view->findChild<Label*>(QStringLiteral("unverified"));
        QVERIFY(below->isVisible());
        QCOMPARE(below->text(), why);
        QVERIFY(reason().isEmpty());
        // Where the text may be scrolled away it is told beside the approval, which stays in sight.
        for (const QSize& small : {QSize(860, 640), QSize(640, 872)}) {
            m_view->resize(small);
            QTRY_COMPARE(reason(), why);
            QVERIFY(!below->isVisible());
            m_view->resize(860, 872);
            QTRY_VERIFY(reason().isEmpty());
            QVERIFY(below->isVisible());
        }
        key(Qt::Key_U);
        QVERIFY(!editor().hasFocus());
        QCOMPARE(m_desk->what().last(), QStringLiteral("EditFeedback"));
        QVERIFY(m_desk->decisions.last().text.contains(QStringLiteral("climbed to 172 bpm, so")));
    }

    void theFactIsPutInWhileWritingToo() {
        refuseUnverified();
        open(0);
        editor().setFocus();
        QTest::keyClick(&editor(), Qt::Key_U);
        QVERIFY(editor().toPlainText().contains(QStringLiteral("176 bpm")));
        key(Qt::Key_U, Qt::ControlModifier);
        QVERIFY(editor().toPlainText().contains(QStringLiteral("172 bpm")));
        QVERIFY(editor().hasFocus());
        // The number is settled, so the text may be approved: it is decided and read again first.
        QVERIFY(action(Act::Approve)->isEnabled());
        QVERIFY(reason().isEmpty());
    }

    void aNameIsMarkedAndOneKeyTakesItOut() {
        refuseName();
        open(0);
        QVERIFY(!action(Act::Approve)->isEnabled());
        QCOMPARE(editor().extraSelections().size(), 2);
        // The name stands before the number, which a coach may leave as it is.
        auto* told = m_view->findChild<Label*>(QStringLiteral("unverified"));
        auto* button = m_view->findChild<QAbstractButton*>(QStringLiteral("use"));
        const QString why = QStringLiteral("“Mara” names the athlete. Take it out, then approve.");
        QCOMPARE(told->text(), why);
        QCOMPARE(button->text(), QStringLiteral("Take it out"));
        QVERIFY(reason().isEmpty());
        m_view->resize(860, 640);
        QTRY_COMPARE(reason(), why);
        m_view->resize(860, 872);
        QTRY_VERIFY(reason().isEmpty());
        editor().setFocus();
        key(Qt::Key_U, Qt::ControlModifier);
        QVERIFY(editor().toPlainText().startsWith(QStringLiteral("Well done. Strong control")));
        QVERIFY(editor().hasFocus());
        QCOMPARE(button->text(), QStringLiteral("Use 172"));
        // The text is decided and read again before it is approved.
        QVERIFY(action(Act::Approve)->isEnabled());
        editor().undo();
        QVERIFY(editor().toPlainText().startsWith(QStringLiteral("Well done, Mara. Strong control")));
    }

    void aNameIsTakenOutWithTheButtonToo() {
        refuseName();
        open(0);
        m_view->findChild<QAbstractButton*>(QStringLiteral("use"))->click();
        QVERIFY(editor().toPlainText().startsWith(QStringLiteral("Well done. Strong control")));
        QVERIFY(editor().hasFocus());
    }

    void everyOtherReasonStandsBesideTheApprovalToo() {
        m_desk->change = [](Review& review) {
            review.approve = {false, engine::Sentence{"access.consent.publish_report", {}}};
        };
        open(0);
        QCOMPARE(reason(), m_words.word("access.consent.publish_report"));
        m_desk->change = [](Review& review) {
            review.approve = {false, engine::Sentence{"review.decided", {}}};
            review.session.state = domain::AnalysisState::Published;
        };
        Q_EMIT m_desk->sessionsChanged();
        QTRY_VERIFY(reason().isEmpty());
    }

    void nothingIsCutInAnyOfTheSmallWindows() {
        open(0);
        for (const Qt::Key letter : {Qt::Key_V, Qt::Key_P, Qt::Key_N, Qt::Key_A, Qt::Key_H}) {
            key(letter);
            QTRY_VERIFY(popup<Popup>() != nullptr);
            QTest::qWait(30);
            const QStringList cut = test::cutOff(*popup<Popup>());
            QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
            const QStringList nameless = test::nameless(*popup<Popup>());
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
            popup<Popup>()->close();
            QTRY_VERIFY(popup<Popup>() == nullptr);
        }
    }
};

QTEST_MAIN(TestReviewDialogs)
#include "test_review_dialogs.moc"
