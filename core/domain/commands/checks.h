// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/command.h"

#include <QDate>

#include <initializer_list>

/// The checks that the payloads share. Each gives nothing for a sound value, else the field and why.
namespace leadout::domain::checks {

/// A field cannot be accepted for the reason of a sentence, with the limit that it breaks.
InvalidField refuse(const QString& path, std::string_view sentence);
InvalidField refuse(const QString& path, std::string_view sentence, double limit);

/// Well-formed text of at most `most` UTF-16 units, without control characters but tab and line feed.
Validity text(const QString& path, QStringView value, int most);

/// Nothing in it can be seen: spaces, controls and characters that only steer how others are shown.
bool isBlank(QStringView value);

/// As text(), on one line, not blank, and without characters that turn the direction of what stands beside
/// it.
Validity line(const QString& path, QStringView value, int most);

/// Empty, or something that mail can be sent to.
Validity email(const QString& path, QStringView value);

/// A real day between 1970 and 2200.
Validity day(const QString& path, const QDate& value);

/// An id that names something.
template <typename AnyId>
Validity id(const QString& path, const AnyId& value) {
    return value.isNull() ? Validity(refuse(path, "invalid.missing")) : std::nullopt;
}

/// The first check that found something.
inline Validity firstOf(std::initializer_list<Validity> checks) {
    for (const Validity& check : checks) {
        if (check)
            return check;
    }
    return std::nullopt;
}

} // namespace leadout::domain::checks
