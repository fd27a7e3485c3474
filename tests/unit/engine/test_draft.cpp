// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/score.h"
#include "core/engine/feedback/draft.h"
#include "core/engine/feedback/pain.h"
#include "core/engine/model/draft_sentence_ids.h"
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
    made.avg_power_w = 203.2;
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

/// The same with more work steps, after the others, in a range of their own.
Comparison sessionOf(const std::vector<double>& averages, const std::vector<double>& others,
                     const TargetRange& range, double seconds) {
    Comparison made = sessionOf(averages);
    for (const double average : others) {
        StepComparison step;
        step.name = "Short";
        step.time_s = {seconds, average > 0.0 ? seconds : 0.0};
        step.target = range;
        if (average > 0.0)
            step.average = average;
        made.steps.push_back(step);
    }
    return made;
}

/// A session of one work step of these minutes between a warm-up and a cool-down of these.
Comparison steadyOf(double average, double minutes, double around, double intensity) {
    Comparison made;
    const double whole = (minutes + 2.0 * around) * 60.0;
    made.duration_s = PlannedDone{whole, whole};
    made.load = LoadComparison{{80.0, LoadMethod::Power}, {80.0, LoadMethod::Power}};
    made.intensity = PlannedDone{intensity, intensity};
    for (const StepKind kind : {StepKind::WarmUp, StepKind::Work, StepKind::CoolDown}) {
        StepComparison step;
        step.kind = kind;
        const double seconds = 60.0 * (kind == StepKind::Work ? minutes : around);
        step.time_s = {seconds, seconds};
        if (kind == StepKind::Work) {
            step.target = TargetRange{120.0, 161.0, Unit::Watts};
            step.average = average;
        }
        if (seconds > 0.0)
            made.steps.push_back(step);
    }
    return made;
}

/// The draft to a session that the athlete wrote this about.
std::vector<Sentence> draft(Facts facts, std::string_view comment, Sport sport = Sport::Other) {
    facts.wrote_of_pain = tellsOfPain(comment);
    facts.asked = asks(comment);
    facts.sport = sport;
    return leadout::engine::draft(facts);
}

