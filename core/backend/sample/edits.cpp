// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/edits.h"

#include <array>
#include <cstring>
#include <vector>

namespace leadout::backend::sample {

namespace {

struct Sentence {
    const char* language;
    QStringView text;
};

constexpr std::array<Sentence, 14> kSentences = {{
    {"en", u"Eat before the next one; it will make the last half hour easier."},
    {"en", u"Keep the first ten minutes as calm as these."},
    {"en", u"Good patience early on. Same again next week."},
    {"en", u"Watch the cadence on the way up, a gear lighter does it."},
    {"pt", u"Come bem antes do próximo treino."},
    {"pt", u"Mantém os primeiros dez minutos assim calmos."},
    {"da", u"Hold de første ti minutter lige så rolige næste gang."},
    {"da", u"Spis lidt mere før den lange tur."},
    {"it", u"Mangia prima della prossima uscita."},
    {"it", u"Tieni così calmi i primi dieci minuti."},
    {"de", u"Iss vor der nächsten Einheit etwas mehr."},
    {"de", u"Die ersten zehn Minuten bitte wieder so ruhig."},
    {"fr", u"Mange un peu plus avant la prochaine sortie."},
    {"fr", u"Garde les dix premières minutes aussi calmes."},
}};

} // namespace

QStringView coachesSentence(const char* language, Dice& dice) {
    std::vector<QStringView> suited;
    for (const Sentence& sentence : kSentences) {
        if (std::strcmp(sentence.language, language) == 0)
            suited.push_back(sentence.text);
    }
    return suited[static_cast<std::size_t>(dice.between(0, static_cast<int>(suited.size()) - 1))];
}

} // namespace leadout::backend::sample
