// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/numbers_card.h"

#include "core/domain/sentences/number_words.h"

#include <QGridLayout>
#include <QToolButton>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr int kCellsOfNumber = 3; // button, name, value with its remark
constexpr int kHelpButton = 20;
constexpr QChar kNoBreak(u'\u00a0');

/// Breaks only between values and never between a number and its unit.
QString breakingBetweenValues(QString value) {
    value.replace(u' ', kNoBreak);
    return value.replace(kNoBreak + QStringLiteral("·") + kNoBreak, QStringLiteral(" · "));
}

} // namespace

std::vector<NumberLine> numberLines(const client::Review& review, const Words& words) {
    std::vector<NumberLine> lines;
    for (const engine::Number& number : review.numbers) {
        const domain::NumberWords told = words.told(number, review.session.sport);
        NumberLine line{number.number, told.name, breakingBetweenValues(told.value), told.remark};
        if (number.number == engine::NumberKey::Threshold && review.suggestion && !review.suggestion->settled)
            line.remark = suggestedWords(*review.suggestion, review.session.sport, words);
        lines.push_back(std::move(line));
    }
    return lines;
}

NumbersCard::NumbersCard(const Theme& theme, QWidget* parent)
    : Card(theme, tr("Numbers"), parent)
    , m_theme(theme) {}

void NumbersCard::show(const std::vector<NumberLine>& lines) {
    if (m_rows != nullptr && lines == m_lines)
        return;
    m_lines = lines;
    renew();
}

void NumbersCard::setWide(bool wide) {
    if (wide == m_wide)
        return;
    m_wide = wide;
    renew();
}

void NumbersCard::renew() {
    m_first = nullptr;
    delete m_rows;
    m_rows = new QWidget(this);
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(2);
    const int columns = m_wide ? 2 : 1;
    const int count = static_cast<int>(m_lines.size());
    const int rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; ++i)
        add(m_lines[static_cast<std::size_t>(i)], *grid, i % std::max(1, rows),
            i / std::max(1, rows) * (kCellsOfNumber + 1));
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column * (kCellsOfNumber + 1) + 2, 1);
    if (m_wide)
        grid->setColumnMinimumWidth(kCellsOfNumber, kPadding);
    body()->addWidget(m_rows);
}

void NumbersCard::add(const NumberLine& line, QGridLayout& grid, int row, int column) {
    auto* help = new QToolButton(m_rows);
    help->setObjectName(QStringLiteral("help"));
    help->setIcon(m_theme.icon(Icon::Info));
    help->setIconSize({kSmall + 2, kSmall + 2});
    help->setFixedSize(kHelpButton, kHelpButton);
    help->setAutoRaise(true);
    help->setToolTip(tr("How is this computed?"));
    help->setAccessibleName(tr("%1: how is this computed?", "a number").arg(line.name));
    connect(help, &QToolButton::clicked, this, [this, number = line.number] { Q_EMIT helpWanted(number); });
    if (m_first == nullptr)
        m_first = help;
    const bool absent = line.value == QStringLiteral("–");
    const QString text = line.remark.isEmpty()
                             ? line.value
                             : tr("%1 · %2", "a number, a remark on it").arg(line.value, line.remark);
    auto* name = new Label(m_theme, line.name, kSmall, Role::Muted, QFont::Normal, m_rows);
    auto* value = new Label(m_theme, text, kSmall, absent ? Role::Muted : Role::Text, QFont::Normal, m_rows);
    value->setWrapped(true);
    value->setAccessibleName(tr("%1: %2", "name, value").arg(line.name, text));
    // The words stand in line with the drawing in the button.
    for (Label* label : {name, value})
        label->setContentsMargins(0, 2, 0, 2);
    grid.addWidget(help, row, column, Qt::AlignTop);
    grid.addWidget(name, row, column + 1, Qt::AlignTop);
    grid.addWidget(value, row, column + 2, Qt::AlignTop);
}

} // namespace leadout::ui
