// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/publish/report_snapshot.h"

#include <QByteArray>
#include <QString>

namespace leadout::backend {

/// The public page of one session: HTML that needs no script and nothing from elsewhere, for telephones
/// first, light and dark. It shows what the snapshot holds and knows nothing else; equal snapshots give equal
/// bytes. Scores are never red, and days of illness go without a verdict. Any thread.
QByteArray reportPage(const ReportSnapshot& snapshot);

/// The page for every address that opens no report, whether it was switched off or never existed: the same
/// bytes, in the language (two letters) of the server, never of the report.
QByteArray unavailableReportPage(const QString& language);

/// The page for whoever has asked for too many such addresses; as above.
QByteArray limitedReportPage(const QString& language);

} // namespace leadout::backend
