// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QWidget>

namespace leadout::ui {

/// A state in words on a ground of its tone: "Review pending".
class Pill : public QWidget {
    Q_OBJECT
public:
    explicit Pill(const Theme& theme, Tone tone = Tone::Neutral, const QString& text = {},
                  QWidget* parent = nullptr);
    void setState(Tone tone, const QString& text);
    const QString& text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Tone m_tone;
    QString m_text;
};

} // namespace leadout::ui
