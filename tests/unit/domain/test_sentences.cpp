// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/catalogue.h"
#include "core/domain/sentences/sentences.h"
#include "core/domain/states.h"
#include "core/engine/model/compliance.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/recording.h"
#include "core/engine/workout/workout_error.h"
#include "tests/support/base/shared_files.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace leadout::domain;
using leadout::engine::Quantity;
using leadout::engine::Sentence;
using leadout::engine::SentenceValue;
using leadout::engine::Unit;
using leadout::test::bytesOf;
using leadout::test::sourceFolder;

namespace {

const Formatting kBritish;

QString latin(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

SentenceValue count(double value) {
    return Quantity{value, Unit::Count};
}

/// Values for the ten placeholders that a sentence can have, each with a text of its own.
Sentence filled(std::string_view id, int number) {
    Sentence sentence{std::string(id), {}};
    for (int i = 0; i < 10; ++i)
        sentence.values.push_back(count(number + i));
    return sentence;
}

/// The placeholders of a text, such as "0", "1:hm", in order of the value.
QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("\\{([^}]*)\\}"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured(1));
    found.removeDuplicates();
    found.sort();
    return found;
}

/// The number of a sentence's placeholders, from its English, without those of values that it need not have.
int valuesOf(std::string_view id) {
    const QStringList all = placeholders(QString::fromUtf8(findSentence(id)->words.text));
    return static_cast<int>(std::count_if(
        all.begin(), all.end(), [](const QString& each) { return !each.endsWith(QLatin1String(":after")); }));
}

} // namespace

class TestSentences : public QObject {
    Q_OBJECT
private:
    template <typename Enum>
    void checkNamed(std::string_view prefix) const {
        for (const std::string_view word : kWords<Enum>)
            checkKnown(std::string(prefix) + std::string(word));
    }

    static void checkKnown(const std::string& id) { QVERIFY2(findSentence(id) != nullptr, id.c_str()); }

    template <typename Enum>
    static void checkEngine(std::string_view prefix, Enum last) {
        for (int i = 0; i <= static_cast<int>(last); ++i)
            checkKnown(std::string(prefix) + std::string(leadout::engine::key(static_cast<Enum>(i))));
    }

private Q_SLOTS:
    void everyIdIsInTheCatalogueOnce() {
        QSet<QString> ids;
        for (const std::string_view id : sentenceIds()) {
            QVERIFY2(!ids.contains(latin(id)), id.data());
            ids.insert(latin(id));
            static const QRegularExpression dotted(QStringLiteral("^[a-z0-9_]+(\\.[a-z0-9_]+)+$"));
            QVERIFY2(dotted.match(latin(id)).hasMatch(), id.data());
        }
        QVERIFY(ids.size() > 200);
    }

    void everySentenceRendersInEveryLanguage_data() {
        QTest::addColumn<QString>("language");
        for (const QString& language : Sentences::languages())
            QTest::addRow("%s", qPrintable(language)) << language;
    }

