// SPDX-License-Identifier: GPL-3.0-or-later
// What a review asks for in small windows: reasons, notes, versions, pairs.
#include "ui/pages/review/action_bar.h"
#include "ui/pages/review/around_card.h"
#include "ui/pages/review/decision_popup.h"
#include "ui/pages/review/matching_popup.h"
#include "ui/pages/review/pair_popup.h"
#include "ui/pages/review/review_view.h"
#include "ui/pages/review/texts_card.h"
#include "ui/pages/review/versions_popup.h"

#include <QPointer>

#include <utility>

namespace leadout::ui {

namespace {

/// The decision that the line of a popup is for; a note is one by itself.
std::optional<client::LineFor> lineFor(Act act) {
    switch (act) {
    case Act::Adjust: return client::LineFor::Adjust;
    case Act::Hand: return client::LineFor::HandToHead;
    default: return std::nullopt;
    }
}

} // namespace

void ReviewView::ask(DecisionPopup* popup, Act act) {
    const auto key = std::pair(m_review->session.id, act);
    const auto kept = m_lines.find(key);
    if (kept != m_lines.end())
        popup->setText(kept->second);
    else if (const auto decision = lineFor(act))
        popup->setText(decision == client::LineFor::Adjust ? m_review->adjustLine : m_review->handLine);
    connect(popup, &DecisionPopup::typed, this, [this, key](const QString& text) {
        m_lines[key] = text;
        if (!lineFor(key.second))
            return;
        m_typedLine = key;
        m_notePause.start();
    });
    connect(popup, &Popup::closed, this, &ReviewView::keepLine);
    popup->openAt(m_actions->buttonOf(act));
}

client::Decided ReviewView::closing(QWidget* popup, const domain::AnalysisId& id, Act act,
                                    client::Decided decided) {
    m_asking = true;
    return [this, popup = QPointer(popup), key = std::pair(id, act),
            decided = std::move(decided)](const tl::expected<QUuid, client::Refusal>& answer) {
        m_asking = false;
        if (answer) {
            forgetLine(key.first, key.second);
            if (popup)
                popup->close();
        }
        decided(answer);
    };
}

void ReviewView::askAdjust() {
    auto* popup = new AdjustPopup(m_surroundings.theme, m_surroundings.words, this);
    connect(popup, &AdjustPopup::chosen, this,
            [this, popup = QPointer<DecisionPopup>(popup),
             id = m_review->session.id](domain::AdjustReason reason, const QString& note) {
                if (m_asking)
                    return;
                settle([this, popup, id, reason, note] {
                    m_surroundings.desk.adjust(id, reason, note, this,
                                               closing(popup, id, Act::Adjust, decision(id)));
                });
            });
    ask(popup, Act::Adjust);
}

void ReviewView::askHand() {
    auto* popup = new LinePopup(m_surroundings.theme, m_surroundings.words.word("action.hand_to_head"),
                                m_surroundings.words.word("action.hand_to_head"), {}, true, this);
    connect(popup, &LinePopup::chosen, this,
            [this, popup = QPointer<DecisionPopup>(popup), id = m_review->session.id](const QString& text) {
                if (m_asking)
                    return;
                settle([this, popup, id, text] {
                    m_surroundings.desk.handToHead(id, text, this,
                                                   closing(popup, id, Act::Hand, decision(id)));
                });
            });
    ask(popup, Act::Hand);
}

void ReviewView::askNote() {
    const client::Review& review = *m_review;
    const client::SessionItem session = review.session;
    auto* popup = new LinePopup(m_surroundings.theme, tr("Note for coaches"), tr("Add note"),
                                tr("Pin to the athlete"), false, this);
    QStringList written;
    for (const client::ShownNote& note : review.notes)
        written.append(tr("%1, %2: %3", "author of a note, when, text")
                           .arg(note.author, m_surroundings.words.moment(note.writtenAt), note.text));
    popup->tell(written);
    popup->setPinned(review.typedNote.pinned);
    if (m_lines.count({session.id, Act::Note}) == 0)
        popup->setText(review.typedNote.text);
    connect(popup, &DecisionPopup::typed, this, [this, popup, session](const QString& text) {
        // What is typed while the note is being added goes with it, or stays in the window.
        if (m_asking)
            return;
        m_typedNote = {session.athlete, session.id, text, popup->isPinned()};
        m_notePause.start();
    });
    connect(popup, &LinePopup::chosen, this,
            [this, popup = QPointer<DecisionPopup>(popup), session](const QString& text, bool pinned) {
                if (m_asking)
                    return;
                // Kept first: should the desk refuse it, or be too busy to take it, it is still here.
                keepNote();
                m_surroundings.desk.addNote(
                    session.athlete, session.id, text, pinned, this,
                    closing(popup, session.id, Act::Note, quiet(session.id, [this, id = session.id] {
                                if (m_review && m_review->session.id == id)
                                    m_review->typedNote = {};
                                if (m_wanted)
                                    load();
                            })));
            });
    ask(popup, Act::Note);
}

void ReviewView::forgetLine(const domain::AnalysisId& id, Act act) {
    bool kept = m_lines.erase({id, act}) > 0;
    if (m_typedLine == std::pair(id, act))
        m_typedLine.reset();
    const auto decision = lineFor(act);
    if (!decision)
        return;
    if (m_review && m_review->session.id == id) {
        QString& line = decision == client::LineFor::Adjust ? m_review->adjustLine : m_review->handLine;
        kept = kept || !line.isEmpty();
        line.clear();
    }
    if (kept)
        m_surroundings.desk.keepTypingLine(id, *decision, {});
}

void ReviewView::keepLine() {
    m_notePause.stop();
    keepNote();
    const auto line = std::exchange(m_typedLine, std::nullopt);
    if (!line)
        return;
    if (const auto decision = lineFor(line->second))
        m_surroundings.desk.keepTypingLine(line->first, *decision, m_lines[*line]);
}

void ReviewView::keepNote() {
    const std::optional<TypedNote> note = std::exchange(m_typedNote, std::nullopt);
    if (!note)
        return;
    m_surroundings.desk.keepTypingCoachNote(note->athlete, note->id, note->text, note->pinned);
    if (m_review && m_review->session.id == note->id)
        m_review->typedNote = {note->text, note->pinned};
}

void ReviewView::askPair() {
    if (m_choosing)
        return;
    m_choosing = true;
    const domain::AnalysisId id = m_review->session.id;
    m_surroundings.desk.pairChoice(
        id, this, [this, id](const tl::expected<client::PairChoice, client::Refusal>& choice) {
            m_choosing = false;
            if (!choice) {
                tell(id, choice.error());
                return;
            }
            if (!m_review || m_review->session.id != id || m_wanted != id)
                return;
            auto* popup = new PairPopup(m_surroundings.theme, m_surroundings.words, *choice, this);
            connect(popup, &PairPopup::chosen, this,
                    [this, popup = QPointer<QWidget>(popup),
                     id](const std::vector<client::PairedRecording>& wanted) {
                        if (m_asking)
                            return;
                        settle([this, popup, id, wanted] {
                            m_surroundings.desk.pair(id, wanted, this,
                                                     closing(popup, id, Act::Pair, decision(id)));
                        });
                    });
            popup->openAt(m_actions->buttonOf(Act::Pair));
        });
}

void ReviewView::askVersions() {
    FeedbackEditor* editor = m_texts->feedback();
    auto* popup =
        new VersionsPopup(m_surroundings.theme, m_surroundings.words, m_review->texts.versions,
                          editor->toPlainText(), m_review->edit.allowed && !editor->isReadOnly(), this);
    connect(popup, &VersionsPopup::chosen, this,
            [this, editor, id = m_review->session.id](const QString& text) {
                if (!m_review || m_review->session.id != id)
                    return;
                editor->replaceBy(text);
                edit();
            });
    popup->openAt(m_texts->versionsButton());
}

void ReviewView::askMatching() {
    auto* popup = new MatchingPopup(m_surroundings.theme, m_surroundings.words, *m_review, this);
    connect(popup, &MatchingPopup::chosen, this, &ReviewView::sessionWanted);
    popup->openAt(m_around);
}

} // namespace leadout::ui
