// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands/checks.h"

#include "core/domain/commands/athletes.h"

#include <algorithm>
#include <string>

namespace leadout::domain::checks {

InvalidField refuse(const QString& path, std::string_view sentence) {
    return {path, {std::string(sentence), {}}};
}

InvalidField refuse(const QString& path, std::string_view sentence, double limit) {
    return {path, {std::string(sentence), {engine::Quantity{limit, engine::Unit::Count}}}};
}

Validity text(const QString& path, QStringView value, int most) {
    if (value.size() > most)
        return refuse(path, "invalid.too_long", most);
    const bool control = std::any_of(value.begin(), value.end(), [](QChar c) {
        return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
    });
    if (control || !value.isValidUtf16())
        return refuse(path, "invalid.characters");
    return std::nullopt;
}

Validity line(const QString& path, QStringView value, int most) {
    if (value.trimmed().isEmpty())
        return refuse(path, "invalid.missing");
    if (value.contains(u'\n') || value.contains(u'\t'))
        return refuse(path, "invalid.characters");
    return text(path, value, most);
}

Validity email(const QString& path, QStringView value) {
    if (value.isEmpty())
        return std::nullopt;
    if (value.size() > kMaxEmail)
        return refuse(path, "invalid.too_long", kMaxEmail);
    const qsizetype at = value.indexOf(u'@');
    const bool spaced =
        std::any_of(value.begin(), value.end(), [](QChar c) { return c.isSpace() || !c.isPrint(); });
    if (spaced || at < 1 || at != value.lastIndexOf(u'@') || at == value.size() - 1)
        return refuse(path, "invalid.email");
    return text(path, value, kMaxEmail);
}

Validity day(const QString& path, const QDate& value) {
    if (!value.isValid() || value < QDate(1970, 1, 1) || value >= QDate(2200, 1, 1))
        return refuse(path, "invalid.day");
    return std::nullopt;
}

} // namespace leadout::domain::checks
