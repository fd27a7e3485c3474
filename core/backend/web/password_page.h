// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leadout::backend {

/// The page on which somebody chooses a password by a link. It needs no script.
struct PasswordPage {
    QString language;          ///< two letters
    QString token;             ///< of the link; empty where it is to be typed in
    std::string_view sentence; ///< id of what to say above the form; empty for nothing
    bool form = true;          ///< whether there is still something to fill in

    /// The page as HTML.
    QByteArray write() const;
};

/// The language of a page by what a browser says it prefers (Accept-Language); English for one that has no
/// translation.
QString pageLanguage(std::string_view acceptLanguage);

/// The header fields of every answer with this page, without Content-Type.
std::vector<std::pair<std::string, std::string>> passwordPageHeaders();

} // namespace leadout::backend
