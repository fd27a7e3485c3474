// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/review_view.h"

#include "ui/charts/recording_chart.h"
#include "ui/pages/review/action_bar.h"
#include "ui/pages/review/around_card.h"
#include "ui/pages/review/numbers_card.h"
#include "ui/pages/review/popup.h"
#include "ui/pages/review/review_notices.h"
#include "ui/pages/review/steps_card.h"
#include "ui/pages/review/summary_cards.h"
#include "ui/pages/review/texts_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/pill.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>

#include <algorithm>
#include <chrono>
#include <tuple>

namespace leadout::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kSlow = 200ms; // from here on waiting is shown
constexpr int kWideFrom = 780;
constexpr int kTallFrom = 780;
constexpr int kSideWidth = 328;
constexpr int kLeastChartHeight = 120; // where the rest needs the room
constexpr int kMostChartHeight = 156;
constexpr int kChartFirst = 100; // of the room that is left, before the texts get any
constexpr int kBetweenRows = 10;

bool sameRecording(const client::Review& a, const client::Review& b) {
    const auto sameCurve = [](const client::Curve& one, const client::Curve& other) {
        return std::tie(one.kind, one.offsetS, one.everyS, one.values) ==
               std::tie(other.kind, other.offsetS, other.everyS, other.values);
    };
    const auto sameTarget = [](const client::TargetSpan& one, const client::TargetSpan& other) {
        return std::tie(one.startS, one.endS, one.low, one.high, one.unit) ==
               std::tie(other.startS, other.endS, other.low, other.high, other.unit);
    };
    return a.session.id == b.session.id && noRecordingWords(a) == noRecordingWords(b) &&
           std::equal(a.curves.begin(), a.curves.end(), b.curves.begin(), b.curves.end(), sameCurve) &&
           std::equal(a.targets.begin(), a.targets.end(), b.targets.begin(), b.targets.end(), sameTarget);
}

bool sameSteps(const std::vector<StepLine>& a, const std::vector<StepLine>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const StepLine& one, const StepLine& other) {
        return std::tie(one.name, one.work, one.off, one.span, one.spoken) ==
               std::tie(other.name, other.work, other.off, other.span, other.spoken);
    });
}

} // namespace

ReviewView::ReviewView(const Surroundings& surroundings, QWidget* parent)
    : QWidget(parent)
    , m_surroundings(surroundings) {
    build();
    addKeys();
    connectActions();
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlow);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (!m_review || (m_wanted && m_review->session.id != *m_wanted))
            showState(Icon::Clock, tr("Opening the session…"));
    });
    const auto changed = [this] {
        if (m_wanted)
            load();
    };
    connect(&m_surroundings.desk, &client::Desk::sessionsChanged, this, changed);
    connect(&m_surroundings.desk, &client::Desk::athletesChanged, this, changed); // and their thresholds
    clear();
}

ReviewView::~ReviewView() = default;

