// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/invite_codes.h"

#include "core/backend/store/entrances.h"
#include "core/platform/crypto/digest.h"

namespace leadout::backend {

namespace {

constexpr int kCodeLength = 25;
constexpr int kBitsPerCharacter = 5;
constexpr QLatin1String kAlphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

} // namespace

QString inviteCode(const platform::SecretBytes& key, const domain::CompanyId& company,
                   const domain::InviteId& invite) {
    const QByteArray digest = platform::hmacSha256(key, "invite " + company.toString().toLatin1() + ' ' +
                                                            invite.toString().toLatin1());
    QString code;
    unsigned bits = 0;
    int held = 0;
    for (const char byte : digest) {
        bits = (bits << 8) | static_cast<unsigned char>(byte);
        for (held += 8; held >= kBitsPerCharacter && code.size() < kCodeLength; held -= kBitsPerCharacter)
            code += kAlphabet.at((bits >> (held - kBitsPerCharacter)) & 31);
        bits &= 31;
        if (code.size() == kCodeLength)
            break;
    }
    return code;
}

std::optional<QString> foldedInviteCode(QStringView typed) {
    QString code;
    for (const QChar each : typed) {
        const QChar upper = each.toUpper();
        if (each.isSpace() || each == u'-')
            continue;
        const QChar meant = upper == u'O'                    ? QChar(u'0')
                            : upper == u'I' || upper == u'L' ? QChar(u'1')
                                                             : upper;
        if (!QString(kAlphabet).contains(meant) || code.size() == kCodeLength)
            return std::nullopt;
        code += meant;
    }
    return code.size() == kCodeLength ? std::optional(code) : std::nullopt;
}

QString inviteHash(const QString& code) {
    return platform::sha256Hex(code.toUtf8());
}

database::Result<std::optional<QString>> shownInviteCode(database::Connection& connection,
                                                         const domain::CompanyId& company,
                                                         const domain::InviteId& invite,
                                                         const QString& hash) {
    // Asked for first, because making the key would be a write.
    const auto stored = installationValue(connection, kInviteKey);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored)
        return std::optional<QString>();
    const auto key = installationKey(connection, kInviteKey);
    if (!key)
        return tl::unexpected(key.error());
    const QString code = inviteCode(*key, company, invite);
    return inviteHash(code) == hash ? std::optional(code) : std::nullopt;
}

} // namespace leadout::backend
