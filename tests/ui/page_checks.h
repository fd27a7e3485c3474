// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/label.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QLabel>
#include <QLineEdit>
#include <QStringList>
#include <QWidget>

namespace leadout::test {

/// What of a page is smaller than its words need or hangs over its edge, by its words. What may scroll is
/// only asked for its own size.
inline QStringList cutOff(const QWidget& page) {
    QStringList cut;
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (!widget->isVisibleTo(&page) || (button == nullptr && label == nullptr))
            continue;
        const QString words = button != nullptr ? button->text() : label->text();
        if (words.isEmpty())
            continue;
        const int needed = label != nullptr && label->wordWrap() ? 0 : widget->minimumSizeHint().width();
        bool scrolls = false;
        for (const QWidget* up = widget->parentWidget(); up != nullptr && up != &page;
             up = up->parentWidget())
            scrolls = scrolls || qobject_cast<const QAbstractScrollArea*>(up) != nullptr;
        const QRect place(widget->mapTo(&page, QPoint(0, 0)), widget->size());
        const bool over = place.left() < 0 || place.right() >= page.width() ||
                          (!scrolls && place.bottom() >= page.height());
        if (over || widget->width() < needed || widget->height() < widget->minimumSizeHint().height())
            cut.append(words);
    }
    return cut;
}

/// What can be reached by Tab and has no name for screen readers.
inline QStringList nameless(const QWidget& page) {
    QStringList found;
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        const bool reachable = widget->isVisibleTo(&page) && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
                               widget->focusProxy() == nullptr;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named =
            !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
        if (reachable && !named && qobject_cast<const QAbstractScrollArea*>(widget) == nullptr &&
            qobject_cast<const QLabel*>(widget) == nullptr &&
            qobject_cast<const QLineEdit*>(widget->parentWidget()) == nullptr)
            found.append(QString::fromLatin1(widget->metaObject()->className()));
    }
    return found;
}

} // namespace leadout::test
