// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/athlete_table.h"

#include "ui/widgets/painting.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QPainter>

namespace leadout::ui {

namespace {

constexpr int kCellPadding = 12;
constexpr int kBarWidth = 3;
constexpr int kHeaderHeight = 35;

struct ColumnRoom {
    int column;
    int least;
};
/// The columns in the order in which they get room, each with the least that it needs.
constexpr ColumnRoom kColumns[] = {
    {AthleteModel::Name, 190},   {AthleteModel::Status, 104}, {AthleteModel::LastActivity, 112},
    {AthleteModel::Waiting, 84}, {AthleteModel::Coach, 124},  {AthleteModel::TrainingType, 108},
};

} // namespace

AthleteDelegate::AthleteDelegate(const AthleteModel& model, const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme) {}

void AthleteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const client::AthleteItem* athlete = m_model.athlete(index);
    if (athlete == nullptr)
        return;
    painter->save();
    const QRect& cell = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(cell, m_theme.colour(Role::AccentSoft));
        if (index.column() == AthleteModel::Name)
            painter->fillRect(QRect(cell.left(), cell.top(), kBarWidth, cell.height() - 1),
                              m_theme.colour(Role::Accent));
    }
    // Below the last row lies the line of the frame.
    if (index.row() + 1 < m_model.rowCount())
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), m_theme.colour(Role::Line));
    const QRect inner = cell.adjusted(kCellPadding, 0, -kCellPadding, -1);
    const auto write = [&](const QRect& place, const QFont& font, Role role, int alignment,
                           const QString& text) {
        painter->setFont(font);
        painter->setPen(m_theme.colour(role));
        painter->drawText(place, alignment | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    };
    const QString text = index.data().toString();
    if (index.column() == AthleteModel::Name) {
        const bool alone = athlete->email.isEmpty();
        write(alone ? inner : QRect(inner.left(), inner.top() + 7, inner.width(), 20),
              m_theme.font(kBody, QFont::DemiBold), Role::Text, Qt::AlignLeft, text);
        write(QRect(inner.left(), inner.top() + 28, inner.width(), 16), m_theme.font(kSmall), Role::Muted,
              Qt::AlignLeft, athlete->email);
    } else if (index.column() == AthleteModel::Status) {
        const QSize size = pillSize(m_theme, text, QFont::Normal);
        const QRect pill(inner.left(), inner.center().y() - size.height() / 2 + 1, size.width(),
                         size.height());
        const bool active = athlete->status == domain::AthleteStatus::Active;
        paintPill(*painter, pill, m_theme, active ? Tone::Ok : Tone::Neutral, text, QFont::Normal);
    } else {
        const bool unassigned = index.column() == AthleteModel::Coach && !athlete->coach;
        write(inner, m_theme.font(kBody), unassigned ? Role::Warn : Role::Text,
              index.column() == AthleteModel::Waiting ? Qt::AlignRight : Qt::AlignLeft, text);
    }
    painter->restore();
}

AthleteTable::AthleteTable(AthleteModel& model, const Theme& theme, QWidget* parent)
    : QTableView(parent)
    , m_theme(theme) {
    setModel(&model);
    setItemDelegate(new AthleteDelegate(model, theme, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setAccessibleName(tr("Athletes"));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(kHeaderHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] { updateGeometry(); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] { updateGeometry(); });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize AthleteTable::sizeHint() const {
    return {640, kHeaderHeight + kRowHeight * qMax(1, model()->rowCount())};
}

QList<int> AthleteTable::hiddenColumns() const {
    QList<int> hidden;
    for (int column = 0; column < AthleteModel::ColumnCount; ++column) {
        if (isColumnHidden(column))
            hidden.append(column);
    }
    return hidden;
}

void AthleteTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void AthleteTable::fitColumns() {
    int room = viewport()->width();
    int shown = 0;
    bool full = false;
    for (const auto& [column, least] : kColumns) {
        full = full || (shown > 0 && least > room);
        setColumnHidden(column, full);
        if (full)
            continue;
        room -= least;
        ++shown;
    }
    const int extra = shown > 0 ? qMax(0, room) / shown : 0;
    int rest = viewport()->width();
    for (const auto& [column, least] : kColumns) {
        if (!isColumnHidden(column) && column != AthleteModel::Name) {
            setColumnWidth(column, least + extra);
            rest -= least + extra;
        }
    }
    setColumnWidth(AthleteModel::Name, qMax(0, rest));
}

void AthleteTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (!hasFocus() || !currentIndex().isValid())
        return;
    QPainter painter(viewport());
    const QRect row = visualRect(currentIndex().siblingAtColumn(AthleteModel::Name));
    paintFocus(painter, QRectF(0, row.top(), viewport()->width(), row.height() - 1), m_theme, 0);
}

} // namespace leadout::ui
