// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/score_badge.h"

#include "ui/widgets/painting.h"

#include <QPainter>

namespace leadout::ui {

ScoreBadge::ScoreBadge(const Theme& theme, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(words) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setScore(std::nullopt, std::nullopt);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ScoreBadge::setScore(const std::optional<int>& score, const std::optional<engine::Band>& band) {
    m_score = score;
    m_band = band;
    QString said = tr("Not scored");
    if (score && band)
        said = tr("Score %1, %2", "the score, then its band in words")
                   .arg(*score)
                   .arg(m_words.word("band." + std::string(engine::key(*band))));
    else if (score)
        said = tr("Score %1").arg(*score);
    setAccessibleName(said);
    setToolTip(said);
    update();
}

QSize ScoreBadge::sizeHint() const {
    return {kScoreSize, kScoreSize};
}

void ScoreBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintScore(painter, rect(), m_theme, m_score, m_band);
}

} // namespace leadout::ui
