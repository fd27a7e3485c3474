// SPDX-License-Identifier: GPL-3.0-or-later
// What a coach decides in a review, and the order in which the desk is told.
#include "ui/charts/recording_chart.h"
#include "ui/pages/review/action_bar.h"
#include "ui/pages/review/around_card.h"
#include "ui/pages/review/review_notices.h"
#include "ui/pages/review/review_view.h"
#include "ui/pages/review/steps_card.h"
#include "ui/pages/review/texts_card.h"

#include <QScrollArea>

#include <chrono>
#include <utility>

namespace leadout::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kNotePause = 500ms;

} // namespace

void ReviewView::connectActions() {
    client::Desk& desk = m_surroundings.desk;
    connect(m_actions->action(Act::Approve), &QAction::triggered, this,
            [this] { sendRead(&client::Desk::approve); });
    connect(m_actions->action(Act::Done), &QAction::triggered, this, [this, &desk] {
        settle([this, &desk, id = m_review->session.id] { desk.markDone(id, this, decision(id)); });
    });
    connect(m_actions->action(Act::Adjust), &QAction::triggered, this, &ReviewView::askAdjust);
    connect(m_actions->action(Act::Edit), &QAction::triggered, this, &ReviewView::edit);
    connect(m_actions->action(Act::Hand), &QAction::triggered, this, &ReviewView::askHand);
    connect(m_actions->action(Act::Note), &QAction::triggered, this, &ReviewView::askNote);
    connect(m_actions->action(Act::Pair), &QAction::triggered, this, &ReviewView::askPair);
    connect(m_actions->action(Act::Next), &QAction::triggered, this, &ReviewView::nextWanted);
    connect(m_actions->action(Act::Previous), &QAction::triggered, this, &ReviewView::previousWanted);

    FeedbackEditor* feedback = m_texts->feedback();
    connect(feedback, &FeedbackEditor::paused, this, [this, &desk, feedback] {
        // Typed back to what stands there is told too: what was kept of it is forgotten.
        if (m_review)
            desk.keepTyping(m_review->session.id, feedback->toPlainText());
    });
    connect(feedback, &FeedbackEditor::left, this, &ReviewView::leaveText);
    connect(feedback, &QPlainTextEdit::textChanged, this, &ReviewView::followText);
    connect(feedback, &FeedbackEditor::marksChanged, this, &ReviewView::followText);
    connect(m_texts, &TextsCard::notePaused, this, [this, &desk] {
        if (m_review)
            desk.keepTypingNote(m_review->session.id, m_texts->note()->toPlainText());
    });
    connect(m_texts, &TextsCard::correctionWanted, this, &ReviewView::correct);
    connect(m_texts, &TextsCard::versionsWanted, this, &ReviewView::askVersions);
    connect(m_around, &AroundCard::notesWanted, this, &ReviewView::askNote);
    connect(m_texts, &TextsCard::noteLeft, this, [this] {
        settle();
        if (m_texts->note()->hasFocus())
            m_scroll->setFocus();
    });
    connect(m_texts, &TextsCard::backToDraftWanted, this, [this, &desk] {
        // As a step of the editor, so that Undo brings the coach's text back, and decided like any other.
        FeedbackEditor* editor = m_texts->feedback();
        const domain::AnalysisId id = m_review->session.id;
        const QString draft = m_review->texts.draft;
        editor->replaceBy(draft);
        m_sentFeedback = Sent{id, draft};
        desk.backToDraft(id, this, textDecision(id, [this, id, draft] { feedbackArrived(id, draft); }));
    });
    connect(m_steps, &StepsCard::stepChosen, this,
            [this](const std::optional<TimeSpan>& span) { m_chart->highlight(span); });
    connect(m_around, &AroundCard::sessionWanted, this, &ReviewView::sessionWanted);
    connect(m_around, &AroundCard::matchingWanted, this, &ReviewView::askMatching);
    connect(m_notices, &ReviewNotices::retryWanted, this, [this] { sendRead(&client::Desk::retryPublish); });
    connect(m_notices, &ReviewNotices::uploadWanted, this,
            [this] { Q_EMIT uploadWanted(m_review->session.athlete); });
    connect(m_notices, &ReviewNotices::readAgainWanted, this, &ReviewView::readAgain);
    connect(m_notices, &ReviewNotices::pairWanted, this, &ReviewView::askPair);
    connect(m_notices, &ReviewNotices::thresholdAccepted, this, &ReviewView::acceptThreshold);
    const auto followLink = [this, &desk] {
        m_notices->setOnline(desk.status().link == client::LinkState::Online);
    };
    followLink();
    connect(&desk, &client::Desk::statusChanged, m_notices, followLink);
    connect(m_notices, &ReviewNotices::switchOffWanted, this, [this, &desk] {
        if (m_review->report)
            desk.switchReportOff(*m_review->report, this, quiet(m_review->session.id, [this] { load(); }));
    });
}

