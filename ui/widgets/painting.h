// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QRectF>
#include <QSize>
#include <QString>

#include <optional>

class QPainter;

namespace leadout::ui {

// What is painted alike by a widget and by the rows of a list.

/// A filled rectangle with round corners and, if asked for, a line of one pixel around it.
void paintGround(QPainter& painter, const QRectF& place, const Theme& theme, Role fill, int radius,
                 std::optional<Role> line = std::nullopt);

/// The ring around whatever has the focus.
void paintFocus(QPainter& painter, const QRectF& place, const Theme& theme, int radius,
                Role role = Role::Accent);

/// A score on the ground of its band with the band's mark below; a dash where there is none.
void paintScore(QPainter& painter, const QRectF& place, const Theme& theme, const std::optional<int>& score,
                const std::optional<engine::Band>& band);
inline constexpr int kScoreSize = 40;

/// A state in words; as wide as pillSize() says. In a table, where every row has one, it is of normal weight.
void paintPill(QPainter& painter, const QRectF& place, const Theme& theme, Tone tone, const QString& text,
               QFont::Weight weight = QFont::DemiBold);
QSize pillSize(const Theme& theme, const QString& text, QFont::Weight weight = QFont::DemiBold);

/// A key as it looks on a keyboard.
void paintKey(QPainter& painter, const QRectF& place, const Theme& theme, Role role, const QString& key);
QSize keySize(const Theme& theme, const QString& key);

} // namespace leadout::ui
