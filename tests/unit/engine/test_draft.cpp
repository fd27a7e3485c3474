// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/score.h"
#include "core/engine/feedback/draft.h"
#include "core/engine/feedback/pain.h"
#include "core/engine/model/sentence_ids.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace leadout::engine;

namespace {

Metrics metrics() {
    Metrics made;
    made.moving_s = 4500.0;
    made.max_hr_bpm = 172.0;
    made.avg_hr_bpm = 148.0;
    made.weighted_power_w = 214.4;
    made.distance_m = 38400.0;
    made.load = Load{79.0, LoadMethod::Power};
    made.intensity = 0.80;
    return made;
}

/// A session of work steps at these averages in 242-256 W; 0 is a skipped one.
Comparison sessionOf(const std::vector<double>& averages, double load = 80.0) {
    Comparison made;
    made.duration_s = PlannedDone{4500.0, 4500.0};
    made.load = LoadComparison{{80.0, LoadMethod::Power}, {load, LoadMethod::Power}};
    made.intensity = PlannedDone{0.80, 0.80};
    for (std::size_t i = 0; i < averages.size(); ++i) {
        StepComparison step;
        step.name = "Threshold";
        step.repeat = static_cast<int>(i) + 1;
        step.repeats = static_cast<int>(averages.size());
        step.time_s = {720.0, averages[i] > 0.0 ? 720.0 : 0.0};
        step.target = TargetRange{242.0, 256.0, Unit::Watts};
        if (averages[i] > 0.0)
            step.average = averages[i];
        made.steps.push_back(step);
    }
    return made;
}

Facts factsWith(const Comparison& comparison) {
    return factsOf(metrics(), score(comparison));
}

Facts factsFor(Verdict verdict) {
    Compliance compliance;
    compliance.verdict = verdict;
    compliance.planned_duration_s = 4500.0;
    compliance.done_duration_s = 3600.0;
    if (verdict == Verdict::Swapped) {
        compliance.not_scored = Sentence{std::string(sentence::kNotScoredSwapped),
                                         {std::string("sport.running"), std::string("sport.cycling")}};
    }
    if (verdict == Verdict::BadData)
        compliance.not_scored =
            Sentence{std::string(sentence::kNotScoredBadData), {Quantity{12.0, Unit::Percent}}};
    return factsOf(metrics(), compliance);
}

std::vector<std::string> idsOf(const std::vector<Sentence>& sentences) {
    std::vector<std::string> ids;
    for (const Sentence& each : sentences)
        ids.push_back(each.id);
    return ids;
}

bool has(const std::vector<Sentence>& sentences, std::string_view id) {
    const auto ids = idsOf(sentences);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

const Sentence* sentenceOf(const std::vector<Sentence>& sentences, std::string_view id) {
    const auto found = std::find_if(sentences.begin(), sentences.end(),
                                    [id](const Sentence& each) { return each.id == id; });
    return found == sentences.end() ? nullptr : &*found;
}

void verifyNumbersAreFacts(const Facts& facts, const std::vector<Sentence>& sentences) {
    for (const Sentence& each : sentences) {
        for (const SentenceValue& value : each.values) {
            if (const auto* quantity = std::get_if<Quantity>(&value))
                QVERIFY2(facts.holds(*quantity), each.id.c_str());
        }
    }
}

} // namespace

class TestDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVerdictHasItsOwnDraft() {
        std::set<std::vector<std::string>> drafts;
        std::set<std::string> openings;
        for (int i = 0; i <= static_cast<int>(Verdict::BadData); ++i) {
            const auto sentences = draft(factsFor(static_cast<Verdict>(i)), "");
            QVERIFY(sentences.size() >= 2 && sentences.size() <= 4);
            drafts.insert(idsOf(sentences));
            openings.insert(sentences.front().id);
        }
        QCOMPARE(drafts.size(), std::size_t{14});
        QCOMPARE(openings.size(), std::size_t{14});
    }

