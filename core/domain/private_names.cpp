// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/private_names.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace leadout::domain {

namespace {

using Whose = FoundName::Whose;

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

/// A text as names are searched in it, and the place in the text where each of its letters comes from.
struct Searched {
    QString text;
    std::vector<int> places; ///< one more than letters
};

Searched searchable(const QString& text) {
    Searched searched;
    QTextBoundaryFinder clusters(QTextBoundaryFinder::Grapheme, text);
    bool blank = true; // what is before the first word counts for nothing
    for (qsizetype at = 0; at < text.size();) {
        qsizetype next = clusters.toNextBoundary();
        if (next <= at)
            next = text.size();
        const bool space = text.at(at).isSpace();
        const QString cluster =
            space ? QStringLiteral(" ") : text.sliced(at, next - at).normalized(QString::NormalizationForm_C);
        if (!space || !blank) {
            searched.text += cluster;
            searched.places.insert(searched.places.end(), static_cast<std::size_t>(cluster.size()),
                                   static_cast<int>(at));
        }
        blank = space;
        at = next;
    }
    searched.places.push_back(static_cast<int>(text.size()));
    return searched;
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

/// Where a name stands in a text from a place on without being part of a longer word; -1 nowhere. Scripts
/// without capital letters are mostly those without spaces, so that every place counts.
qsizetype placeOf(const QString& name, const QString& text, qsizetype from, Qt::CaseSensitivity sensitivity) {
    for (qsizetype at = text.indexOf(name, from, sensitivity); at >= 0;
         at = text.indexOf(name, at + 1, sensitivity)) {
        if (!hasCase(name) || (!isInWord(text, at - 1) && endsWord(text, at + name.size())))
            return at;
    }
    return -1;
}

bool isApostrophe(QChar sign) {
    return sign == u'\'' || sign == QChar(0x2019);
}

/// The end of a name with its genitive: "Pia's", "Pias", "Jonas'".
qsizetype endWithGenitive(const QString& text, qsizetype end) {
    const auto at = [&text](qsizetype place) { return place < text.size() ? text.at(place) : QChar(); };
    if (at(end).toLower() == u's' && !isInWord(text, end + 1))
        return end + 1;
    if (isApostrophe(at(end)) && at(end + 1).toLower() == u's' && !isInWord(text, end + 2))
        return end + 2;
    const bool hissing = end > 0 && QStringView(u"sxzß").contains(text.at(end - 1).toLower());
    return isApostrophe(at(end)) && hissing && !isInWord(text, end + 1) ? end + 1 : end;
}

bool endsSentence(QChar sign) {
    return sign == u'.' || sign == u'!' || sign == u'?' || sign == u'\n' || sign == QChar(0x2026);
}

bool isBlank(QChar sign) {
    return sign.isSpace() && sign != u'\n';
}

/// Whether what stands between two parts of a name makes them one: "Pia Hansen", "Jean-Luc".
bool joinsParts(QStringView between) {
    return !between.isEmpty() && std::all_of(between.begin(), between.end(),
                                             [](QChar sign) { return isBlank(sign) || sign == u'-'; });
}

} // namespace

void PrivateNames::addWhole(const QString& text, Whose whose) {
    if (!text.isEmpty())
        m_whole.push_back({text, whose});
}

void PrivateNames::addPart(const QString& text, Whose whose) {
    const bool known =
        std::any_of(m_parts.begin(), m_parts.end(), [&text](const Name& each) { return each.text == text; });
    if (!known)
        m_parts.push_back({text, whose});
}

void PrivateNames::addCompany(const QString& name) {
    addWhole(normal(name), Whose::Company);
}

void PrivateNames::addCoach(const QString& name, const QString& email) {
    addPerson(name, email, Whose::Coach);
}

void PrivateNames::addAthlete(const QString& name, const QString& email) {
    addPerson(name, email, Whose::Athlete);
}

void PrivateNames::addPerson(const QString& name, const QString& email, Whose whose) {
    const QString whole = normal(name);
    addWhole(whole, whose);
    addWhole(normal(email), whose);
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{M}]+"));
    bool first = true;
    for (const QString& part : whole.split(between, Qt::SkipEmptyParts)) {
        const QString small = part.toLower();
        if (!hasCase(part) && part.size() > 1) {
            addPart(part, whose);
        } else if (part.size() >= kShortestPart && !isSmall(part.front()) &&
                   !wordsInNames().contains(small)) {
            addPart(part, whose);
            addPart(part.toUpper(), whose);
            if (first && part.size() >= kShortestSmall && !namesLikeWords().contains(small))
                addPart(small, whose);
        }
        first = false;
    }
}