void ReviewView::build() {
    const Theme& theme = m_surroundings.theme;
    auto* content = new QWidget(this);
    auto* head = new QWidget(content);
    m_title = new ElidedLabel(theme, {}, kTitle, Role::Text, QFont::Bold, head);
    m_subtitle = new ElidedLabel(theme, {}, kSmall, Role::Muted, QFont::Normal, head);
    m_pill = new Pill(theme, Tone::Neutral, {}, head);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto* headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(kMargin, kPadding, kMargin, 12);
    headRow->setSpacing(kPadding);
    headRow->addLayout(words, 1);
    headRow->addWidget(m_pill, 0, Qt::AlignTop);

    m_scroll = new QScrollArea(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* body = new QWidget;
    body->setAutoFillBackground(false);
    buildBody(body);
    m_scroll->setWidget(body);
    m_actions = new ActionBar(theme, m_surroundings.words, content);
    addActions(m_actions->actions()); // they work in every state of the page
    auto* all = new QVBoxLayout(content);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(head);
    all->addWidget(m_scroll, 1);
    all->addWidget(m_actions);

    m_state = new EmptyState(theme, Icon::Dashboard, {}, this);
    m_lost = new Notice(theme, Tone::Warn, Icon::Warning, {}, this);
    m_lost->setObjectName(QStringLiteral("lost"));
    m_lost->setClosable(true);
    m_lost->hide();
    connect(m_lost, &Notice::actionChosen, this,
            [this] { QGuiApplication::clipboard()->setText(m_lostText); });
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->setSpacing(0);
    page->addWidget(m_lost);
    m_stack = new QStackedLayout;
    page->addLayout(m_stack, 1);
    m_stack->addWidget(m_state);
    m_stack->addWidget(content);
}

void ReviewView::buildBody(QWidget* body) {
    const Theme& theme = m_surroundings.theme;
    const Words& words = m_surroundings.words;
    m_notices = new ReviewNotices(theme, words, body);
    m_score = new ScoreCard(theme, body);
    m_sum = new SumCard(theme, body);
    m_totals = new TotalsCard(theme, words, body);
    buildNumbers(body);
    m_recording = new Card(theme, {}, body);
    m_chart = new RecordingChart(theme, m_recording);
    m_chart->setMinimumHeight(kLeastChartHeight);
    m_chart->setMaximumHeight(kMostChartHeight);
    m_noRecording = new Label(theme, {}, kBody, Role::Muted, QFont::Normal, m_recording);
    m_noRecording->setWrapped(true);
    m_recording->setAccessibleName(tr("Recording"));
    // The chart keeps room of its own for the ring of the focus.
    m_recording->layout()->setContentsMargins(kPadding - 6, 6, kPadding - 6, kGrid);
    m_noRecording->setContentsMargins(6, 6, 6, 6);
    m_recording->body()->addWidget(m_chart);
    m_recording->body()->addWidget(m_noRecording);
    m_texts = new TextsCard(theme, words, body);
    m_side = new QWidget(body);
    m_steps = new StepsCard(theme, m_side);
    m_around = new AroundCard(theme, words, m_side);
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins({});
    side->setSpacing(kBetweenRows);
    side->addWidget(m_steps, 1);
    side->addWidget(m_around);

    m_top = new QGridLayout;
    m_bottom = new QGridLayout;
    for (QGridLayout* grid : {m_top, m_bottom})
        grid->setSpacing(kPadding);
    m_bottom->setVerticalSpacing(kBetweenRows);
    m_top->setVerticalSpacing(kBetweenRows);
    auto* all = new QVBoxLayout(body);
    // The bar of the scrolling stands in the margin, so that cards and head end alike and nothing jumps.
    const auto margins = [this, all] {
        const QScrollBar* bar = m_scroll->verticalScrollBar();
        const int taken = bar->maximum() > bar->minimum() ? bar->sizeHint().width() : 0;
        all->setContentsMargins(kMargin, 0, kMargin - taken, kBetweenRows);
    };
    margins();
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, all, margins);
    all->setSpacing(kBetweenRows);
    all->addWidget(m_notices);
    all->addLayout(m_top);
    all->addWidget(m_numbers);
    all->addWidget(m_recording);
    all->addLayout(m_bottom, 1);
    arrange();
}

/// Two columns below three cards where there is room, else one column.
void ReviewView::arrange() {
    for (QWidget* card : std::initializer_list<QWidget*>{m_score, m_sum, m_totals, m_texts, m_side}) {
        m_top->removeWidget(card);
        m_bottom->removeWidget(card);
    }
    m_top->addWidget(m_score, 0, 0);
    m_top->addWidget(m_totals, 0, m_wide ? 2 : 1);
    m_top->addWidget(m_sum, m_wide ? 0 : 1, m_wide ? 1 : 0, 1, m_wide ? 1 : 2);
    m_top->setColumnStretch(1, 110);
    m_top->setColumnStretch(2, m_wide ? 100 : 0);
    m_bottom->addWidget(m_texts, 0, 0);
    m_bottom->addWidget(m_side, m_wide ? 0 : 1, m_wide ? 1 : 0);
    m_bottom->setColumnStretch(0, 1);
    m_bottom->setRowStretch(0, 1);
    m_side->setMinimumWidth(m_wide ? kSideWidth : 0);
    m_side->setMaximumWidth(m_wide ? kSideWidth : QWIDGETSIZE_MAX);
}