    void everySentenceRendersInEveryLanguage() {
        QFETCH(const QString, language);
        const Sentences sentences(language);
        QCOMPARE(sentences.language(), language);
        for (const std::string_view id : sentenceIds()) {
            for (const int number : {0, 1, 2, 5, 18, 1'234}) {
                const QString text = sentences.render(filled(id, number), kBritish);
                QVERIFY2(!text.isEmpty(), id.data());
                QVERIFY2(!text.contains(u'{') && !text.contains(u'}') && !text.contains(u'%' + QString(u'n')),
                         qPrintable(text));
                QVERIFY2(text != u'[' + latin(id) + u']', qPrintable(text));
                QCOMPARE(text, text.trimmed());
            }
        }
    }

    void aValueThatASentenceNeedNotHaveBringsItsSpace() {
        const Sentences sentences;
        Sentence told{"draft.saw.both_even", {Quantity{250.0, Unit::Watts}}};
        QCOMPARE(sentences.render(told, kBritish),
                 QStringLiteral("Both repeats were in range, at 250 W each."));
        told.values.emplace_back(std::string("draft.weighted_power"));
        QCOMPARE(sentences.render(told, kBritish),
                 QStringLiteral("Both repeats were in range, at 250 W weighted power each."));
    }

    void everySentenceIsTranslatedWithAllItsValues() {
        QTranslator german;
        const Sentences loadsTheResources(QStringLiteral("de"));
        QVERIFY(german.load(QStringLiteral(":/translations/leadout_de.qm")));
        for (const std::string_view id : sentenceIds()) {
            const CatalogueEntry* entry = findSentence(id);
            const QStringList wanted = placeholders(QString::fromUtf8(entry->words.text));
            const std::vector<int> counts = entry->count < 0 ? std::vector<int>{-1} : std::vector<int>{1, 2};
            for (const int number : counts) {
                const QString text =
                    german.translate("sentences", entry->words.text, entry->words.id, number);
                QVERIFY2(!text.isEmpty(), id.data());
                QCOMPARE(placeholders(text), wanted);
            }
        }
    }

    void noTranslationIsUnfinishedOrLeftBehind() {
        for (const QString& language : Sentences::languages()) {
            const QString file = QStringLiteral("/translations/leadout_%1.ts").arg(language);
            const QByteArray ts = bytesOf(sourceFolder() + file);
            QVERIFY(ts.contains("<message"));
            for (const char* mark : {"type=\"unfinished\"", "type=\"vanished\"", "type=\"obsolete\""})
                QVERIFY2(!ts.contains(mark), qPrintable(file));
        }
    }

    void englishSingularsHaveAllTheirValues() {
        QTranslator english;
        const Sentences loadsTheResources;
        QVERIFY(english.load(QStringLiteral(":/translations/leadout_en.qm")));
        int plurals = 0;
        for (const std::string_view id : sentenceIds()) {
            const CatalogueEntry* entry = findSentence(id);
            if (entry->count < 0)
                continue;
            ++plurals;
            const QString source = QString::fromUtf8(entry->words.text);
            QVERIFY2(entry->count < valuesOf(id), id.data());
            QCOMPARE(english.translate("sentences", entry->words.text, entry->words.id, 2), source);
            const QString one = english.translate("sentences", entry->words.text, entry->words.id, 1);
            QVERIFY2(!one.isEmpty() && one != source, id.data());
            QCOMPARE(placeholders(one), placeholders(source));
        }
        QVERIFY(plurals >= 7);
    }

    void anUnknownIdIsShownInBrackets() {
        QCOMPARE(Sentences().render({"no.such.sentence", {count(3)}}, kBritish),
                 QStringLiteral("[no.such.sentence]"));
        QCOMPARE(Sentences(QStringLiteral("de")).word("no.such"), QStringLiteral("[no.such]"));
    }

    void anUnknownLanguageIsEnglish() {
        const Sentences sentences(QStringLiteral("xx"));
        QCOMPARE(sentences.language(), QStringLiteral("en"));
        QCOMPARE(sentences.word("state.approved"), QStringLiteral("approved"));
    }

    void languagesStandSideBySide() {
        const Sentences english;
        const Sentences german(QStringLiteral("de"));
        QCOMPARE(english.word("action.adjust"), QStringLiteral("Adjust"));
        QCOMPARE(german.word("action.adjust"), QStringLiteral("Anpassen"));
        QCOMPARE(english.word("action.adjust"), QStringLiteral("Adjust"));
    }

    void theNumberChoosesTheForm() {
        const Sentences english;
        const Sentences german(QStringLiteral("de"));
        const auto waiting = [](const Sentences& in, double number) {
            return in.render({"offline.waiting", {count(number)}}, kBritish);
        };
        QCOMPARE(waiting(english, 1), QStringLiteral("1 review goes out when you're online"));
        QCOMPARE(waiting(english, 2), QStringLiteral("2 reviews go out when you're online"));
        QCOMPARE(waiting(english, 0), QStringLiteral("0 reviews go out when you're online"));
        QCOMPARE(waiting(german, 1), QStringLiteral("1 Durchsicht geht raus, sobald du online bist"));
        QCOMPARE(waiting(german, 3), QStringLiteral("3 Durchsichten gehen raus, sobald du online bist"));
        QVERIFY(!waiting(english, 1e300).contains(u'{'));
    }

    void theSentencesOfTheProductAreExact_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* id, const QStringList& words, const char* sentence) {
            QTest::newRow(id) << QString::fromLatin1(id) << words << QString::fromUtf8(sentence);
        };
        const auto list = [](std::initializer_list<const char*> words) {
            QStringList all;
            for (const char* word : words)
                all.append(QString::fromUtf8(word));
            return all;
        };
        row("state.analyzing", {}, "analyzing");
        row("state.review_pending", {}, "review pending");
        row("state.approved", {}, "approved");
        row("state.published", {}, "published");
        row("verdict.on_target", {}, "on target");
        row("verdict.underdone", {}, "underdone");
        row("verdict.overdone", {}, "overdone");
        row("action.approve_and_publish", {}, "Approve and publish");
        row("feedback_mode.review", {}, "Review mode");
        row("feedback_mode.auto_approve", {}, "Auto-approve mode");
        row("action.create_invite", {}, "Create invite");
        row("action.connect_trainingpeaks", {}, "Connect TrainingPeaks");
        row("action.sync_roster", {}, "Sync roster");
        row("action.sync_summaries", {}, "Sync summaries");
        row("action.sync_details", {}, "Sync details");
        row("settings.alert_emails", {}, "Compliance alert emails");
        row("review.planned_and_done", {}, "Planned and done");
        row("review.sum", list({"86"}), "How 86 adds up");
        row("review.not_in_recording", list({"176 bpm", "172"}),
            "176 bpm isn't in the recording. Highest was 172.");
        row("review.use_value", list({"172"}), "Use 172");
        row("review.names_athlete", list({"Pia"}), "“Pia” names the athlete.");
        row("editor.drafted_and_edited", list({"Jonas Weber", "08:31"}),
            "Drafted by Leadout · edited by Jonas Weber, 08:31");
        row("editor.back_to_draft", {}, "Back to the draft");
        row("offline.queue", list({"#18"}), "Offline. All 18 sessions in your queue are on this computer.");
        row("offline.waiting", list({"#2"}), "2 reviews go out when you're online");
        row("held.label", {}, "Waiting for a head coach");
        row("held.moved", list({"#3"}),
            "3 changes went to a head coach, because these athletes moved to another coach.");
        row("outbox.not_sent", list({"#2"}), "Couldn't be sent (2)");
        row("publish.failed", list({"TrainingPeaks"}),
            "Approved, not sent: TrainingPeaks didn't answer. Your text is safe.");
        row("publish.no_comment", list({"TrainingPeaks"}),
            "Report is live. This athlete's TrainingPeaks account takes no comments from other programs.");
        row("connection.expired", list({"TrainingPeaks", "20 Nov"}),
            "TrainingPeaks sign-in expired on 20 Nov. New sessions don't arrive until you reconnect.");
        row("import.athletes", list({"#14"}), "14 athletes imported");
        row("import.need_coach", list({"#2"}), "2 need a coach");
        row("import.done", list({"14 athletes imported", "2 need a coach"}),
            "14 athletes imported, 2 need a coach.");
        row("queue.empty", list({"#4"}), "Nothing to review. 4 sessions are planned today.");
        row("numbers.hint", {}, "compares to NP / TSS / IF");
    }

    void theSentencesOfTheProductAreExact() {
        QFETCH(const QString, id);
        QFETCH(const QStringList, words);
        QFETCH(const QString, sentence);
        Sentence made{id.toStdString(), {}};
        for (const QString& word : words) {
            if (word.startsWith(u'#'))
                made.values.push_back(count(word.sliced(1).toDouble()));
            else
                made.values.push_back(word.toStdString());
        }
        QCOMPARE(Sentences().render(made, kBritish), sentence);
    }

    void aValueThatIsAnIdIsRenderedAsItsSentence() {
        const Sentence sentence{"verdict.with_reason",
                                {std::string("verdict.underdone"), std::string("reason.word.shorter")}};
        QCOMPARE(upperFirst(Sentences().render(sentence, kBritish)), QStringLiteral("Underdone · shorter"));
        QCOMPARE(upperFirst(Sentences(QStringLiteral("de")).render(sentence, kBritish)),
                 QStringLiteral("Zu wenig · kürzer"));
    }

    void theSumSpeaksInTheReadersNumbers() {
        const Sentence sentence{"sum.repeat.outside",
                                {std::string("step.work"), count(3), Quantity{236, Unit::Watts},
                                 Quantity{242, Unit::Watts}, Quantity{256, Unit::Watts},
                                 Quantity{25, Unit::Points}}};
        QCOMPARE(Sentences().render(sentence, kBritish), QStringLiteral("Work 3: 236 W of 242–256 W (−25)"));
        QCOMPARE(Sentences(QStringLiteral("de")).render(sentence, kBritish),
                 QStringLiteral("Arbeitsphase 3: 236 W statt 242–256 W (−25)"));
        const Sentence shorter{"reason.shorter",
                               {Quantity{5640, Unit::Seconds}, Quantity{10'800, Unit::Seconds}}};
        QCOMPARE(Sentences().render(shorter, kBritish), QStringLiteral("shorter (1:34 of 3:00)"));
        const Sentence swapped{"not_scored.swapped",
                               {std::string("sport.running"), std::string("sport.cycling")}};
        QCOMPARE(Sentences().render(swapped, kBritish), QStringLiteral("run for ride"));
    }

    void twoRepeatsAreBoth() {
        const Quantity two{2, Unit::Count};
        const Quantity watts{241, Unit::Watts};
        const Sentence even{"draft.saw.both_even", {watts}};
        QCOMPARE(Sentences().render(even, kBritish),
                 QStringLiteral("Both repeats were in range, at 241 W each."));
        QCOMPARE(Sentences(QStringLiteral("de")).render(even, kBritish),
                 QStringLiteral("Beide Wiederholungen lagen im Bereich, bei jeweils 241 W."));
        const Sentence paces{"draft.saw.both_in_range",
                             {Quantity{4.0, Unit::SpeedMs}, Quantity{4.1, Unit::SpeedMs}}};
        QCOMPARE(Sentences().render(paces, kBritish),
                 QStringLiteral("Both repeats were in range, at 4:10 /km and 4:04 /km."));
        QCOMPARE(Sentences().render({"draft.saw.skipped", {Quantity{1, Unit::Count}, two}}, kBritish),
                 QStringLiteral("You did 1 of the 2 repeats."));
    }

    void draftsNeverBlame() {
        const Sentences english;
        static const QRegularExpression blame(QStringLiteral("\\b(failed|poor|only|should have)\\b"),
                                              QRegularExpression::CaseInsensitiveOption);
        int drafts = 0;
        for (const std::string_view id : sentenceIds()) {
            if (!id.starts_with("draft."))
                continue;
            ++drafts;
            const QString text = english.render(filled(id, 2), kBritish);
            QVERIFY2(!blame.match(text).hasMatch(), qPrintable(text));
        }
        QVERIFY(drafts >= 40);
    }

    void wordsOfPeopleStandAsTheyAre() {
        const Sentence sentence{"editor.drafted_and_edited",
                                {std::string("{1} <b>%1 [x]"), std::string("{0}")}};
        QCOMPARE(Sentences().render(sentence, kBritish),
                 QStringLiteral("Drafted by Leadout · edited by {1} <b>%1 [x], {0}"));
    }

    void aMissingValueIsADash() {
        QCOMPARE(Sentences().render({"review.use_value", {}}, kBritish), QStringLiteral("Use –"));
        QVERIFY(Sentences().render({"offline.waiting", {}}, kBritish).startsWith(u'–'));
    }

    void anAthleteIsWrittenToInTheirLanguageElseTheCompanysElseEnglish() {
        const auto de = QStringLiteral("de");
        const auto en = QStringLiteral("en");
        const auto pt = QStringLiteral("pt");
        QCOMPARE(Sentences::languageFor(de, en), de);
        QCOMPARE(Sentences::languageFor(en, de), en);
        QCOMPARE(Sentences::languageFor(pt, de), de);
        QCOMPARE(Sentences::languageFor(std::nullopt, de), de);
        QCOMPARE(Sentences::languageFor(pt, QStringLiteral("fr")), en);
    }

    void everyChoiceHasItsWord() {
        checkNamed<AnalysisState>("state.");
        checkNamed<Role>("role.");
        checkNamed<MembershipStatus>("membership.");
        checkNamed<AthleteStatus>("athlete.");
        checkNamed<FeedbackMode>("feedback_mode.");
        checkNamed<TrainingType>("training.");
        checkNamed<PlanType>("plan.");
        checkNamed<Arrival>("arrival.");
        checkNamed<ConsentKind>("consent.");
        checkNamed<ConsentHow>("consent_how.");
        checkNamed<ConsentKind>("access.consent.");
        checkNamed<AdjustReason>("adjust.");
        checkNamed<DayMark>("day.");
        checkNamed<PlannedState>("planned.");
        checkNamed<DeliveryState>("delivery.");
        checkNamed<InviteStatus>("invite.");
    }

    void everyWordOfTheEngineHasItsSentence() {
        using namespace leadout::engine;
        checkEngine("file.fault.", ReadFault::TooLarge);
        checkEngine("file.kind.", FileKind::Gpx);
        checkEngine("verdict.", Verdict::BadData);
        checkEngine("reason.word.", Reason::Extra);
        checkEngine("band.", Band::Red);
        checkEngine("part.", SumRow::Part::Cap);
        checkEngine("method.", LoadMethod::Mixed);
        checkEngine("sport.", Sport::Multisport);
    }

    void everyFaultOfAWorkoutHasItsSentence() {
        // The words live in a part of the engine that the domain does not link; their source lists them.
        const QByteArray source =
            bytesOf(sourceFolder() + QStringLiteral("/core/engine/workout/workout_error.cpp"));
        const QString list =
            QString::fromUtf8(source).section(QStringLiteral("kWords = {"), 1).section(u'}', 0, 0);
        static const QRegularExpression word(QStringLiteral("\"(\\w+)\""));
        int faults = 0;
        for (auto it = word.globalMatch(list); it.hasNext(); ++faults)
            checkKnown("workout.fault." + it.next().captured(1).toStdString());
        QCOMPARE(faults, static_cast<int>(leadout::engine::WorkoutFault::TooManySteps) + 1);
    }

    void everySentenceOfTheEngineIsKnownWithItsValues() {
        QString header;
        for (const char* name : {"sentence_ids.h", "draft_sentence_ids.h"})
            header += QString::fromUtf8(
                bytesOf(sourceFolder() + QStringLiteral("/core/engine/model/") + QLatin1String(name)));
        static const QRegularExpression constant(
            QStringLiteral("(k\\w+) =\\s*\"([a-z_.]+)\";(?:\\s*///< ([^;\\n]*))?"));
        int ids = 0;
        for (auto it = constant.globalMatch(header); it.hasNext(); ++ids) {
            const QRegularExpressionMatch match = it.next();
            const std::string id = match.captured(2).toStdString();
            if (match.captured(1).endsWith(QLatin1StringView("Prefix")))
                continue;
            checkKnown(id);
            const QString values = match.captured(3);
            QVERIFY2(valuesOf(id) <= (values.isEmpty() ? 0 : values.count(u',') + 1), id.c_str());
        }
        QCOMPARE(ids, static_cast<int>(header.count(QStringLiteral("inline constexpr std::string_view k"))));
        QVERIFY(ids >= 70);
    }

    void whatIsNoRecordingNamesTheFormatsThatAreRead() {
        for (const char* id : {"file.fault.not_fit", "file.kind.unreadable"}) {
            for (const QString& language : Sentences::languages()) {
                const QString text = Sentences(language).word(id);
                for (const char* format : {"FIT", "TCX", "GPX"})
                    QVERIFY2(text.contains(QLatin1String(format)), qPrintable(text));
            }
        }
    }

    void manyThreadsCanRenderAtOnce() {
        const Sentences german(QStringLiteral("de"));
        const QString expected = german.render(filled("queue.empty", 4), kBritish);
        std::atomic<int> different = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int round = 0; round < 200; ++round)
                    different += german.render(filled("queue.empty", 4), kBritish) == expected ? 0 : 1;
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(different.load(), 0);
    }

    void aLineStartsInUpperCase() {
        QCOMPARE(upperFirst(QStringLiteral("on target")), QStringLiteral("On target"));
        QCOMPARE(upperFirst(QStringLiteral("überdurchschnittlich")), QStringLiteral("Überdurchschnittlich"));
        QCOMPARE(upperFirst(QString()), QString());
    }
};

QTEST_APPLESS_MAIN(TestSentences)
#include "test_sentences.moc"
