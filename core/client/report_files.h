// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <QString>
#include <QStringList>

namespace leadout::client {

/// What the name of every saved report of an athlete ends with, before ".html"; it tells nobody who they are.
QString reportFileMark(const domain::AthleteId& athlete);

/// Deletes the saved reports of an athlete in a folder, and those of which nobody can tell whose they are;
/// false when one could not be deleted. A folder that is not there holds none. Any thread.
bool removeReports(const QString& folder, const domain::AthleteId& athlete);

/// The same for all athletes whose details are not among the scopes that are held. What is no report by its
/// name stays. Any thread.
void removeReportsOutside(const QString& folder, const QStringList& held);

/// Deletes the folder with the saved reports of everybody; false when something is left. Any thread.
bool removeAllReports(const QString& folder);

} // namespace leadout::client
