// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

namespace leadout::backend {

/// Why a password must not be chosen, as the id of the sentence that says so; nothing for a good one. It must
/// have 12 to 128 characters, be none of those that everybody tries first, and be more than the words that
/// everybody knows about its owner, such as the e-mail address and the company's name. It need not mix kinds
/// of characters.
std::optional<std::string_view> passwordFault(const QString& password, const QStringList& knownWords);

} // namespace leadout::backend
