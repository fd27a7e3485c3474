// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings_file.h"

#include "core/platform/private_files.h"

namespace leadout::desktop {

std::unique_ptr<QSettings> openSettings(const QString& folder) {
    const QString path = folder + QStringLiteral("/settings.ini");
    // The library would make a new file readable for everybody; it leaves the mode of one that is there.
    // Without it the settings last until the program ends.
    (void)platform::makePrivateFolder(folder).and_then([&] { return platform::makePrivateFile(path); });
    return std::make_unique<QSettings>(path, QSettings::IniFormat);
}

} // namespace leadout::desktop
