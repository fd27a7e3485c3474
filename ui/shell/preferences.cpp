// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include "core/domain/sentences/sentences.h"

#include <QLocale>
#include <QSettings>

#include <array>

namespace leadout::ui {

namespace {

constexpr std::array kShades = {"system", "light", "dark"};
const QString kShade = QStringLiteral("look/shade");
const QString kLanguage = QStringLiteral("look/language");
const QString kGeometry = QStringLiteral("window/geometry");

} // namespace

ShadeChoice Preferences::shade() const {
    const QString word = m_settings.value(kShade).toString();
    for (std::size_t i = 0; i < kShades.size(); ++i) {
        if (word == QLatin1String(kShades[i]))
            return static_cast<ShadeChoice>(i);
    }
    return ShadeChoice::System;
}

void Preferences::setShade(ShadeChoice choice) {
    m_settings.setValue(kShade, QString::fromLatin1(kShades[static_cast<std::size_t>(choice)]));
}

QString Preferences::language() const {
    const QString language = m_settings.value(kLanguage).toString();
    return domain::Sentences::languages().contains(language) ? language : QString();
}

void Preferences::setLanguage(const QString& language) {
    m_settings.setValue(kLanguage, language);
}

QString Preferences::languageInUse() const {
    const QString chosen = language();
    if (!chosen.isEmpty())
        return chosen;
    const QString system = QLocale::system().name().left(2);
    return domain::Sentences::languages().contains(system) ? system : QStringLiteral("en");
}

QByteArray Preferences::geometry() const {
    return m_settings.value(kGeometry).toByteArray();
}

void Preferences::setGeometry(const QByteArray& geometry) {
    m_settings.setValue(kGeometry, geometry);
}

} // namespace leadout::ui
