// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/catalogue.h"
#include "core/domain/sentences/formatting.h"
#include "core/domain/sentences/sentences.h"
#include "core/engine/compliance/score.h"
#include "core/engine/feedback/draft.h"
#include "core/protocol/number_check.h"

#include <QTest>

#include <array>
#include <random>
#include <set>

using namespace leadout;
using engine::Unit;

namespace {

engine::Facts facts() {
    engine::Metrics metrics;
    metrics.moving_s = 5640.0; // 1:34
    metrics.distance_m = 38'412.0;
    metrics.avg_power_w = 201.0;
    metrics.max_power_w = 612.0;
    metrics.avg_hr_bpm = 148.0;
    metrics.max_hr_bpm = 172.0;
    metrics.avg_speed_m_s = 1000.0 / 245.0; // 4:05 a kilometre
    metrics.work_kj = 1850.0;
    metrics.load = engine::Load{92.0, engine::LoadMethod::Power};
    return engine::factsOf(metrics, {});
}

constexpr unsigned kSessions = 1500;

/// Sessions by chance, of all kinds: repeats, single steps and none in watts, paces or beats, by time or by
/// distance, left out, far off, longer, with extra work, not scored, with a last time and with comments.
class SessionByChance {
public:
    explicit SessionByChance(unsigned seed) : m_random(seed) {}

    engine::Facts facts() {
        chooseMeasure();
        m_asPlanned = among(2);
        const bool recovery = among(8);
        const double planned = 60.0 * static_cast<double>(20 + m_random() % 160);
        m_session.duration_s = engine::PlannedDone{planned, planned * about()};
        m_session.recovery_day = recovery;
        if (among(4))
            m_session.distance_m = engine::PlannedDone{chance(900.0, 30'000.0), chance(900.0, 30'000.0)};
        if (m_session.distance_m && among(2)) {
            m_session.measure = engine::Measure::Distance;
            m_session.distance_m->done = m_session.distance_m->planned * about();
        }
        const auto done = among(6) ? engine::LoadMethod::HeartRate : engine::LoadMethod::Power;
        m_session.load = engine::LoadComparison{{80.0, engine::LoadMethod::Power}, {80.0 * about(), done}};
        const double intensity = recovery ? 0.55 : chance(0.55, 0.95);
        m_session.intensity = engine::PlannedDone{intensity, intensity * about()};
        m_session.extra_s = among(6) ? 1800.0 : 0.0;
        addSteps(planned);
        return engine::factsOf(metrics(), compliance(), circumstances());
    }

private:
    double chance(double from, double to) {
        return from + (to - from) * static_cast<double>(m_random() % 1000) / 999.0;
    }
    bool among(unsigned many) { return m_random() % many == 0; }
    /// Of the plan.
    double about() { return m_asPlanned || among(2) ? chance(0.95, 1.05) : chance(0.3, 1.7); }

    void chooseMeasure() {
        constexpr std::array kUnits = {Unit::Watts, Unit::SpeedMs, Unit::Bpm, Unit::Watts};
        constexpr std::array kSports = {engine::Sport::Running, engine::Sport::Swimming,
                                        engine::Sport::Rowing, engine::Sport::Multisport};
        m_unit = kUnits[m_random() % kUnits.size()];
        m_sport = m_unit == Unit::Watts ? engine::Sport::Cycling : kSports[m_random() % kSports.size()];
        m_scale = m_unit == Unit::SpeedMs ? 4.0 / 250.0 : m_unit == Unit::Bpm ? 150.0 / 250.0 : 1.0;
    }

    engine::StepComparison step(engine::StepKind kind, double seconds, double low, double high) {
        engine::StepComparison made;
        made.kind = kind;
        made.time_s = {seconds, among(m_asPlanned ? 30U : 8U) ? 0.1 * seconds : seconds};
        made.target = engine::TargetRange{low * m_scale, high * m_scale, m_unit};
        const double least = m_side == 1 ? high * 1.001 : m_side == 2 ? low * 0.92 : low;
        const double most = m_side == 1 ? high * 1.06 : m_side == 2 ? low * 0.999 : high;
        made.average = m_scale * (among(10) ? chance(0.8 * low, 1.1 * high) : chance(least, most));
        if (among(2))
            made.in_range = chance(0.8, 1.0);
        return made;
    }

