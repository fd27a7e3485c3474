// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands/checks.h"

#include "core/domain/commands/athletes.h"

#include <algorithm>
#include <string>

namespace leadout::domain::checks {

namespace {

/// An embedding, an override or an isolate: a name with one would turn the rest of its line round.
bool turnsDirection(QChar c) {
    return (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

} // namespace

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

bool isBlank(QStringView value) {
    const auto points = value.toUcs4();
    return std::none_of(points.begin(), points.end(), [](char32_t c) {
        const QChar::Category category = QChar::category(c);
        return !QChar::isSpace(c) && category != QChar::Other_Control && category != QChar::Other_Format;
    });
}

Validity line(const QString& path, QStringView value, int most) {
    if (value.contains(u'\n') || value.contains(u'\t') ||
        std::any_of(value.begin(), value.end(), turnsDirection))
        return refuse(path, "invalid.characters");
    if (isBlank(value))
        return refuse(path, "invalid.missing");
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
