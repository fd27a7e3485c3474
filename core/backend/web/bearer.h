// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/message.h"

#include <QString>

namespace leadout::backend {

/// What stands in "Authorization: Bearer …"; empty for anything else.
inline QString bearerToken(const http::Request& request) {
    constexpr std::string_view kScheme = "Bearer ";
    const std::string_view header = request.header("Authorization");
    if (header.size() <= kScheme.size() ||
        !http::equalsIgnoringCase(header.substr(0, kScheme.size()), kScheme))
        return {};
    const std::string_view token = header.substr(kScheme.size());
    return QString::fromLatin1(token.data(), static_cast<qsizetype>(token.size()));
}

} // namespace leadout::backend
