// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace leadout::protocol {

enum class Method : std::uint8_t { Get, Post };

/// What a caller must show to be let in at all.
enum class Auth : std::uint8_t {
    None,        ///< nothing; a secret may be in the body
    SignIn,      ///< a coach's sign-in, of an active membership
    EndedSignIn, ///< a coach's sign-in whose membership has ended
    ReportLink,  ///< the token in the path
    Bootstrap,   ///< the one-time secret of a backend that has no company yet
    Loopback,    ///< to come from the backend's own machine
};

/// How the body of a request or of an answer is written; its word is the media type.
enum class Media : std::uint8_t { None, Json, Bytes, Html, Text, Form };

} // namespace leadout::protocol

template <>
inline constexpr std::array<std::string_view, 2> leadout::domain::kWords<leadout::protocol::Method> = {
    "GET", "POST"};
template <>
inline constexpr std::array<std::string_view, 6> leadout::domain::kWords<leadout::protocol::Auth> = {
    "none", "sign_in", "ended_sign_in", "report_link", "bootstrap", "loopback"};
template <>
inline constexpr std::array<std::string_view, 6> leadout::domain::kWords<leadout::protocol::Media> = {
    "",          "application/json", "application/octet-stream",
    "text/html", "text/plain",       "application/x-www-form-urlencoded"};

namespace leadout::protocol {

using domain::key;

/// One thing that the backend can be asked. Every route of the backend and every path of openapi.yaml is one
/// of these.
struct Endpoint {
    Method method;
    std::string_view path; ///< with {names} for single segments
    std::string_view name; ///< the operation
    Auth auth;
    Media requestMedia;
    std::string_view request; ///< the message in the body; empty unless it is JSON
    Media answerMedia;
    std::string_view answer; ///< the message of a success; empty unless it is JSON
    std::int64_t bodyLimit;  ///< bytes; 0 where there is no body
};

/// Bodies above this are refused wherever an endpoint does not say otherwise.
inline constexpr std::int64_t kMaxBodyBytes = 1024 * 1024;
/// Recorded files, which are streamed.
inline constexpr std::int64_t kMaxUploadBytes = 64 * 1024 * 1024;
/// What a program accepts as one JSON answer.
inline constexpr std::int64_t kMaxAnswerBytes = 4 * 1024 * 1024;

/// All endpoints, each name and each pair of method and path once.
std::span<const Endpoint> endpoints();

/// The endpoint of a name; nullptr for an unknown one.
const Endpoint* endpointNamed(std::string_view name);

/// A path of a request, found in the table.
struct EndpointMatch {
    const Endpoint* endpoint = nullptr;
    std::vector<QByteArray> values; ///< for the {names}, in order: 1 to 128 letters, digits, - and _
};

/// What a request asks for, or whether only its method is wrong.
struct EndpointSearch {
    std::optional<EndpointMatch> match;
    bool otherMethod = false; ///< no match, and the path exists with another method
};

/// Finds the endpoint for a method and a path without its query. Paths are compared byte by byte.
EndpointSearch findEndpoint(QByteArrayView method, QByteArrayView path);

/// The path of an endpoint with its {names} filled in order; empty where the number or a character of the
/// values does not fit.
QByteArray pathOf(const Endpoint& endpoint, const std::vector<QByteArray>& values = {});

} // namespace leadout::protocol