std::vector<FoundName> PrivateNames::allIn(const QString& text) const {
    const Searched searched = searchable(text);
    std::vector<FoundName> found;
    const auto find = [&](const std::vector<Name>& names, Qt::CaseSensitivity sensitivity) {
        for (const Name& name : names) {
            const qsizetype size = name.text.size();
            for (qsizetype at = placeOf(name.text, searched.text, 0, sensitivity); at >= 0;
                 at = placeOf(name.text, searched.text, at + size, sensitivity)) {
                const int start = searched.places[static_cast<std::size_t>(at)];
                const int end = searched.places[static_cast<std::size_t>(at + size)];
                found.push_back({start, end - start, searched.text.sliced(at, size), name.whose});
            }
        }
    };
    find(m_whole, Qt::CaseInsensitive);
    find(m_parts, Qt::CaseSensitive);
    // Of those that share letters the first counts, and the longest of two that begin together.
    std::stable_sort(found.begin(), found.end(), [](const FoundName& a, const FoundName& b) {
        return a.start != b.start ? a.start < b.start : a.length > b.length;
    });
    std::vector<FoundName> apart;
    for (FoundName& each : found) {
        const int end = apart.empty() ? 0 : apart.back().start + apart.back().length;
        if (each.start < end)
            continue;
        if (!apart.empty() && apart.back().whose == each.whose &&
            joinsParts(QStringView(text).sliced(end, each.start - end))) {
            FoundName& before = apart.back();
            before.length = each.start + each.length - before.start;
            before.name = normal(text.sliced(before.start, before.length));
        } else {
            apart.push_back(std::move(each));
        }
    }
    return apart;
}

std::optional<FoundName> PrivateNames::foundIn(const QString& text) const {
    const std::vector<FoundName> all = allIn(text);
    return all.empty() ? std::nullopt : std::optional(all.front());
}

TakenOut takeOut(const QString& text, const FoundName& name) {
    qsizetype start = std::clamp<qsizetype>(name.start, 0, text.size());
    const qsizetype bare = std::clamp<qsizetype>(name.start + name.length, start, text.size());
    qsizetype end = endWithGenitive(text, bare);
    qsizetype before = start;
    while (before > 0 && isBlank(text.at(before - 1)))
        --before;
    const auto skipBlanks = [&text](qsizetype at) {
        while (at < text.size() && isBlank(text.at(at)))
            ++at;
        return at;
    };
    const qsizetype after = skipBlanks(end);
    const bool comma = after < text.size() && text.at(after) == u',';
    if (before == 0 || endsSentence(text.at(before - 1))) {
        // A sentence begins: the sign behind the name goes with it, as nothing is left for it to follow.
        const bool sign = comma || (after < text.size() && QStringView(u":.!?").contains(text.at(after)));
        end = skipBlanks(sign ? after + 1 : end);
        if (end >= text.size() || !text.at(end).isLetter())
            return {static_cast<int>(start), static_cast<int>(end - start), {}};
        return {static_cast<int>(start), static_cast<int>(end + 1 - start), text.sliced(end, 1).toUpper()};
    }
    if (text.at(before - 1) == u',' && end == bare) {
        start = before - 1;
        while (start > 0 && isBlank(text.at(start - 1)))
            --start;
        if (comma)
            end = after + 1;
    } else if (after > end || after == text.size() || !isInWord(text, after)) {
        start = before;
    }
    return {static_cast<int>(start), static_cast<int>(end - start), {}};
}

} // namespace leadout::domain
