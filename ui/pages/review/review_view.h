// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/pages/review/action_bar.h"
#include "ui/shell/page.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <map>
#include <utility>

class QGridLayout;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace leadout::ui {

class AroundCard;
class Card;
class DecisionPopup;
class ElidedLabel;
class EmptyState;
class FeedbackEditor;
class Label;
class Notice;
class NumberHelp;
class NumbersCard;
class Pill;
class RecordingChart;
class ReviewNotices;
class ScoreCard;
class StepsCard;
class SumCard;
class TextsCard;
class TotalsCard;

/// One session with everything that a coach needs to decide about it, and the decisions. What is typed is
/// kept after every pause and decided when the coach leaves the text, goes on or approves; no sync takes it
/// away. GUI thread.
class ReviewView : public QWidget {
    Q_OBJECT
public:
    explicit ReviewView(const Surroundings& surroundings, QWidget* parent = nullptr);
    ~ReviewView() override;

    using QWidget::show;
    /// Opens a session. What is shown stays until the new one is there.
    void show(const domain::AnalysisId& id);
    /// Nothing is selected. A text that was being typed is decided first.
    void clear();
    const std::optional<domain::AnalysisId>& wanted() const { return m_wanted; }
    /// "1 of 18"; nothing when `of` is 0.
    void setPlace(int place, int of);

