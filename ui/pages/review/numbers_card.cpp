// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/numbers_card.h"

#include "core/domain/sentences/number_words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>
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

std::vector<NumberGroup> numberGroups(const client::Review& review, const Words& words) {
    const auto linesOf = [&words](const std::vector<engine::Number>& numbers, engine::Sport sport) {
        std::vector<NumberLine> lines;
        for (const engine::Number& number : numbers) {
            const domain::NumberWords told = words.told(number, sport);
            lines.push_back({number.number, told.name, breakingBetweenValues(told.value), told.remark});
        }
        return lines;
    };
    std::vector<NumberGroup> groups{
        {NumbersCard::tr("Whole session"), linesOf(review.numbers, review.session.sport)}};
    for (NumberLine& line : groups.front().lines) {
        if (line.number == engine::NumberKey::Threshold && review.suggestion && !review.suggestion->settled)
            line.remark = suggestedWords(*review.suggestion, review.session.sport, words);
    }
    for (const client::LegNumbers& leg : review.legNumbers) {
        const QString sport = words.word("sport.label." + std::string(engine::key(leg.sport)));
        groups.push_back(
            {NumbersCard::tr("%1 · %2", "number of the leg, its sport").arg(groups.size()).arg(sport),
             linesOf(leg.numbers, leg.sport)});
    }
    return groups;
}

NumbersCard::NumbersCard(const Theme& theme, QWidget* parent)
    : Card(theme, tr("Numbers"), parent)
    , m_theme(theme)
    , m_choice(new QComboBox(this)) {
    m_choice->setAccessibleName(tr("Numbers of the whole session or of a leg"));
    m_choice->hide();
    setRemarkWidget(m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &NumbersCard::renew);
}

void NumbersCard::show(const std::vector<NumberGroup>& groups) {
    if (m_rows != nullptr && groups == m_groups)
        return;
    const auto sameName = [](const NumberGroup& a, const NumberGroup& b) { return a.name == b.name; };
    const bool sameNames =
        std::equal(groups.begin(), groups.end(), m_groups.begin(), m_groups.end(), sameName);
    m_groups = groups;
    if (!sameNames) {
        const QSignalBlocker silent(m_choice);
        m_choice->clear();
        for (const NumberGroup& group : groups)
            m_choice->addItem(group.name);
        m_choice->setVisible(groups.size() > 1);
    }
    renew();
}

void NumbersCard::setWide(bool wide) {
    if (wide == m_wide)
        return;
    m_wide = wide;
    renew();
}

void NumbersCard::renew() {
    if (m_groups.empty())
        return;
    m_first = nullptr;
    delete m_rows;
    m_rows = new QWidget(this);
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(2);
    const int columns = m_wide ? 2 : 1;
    const std::size_t group = static_cast<std::size_t>(std::max(0, m_choice->currentIndex()));
    const std::vector<NumberLine>& lines = m_groups.at(group).lines;
    const int count = static_cast<int>(lines.size());
    const int rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; ++i)
        add(lines[static_cast<std::size_t>(i)], *grid, i % std::max(1, rows),
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