    void everyNumberOfADraftIsAFact() {
        for (int i = 0; i <= static_cast<int>(Verdict::BadData); ++i) {
            const Facts facts = factsFor(static_cast<Verdict>(i));
            verifyNumbersAreFacts(facts, draft(facts, ""));
            verifyNumbersAreFacts(facts, draft(facts, "my knee hurts"));
        }
        for (const auto& averages : std::vector<std::vector<double>>{{252.4, 249.3, 236.1},
                                                                     {270, 250, 230},
                                                                     {260, 270, 280},
                                                                     {225, 226, 227},
                                                                     {250, 0, 0},
                                                                     {250, 251, 252},
                                                                     {250}}) {
            const Facts facts = factsWith(sessionOf(averages));
            verifyNumbersAreFacts(facts, draft(facts, ""));
        }
    }

    void aDraftHasOneNextStepAndItComesLast() {
        for (int i = 0; i <= static_cast<int>(Verdict::BadData); ++i) {
            const auto ids = idsOf(draft(factsFor(static_cast<Verdict>(i)), ""));
            const auto isNext = [](const std::string& id) { return id.starts_with("draft.next."); };
            QCOMPARE(std::count_if(ids.begin(), ids.end(), isNext), 1);
            QVERIFY(isNext(ids.back()));
        }
    }

    void aFadeIsToldFromFirstToLast() {
        const auto sentences = draft(factsWith(sessionOf({252, 249, 236})), "");
        const Sentence* saw = sentenceOf(sentences, sentence::kSawFaded);
        QVERIFY(saw);
        const std::vector<SentenceValue> values = {std::string("Threshold"), Quantity{252, Unit::Watts},
                                                   Quantity{3, Unit::Count}, Quantity{236, Unit::Watts}};
        QCOMPARE(saw->values, values);
        QVERIFY(has(sentences, sentence::kCauseHeartRate));
        QCOMPARE(sentences.back().id, std::string(sentence::kNextStartCalmer));
    }

    void aFadeAfterAHardStartHasThatAsItsCause() {
        const auto sentences = draft(factsWith(sessionOf({270, 250, 230})), "");
        const Sentence* cause = sentenceOf(sentences, sentence::kCauseStartedHard);
        QVERIFY(cause);
        const std::vector<SentenceValue> values = {Quantity{270, Unit::Watts}, Quantity{256, Unit::Watts}};
        QCOMPARE(cause->values, values);
        QVERIFY(!has(sentences, sentence::kCauseHeartRate));
    }

    void repeatsThatAreAllTooHardAreToldTogether() {
        const auto sentences = draft(factsWith(sessionOf({262, 264, 260})), "");
        const Sentence* saw = sentenceOf(sentences, sentence::kSawAllHarder);
        QVERIFY(saw);
        const std::vector<SentenceValue> values = {Quantity{3, Unit::Count}, Quantity{260, Unit::Watts},
                                                   Quantity{256, Unit::Watts}};
        QCOMPARE(saw->values, values);
        QCOMPARE(sentences.back().id, std::string(sentence::kNextHoldBack));
    }

    void repeatsThatAreAllTooEasyAreToldTogether() {
        const auto sentences = draft(factsWith(sessionOf({225, 227, 226})), "");
        QVERIFY(has(sentences, sentence::kSawAllEasier));
    }

    void skippedRepeatsAreCounted() {
        const auto sentences = draft(factsWith(sessionOf({250, 250, 0, 0}, 50.0)), "");
        QCOMPARE(sentences.front().id, std::string(sentence::kDraftUnderdone));
        const Sentence* saw = sentenceOf(sentences, sentence::kSawSkipped);
        QVERIFY(saw);
        const std::vector<SentenceValue> values = {Quantity{2, Unit::Count}, Quantity{4, Unit::Count}};
        QCOMPARE(saw->values, values);
    }

    void extraWorkIsTold() {
        Comparison session = sessionOf({250, 250, 250});
        session.extra_s = 2100.0;
        const auto sentences = draft(factsWith(session), "");
        const Sentence* saw = sentenceOf(sentences, sentence::kSawExtra);
        QVERIFY(saw);
        QCOMPARE(saw->values, std::vector<SentenceValue>{Quantity(2100, Unit::Seconds)});
    }

