// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/private_names.h"

#include <QRegularExpression>

#include <algorithm>

namespace leadout::backend {

namespace {

constexpr qsizetype kShortestPart = 3; // "Le" and "Da" are words of their own in too many languages

QString normal(const QString& text) {
    return text.normalized(QString::NormalizationForm_C).simplified();
}

/// Whether a script with capital letters writes this one small.
bool isSmall(QChar letter) {
    return letter.isLetter() && letter.toUpper() != letter;
}

bool hasCase(const QString& text) {
    return text.toUpper() != text.toLower();
}

bool isInWord(const QString& text, qsizetype at) {
    return at >= 0 && at < text.size() && (text.at(at).isLetterOrNumber() || text.at(at).isMark());
}

/// Where a name stands in a text that is not part of a longer word there; -1 nowhere. Scripts without
/// capital letters are mostly those without spaces, so that every place counts.
qsizetype placeOf(const QString& name, const QString& text, Qt::CaseSensitivity sensitivity) {
    for (qsizetype at = text.indexOf(name, 0, sensitivity); at >= 0;
         at = text.indexOf(name, at + 1, sensitivity)) {
        if (!hasCase(name) || (!isInWord(text, at - 1) && !isInWord(text, at + name.size())))
            return at;
    }
    return -1;
}

} // namespace

PrivateNames::PrivateNames(const Company& company, const std::vector<Coach>& coaches,
                           const Athlete& athlete) {
    if (const QString name = normal(company.name); !name.isEmpty())
        m_whole.append(name);
    addPerson(athlete.name, athlete.email);
    for (const Coach& coach : coaches)
        addPerson(coach.name, coach.email);
}

void PrivateNames::addPerson(const QString& name, const QString& email) {
    const QString whole = normal(name);
    for (const QString& text : {whole, normal(email)}) {
        if (!text.isEmpty() && !m_whole.contains(text))
            m_whole.append(text);
    }
    static const QRegularExpression between(QStringLiteral("[\\s.,’'-]+"));
    for (const QString& part : whole.split(between, Qt::SkipEmptyParts)) {
        if (!hasCase(part) && part.size() > 1)
            m_parts.append(part);
        else if (part.size() >= kShortestPart && !isSmall(part.front()))
            m_parts += {part, part.toUpper()};
    }
    m_parts.removeDuplicates();
}

std::optional<QString> PrivateNames::foundIn(const QString& text) const {
    const QString searched = normal(text);
    const auto find = [&searched](const QStringList& names,
                                  Qt::CaseSensitivity sensitivity) -> std::optional<QString> {
        for (const QString& name : names) {
            if (const qsizetype at = placeOf(name, searched, sensitivity); at >= 0)
                return searched.sliced(at, name.size());
        }
        return std::nullopt;
    };
    if (auto whole = find(m_whole, Qt::CaseInsensitive))
        return whole;
    return find(m_parts, Qt::CaseSensitive);
}

Result<std::optional<PrivateNames>> privateNames(database::Connection& connection, const Viewer& viewer,
                                                 const domain::AthleteId& athlete) {
    const auto company = companyOf(connection, viewer);
    if (!company)
        return tl::unexpected(company.error());
    const auto coaches = listCoaches(connection, viewer);
    if (!coaches)
        return tl::unexpected(coaches.error());
    const auto person = findAthlete(connection, viewer, athlete);
    if (!person)
        return tl::unexpected(person.error());
    if (!*company || !*person)
        return std::optional<PrivateNames>();
    return std::optional(PrivateNames(**company, *coaches, **person));
}

} // namespace leadout::backend
