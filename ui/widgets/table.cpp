// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table.h"

#include "ui/widgets/painting.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPainter>
#include <QTableView>
#include <QVBoxLayout>

#include <numeric>

namespace leadout::ui {

namespace {

constexpr int kRow = 36;
constexpr int kSide = 12;
constexpr int kEdge = 5;

} // namespace

QTableView* makeTable(const Theme& theme, QAbstractItemModel* model, const QString& name, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(name);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setItemDelegate(new RowDelegate(theme, table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRow);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setFixedHeight(kRow);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QObject::connect(&theme, &Theme::changed, table->viewport(), qOverload<>(&QWidget::update));
    // The ring around a row is more than the two cells that a view paints again by itself.
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, table->viewport(),
                     qOverload<>(&QWidget::update));
    return table;
}

TableFrame::TableFrame(const Theme& theme, QTableView* table, std::vector<int> weights,
                       std::vector<int> spare, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_table(table)
    , m_weights(std::move(weights))
    , m_spare(std::move(spare)) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, kEdge, 1, kEdge);
    all->addWidget(table);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

std::vector<int> TableFrame::wanted() const {
    const int columns = qMin(m_table->model()->columnCount(), static_cast<int>(m_weights.size()));
    std::vector<int> widths;
    for (int column = 0; column < columns; ++column)
        widths.push_back(qMax(m_table->horizontalHeader()->sectionSizeHint(column) + kGap,
                              static_cast<QAbstractItemView*>(m_table)->sizeHintForColumn(column)));
    return widths;
}

void TableFrame::fit() {
    std::vector<int> widths = wanted();
    std::vector<int> weights(m_weights.begin(),
                             m_weights.begin() + static_cast<std::ptrdiff_t>(widths.size()));
    int room = m_table->width() - std::accumulate(widths.begin(), widths.end(), 0);
    for (const int column : m_spare) {
        const auto at = static_cast<std::size_t>(column);
        if (at >= widths.size())
            continue;
        const bool gone = room < 0;
        m_table->setColumnHidden(column, gone);
        if (gone) {
            room += widths[at];
            weights[at] = 0;
        }
    }
    const int sum = std::accumulate(weights.begin(), weights.end(), 0);
    QHeaderView* header = m_table->horizontalHeader();
    for (std::size_t at = 0; at < widths.size(); ++at) {
        const int column = static_cast<int>(at);
        header->setSectionResizeMode(column, at == 0 ? QHeaderView::Stretch : QHeaderView::Fixed);
        header->resizeSection(column, widths[at] + room * weights[at] / qMax(1, sum));
    }
    const int height = kRow * (m_table->model()->rowCount() + 1) + 2;
    m_table->setMaximumHeight(height);
    m_table->setMinimumHeight(qMin(height, kRow * 7));
    setMaximumHeight(height + 2 * kEdge);
}

void TableFrame::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void TableFrame::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter, rect(), m_theme, Role::Raised, kRadius, Role::Line);
}

RowDelegate::RowDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void RowDelegate::paintRow(QPainter& painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen)
        painter.fillRect(option.rect, m_theme.colour(Role::AccentSoft));
    if (index.row() > 0)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)),
                         m_theme.colour(Role::Line));
    if (chosen && index.column() == 0)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                         m_theme.colour(Role::Accent));
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    if (table == nullptr || !table->hasFocus() || table->currentIndex().row() != index.row())
        return;
    // Each cell paints its part of the ring around the row.
    const QRectF row(0, option.rect.top(), table->viewport()->width(), option.rect.height());
    painter.save();
    painter.setClipRect(option.rect);
    paintFocus(painter, row, m_theme, 0);
    painter.restore();
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    painter->save();
    paintRow(*painter, option, index);
    const QVariant asked = index.data(Qt::FontRole);
    const QFont font = m_theme.font(
        kBody, asked.isValid() ? static_cast<QFont::Weight>(asked.value<QFont>().weight()) : QFont::Normal);
    painter->setFont(font);
    painter->setPen(m_theme.colour(Role::Text));
    const QRect place = option.rect.adjusted(kSide, 0, -kSide, 0);
    const QVariant side = index.data(Qt::TextAlignmentRole);
    const int flags = side.isValid() ? side.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter);
    painter->drawText(place, flags,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, place.width()));
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize words = QStyledItemDelegate::sizeHint(option, index);
    return {words.width() + 2 * kSide, kRow};
}

PillDelegate::PillDelegate(const Theme& theme, int toneRole, QObject* parent)
    : RowDelegate(theme, parent)
    , m_toneRole(toneRole) {}

void PillDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    painter->save();
    paintRow(*painter, option, index);
    const QString text = index.data().toString();
    const QSize size = pillSize(theme(), text, QFont::Normal);
    paintPill(*painter,
              QRectF(option.rect.left() + kSide, QRectF(option.rect).center().y() - size.height() / 2.0,
                     size.width(), size.height()),
              theme(), static_cast<Tone>(index.data(m_toneRole).toInt()), text, QFont::Normal);
    painter->restore();
}

QSize PillDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {pillSize(theme(), index.data().toString(), QFont::Normal).width() + 2 * kSide, kRow};
}

} // namespace leadout::ui
