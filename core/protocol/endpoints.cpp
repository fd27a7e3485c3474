// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/endpoints.h"

#include <algorithm>
#include <array>

namespace leadout::protocol {

namespace {

constexpr std::int64_t kSmallBody = 4 * 1024;
constexpr std::int64_t kOpsBody = 256 * 1024;
constexpr qsizetype kMaxValueLength = 128;

using enum Method;
using enum Auth;

// clang-format off
constexpr std::array kEndpoints = {
    Endpoint{Get,  "/health",                             "health",               None,        Media::None,  "",                     Media::Text,  "",              0},
    Endpoint{Get,  "/metrics",                            "metrics",              Loopback,    Media::None,  "",                     Media::Text,  "",              0},
    Endpoint{Post, "/v1/company",                         "createFirstCompany",   Bootstrap,   Media::Json,  "FirstCompanyRequest",  Media::Json,  "SignedIn",      kSmallBody},
    Endpoint{Post, "/v1/sign-in",                         "signIn",               None,        Media::Json,  "SignInRequest",        Media::Json,  "SignInAnswer",  kSmallBody},
    Endpoint{Post, "/v1/sign-in/one-time",                "signInOnce",           None,        Media::Json,  "OneTimeSignInRequest", Media::Json,  "SignedIn",      kSmallBody},
    Endpoint{Post, "/v1/sign-in/refresh",                 "refreshSignIn",        None,        Media::Json,  "RefreshRequest",       Media::Json,  "SignedIn",      kSmallBody},
    Endpoint{Post, "/v1/sign-out",                        "signOut",              SignIn,      Media::None,  "",                     Media::None,  "",              0},
    Endpoint{Post, "/v1/password-reset/confirm",          "confirmPasswordReset", None,        Media::Json,  "PasswordResetConfirm", Media::None,  "",              kSmallBody},
    Endpoint{Get,  "/password",                           "passwordPage",         None,        Media::None,  "",                     Media::Html,  "",              0},
    Endpoint{Post, "/password",                           "choosePassword",       None,        Media::Form,  "",                     Media::Html,  "",              kSmallBody},
    Endpoint{Get,  "/v1/me",                              "me",                   SignIn,      Media::None,  "",                     Media::Json,  "Me",            0},
    Endpoint{Get,  "/v1/sync/head",                       "syncHead",             SignIn,      Media::None,  "",                     Media::Json,  "HeadAnswer",    0},
    Endpoint{Get,  "/v1/sync/changes",                    "syncChanges",          SignIn,      Media::None,  "",                     Media::Json,  "ChangesAnswer", 0},
    Endpoint{Post, "/v1/sync/ops",                        "syncOps",              SignIn,      Media::Json,  "OpsRequest",           Media::Json,  "OpsAnswer",     kOpsBody},
    Endpoint{Post, "/v1/sync/quarantine",                 "quarantineOps",        EndedSignIn, Media::Json,  "OpsRequest",           Media::Json,  "OpsAnswer",     kOpsBody},
    Endpoint{Post, "/v1/athletes/{athlete_id}/activities", "uploadActivity",      SignIn,      Media::Bytes, "",                     Media::Json,  "UploadAnswer",  kMaxUploadBytes},
    Endpoint{Post, "/v1/activities/{activity_id}/retry",  "retryActivity",        SignIn,      Media::None,  "",                     Media::Json,  "UploadAnswer",  0},
    Endpoint{Get,  "/v1/activities/{activity_id}/file",   "activityFile",         SignIn,      Media::None,  "",                     Media::Bytes, "",              0},
    Endpoint{Get,  "/r/{report_token}",                   "reportPage",           ReportLink,  Media::None,  "",                     Media::Html,  "",              0},
};
// clang-format on

bool fitsPath(QByteArrayView value) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    };
    return !value.isEmpty() && value.size() <= kMaxValueLength &&
           std::all_of(value.begin(), value.end(), plain);
}

/// Cuts the first segment off a path that begins with '/'.
QByteArrayView nextSegment(QByteArrayView& path) {
    const qsizetype end = path.indexOf('/', 1);
    const QByteArrayView segment = path.sliced(1, (end < 0 ? path.size() : end) - 1);
    path = end < 0 ? QByteArrayView() : path.sliced(end);
    return segment;
}

QByteArrayView viewOf(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// The values for the {names} of the template, or nothing where the path is another one.
std::optional<std::vector<QByteArray>> valuesIn(QByteArrayView path, QByteArrayView pattern) {
    std::vector<QByteArray> values;
    while (!path.isEmpty() && !pattern.isEmpty()) {
        const QByteArrayView given = nextSegment(path);
        const QByteArrayView wanted = nextSegment(pattern);
        if (wanted.startsWith('{')) {
            if (!fitsPath(given))
                return std::nullopt;
            values.push_back(given.toByteArray());
        } else if (given != wanted) {
            return std::nullopt;
        }
    }
    if (!path.isEmpty() || !pattern.isEmpty())
        return std::nullopt;
    return values;
}

} // namespace

std::span<const Endpoint> endpoints() {
    return kEndpoints;
}

const Endpoint* endpointNamed(std::string_view name) {
    const auto found = std::find_if(kEndpoints.begin(), kEndpoints.end(),
                                    [name](const Endpoint& each) { return each.name == name; });
    return found == kEndpoints.end() ? nullptr : &*found;
}

EndpointSearch findEndpoint(QByteArrayView method, QByteArrayView path) {
    EndpointSearch search;
    if (!path.startsWith('/'))
        return search;
    for (const Endpoint& endpoint : kEndpoints) {
        auto values = valuesIn(path, viewOf(endpoint.path));
        if (!values)
            continue;
        if (viewOf(key(endpoint.method)) == method)
            return {EndpointMatch{&endpoint, std::move(*values)}, false};
        search.otherMethod = true;
    }
    return search;
}

QByteArray pathOf(const Endpoint& endpoint, const std::vector<QByteArray>& values) {
    QByteArray path;
    std::size_t used = 0;
    QByteArrayView pattern = viewOf(endpoint.path);
    while (!pattern.isEmpty()) {
        const QByteArrayView segment = nextSegment(pattern);
        path += '/';
        if (!segment.startsWith('{')) {
            path += segment;
        } else if (used < values.size() && fitsPath(values[used])) {
            path += values[used++];
        } else {
            return {};
        }
    }
    return used == values.size() ? path : QByteArray();
}

} // namespace leadout::protocol
