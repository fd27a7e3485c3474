// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"
#include "core/domain/ids.h"
#include "core/platform/crypto/secret_bytes.h"

#include <QString>
#include <QStringView>

#include <optional>

/// The codes by which coaches join a company. A code is made from the invite's id and a key of the
/// installation, so that head coaches can be shown it again while the invite is open, and no code is stored:
/// what is stored is its SHA-256, to find the invite by.
namespace leadout::backend {

/// The installation's value that holds the key of invite codes.
inline constexpr QLatin1String kInviteKey("invite_key");

/// The code of an invite: 25 characters of Crockford's base 32, which are 125 bits of HMAC-SHA-256. Made from
/// the company too: the same id elsewhere is another invite with another code.
QString inviteCode(const platform::SecretBytes& key, const domain::CompanyId& company,
                   const domain::InviteId& invite);

/// A code as it is compared, however somebody has typed it: upper case, without blanks and hyphens, with the
/// digits that I, L and O are mistaken for. Nothing where it is no code.
std::optional<QString> foldedInviteCode(QStringView typed);

/// What is stored of a folded code: its SHA-256, hexadecimal.
QString inviteHash(const QString& code);

/// The code of an invite that was made here, for whoever may see it; nothing where the key is another one by
/// now.
database::Result<std::optional<QString>> shownInviteCode(database::Connection& connection,
                                                         const domain::CompanyId& company,
                                                         const domain::InviteId& invite, const QString& hash);

} // namespace leadout::backend
