// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

#include <QApplication>

#include <cstdio>
#include <cstdlib>

namespace {

using namespace leadout::desktop;

/// Read before there is an application with windows, which needs a display that help and pictures don't.
tl::expected<Options, QString> optionsOf(int argc, char** argv) {
    const QCoreApplication reading(argc, argv);
    return readOptions(QCoreApplication::arguments().mid(1));
}

int run(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("leadout"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LEADOUT_VERSION));
    const auto options = optionsOf(argc, argv);
    if (!options) {
        std::fputs(qPrintable(QStringLiteral("leadout: %1\n").arg(options.error()) + usage()), stderr);
        return 2;
    }
    if (options->help || options->version) {
        std::fputs(qPrintable(options->help ? usage() : QStringLiteral("leadout " LEADOUT_VERSION "\n")),
                   stdout);
        return 0;
    }
    if (!options->screenshotsFolder.isEmpty() || !options->tourFolder.isEmpty())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication qt(argc, argv);
    Application application(*options);
    application.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    const int code = run(argc, argv);
    // Everything of this program has ended. What libraries do after main() may wait without end, as that of
    // the session's bus does when the bus doesn't answer.
    std::fflush(nullptr);
    std::_Exit(code);
}
