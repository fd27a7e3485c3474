// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/report_link.h"

#include "core/platform/crypto/digest.h"

#include <QByteArray>
#include <QtEndian>

#include <algorithm>

namespace leadout::backend {

namespace {

constexpr qsizetype kMacBytes = 32;

bool inAlphabet(QChar character) {
    const char16_t c = character.unicode();
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' ||
           c == u'_';
}

} // namespace

ReportToken ReportToken::make(const platform::SecretBytes& linkKey, const domain::ReportId& report,
                              int generation) {
    // The purpose comes first, so that this key can never be made to sign something else by the same bytes.
    QByteArray message = QByteArrayLiteral("report link\0") + report.uuid().toRfc4122();
    const quint32 ordered = qToBigEndian(static_cast<quint32>(generation));
    message.append(reinterpret_cast<const char*>(&ordered), sizeof ordered);
    return ReportToken(platform::base64Url(platform::hmacSha256(linkKey, message)));
}

std::optional<ReportToken> ReportToken::parse(QStringView text) {
    constexpr qsizetype kCharacters = 43;
    if (text.size() != kCharacters || !std::all_of(text.begin(), text.end(), inAlphabet))
        return std::nullopt;
    const QByteArray mac = QByteArray::fromBase64(text.toLatin1(), QByteArray::Base64UrlEncoding);
    // The last character carries two bits that belong to no byte: of its four spellings one is right.
    if (mac.size() != kMacBytes || platform::base64Url(mac) != text)
        return std::nullopt;
    return ReportToken(text.toString());
}

QString ReportToken::lookup() const {
    return platform::sha256Hex(m_text.toLatin1());
}

} // namespace leadout::backend
