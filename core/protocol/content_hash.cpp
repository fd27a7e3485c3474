// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/model/compliance.h"
#include "core/protocol/analysis_detail.h"
#include "core/protocol/engine_words.h"

#include <QCryptographicHash>

namespace leadout::protocol {

QString contentHashOf(const ApprovedContent& content) {
    // JSON keeps the values apart, whatever stands in the texts; a change of this form is a change of schema.
    JsonWriter out;
    out.beginArray().value(content.text).value(content.personal_note);
    content.score ? out.value(*content.score) : out.null();
    content.verdict ? out.value(engine::key(*content.verdict)) : out.null();
    content.adjusted ? out.value(domain::key(*content.adjusted)) : out.null();
    out.value(content.facts).endArray();
    const QByteArray hash = QCryptographicHash::hash(out.take(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace leadout::protocol
