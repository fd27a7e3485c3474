// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/request_checks.h"

#include <algorithm>
#include <array>

namespace leadout::backend::http {

namespace {

// A second one of these could be the one that the next program believes.
constexpr std::array<std::string_view, 8> kOnlyOnce = {"Host",          "Content-Length", "Transfer-Encoding",
                                                       "Authorization", "Content-Type",   "Content-Encoding",
                                                       "Expect",        "Accept-Encoding"};

std::size_t count(const Fields& fields, std::string_view name) {
    return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), [&](const auto& field) {
        return equalsIgnoringCase(field.first, name);
    }));
}

std::optional<Refusal> checkLength(const Request& request, bool http_1_0) {
    const bool sized = count(request.headers, "Content-Length") > 0;
    const bool coded = count(request.headers, "Transfer-Encoding") > 0;
    const std::string_view length = request.header("Content-Length");
    if (sized && (length.empty() || length.find_first_not_of("0123456789") != std::string_view::npos))
        return kAmbiguousLength;
    if (coded && (sized || http_1_0 || !equalsIgnoringCase(request.header("Transfer-Encoding"), "chunked")))
        return kAmbiguousLength;
    return std::nullopt;
}

std::optional<Refusal> splitTarget(Request& request) {
    const std::string_view target = request.target;
    const bool plain = std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!plain || !target.starts_with('/') || target.find('#') != std::string_view::npos)
        return kBadRequest;
    const std::size_t question = target.find('?');
    request.path = target.substr(0, question);
    if (!percentDecoded(request.path))
        return kBadRequest;
    if (question == std::string_view::npos)
        return std::nullopt;
    auto query = queryFields(target.substr(question + 1));
    if (!query)
        return kBadRequest;
    request.query = std::move(*query);
    return std::nullopt;
}

} // namespace

std::optional<Refusal> checkHeader(Request& request, bool http_1_0, std::size_t max_target) {
    if (request.target.size() > max_target)
        return kTargetTooLong;
    if (auto refusal = checkLength(request, http_1_0))
        return refusal;
    for (const std::string_view name : kOnlyOnce) {
        if (count(request.headers, name) > 1)
            return kBadRequest;
    }
    if (!http_1_0 && count(request.headers, "Host") == 0)
        return kBadRequest;
    const std::string_view expect = request.header("Expect");
    if (!expect.empty() && !equalsIgnoringCase(expect, "100-continue"))
        return kBadExpectation;
    const std::string_view encoding = request.header("Content-Encoding");
    if (!encoding.empty() && !equalsIgnoringCase(encoding, "gzip") &&
        !equalsIgnoringCase(encoding, "identity"))
        return kUnknownEncoding;
    return splitTarget(request);
}

} // namespace leadout::backend::http
