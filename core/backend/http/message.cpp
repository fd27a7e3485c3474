// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/message.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace leadout::backend::http {

namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> kMethods = {{
    {Method::Get, "GET"},
    {Method::Head, "HEAD"},
    {Method::Post, "POST"},
    {Method::Put, "PUT"},
    {Method::Patch, "PATCH"},
    {Method::Delete, "DELETE"},
    {Method::Options, "OPTIONS"},
}};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

void appendJsonString(std::string& out, std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

} // namespace

std::string_view word(Method method) {
    return kMethods[static_cast<std::size_t>(method)].second;
}

std::optional<Method> methodFromWord(std::string_view word) {
    for (const auto& [method, known] : kMethods) {
        if (known == word)
            return method;
    }
    return std::nullopt;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view fieldValue(const Fields& fields, std::string_view name) {
    for (const auto& [key, value] : fields) {
        if (equalsIgnoringCase(key, name))
            return value;
    }
    return {};
}

std::optional<std::string_view> Request::queryValue(std::string_view name) const {
    for (const auto& [key, value] : query) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

std::uint64_t Request::contentLength() const {
    const std::string_view text = header("Content-Length");
    std::uint64_t length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return length;
}

Response admitted(std::shared_ptr<void> pass) {
    Response response;
    response.status = kAdmitted;
    response.pass = std::move(pass);
    return response;
}

Response errorResponse(std::string_view request_id, int status, std::string_view code,
                       std::string_view message) {
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = "{\"code\":";
    appendJsonString(response.body, code);
    response.body += ",\"message\":";
    appendJsonString(response.body, message);
    response.body += ",\"request_id\":";
    appendJsonString(response.body, request_id);
    response.body += '}';
    return response;
}

std::optional<std::string> percentDecoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        const int high = hexValue(text[i + 1]);
        const int low = hexValue(text[i + 2]);
        if (high < 0 || low < 0 || (high == 0 && low == 0))
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::optional<Fields> queryFields(std::string_view query) {
    Fields fields;
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        if (pair.empty())
            continue;
        const std::size_t equals = pair.find('=');
        auto name = percentDecoded(pair.substr(0, equals));
        auto value =
            percentDecoded(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1));
        if (!name || !value)
            return std::nullopt;
        fields.emplace_back(std::move(*name), std::move(*value));
    }
    return fields;
}

} // namespace leadout::backend::http
