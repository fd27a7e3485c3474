// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/upload_messages.h"

#include "core/protocol/json_writer.h"

namespace leadout::protocol {

namespace {

constexpr JsonLimits kUploadLimits{.bytes = 4 * 1024, .values = 100};

UploadAnswer readUpload(ObjectReader& reader) {
    UploadAnswer answer;
    answer.activityId = reader.required<QUuid>("activity_id");
    answer.outcome = reader.required<UploadOutcome>("outcome");
    return answer;
}

} // namespace

QByteArray writeUploadAnswer(const UploadAnswer& answer) {
    JsonWriter out;
    out.beginObject().field("activity_id", answer.activityId).field("outcome", answer.outcome);
    return out.endObject().take();
}

JsonResult<UploadAnswer> readUploadAnswer(QByteArrayView body) {
    return readMessage(body, kUploadLimits, UnknownFields::Keep, readUpload);
}

} // namespace leadout::protocol
