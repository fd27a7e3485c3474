// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char** argv) {
    using namespace leadout::desktop;
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("leadout"));
    QApplication::setApplicationVersion(QStringLiteral(LEADOUT_VERSION));
    const auto options = readOptions(QApplication::arguments().mid(1));
    if (!options) {
        std::fputs(qPrintable(QStringLiteral("leadout: %1\n").arg(options.error()) + usage()), stderr);
        return 2;
    }
    if (options->help || options->version) {
        std::fputs(qPrintable(options->help ? usage() : QStringLiteral("leadout " LEADOUT_VERSION "\n")),
                   stdout);
        return 0;
    }
    Application application(*options);
    application.start();
    return QApplication::exec();
}
