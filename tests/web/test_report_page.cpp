// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/page_style.h"
#include "core/backend/web/report_headers.h"
#include "core/backend/web/report_page.h"
#include "tests/support/base/shared_files.h"
#include "tests/web/hostile_texts.h"
#include "tests/web/page_outline.h"
#include "tests/web/report_sample.h"

#include <QCryptographicHash>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

using namespace leadout::backend;
using leadout::engine::Sentence;
using leadout::engine::Sport;
using leadout::engine::Unit;
using leadout::engine::Verdict;
using leadout::test::hostileTexts;
using leadout::test::outlineOf;
using leadout::test::PageOutline;
using leadout::test::sampleReport;

namespace {

/// What a reader of the page reads, with the style sheet left out.
QString readable(const QByteArray& page) {
    QStringList texts = outlineOf(page).texts;
    texts.removeAll(QString::fromUtf8(pageStyle()));
    return texts.join(u'|');
}

QString readable(const ReportSnapshot& snapshot) {
    return readable(reportPage(snapshot));
}

/// The places of a snapshot that hold words, each with a way to fill it.
using Fill = void (*)(ReportSnapshot&, const QString&);
const QMap<QString, Fill>& wordsOfASnapshot() {
    static const QMap<QString, Fill> places = {
        {QStringLiteral("language"), [](ReportSnapshot& s, const QString& text) { s.language = text; }},
        {QStringLiteral("workout"), [](ReportSnapshot& s, const QString& text) { s.workout_name = text; }},
        {QStringLiteral("feedback"), [](ReportSnapshot& s, const QString& text) { s.feedback = text; }},
        {QStringLiteral("step"), [](ReportSnapshot& s, const QString& text) { s.steps[1].name = text; }},
        {QStringLiteral("reason id"),
         [](ReportSnapshot& s, const QString& text) {
             s.reasons = {{text.toStdString(), {}}};
         }},
        {QStringLiteral("reason value"),
         [](ReportSnapshot& s, const QString& text) {
             s.reasons = {{"verdict.with_reason", {text.toStdString(), text.toStdString()}}};
         }},
    };
    return places;
}

ReportSnapshot withWords(const QString& place, const QString& text) {
    ReportSnapshot snapshot = sampleReport();
    snapshot.reasons = {{"reason.shorter", {}}};
    snapshot.feedback = QStringLiteral("Well ridden.");
    wordsOfASnapshot()[place](snapshot, text);
    return snapshot;
}

/// The text as a page shows it: what it may not hold is replaced.
QString shown(const QString& text) {
    QString result;
    for (const char32_t character : text.toUcs4()) {
        const bool control =
            (character < 0x20 && character != '\t') || (character >= 0x7f && character <= 0x9f);
        const bool none = (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
        result += control || none ? QString(QChar::ReplacementCharacter) : QString::fromUcs4(&character, 1);
    }
    return result.trimmed();
}

/// The relative luminance of a colour such as "#2b59e0" (WCAG 2).
double luminance(const QString& colour) {
    const auto part = [&](int at) {
        const double value = colour.mid(at, 2).toInt(nullptr, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double contrast(const QString& a, const QString& b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

/// The colours of the light (0) or the dark (1) scheme, by their role.
QMap<QString, QString> colours(int scheme) {
    static const QRegularExpression colour(QStringLiteral("--([a-z]+): (#[0-9a-f]{6});"));
    QMap<QString, QString> found;
    const QString css = QString::fromUtf8(pageStyle());
    const qsizetype dark = css.indexOf(QStringLiteral("prefers-color-scheme: dark"));
    for (auto it = colour.globalMatch(scheme == 0 ? css.first(dark) : css.sliced(dark)); it.hasNext();) {
        const auto match = it.next();
        found[match.captured(1)] = match.captured(2);
    }
    return found;
}

} // namespace

class TestReportPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSampleSaysWhatAnAthleteWantsToKnow() {
        const QString text = readable(sampleReport());
        for (const char* words : {"Sunday, 22 November 2026",
                                  "3 × 12 min threshold",
                                  "97",
                                  "On target",
                                  "Athlete · Bike",
                                  "From your coach",
                                  "Same targets on Thursday.",
                                  "Planned and done",
                                  "Duration|1:15:00|1:14:22",
                                  "Distance|–|38.4 km",
                                  "Load|82|79",
                                  "Intensity|0.81|0.80",
                                  "Weighted power|–|224 W",
                                  "Average heart rate|–|148 bpm",
                                  "Recording",
                                  "Power · W",
                                  "Warm-up|150 W|148 W",
                                  "Threshold 1|249 W|252 W",
                                  "Threshold 3|249 W|236 W",
                                  "Cool-down|131 W|127 W"})
            QVERIFY2(text.contains(QString::fromUtf8(words)), words);
    }

    void equalSnapshotsGiveEqualBytes() { QCOMPARE(reportPage(sampleReport()), reportPage(sampleReport())); }

    void thePageIsWellFormedAndLoadsNothing() {
        const QByteArray page = reportPage(sampleReport());
        const PageOutline outline = outlineOf(page);
        QVERIFY2(outline.error.isEmpty(), qPrintable(outline.error));
        static const QRegularExpression loading(
            QStringLiteral(" (href|src|srcset|srcdoc|data|action|style|on[a-z]+)( |$)"));
        for (const QString& element : outline.shape) {
            QVERIFY2(!loading.match(element).hasMatch(), qPrintable(element));
            QVERIFY2(!element.startsWith(QStringLiteral("script")), qPrintable(element));
        }
        for (const char* word :
             {"<script", "<link", "<img", "<iframe", "@import", "url(", "http://", "https://"})
            QVERIFY2(!page.contains(word), word);
    }

    void theHeadKeepsThePageToItself() {
        const QString page = QString::fromUtf8(reportPage(sampleReport()));
        QVERIFY(page.startsWith(QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">")));
        QVERIFY(page.contains(QStringLiteral("<meta charset=\"utf-8\"/>")));
        QVERIFY(page.contains(QStringLiteral("<meta name=\"robots\" content=\"noindex\"/>")));
        QVERIFY(page.contains(QStringLiteral("<meta name=\"referrer\" content=\"no-referrer\"/>")));
        QVERIFY(page.contains(QStringLiteral("<meta name=\"color-scheme\" content=\"light dark\"/>")));
        QVERIFY(page.contains(QStringLiteral("<title>Training report</title>")));
    }

    void thePolicyAllowsTheStyleSheetOfThePageAndNothingElse() {
        const QByteArray page = reportPage(sampleReport());
        QCOMPARE(page.count("<style>"), 1);
        const qsizetype start = page.indexOf("<style>") + 7;
        const QByteArray style = page.mid(start, page.indexOf("</style>") - start);
        const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
        const QByteArray policy =
            "default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'";
        QCOMPARE(contentPolicy(), policy);
        QVERIFY(outlineOf(page).values.contains(QString::fromLatin1(policy)));
        QVERIFY(!style.contains('<') && !style.contains('&') && !style.contains('\r'));
    }

    void theHeadersSayTheSame() {
        std::map<std::string, std::string> headers;
        for (const auto& [name, value] : reportHeaders())
            headers[name] = value;
        QCOMPARE(headers["Content-Type"], "text/html; charset=utf-8");
        QCOMPARE(headers["Content-Security-Policy"],
                 contentPolicy().toStdString() + "; frame-ancestors 'none'");
        QCOMPARE(headers["Referrer-Policy"], "no-referrer");
        QCOMPARE(headers["X-Content-Type-Options"], "nosniff");
        QCOMPARE(headers["Cache-Control"], "private,no-store");
        QCOMPARE(headers["X-Robots-Tag"], "noindex");
        QCOMPARE(headers.size(), std::size_t(6));
    }

    void headingsAndTablesCanBeHeard() {
        const QStringList shape = outlineOf(reportPage(sampleReport())).shape;
        QCOMPARE(shape.count(QStringLiteral("h1 dir")), 1);
        QCOMPARE(shape.count(QStringLiteral("h2")), 4);
        QCOMPARE(shape.count(QStringLiteral("main")), 1);
        QCOMPARE(shape.filter(QRegularExpression(QStringLiteral("^th scope"))).size(), 2 + 6 + 3 + 7);
        QVERIFY(shape.contains(QStringLiteral("div class role aria-label")));
        QVERIFY(readable(sampleReport()).contains(QStringLiteral("Score |97")));
    }

    void hostileWordsStayWords_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("text");
        const QStringList texts = hostileTexts();
        for (const QString& place : wordsOfASnapshot().keys()) {
            for (qsizetype i = 0; i < texts.size(); ++i)
                QTest::addRow("%s, text %d", qPrintable(place), static_cast<int>(i)) << place << texts[i];
        }
        QVERIFY(texts.size() * wordsOfASnapshot().size() >= 200);
    }

    void hostileWordsStayWords() {
        QFETCH(const QString, place);
        QFETCH(const QString, text);
        const PageOutline tame = outlineOf(reportPage(withWords(place, QStringLiteral("tame"))));
        const QByteArray page = reportPage(withWords(place, text));
        const PageOutline hostile = outlineOf(page);
        QVERIFY2(hostile.error.isEmpty(), qPrintable(hostile.error));
        QCOMPARE(hostile.shape, tame.shape);
        QCOMPARE(hostile.texts.size(), tame.texts.size());
        QVERIFY(page.contains("<title>Training report</title>"));
        if (place == QStringLiteral("language"))
            QVERIFY(!readable(page).contains(shown(text)) && page.contains("<html lang=\"en\">"));
        else if (!place.startsWith(QStringLiteral("reason")))
            QVERIFY(readable(page).contains(shown(text)));
    }

    void theTitleNeverTellsWhose() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.workout_name = QStringLiteral("Lena's long run");
        QCOMPARE(reportPage(snapshot).count("Lena"), 1);
        QVERIFY(reportPage(snapshot).contains("<title>Training report</title>"));
    }

    void numbersAndWordsFollowTheLanguage() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.language = QStringLiteral("de");
        const QString text = readable(snapshot);
        for (const char* words : {"Trainingsbericht", "Sonntag, 22. November 2026", "Im Soll", "Athlet · Rad",
                                  "Von deinem Coach", "Intensität|0,81|0,80", "Distanz|–|38,4 km",
                                  "Gewichtete Leistung", "Abschnitte", "Aufwärmen|150 W|148 W"})
            QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(text));
        QVERIFY(reportPage(snapshot).contains("<html lang=\"de\">"));
        snapshot.language = QStringLiteral("xx");
        QCOMPARE(reportPage(snapshot), reportPage(sampleReport()));
    }

    void unitsFollowTheSettingOfTheAthlete() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.units = leadout::domain::UnitSystem::Imperial;
        QVERIFY(readable(snapshot).contains(QStringLiteral("Distance|–|23.9 mi")));
    }

    void rangesShowTheirUnitOnce_data() {
        QTest::addColumn<Sport>("sport");
        QTest::addColumn<Unit>("unit");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("text");
        QTest::newRow("power") << Sport::Cycling << Unit::Watts << 244.0 << 254.0
                               << QStringLiteral("244–254 W");
        QTest::newRow("a single value")
            << Sport::Cycling << Unit::Bpm << 150.0 << 150.2 << QStringLiteral("150 bpm");
        QTest::newRow("pace") << Sport::Running << Unit::SpeedMs << 4.0 << 4.1
                              << QStringLiteral("4:10–4:04 /km");
        QTest::newRow("swim") << Sport::Swimming << Unit::SpeedMs << 1.0 << 1.1
                              << QStringLiteral("1:40–1:31 /100 m");
        QTest::newRow("standing") << Sport::Running << Unit::SpeedMs << 0.0 << 4.0
                                  << QStringLiteral("––4:10 /km");
    }

    void rangesShowTheirUnitOnce() {
        QFETCH(const Sport, sport);
        QFETCH(const Unit, unit);
        QFETCH(const double, low);
        QFETCH(const double, high);
        QFETCH(const QString, text);
        ReportSnapshot snapshot = sampleReport();
        snapshot.sport = sport;
        snapshot.steps[1].unit = unit;
        snapshot.steps[1].target = ReportRange{low, high};
        QVERIFY2(readable(snapshot).contains(QStringLiteral("Threshold 1|") + text + u'|'),
                 qPrintable(readable(snapshot)));
    }

    void aStepWithoutATargetShowsItsTime() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.steps[0].target.reset();
        snapshot.steps[0].done_s = 912.0;
        QVERIFY(readable(snapshot).contains(QStringLiteral("Warm-up|15:00|15:12")));
    }

    void aSkippedStepSaysSo() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.steps[5].done_s = 0.0;
        snapshot.steps[5].done.reset();
        QVERIFY(readable(snapshot).contains(QStringLiteral("Threshold 3|249 W|skipped")));
    }

    void withoutAScoreNoneIsHinted() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.score.reset();
        const QByteArray page = reportPage(snapshot);
        QVERIFY(!readable(page).contains(QStringLiteral("Score")));
        QVERIFY(!page.contains("class=\"score"));
        QVERIFY(readable(page).contains(QStringLiteral("On target")));
    }

    void noScoreIsEverRed() {
        QVERIFY(!pageStyle().contains("bad") && !pageStyle().contains("#b3261e"));
        for (const int score : {0, 49, 50, 79}) {
            ReportSnapshot snapshot = sampleReport();
            snapshot.score = score;
            snapshot.verdict = Verdict::WellUnder;
            const QByteArray page = reportPage(snapshot);
            QVERIFY(page.contains("<p class=\"score\">"));
            QVERIFY(page.contains("<p class=\"verdict\">"));
        }
        QVERIFY(reportPage(sampleReport()).contains("<p class=\"score good\">"));
    }

    void aScoreThatIsNoneIsNotShown() {
        for (const int score : {-1, 101, 100'000}) {
            ReportSnapshot snapshot = sampleReport();
            snapshot.score = score;
            QVERIFY(!readable(snapshot).contains(QStringLiteral("Score")));
        }
    }

    void everyVerdictIsAWord() {
        for (int i = 0; i <= static_cast<int>(Verdict::BadData); ++i) {
            ReportSnapshot snapshot = sampleReport();
            snapshot.verdict = static_cast<Verdict>(i);
            const QString text = readable(snapshot);
            QVERIFY2(!text.contains(u'['), qPrintable(text));
        }
    }

    void illnessIsNobodysBusiness() {
        ReportSnapshot without = sampleReport();
        without.verdict.reset();
        without.reasons.clear();
        for (const Verdict verdict : {Verdict::Sick, Verdict::Injured}) {
            ReportSnapshot snapshot = without;
            snapshot.verdict = verdict;
            snapshot.reasons = {{"day.sick", {}}};
            QCOMPARE(reportPage(snapshot), reportPage(without));
        }
    }

    void reasonsStandBesideTheVerdict() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.verdict = Verdict::Underdone;
        snapshot.reasons = {{"reason.word.shorter", {}}, {"reason.word.easier", {}}};
        QVERIFY(readable(snapshot).contains(QStringLiteral("Underdone|Shorter · easier|")));
    }

    void anEmptySnapshotIsAPageToo() {
        const QByteArray page = reportPage(ReportSnapshot());
        QVERIFY(outlineOf(page).error.isEmpty());
        const QString text = readable(page);
        QCOMPARE(text,
                 QStringLiteral("Training report|Training report|Other|Athlete · Other|Planned and done|"
                                "This session was not planned.|The recording holds no totals.|Recording|"
                                "There is no curve to show for this session."));
        QVERIFY(!page.contains("<time"));
    }

    void anUnplannedSessionHasNoColumnForAPlan() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.planned.reset();
        snapshot.workout_name.clear();
        snapshot.steps.clear();
        const QString text = readable(snapshot);
        QVERIFY(text.contains(
            QStringLiteral("This session was not planned.|Done|Duration|1:14:22|Distance|38.4 km")));
        QVERIFY(!text.contains(QStringLiteral("Steps")));
        QVERIFY(text.contains(QStringLiteral("|Bike|")));
    }

    void feedbackKeepsItsParagraphs() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.feedback = QStringLiteral("One.\n\n  \nTwo.\nThree.\n");
        QVERIFY(
            readable(snapshot).contains(QStringLiteral("From your coach|One.|Two.|Three.|Planned and done")));
        snapshot.feedback = QStringLiteral(" \n ");
        QVERIFY(!readable(snapshot).contains(QStringLiteral("From your coach")));
    }

    void coloursCanBeRead_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << 0;
        QTest::newRow("dark") << 1;
    }

    void coloursCanBeRead() {
        QFETCH(const int, scheme);
        const QMap<QString, QString> colour = colours(scheme);
        for (const char* name : {"text", "muted", "ok", "power", "heart"}) {
            const QString text = colour[QString::fromLatin1(name)];
            QVERIFY2(contrast(text, colour[QStringLiteral("raised")]) >= 4.5, name);
            QVERIFY2(contrast(text, colour[QStringLiteral("surface")]) >= 4.5, name);
        }
        QVERIFY(contrast(colour[QStringLiteral("accent")], colour[QStringLiteral("raised")]) >= 3.0);
    }

    void withoutAReportThePageIsAlwaysTheSame() {
        const QByteArray page = unavailableReportPage(QStringLiteral("en"));
        QCOMPARE(page, unavailableReportPage(QStringLiteral("en")));
        QCOMPARE(readable(page),
                 QStringLiteral("This report is not available|This report is not available|It may "
                                "have been switched off, or the address is not complete. Ask your "
                                "coach for the current link."));
        QVERIFY(outlineOf(page).error.isEmpty());
        QVERIFY(outlineOf(page).values.contains(QString::fromLatin1(contentPolicy())));
        QVERIFY(readable(unavailableReportPage(QStringLiteral("de")))
                    .contains(QStringLiteral("nicht verfügbar")));
    }
};

QTEST_APPLESS_MAIN(TestReportPage)
#include "test_report_page.moc"
