// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/options.h"

#include "core/domain/sentences/sentences.h"

#include <QStandardPaths>

#include <map>

namespace leadout::desktop {

namespace {

tl::expected<ui::ShadeChoice, QString> themeFrom(const QString& word) {
    if (word == QLatin1String("light"))
        return ui::ShadeChoice::Light;
    if (word == QLatin1String("dark"))
        return ui::ShadeChoice::Dark;
    if (word == QLatin1String("system"))
        return ui::ShadeChoice::System;
    return tl::unexpected(QStringLiteral("--theme takes light, dark or system."));
}

/// What belongs together, once everything has been read.
QString misfit(const Options& options) {
    if (!options.language.isEmpty() && !domain::Sentences::languages().contains(options.language))
        return QStringLiteral("--lang takes one of: %1.")
            .arg(domain::Sentences::languages().join(QStringLiteral(", ")));
    if (!options.tourFolder.isEmpty() && options.sampleFolder.isEmpty())
        return QStringLiteral("--tour needs --sample.");
    if (!options.screenshotsFolder.isEmpty() && !options.sampleFolder.isEmpty())
        return QStringLiteral("--screenshots makes a sample of its own; leave --sample out.");
    return {};
}

} // namespace

tl::expected<Options, QString> readOptions(const QStringList& arguments) {
    Options options;
    QString theme;
    const std::map<QString, QString*> withValue = {
        {QStringLiteral("--data"), &options.dataFolder},
        {QStringLiteral("--lang"), &options.language},
        {QStringLiteral("--theme"), &theme},
        {QStringLiteral("--sample"), &options.sampleFolder},
        {QStringLiteral("--tour"), &options.tourFolder},
        {QStringLiteral("--screenshots"), &options.screenshotsFolder}};
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& word = arguments[i];
        if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            options.help = true;
        } else if (word == QLatin1String("--version")) {
            options.version = true;
        } else if (const auto found = withValue.find(word); found != withValue.end()) {
            if (++i == arguments.size() || arguments[i].isEmpty())
                return tl::unexpected(QStringLiteral("%1 needs a value.").arg(word));
            *found->second = arguments[i];
        } else {
            return tl::unexpected(QStringLiteral("There is no option %1.").arg(word));
        }
    }
    if (!theme.isEmpty()) {
        const auto choice = themeFrom(theme);
        if (!choice)
            return tl::unexpected(choice.error());
        options.theme = *choice;
    }
    if (const QString wrong = misfit(options); !wrong.isEmpty())
        return tl::unexpected(wrong);
    if (options.dataFolder.isEmpty())
        options.dataFolder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return options;
}

QString usage() {
    return QStringLiteral(
        "usage: leadout [options]\n"
        "  --data DIR          where Leadout keeps its data on this computer\n"
        "  --theme SHADE       light, dark or system, for this start\n"
        "  --lang LANGUAGE     en or de, for this start\n"
        "  --sample DIR        open the sample company in DIR; it is made when there is none\n"
        "  --tour OUT          with --sample: approve one session, leave pictures and the\n"
        "                      published report in OUT, and end\n"
        "  --screenshots DIR   leave a picture of every page in DIR, and end\n"
        "  --version, --help\n");
}

} // namespace leadout::desktop
