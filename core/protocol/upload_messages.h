// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/json_reader.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QUuid>

#include <cstdint>

namespace leadout::protocol {

/// What became of an uploaded file or of a retry. How the file reads is told later, by the activity's row.
enum class UploadOutcome : std::uint8_t {
    Stored, ///< kept, and queued to be read
    Known,  ///< this athlete already has an activity of exactly these bytes
};

/// The stable word for an outcome: "stored" or "known".
std::string_view key(UploadOutcome outcome);

struct UploadAnswer {
    QUuid activityId;
    UploadOutcome outcome = UploadOutcome::Stored;
    bool operator==(const UploadAnswer&) const = default;
};

QByteArray writeUploadAnswer(const UploadAnswer& answer);
JsonResult<UploadAnswer> readUploadAnswer(QByteArrayView body);

} // namespace leadout::protocol
