// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/shell/page.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QScrollArea;
class QStackedLayout;

namespace leadout::ui {

class ActionBar;
class AroundCard;
class Card;
class ElidedLabel;
class EmptyState;
class FeedbackEditor;
class Label;
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

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    using Then = std::function<void()>;

    void build();
    void buildBody(QWidget* body);
    void connectActions();
    void arrange();
    void load();
    void take(const client::Review& review);
    void takeRecording(const client::Review& review);
    void takeHead();
    void permit();
    void showState(Icon icon, const QString& sentence);

    void edit();
    void leaveText();
    void approve();
    void approveRead(const QString& contentHash);
    void askAdjust();
    void askHand();
    void askNote();
    /// Sends a text that is not decided yet; `then` runs when the desk has taken it, or at once without one.
    void settle(Then then);
    client::Decided decision(const domain::AnalysisId& id);
    client::Decided quiet(Then then);
    /// Of a text: what is loaded before it has arrived would be the old one, so it is loaded again after it.
    client::Decided textDecision(Then then);
    void tell(const client::Refusal& why);

    Surroundings m_surroundings;
    std::optional<domain::AnalysisId> m_wanted;
    std::optional<client::Review> m_review;
    QTimer m_slow;
    int m_request = 0;
    bool m_loading = false;
    bool m_loadAgain = false;
    bool m_deciding = false;
    int m_settling = 0; ///< texts on their way to the desk
    bool m_wide = true;
    int m_place = 0;
    int m_of = 0;

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
