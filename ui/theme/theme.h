// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include "ui/theme/sizes.h"

#include <QFont>
#include <QHash>
#include <QIcon>
#include <QObject>
#include <QPalette>

#include <memory>

class QPainter;
class QRectF;
class QSvgRenderer;

namespace leadout::ui {

/// What a person chose: a shade, or whatever the system has.
enum class ShadeChoice : std::uint8_t { System, Light, Dark };

/// How everything looks: colours by role, fonts, icons, and the application's palette and style sheet. Owned
/// by the program and handed to every window; it outlives them all. GUI thread.
class Theme : public QObject {
    Q_OBJECT
public:
    /// Takes the looks of the running QApplication over at once.
    explicit Theme(ShadeChoice choice = ShadeChoice::System, QObject* parent = nullptr);
    ~Theme() override;

    ShadeChoice choice() const { return m_choice; }
    void choose(ShadeChoice choice);
    Shade shade() const { return m_shade; }

    QColor colour(Role role) const { return ui::colour(role, m_shade); }
    /// Inter where it is installed, else the system's font; figures of equal width where Qt can ask for them.
    QFont font(int pixels = kBody, QFont::Weight weight = QFont::Normal) const;
    /// An icon that is tinted when it is painted, so that it follows the shade.
    QIcon icon(Icon icon, Role role = Role::Text) const;
    /// Draws an icon into a rectangle.
    void paint(QPainter& painter, const QRectF& place, Icon icon, Role role) const;

    QPalette palette() const;
    QString styleSheet() const;

Q_SIGNALS:
    /// The shade has changed; whatever is painted with roles is to be painted again.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    QSvgRenderer& drawing(Icon icon, Role role) const;

    ShadeChoice m_choice;
    Shade m_shade = Shade::Light;
    QString m_family;
    /// Drawings in their colour, made when first painted.
    mutable QHash<int, std::shared_ptr<QSvgRenderer>> m_drawings;
};

} // namespace leadout::ui
