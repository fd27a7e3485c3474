// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/report_headers.h"

#include "core/backend/web/page_style.h"

namespace leadout::backend {

std::vector<std::pair<std::string, std::string>> reportHeaders() {
    return {
        {"Content-Type", "text/html; charset=utf-8"},
        {"Content-Security-Policy", contentPolicy().toStdString() + "; frame-ancestors 'none'"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Content-Type-Options", "nosniff"},
        {"Cache-Control", "private,no-store"},
        {"X-Robots-Tag", "noindex"},
    };
}

} // namespace leadout::backend
