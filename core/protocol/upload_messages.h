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

} // namespace leadout::protocol

template <>
inline constexpr std::array<std::string_view, 2> leadout::domain::kWords<leadout::protocol::UploadOutcome> = {
    "stored", "known"};

namespace leadout::protocol {

struct UploadAnswer {
    QUuid activityId;
    UploadOutcome outcome = UploadOutcome::Stored;
    bool operator==(const UploadAnswer&) const = default;
};

QByteArray writeUploadAnswer(const UploadAnswer& answer);
JsonResult<UploadAnswer> readUploadAnswer(QByteArrayView body);

} // namespace leadout::protocol
