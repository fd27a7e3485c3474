// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/numbers.h"
#include "ui/pages/review/review_words.h"
#include "ui/widgets/card.h"

class QComboBox;
class QGridLayout;

namespace leadout::ui {

/// A number of the session as a line of the card.
struct NumberLine {
    engine::NumberKey number = engine::NumberKey::MovingTime;
    QString name;
    QString value;  ///< with its unit, or a dash
    QString remark; ///< how it was measured, why there is none, or a threshold that would fit better
    bool operator==(const NumberLine&) const = default;
};
/// The numbers of the session or of one of its legs.
struct NumberGroup {
    QString name; ///< "Whole session", "2 · Bike"
    std::vector<NumberLine> lines;
    bool operator==(const NumberGroup&) const = default;
};
/// Those of the session, then those of each leg where there are several.
std::vector<NumberGroup> numberGroups(const client::Review& review, const Words& words);

/// All numbers of the session, a line each with a button that asks how it is computed; those of a leg where
/// one is chosen.
class NumbersCard : public Card {
    Q_OBJECT
public:
    explicit NumbersCard(const Theme& theme, QWidget* parent = nullptr);
    void show(const std::vector<NumberGroup>& groups);
    using QWidget::show;
    /// Two columns where there is room.
    void setWide(bool wide);
    /// The first button, for the keyboard; null without numbers.
    QWidget* first() const { return m_first; }

Q_SIGNALS:
    void helpWanted(leadout::engine::NumberKey number);

private:
    void renew();
    void add(const NumberLine& line, QGridLayout& grid, int row, int column);

    const Theme& m_theme;
    std::vector<NumberGroup> m_groups;
    QComboBox* m_choice; ///< of the group; there is none to make with a single one
    bool m_wide = true;
    QWidget* m_rows = nullptr;
    QWidget* m_first = nullptr;
};

} // namespace leadout::ui