void ReviewView::addKeys() {
    m_useFact = new QAction(tr("Correct the number or the name"), this);
    m_useFact->setShortcuts({QKeySequence(Qt::Key_U), QKeySequence(Qt::CTRL | Qt::Key_U)});
    connect(m_useFact, &QAction::triggered, this, &ReviewView::correct);
    m_versions = new QAction(tr("Versions of the feedback"), this);
    m_versions->setShortcut(QKeySequence(Qt::Key_V));
    connect(m_versions, &QAction::triggered, this, &ReviewView::askVersions);
    m_matching = new QAction(tr("Earlier sessions with the same structure"), this);
    m_matching->setShortcut(QKeySequence(Qt::Key_M));
    connect(m_matching, &QAction::triggered, this, &ReviewView::askMatching);
    m_acceptThreshold = new QAction(tr("Accept the suggested threshold"), this);
    m_acceptThreshold->setShortcut(QKeySequence(Qt::Key_T));
    connect(m_acceptThreshold, &QAction::triggered, this, &ReviewView::acceptThreshold);
    for (QAction* action : {m_useFact, m_versions, m_matching, m_acceptThreshold}) {
        action->setShortcutContext(Qt::WindowShortcut);
        action->setAutoRepeat(false);
        addAction(action);
    }
    m_notePause.setSingleShot(true);
    m_notePause.setInterval(kNotePause);
    connect(&m_notePause, &QTimer::timeout, this, &ReviewView::keepLine);
}

client::Permission ReviewView::approvePermission() const {
    if (!m_review || m_review->approve.allowed || !m_review->approve.why)
        return m_review ? m_review->approve : client::Permission();
    const std::string& why = m_review->approve.why->id;
    const FeedbackEditor& feedback = *m_texts->feedback();
    const bool corrected = (why == "review.unverified" && feedback.unverified().empty()) ||
                           (why == "review.names" && feedback.names().empty()) ||
                           why == "review.needs_coach_line" || why == "review.no_text";
    // Approving decides the text first and asks again.
    if (corrected && feedback.undecided() && !feedback.toPlainText().trimmed().isEmpty())
        return {true, std::nullopt};
    return m_review->approve;
}

void ReviewView::followText() {
    const client::Permission approve = approvePermission();
    const std::optional<TextsCard::Unverified> told =
        m_review ? m_texts->unverified() : std::optional<TextsCard::Unverified>();
    const bool offered = told && !told->offer.isEmpty();
    m_useFact->setText(offered ? told->offer : tr("Correct the number or the name"));
    m_useFact->setEnabled(offered);
    m_actions->permit(Act::Approve, approve);
    const bool refused = m_review && !approve.allowed && approve.why &&
                         m_review->session.state == domain::AnalysisState::ReviewPending &&
                         !m_review->session.missed;
    const bool byName = refused && approve.why->id == "review.names" && told && told->isName;
    const bool byNumber = refused && approve.why->id == "review.unverified" && told && !told->isName;
    QString reason;
    if (byName)
        reason =
            tr("%1 Take it out, then approve.", "what the name in the feedback names").arg(told->sentence);
    else if (byNumber)
        reason =
            tr("%1 Correct it, then approve.", "which number is not in the recording").arg(told->sentence);
    else if (refused)
        reason = m_surroundings.words.say(*approve.why);
    // Said once: below the text where that is in sight, else beside the approval.
    const bool below = m_wide && m_tall && (byName || byNumber);
    m_texts->tellUnverified(below || !(byName || byNumber), below ? reason : QString());
    m_actions->setReason(below ? QString() : reason, m_useFact);
}

