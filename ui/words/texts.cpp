// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/texts.h"

#include <QTranslator>

// Resources of a static library are linked only where they are asked for, outside every namespace.
static void needTexts() {
    Q_INIT_RESOURCE(leadout_ui_translations);
}

namespace leadout::ui {

bool loadTexts(QTranslator& translator, const QString& language) {
    needTexts();
    return translator.load(QStringLiteral(":/translations/leadout_ui_%1.qm").arg(language));
}

} // namespace leadout::ui
