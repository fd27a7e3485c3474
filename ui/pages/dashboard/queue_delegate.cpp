// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard/queue_delegate.h"

#include "ui/pages/dashboard/queue_model.h"
#include "ui/widgets/painting.h"

#include <QFontMetrics>
#include <QPainter>

namespace leadout::ui {

namespace {

constexpr int kBarWidth = 3;
constexpr int kTextGap = 12;
constexpr int kVerticalPadding = 8;
constexpr int kNameHeight = 20;
constexpr int kSmallHeight = 16;
/// However long its neighbour, a text keeps so much of the line.
constexpr double kLeastShare = 0.35;

/// Text at the left and text at the right of one line; the right one gives way last, and both stay legible.
struct Pair {
    QString left;
    QString right;
    int leftWidth = 0;
};

Pair fitted(const QString& left, const QFontMetrics& leftMetrics, const QString& right,
            const QFontMetrics& rightMetrics, int width) {
    const int gap = right.isEmpty() ? 0 : kTextGap;
    const int leastLeft =
        std::min(leftMetrics.horizontalAdvance(left), static_cast<int>(width * kLeastShare));
    const int rightRoom = width - gap - leastLeft;
    Pair line;
    line.right = rightMetrics.elidedText(right, Qt::ElideRight, rightRoom);
    const int leftRoom = width - gap - rightMetrics.horizontalAdvance(line.right);
    line.left = leftMetrics.elidedText(left, Qt::ElideRight, leftRoom);
    line.leftWidth = leftMetrics.horizontalAdvance(line.left);
    return line;
}

} // namespace

QueueDelegate::QueueDelegate(const QueueModel& model, const Theme& theme, Line line, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
    , m_line(std::move(line)) {}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {0, m_model.heading(index) ? kHeadingHeight : kRowHeight};
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (const auto group = m_model.heading(index)) {
        paintHeading(*painter, option.rect, *group);
        painter->restore();
        return;
    }
    const client::SessionItem* item = m_model.session(index);
    if (item != nullptr) {
        const QRect& row = option.rect;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected)
            painter->fillRect(row, m_theme.colour(Role::Raised));
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), m_theme.colour(Role::Line));
        if (selected)
            painter->fillRect(QRect(row.left(), row.top(), kBarWidth, row.height() - 1),
                              m_theme.colour(Role::Accent));
        paintSession(*painter, row, *item);
        if (option.state.testFlag(QStyle::State_HasFocus))
            paintFocus(*painter, QRectF(row).adjusted(0, 0, 0, -1), m_theme, 0);
    }
    painter->restore();
}

void QueueDelegate::paintHeading(QPainter& painter, const QRect& row, client::QueueGroup group) const {
    painter.setFont(m_theme.font(kSmall, QFont::DemiBold));
    painter.setPen(m_theme.colour(Role::Muted));
    painter.drawText(row.adjusted(kPadding, 12, -kPadding, -4), Qt::AlignLeft | Qt::AlignVCenter,
                     QueueModel::groupTitle(group));
}

void QueueDelegate::paintSession(QPainter& painter, const QRect& row, const client::SessionItem& item) const {
    const SessionLine words = m_line(item);
    const QRect score(row.left() + kPadding, row.top() + kVerticalPadding, kScoreSize, kScoreSize);
    paintScore(painter, score, m_theme, item.score, item.band);

    const int left = score.right() + 1 + kTextGap;
    const int width = row.right() + 1 - kPadding - left;
    const QRect first(left, score.top(), width, kNameHeight);
    const QRect second(left, first.bottom() + 1 + 2, width, kSmallHeight);
    const QFont bold = m_theme.font(kBody, QFont::DemiBold);
    const QFont small = m_theme.font(kSmall);
    const QFontMetrics boldMetrics(bold);
    const QFontMetrics smallMetrics(small);

    const bool marked = item.wrote || item.feltBad;
    const int markRoom = marked ? 2 * kGrid + 8 : 0;
    const int besides = width - markRoom - kTextGap - boldMetrics.horizontalAdvance(item.athleteName);
    const Pair top = fitted(item.athleteName, boldMetrics, factsWithin(words, smallMetrics, besides),
                            smallMetrics, width - markRoom);
    painter.setFont(bold);
    painter.setPen(m_theme.colour(Role::Text));
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter, top.left);
    if (marked) {
        const QRectF mark(left + top.leftWidth + kGrid, first.top() + 4, 12, 12);
        m_theme.paint(painter, mark, item.wrote ? Icon::Quote : Icon::FeltBad,
                      item.wrote ? Role::Accent : Role::Warn);
    }
    painter.setFont(small);
    painter.setPen(m_theme.colour(Role::Muted));
    painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, top.right);

    const int beside = width - kTextGap - smallMetrics.horizontalAdvance(words.session);
    const QString verdict = verdictWithin(words, smallMetrics, beside);
    Pair bottom = fitted(words.session, smallMetrics, verdict, smallMetrics, width);
    if (bottom.right != verdict)
        bottom = fitted(words.session, smallMetrics, words.brief, smallMetrics, width);
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter, bottom.left);
    const bool trouble = item.error || !item.publishFault.isEmpty();
    painter.setPen(m_theme.colour(trouble ? Role::Bad : Role::Muted));
    painter.drawText(second, Qt::AlignRight | Qt::AlignVCenter, bottom.right);
}

} // namespace leadout::ui
