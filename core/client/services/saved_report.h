// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"
#include "core/platform/private_files.h"

namespace leadout::client {

/// Where the page of a review's report is saved in a folder: by day and session, without the athlete's name.
QString savedReportPath(const Review& review, const QString& folder);

/// Whether it lies there as it was published last.
bool isReportSaved(const Review& review, const QString& folder);

/// Saves it there (0600, the folder 0700).
platform::FileResult<> saveReport(const Review& review, const QString& folder, QByteArrayView page);

} // namespace leadout::client
