// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/training_form.h"
#include "core/engine/model/sentence_ids.h"
#include "tests/unit/engine/made_rows.h"

#include <QTest>

using namespace leadout::engine;
using leadout::test::isAbsent;

namespace {

bool isAbout(double value, double expected, double tolerance = 1e-9) {
    return std::abs(value - expected) <= tolerance;
}

FormSettings conventions(LoadDecay decay, FormOf form) {
    FormSettings settings;
    settings.decay = decay;
    settings.form = form;
    return settings;
}

} // namespace

class TestTrainingForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneSessionRaisesFatigueMoreThanFitness() {
        const std::vector<double> loads = {84.0, 0.0};
        const auto days = formByDay(loads);
        QVERIFY(isAbout(days.at(0).fitness, 2.0));
        QVERIFY(isAbout(days.at(0).fatigue, 12.0));
        QVERIFY(isAbout(days.at(0).form, 0.0)); // what the day began with
        QVERIFY(isAbout(days.at(1).form, -10.0));
        QVERIFY(isAbout(days.at(1).fitness, 2.0 * 41.0 / 42.0));
        QVERIFY(isAbout(days.at(1).fatigue, 12.0 * 6.0 / 7.0));
    }

    void formOfTheSameDayIsThatOfTheNextDayBefore() {
        const std::vector<double> loads = {84.0, 20.0, 0.0, 130.0};
        const auto before = formByDay(loads);
        const auto same = formByDay(loads, conventions(LoadDecay::Difference, FormOf::SameDay));
        for (std::size_t i = 1; i < loads.size(); ++i)
            QVERIFY(isAbout(before.at(i).form, same.at(i - 1).form));
    }

    void theExponentialFormMovesByItsOwnSteps() {
        const std::vector<double> loads = {100.0};
        const auto day = formByDay(loads, conventions(LoadDecay::Exponential, FormOf::SameDay)).front();
        QVERIFY(isAbout(day.fitness, 100.0 * (1.0 - std::exp(-1.0 / 42.0))));
        QVERIFY(isAbout(day.fatigue, 100.0 * (1.0 - std::exp(-1.0 / 7.0))));
        QVERIFY(isAbout(day.fatigue, 13.31, 0.01)); // the other form has 14.29
    }

    void steadyLoadIsReachedByBothForms() {
        const std::vector<double> loads(1000, 60.0);
        for (const LoadDecay decay : {LoadDecay::Difference, LoadDecay::Exponential}) {
            const auto day = formByDay(loads, conventions(decay, FormOf::DayBefore)).back();
            QVERIFY(isAbout(day.fitness, 60.0, 1e-6));
            QVERIFY(isAbout(day.fatigue, 60.0, 1e-6));
            QVERIFY(isAbout(day.form, 0.0, 1e-6));
        }
    }

    void formNeedsFourWeeks() {
        const std::vector<double> loads(28, 50.0);
        const auto none = formToday(std::span(loads).first(27));
        QVERIFY(isAbsent(none, sentence::kAbsentHistory));
        const std::vector<SentenceValue> values = {Quantity{27, Unit::Count}, Quantity{28, Unit::Count}};
        QVERIFY(none.error().values == values);
        QVERIFY(isAbsent(formToday({}), sentence::kAbsentHistory));
        QVERIFY(formToday(loads).has_value());
    }

    void whoTrainsEvenlyIsNeitherTiredNorFresh() {
        const std::vector<double> loads(200, 50.0);
        for (const std::size_t days : {28U, 42U, 43U, 200U}) {
            const auto today = formToday(std::span(loads).first(days));
            QVERIFY(isAbout(today->fitness, 50.0, 1e-6));
            QVERIFY(isAbout(today->form, 0.0, 1e-6));
        }
    }

    void whatIsUsualIsTakenFromTheFirstSixWeeks() {
        std::vector<double> loads(42, 40.0);
        loads.insert(loads.end(), 14, 100.0);
        FormSettings settings;
        settings.start = 40.0;
        QVERIFY(isAbout(formToday(loads)->form, formByDay(loads, settings).back().form));
        QVERIFY(formToday(loads)->form < -20.0); // two weeks of far more than usual
    }
};

QTEST_APPLESS_MAIN(TestTrainingForm)
#include "test_training_form.moc"