    void addSteps(double planned) {
        using engine::StepKind;
        m_side = static_cast<unsigned>(m_random() % 5);
        const bool framed = among(2);
        const double ends = framed ? 600.0 : 0.0;
        const unsigned repeats = among(3) ? 1 : static_cast<unsigned>(m_random() % 7);
        if (repeats == 1)
            m_session.steps.push_back(step(StepKind::Work, planned - 2.0 * ends, 150.0, 190.0));
        // Above ten minutes watts are told as weighted power.
        const double seconds = among(2) ? 480.0 : 720.0;
        const bool even = among(5);
        const double at = chance(235.0, 262.0);
        const double narrow = among(3) ? chance(240.0, 258.0) : 0.0;
        for (unsigned i = 0; repeats > 1 && i < repeats; ++i) {
            m_session.steps.push_back(step(StepKind::Work, seconds, 242.0, 256.0));
            if (even)
                m_session.steps.back().average = at * m_scale;
            else if (narrow > 0.0)
                m_session.steps.back().average = chance(narrow, narrow + 4.0) * m_scale;
            else if (i == 0 && among(4))
                m_session.steps.back().average = 270.0 * m_scale;
            else if (2 * i > repeats && among(3))
                m_session.steps.back().average = chance(222.0, 238.0) * m_scale;
        }
        for (int i = 0; repeats > 1 && among(6) && i < 3; ++i)
            m_session.steps.insert(among(2) ? m_session.steps.begin() : m_session.steps.end(),
                                   step(StepKind::Work, 240.0, 300.0, 320.0));
        if (framed && repeats > 0) {
            m_session.steps.insert(m_session.steps.begin(), step(StepKind::WarmUp, ends, 100.0, 150.0));
            m_session.steps.push_back(step(StepKind::CoolDown, ends, 100.0, 150.0));
        }
    }

