// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTranslator;

namespace leadout::ui {

/// Loads the texts of the windows in a language, given by its two letters, for the application to install.
/// English has only its plurals. False for a language that there is none of; the texts are English then.
bool loadTexts(QTranslator& translator, const QString& language);

} // namespace leadout::ui
