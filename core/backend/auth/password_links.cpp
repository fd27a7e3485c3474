// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/password_links.h"

#include "core/backend/auth/password_rules.h"
#include "core/backend/auth/tokens.h"
#include "core/backend/auth/trail.h"

namespace leadout::backend {

using database::Connection;
using domain::Instant;
using protocol::ErrorCode;

namespace {

/// What others know about the owner of an account.
Result<QStringList> knownWords(Connection& connection, const Account& account) {
    const auto memberships = membershipsOf(connection, account.id);
    if (!memberships)
        return tl::unexpected(memberships.error());
    QStringList words{account.email};
    for (const Membership& each : *memberships)
        words << each.companyName << each.coach.name;
    return words;
}

} // namespace

Result<QString> makePasswordToken(Connection& connection, const domain::AccountId& account,
                                  std::chrono::milliseconds lifetime, Instant now) {
    const QString text = makeToken();
    OneTimeToken token;
    token.hash = tokenHash(text);
    token.purpose = OneTimeToken::Purpose::Reset;
    token.account = account;
    token.createdAt = now;
    token.expiresAt = now + lifetime;
    return addOneTimeToken(connection, token).map([&text] { return text; });
}

QString passwordLink(const QString& publicUrl, const QString& token) {
    const QString base = publicUrl.endsWith(u'/') ? publicUrl.chopped(1) : publicUrl;
    return base + QStringLiteral("/password?token=") + token;
}

Result<Entry<void>> confirmPassword(Connection& connection, const protocol::PasswordResetConfirm& request,
                                    const QString& hash, std::string_view address, Instant now) {
    const auto token =
        takeOneTimeToken(connection, OneTimeToken::Purpose::Reset, tokenHash(request.token), now);
    if (!token)
        return tl::unexpected(token.error());
    const NotLetIn over{ErrorCode::NotFound, "password.link_over"};
    if (!*token)
        return Entry<void>(tl::unexpected(over));
    const auto account = accountById(connection, (*token)->account);
    if (!account)
        return tl::unexpected(account.error());
    if (!*account)
        return Entry<void>(tl::unexpected(over));
    const auto words = knownWords(connection, **account);
    if (!words)
        return tl::unexpected(words.error());
    if (const auto fault = passwordFault(request.password, *words))
        return Entry<void>(tl::unexpected(NotLetIn{ErrorCode::Invalid, *fault}));
    if (const auto set = setPassword(connection, (*account)->id, hash, now); !set)
        return tl::unexpected(set.error());
    if (const auto ended = endSignInsOfAccount(connection, (*account)->id, SignInEnd::Password, now); !ended)
        return tl::unexpected(ended.error());
    if (const auto voided = voidOneTimeTokens(connection, (*account)->id, now); !voided)
        return tl::unexpected(voided.error());
    DoorEvent event;
    event.action = QStringLiteral("ResetPassword");
    event.address = address;
    if (const auto noted = noteForAccount(connection, (*account)->id, event, now); !noted)
        return tl::unexpected(noted.error());
    return Entry<void>();
}

} // namespace leadout::backend
