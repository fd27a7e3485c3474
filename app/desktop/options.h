// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace leadout::desktop {

/// What the command line asks for. Empty texts were not given.
struct Options {
    QString dataFolder;                   ///< where profiles and settings lie
    std::optional<ui::ShadeChoice> theme; ///< for this start alone
    QString language;                     ///< "en" or "de", for this start alone
    QString sampleFolder;                 ///< open the sample company that lies there
    QString tourFolder;                   ///< with a sample: show it without a person, and leave pictures
    QString screenshotsFolder;            ///< leave pictures of every page, and end
    bool help = false;
    bool version = false;
};

/// Reads the arguments after the program's name; a sentence for what cannot be meant.
tl::expected<Options, QString> readOptions(const QStringList& arguments);

/// How the program is called.
QString usage();

} // namespace leadout::desktop
