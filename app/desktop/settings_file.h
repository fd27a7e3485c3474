// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>

#include <memory>

namespace leadout::desktop {

/// The coach's settings in a folder, which is made if need be. Nobody else may read them: they tell who works
/// with which company.
std::unique_ptr<QSettings> openSettings(const QString& folder);

} // namespace leadout::desktop
