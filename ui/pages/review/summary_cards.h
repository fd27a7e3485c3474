// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/review/review_words.h"
#include "ui/widgets/card.h"

class QGridLayout;

namespace leadout::ui {

/// The score with its band, its verdict and the reason.
class ScoreCard : public Card {
    Q_OBJECT
public:
    explicit ScoreCard(const Theme& theme, QWidget* parent = nullptr);
    void show(const ScoreWords& words);

private:
    class Mark;
    std::optional<ScoreWords> m_shown;
    Label* m_score;
    Mark* m_mark;
    Label* m_band;
    Label* m_verdict;
    Label* m_reason;
};

/// How the score adds up: a bar and whole points for each part. The sentence of a part stands below it where
/// "Planned and done" does not tell the same; every one is in its tool tip.
class SumCard : public Card {
    Q_OBJECT
public:
    explicit SumCard(const Theme& theme, QWidget* parent = nullptr);
    void show(const QString& title, const std::vector<SumLine>& lines);

private:
    void addRow(QGridLayout& grid, int row, const SumLine& line);

    const Theme& m_theme;
    std::vector<SumLine> m_shown;
    QWidget* m_rows = nullptr;
};

/// Planned and done, side by side.
class TotalsCard : public Card {
    Q_OBJECT
public:
    TotalsCard(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    void show(const std::vector<TotalLine>& lines);

private:
    const Theme& m_theme;
    const Words& m_words;
    std::vector<TotalLine> m_shown;
    QWidget* m_rows = nullptr;
};

} // namespace leadout::ui
