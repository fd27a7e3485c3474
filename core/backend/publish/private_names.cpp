// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/private_names.h"

#include <QRegularExpression>

#include <algorithm>

namespace leadout::backend {

namespace {

constexpr qsizetype kShortestPart = 2;
constexpr qsizetype kShortestSmall = 4; ///< of a first name that also counts when it is written small

/// Parts of names that are words of their own: particles, and what begins sentences.
const QStringList& wordsInNames() {
    static const QStringList words =
        QStringLiteral("de da do di du la le el al dos das del della den der van von ten ter bin ibn "
                       "am an as at by go he if in is it me my no of on or so to up us we "
                       "ab er es im ja um wo zu il en et un ir os")
            .split(u' ');
    return words;
}

/// First names that texts about training are full of when they are written small.
const QStringList& namesLikeWords() {
    static const QStringList names =
        QStringLiteral("will mark rose hope grace faith june april summer dawn frank grant chase miles pace "
                       "rich chance page star earl clay drew lance wade rush cash hunter heath glen "
                       "bill jack carol iris lily ruby amber chip art ernst wolf lang "
                       "coach trainer athlete")
            .split(u' ');
    return names;
}

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

/// Whether a word ends here, the genitive's letter aside: "Pias" is Pia's.
bool endsWord(const QString& text, qsizetype at) {
    if (at < text.size() && text.at(at).toLower() == u's' && !isInWord(text, at + 1))
        return true;
    return !isInWord(text, at);
}

/// Where a name stands in a text that is not part of a longer word there; -1 nowhere. Scripts without
/// capital letters are mostly those without spaces, so that every place counts.
qsizetype placeOf(const QString& name, const QString& text, Qt::CaseSensitivity sensitivity) {
    for (qsizetype at = text.indexOf(name, 0, sensitivity); at >= 0;
         at = text.indexOf(name, at + 1, sensitivity)) {
        if (!hasCase(name) || (!isInWord(text, at - 1) && endsWord(text, at + name.size())))
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
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{M}]+"));
    bool first = true;
    for (const QString& part : whole.split(between, Qt::SkipEmptyParts)) {
        const QString small = part.toLower();
        if (!hasCase(part) && part.size() > 1)
            m_parts.append(part);
        else if (part.size() >= kShortestPart && !isSmall(part.front()) && !wordsInNames().contains(small)) {
            m_parts += {part, part.toUpper()};
            if (first && part.size() >= kShortestSmall && !namesLikeWords().contains(small))
                m_parts.append(small);
        }
        first = false;
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
