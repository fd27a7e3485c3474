// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/sign_in_messages.h"

#include "core/protocol/json_writer.h"

#include <algorithm>

namespace leadout::protocol {

namespace {

constexpr qsizetype kMaxNameLength = 200;
constexpr qsizetype kMaxEmailLength = 254;
constexpr qsizetype kMaxDeviceNameLength = 100;
constexpr qsizetype kMaxTokenLength = 256;
constexpr qsizetype kMaxTimeZoneLength = 64;
constexpr std::size_t kMaxCompanies = 100;
constexpr JsonLimits kLimits{.bytes = 4 * 1024, .values = 100};
constexpr JsonLimits kAnswerLimits{.bytes = 256 * 1024, .values = 1000};

constexpr Word<CoachRole> kRoles[] = {{CoachRole::Assistant, "assistant"}, {CoachRole::Head, "head"}};

QString readName(ObjectReader& reader, std::string_view name) {
    return reader.required<QString>(name, 1, kMaxNameLength);
}

/// An address as far as it can be judged without writing to it: something on both sides of one '@', and no
/// space or control character, which could smuggle a header line into a mail.
QString readEmail(ObjectReader& reader) {
    const auto email = reader.required<QString>("email", 3, kMaxEmailLength);
    const qsizetype at = email.indexOf(u'@');
    const bool plain = std::none_of(email.cbegin(), email.cend(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control;
    });
    if (at < 1 || at != email.lastIndexOf(u'@') || at == email.size() - 1 || !plain)
        reader.refuse("email", JsonErrorKind::BadForm);
    return email;
}

QString readDeviceName(ObjectReader& reader) {
    return reader.required<QString>("device_name", 1, kMaxDeviceNameLength);
}

QString readSecret(ObjectReader& reader, std::string_view name) {
    return reader.required<QString>(name, 1, kMaxTokenLength);
}

CoachRole readRole(ObjectReader& reader) {
    return reader.required<CoachRole>("role", Words(kRoles));
}

void writeMeInto(JsonWriter& out, const Me& me) {
    out.beginObject().field("user_id", me.userId).field("name", me.name).field("email", me.email);
    out.field("company_id", me.companyId).field("company_name", me.companyName);
    out.field("role", key(me.role)).endObject();
}

Me readMeFrom(ObjectReader& reader) {
    Me me;
    me.userId = reader.required<QUuid>("user_id");
    me.name = readName(reader, "name");
    me.email = readEmail(reader);
    me.companyId = reader.required<QUuid>("company_id");
    me.companyName = readName(reader, "company_name");
    me.role = readRole(reader);
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
        company.role = readRole(object);
        answer.companies.push_back(std::move(company));
    });
    return answer;
}

enum class SignInAnswerType : std::uint8_t { SignedIn, ChooseCompany };
constexpr Word<SignInAnswerType> kSignInAnswerTypes[] = {{SignInAnswerType::SignedIn, "signed_in"},
                                                         {SignInAnswerType::ChooseCompany, "choose_company"}};

SignInAnswer readSignInAnswerFrom(ObjectReader& reader) {
    const auto type = reader.required<SignInAnswerType>("type", Words(kSignInAnswerTypes));
    if (type == SignInAnswerType::ChooseCompany)
        return readChoice(reader);
    return readSignedInFrom(reader);
}

} // namespace

std::string_view key(CoachRole role) {
    return Words(kRoles).wordOf(role);
}

QByteArray writeMe(const Me& me) {
    JsonWriter out;
    writeMeInto(out, me);
    return out.take();
}

JsonResult<Me> readMe(QByteArrayView body) {
    return readMessage(body, kAnswerLimits, UnknownFields::Keep, readMeFrom);
}

QByteArray writeSignInRequest(const SignInRequest& request) {
    JsonWriter out;
    out.beginObject().field("email", request.email).field("password", request.password);
    out.field("device_name", request.deviceName).field("company_id", request.companyId);
    return out.endObject().take();
}

JsonResult<SignInRequest> readSignInRequest(QByteArrayView body) {
    return readMessage(body, kLimits, UnknownFields::Refuse, readSignIn);
}

QByteArray writeOneTimeSignInRequest(const OneTimeSignInRequest& request) {
    JsonWriter out;
    out.beginObject().field("secret", request.secret).field("device_name", request.deviceName);
    return out.endObject().take();
}

JsonResult<OneTimeSignInRequest> readOneTimeSignInRequest(QByteArrayView body) {
    return readMessage(body, kLimits, UnknownFields::Refuse, readOneTime);
}

QByteArray writeRefreshRequest(const RefreshRequest& request) {
    JsonWriter out;
    return out.beginObject().field("refresh_token", request.refreshToken).endObject().take();
}

JsonResult<RefreshRequest> readRefreshRequest(QByteArrayView body) {
    return readMessage(body, kLimits, UnknownFields::Refuse, readRefresh);
}

QByteArray writeFirstCompanyRequest(const FirstCompanyRequest& request) {
    JsonWriter out;
    out.beginObject().field("company_name", request.companyName).field("time_zone", request.timeZone);
    out.field("name", request.name).field("email", request.email).field("password", request.password);
    return out.field("device_name", request.deviceName).endObject().take();
}

JsonResult<FirstCompanyRequest> readFirstCompanyRequest(QByteArrayView body) {
    return readMessage(body, kLimits, UnknownFields::Refuse, readFirstCompany);
}

QByteArray writePasswordResetConfirm(const PasswordResetConfirm& request) {
    JsonWriter out;
    out.beginObject().field("token", request.token).field("password", request.password);
    return out.endObject().take();
}

JsonResult<PasswordResetConfirm> readPasswordResetConfirm(QByteArrayView body) {
    return readMessage(body, kLimits, UnknownFields::Refuse, readReset);
}

QByteArray writeSignedIn(const SignedIn& answer) {
    JsonWriter out;
    out.beginObject();
    writeSignedInMembers(out, answer);
    return out.endObject().take();
}

JsonResult<SignedIn> readSignedIn(QByteArrayView body) {
    return readMessage(body, kAnswerLimits, UnknownFields::Keep, readSignedInFrom);
}

QByteArray writeSignInAnswer(const SignInAnswer& answer) {
    JsonWriter out;
    out.beginObject();
    if (const auto* signedIn = std::get_if<SignedIn>(&answer)) {
        out.field("type", Words(kSignInAnswerTypes).wordOf(SignInAnswerType::SignedIn));
        writeSignedInMembers(out, *signedIn);
        return out.endObject().take();
    }
    out.field("type", Words(kSignInAnswerTypes).wordOf(SignInAnswerType::ChooseCompany));
    out.key("companies").beginArray();
    for (const ChooseCompany::Company& company : std::get<ChooseCompany>(answer).companies) {
        out.beginObject().field("id", company.id).field("name", company.name);
        out.field("role", key(company.role)).endObject();
    }
    return out.endArray().endObject().take();
}

JsonResult<SignInAnswer> readSignInAnswer(QByteArrayView body) {
    return readMessage(body, kAnswerLimits, UnknownFields::Keep, readSignInAnswerFrom);
}

} // namespace leadout::protocol