void ReviewView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool wide = width() >= kWideFrom;
    const bool tall = height() >= kTallFrom;
    if (wide == m_wide && tall == m_tall)
        return;
    m_tall = tall;
    if (wide != m_wide) {
        m_wide = wide;
        m_numbers->setWide(wide);
        arrange();
    }
    followText();
}

void ReviewView::show(const domain::AnalysisId& id) {
    if (m_wanted == id)
        return;
    settle();
    m_wanted = id;
    followBusy();
    load();
}

void ReviewView::clear() {
    settle();
    m_wanted.reset();
    m_review.reset();
    ++m_request;
    m_loading = false;
    m_slow.stop();
    showState(Icon::Dashboard, tr("Choose a session to review it here."));
    permit();
}

void ReviewView::showState(Icon icon, const QString& sentence) {
    m_state->setIcon(icon);
    m_state->setSentence(sentence);
    m_stack->setCurrentWidget(m_state);
}

void ReviewView::setPlace(int place, int of) {
    m_place = place;
    m_of = of;
    if (m_review)
        takeHead();
}

void ReviewView::load() {
    const bool same = m_review && m_review->session.id == *m_wanted;
    if (m_loading && same) {
        m_loadAgain = true;
        return;
    }
    m_loading = true;
    if (!same)
        m_slow.start();
    const int request = ++m_request;
    const int turn = m_textTurn;
    const domain::AnalysisId id = *m_wanted;
    m_surroundings.desk.review(
        id, this,
        [this, id, request, turn, same](const tl::expected<client::Review, client::Refusal>& answer) {
            if (request != m_request)
                return;
            m_loading = false;
            m_slow.stop();
            if (answer) {
                take(*answer, turn == m_textTurn && m_settling == 0);
            } else if (answer.error().id == "access.not_found") {
                showState(Icon::Info, m_surroundings.words.say(answer.error()));
                lose(id);
            } else if (!same || !m_texts->feedback()->undecided()) {
                settle();
                m_review.reset();
                showState(Icon::Info, m_surroundings.words.say(answer.error()));
                permit();
            } else {
                // What is being typed stays in sight, so that it can be copied.
                tell(id, answer.error());
            }
            if (m_loadAgain) {
                m_loadAgain = false;
                if (m_wanted)
                    load();
            }
        });
}

void ReviewView::lose(const domain::AnalysisId& id) {
    QStringList mine;
    bool asked = false; // for something about it, in a small window
    if (m_review && m_review->session.id == id) {
        if (m_texts->feedback()->undecided())
            mine.append(m_texts->feedback()->toPlainText());
        if (m_texts->noteUndecided())
            mine.append(m_texts->note()->toPlainText());
        asked = !findChildren<Popup*>().isEmpty();
        for (const auto& [key, line] : m_lines) {
            if (key.first == id && !line.trimmed().isEmpty())
                mine.append(line);
        }
        // There is nothing any more to keep it for.
        m_typedNote.reset();
        m_typedLine.reset();
        for (Popup* popup : findChildren<Popup*>())
            popup->close();
    } else if (m_review) {
        settle();
    }
    m_review.reset();
    m_texts->begin({});
    m_keptNotes.erase(id);
    m_titles.erase(id);
    for (auto line = m_lines.begin(); line != m_lines.end();)
        line = line->first.first == id ? m_lines.erase(line) : std::next(line);
    if (mine.isEmpty() && asked) {
        m_lost->setText(tr("The session you were deciding on is no longer shared with you."));
        m_lost->setAction({});
        m_lost->show();
    }
    if (!mine.isEmpty()) {
        m_lostText = mine.join(QStringLiteral("\n\n"));
        m_lost->setText(
            tr("The session you were writing on is no longer shared with you. Your text was not saved."));
        m_lost->setAction(tr("Copy my text"));
        m_lost->show();
    }
    permit();
    Q_EMIT gone(id);
}

