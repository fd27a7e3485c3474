// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/around_card.h"

#include "ui/widgets/painting.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolTip>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr int kSquare = 10;
constexpr int kFocusRoom = 3; // for the ring of the focus
constexpr std::size_t kMatchingInSight = 3;
constexpr int kBetweenLines = 2;

} // namespace

DaySquares::DaySquares(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DaySquares::show(std::vector<client::PastDay> days, const Words& words) {
    m_days = std::move(days);
    m_words.clear();
    for (const client::PastDay& day : m_days)
        m_words.append(dayWords(day, words));
    setAccessibleName(m_words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize DaySquares::sizeHint() const {
    return {2 * kFocusRoom + static_cast<int>(m_days.size()) * (kSquare + kGrid) - kGrid, 18};
}

QRect DaySquares::place(int day) const {
    return {kFocusRoom + day * (kSquare + kGrid), (height() - kSquare) / 2, kSquare, kSquare};
}

void DaySquares::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int day = 0; day < static_cast<int>(m_days.size()); ++day) {
        const QRectF square = place(day);
        const std::optional<engine::Band>& band = m_days[static_cast<std::size_t>(day)].band;
        if (!band) {
            paintGround(painter, square, m_theme, Role::Sunken, 3, Role::Line);
            continue;
        }
        paintGround(painter, square, m_theme, wordsOf(toneOf(band)), 3);
        const QPointF middle = square.center();
        // Not by colour alone: amber is half open, red crossed.
        painter.setPen(QPen(m_theme.colour(Role::Raised), 1.5));
        if (*band == engine::Band::Amber)
            painter.drawLine(middle - QPointF(2.5, 0), middle + QPointF(2.5, 0));
        if (*band == engine::Band::Red) {
            painter.drawLine(middle - QPointF(2, 2), middle + QPointF(2, 2));
            painter.drawLine(middle - QPointF(2, -2), middle + QPointF(2, -2));
        }
    }
    if (hasFocus())
        paintFocus(painter, rect(), m_theme, 3);
}

void DaySquares::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
    QToolTip::showText(mapToGlobal(rect().bottomLeft()), plainToolTip(m_words.join(u'\n')), this);
}

void DaySquares::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
    QToolTip::hideText();
}

bool DaySquares::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int day = (help->pos().x() - kFocusRoom) / (kSquare + kGrid);
    if (day >= 0 && day < m_words.size())
        QToolTip::showText(help->globalPos(), plainToolTip(m_words.at(day)), this);
    return true;
}

AroundCard::AroundCard(const Theme& theme, const Words& words, QWidget* parent)
    : Card(theme, tr("Around it"), parent)
    , m_theme(theme)
    , m_words(words) {}

void AroundCard::addRow(const QString& name, QWidget* value) {
    const int row = m_grid->rowCount();
    auto* label = new Label(m_theme, name, kSmall, Role::Muted, QFont::Normal, m_rows);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1, Qt::AlignTop);
}

void AroundCard::addText(const QString& name, const QString& text) {
    if (text.isEmpty())
        return;
    auto* label = new Label(m_theme, text, kSmall, Role::Text, QFont::Normal, m_rows);
    label->setWrapped(true);
    label->setAccessibleName(tr("%1: %2", "name, value").arg(name, text));
    addRow(name, label);
}

AroundCard::Said AroundCard::said(const client::Review& review) const {
    Said said;
    said.days = review.lastDays;
    said.next = nextWords(review.next, m_words);
    said.week = weekWords(review, m_words);
    said.form = formWords(review, m_words);
    said.hasStructure = review.hasStructure;
    for (const client::MatchingSession& session : review.matching) {
        if (said.matching.size() == kMatchingInSight)
            break;
        said.matching.push_back(
            {session.id, matchingWords(session, review, m_words), matchingSpoken(session, review, m_words)});
    }
    said.moreMatching = std::max(review.matchingCount, review.matching.size()) - said.matching.size();
    if (!review.notes.empty()) {
        const client::ShownNote& first = review.notes.front();
        said.notes = tr("%1 (%2)", "a note, its author").arg(first.text, first.author);
        said.noteCount = review.notes.size();
    }
    return said;
}

void AroundCard::show(const client::Review& review) {
    const Said now = said(review);
    if (m_rows && now == m_said)
        return;
    m_said = now;
    delete m_rows;
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(kGap);
    m_grid->setVerticalSpacing(kBetweenLines);
    m_grid->setColumnMinimumWidth(0, 76);
    m_grid->setColumnStretch(1, 1);
    body()->addWidget(m_rows);

    if (!review.lastDays.empty()) {
        auto* squares = new DaySquares(m_theme, m_rows);
        squares->show(review.lastDays, m_words);
        addRow(tr("Last 7 days"), squares);
    }
    addText(tr("Next"), now.next);
    addText(tr("Week"), now.week);
    addText(tr("Form"), now.form);
    addMatching(now);
    if (!now.notes.isEmpty())
        addRow(tr("Notes"), notes(now.notes, now.noteCount));
    m_grid->setRowStretch(m_grid->rowCount(), 1);
}

void AroundCard::addMatching(const Said& now) {
    if (now.matching.empty()) {
        if (now.hasStructure)
            addText(tr("Before"), tr("no session like this one"));
        return;
    }
    auto* names = new QWidget(m_rows);
    auto* sessions = new QWidget(m_rows);
    for (QWidget* side : {names, sessions}) {
        auto* lines = new QVBoxLayout(side);
        lines->setContentsMargins({});
        lines->setSpacing(0);
    }
    names->layout()->addWidget(new Label(m_theme, tr("Before"), kSmall, Role::Muted, QFont::Normal, m_rows));
    if (now.moreMatching > 0) {
        QPushButton* more = linkButton(tr("%1 more", "earlier sessions").arg(now.moreMatching));
        more->setObjectName(QStringLiteral("moreMatching"));
        more->setToolTip(tr("Show all earlier sessions with the same structure"));
        names->layout()->addWidget(more);
        connect(more, &QPushButton::clicked, this, &AroundCard::matchingWanted);
    }
    for (const Match& match : now.matching) {
        QPushButton* open = linkButton(match.words);
        open->setObjectName(QStringLiteral("matching"));
        open->setToolTip(match.spoken);
        open->setAccessibleName(tr("Open the earlier session: %1").arg(match.spoken));
        sessions->layout()->addWidget(open);
        connect(open, &QPushButton::clicked, this, [this, id = match.id] { Q_EMIT sessionWanted(id); });
    }
    const int row = m_grid->rowCount();
    m_grid->addWidget(names, row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(sessions, row, 1, Qt::AlignTop | Qt::AlignLeft);
}

QWidget* AroundCard::notes(const QString& first, std::size_t count) {
    auto* row = new QWidget(m_rows);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(kGap);
    line->addWidget(new ElidedLabel(m_theme, first, kSmall, Role::Text, QFont::Normal, row), 1);
    QPushButton* all = linkButton(tr("Read %n notes", "", static_cast<int>(count)));
    all->setObjectName(QStringLiteral("notes"));
    line->addWidget(all);
    connect(all, &QPushButton::clicked, this, &AroundCard::notesWanted);
    return row;
}

QPushButton* AroundCard::linkButton(const QString& text) {
    auto* button = new QPushButton(text, m_rows);
    button->setProperty("link", true);
    // In line with the words above it.
    button->setStyleSheet(QStringLiteral("QPushButton { padding: 0px; text-align: left; }"));
    button->setFont(m_theme.font(kSmall, QFont::DemiBold));
    return button;
}

} // namespace leadout::ui