void ReviewView::permit() {
    const client::Review none;
    const client::Review& review = m_review ? *m_review : none;
    followText();
    m_versions->setEnabled(review.texts.versions.size() > 1);
    m_matching->setEnabled(!review.matching.empty());
    m_acceptThreshold->setEnabled(m_review && m_notices->offersThreshold());
    m_actions->permit(Act::Pair, review.pair);
    m_actions->setPutForward(Act::Pair,
                             review.session.missed || review.session.verdict == engine::Verdict::Unplanned);
    m_actions->permit(Act::Comment, review.commentOnly);
    m_actions->permit(Act::Open, review.openSource);
    m_actions->permit(Act::Done, review.done_);
    m_actions->permit(Act::Adjust, review.adjust);
    m_actions->permit(Act::Edit, review.edit);
    m_actions->permit(Act::Hand, review.hand);
    m_actions->permit(Act::Note, review.addNote);
    followBusy();
}

void ReviewView::followBusy() {
    // While another session is being opened, a key must not decide the one that is still in sight.
    const bool switching = m_review && m_wanted != m_review->session.id;
    m_actions->setBusy(m_deciding || m_approving || switching);
}

void ReviewView::tell(const domain::AnalysisId& id, const client::Refusal& why) {
    const QString said = m_surroundings.words.say(why);
    const auto title = m_titles.find(id);
    m_troubleIn = m_wanted;
    m_notices->tell(m_wanted == id || title == m_titles.end() ? said : tr("%1: %2").arg(title->second, said));
}

client::Decided ReviewView::decision(const domain::AnalysisId& id) {
    m_deciding = true;
    followBusy();
    return [this, id](const tl::expected<QUuid, client::Refusal>& answer) {
        m_deciding = false;
        followBusy();
        if (!answer) {
            tell(id, answer.error());
            return;
        }
        Q_EMIT decided(id);
        if (m_wanted == id)
            load();
    };
}

client::Decided ReviewView::quiet(const domain::AnalysisId& id, Then then) {
    return [this, id, then = std::move(then)](const tl::expected<QUuid, client::Refusal>& answer) {
        if (answer)
            then();
        else
            tell(id, answer.error());
    };
}

client::Decided ReviewView::textDecision(const domain::AnalysisId& id, Then arrived) {
    ++m_settling;
    ++m_textTurn;
    return [this, id, arrived = std::move(arrived)](const tl::expected<QUuid, client::Refusal>& answer) {
        --m_settling;
        ++m_textTurn;
        if (m_settling == 0) {
            m_sentFeedback.reset();
            m_sentNote.reset();
        }
        if (answer) {
            arrived();
        } else {
            // What was to follow the text does not happen without it.
            m_afterTexts.erase(id);
            m_approving = false;
            tell(id, answer.error());
            followBusy();
        }
        if (m_settling == 0) {
            for (const auto& waiting : std::exchange(m_afterTexts, {}))
                waiting.second();
        }
        if (m_wanted)
            load();
    };
}

void ReviewView::feedbackArrived(const domain::AnalysisId& id, const QString& text) {
    if (!m_review || m_review->session.id != id)
        return;
    m_texts->feedback()->setDecided(text);
    m_texts->setSaved(!m_texts->feedback()->undecided());
}

void ReviewView::noteArrived(const domain::AnalysisId& id, const QString& text) {
    const auto kept = m_keptNotes.find(id);
    if (kept != m_keptNotes.end() && kept->second == text)
        m_keptNotes.erase(kept);
    if (m_review && m_review->session.id == id)
        m_texts->setNoteDecided(text);
}