void ReviewView::take(const client::Review& review, bool fresh) {
    const Words& words = m_surroundings.words;
    const bool another = !m_review || m_review->session.id != review.session.id;
    if (another && m_review) {
        // What was typed while the other one was on its way.
        settle();
        if (m_texts->noteUndecided())
            m_keptNotes[m_review->session.id] = m_texts->note()->toPlainText();
    }
    if (m_troubleIn != review.session.id)
        m_notices->forget();
    m_titles[review.session.id] = review.session.title;
    if (fresh)
        m_readTurn = m_textTurn;
    const bool newRecording = !m_review || !sameRecording(*m_review, review) ||
                              peakWords(m_review->metrics, words) != peakWords(review.metrics, words) ||
                              !sameSteps(stepLines(*m_review, words), stepLines(review, words));
    m_review = review;
    // A sync that changes little here paints no more than that again.
    if (another)
        setUpdatesEnabled(false);
    takeHead();
    m_notices->show(review);
    m_score->show(scoreWords(review, words));
    m_sum->show(sumTitle(review, words), sumLines(review, words));
    m_totals->show(totalLines(review, words));
    takeNumbers(review);
    if (newRecording)
        takeRecording(review);
    if (another)
        takeTexts(review);
    else if (fresh) // else it was read before the text arrived there, and is read again after it
        m_texts->meet(review);
    m_around->show(review);
    permit();
    m_stack->setCurrentIndex(1);
    if (another)
        m_scroll->verticalScrollBar()->setValue(0);
    // Letters are actions again in a new session, whatever was typed in before or got the focus by itself.
    if (another && (m_texts->feedback()->hasFocus() || m_texts->note()->hasFocus()))
        m_scroll->setFocus();
    if (another)
        setUpdatesEnabled(true);
}

void ReviewView::takeTexts(const client::Review& review) {
    m_texts->begin(review);
    const auto kept = m_keptNotes.find(review.session.id);
    if (kept != m_keptNotes.end())
        m_texts->note()->setPlainText(kept->second);
}

void ReviewView::takeHead() {
    const Words& words = m_surroundings.words;
    const client::SessionItem& session = m_review->session;
    m_title->setText(session.title);
    const QString line = headLine(session, words);
    m_subtitle->setText(
        m_of > 0 ? tr("%1 · %2 of %3").arg(line, QString::number(m_place), QString::number(m_of)) : line);
    const StateWords state = stateWords(session, words);
    m_pill->setState(state.tone, state.text);
}

void ReviewView::takeRecording(const client::Review& review) {
    domain::Formatting formatting = m_surroundings.words.formatting();
    formatting.sport = review.session.sport;
    std::vector<StepLine> steps = stepLines(review, m_surroundings.words);
    const std::optional<QString> none = noRecordingWords(review);
    const QString peaks = peakWords(review.metrics, m_surroundings.words);
    m_chart->setRemark(peaks.isEmpty() ? QString() : tr("Peaks %1").arg(peaks));
    m_chart->setVisible(!none);
    m_noRecording->setVisible(none.has_value());
    const QMargins around = m_recording->layout()->contentsMargins();
    m_recording->setMaximumHeight(none ? QWIDGETSIZE_MAX : kMostChartHeight + around.top() + around.bottom());
    static_cast<QBoxLayout*>(m_scroll->widget()->layout())
        ->setStretchFactor(m_recording, none ? 0 : kChartFirst);
    if (none) {
        m_noRecording->setText(*none);
        m_chart->show({}, {}, formatting);
    } else {
        m_chart->show({review.curves, review.targets, boundaries(review, steps)}, review.metrics, formatting);
    }
    m_steps->setVisible(!steps.empty());
    m_steps->show(std::move(steps));
}

} // namespace leadout::ui
