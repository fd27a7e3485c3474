// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

#include <optional>

namespace leadout::ui {

/// A small button that can stay pressed, for filters: "To review 18".
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(const Theme& theme, const QString& text, QWidget* parent = nullptr);
    /// A number behind the text; nothing for none.
    void setCount(const std::optional<int>& count);
    /// A mark that a menu opens.
    void setOpensMenu(bool opens);
    /// Shows this drawing in place of the text, which is still told to screen readers.
    void setDrawing(Icon drawing);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString shown() const;

    const Theme& m_theme;
    std::optional<int> m_count;
    bool m_opensMenu = false;
    std::optional<Icon> m_drawing;
};

} // namespace leadout::ui