    void painTakesAwayThePraiseAndLeavesALineToFill() {
        for (int i = 0; i <= static_cast<int>(Verdict::BadData); ++i) {
            const auto sentences = draft(factsFor(static_cast<Verdict>(i)), "Chest felt tight on the hill");
            QCOMPARE(sentences.front().id, std::string(sentence::kDraftCoachLine));
            QVERIFY(needsCoachLine(sentences));
            QVERIFY(!has(sentences, sentence::kDraftOnTarget));
            QCOMPARE(sentences.back().id, std::string(sentence::kNextTellMe));
        }
        QVERIFY(!needsCoachLine(draft(factsFor(Verdict::OnTarget), "Best numbers in months!!")));
    }

    void painIsHeardInSeveralLanguages_data() {
        QTest::addColumn<QByteArray>("comment");
        QTest::addColumn<bool>("pain");
        const auto row = [](const char* comment, bool pain) {
            QTest::newRow(comment) << QByteArray(comment) << pain;
        };
        row("Calf grabbed, stopped", true);
        row("J'ai coupé la dernière, genou qui tire.", true);
        row("Knie tut weh", true);
        row("Me duele la rodilla", true);
        row("Estou com dores de cabeça", true);
        row("Mi sento malato", true);
        row("Ondt i halsen", true);
        row("Ont i knät", true);
        row("膝盖痛", true);
        row("PAINFUL", true);
        row("bad headache all day", true);
        row("stomachache", true);
        row("backache", true);
        row("Migraine again", true);
        row("I have a cold", true);
        row("Cold morning", true); // rather once too often
        row("asthma attack", true);
        row("Rückenschmerzen", true);
        row("Halsschmerzen", true);
        row("Kopfweh", true);
        row("ERKÄLTET", true);
        row("erka\xCC\x88ltet", true);
        row("ERKA\xCC\x88LTET", true);
        row("FIÈVRE", true);
        row("hoofdpijn", true);
        row("förkyld", true);
        row("GORĄCZKA", true);
        row("PRZEZIĘBIONY", true);
        row("heute „krank“ gefahren", true);
        row("ok…knee", true);
        row("Nobody scolds me", false);
        row("The scaffold held", false);
        row("I reached the teacher's place", false);
        row("The smart trainer was smart", false);
        row("Bold start, bolted home", false);
        row("Champion", false);
        row("\xC3", false);
        row("\xE2", false);
        row("Legs like wood, only 5 h sleep with the little one.", false);
        row("Foi duro mas adorei.", false);
        row("I will do it again, feeling still fine", false);
        row("老師,今天風很大", false);
        row("", false);
    }

    void painIsHeardInSeveralLanguages() {
        QFETCH(QByteArray, comment);
        QTEST(tellsOfPain(comment.toStdString()), "pain");
    }

    void aNumberFromElsewhereIsNoFact() {
        const Facts facts = factsWith(sessionOf({252, 249, 236}));
        QVERIFY(facts.holds({236.0, Unit::Watts}));
        QVERIFY(facts.holds({172.4, Unit::Bpm}));
        QVERIFY(!facts.holds({176.0, Unit::Bpm}));
        QVERIFY(!facts.holds({172.0, Unit::Watts}));
        const Fact* nearest = facts.nearest({176.0, Unit::Bpm});
        QVERIFY(nearest);
        QCOMPARE(nearest->name, std::string("heart_rate.max"));
        QCOMPARE(nearest->value.value, 172.0);
        QVERIFY(!facts.nearest({90.0, Unit::Rpm}));
    }

    void aSessionWithoutAnyNumberStillHasADraft() {
        for (int i = 0; i <= static_cast<int>(Verdict::BadData); ++i) {
            Facts facts;
            facts.verdict = static_cast<Verdict>(i);
            QVERIFY(draft(facts, "").size() >= 2);
        }
    }
};

QTEST_APPLESS_MAIN(TestDraft)
#include "test_draft.moc"
