// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/private_names.h"

#include "core/domain/name_words.h"

#include <algorithm>

namespace leadout::domain {

namespace {

using Whose = FoundName::Whose;

constexpr qsizetype kShortestPart = 2;
// Of names that also count when they are written small.
constexpr qsizetype kShortestSmallFirst = 3;
constexpr qsizetype kShortestSmallLast = 4;

QString normal(const QString& text) {
    return text.normalized(QString::NormalizationForm_C).simplified();
}

/// The umlauts of a name as they are written where there are none: "Müller" as "Mueller".
QString spelledOut(const QString& name) {
    QString spelled = name.normalized(QString::NormalizationForm_C).toLower();
    spelled.replace(u'\u00e4', QStringLiteral("ae")).replace(u'\u00f6', QStringLiteral("oe"));
    spelled.replace(u'\u00fc', QStringLiteral("ue")).replace(u'\u00f8', QStringLiteral("oe"));
    return spelled.replace(u'\u00e5', QStringLiteral("aa"));
}

/// Whether a script with capital letters writes this one small.
bool isSmall(QChar letter) {
    return letter.isLetter() && letter.toUpper() != letter;
}

bool isInName(QChar sign) {
    return sign.isLetter() || sign.isMark() || sign.isSurrogate();
}

/// The words that a name is made of.
QStringList partsOf(const QString& name) {
    QStringList parts;
    for (qsizetype at = 0; at < name.size();) {
        qsizetype end = at;
        while (end < name.size() && isInName(name.at(end)))
            ++end;
        if (end > at)
            parts.append(name.sliced(at, end - at));
        at = end + 1;
    }
    return parts;
}

bool isInWord(const QString& text, qsizetype at) {
    return at >= 0 && at < text.size() && (text.at(at).isLetterOrNumber() || text.at(at).isMark());
}

bool isApostrophe(QChar sign) {
    return sign == u'\'' || sign == QChar(0x2019);
}

/// Whether a word ends here, the genitive's letter aside: "Pias" is Pia's, and "don't" is nobody's.
bool endsWord(const QString& text, qsizetype at) {
    if (at >= text.size())
        return true;
    if (isApostrophe(text.at(at)) && at + 1 < text.size() && text.at(at + 1).toLower() == u't' &&
        !isInWord(text, at + 2))
        return false;
    if (text.at(at).toLower() == u's' && !isInWord(text, at + 1))
        return true;
    return !isInWord(text, at);
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

bool beginsSentence(const QString& text, qsizetype at) {
    while (at > 0 && (isBlank(text.at(at - 1)) || text.at(at - 1).isPunct())) {
        --at;
        if (endsSentence(text.at(at)) || text.at(at) == u':')
            return true;
    }
    return at == 0 || text.at(at - 1) == u'\n';
}

/// Written with a capital letter first, and not in capitals throughout, which any word can be.
bool isCapitalized(QStringView written) {
    return !isSmall(written.front()) && std::any_of(written.begin(), written.end(), isSmall);
}

} // namespace

void PrivateNames::add(const QString& key, Written written, Whose whose) {
    if (key.isEmpty())
        return;
    const auto [known, fresh] = m_names.try_emplace(key, Known{written, whose});
    if (!fresh && written < known->second.written)
        known->second = {written, whose};
    if (fresh)
        (hasCase(key) ? m_cased : m_caseless).insert(key.size());
}

void PrivateNames::addCompany(const QString& name) {
    add(baseLetters(name).toLower(), Written::Anyhow, Whose::Company);
}

void PrivateNames::addCoach(const QString& name, const QString& email) {
    addPerson(name, email, Whose::Coach);
}

void PrivateNames::addAthlete(const QString& name, const QString& email) {
    addPerson(name, email, Whose::Athlete);
}

void PrivateNames::addOtherAthlete(const QString& name, const QString& email) {
    addPerson(name, email, Whose::OtherAthlete);
}

void PrivateNames::addPerson(const QString& name, const QString& email, Whose whose) {
    add(baseLetters(email).toLower(), Written::Anyhow, whose);
    const QString whole = baseLetters(name);
    addName(whole, whose);
    if (std::any_of(name.begin(), name.end(), [](QChar sign) { return sign.unicode() >= 0x80; })) {
        const QString spelled = baseLetters(spelledOut(name));
        // Its capitals are gone: those of the words stand where they stood.
        if (spelled.size() != whole.size()) {
            QString again = spelled;
            bool begins = true;
            for (QChar& letter : again) {
                letter = begins ? letter.toUpper() : letter;
                begins = !isInName(letter);
            }
            addName(again, whose);
        }
    }
}

void PrivateNames::addName(const QString& whole, Whose whose) {
    const bool other = whose == Whose::OtherAthlete;
    const QStringList parts = partsOf(whole);
    const bool typedSmall = whole == whole.toLower();
    bool unusual = false;
    for (qsizetype place = 0; place < parts.size(); ++place) {
        const QString& part = parts.at(place);
        const QString small = part.toLower();
        if (!hasCase(part)) {
            if (part.size() > 1)
                add(part, Written::Anyhow, whose);
            continue;
        }
        const NameWord word = nameWordOf(small);
        unusual = unusual || (word == NameWord::None && part.size() > kShortestPart);
        if (part.size() < kShortestPart || (isSmall(part.front()) && !typedSmall))
            continue;
        if (word == NameWord::Particle || (other && word == NameWord::Noun))
            continue;
        const auto shortest = place == 0 ? kShortestSmallFirst : kShortestSmallLast;
        if (other && (word != NameWord::None || part.size() == kShortestPart))
            add(small, Written::InsideSentence, whose);
        else if (!other && word == NameWord::None && part.size() >= shortest)
            add(small, Written::Anyhow, whose);
        else
            add(small, Written::AsName, whose);
    }
    // One word alone has been judged as a part.
    if (parts.size() != 1 || parts.front() != whole)
        add(whole.toLower(), other && !unusual ? Written::AsName : Written::Anyhow, whose);
    else if (!other && nameWordOf(whole.toLower()) == NameWord::Particle)
        add(whole.toLower(), Written::InsideSentence, whose);
}

/// Looks up what begins at each place, as long as any name is: however many names there are, the text is
/// gone through once. Scripts without capital letters are mostly those without spaces, so that every place
/// counts there.
std::vector<FoundName> PrivateNames::everywhereIn(const QString& text) const {
    const SearchedText searched(text);
    const qsizetype end = searched.small.size();
    std::vector<FoundName> found;
    const auto look = [&](qsizetype at, qsizetype length, bool cased) {
        const QStringView letters = QStringView(searched.small).sliced(at, length);
        const auto name = m_names.find(letters);
        if (name == m_names.end() || hasCase(letters) != cased)
            return;
        const QStringView written = QStringView(searched.text).sliced(at, length);
        const auto [start, size] = searched.placeOf(at, length);
        const Written how = name->second.written;
        if ((how == Written::AsName && isSmall(written.front())) ||
            (how == Written::InsideSentence && (!isCapitalized(written) || beginsSentence(text, start))))
            return;
        found.push_back({start, size, normal(text.sliced(start, size)), name->second.whose});
    };
    for (qsizetype at = 0; at < end; ++at) {
        if (!isInWord(searched.small, at - 1)) {
            for (const qsizetype length : m_cased) {
                if (at + length > end)
                    break;
                if (endsWord(searched.small, at + length))
                    look(at, length, true);
            }
        }
        if (searched.small.at(at).unicode() < 0x80)
            continue;
        for (const qsizetype length : m_caseless) {
            if (at + length > end)
                break;
            look(at, length, false);
        }
    }
    return found;
}

std::vector<FoundName> PrivateNames::allIn(const QString& text) const {
    std::vector<FoundName> found = everywhereIn(text);
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
