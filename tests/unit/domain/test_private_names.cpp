// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/private_names.h"

#include <QTest>

using namespace leadout::domain;
using Whose = FoundName::Whose;

namespace {

PrivateNames namesOf(const QString& athlete) {
    PrivateNames names;
    names.addCompany(QStringLiteral("Velo"));
    names.addAthlete(athlete, {});
    return names;
}

} // namespace

class TestPrivateNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreFound_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* title, const QString& name, const QString& text,
                            const QString& found) { QTest::newRow(title) << name << text << found; };
        row("part", u"Pia Hansen"_qs, u"Hi Pia!"_qs, u"Pia"_qs);
        row("part with apostrophe", u"Pia Hansen"_qs, u"Pia's legs"_qs, u"Pia"_qs);
        row("capitals", u"Pia Hansen"_qs, u"GO PIA"_qs, u"PIA"_qs);
        row("inside a word", u"Pia Hansen"_qs, u"Piano and Utopia"_qs, QString());
        row("a word", u"Will Hope"_qs, u"I hope you will."_qs, QString());
        row("the name", u"Will Hope"_qs, u"You, Will, rode."_qs, u"Will"_qs);
        row("whole name in small letters", u"Will Hope"_qs, u"you will hope"_qs, u"will hope"_qs);
        row("particle", u"Anna van der Berg"_qs, u"van der Plan"_qs, QString());
        row("short part", u"Le Nguyen"_qs, u"Le bloc"_qs, QString());
        row("double name", u"Jean-Luc Roy"_qs, u"Luc"_qs, u"Luc"_qs);
        row("decomposed", u"Zo\u00eb Berg"_qs, u"Zoe\u0308 rode"_qs, u"Zo\u00eb"_qs);
        row("script without spaces", u"佐藤 健"_qs, u"佐藤さん、よくやった"_qs, u"佐藤"_qs);
        row("nothing", u"Pia Hansen"_qs, u""_qs, QString());
        row("two letters", u"Wang Li (王丽)"_qs, u"Well done, Li!"_qs, u"Li"_qs);
        row("in brackets", u"Wang Li (王丽)"_qs, u"王丽"_qs, u"王丽"_qs);
        row("two letters that begin sentences", u"An Nguyen"_qs, u"An easy ride."_qs, QString());
        row("genitive", u"Pia Hansen"_qs, u"Pias Beine"_qs, u"Pia"_qs);
        row("more than a genitive", u"Pia Hansen"_qs, u"Piast"_qs, QString());
        row("first name in small letters", u"Jonas Berg"_qs, u"go jonas"_qs, u"jonas"_qs);
        row("last name in small letters", u"Jonas Berg"_qs, u"am berg"_qs, QString());
        row("company", u"Pia Hansen"_qs, u"the VELO way"_qs, u"VELO"_qs);
        row("without its marks", u"Zo\u00eb Lef\u00e8vre"_qs, u"Zoe Lefevre, strong work."_qs,
            u"Zoe Lefevre"_qs);
        row("last name without its marks", u"Marek Dvo\u0159\u00e1k"_qs, u"So, Dvorak!"_qs, u"Dvorak"_qs);
        row("with marks of somebody's own", u"Marek Dvorak"_qs, u"So, Dvo\u0159\u00e1k!"_qs,
            u"Dvo\u0159\u00e1k"_qs);
        row("letters with strokes", u"S\u00f8ren \u0141ukasz Gro\u00dfmann"_qs, u"gut, Grossmann"_qs,
            u"Grossmann"_qs);
        row("umlauts spelled out", u"J\u00f6rg M\u00fcller"_qs, u"Servus Joerg Mueller!"_qs,
            u"Joerg Mueller"_qs);
        row("umlauts without their dots", u"J\u00f6rg M\u00fcller"_qs, u"Servus Jorg!"_qs, u"Jorg"_qs);
        row("an unseen sign", u"Tom Okafor"_qs, u"Hi To\u00adm"_qs, u"To\u00adm"_qs);
        row("short first name in small letters", u"Tom Okafor"_qs, u"great ride tom"_qs, u"tom"_qs);
        row("last name that is no word", u"Greta Nowak"_qs, u"great swim, nowak!"_qs, u"nowak"_qs);
        row("last name that is a word", u"Greta Strong"_qs, u"a strong swim, a Strong one"_qs, u"Strong"_qs);
        row("in a contraction", u"Don Hale"_qs, u"don't rush"_qs, QString());
        row("units", u"Max Min"_qs, u"30 min at max"_qs, QString());
        row("a word of its own alone", u"Will"_qs, u"you will"_qs, QString());
        row("one name alone", u"Tom"_qs, u"hi tom"_qs, u"tom"_qs);
        row("typed in small letters", u"tom okafor"_qs, u"Hi Okafor"_qs, u"Okafor"_qs);
        row("a foreign word for the", u"Th\u1ebf Anh"_qs, u"The ride was fine."_qs, QString());
        row("marks of a script without capitals", u"\u304c\u3093"_qs, u"\u304b\u3093"_qs, QString());
        row("no name", QString(), u"Well done."_qs, QString());
    }
    void namesAreFound() {
        QFETCH(const QString, name);
        QFETCH(const QString, text);
        QFETCH(const QString, found);
        QCOMPARE(namesOf(name).foundIn(text).value_or(FoundName()).name, found);
    }

    void anotherAthleteIsFoundAsNamesAreWritten_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* title, const QString& text, const QString& found) {
            QTest::newRow(title) << text << found;
        };
        row("first name", u"Ride with Tom on Saturday."_qs, u"Tom"_qs);
        row("at the beginning", u"Tom rode too."_qs, u"Tom"_qs);
        row("in capitals", u"LIKE TOM"_qs, u"TOM"_qs);
        row("first name in small letters", u"ride with tom"_qs, QString());
        row("whole name in small letters", u"ride with tom okafor"_qs, u"tom okafor"_qs);
        row("without its marks", u"Ask Dvorak."_qs, u"Dvorak"_qs);
        row("address", u"ask tom@example.org"_qs, u"tom@example.org"_qs);
        row("a word inside a sentence", u"Ride with Will."_qs, u"Will"_qs);
        row("a word that begins a sentence", u"Good. Will you ride?"_qs, QString());
        row("a word that begins a line", u"Good\nWill you ride?"_qs, QString());
        row("a word in capitals", u"It WILL hurt."_qs, QString());
        row("a whole name of words", u"Ask Will Hope."_qs, u"Will Hope"_qs);
        row("words that are a whole name", u"you will hope"_qs, QString());
        row("a German noun", u"Am Berg war es gut."_qs, QString());
        row("a whole name with a German noun", u"Frag Anna Berg."_qs, u"Anna Berg"_qs);
        row("two letters", u"Ask Bo about it."_qs, u"Bo"_qs);
        row("two capitals", u"Your BO test"_qs, QString());
        row("another script", u"\u738b\u4e3d\u597d"_qs, u"\u738b\u4e3d"_qs);
        row("praise", u"Bravo! Max power was high. Strong."_qs, QString());
    }
    void anotherAthleteIsFoundAsNamesAreWritten() {
        QFETCH(const QString, text);
        QFETCH(const QString, found);
        PrivateNames names = namesOf(QStringLiteral("Pia Hansen"));
        names.addOtherAthlete(QStringLiteral("Tom Okafor"), QStringLiteral("tom@example.org"));
        for (const QString& each : {u"Marek Dvo\u0159\u00e1k"_qs, u"Will Hope"_qs, u"Anna Berg"_qs,
                                    u"Bo Ng"_qs, u"\u738b\u4e3d"_qs, u"Max Strong"_qs, u"Ana Bravo"_qs})
            names.addOtherAthlete(each, {});
        const auto first = names.foundIn(text);
        QCOMPARE(first.value_or(FoundName()).name, found);
        QVERIFY(!first || first->whose == Whose::OtherAthlete);
    }

    void whatIsTheAthletesIsNotAnothersToo() {
        PrivateNames names = namesOf(QStringLiteral("Tom Hansen"));
        names.addOtherAthlete(QStringLiteral("Tom Okafor"), {});
        const auto found = names.foundIn(QStringLiteral("hi tom"));
        QVERIFY(found && found->whose == Whose::Athlete);
    }

    void eachNameHasItsPlaceInTheTextAsItIsWritten() {
        PrivateNames names = namesOf(QStringLiteral("Zo\u00eb Hansen"));
        names.addCoach(QStringLiteral("Jonas Weber"), QStringLiteral("jonas@velo.example"));
        const QString text =
            QStringLiteral("  Calm,\n  Zoe\u0308   Hansen!\tVelo is proud. Ask jonas@velo.example or Jonas.");
        const std::vector<FoundName> found = names.allIn(text);
        QStringList there;
        for (const FoundName& each : found)
            there.append(text.sliced(each.start, each.length));
        QCOMPARE(there,
                 (QStringList{u"Zoe\u0308   Hansen"_qs, u"Velo"_qs, u"jonas@velo.example"_qs, u"Jonas"_qs}));
        QCOMPARE(found[0].name, QStringLiteral("Zo\u00eb Hansen"));
        QVERIFY(found[0].whose == Whose::Athlete);
        QVERIFY(found[1].whose == Whose::Company);
        QVERIFY(found[2].whose == Whose::Coach);
        QVERIFY(found[3].whose == Whose::Coach);
    }

    void everyPlaceOfANameIsFound() {
        const std::vector<FoundName> found = namesOf(u"Pia Hansen"_qs).allIn(u"Pia, PIA and pias. Pia"_qs);
        QCOMPARE(found.size(), std::size_t{4});
        QCOMPARE(found.back().start, 19);
    }

    void aNameIsTakenOutWithWhatBelongsToIt_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto row = [](const char* title, const QString& text, const QString& left) {
            QTest::newRow(title) << text << left;
        };
        row("called at the end", u"Well done, Pia. Carry on."_qs, u"Well done. Carry on."_qs);
        row("called at the beginning", u"Pia, well done."_qs, u"Well done."_qs);
        row("called in between", u"You, Pia, rode well."_qs, u"You rode well."_qs);
        row("called in a later sentence", u"Good. Pia, well done."_qs, u"Good. Well done."_qs);
        row("called in a later line", u"Good\nPia: well done."_qs, u"Good\nWell done."_qs);
        row("greeted", u"Hi Pia, well done."_qs, u"Hi, well done."_qs);
        row("greeted with a sign", u"Hello Pia! Well done."_qs, u"Hello! Well done."_qs);
        row("one of several", u"With Tom, Pia and Ann."_qs, u"With Tom and Ann."_qs);
        row("among words", u"Ask Pia about it."_qs, u"Ask about it."_qs);
        row("at the end of a text", u"Ask Pia"_qs, u"Ask"_qs);
        row("alone", u"Pia"_qs, QString());
        row("a sentence of its own", u"Good. Pia! Go on."_qs, u"Good. Go on."_qs);
        row("genitive", u"Today Pia's legs were good."_qs, u"Today legs were good."_qs);
        row("genitive at the beginning", u"Pia\u2019s legs were good."_qs, u"Legs were good."_qs);
        row("genitive without a sign", u"Gut, dass Pias Beine gut sind."_qs, u"Gut, dass Beine gut sind."_qs);
        row("genitive behind a comma", u"Today, Pia's legs were good."_qs, u"Today, legs were good."_qs);
        row("whole name", u"Well done, Pia Hansen!"_qs, u"Well done!"_qs);
        row("double name", u"Well done, Pia-Hansen."_qs, u"Well done."_qs);
        row("in brackets", u"Well done (Pia)."_qs, u"Well done ()."_qs);
        row("script without spaces", u"\u738b\u4e3d\u597d"_qs, u"\u597d"_qs);
    }
    void aNameIsTakenOutWithWhatBelongsToIt() {
        QFETCH(QString, text);
        QFETCH(const QString, left);
        const PrivateNames names = namesOf(QStringLiteral("Pia Hansen (\u738b\u4e3d)"));
        const auto found = names.foundIn(text);
        QVERIFY(found.has_value());
        const TakenOut out = takeOut(text, *found);
        text.replace(out.start, out.length, out.replacement);
        QCOMPARE(text, left);
        QVERIFY(!names.foundIn(text).has_value());
    }

    void aPlaceThatIsNotInTheTextTakesNothing() {
        FoundName name;
        name.start = 40;
        name.length = 9;
        const TakenOut out = takeOut(QStringLiteral("Short."), name);
        QCOMPARE(out.length, 0);
        QVERIFY(out.replacement.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPrivateNames)
#include "test_private_names.moc"
