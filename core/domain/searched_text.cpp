// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/searched_text.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace leadout::domain {

namespace {

/// Letters that no decomposition takes apart, and what they are written as without their strokes.
struct Plain {
    char16_t letter;
    const char* written;
};
constexpr Plain kPlain[] = {
    {u'\u00df', "ss"}, {u'\u1e9e', "SS"}, {u'\u00e6', "ae"}, {u'\u00c6', "Ae"}, {u'\u0153', "oe"},
    {u'\u0152', "Oe"}, {u'\u00f8', "o"},  {u'\u00d8', "O"},  {u'\u0142', "l"},  {u'\u0141', "L"},
    {u'\u0111', "d"},  {u'\u0110', "D"},  {u'\u00f0', "d"},  {u'\u00d0', "D"},  {u'\u00fe', "th"},
    {u'\u00de', "Th"}, {u'\u0131', "i"},  {u'\u0127', "h"},  {u'\u0126', "H"},
};

bool isCased(QChar letter) {
    switch (letter.category()) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase: return true;
    default: return false;
    }
}

bool isUnseen(QChar sign) {
    return sign.category() == QChar::Other_Format;
}

/// One letter with its marks, in base letters.
QString folded(const QString& cluster) {
    if (cluster.size() == 1 && cluster.front().unicode() < 0x80)
        return cluster;
    const QString apart = cluster.normalized(QString::NormalizationForm_KD);
    const bool cased = isCased(apart.isEmpty() ? QChar() : apart.front());
    QString base;
    for (const QChar letter : cased ? apart : cluster.normalized(QString::NormalizationForm_KC)) {
        if (isUnseen(letter) || (cased && letter.isMark()))
            continue;
        const auto* plain = std::find_if(std::begin(kPlain), std::end(kPlain), [letter](const Plain& each) {
            return letter == QChar(each.letter);
        });
        if (plain != std::end(kPlain))
            base += QLatin1String(plain->written);
        else
            base += letter;
    }
    return base;
}

} // namespace

SearchedText::SearchedText(const QString& from) {
    text.reserve(from.size());
    m_places.reserve(static_cast<std::size_t>(from.size()) + 1);
    QTextBoundaryFinder clusters(QTextBoundaryFinder::Grapheme, from);
    bool blank = true; // what is before the first word counts for nothing
    for (qsizetype at = 0; at < from.size();) {
        qsizetype next = clusters.toNextBoundary();
        if (next <= at)
            next = from.size();
        const bool space = from.at(at).isSpace();
        const QString base = space ? QStringLiteral(" ") : folded(from.sliced(at, next - at));
        if (!space || !blank) {
            text += base;
            m_places.insert(m_places.end(), static_cast<std::size_t>(base.size()), static_cast<int>(at));
        }
        blank = space || (blank && base.isEmpty());
        at = next;
    }
    m_places.push_back(static_cast<int>(from.size()));
    small = text;
    // Letter by letter, as the small form of a whole text can be longer.
    std::transform(small.cbegin(), small.cend(), small.begin(),
                   [](QChar letter) { return letter.toLower(); });
}

std::pair<int, int> SearchedText::placeOf(qsizetype at, qsizetype length) const {
    const auto first = static_cast<std::size_t>(at);
    auto behind = static_cast<std::size_t>(at + length);
    // One sign may be several letters here.
    while (behind + 1 < m_places.size() && m_places[behind] == m_places[behind - 1])
        ++behind;
    return {m_places[first], m_places[behind] - m_places[first]};
}

QString baseLetters(const QString& name) {
    const bool plain =
        std::all_of(name.begin(), name.end(), [](QChar sign) { return sign.unicode() < 0x80; });
    return plain ? name.simplified() : SearchedText(name).text.trimmed();
}

bool hasCase(QStringView text) {
    return std::any_of(text.begin(), text.end(), isCased);
}

} // namespace leadout::domain