void ReviewView::settle() {
    keepLine();
    if (!m_review)
        return;
    client::Desk& desk = m_surroundings.desk;
    const domain::AnalysisId id = m_review->session.id;
    const Sent note{id, m_texts->note()->toPlainText()};
    if (m_review->note.allowed && m_texts->noteUndecided() && m_sentNote != note) {
        desk.keepTypingNote(id, note.second);
        m_sentNote = note;
        desk.editPersonalNote(id, note.second, this,
                              textDecision(id, [this, id, text = note.second] { noteArrived(id, text); }));
    }
    const Sent feedback{id, m_texts->feedback()->toPlainText()};
    if (m_review->edit.allowed && m_texts->feedback()->undecided() && m_sentFeedback != feedback) {
        // Kept first: should the decision be refused, the text is still here.
        desk.keepTyping(id, feedback.second);
        m_sentFeedback = feedback;
        desk.editFeedback(id, feedback.second, this, textDecision(id, [this, id, text = feedback.second] {
                              feedbackArrived(id, text);
                          }));
    }
}

void ReviewView::settle(Then then) {
    if (!m_review)
        return;
    settle();
    if (m_settling == 0)
        then();
    else
        m_afterTexts[m_review->session.id] = std::move(then);
}

void ReviewView::edit() {
    FeedbackEditor* feedback = m_texts->feedback();
    m_scroll->ensureWidgetVisible(feedback);
    feedback->setFocus(Qt::ShortcutFocusReason);
    feedback->moveCursor(QTextCursor::End);
}

void ReviewView::leaveText() {
    settle();
    if (m_texts->feedback()->hasFocus())
        m_scroll->setFocus();
}

void ReviewView::sendRead(Send send) {
    const bool changed =
        m_texts->feedback()->undecided() || (m_review->note.allowed && m_texts->noteUndecided());
    const auto sendIt = [this, send](const QString& contentHash) {
        const domain::AnalysisId id = m_review->session.id;
        (m_surroundings.desk.*send)(id, contentHash, this, decision(id));
    };
    if (!changed && m_settling == 0 && m_readTurn == m_textTurn) {
        sendIt(m_review->contentHash);
        return;
    }
    // The hash is that of a review whose text is decided, so it is read once more in between.
    m_approving = true;
    followBusy();
    const domain::AnalysisId id = m_review->session.id;
    const QString text = m_texts->feedback()->toPlainText();
    settle([this, id, text, sendIt] {
        m_surroundings.desk.review(
            id, this, [this, id, text, sendIt](const tl::expected<client::Review, client::Refusal>& answer) {
                m_approving = false;
                followBusy();
                if (!answer) {
                    tell(id, answer.error());
                    return;
                }
                // Gone on by now, or written on: what would be approved is not what was in sight.
                if (!m_review || m_review->session.id != id || m_wanted != id)
                    return;
                take(*answer, m_settling == 0);
                if (answer->texts.feedback == text)
                    sendIt(answer->contentHash);
                else
                    tell(id, {"publish.changed", {}});
            });
    });
}

void ReviewView::acceptThreshold() {
    // Neither for a session that is being left, nor twice before it has been taken.
    if (!m_acceptThreshold->isEnabled() || !m_review || m_wanted != m_review->session.id)
        return;
    m_acceptThreshold->setEnabled(false);
    const domain::AnalysisId id = m_review->session.id;
    m_surroundings.desk.setThresholds(m_review->session.athlete, m_review->suggestion->set, this,
                                      [this, id](const tl::expected<QUuid, client::Refusal>& answer) {
                                          if (!answer)
                                              tell(id, answer.error());
                                          if (m_wanted)
                                              load();
                                      });
}

void ReviewView::readAgain() {
    if (!m_review || !m_review->inError)
        return;
    m_surroundings.desk.readAgain(
        *m_review->inError, this,
        [this, id = m_review->session.id](const tl::expected<bool, client::Refusal>& answer) {
            if (!answer) {
                tell(id, answer.error());
                return;
            }
            if (m_wanted != id)
                return;
            m_troubleIn = id;
            m_notices->tellRead(*answer ? tr("The file is being read again. The review follows by itself.")
                                        : tr("The file has been read already."));
        });
}

void ReviewView::correct() {
    FeedbackEditor* editor = m_texts->feedback();
    const bool typing = editor->hasFocus();
    if (editor->names().empty())
        editor->useFact(0);
    else
        editor->takeOut(0);
    // Whoever is not writing has nothing more to say: the text is decided, and can be approved.
    if (!typing)
        settle();
}

} // namespace leadout::ui
