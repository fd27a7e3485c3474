// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/password_rules.h"

#include "core/protocol/sign_in_messages.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <iterator>

namespace leadout::backend {

namespace {

/// What the passwords that are tried first are built of. Alone, repeated, or with digits and signs around
/// them they are refused.
constexpr std::array kCommonWords = {
    u"password",   u"passwort",   u"passw0rd", u"p@ssword",      u"p@ssw0rd",  u"letmein",   u"welcome",
    u"willkommen", u"iloveyou",   u"admin",    u"administrator", u"changeme",  u"default",   u"secret",
    u"qwerty",     u"qwertyuiop", u"qwertz",   u"qwertzuiop",    u"asdfghjkl", u"zxcvbnm",   u"yxcvbnm",
    u"azerty",     u"azertyuiop", u"qazwsx",   u"qazwsxedc",     u"monkey",    u"dragon",    u"sunshine",
    u"princess",   u"football",   u"baseball", u"superman",      u"batman",    u"starwars",  u"trustno",
    u"master",     u"shadow",     u"michael",  u"jennifer",      u"computer",  u"internet",  u"hallo",
    u"hello",      u"test",       u"guest",    u"login",         u"summer",    u"sommer",    u"winter",
    u"training",   u"trainer",    u"coach",    u"coaching",      u"athlete",   u"triathlon", u"cycling",
    u"running",    u"marathon",   u"ironman",  u"leadout",
};

/// A password must hold this much besides the words that others know of its owner.
constexpr qsizetype kOwnCharacters = 8;
constexpr qsizetype kShortestWord = 4;
constexpr int kLongestUnit = 6;

/// Whether the whole text is one short piece over and over.
bool repeats(const QString& text) {
    for (int unit = 1; unit <= kLongestUnit && unit * 2 <= text.size(); ++unit) {
        if (std::equal(text.begin() + unit, text.end(), text.begin()))
            return true;
    }
    return false;
}

/// Whether every character is the one after, or the one before, its left neighbour; 0 follows 9.
bool counts(const QString& text) {
    const auto steps = [&text](int by) {
        for (qsizetype i = 1; i < text.size(); ++i) {
            const int step = text[i].unicode() - text[i - 1].unicode();
            const bool wraps = text[i - 1].isDigit() && text[i].isDigit() && step == -9 * by;
            if (step != by && !wraps)
                return false;
        }
        return true;
    };
    return steps(1) || steps(-1);
}

QString letters(const QString& text) {
    QString kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](QChar c) { return c.isLetter(); });
    return kept;
}

bool isCommon(const QString& folded) {
    if (repeats(folded) || counts(folded))
        return true;
    const QString core = letters(folded);
    return std::any_of(kCommonWords.begin(), kCommonWords.end(), [&](const char16_t* text) {
        const QString word = QString::fromUtf16(text);
        // Signs and digits inside a word, such as in p@ssw0rd, are compared as they stand.
        QString rest = folded;
        rest.remove(word);
        QString coreRest = core;
        coreRest.remove(word);
        return (rest.size() < folded.size() && letters(rest).isEmpty()) ||
               (coreRest.size() < core.size() && coreRest.isEmpty());
    });
}

/// Whether little is left when everything that others know is taken out.
bool isKnown(const QString& folded, const QStringList& knownWords) {
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{N}]+"));
    QStringList words;
    for (const QString& known : knownWords) {
        words.append(known.toLower());
        words.append(known.toLower().split(between, Qt::SkipEmptyParts));
    }
    // The longest first, so that a word inside another one does not break it apart.
    std::sort(words.begin(), words.end(),
              [](const QString& a, const QString& b) { return a.size() > b.size(); });
    QString rest = folded;
    for (const QString& word : words) {
        if (word.size() >= kShortestWord)
            rest.remove(word);
    }
    return rest.size() < folded.size() && rest.size() < kOwnCharacters;
}

} // namespace

std::optional<std::string_view> passwordFault(const QString& password, const QStringList& knownWords) {
    if (password.size() < protocol::kMinPasswordLength || password.size() > protocol::kMaxPasswordLength)
        return "password.length";
    const QString folded = password.toLower();
    if (isCommon(folded))
        return "password.common";
    if (isKnown(folded, knownWords))
        return "password.known";
    return std::nullopt;
}

} // namespace leadout::backend