    /// Decides what has been typed, as before the window closes.
    void settle();

Q_SIGNALS:
    /// A decision about a session has been taken in: the list can go on.
    void decided(const leadout::domain::AnalysisId& id);
    void nextWanted();
    void previousWanted();
    /// An earlier session is to be opened.
    void sessionWanted(const leadout::domain::AnalysisId& id);
    /// A damaged recording is to be uploaded again.
    void uploadWanted(const leadout::domain::AthleteId& athlete);
    /// The session may not be seen any more, and is not; the list is to let it go.
    void gone(const leadout::domain::AnalysisId& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    using Then = std::function<void()>;
    using Sent = std::pair<domain::AnalysisId, QString>;

    void build();
    void buildBody(QWidget* body);
    void buildNumbers(QWidget* body);
    void connectActions();
    void arrange();
    void load();
    /// `fresh`: its texts and its hash are not older than what was typed here and decided.
    void take(const client::Review& review, bool fresh);
    void takeTexts(const client::Review& review);
    void takeRecording(const client::Review& review);
    void takeHead();
    void takeNumbers(const client::Review& review);
    /// Shows nothing of a session that may not be seen any more but the coach's own text.
    void lose(const domain::AnalysisId& id);
    void permit();
    /// What stands against an approval, and nothing as long as the text that it is about is being changed.
    client::Permission approvePermission() const;
    void followText();
    void showState(Icon icon, const QString& sentence);

    void edit();
    void leaveText();
    using Send = void (client::Desk::*)(const domain::AnalysisId&, const QString& contentHash, QObject*,
                                        client::Decided);
    /// Decides the texts, reads the review with them, and sends it if that is what is in sight.
    void sendRead(Send send);
    void askAdjust();
    void askHand();
    void askNote();
    void askPair();
    void askVersions();
    /// Shows all earlier sessions with the same structure.
    void askMatching();
    /// Unfolds all numbers of the session, or folds them again.
    void showNumbers(bool shown);
    /// Does what is offered below the feedback: takes the name out, or puts the fact in.
    void correct();
    /// Has the suggested threshold hold, with the rest of the set that is in force.
    void acceptThreshold();
    /// Has the recording in error read once more, and tells what came of it.
    void readAgain();
    /// Keeps the line that is being typed in a popup, after a pause or at once.
    void keepLine();
    void keepNote();
    /// What was typed for a decision is done with.
    void forgetLine(const domain::AnalysisId& id, Act act);
    void addKeys();
    void ask(DecisionPopup* popup, Act act);
    /// Closes the popup when the decision has been taken, and until then keeps what was typed in it.
    client::Decided closing(QWidget* popup, const domain::AnalysisId& id, Act act, client::Decided decided);
    /// Sends the texts that are not decided yet; `then` runs when the desk has taken them, at once without
    /// one, and not at all when it refuses one.
    void settle(Then then);
    client::Decided decision(const domain::AnalysisId& id);
    client::Decided quiet(const domain::AnalysisId& id, Then then);
    /// Of a text: what is loaded before it has arrived would be the old one, so it is loaded again after it.
    client::Decided textDecision(const domain::AnalysisId& id, Then arrived);
    void feedbackArrived(const domain::AnalysisId& id, const QString& text);
    void noteArrived(const domain::AnalysisId& id, const QString& text);
    void followBusy();
    void tell(const domain::AnalysisId& id, const client::Refusal& why);

    Surroundings m_surroundings;
    std::optional<domain::AnalysisId> m_wanted;
    std::optional<client::Review> m_review;
    QTimer m_slow;
    int m_request = 0;
    bool m_loading = false;
    bool m_loadAgain = false;
    bool m_deciding = false;
    bool m_asking = false;                                         ///< the answer of a popup is on its way
    bool m_choosing = false;                                       ///< what can be paired is asked for
    std::map<std::pair<domain::AnalysisId, Act>, QString> m_lines; ///< typed in popups, not taken yet
    struct TypedNote {
        domain::AthleteId athlete;
        domain::AnalysisId id;
        QString text;
        bool pinned = false;
    };
    std::optional<TypedNote> m_typedNote;                          ///< not given to the desk yet
    std::optional<std::pair<domain::AnalysisId, Act>> m_typedLine; ///< likewise; its text is in m_lines
    QTimer m_notePause;
    QAction* m_useFact = nullptr;
    QAction* m_versions = nullptr;
    QAction* m_matching = nullptr;
    QAction* m_acceptThreshold = nullptr;
    QAction* m_allNumbers = nullptr;
    bool m_approving = false;           ///< a text is decided and read again before the approval
    int m_settling = 0;                 ///< texts on their way to the desk
    int m_textTurn = 0;                 ///< counts texts that go to the desk and that arrive there
    int m_readTurn = 0;                 ///< the turn at which what is shown was asked for
    std::optional<Sent> m_sentFeedback; ///< on its way, so that it is not sent twice
    std::optional<Sent> m_sentNote;
    std::map<domain::AnalysisId, Then> m_afterTexts;
    std::map<domain::AnalysisId, QString> m_keptNotes; ///< personal notes that the desk has not taken
    std::map<domain::AnalysisId, QString> m_titles;    ///< of the sessions that were open, to name them
    std::optional<domain::AnalysisId> m_troubleIn;     ///< where the last refusal was told
    bool m_wide = true;
    bool m_tall = true; ///< the whole text is in sight without scrolling
    int m_place = 0;
    int m_of = 0;

    Notice* m_lost = nullptr;
    QString m_lostText;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_state = nullptr;
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_subtitle = nullptr;
    Pill* m_pill = nullptr;
    QScrollArea* m_scroll = nullptr;
    ReviewNotices* m_notices = nullptr;
    QGridLayout* m_top = nullptr;
    QGridLayout* m_bottom = nullptr;
    ScoreCard* m_score = nullptr;
    SumCard* m_sum = nullptr;
    TotalsCard* m_totals = nullptr;
    QPushButton* m_numbersLink = nullptr;
    NumbersCard* m_numbers = nullptr; ///< folded until it is asked for
    QPointer<NumberHelp> m_numberHelp;
    Card* m_recording = nullptr;
    RecordingChart* m_chart = nullptr;
    Label* m_noRecording = nullptr;
    TextsCard* m_texts = nullptr;
    QWidget* m_side = nullptr;
    StepsCard* m_steps = nullptr;
    AroundCard* m_around = nullptr;
    ActionBar* m_actions = nullptr;
};

} // namespace leadout::ui
