// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/sign_in_messages.h"

#include "core/domain/commands/athletes.h"
#include "core/domain/commands/checks.h"
#include "core/domain/sentences/sentences.h"
#include "core/protocol/json_writer.h"

#include <array>

namespace leadout::protocol {

namespace {

enum class SignInAnswerType : std::uint8_t { SignedIn, ChooseCompany };

} // namespace

} // namespace leadout::protocol

template <>
constexpr std::array<std::string_view, 2> leadout::domain::kWords<leadout::protocol::SignInAnswerType> = {
    "signed_in", "choose_company"};

namespace leadout::protocol {

namespace {

constexpr qsizetype kMaxNameLength = 200;
constexpr qsizetype kMaxDeviceNameLength = 100;
constexpr qsizetype kMaxSecretLength = 256;
constexpr qsizetype kMaxTimeZoneLength = 64;
constexpr std::size_t kMaxCompanies = 100;
constexpr JsonLimits kSignInLimits{.bytes = 4 * 1024, .values = 100};
constexpr JsonLimits kSignInAnswerLimits{.bytes = 256 * 1024, .values = 1000};

QString readName(ObjectReader& reader, std::string_view name) {
    return reader.required<QString>(name, 1, kMaxNameLength);
}

QString readEmail(ObjectReader& reader) {
    const auto email = reader.required<QString>("email", 1, domain::kMaxEmail);
    if (domain::checks::email({}, email))
        reader.refuse("email", JsonErrorKind::BadForm);
    return email;
}

QString readDeviceName(ObjectReader& reader) {
    return reader.required<QString>("device_name", 1, kMaxDeviceNameLength);
}

QString readSecret(ObjectReader& reader, std::string_view name) {
    return reader.required<QString>(name, 1, kMaxSecretLength);
}

void writeMeInto(JsonWriter& out, const Me& me) {
    out.beginObject().field("user_id", me.userId).field("name", me.name).field("email", me.email);
    out.field("company_id", me.companyId).field("company_name", me.companyName);
    out.field("role", me.role).endObject();
}

Me readMeFrom(ObjectReader& reader) {
    Me me;
    me.userId = reader.required<QUuid>("user_id");
    me.name = readName(reader, "name");
    me.email = readEmail(reader);
    me.companyId = reader.required<QUuid>("company_id");
    me.companyName = readName(reader, "company_name");
    me.role = reader.required<domain::Role>("role");
    return me;
}

SignInRequest readSignIn(ObjectReader& reader) {
    SignInRequest request;
    request.email = readEmail(reader);
    request.password = reader.required<QString>("password", 1, kMaxPasswordLength);
    request.deviceName = readDeviceName(reader);
    request.companyId = reader.optional<QUuid>("company_id");
    return request;
}

OneTimeSignInRequest readOneTime(ObjectReader& reader) {
    OneTimeSignInRequest request;
    request.secret = readSecret(reader, "secret");
    request.deviceName = readDeviceName(reader);
    return request;
}

RefreshRequest readRefresh(ObjectReader& reader) {
    return {readSecret(reader, "refresh_token")};
}

FirstCompanyRequest readFirstCompany(ObjectReader& reader) {
    FirstCompanyRequest request;
    request.companyName = readName(reader, "company_name");
    request.timeZone = reader.required<QString>("time_zone", 1, kMaxTimeZoneLength);
    request.name = readName(reader, "name");
    request.email = readEmail(reader);
    request.password = reader.required<QString>("password", kMinPasswordLength, kMaxPasswordLength);
    request.deviceName = readDeviceName(reader);
    request.language = reader.optional<QString>("language", 1, 8).value_or(request.language);
    if (!domain::Sentences::languages().contains(request.language))
        reader.refuse("language", JsonErrorKind::BadForm);
    request.units = reader.optional<QString>("units", 1, 8).value_or(request.units);
    if (request.units != QLatin1String("metric") && request.units != QLatin1String("imperial"))
        reader.refuse("units", JsonErrorKind::BadForm);
    return request;
}

PasswordResetConfirm readReset(ObjectReader& reader) {
    PasswordResetConfirm request;
    request.token = readSecret(reader, "token");
    request.password = reader.required<QString>("password", kMinPasswordLength, kMaxPasswordLength);
    return request;
}

void writeSignedInMembers(JsonWriter& out, const SignedIn& answer) {
    out.field("sign_in_id", answer.signInId).field("access_token", answer.accessToken);
    out.field("access_until", answer.accessUntil).field("refresh_token", answer.refreshToken);
    out.field("refresh_until", answer.refreshUntil).key("me");
    writeMeInto(out, answer.me);
}

SignedIn readSignedInFrom(ObjectReader& reader) {
    SignedIn answer;
    answer.signInId = reader.required<QUuid>("sign_in_id");
    answer.accessToken = readSecret(reader, "access_token");
    answer.accessUntil = reader.required<QDateTime>("access_until");
    answer.refreshToken = readSecret(reader, "refresh_token");
    answer.refreshUntil = reader.required<QDateTime>("refresh_until");
    reader.requiredObject("me", [&answer](ObjectReader& object) { answer.me = readMeFrom(object); });
    return answer;
}

ChooseCompany readChoice(ObjectReader& reader) {
    ChooseCompany answer;
    reader.requiredObjects("companies", kMaxCompanies, [&answer](ObjectReader& object) {
        ChooseCompany::Company company;
        company.id = object.required<QUuid>("id");
        company.name = readName(object, "name");
        company.role = object.required<domain::Role>("role");
        answer.companies.push_back(std::move(company));
    });
    return answer;
}

SignInAnswer readSignInAnswerFrom(ObjectReader& reader) {
    const auto type = reader.required<SignInAnswerType>("type");
    if (type == SignInAnswerType::ChooseCompany)
        return readChoice(reader);
    return readSignedInFrom(reader);
}

} // namespace

QByteArray writeMe(const Me& me) {
    JsonWriter out;
    writeMeInto(out, me);
    return out.take();
}

JsonResult<Me> readMe(QByteArrayView body) {
    return readMessage(body, kSignInAnswerLimits, UnknownFields::Keep, readMeFrom);
}

QByteArray writeSignInRequest(const SignInRequest& request) {
    JsonWriter out;
    out.beginObject().field("email", request.email).field("password", request.password);
    out.field("device_name", request.deviceName).field("company_id", request.companyId);
    return out.endObject().take();
}

JsonResult<SignInRequest> readSignInRequest(QByteArrayView body) {
    return readMessage(body, kSignInLimits, UnknownFields::Refuse, readSignIn);
}

QByteArray writeOneTimeSignInRequest(const OneTimeSignInRequest& request) {
    JsonWriter out;
    out.beginObject().field("secret", request.secret).field("device_name", request.deviceName);
    return out.endObject().take();
}

JsonResult<OneTimeSignInRequest> readOneTimeSignInRequest(QByteArrayView body) {
    return readMessage(body, kSignInLimits, UnknownFields::Refuse, readOneTime);
}

QByteArray writeRefreshRequest(const RefreshRequest& request) {
    JsonWriter out;
    return out.beginObject().field("refresh_token", request.refreshToken).endObject().take();
}

JsonResult<RefreshRequest> readRefreshRequest(QByteArrayView body) {
    return readMessage(body, kSignInLimits, UnknownFields::Refuse, readRefresh);
}

QByteArray writeFirstCompanyRequest(const FirstCompanyRequest& request) {
    JsonWriter out;
    out.beginObject().field("company_name", request.companyName).field("time_zone", request.timeZone);
    out.field("name", request.name).field("email", request.email).field("password", request.password);
    out.field("device_name", request.deviceName).field("language", request.language);
    return out.field("units", request.units).endObject().take();
}

JsonResult<FirstCompanyRequest> readFirstCompanyRequest(QByteArrayView body) {
    return readMessage(body, kSignInLimits, UnknownFields::Refuse, readFirstCompany);
}

QByteArray writePasswordResetConfirm(const PasswordResetConfirm& request) {
    JsonWriter out;
    out.beginObject().field("token", request.token).field("password", request.password);
    return out.endObject().take();
}

JsonResult<PasswordResetConfirm> readPasswordResetConfirm(QByteArrayView body) {
    return readMessage(body, kSignInLimits, UnknownFields::Refuse, readReset);
}

QByteArray writeSignedIn(const SignedIn& answer) {
    JsonWriter out;
    out.beginObject();
    writeSignedInMembers(out, answer);
    return out.endObject().take();
}

JsonResult<SignedIn> readSignedIn(QByteArrayView body) {
    return readMessage(body, kSignInAnswerLimits, UnknownFields::Keep, readSignedInFrom);
}

QByteArray writeSignInAnswer(const SignInAnswer& answer) {
    JsonWriter out;
    out.beginObject();
    if (const auto* signedIn = std::get_if<SignedIn>(&answer)) {
        out.field("type", SignInAnswerType::SignedIn);
        writeSignedInMembers(out, *signedIn);
        return out.endObject().take();
    }
    out.field("type", SignInAnswerType::ChooseCompany);
    out.key("companies").beginArray();
    for (const ChooseCompany::Company& company : std::get<ChooseCompany>(answer).companies) {
        out.beginObject().field("id", company.id).field("name", company.name);
        out.field("role", company.role).endObject();
    }
    return out.endArray().endObject().take();
}

JsonResult<SignInAnswer> readSignInAnswer(QByteArrayView body) {
    return readMessage(body, kSignInAnswerLimits, UnknownFields::Keep, readSignInAnswerFrom);
}

} // namespace leadout::protocol
