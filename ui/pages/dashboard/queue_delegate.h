// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/dashboard/session_line.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

#include <functional>

namespace leadout::ui {

class QueueModel;

/// Paints the rows of the queue: score in its band, athlete, session, verdict, age. A selected row is raised
/// and has a bar at its left; the one with the focus has a frame.
class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kRowHeight = 57;
    static constexpr int kHeadingHeight = 36;
    using Line = std::function<SessionLine(const client::SessionItem&)>;

    QueueDelegate(const QueueModel& model, const Theme& theme, Line line, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeading(QPainter& painter, const QRect& row, client::QueueGroup group) const;
    void paintSession(QPainter& painter, const QRect& row, const client::SessionItem& item) const;

    const QueueModel& m_model;
    const Theme& m_theme;
    Line m_line;
};

} // namespace leadout::ui
