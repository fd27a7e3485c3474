// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/states.h"
#include "core/protocol/json_reader.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace leadout::protocol {

/// A password that is being chosen has so many characters; one that is being checked may have fewer.
inline constexpr int kMinPasswordLength = 12;
inline constexpr int kMaxPasswordLength = 128;

/// Who is signed in, and where.
struct Me {
    QUuid userId;
    QString name;
    QString email;
    QUuid companyId;
    QString companyName;
    domain::Role role = domain::Role::Assistant;
    bool operator==(const Me&) const = default;
};

QByteArray writeMe(const Me& me);
JsonResult<Me> readMe(QByteArrayView body);

struct SignInRequest {
    QString email;
    QString password;
    QString deviceName;             ///< as the coach will find it in the list of devices
    std::optional<QUuid> companyId; ///< which membership, for an account that has several
    bool operator==(const SignInRequest&) const = default;
};

QByteArray writeSignInRequest(const SignInRequest& request);
JsonResult<SignInRequest> readSignInRequest(QByteArrayView body);

/// A sign-in made by somebody who may, once, for a program that is handed the secret.
struct OneTimeSignInRequest {
    QString secret;
    QString deviceName;
    bool operator==(const OneTimeSignInRequest&) const = default;
};

QByteArray writeOneTimeSignInRequest(const OneTimeSignInRequest& request);
JsonResult<OneTimeSignInRequest> readOneTimeSignInRequest(QByteArrayView body);

struct RefreshRequest {
    QString refreshToken;
    bool operator==(const RefreshRequest&) const = default;
};

QByteArray writeRefreshRequest(const RefreshRequest& request);
JsonResult<RefreshRequest> readRefreshRequest(QByteArrayView body);

/// The first company of a backend that has none, with its head coach.
struct FirstCompanyRequest {
    QString companyName;
    QString timeZone; ///< IANA name; the backend judges whether there is such a zone
    QString name;     ///< the head coach's
    QString email;
    QString password;
    QString deviceName;
    QString language = QStringLiteral("en");  ///< one that there are sentences in
    QString units = QStringLiteral("metric"); ///< or "imperial"
    bool operator==(const FirstCompanyRequest&) const = default;
};

QByteArray writeFirstCompanyRequest(const FirstCompanyRequest& request);
JsonResult<FirstCompanyRequest> readFirstCompanyRequest(QByteArrayView body);

/// A new password by the token of a reset link. It signs nobody in and ends the account's sign-ins.
struct PasswordResetConfirm {
    QString token;
    QString password;
    bool operator==(const PasswordResetConfirm&) const = default;
};

QByteArray writePasswordResetConfirm(const PasswordResetConfirm& request);
JsonResult<PasswordResetConfirm> readPasswordResetConfirm(QByteArrayView body);

/// A sign-in that has begun or goes on. The access token goes with every request; the refresh token gets the
/// next pair and stays good until that pair is first used.
struct SignedIn {
    QUuid signInId;
    QString accessToken;
    QDateTime accessUntil;
    QString refreshToken;
    QDateTime refreshUntil;
    Me me;
    bool operator==(const SignedIn&) const = default;
};

QByteArray writeSignedIn(const SignedIn& answer);
JsonResult<SignedIn> readSignedIn(QByteArrayView body);

/// The account is a member of several companies and the request named none: ask again with one of these.
struct ChooseCompany {
    struct Company {
        QUuid id;
        QString name;
        domain::Role role = domain::Role::Assistant;
        bool operator==(const Company&) const = default;
    };
    std::vector<Company> companies;
    bool operator==(const ChooseCompany&) const = default;
};

using SignInAnswer = std::variant<SignedIn, ChooseCompany>;

QByteArray writeSignInAnswer(const SignInAnswer& answer);
JsonResult<SignInAnswer> readSignInAnswer(QByteArrayView body);

} // namespace leadout::protocol
