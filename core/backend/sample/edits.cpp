// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/edits.h"

#include "core/backend/sample/company.h"
#include "core/domain/sentences/sentences.h"

#include <array>
#include <vector>

namespace leadout::backend::sample {

namespace {

struct Sentence {
    QLatin1String language;
    QStringView text;
};

constexpr std::array<Sentence, 6> kSentences = {{
    {QLatin1String("en"), u"Eat before the next one; it will make the last half hour easier."},
    {QLatin1String("en"), u"Keep the first ten minutes as calm as these."},
    {QLatin1String("en"), u"Good patience early on. Same again next week."},
    {QLatin1String("en"), u"Watch the cadence on the way up, a gear lighter does it."},
    {QLatin1String("de"), u"Iss vor der nächsten Einheit etwas mehr."},
    {QLatin1String("de"), u"Die ersten zehn Minuten bitte wieder so ruhig."},
}};

} // namespace

QStringView coachesSentence(const char* language, Dice& dice) {
    const QString drafts =
        domain::Sentences::languageFor(QString::fromLatin1(language), QString::fromLatin1(kCompanyLanguage));
    std::vector<QStringView> suited;
    for (const Sentence& sentence : kSentences) {
        if (drafts == sentence.language)
            suited.push_back(sentence.text);
    }
    return suited[static_cast<std::size_t>(dice.between(0, static_cast<int>(suited.size()) - 1))];
}

} // namespace leadout::backend::sample
