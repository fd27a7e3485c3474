// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QStyleFactory>
#include <QStyledItemDelegate>
#include <QSvgRenderer>
#include <QTextCharFormat>

#include <utility>

// Resources of a static library are linked only where they are asked for, outside every namespace.
static void needIcons() {
    Q_INIT_RESOURCE(icons);
}

namespace leadout::ui {

namespace {

/// Figures of equal width, from the Qt version on that can ask a font for them (6.7).
template <class Font>
void useTabularFigures(Font& font) {
    if constexpr (requires { font.setFeature("tnum", 1U); })
        font.setFeature("tnum", 1U);
}

class RoleIconEngine : public QIconEngine {
public:
    RoleIconEngine(const Theme& theme, Icon icon, Role role) : m_theme(theme), m_icon(icon), m_role(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const Role role = mode == QIcon::Disabled ? Role::Muted : m_role;
        m_theme.paint(*painter, QRectF(rect), m_icon, role);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new RoleIconEngine(m_theme, m_icon, m_role); }

private:
    const Theme& m_theme;
    Icon m_icon;
    Role m_role;
};

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

/// What a style sheet cannot say about a widget that is about to be seen.
void finish(QObject& widget) {
    // The choices of a box follow the style sheet only when this kind of delegate paints them.
    if (auto* box = qobject_cast<QComboBox*>(&widget))
        box->setItemDelegate(new QStyledItemDelegate(box));
    // A calendar paints weekends in a red of its own.
    if (auto* calendar = qobject_cast<QCalendarWidget*>(&widget)) {
        for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
            calendar->setWeekdayTextFormat(day, {});
    }
}

/// What the system has, without what this program has set.
Shade systemShade() {
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const bool dark = isDark(QApplication::palette());
    QApplication::setPalette(ours);
    return dark ? Shade::Dark : Shade::Light;
}

} // namespace

Theme::Theme(ShadeChoice choice, QObject* parent) : QObject(parent), m_choice(choice) {
    needIcons();
    if (QFontDatabase::families().contains(QStringLiteral("Inter")))
        m_family = QStringLiteral("Inter");
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    qApp->installEventFilter(this);
    m_shade = choice == ShadeChoice::System ? systemShade()
                                            : (choice == ShadeChoice::Dark ? Shade::Dark : Shade::Light);
    apply();
}

Theme::~Theme() = default;

void Theme::choose(ShadeChoice choice) {
    const Shade wanted = choice == ShadeChoice::System
                             ? systemShade()
                             : (choice == ShadeChoice::Dark ? Shade::Dark : Shade::Light);
    if (wanted == m_shade && choice == m_choice)
        return;
    m_choice = choice;
    if (std::exchange(m_shade, wanted) != wanted)
        apply();
    Q_EMIT changed();
}

void Theme::apply() {
    QApplication::setFont(font());
    QApplication::setPalette(palette());
    qApp->setStyleSheet(styleSheet());
}

QFont Theme::font(int pixels, QFont::Weight weight) const {
    QFont font = m_family.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::GeneralFont) : QFont(m_family);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    useTabularFigures(font);
    return font;
}

QSvgRenderer& Theme::drawing(Icon icon, Role role) const {
    const int key = (static_cast<int>(icon) * static_cast<int>(kRoleCount) + static_cast<int>(role)) * 2 +
                    static_cast<int>(m_shade);
    std::shared_ptr<QSvgRenderer>& drawing = m_drawings[key];
    if (!drawing) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(fileName(icon))));
        QByteArray bytes;
        if (file.open(QIODevice::ReadOnly))
            bytes = file.readAll();
        bytes.replace("currentColor", colour(role).name().toLatin1());
        drawing = std::make_shared<QSvgRenderer>(bytes);
    }
    return *drawing;
}

void Theme::paint(QPainter& painter, const QRectF& place, Icon icon, Role role) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = qMin(place.width(), place.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(place.center());
    drawing(icon, role).render(&painter, square);
    painter.restore();
}

QIcon Theme::icon(Icon icon, Role role) const {
    return QIcon(new RoleIconEngine(*this, icon, role));
}

QPalette Theme::palette() const {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole place, Role role) { palette.setColor(place, colour(role)); };
    set(QPalette::Window, Role::Surface);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Raised);
    set(QPalette::AlternateBase, Role::Surface);
    set(QPalette::Text, Role::Text);
    set(QPalette::Button, Role::Raised);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::Raised);
    set(QPalette::PlaceholderText, Role::Muted);
    set(QPalette::ToolTipBase, Role::Raised);
    set(QPalette::ToolTipText, Role::Text);
    set(QPalette::Highlight, Role::Accent);
    set(QPalette::HighlightedText, Role::Raised);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::Light, Role::Raised);
    set(QPalette::Midlight, Role::Line);
    set(QPalette::Mid, Role::Line);
    set(QPalette::Dark, Role::Line);
    set(QPalette::Shadow, Role::Line);
    for (const QPalette::ColorRole place : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, place, colour(Role::Muted));
    return palette;
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Polish)
        finish(*watched);
    if (event->type() == QEvent::ThemeChange && m_choice == ShadeChoice::System)
        choose(ShadeChoice::System);
    return QObject::eventFilter(watched, event);
}

} // namespace leadout::ui
