// SPDX-License-Identifier: GPL-3.0-or-later
// What a coach decides in a review, and the order in which the desk is told.
#include "ui/charts/recording_chart.h"
#include "ui/pages/review/action_bar.h"
#include "ui/pages/review/around_card.h"
#include "ui/pages/review/decision_popup.h"
#include "ui/pages/review/review_notices.h"
#include "ui/pages/review/review_view.h"
#include "ui/pages/review/steps_card.h"
#include "ui/pages/review/texts_card.h"

#include <QScrollArea>

namespace leadout::ui {

void ReviewView::connectActions() {
    client::Desk& desk = m_surroundings.desk;
    connect(m_actions->action(Act::Approve), &QAction::triggered, this, &ReviewView::approve);
    connect(m_actions->action(Act::Done), &QAction::triggered, this, [this, &desk] {
        settle([this, &desk, id = m_review->session.id] { desk.markDone(id, this, decision(id)); });
    });
    connect(m_actions->action(Act::Adjust), &QAction::triggered, this, &ReviewView::askAdjust);
    connect(m_actions->action(Act::Edit), &QAction::triggered, this, &ReviewView::edit);
    connect(m_actions->action(Act::Hand), &QAction::triggered, this, &ReviewView::askHand);
    connect(m_actions->action(Act::Note), &QAction::triggered, this, &ReviewView::askNote);
    connect(m_actions->action(Act::Next), &QAction::triggered, this, &ReviewView::nextWanted);
    connect(m_actions->action(Act::Previous), &QAction::triggered, this, &ReviewView::previousWanted);

    FeedbackEditor* feedback = m_texts->feedback();
    connect(feedback, &FeedbackEditor::paused, this, [this, &desk, feedback] {
        if (m_review && feedback->undecided())
            desk.keepTyping(m_review->session.id, feedback->toPlainText());
    });
    connect(feedback, &FeedbackEditor::left, this, &ReviewView::leaveText);
    connect(m_texts, &TextsCard::noteLeft, this, [this] {
        settle();
        if (m_texts->note()->hasFocus())
            m_scroll->setFocus();
    });
    connect(m_texts, &TextsCard::backToDraftWanted, this, [this, &desk] {
        // As a step of the editor, so that Undo brings the coach's text back, and decided like any other.
        m_texts->feedback()->replaceBy(m_review->texts.draft);
        m_texts->feedback()->setDecided();
        m_texts->setSaved(true);
        desk.backToDraft(m_review->session.id, this, textDecision([] {}));
    });
    connect(m_steps, &StepsCard::stepChosen, this,
            [this](const std::optional<TimeSpan>& span) { m_chart->highlight(span); });
    connect(m_around, &AroundCard::sessionWanted, this, &ReviewView::sessionWanted);
    connect(m_notices, &ReviewNotices::retryWanted, this,
            [this, &desk] { desk.retryPublish(m_review->session.id, this, decision(m_review->session.id)); });
    connect(m_notices, &ReviewNotices::uploadWanted, this,
            [this] { Q_EMIT uploadWanted(m_review->session.athlete); });
    connect(m_notices, &ReviewNotices::switchOffWanted, this, [this, &desk] {
        if (m_review->report)
            desk.switchReportOff(*m_review->report, this, quiet([this] { load(); }));
    });
}

void ReviewView::permit() {
    const client::Review none;
    const client::Review& review = m_review ? *m_review : none;
    m_actions->permit(Act::Approve, review.approve);
    m_actions->permit(Act::Done, review.done_);
    m_actions->permit(Act::Adjust, review.adjust);
    m_actions->permit(Act::Edit, review.edit);
    m_actions->permit(Act::Hand, review.hand);
    m_actions->permit(Act::Note, review.addNote);
}

void ReviewView::tell(const client::Refusal& why) {
    m_notices->tell(m_surroundings.words.say(why));
}

client::Decided ReviewView::decision(const domain::AnalysisId& id) {
    m_deciding = true;
    m_actions->setBusy(true);
    return [this, id](const tl::expected<QUuid, client::Refusal>& answer) {
        m_deciding = false;
        m_actions->setBusy(false);
        if (!answer) {
            tell(answer.error());
            return;
        }
        Q_EMIT decided(id);
        if (m_wanted == id)
            load();
    };
}

client::Decided ReviewView::quiet(Then then) {
    return [this, then = std::move(then)](const tl::expected<QUuid, client::Refusal>& answer) {
        if (answer)
            then();
        else
            tell(answer.error());
        m_actions->setBusy(m_deciding);
    };
}

client::Decided ReviewView::textDecision(Then then) {
    ++m_settling;
    return [this, answered = quiet(std::move(then))](const auto& answer) {
        --m_settling;
        answered(answer);
        if (m_wanted)
            load();
    };
}

void ReviewView::settle() {
    settle([] {});
}

void ReviewView::settle(Then then) {
    if (!m_review) {
        return;
    }
    client::Desk& desk = m_surroundings.desk;
    const domain::AnalysisId id = m_review->session.id;
    FeedbackEditor* feedback = m_texts->feedback();
    if (m_texts->noteUndecided() && m_review->edit.allowed) {
        desk.editPersonalNote(id, m_texts->note()->toPlainText(), this, textDecision([] {}));
        m_texts->setNoteDecided();
    }
    if (!feedback->undecided() || !m_review->edit.allowed) {
        then();
        return;
    }
    const QString text = feedback->toPlainText();
    // Kept first: should the decision be refused, the text is still here.
    desk.keepTyping(id, text);
    feedback->setDecided();
    m_texts->setSaved(true);
    desk.editFeedback(id, text, this, textDecision(std::move(then)));
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

void ReviewView::approve() {
    const bool changed = m_texts->feedback()->undecided() || m_texts->noteUndecided();
    if (!changed) {
        approveRead(m_review->contentHash);
        return;
    }
    // The hash is that of a review whose text is decided, so it is read once more in between.
    m_actions->setBusy(true);
    const domain::AnalysisId id = m_review->session.id;
    const QString text = m_texts->feedback()->toPlainText();
    settle([this, id, text] {
        m_surroundings.desk.review(
            id, this, [this, id, text](const tl::expected<client::Review, client::Refusal>& answer) {
                m_actions->setBusy(false);
                if (!answer) {
                    tell(answer.error());
                    return;
                }
                if (!m_review || m_review->session.id != id)
                    return;
                take(*answer);
                if (answer->texts.feedback == text)
                    approveRead(answer->contentHash);
                else
                    tell({"publish.changed", {}});
            });
    });
}

void ReviewView::approveRead(const QString& contentHash) {
    m_surroundings.desk.approve(m_review->session.id, contentHash, this, decision(m_review->session.id));
}

void ReviewView::askAdjust() {
    auto* popup = new AdjustPopup(m_surroundings.theme, m_surroundings.words, this);
    connect(popup, &AdjustPopup::chosen, this,
            [this, id = m_review->session.id](domain::AdjustReason reason, const QString& note) {
                settle([this, id, reason, note] {
                    m_surroundings.desk.adjust(id, reason, note, this, decision(id));
                });
            });
    popup->openAt(m_actions->buttonOf(Act::Adjust));
}

void ReviewView::askHand() {
    auto* popup = new LinePopup(m_surroundings.theme, m_surroundings.words.word("action.hand_to_head"),
                                m_surroundings.words.word("action.hand_to_head"), {}, true, this);
    connect(popup, &LinePopup::chosen, this, [this, id = m_review->session.id](const QString& text) {
        settle([this, id, text] { m_surroundings.desk.handToHead(id, text, this, decision(id)); });
    });
    popup->openAt(m_actions->buttonOf(Act::Hand));
}

void ReviewView::askNote() {
    auto* popup = new LinePopup(m_surroundings.theme, tr("Note for coaches"), tr("Add note"),
                                tr("Pin to the athlete"), false, this);
    connect(popup, &LinePopup::chosen, this,
            [this, session = m_review->session](const QString& text, bool pinned) {
                m_surroundings.desk.addNote(session.athlete, session.id, text, pinned, this,
                                            quiet([this] { load(); }));
            });
    popup->openAt(m_actions->buttonOf(Act::Note));
}

} // namespace leadout::ui
