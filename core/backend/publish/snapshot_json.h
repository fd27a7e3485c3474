// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/publish/report_snapshot.h"
#include "core/protocol/json_reader.h"

#include <QByteArray>
#include <QByteArrayView>

namespace leadout::backend {

/// What a report shows, as it is stored. Every member is named here once, so nothing else can come in.
QByteArray writeSnapshot(const ReportSnapshot& snapshot);

/// Reads what writeSnapshot() wrote; a member that it does not write is an error.
protocol::JsonResult<ReportSnapshot> readSnapshot(QByteArrayView json);

} // namespace leadout::backend
