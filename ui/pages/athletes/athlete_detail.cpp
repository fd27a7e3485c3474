// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/athlete_detail.h"

#include "ui/pages/athletes/access_card.h"
#include "ui/pages/athletes/files_card.h"
#include "ui/pages/athletes/history_cards.h"
#include "ui/pages/athletes/late_card.h"
#include "ui/pages/athletes/profile_card.h"
#include "ui/pages/athletes/thresholds_card.h"
#include "ui/pages/athletes/week_card.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/painting.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace leadout::ui {

namespace {

using namespace std::chrono_literals;

constexpr int kCardGap = 12;
constexpr int kBesideCards = 12;
/// From here on another athlete's cards are no longer left in sight.
constexpr auto kSlow = 200ms;
constexpr int kLeastWidth = 380;
constexpr int kMostLeastWidth = 560;

/// The frame around the detail while files are held over it.
class DropFrame : public QWidget {
public:
    DropFrame(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintFocus(painter, rect(), m_theme, kRadius);
    }

private:
    const Theme& m_theme;
};

/// The files among what is dragged that may be something here.
QStringList usableFiles(const QMimeData& data) {
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile() && FilesCard::takes(url.toLocalFile()))
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

AthleteDetail::AthleteDetail(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_notice(new Notice(theme, Tone::Bad, Icon::Warning))
    , m_cards(new QWidget)
    , m_list(new QWidget)
    , m_profile(new ProfileCard(theme, words, desk))
    , m_thisWeek(new ThisWeekCard(theme, words))
    , m_weeks(new WeekCard(theme, words))
    , m_sessions(new SessionsCard(theme, words))
    , m_late(new LateCard(theme, words, desk))
    , m_upcoming(new UpcomingCard(theme, words, desk))
    , m_thresholds(new ThresholdsCard(theme, words, desk))
    , m_access(new AccessCard(theme, words, desk))
    , m_notes(new NotesCard(theme, words, desk))
    , m_files(new FilesCard(theme, words, desk))
    , m_dropFrame(new DropFrame(theme, this)) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAcceptDrops(true);
    setAccessibleName(tr("Athlete"));
    auto* column = new QVBoxLayout(m_cards);
    // The bar of the scrolling stands in the margin, so that the cards end where the head of the page does.
    const auto margins = [this, column] {
        const QScrollBar* bar = verticalScrollBar();
        const int taken = bar->maximum() > bar->minimum() ? bar->sizeHint().width() : 0;
        column->setContentsMargins(0, 0, std::max(0, kBesideCards - taken), kMargin);
    };
    margins();
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, column, margins);
    column->setSpacing(kCardGap);
    m_notice->setClosable(true);
    m_notice->hide();
    column->addWidget(m_notice);
    column->addWidget(m_list);
    auto* list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(kCardGap);
    for (QWidget* card :
         std::initializer_list<QWidget*>{m_profile, m_weeks, m_thisWeek, m_late, m_sessions, m_upcoming,
                                         m_files, m_thresholds, m_access, m_notes})
        list->addWidget(card);
    column->addStretch(1);
    setWidget(m_cards);
    m_cards->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    m_cards->hide();

    // Scrolling past a choice must not change it.
    for (QComboBox* box : m_cards->findChildren<QComboBox*>())
        box->installEventFilter(this);
    for (QAbstractSpinBox* box : m_cards->findChildren<QAbstractSpinBox*>())
        box->installEventFilter(this);

