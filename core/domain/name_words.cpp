// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/name_words.h"

#include <QHash>
#include <QString>

namespace leadout::domain {

namespace {

constexpr const char* kParticles =
    "de da do di du la le el al dos das del della den der van von vom zum zur ten ter bin ibn abu "
    "am an as at by go he if in is it me my no of on or so to up us we ab er es im ja um wo zu il "
    "en et un ir os se si ne na za ze the and you for but not all can has had was are her his she "
    "one two our out now how who why yes let too any few off own via die und ist war mit bei vor "
    "aus auf fur bis wie wer wir ihr sie ich hat hab noch doch mal nun les des une est que por con "
    "los las";

constexpr const char* kSmall =
    "will mark hope grace faith drew frank grant chase rich rush cash clay wade dot peg pat sue rob "
    "don guy ray sky jet joy mat net val rod tea eve dan bas ton cor won win bill jack chip earl "
    "miles long short strong young best good bright sharp small little wise noble hard hardy love "
    "swift easy early true close wild savage moody keen blunt stout sweet gentle bliss green brown "
    "black white gray grey golden silver blue king knight bishop pope cook baker fisher miller "
    "turner walker rider hunter archer porter marshall wood woods stone rock field fields marsh "
    "hill hills heath glen dale vale brook brooks rivers waters lake pool ford bridge bridges "
    "street lane rhodes park parks house hall church bell banks bush moss snow rain storm gale "
    "flood burns sparks flowers moon day weeks west north east summer summers winters dawn april "
    "spring price case hand foot head heart ball bond steel bird fox lamb bull lion buck hart crane "
    "swan drake finch bear back wells bowl batt dash dodge push pull rest ride step strain stride "
    "race lily ruby amber carol holly ivy hazel olive daisy heather stark lang kurz klein gross "
    "jung alt schnell frei frisch froh frohlich kuhn kuhl kalt warm weich stolz besser bald ganz "
    "reich weiss schwarz braun roth rot grun blau gelb grau schon toll prima weiter heute gerade "
    "ruhig sauber locker super bravo solid nice great keep well petit grand bon fort doux leger "
    "roux blanc noir beau bello forte bueno blanco rojo fuerte alegre moreno delgado rubio pena sol "
    "luz paz mar rey leon cruz campos costa monte marino mia per nur gut neu una max";

constexpr const char* kNouns =
    "berg berge bach wald feld stein baum tal thal see weg burg strasse brand held gluck freund "
    "mann kind kraft herz kopf fuss arm bein knie tag morgen abend sommer winter herbst montag "
    "freitag samstag sonntag mai juni juli august jan januar min watt watts block kern start ziel "
    "sieg kampf lauf sprung schritt stuck ernst art wolf rose chance star page pace tempo coach "
    "trainer athlete athlet athletin konig koch kaiser vogel fuchs hase lowe bar hirsch engel gold "
    "silber stahl eisen holz sturm regen schnee frost sonne wind herr ende sport basis base run "
    "bike swim rad puls ruhe iris lotus speed power team club sun song son fan ring kreis punkt may "
    "june";

void add(QHash<QString, NameWord>& words, const char* list, NameWord what) {
    for (const QString& word : QString::fromLatin1(list).split(u' ', Qt::SkipEmptyParts))
        words.insert(word, what);
}

} // namespace

NameWord nameWordOf(QStringView part) {
    static const QHash<QString, NameWord> words = [] {
        QHash<QString, NameWord> all;
        add(all, kSmall, NameWord::Small);
        add(all, kNouns, NameWord::Noun);
        add(all, kParticles, NameWord::Particle);
        return all;
    }();
    return words.value(part.toString(), NameWord::None);
}

} // namespace leadout::domain