/// The same session after another one of its structure, which unless it says otherwise had the same plan.
Facts factsAfter(const Comparison& comparison, LastTime last) {
    Circumstances circumstances;
    const LastTime now = lastTimeOf(metrics(), score(comparison));
    if (last.repeats_planned == 0)
        last.repeats_planned = now.repeats_planned;
    if (!last.work_range)
        last.work_range = now.work_range;
    circumstances.last = last;
    return factsOf(metrics(), score(comparison), circumstances);
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

/// The values of a sentence without the word for what its averages are.
std::vector<SentenceValue> numbersIn(const Sentence& sentence) {
    std::vector<SentenceValue> numbers = sentence.values;
    if (!numbers.empty() && numbers.back() == SentenceValue(std::string(sentence::kWeightedPower)))
        numbers.pop_back();
    return numbers;
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

    void aLoadMeasuredInAnotherWayIsNotHeldAgainstThePlan() {
        Comparison session = sessionOf({});
        session.load = LoadComparison{{71.0, LoadMethod::Power}, {53.0, LoadMethod::HeartRate}};
        const Facts facts = factsWith(session);
        QVERIFY(!facts.number("load.planned"));
        QVERIFY(facts.holds(Quantity{71.0, Unit::Load}) && facts.holds(Quantity{53.0, Unit::Load}));
        for (const Sentence& said : draft(facts, "")) {
            for (const SentenceValue& value : said.values) {
                const auto* quantity = std::get_if<Quantity>(&value);
                QVERIFY(!quantity || quantity->unit != Unit::Load);
            }
        }
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
            const Facts two = factsWith(sessionOf(averages, {290, 310}, {300.0, 320.0, Unit::Watts}, 300.0));
            verifyNumbersAreFacts(two, draft(two, ""));
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

    void aFadeInTheLastIsToldFromFirstToLast() {
        const auto sentences = draft(factsWith(sessionOf({252, 249, 236})), "");
        const Sentence* saw = sentenceOf(sentences, sentence::kOnTargetFadedLast);
        QVERIFY(saw);
        const std::vector<SentenceValue> values = {Quantity{3, Unit::Count}, Quantity{252, Unit::Watts},
                                                   Quantity{236, Unit::Watts}};
        QCOMPARE(numbersIn(*saw), values);
        QVERIFY(has(sentences, sentence::kCauseHeartRate));
        QCOMPARE(sentences.back(),
                 (Sentence{std::string(sentence::kNextStartAt), {Quantity{242, Unit::Watts}}}));
    }

    void aFadeIsToldFromWhereItBegan() {
        const auto sentences = draft(factsWith(sessionOf({252, 250, 240, 230})), "");
        const Sentence* saw = sentenceOf(sentences, sentence::kOnTargetFaded);
        QVERIFY(saw);
        const std::vector<SentenceValue> values = {Quantity{252, Unit::Watts}, Quantity{3, Unit::Count},
                                                   Quantity{230, Unit::Watts}};
        QCOMPARE(numbersIn(*saw), values);
        // One below on the way, and back in the range, was not where it began.
        QVERIFY(has(draft(factsWith(sessionOf({252, 240, 250, 230})), ""), sentence::kOnTargetFadedLast));
        QVERIFY(has(draft(factsWith(sessionOf({252, 240, 250, 230}, 112.0)), ""), sentence::kSawFadedLast));
    }

    void aFadeAfterAHardStartHasThatAsItsCause() {
        for (const double load : {80.0, 112.0}) {
            const auto sentences = draft(factsWith(sessionOf({270, 250, 230}, load)), "");
            const Sentence* cause = sentenceOf(sentences, sentence::kCauseFirstAbove);
            QVERIFY(cause);
            // How hard the first one was stands in the sentence before.
            QCOMPARE(cause->values, std::vector<SentenceValue>{Quantity(256, Unit::Watts)});
            QVERIFY(!has(sentences, sentence::kCauseHeartRate));
        }
    }

    void whatIsWeightedPowerIsCalledThat_data() {
        QTest::addColumn<double>("minutes");
        QTest::addColumn<Unit>("unit");
        QTest::addColumn<std::vector<double>>("averages");
        QTest::addColumn<double>("load");
        QTest::addColumn<std::string>("saw");
        QTest::addColumn<bool>("weighted");
        const auto row = [](const char* name, double minutes, Unit unit, std::vector<double> averages,
                            double load, std::string_view saw, bool weighted) {
            QTest::newRow(name) << minutes << unit << std::move(averages) << load << std::string(saw)
                                << weighted;
        };
        row("repeats", 10, Unit::Watts, {250, 249, 251}, 80, sentence::kOnTargetAllSteady, true);
        row("shorter repeats", 9, Unit::Watts, {250, 249, 251}, 80, sentence::kOnTargetAllSteady, false);
        row("beats", 12, Unit::Bpm, {250, 249, 251}, 80, sentence::kOnTargetAllSteady, false);
        row("off target", 10, Unit::Watts, {250, 249, 251}, 112, sentence::kSawAllInRange, true);
        row("faded", 10, Unit::Watts, {250, 249, 230}, 112, sentence::kSawFadedLast, true);
        row("a step", 20, Unit::Watts, {250}, 80, sentence::kOnTargetSteadyMiddle, true);
        row("a short step", 8, Unit::Watts, {250}, 80, sentence::kOnTargetSteadyMiddle, false);
        row("a step off target", 20, Unit::Watts, {250}, 112, sentence::kSawStep, true);
        row("outside", 20, Unit::Watts, {262}, 112, sentence::kSawStepOutsideWeighted, false);
        row("outside, short", 8, Unit::Watts, {262}, 112, sentence::kSawStepOutside, false);
    }
    void whatIsWeightedPowerIsCalledThat() {
        QFETCH(const double, minutes);
        QFETCH(const Unit, unit);
        QFETCH(const std::vector<double>, averages);
        QFETCH(const double, load);
        QFETCH(const std::string, saw);
        QFETCH(const bool, weighted);
        Comparison session = sessionOf(averages, load);
        for (StepComparison& step : session.steps) {
            step.time_s = {60.0 * minutes, 60.0 * minutes};
            step.target->unit = unit;
        }
        session.duration_s->done *= load / 80.0;
        const auto sentences = draft(factsWith(session), "");
        const Sentence* told = sentenceOf(sentences, saw);
        QVERIFY2(told, sentences.size() > 1 ? sentences[1].id.c_str() : "none");
        QCOMPARE(told->values.size() - numbersIn(*told).size(), std::size_t{weighted ? 1U : 0U});
    }

    void theWorkIsComparedByWhatItsAveragesAre() {
        const auto better = [](double minutes, double others) {
            Comparison session = sessionOf({250, 250, 250, 250});
            for (std::size_t i = 0; i < session.steps.size(); ++i) {
                const double seconds = 60.0 * (i < 2 ? minutes : others);
                session.steps[i].time_s = {seconds, seconds};
            }
            for (const Sentence& each :
                 draft(factsAfter(session, {Quantity{244.0, Unit::Watts}, 148.0, 4}), ""))
                if (each.id.starts_with(sentence::kBetterPrefix))
                    return each.id;
            return std::string();
        };
        QCOMPARE(better(8, 8), std::string(sentence::kBetterWork));
        QCOMPARE(better(12, 12), std::string(sentence::kBetterWorkWeighted));
        QCOMPARE(better(12, 8), std::string()); // an average of both is neither
    }

    void whatRepeatsCameToIsToldAsAPersonWould_data() {
        QTest::addColumn<std::vector<double>>("averages");
        QTest::addColumn<std::string>("saw");
        QTest::addColumn<std::vector<double>>("values");
        const auto row = [](const char* name, std::vector<double> averages, std::string_view saw,
                            std::vector<double> values) {
            QTest::newRow(name) << std::move(averages) << std::string(saw) << std::move(values);
        };
        row("in range", {250, 247, 252}, sentence::kSawAllInRange, {3, 247, 252});
        row("in range, all the same", {250, 250, 250}, sentence::kSawAllEven, {3, 250});
        row("the same as shown", {250.3, 249.7, 250}, sentence::kSawAllEven, {3, 250});
        row("two in range", {252, 247}, sentence::kSawBothInRange, {252, 247});
        row("two of the same", {250, 250}, sentence::kSawBothEven, {250});
        row("harder", {262, 264, 263}, sentence::kOnTargetAllHarder, {3, 262, 256});
        row("two harder", {264, 262}, sentence::kOnTargetBothHarder, {262, 256});
        row("even", {248, 250, 251}, sentence::kOnTargetAllSteady, {3, 248, 251});
        row("two even", {250, 248}, sentence::kOnTargetBothSteady, {248, 250});
        row("rising", {244, 249, 254}, sentence::kOnTargetAllRising, {3, 244, 254});
        row("two rising", {244, 254}, sentence::kOnTargetBothRising, {244, 254});
        row("falling", {254, 249, 244}, sentence::kOnTargetAllFalling, {3, 254, 244});
        row("two falling", {254, 244}, sentence::kOnTargetBothFalling, {254, 244});
        row("too hot early", {270, 250, 252}, sentence::kOnTargetHotStart, {270, 256, 250, 252});
        row("too hot in the first of two", {270, 250}, sentence::kOnTargetHotStartEven, {270, 256, 250});
        row("too hot, then too easy", {270, 230}, sentence::kOnTargetSpread, {230, 270, 242, 256});
        row("too hot, then too easy and fine", {270, 238, 250}, sentence::kOnTargetSpread,
            {238, 270, 242, 256});
        row("one a little above", {250, 258, 251}, sentence::kOnTargetSomeAbove, {2, 3, 242, 256, 258});
        row("one above, one below", {258, 250, 240, 250}, sentence::kOnTargetSpread, {240, 258, 242, 256});
        row("one far below", {250, 210, 250, 250}, sentence::kOnTargetOneShort, {2, 210, 242});
        row("easier", {225, 227, 226}, sentence::kSawAllEasier, {3, 227, 242});
        row("two easier", {225, 227}, sentence::kSawBothEasier, {227, 242});
        row("a watt above", {257, 258, 257}, sentence::kSawRepeats, {257, 258, 242, 256});
        row("a watt below, all the same", {241, 241}, sentence::kSawRepeatsEven, {241, 242, 256});
        row("one a little below", {250, 240, 251}, sentence::kOnTargetSomeBelow, {2, 3, 242, 256, 240});
    }
    void whatRepeatsCameToIsToldAsAPersonWould() {
        QFETCH(const std::vector<double>, averages);
        QFETCH(const std::string, saw);
        QFETCH(const std::vector<double>, values);
        const auto sentences = draft(factsWith(sessionOf(averages)), "");
        const Sentence* told = sentenceOf(sentences, saw);
        QVERIFY2(told, sentences.size() > 1 ? sentences[1].id.c_str() : "none");
        QCOMPARE(numbersIn(*told).size(), values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            QCOMPARE(std::get<Quantity>(told->values[i]).value, values[i]);
    }

    void aRepeatOfAnotherKindIsToldWithItsOwnNumbers() {
        // Shorter ones after the others, one of them below its own range.
        const Comparison session =
            sessionOf({250, 249, 251}, {249}, TargetRange{300.0, 320.0, Unit::Watts}, 300.0);
        const Sentence saw = draft(factsWith(session), "").front();
        const std::vector<SentenceValue> values = {Quantity{4, Unit::Count}, Quantity{249, Unit::Watts},
                                                   Quantity{300, Unit::Watts}};
        QCOMPARE(saw, (Sentence{std::string(sentence::kOnTargetOneShort), values}));
        const auto two = draft(factsWith(sessionOf({250, 249, 251, 250, 252}, {249, 240},
                                                   TargetRange{300.0, 320.0, Unit::Watts}, 180.0)),
                               "");
        const std::vector<SentenceValue> lowest = {Quantity{240, Unit::Watts}, Quantity{300, Unit::Watts}};
        QCOMPARE(two.front(), (Sentence{std::string(sentence::kOnTargetSomeShort), lowest}));
    }

    void aWorkStepThatStandsAloneAndFellShortIsTold() {
        // Two work steps that are not alike: a good one is no praise for the other.
        const Comparison session = sessionOf({250}, {230}, TargetRange{300.0, 320.0, Unit::Watts}, 300.0);
        const auto sentences = draft(factsWith(session), "");
        const Sentence* saw = sentenceOf(sentences, sentence::kOnTargetOneShort);
        QVERIFY2(saw, sentences.front().id.c_str());
        const std::vector<SentenceValue> values = {Quantity{2, Unit::Count}, Quantity{230, Unit::Watts},
                                                   Quantity{300, Unit::Watts}};
        QCOMPARE(saw->values, values);
    }

    void repeatsAreNumberedOverAllWorkSteps() {
        Comparison session = sessionOf({252, 250, 240, 230}, {310}, {300.0, 320.0, Unit::Watts}, 300.0);
        std::rotate(session.steps.begin(), session.steps.end() - 1, session.steps.end());
        const auto number = [](const std::vector<Sentence>& sentences, std::string_view id) {
            const Sentence* saw = sentenceOf(sentences, id);
            return saw ? std::get<Quantity>(saw->values[1]).value : 0.0;
        };
        QCOMPARE(number(draft(factsWith(session), ""), sentence::kOnTargetFaded), 4.0);
        session.duration_s->done = 6300.0;
        session.load = LoadComparison{{80.0, LoadMethod::Power}, {112.0, LoadMethod::Power}};
        QCOMPARE(number(draft(factsWith(session), ""), sentence::kSawFaded), 4.0);
    }

    void aStepThatWasNeverThereIsNoShortOne() {
        Comparison session = sessionOf({250, 250, 250, 0});
        session.steps.back().time_s = {0.0, 0.0}; // planned by a lap press alone
        const auto sentences = draft(factsWith(session), "");
        QVERIFY(has(sentences, sentence::kOnTargetLastMissing));
    }

    void theWholeIsToldByItsAveragePower() {
        Comparison session;
        session.duration_s = PlannedDone{4500.0, 4500.0};
        session.load = LoadComparison{{80.0, LoadMethod::Power}, {80.0, LoadMethod::Power}};
        session.intensity = PlannedDone{0.80, 0.80};
        const std::vector<SentenceValue> values = {Quantity{4500, Unit::Seconds}, Quantity{203, Unit::Watts}};
        QCOMPARE(draft(factsWith(session), "").front(),
                 (Sentence{std::string(sentence::kOnTargetEffort), values}));
        session.intensity = PlannedDone{0.55, 0.55};
        QCOMPARE(draft(factsWith(session), "").front(),
                 (Sentence{std::string(sentence::kOnTargetRecovery), values}));
    }

    void repeatsThatAreFarOffAreAdvised() {
        QCOMPARE(draft(factsWith(sessionOf({262, 264, 263})), "").back().id,
                 std::string(sentence::kNextHoldBack));
        QCOMPARE(draft(factsWith(sessionOf({257, 258, 257})), "").back().id,
                 std::string(sentence::kNextBelow));
    }

    void stridesByHeartRateAreNotTheLastRepeats() {
        Comparison session = sessionOf({250, 251});
        for (std::size_t i = 0; i < 6; ++i) {
            StepComparison stride;
            stride.name = "Stride";
            stride.repeat = static_cast<int>(i) + 1;
            stride.repeats = 6;
            stride.time_s = {60.0, 60.0};
            stride.target = TargetRange{170.0, 180.0, Unit::Bpm};
            stride.average = 150.0;
            session.steps.push_back(stride);
        }
        const auto sentences = draft(factsWith(session), "");
        QVERIFY(has(sentences, sentence::kOnTargetBothSteady));
    }

    void theOnlyStepIsTheSession() {
        Comparison session = sessionOf({250});
        QVERIFY(has(draft(factsWith(session), ""), sentence::kOnTargetSteadyMiddle));
        session.steps.front().in_range = 0.97;
        QVERIFY(has(draft(factsWith(session), ""), sentence::kOnTargetSteadyEven));
        Comparison cut = session;
        cut.duration_s = PlannedDone{4500.0, 3000.0};
        cut.load = LoadComparison{{80.0, LoadMethod::Power}, {53.0, LoadMethod::Power}};
        QVERIFY(has(draft(factsWith(cut), ""), sentence::kSawStep));
        session.steps.front().average = 241.0;
        QVERIFY(has(draft(factsWith(session), ""), sentence::kOnTargetSteadyBelow));
        StepComparison easy;
        easy.kind = StepKind::WarmUp;
        easy.time_s = {600.0, 600.0};
        session.steps.push_back(easy);
        QVERIFY(has(draft(factsWith(session), ""), sentence::kOnTargetWorkBelow));
    }

    void whatWasOffStandsInTheFirstSentence_data() {
        QTest::addColumn<double>("time");
        QTest::addColumn<double>("load");
        QTest::addColumn<double>("intensity");
        QTest::addColumn<std::string>("opening");
        const auto row = [](const char* name, double time, double load, double intensity,
                            std::string_view opening) {
            QTest::newRow(name) << time << load << intensity << std::string(opening);
        };
        row("as planned", 1.0, 80, 0.80, sentence::kOnTargetEffort);
        row("nearly as planned", 1.02, 81, 0.80, sentence::kOnTargetEffort);
        row("shorter", 0.7, 56, 0.80, sentence::kDraftUnderdone);
        row("easier", 1.0, 56, 0.67, sentence::kDraftUnderdoneLoad);
        row("much shorter", 0.4, 32, 0.80, sentence::kDraftWellUnder);
        row("much easier", 1.0, 36, 0.54, sentence::kDraftWellUnderLoad);
        row("longer", 1.4, 112, 0.80, sentence::kDraftOverdone);
        row("harder", 1.0, 112, 0.95, sentence::kDraftOverdoneLoad);
        row("much longer", 1.7, 136, 0.80, sentence::kDraftWellOver);
        row("much harder", 1.0, 136, 1.04, sentence::kDraftWellOverLoad);
        row("shorter and harder", 0.6, 82, 1.03, sentence::kDraftMixed);
    }
    void whatWasOffStandsInTheFirstSentence() {
        QFETCH(const double, time);
        QFETCH(const double, load);
        QFETCH(const double, intensity);
        QFETCH(const std::string, opening);
        Comparison session;
        session.duration_s = PlannedDone{4500.0, 4500.0 * time};
        session.load = LoadComparison{{80.0, LoadMethod::Power}, {load, LoadMethod::Power}};
        session.intensity = PlannedDone{0.80, intensity};
        QCOMPARE(draft(factsWith(session), "").front().id, opening);
    }

    void repeatsThatAreMissingInTheWholeTimeAreToldByTheLoad() {
        Comparison session = sessionOf({250, 250, 0, 0, 0}, 50.0);
        const std::vector<SentenceValue> loads = {Quantity{50, Unit::Load}, Quantity{80, Unit::Load}};
        const auto whole = draft(factsWith(session), ""); // "1:15 of 1:15" would be no less than planned
        QCOMPARE(whole.front(), (Sentence{std::string(sentence::kDraftUnderdoneLoad), loads}));
        QVERIFY(has(whole, sentence::kSawSkipped));
        session.duration_s->done = 3000.0;
        QCOMPARE(draft(factsWith(session), "").front().id, std::string(sentence::kDraftUnderdone));
    }

    void onlyWhatWasTooHardAsksForAnEasyDay() {
        Comparison session;
        session.duration_s = PlannedDone{3000.0, 4200.0};
        session.load = LoadComparison{{50.0, LoadMethod::Power}, {70.0, LoadMethod::Power}};
        session.intensity = PlannedDone{0.70, 0.70};
        QCOMPARE(draft(factsWith(session), "").back(),
                 (Sentence{std::string(sentence::kNextEndOnTime), {Quantity{3000, Unit::Seconds}}}));
        session.duration_s->done = 3000.0;
        session.intensity->done = 0.83;
        QCOMPARE(draft(factsWith(session), "").back().id, std::string(sentence::kNextEasyDay));
    }

    void workStepsThatWereOffOpenAMixedSession() {
        const auto sentences = draft(factsWith(sessionOf({225, 227, 226})), "");
        QCOMPARE(sentences.front().id, std::string(sentence::kDraftMixedSteps));
        QVERIFY(has(sentences, sentence::kSawAllEasier));
    }

    void muchOnTopOfThePlanIsTheFirstSentence() {
        Comparison session = sessionOf({250, 250, 250});
        session.extra_s = 5400.0;
        session.extra_load = Load{90.0, LoadMethod::Power};
        const Facts facts = factsWith(session);
        const auto sentences = draft(facts, "");
        QCOMPARE(sentences.front().id, std::string(sentence::kDraftOverdoneExtra));
        QVERIFY(has(sentences, sentence::kSawAllEven));
        QVERIFY(!has(sentences, sentence::kSawExtra));
        QCOMPARE(sentences.back().id, std::string(sentence::kNextExtraEasy));
        verifyNumbersAreFacts(facts, sentences);
    }

    void aPlanByDistanceIsToldByDistance() {
        Comparison session;
        session.measure = Measure::Distance;
        session.duration_s = PlannedDone{3600.0, 2400.0};
        session.distance_m = PlannedDone{3000.0, 2000.0};
        const auto sentences = draft(factsWith(session), "");
        const std::vector<SentenceValue> values = {Quantity{2000, Unit::Metres},
                                                   Quantity{3000, Unit::Metres}};
        QCOMPARE(sentences.front().values, values);
    }

    void aPlannedDistanceIsToldOnce() {
        Comparison session;
        session.measure = Measure::Distance;
        session.duration_s = PlannedDone{3600.0, 3500.0};
        session.distance_m = PlannedDone{3000.0, 3000.0};
        Metrics swim;
        swim.moving_s = 3500.0;
        swim.distance_m = 3000.0;
        const auto sentences = draft(factsOf(swim, score(session)), "");
        const std::vector<SentenceValue> values = {Quantity{3000, Unit::Metres},
                                                   Quantity{3500, Unit::Seconds}};
        QCOMPARE(sentences.front(), (Sentence{std::string(sentence::kOnTargetDistance), values}));
    }

    void aDistanceThatIsShownAsPlannedIsToldOnce_data() {
        QTest::addColumn<double>("done");
        QTest::addColumn<double>("planned");
        QTest::addColumn<Sport>("sport");
        QTest::addColumn<bool>("once");
        QTest::newRow("10.0 km of 10.0 km") << 10'012.0 << 10'000.0 << Sport::Running << true;
        QTest::newRow("10.1 km of 10.0 km") << 10'062.0 << 10'000.0 << Sport::Running << false;
        QTest::newRow("150 km of 150 km") << 150'310.0 << 150'000.0 << Sport::Cycling << true;
        QTest::newRow("999 m of 1.0 km") << 999.0 << 1000.0 << Sport::Running << false;
        QTest::newRow("2,425 m of 2,400 m") << 2425.0 << 2400.0 << Sport::Swimming << false;
    }
    void aDistanceThatIsShownAsPlannedIsToldOnce() {
        QFETCH(const double, done);
        QFETCH(const double, planned);
        QFETCH(const Sport, sport);
        QFETCH(const bool, once);
        Comparison session;
        session.measure = Measure::Distance;
        session.distance_m = PlannedDone{planned, done};
        Metrics measured;
        measured.distance_m = done;
        const auto sentences = draft(factsOf(measured, score(session)), "my knee hurts", sport);
        QCOMPARE(sentences[1].id, std::string(once ? sentence::kDraftPlainExact : sentence::kDraftPlainTime));
    }

    void painWithTheWholePlanDoneIsToldPlainly() {
        Comparison session;
        session.duration_s = PlannedDone{4500.0, 4490.0};
        const auto sentences = draft(factsWith(session), "my knee hurts");
        QVERIFY(has(sentences, sentence::kDraftPlainExact));
    }

    void noRepeatAtAllIsAQuestion() {
        const auto sentences = draft(factsWith(sessionOf({0, 0, 0}, 30.0)), "");
        QVERIFY(has(sentences, sentence::kSawNoneDone));
        QCOMPARE(sentences.back().id, std::string(sentence::kNextTellWhy));
    }

    void skippedRepeatsAreCounted() {
        const auto sentences = draft(factsWith(sessionOf({250, 250, 0, 0}, 50.0)), "");
        QCOMPARE(sentences.front().id, std::string(sentence::kDraftUnderdoneLoad));
        const Sentence* saw = sentenceOf(sentences, sentence::kSawSkipped);
        QVERIFY(saw);
        const std::vector<SentenceValue> values = {Quantity{2, Unit::Count}, Quantity{4, Unit::Count}};
        QCOMPARE(saw->values, values);
        QCOMPARE(sentences.back().id, std::string(sentence::kNextTellWhy));
        const auto hot = draft(factsWith(sessionOf({270, 250, 0, 0}, 50.0)), "");
        QVERIFY(has(hot, sentence::kCauseStartedHard));
        QCOMPARE(hot.back().id, std::string(sentence::kNextSaveForLast));
    }

    void extraWorkIsTold() {
        Comparison session = sessionOf({250, 250, 250});
        session.extra_s = 900.0;
        const auto sentences = draft(factsWith(session), "");
        const Sentence* saw = sentenceOf(sentences, sentence::kSawExtra);
        QVERIFY(saw);
        QCOMPARE(saw->values, std::vector<SentenceValue>{Quantity(900, Unit::Seconds)});
    }

    void painTakesAwayThePraiseAndLeavesALineToFill() {
        for (int i = 0; i <= static_cast<int>(Verdict::BadData); ++i) {
            const auto sentences = draft(factsFor(static_cast<Verdict>(i)), "Chest felt tight on the hill");
            QCOMPARE(sentences.front().id, std::string(sentence::kDraftCoachLine));
            QVERIFY(needsCoachLine(sentences));
            for (const Sentence& each : sentences)
                QVERIFY(!each.id.starts_with("draft.on_target") && !each.id.starts_with("draft.better"));
            QCOMPARE(sentences.back().id, std::string(sentence::kNextTellMe));
        }
        QVERIFY(!needsCoachLine(draft(factsFor(Verdict::OnTarget), "Best numbers in months!!")));
    }

    void aQuestionLeavesALineToFillInFrontOfTheDraft() {
        const Facts facts = factsWith(sessionOf({250, 250, 250}));
        const auto sentences = draft(facts, "Is it OK to move Thursday to Friday?");
        QCOMPARE(sentences.front().id, std::string(sentence::kDraftCoachLineQuestion));
        QVERIFY(needsCoachLine(sentences));
        const auto plain = draft(facts, "");
        QCOMPARE(std::vector(sentences.begin() + 1, sentences.end()), plain);
        QVERIFY(!needsCoachLine(plain));
        // Pain comes first, and has the draft for itself.
        QCOMPARE(draft(facts, "My knee hurts, can I ride?").front().id,
                 std::string(sentence::kDraftCoachLine));
        QVERIFY(asks("可以吗？") && !asks("Good legs!"));
    }

    void whatIsBetterThanLastTimeIsTold_data() {
        QTest::addColumn<std::vector<double>>("averages");
        QTest::addColumn<double>("watts");
        QTest::addColumn<double>("beats");
        QTest::addColumn<int>("repeats");
        QTest::addColumn<std::string>("better");
        const auto row = [](const char* name, std::vector<double> averages, double watts, double beats,
                            int repeats, std::string_view better) {
            QTest::newRow(name) << std::move(averages) << watts << beats << repeats << std::string(better);
        };
        row("stronger", {250, 250, 250}, 244, 148, 3, sentence::kBetterWorkWeighted);
        row("more repeats", {250, 250, 250}, 250, 148, 2, sentence::kBetterRepeats);
        row("a calmer heart", {250, 250, 250}, 251, 153, 3, sentence::kBetterHeartRate);
        row("a calmer heart in one step", {250}, 251, 153, 1, sentence::kBetterHeartRate);
        row("stronger in one step", {250}, 244, 148, 1, "");
        row("stronger than asked", {262, 264, 263}, 244, 148, 3, "");
        row("the same", {250, 250, 250}, 249, 149, 3, "");
        row("weaker with a calmer heart", {246, 246, 246}, 254, 158, 3, "");
        row("a calmer heart at more effort", {250}, 225, 158, 1, "");
    }
    void whatIsBetterThanLastTimeIsTold() {
        QFETCH(const std::vector<double>, averages);
        QFETCH(const double, watts);
        QFETCH(const double, beats);
        QFETCH(const int, repeats);
        QFETCH(const std::string, better);
        const Facts facts = factsAfter(sessionOf(averages), {Quantity{watts, Unit::Watts}, beats, repeats});
        const auto sentences = draft(facts, "");
        verifyNumbersAreFacts(facts, sentences);
        std::string told;
        for (const Sentence& each : sentences) {
            if (each.id.starts_with(sentence::kBetterPrefix))
                told = each.id;
        }
        QCOMPARE(told, better);
    }

    void moreThanLastTimeIsNoBetterWhereMoreWasPlanned() {
        const auto better = [](const LastTime& last) {
            for (const Sentence& each :
                 draft(factsAfter(sessionOf({250, 250, 250, 250, 250, 250}), last), ""))
                if (each.id.starts_with(sentence::kBetterPrefix))
                    return each.id;
            return std::string();
        };
        const Quantity same{250.0, Unit::Watts};
        const Quantity less{240.0, Unit::Watts};
        QCOMPARE(better({same, 148.0, 5, 6}), std::string(sentence::kBetterRepeats));
        QCOMPARE(better({same, 148.0, 5, 5}), std::string());
        QCOMPARE(better({less, 148.0, 6, 6}), std::string(sentence::kBetterWorkWeighted));
        QCOMPARE(better({less, 148.0, 6, 6, TargetRange{232.0, 246.0, Unit::Watts}}), std::string());
        // The same watts are the same effort, whatever was asked for.
        QCOMPARE(better({same, 155.0, 6, 6, TargetRange{240.0, 254.0, Unit::Watts}}),
                 std::string(sentence::kBetterHeartRate));
    }

    void whatASessionLeavesForTheNextIsKnownOfTheLast() {
        const LastTime last = lastTimeOf(metrics(), score(sessionOf({250, 0, 244})));
        QCOMPARE(last.work_average, std::optional(Quantity{247.0, Unit::Watts}));
        QCOMPARE(last.avg_hr_bpm, std::optional(148.0));
        QCOMPARE(last.repeats_done, 2);
        QCOMPARE(last.repeats_planned, 3);
        QVERIFY(last.work_range == (TargetRange{242.0, 256.0, Unit::Watts}));
        const LastTime mixed = lastTimeOf(
            metrics(), score(sessionOf({250, 250}, {310}, TargetRange{300.0, 320.0, Unit::Watts}, 1440.0)));
        QVERIFY(mixed.work_range == (TargetRange{271.0, 288.0, Unit::Watts}));
        QVERIFY(!lastTimeOf(metrics(), score(sessionOf({}))).work_range);
    }

    void theFirstOfItsKindIsTold() {
        Circumstances circumstances;
        circumstances.first_of_its_kind = true;
        const auto first = [&](const std::vector<double>& averages) {
            return draft(factsOf(metrics(), score(sessionOf(averages)), circumstances), "");
        };
        QVERIFY(has(first({250, 250, 250}), sentence::kFirstOfItsKind));
        QVERIFY(!has(first({250}), sentence::kFirstOfItsKind)); // nothing new about a steady ride
        QVERIFY(!has(draft(factsWith(sessionOf({250, 250, 250})), ""), sentence::kFirstOfItsKind));
    }

    void aRepeatThatIsMissingIsNamed() {
        const auto saw = [](const std::vector<double>& averages) {
            return draft(factsWith(sessionOf(averages)), "").front();
        };
        const std::vector<SentenceValue> last = {Quantity{4, Unit::Count}, Quantity{5, Unit::Count}};
        QCOMPARE(saw({250, 250, 250, 250, 0}), (Sentence{std::string(sentence::kOnTargetLastMissing), last}));
        const std::vector<SentenceValue> third = {Quantity{4, Unit::Count}, Quantity{5, Unit::Count},
                                                  Quantity{3, Unit::Count}};
        QCOMPARE(saw({250, 250, 0, 250, 250}), (Sentence{std::string(sentence::kOnTargetOneMissing), third}));
    }

    void whatToTakeToTheNextFollowsFromTheFacts_data() {
        QTest::addColumn<double>("average");
        QTest::addColumn<double>("minutes");
        QTest::addColumn<double>("planned");
        QTest::addColumn<double>("intensity");
        QTest::addColumn<std::string>("next");
        const auto row = [](const char* name, double average, double minutes, double planned,
                            double intensity, std::string_view next) {
            QTest::newRow(name) << average << minutes << planned << intensity << std::string(next);
        };
        row("low in an easy one", 125, 75, 75, 0.66, sentence::kNextEasyIsRight);
        row("middle", 140, 75, 75, 0.66, sentence::kNextSameFeel);
        row("high", 158, 75, 75, 0.66, sentence::kNextLowerHalf);
        row("above", 165, 75, 75, 0.66, sentence::kNextBelow);
        row("below", 118, 75, 75, 0.66, sentence::kNextAtLeast);
        row("low in a hard one", 125, 75, 75, 0.90, sentence::kNextUpperHalf);
        row("longer", 140, 85, 75, 0.66, sentence::kNextEndOnTime);
        row("shorter", 140, 65, 75, 0.66, sentence::kNextFullTime);
        row("long", 140, 180, 180, 0.66, sentence::kNextRefuel);
        row("short", 140, 40, 40, 0.66, sentence::kNextShortEasy);
    }
    void whatToTakeToTheNextFollowsFromTheFacts() {
        QFETCH(const double, average);
        QFETCH(const double, minutes);
        QFETCH(const double, planned);
        QFETCH(const double, intensity);
        Comparison session;
        session.duration_s = PlannedDone{planned * 60.0, minutes * 60.0};
        session.load = LoadComparison{{80.0, LoadMethod::Power}, {80.0, LoadMethod::Power}};
        session.intensity = PlannedDone{intensity, intensity};
        StepComparison step;
        step.time_s = {planned * 60.0, minutes * 60.0};
        step.target = TargetRange{120.0, 161.0, Unit::Watts};
        step.average = average;
        session.steps.push_back(step);
        const Facts facts = factsWith(session);
        QCOMPARE(facts.verdict, Verdict::OnTarget);
        const auto sentences = draft(facts, "");
        verifyNumbersAreFacts(facts, sentences);
        QTEST(sentences.back().id, "next");
    }

    void anEasySessionIsNotToldToGoHarder_data() {
        QTest::addColumn<Sport>("sport");
        QTest::addColumn<double>("minutes");
        QTest::addColumn<double>("around");
        QTest::addColumn<double>("intensity");
        QTest::addColumn<std::string>("next");
        const auto row = [](const char* name, Sport sport, double minutes, double around, double intensity,
                            std::string_view next) {
            QTest::newRow(name) << sport << minutes << around << intensity << std::string(next);
        };
        row("an easy ride", Sport::Cycling, 70, 0, 0.74, sentence::kNextEasyIsRight);
        row("a ride at tempo", Sport::Cycling, 70, 0, 0.75, sentence::kNextUpperHalf);
        row("an easy run", Sport::Running, 70, 0, 0.78, sentence::kNextEasyIsRight);
        row("a run at tempo", Sport::Running, 70, 0, 0.80, sentence::kNextUpperHalf);
        row("with a warm-up", Sport::Cycling, 70, 10, 0.65, sentence::kNextEasyIsRight);
        row("long, with a warm-up", Sport::Cycling, 120, 10, 0.65, sentence::kNextRefuel);
        row("work between two easy parts", Sport::Cycling, 20, 25, 0.70, sentence::kNextUpperHalf);
    }
    void anEasySessionIsNotToldToGoHarder() {
        QFETCH(const Sport, sport);
        QFETCH(const double, minutes);
        QFETCH(const double, around);
        QFETCH(const double, intensity);
        const Facts facts = factsWith(steadyOf(125, minutes, around, intensity));
        QCOMPARE(facts.verdict, Verdict::OnTarget);
        QTEST(draft(facts, "", sport).back().id, "next");
    }

    void aPlanOfUnknownEffortIsNotToldToGoHarder() {
        Comparison session = steadyOf(125, 70, 0, 0.80);
        session.load = LoadComparison{{80.0, LoadMethod::Power}, {70.0, LoadMethod::HeartRate}};
        const Facts facts = factsWith(session);
        QVERIFY(!facts.number("intensity.planned"));
        QCOMPARE(draft(facts, "").back().id, std::string(sentence::kNextSameFeel));
    }

    void whatIsNotScoredSaysWhy_data() {
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<std::string>("opening");
        QTest::addColumn<std::string>("next");
        const auto row = [](Verdict verdict, std::string_view opening, std::string_view next) {
            QTest::newRow(key(verdict).data()) << verdict << std::string(opening) << std::string(next);
        };
        row(Verdict::Unplanned, sentence::kDraftUnplanned, sentence::kNextCountIn);
        row(Verdict::Race, sentence::kDraftRace, sentence::kNextRecover);
        row(Verdict::Test, sentence::kDraftTest, sentence::kNextThresholds);
        row(Verdict::Swapped, sentence::kDraftSwapped, sentence::kNextMoveSession);
        row(Verdict::Done, sentence::kDraftDone, sentence::kNextShorterIsFine);
        row(Verdict::Sick, sentence::kDraftSick, sentence::kNextTellMe);
        row(Verdict::Injured, sentence::kDraftInjured, sentence::kNextTellMe);
        row(Verdict::BadData, sentence::kDraftBadData, sentence::kNextCheckMeter);
    }
    void whatIsNotScoredSaysWhy() {
        QFETCH(const Verdict, verdict);
        const auto sentences = draft(factsFor(verdict), "");
        QTEST(sentences.front().id, "opening");
        QTEST(sentences.back().id, "next");
    }

    void onlyEasyWorkIsSaidToPayOff() {
        const LastTime last{Quantity{140.0, Unit::Watts}, 153.0, 1};
        QCOMPARE(draft(factsAfter(steadyOf(140, 70, 0, 0.65), last), "").back().id,
                 std::string(sentence::kNextKeepGoing));
        const auto hard = draft(factsAfter(steadyOf(140, 70, 0, 0.90), last), "");
        QVERIFY(has(hard, sentence::kBetterHeartRate));
        QCOMPARE(hard.back().id, std::string(sentence::kNextRepeatIt));
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
