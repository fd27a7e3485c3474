// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QWidget>

#include <optional>

namespace leadout::ui {

/// A score in its band, with the band's mark and, for those who don't see it, its word; a dash when there is
/// no score.
class ScoreBadge : public QWidget {
    Q_OBJECT
public:
    explicit ScoreBadge(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    void setScore(const std::optional<int>& score, const std::optional<engine::Band>& band);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    const Words& m_words;
    std::optional<int> m_score;
    std::optional<engine::Band> m_band;
};

} // namespace leadout::ui