    engine::Metrics metrics() {
        engine::Metrics made;
        made.moving_s = m_session.duration_s->done;
        if (!among(5))
            made.distance_m = m_session.distance_m ? m_session.distance_m->done : chance(900.0, 120'000.0);
        if (!among(3))
            made.avg_hr_bpm = chance(120.0, 150.0);
        made.max_hr_bpm = 176.0;
        if (m_unit == Unit::Watts || among(3)) {
            made.weighted_power_w = chance(120.0, 300.0);
            made.avg_power_w = *made.weighted_power_w * chance(0.8, 1.0);
            made.mean_max_w[3] = 301.0;
        }
        made.intensity = chance(0.5, 1.0);
        made.stopped_s = among(3) ? chance(0.0, 4000.0) : 0.0;
        return made;
    }

    engine::Compliance compliance() {
        engine::Compliance made = engine::score(m_session);
        if (!among(3))
            return made;
        made.verdict = static_cast<engine::Verdict>(m_random() % 14);
        made.not_scored.reset();
        if (made.verdict == engine::Verdict::Swapped)
            made.not_scored = engine::Sentence{"not_scored.swapped",
                                               {std::string("sport.running"), std::string("sport.cycling")}};
        if (made.verdict == engine::Verdict::BadData)
            made.not_scored =
                engine::Sentence{"not_scored.bad_data", {engine::Quantity{12.0, Unit::Percent}}};
        return made;
    }

    engine::Circumstances circumstances() {
        engine::Circumstances made;
        made.sport = m_sport;
        made.threshold_w = 262.0;
        made.first_of_its_kind = among(3);
        if (!made.first_of_its_kind) {
            // The same plan again, somewhat less of it or by a faster heart.
            made.last = engine::lastTimeOf(metrics(), engine::score(m_session));
            if (made.last->work_average && among(2))
                made.last->work_average->value *= 0.95;
            made.last->repeats_done -= among(3) && made.last->repeats_done > 1 ? 1 : 0;
            made.last->avg_hr_bpm = chance(120.0, 170.0);
        }
        made.asked = among(8);
        made.wrote_of_pain = among(12);
        return made;
    }

    std::mt19937 m_random;
    engine::Comparison m_session;
    Unit m_unit = Unit::Watts;
    engine::Sport m_sport = engine::Sport::Cycling;
    double m_scale = 1.0;
    bool m_asPlanned = false;
    unsigned m_side = 0; ///< 1: the steps are above their ranges, 2: below
};

} // namespace

Q_DECLARE_METATYPE(leadout::domain::Formatting)

class TestNumberCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNumberOfTheSessionIsNotMarked_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("watts") << QStringLiteral("You held 201 W.");
        QTest::newRow("without a space") << QStringLiteral("You held 201W!");
        QTest::newRow("bpm") << QStringLiteral("at 148 bpm on average, 172 bpm at most");
        QTest::newRow("hours and minutes") << QStringLiteral("1:34 in the saddle");
        QTest::newRow("with seconds") << QStringLiteral("1:34:00 in the saddle");
        QTest::newRow("minutes") << QStringLiteral("94 min");
        QTest::newRow("kilometres, rounded") << QStringLiteral("38 km");
        QTest::newRow("kilometres, one place") << QStringLiteral("38.4 km");
        QTest::newRow("with a comma") << QStringLiteral("38,4 km");
        QTest::newRow("kilometres, all places") << QStringLiteral("38.412 km");
        QTest::newRow("metres") << QStringLiteral("38,412 m");
        QTest::newRow("miles") << QStringLiteral("23.9 mi");
        QTest::newRow("work") << QStringLiteral("1850 kJ");
        QTest::newRow("thousands set apart") << QStringLiteral("1,850 kJ");
        QTest::newRow("in German") << QStringLiteral("1.850 kJ, 1.850,0 kJ");
        QTest::newRow("with a narrow space") << QStringLiteral("1\u202f850 kJ");
        QTest::newRow("a pace for 500 m") << QStringLiteral("2:03 /500 m");
        QTest::newRow("a range of paces for 500 m") << QStringLiteral("2:03\u20132:03 /500 m");
        QTest::newRow("a pace") << QStringLiteral("4:05 /km");
        QTest::newRow("a pace for a mile") << QStringLiteral("6:34 /mi");
        QTest::newRow("a range of paces for a mile") << QStringLiteral("6:34\u20136:34 /mi");
        QTest::newRow("a range of paces") << QStringLiteral("4:05\u20134:05 /km");
        QTest::newRow("load") << QStringLiteral("a load of 92");
        QTest::newRow("without a unit") << QStringLiteral("Do 3 of these, at 7 on Tuesday");
        QTest::newRow("part of a word") << QStringLiteral("the 12mm bolt, room 4W2");
        QTest::newRow("nothing") << QString();
    }
    void aNumberOfTheSessionIsNotMarked() {
        QFETCH(QString, text);
        const auto found = protocol::unverifiedNumbers(text, facts());
        QVERIFY2(found.empty(), found.empty() ? "" : qPrintable(text.mid(found[0].start, found[0].length)));
    }

    void anotherNumberIsMarkedWithTheNearestFact_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("replacement");
        QTest::addColumn<QString>("sentence");
        const QString nearest = QStringLiteral("review.nearest_fact");
        QTest::newRow("above the highest")
            << QStringLiteral("up to 176 bpm today") << QStringLiteral("176 bpm") << QStringLiteral("172 bpm")
            << QStringLiteral("review.not_in_recording");
        QTest::newRow("watts") << QStringLiteral("about 210 W") << QStringLiteral("210 W")
                               << QStringLiteral("201 W") << nearest;
        QTest::newRow("kilometres") << QStringLiteral("40,2 km") << QStringLiteral("40,2 km")
                                    << QStringLiteral("38,4 km") << nearest;
        QTest::newRow("length") << QStringLiteral("1:40 on the road") << QStringLiteral("1:40")
                                << QStringLiteral("1:34") << nearest;
        QTest::newRow("pace") << QStringLiteral("at 3:55 /km") << QStringLiteral("3:55 /km")
                              << QStringLiteral("4:05 /km") << nearest;
        QTest::newRow("pace for a mile") << QStringLiteral("at 6:10 /mi") << QStringLiteral("6:10 /mi")
                                         << QStringLiteral("6:34 /mi") << nearest;
        QTest::newRow("pace for 500 m") << QStringLiteral("at 1:58 /500 m") << QStringLiteral("1:58 /500 m")
                                        << QStringLiteral("2:03 /500 m") << nearest;
        QTest::newRow("miles") << QStringLiteral("25.1 mi") << QStringLiteral("25.1 mi")
                               << QStringLiteral("23.9 mi") << nearest;
        QTest::newRow("work") << QStringLiteral("you did 1,950 kJ") << QStringLiteral("1,950 kJ")
                              << QStringLiteral("1,850 kJ") << nearest;
        QTest::newRow("work in German") << QStringLiteral("waren 1.950,5 kJ") << QStringLiteral("1.950,5 kJ")
                                        << QStringLiteral("1.850,0 kJ") << nearest;
        QTest::newRow("kilometres, all places") << QStringLiteral("40.250 km") << QStringLiteral("40.250 km")
                                                << QStringLiteral("38.412 km") << nearest;
        QTest::newRow("load") << QStringLiteral("load 120") << QStringLiteral("120") << QStringLiteral("92")
                              << nearest;
        QTest::newRow("no fact of the unit") << QStringLiteral("90 rpm") << QStringLiteral("90 rpm")
                                             << QString() << QStringLiteral("review.not_a_fact");
    }
    void anotherNumberIsMarkedWithTheNearestFact() {
        QFETCH(QString, text);
        QFETCH(QString, marked);
        QFETCH(QString, replacement);
        QFETCH(QString, sentence);
        const auto found = protocol::unverifiedNumbers(text, facts());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(text.mid(found[0].start, found[0].length), marked);
        QCOMPARE(found[0].replacement, replacement);
        QCOMPARE(QString::fromStdString(found[0].sentence.id), sentence);
        QCOMPARE(found[0].nearest.has_value(), !replacement.isEmpty());
    }

    void aFactIsKnownHoweverADraftShowsIt_data() {
        QTest::addColumn<domain::Formatting>("formatting");
        const std::array locales = {QLocale(QLocale::English, QLocale::UnitedKingdom),
                                    QLocale(QLocale::English, QLocale::UnitedStates),
                                    QLocale(QLocale::German, QLocale::Germany),
                                    QLocale(QLocale::German, QLocale::Switzerland)};
        for (const QLocale& locale : locales) {
            for (const auto units : {domain::UnitSystem::Metric, domain::UnitSystem::Imperial}) {
                for (int i = 0; i <= static_cast<int>(engine::Sport::Multisport); ++i) {
                    const auto sport = static_cast<engine::Sport>(i);
                    const QString name =
                        QStringLiteral("%1 %2 %3")
                            .arg(locale.name(),
                                 units == domain::UnitSystem::Metric ? QStringLiteral("metric")
                                                                     : QStringLiteral("imperial"),
                                 QString::fromLatin1(engine::key(sport).data()));
                    QTest::newRow(qPrintable(name)) << domain::Formatting{locale, units, sport};
                }
            }
        }
    }
    void aFactIsKnownHoweverADraftShowsIt() {
        QFETCH(const domain::Formatting, formatting);
        for (const engine::Fact& fact : facts().numbers) {
            const QString text = domain::format(fact.value, formatting);
            QVERIFY2(protocol::unverifiedNumbers(text, facts()).empty(), qPrintable(text));
            // The same of another session is none; speeds and numbers without a unit are not looked at.
            if (fact.value.unit == Unit::Load || fact.value.unit == Unit::Count ||
                text.endsWith(QLatin1String("/h")) || text.endsWith(QLatin1String("mph")))
                continue;
            QVERIFY2(!protocol::unverifiedNumbers(text, engine::Facts()).empty(), qPrintable(text));
        }
    }

    void aNumberIsTheMachinesAsLongAsItStands() {
        const QString draft = QStringLiteral("Up to 176 bpm at 199 W.");
        const auto settled = [&draft](const QString& text) {
            return protocol::unsettledNumbers(text, {QStringLiteral("Fine."), draft}, facts()).empty();
        };
        QVERIFY(!settled(draft));
        QVERIFY(!settled(draft + QStringLiteral(" Bye.")));
        QVERIFY(!settled(QStringLiteral("You reached 176 bpm!")));
        QVERIFY(settled(QStringLiteral("You reached 177 bpm!")));
        QVERIFY(settled(QStringLiteral("176 W next time.")));
        QVERIFY(settled(QStringLiteral("Up.")));
    }

    void whatReplacesANumberHoldsItself() {
        const QString text = QStringLiteral("Up to 176 bpm, 210 W, 40.2 km in 1:40 at 3:55 /km.");
        QString mended = text;
        const auto found = protocol::unverifiedNumbers(text, facts());
        QCOMPARE(found.size(), std::size_t{5});
        for (auto each = found.rbegin(); each != found.rend(); ++each)
            mended.replace(each->start, each->length, each->replacement);
        QVERIFY(protocol::unverifiedNumbers(mended, facts()).empty());
    }

    void everyDraftPassesItsOwnCheck_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= kSessions; ++seed)
            QTest::addRow("session %u", seed) << seed;
    }
    void everyDraftPassesItsOwnCheck() {
        QFETCH(const unsigned, seed);
        const engine::Facts facts = SessionByChance(seed).facts();
        for (const char* language : {"en", "de"}) {
            const domain::Sentences sentences(QString::fromLatin1(language));
            for (const auto units : {domain::UnitSystem::Metric, domain::UnitSystem::Imperial}) {
                const domain::Formatting formatting{QLocale(QString::fromLatin1(language)), units,
                                                    facts.sport};
                QString text;
                for (const engine::Sentence& each : engine::draft(facts))
                    text += sentences.render(each, formatting) + u' ';
                const auto found = protocol::unverifiedNumbers(text, facts);
                QVERIFY2(found.empty(), found.empty() ? "" : qPrintable(text + text.mid(found[0].start)));
                QVERIFY2(!text.contains(u'–' + QStringLiteral(" ")) && !text.contains(u'{') &&
                             !text.contains(u'[' + QStringLiteral("draft")),
                         qPrintable(text));
            }
        }
    }

    /// What the test above is worth: all verdicts and nearly all sentences of drafts come up in it.
    void theDraftsByChanceAreOfAllKinds() {
        const engine::SentenceValue kWeighted = std::string("draft.weighted_power");
        std::set<std::string> said;
        std::set<engine::Verdict> verdicts;
        for (unsigned seed = 1; seed <= kSessions; ++seed) {
            const engine::Facts facts = SessionByChance(seed).facts();
            verdicts.insert(facts.verdict);
            for (const engine::Sentence& each : engine::draft(facts)) {
                said.insert(each.id);
                if (!each.values.empty() && each.values.back() == kWeighted)
                    said.insert(std::get<std::string>(kWeighted));
            }
        }
        QCOMPARE(verdicts.size(), std::size_t{14});
        QStringList unsaid;
        for (const std::string_view id : domain::sentenceIds()) {
            if (id.starts_with("draft.") && !said.contains(std::string(id)))
                unsaid.append(QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size())));
        }
        QVERIFY2(unsaid.size() <= 6, qPrintable(unsaid.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(TestNumberCheck)
#include "test_number_check.moc"