    connect(m_sessions, &SessionsCard::openSession, this, &AthleteDetail::openSession);
    connect(m_files, &FilesCard::openAthlete, this, &AthleteDetail::openAthlete);
    connect(m_profile, &ProfileCard::refused, this, &AthleteDetail::tell);
    connect(m_late, &LateCard::refused, this, &AthleteDetail::tell);
    connect(m_thresholds, &ThresholdsCard::refused, this, &AthleteDetail::tell);
    connect(m_access, &AccessCard::refused, this, &AthleteDetail::tell);
    connect(m_upcoming, &UpcomingCard::refused, this, &AthleteDetail::tell);
    connect(m_notes, &NotesCard::refused, this, &AthleteDetail::tell);
    const auto changed = [this] {
        m_stale = !isVisible();
        if (!m_stale)
            reload();
    };
    connect(&desk, &client::Desk::athletesChanged, this, changed);
    connect(&desk, &client::Desk::sessionsChanged, this, changed);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlow);
    connect(&m_slow, &QTimer::timeout, m_list, &QWidget::hide);
}

void AthleteDetail::settle() {
    m_notes->keep();
}

void AthleteDetail::show(const domain::AthleteId& id) {
    if (m_athlete == id)
        return;
    m_athlete = id;
    m_shown = false;
    m_notice->hide();
    m_sessions->startOver();
    m_slow.start();
    reload();
}

void AthleteDetail::reload() {
    if (!m_athlete)
        return;
    const int asked = ++m_asked;
    m_desk.athlete(*m_athlete, this,
                   [this, asked](const tl::expected<client::AthleteDetail, client::Refusal>& reply) {
                       if (asked != m_asked)
                           return;
                       if (reply) {
                           take(*reply);
                           return;
                       }
                       if (reply.error().id == "access.not_found")
                           m_files->leave(*m_athlete);
                       if (!m_shown || reply.error().id == "access.not_found")
                           leave();
                       tell(m_words.say(reply.error()));
                   });
}

/// Nothing of an athlete stays in sight who may not be seen any more.
void AthleteDetail::leave() {
    m_slow.stop();
    m_athlete.reset();
    m_shown = false;
    m_list->hide();
    setAccessibleName(tr("Athlete"));
}

void AthleteDetail::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    if (std::exchange(m_stale, false))
        reload();
}

void AthleteDetail::take(const client::AthleteDetail& detail) {
    m_profile->show(detail);
    m_thisWeek->show(detail.weeks);
    m_weeks->show(detail.weeks);
    m_sessions->show(detail.sessions);
    m_late->show(detail);
    m_upcoming->show(detail.upcoming);
    m_thresholds->show(detail);
    m_access->show(detail);
    m_notes->show(detail);
    m_files->show(detail);
    m_slow.stop();
    m_list->show();
    m_cards->show();
    setAccessibleName(detail.athlete.name);
    if (!m_shown)
        verticalScrollBar()->setValue(0);
    m_shown = true;
}

QSize AthleteDetail::minimumSizeHint() const {
    const int cards = m_cards->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    return {qBound(kLeastWidth, cards, kMostLeastWidth), QScrollArea::minimumSizeHint().height()};
}

void AthleteDetail::setTeam(const std::vector<client::TeamMember>& members) {
    m_profile->setTeam(members);
}

void AthleteDetail::tell(const QString& sentence) {
    m_notice->setText(sentence);
    m_notice->show();
    m_cards->show();
    ensureWidgetVisible(m_notice);
}

bool AthleteDetail::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_cards && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    const auto* box = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::Wheel && box != nullptr && !box->hasFocus()) {
        event->ignore();
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

void AthleteDetail::frameDrop(bool on) {
    m_dropFrame->setGeometry(rect());
    m_dropFrame->setVisible(on);
    m_dropFrame->raise();
}

void AthleteDetail::dragEnterEvent(QDragEnterEvent* event) {
    if (!m_shown || !m_files->isOpen() || usableFiles(*event->mimeData()).isEmpty()) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    frameDrop(true);
}

void AthleteDetail::dragLeaveEvent(QDragLeaveEvent*) {
    frameDrop(false);
}

void AthleteDetail::dropEvent(QDropEvent* event) {
    frameDrop(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_files->take(usableFiles(*event->mimeData()));
    ensureWidgetVisible(m_files);
}

} // namespace leadout::ui
