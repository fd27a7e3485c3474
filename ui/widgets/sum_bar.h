// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QWidget>

namespace leadout::ui {

/// How much of something is there, as a bar; the numbers stand beside it.
class SumBar : public QWidget {
    Q_OBJECT
public:
    explicit SumBar(const Theme& theme, QWidget* parent = nullptr);
    /// A share from 0 to 1; other values count as the nearer end.
    void setShare(double share, Tone tone = Tone::Ok);
    QSize sizeHint() const override { return {80, 8}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    double m_share = 0.0;
    Tone m_tone = Tone::Ok;
};

} // namespace leadout::ui
