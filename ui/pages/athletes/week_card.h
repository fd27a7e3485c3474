// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/athletes.h"
#include "ui/widgets/card.h"
#include "ui/words/words.h"

class QGridLayout;

namespace leadout::ui {

/// The load of the last weeks as stacked bars, one colour for each sport; a line across a bar is the plan.
class WeekChart : public QWidget {
    Q_OBJECT
public:
    WeekChart(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    /// The newest week first, as they come.
    void show(const std::vector<client::Week>& weeks);
    QSize sizeHint() const override { return {300, 132}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    const Words& m_words;
    std::vector<client::Week> m_weeks; ///< the oldest first
};

/// The weekly load by sport with the weekly compliance: bars above, the same in numbers below.
class WeekCard : public Card {
    Q_OBJECT
public:
    WeekCard(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    void show(const std::vector<client::Week>& weeks);

private:
    const Theme& m_theme;
    const Words& m_words;
    WeekChart* m_chart;
    QWidget* m_table = nullptr;
    QWidget* m_legend = nullptr;
};

/// The newest week: planned and done.
class ThisWeekCard : public Card {
    Q_OBJECT
public:
    ThisWeekCard(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    void show(const std::vector<client::Week>& weeks);

private:
    const Theme& m_theme;
    const Words& m_words;
    QWidget* m_table = nullptr;
};

/// The colour of a sport's bars.
Role sportRole(engine::Sport sport);

} // namespace leadout::ui
