// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/desk/sample_desk.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/words/texts.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

namespace leadout::test {

/// Everything a page or the window needs, with a desk of fixed values.
struct Stage {
    explicit Stage(domain::Role role = domain::Role::Assistant,
                   ui::ShadeChoice shade = ui::ShadeChoice::Light,
                   const QString& language = QStringLiteral("en"))
        : settings(folder.filePath(QStringLiteral("leadout.ini")), QSettings::IniFormat)
        , preferences(settings)
        , theme(shade)
        , words(language, formattingOf(language), SampleDesk::clock(), QTimeZone::utc())
        , desk(role)
        , surroundings{theme, words, desk} {
        ui::loadTexts(texts, language);
        QCoreApplication::installTranslator(&texts);
    }

    static domain::Formatting formattingOf(const QString& language) {
        domain::Formatting formatting;
        if (language == QLatin1String("de"))
            formatting.locale = QLocale(QLocale::German, QLocale::Germany);
        return formatting;
    }

    QTranslator texts;
    QTemporaryDir folder;
    QSettings settings;
    ui::Preferences preferences;
    ui::Theme theme;
    ui::Words words;
    SampleDesk desk;
    ui::Surroundings surroundings;
};

inline QString describe(const QWidget* widget) {
    return QStringLiteral("%1 \"%2\"")
        .arg(QLatin1String(widget->metaObject()->className()), widget->accessibleName());
}

/// The visible controls that the keyboard reaches and that tell nobody what they are.
inline QStringList namelessControls(const QWidget& window) {
    QStringList nameless;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        // A field inside of a spin box speaks by the box.
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 ||
            qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) != nullptr)
            continue;
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(widget);
        if (told == nullptr || told->text(QAccessible::Name).isEmpty())
            nameless.append(describe(widget));
    }
    return nameless;
}

/// The visible labels and buttons that have less room than their words need.
inline QStringList cutWords(const QWidget& window) {
    QStringList cut;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<QLabel*>(widget);
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        if (!widget->isVisible() || (label == nullptr && button == nullptr))
            continue;
        const bool wraps = label != nullptr && label->wordWrap();
        const QSize needed = wraps ? QSize(0, label->heightForWidth(label->width())) : widget->sizeHint();
        if (widget->width() < needed.width() || widget->height() < needed.height())
            cut.append(describe(widget) + (label != nullptr ? label->text() : QString()));
    }
    return cut;
}

} // namespace leadout::test
