// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>
#include <QString>

class QSettings;

namespace leadout::ui {

/// What this computer remembers of how somebody wants the windows. The settings belong to the program.
class Preferences {
public:
    explicit Preferences(QSettings& settings) : m_settings(settings) {}

    ShadeChoice shade() const;
    void setShade(ShadeChoice choice);
    /// "en", "de", or empty for the system's.
    QString language() const;
    void setLanguage(const QString& language);
    /// Two letters, after asking the system if need be; English for a language that Leadout lacks.
    QString languageInUse() const;
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);

private:
    QSettings& m_settings;
};

} // namespace leadout::ui
