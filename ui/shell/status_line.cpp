// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/widgets/label.h"
#include "ui/widgets/painting.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

#include <array>
#include <chrono>

namespace leadout::ui {

namespace {

using client::LinkState;
using client::OwnServer;
using namespace std::chrono_literals;

constexpr int kDot = 8;

engine::Sentence counted(const char* id, int count) {
    return {id, {engine::Quantity{static_cast<double>(count), engine::Unit::Count}}};
}

Tone toneOf(const client::Status& status) {
    if (status.ownServer == OwnServer::Lost)
        return Tone::Bad;
    switch (status.link) {
    case LinkState::Online: return Tone::Ok;
    case LinkState::Connecting: return Tone::Neutral;
    case LinkState::Offline:
    case LinkState::Struggling: return Tone::Warn;
    case LinkState::SignInNeeded:
    case LinkState::Unsupported:
    case LinkState::Ended: return Tone::Bad;
    }
    return Tone::Neutral;
}

/// Of whom not everything can be seen yet, whatever stands in the way.
QString missingSentence(const client::Status& status) {
    return StatusLine::tr("%n athlete(s) not on this computer yet", nullptr, status.athletesNotLocal);
}

QString offlineSentence(const client::Status& status, const Words& words) {
    if (status.queueSize == 0)
        return words.word("offline.label");
    if (status.queueNotLocal == 0)
        return words.say(counted("offline.queue", status.queueSize));
    return StatusLine::tr("Offline. %1 of %n session(s) in your queue are on this computer.", nullptr,
                          status.queueSize)
        .arg(status.queueSize - status.queueNotLocal);
}

} // namespace

StatusLine::StatusLine(const Theme& theme, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(words)
    , m_dot(new QWidget(this))
    , m_link(new ElidedLabel(theme, {}, kSmall, Role::Muted, QFont::Normal, this))
    , m_waiting(new ElidedLabel(theme, {}, kSmall, Role::Muted, QFont::Normal, this))
    , m_attention(new QPushButton(this))
    , m_toDecide(new QPushButton(this))
    , m_held(new ElidedLabel(theme, {}, kSmall, Role::Muted, QFont::Normal, this))
    , m_heldSeen(new QToolButton(this))
    , m_synced(new ElidedLabel(theme, {}, kSmall, Role::Muted, QFont::Normal, this)) {
    setFixedHeight(28);
    setAccessibleName(tr("Status"));
    m_dot->setFixedSize(kDot, kDot);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(kPadding, 1, kPadding, 0);
    line->setSpacing(0);
    line->addWidget(m_dot);
    line->addSpacing(6);
    line->addWidget(m_link);
    line->addSpacing(20);
    line->addWidget(m_waiting);
    line->addSpacing(12);
    for (QPushButton* button : {m_attention, m_toDecide}) {
        button->setProperty("link", true);
        button->setFont(theme.font(kSmall, QFont::DemiBold));
        line->addWidget(button);
        line->addSpacing(12);
    }
    line->addWidget(m_held);
    m_heldSeen->setIcon(theme.icon(Icon::Cross, Role::Muted));
    m_heldSeen->setIconSize({12, 12});
    m_heldSeen->setAutoRaise(true);
    m_heldSeen->setAccessibleName(tr("Close this message"));
    m_heldSeen->setToolTip(tr("Close this message"));
    line->addWidget(m_heldSeen);
    line->addStretch(1);
    // Short and asked for often, so it is never the one to be cut.
    m_synced->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    line->addWidget(m_synced);
    connect(m_attention, &QPushButton::clicked, this, &StatusLine::unacceptedWanted);
    connect(m_toDecide, &QPushButton::clicked, this, &StatusLine::toDecideWanted);
    connect(m_heldSeen, &QToolButton::clicked, this, &StatusLine::heldDismissed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&m_minute, &QTimer::timeout, this, &StatusLine::fill);
    m_minute.start(30s);
    fill();
}

void StatusLine::setStatus(const client::Status& status) {
    m_status = status;
    fill();
}

QString StatusLine::linkSentence(const client::Status& status, const Words& words) {
    const QString link = standing(status, words);
    return status.athletesNotLocal == 0 ? link : QStringLiteral("%1 · %2").arg(link, missingSentence(status));
}

QString StatusLine::standing(const client::Status& status, const Words& words) {
    switch (status.ownServer) {
    case OwnServer::None: break;
    case OwnServer::Starting: return tr("Starting Leadout's own server…");
    case OwnServer::Restarting: return tr("Leadout's own server has ended. It is being started again…");
    case OwnServer::Lost:
        return tr("Leadout's own server isn't running. Your work is kept on this computer.");
    }
    switch (status.link) {
    case LinkState::Connecting: return tr("Connecting…");
    case LinkState::Online: return words.word("online.label");
    case LinkState::Offline: return offlineSentence(status, words);
    case LinkState::Struggling: return tr("The server is busy or has a fault. Leadout keeps trying.");
    case LinkState::SignInNeeded: return tr("Not signed in. Your work is kept on this computer.");
    case LinkState::Unsupported: return tr("This version of Leadout doesn't fit the server.");
    case LinkState::Ended: return tr("You are no longer a member of this company.");
    }
    return {};
}

QString StatusLine::waitingSentence(const client::Status& status, const Words& words) {
    const int others = status.waiting - status.waitingReviews;
    if (status.waiting == 0)
        return {};
    if (status.link == LinkState::Online)
        return tr("Sending %n change(s)", nullptr, status.waiting);
    if (status.waitingReviews == 0)
        return tr("%n change(s) go out when you're online", nullptr, status.waiting);
    const QString reviews = words.say(counted("offline.waiting", status.waitingReviews));
    return others == 0 ? reviews : tr("%1, and %n more change(s)", nullptr, others).arg(reviews);
}

QString StatusLine::heldSentence(const client::Status& status, const Words& words) {
    if (status.held == 0)
        return {};
    return QStringLiteral("%1 · %2").arg(words.word("held.label"),
                                         words.say(counted("held.moved", status.held)));
}

QString StatusLine::syncedSentence(const client::Status& status, const Words& words) {
    if (!status.syncedAt)
        return tr("Not synced yet");
    const bool online = status.link == LinkState::Online;
    const bool today = words.local(*status.syncedAt).date() == words.today();
    const QString at = today ? words.time(*status.syncedAt) : words.moment(*status.syncedAt);
    if (!online)
        return tr("Last synced %1").arg(at);
    const bool now = words.now() - *status.syncedAt < 1min;
    const QString synced = now ? tr("Synced just now") : words.say({"online.synced", {at.toStdString()}});
    if (status.renewing == 0)
        return synced;
    return QStringLiteral("%1 · %2").arg(synced, tr("%n still to analyze anew", nullptr, status.renewing));
}

void StatusLine::fill() {
    m_tone = toneOf(m_status);
    m_waiting->setVisible(m_status.waiting > 0);
    m_held->setVisible(m_status.held > 0);
    m_synced->setText(syncedSentence(m_status, m_words));
    m_heldSeen->setVisible(m_status.held > 0);
    const QString attention = m_words.say(counted("outbox.not_sent", m_status.attention));
    m_attention->setText(attention);
    m_attention->setAccessibleName(attention);
    m_attention->setVisible(m_status.attention > 0);
    const QString toDecide = tr("%n held change(s) to decide", nullptr, m_status.toDecide);
    m_toDecide->setText(toDecide);
    m_toDecide->setAccessibleName(toDecide);
    m_toDecide->setVisible(m_status.toDecide > 0);
    fit();
    update();
}

void StatusLine::fit() {
    struct Part {
        ElidedLabel* label;
        QString whole;
        QString shorter;
    };
    const QString link = linkSentence(m_status, m_words);
    const bool offline = m_status.ownServer == OwnServer::None && m_status.link == LinkState::Offline;
    const std::array<Part, 3> parts = {
        {{m_held, heldSentence(m_status, m_words), m_words.word("held.label")},
         {m_link, link, offline ? m_words.word("offline.label") : standing(m_status, m_words)},
         {m_waiting, waitingSentence(m_status, m_words), tr("%n unsent", nullptr, m_status.waiting)}}};
    for (const Part& part : parts)
        part.label->setText(part.whole);
    for (const Part& part : parts) {
        layout()->invalidate();
        if (layout()->sizeHint().width() <= width())
            return;
        if (!part.label->isHidden())
            part.label->setText(part.shorter, part.whole);
    }
}

void StatusLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.colour(Role::Line));
    paintGround(painter, m_dot->geometry(), m_theme, wordsOf(m_tone), kDot / 2);
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

} // namespace leadout::ui
