// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/report_page.h"

#include "core/backend/web/html.h"
#include "core/backend/web/page_style.h"
#include "core/backend/web/report_chart.h"
#include "core/domain/sentences/sentences.h"

#include <QLocale>
#include <QStringList>

#include <string>

namespace leadout::backend {

namespace {

using domain::upperFirst;
using engine::Quantity;
using engine::Unit;
using engine::Verdict;

constexpr QChar kDash(u'–');
constexpr int kGreen = 80;

QLocale localeOf(const QString& language) {
    if (language == QLatin1StringView("en"))
        return QLocale(QLocale::English, QLocale::UnitedKingdom);
    return QLocale(language);
}

void writeReportHead(HtmlWriter& html, const QString& title) {
    const auto head = html.open("head");
    html.empty("meta", {{"charset", QStringLiteral("utf-8")}});
    html.empty("meta", {{"http-equiv", QStringLiteral("Content-Security-Policy")},
                        {"content", QString::fromLatin1(contentPolicy())}});
    const auto meta = [&](const char16_t* name, const char16_t* content) {
        html.empty("meta", {{"name", QString::fromUtf16(name)}, {"content", QString::fromUtf16(content)}});
    };
    meta(u"viewport", u"width=device-width, initial-scale=1");
    meta(u"color-scheme", u"light dark");
    meta(u"referrer", u"no-referrer");
    meta(u"robots", u"noindex");
    html.element("title", {}, title);
    html.styleSheet(pageStyle());
}

/// The mark beside a verdict; empty where none fits.
QString markOf(Verdict verdict) {
    switch (verdict) {
    case Verdict::OnTarget:
    case Verdict::Done: return QStringLiteral("✓");
    case Verdict::Underdone:
    case Verdict::WellUnder: return QStringLiteral("▼");
    case Verdict::Overdone:
    case Verdict::WellOver: return QStringLiteral("▲");
    case Verdict::Mixed: return QStringLiteral("◆");
    default: return {};
    }
}

std::string dotted(const char* prefix, std::string_view key) {
    return std::string(prefix) + std::string(key);
}

std::string_view stepWord(engine::StepKind kind) {
    switch (kind) {
    case engine::StepKind::WarmUp: return "step.warm_up";
    case engine::StepKind::Work: return "step.work";
    case engine::StepKind::Recovery: return "step.recovery";
    case engine::StepKind::CoolDown: return "step.cool_down";
    }
    return "step.work";
}

/// One page being written.
class Page {
public:
    explicit Page(const ReportSnapshot& snapshot)
        : m_snapshot(snapshot)
        , m_sentences(snapshot.language)
        , m_formatting{localeOf(m_sentences.language()), snapshot.units, snapshot.sport} {}

    QByteArray write() {
        {
            const auto root = m_html.open("html", {{"lang", m_sentences.language()}});
            writeReportHead(m_html, m_sentences.word("report.title"));
            const auto body = m_html.open("body");
            const auto main = m_html.open("main");
            writeHeader();
            writeResult();
            writeFeedback();
            writeTotals();
            writeRecording();
            writeSteps();
        }
        return m_html.bytes();
    }

private:
    using Element = HtmlWriter::Element;

    Element card() { return m_html.open("section", {{"class", QStringLiteral("card")}}); }
    void heading(std::string_view id) { m_html.element("h2", {}, upperFirst(m_sentences.word(id))); }
    void muted(const QString& text) { m_html.element("p", {{"class", QStringLiteral("muted")}}, text); }

    QString show(const std::optional<double>& value, Unit unit) const {
        return value ? domain::format({*value, unit}, m_formatting) : QString(kDash);
    }

    QString sportWord() const {
        return m_sentences.word(dotted("sport.label.", engine::key(m_snapshot.sport)));
    }

    void writeHeader();
    void writeResult();
    void writeFeedback();
    void writeTotals();
    void writeRecording();
    void writeSteps();
    void writeStep(const ReportStep& step);
    std::optional<Verdict> shownVerdict() const;
    QString stepName(const ReportStep& step) const;
    QString range(const ReportRange& range, Unit unit) const;

    const ReportSnapshot& m_snapshot;
    domain::Sentences m_sentences;
    domain::Formatting m_formatting;
    HtmlWriter m_html;
};

void Page::writeHeader() {
    const auto header = m_html.open("header");
    {
        const auto line = m_html.open("p", {{"class", QStringLiteral("muted")}});
        m_html.text(m_sentences.word("report.title"));
        if (m_snapshot.date.isValid()) {
            m_html.text(u" · ");
            m_html.element("time", {{"datetime", m_snapshot.date.toString(Qt::ISODate)}},
                           m_formatting.locale.toString(m_snapshot.date, QLocale::LongFormat));
        }
    }
    const QString name = m_snapshot.workout_name.trimmed();
    m_html.element("h1", {{"dir", QStringLiteral("auto")}}, name.isEmpty() ? sportWord() : name);
}

/// An athlete's illness is nobody's business who holds a link.
std::optional<Verdict> Page::shownVerdict() const {
    if (m_snapshot.verdict == Verdict::Sick || m_snapshot.verdict == Verdict::Injured)
        return std::nullopt;
    return m_snapshot.verdict;
}

void Page::writeResult() {
    const auto result = m_html.open("section", {{"class", QStringLiteral("card result")}});
    const std::optional<Verdict> verdict = shownVerdict();
    if (m_snapshot.score && *m_snapshot.score >= 0 && *m_snapshot.score <= 100) {
        const bool green = *m_snapshot.score >= kGreen;
        const auto score =
            m_html.open("p", {{"class", green ? QStringLiteral("score good") : QStringLiteral("score")}});
        m_html.element("span", {{"class", QStringLiteral("unseen")}},
                       m_sentences.word("report.score") + u' ');
        m_html.text(QString::number(*m_snapshot.score));
    }
    const auto words = m_html.open("div");
    if (verdict) {
        const auto line =
            m_html.open("p", {{"class", *verdict == Verdict::OnTarget ? QStringLiteral("verdict good")
                                                                      : QStringLiteral("verdict")}});
        if (const QString mark = markOf(*verdict); !mark.isEmpty()) {
            m_html.element("span", {{"aria-hidden", QStringLiteral("true")}}, mark);
            m_html.text(u" ");
        }
        m_html.text(upperFirst(m_sentences.word(dotted("verdict.", engine::key(*verdict)))));
    }
    if (verdict && !m_snapshot.reasons.empty()) {
        QStringList reasons;
        for (const engine::Sentence& reason : m_snapshot.reasons)
            reasons += m_sentences.render(reason, m_formatting);
        m_html.element("p", {{"dir", QStringLiteral("auto")}},
                       upperFirst(reasons.join(QStringLiteral(" · "))));
    }
    muted(m_sentences.word("report.athlete") + QStringLiteral(" · ") + sportWord());
}

void Page::writeFeedback() {
    const QStringList paragraphs = m_snapshot.feedback.split(u'\n', Qt::SkipEmptyParts);
    if (m_snapshot.feedback.trimmed().isEmpty())
        return;
    const auto section = card();
    heading("report.from_coach");
    for (const QString& paragraph : paragraphs) {
        if (!paragraph.trimmed().isEmpty())
            m_html.element("p", {{"class", QStringLiteral("feedback")}, {"dir", QStringLiteral("auto")}},
                           paragraph.trimmed());
    }
}

void Page::writeTotals() {
    struct Row {
        const char* id;
        std::optional<double> ReportTotals::*value;
        Unit unit;
    };
    static constexpr Row kRows[] = {
        {"part.duration", &ReportTotals::duration_s, Unit::Seconds},
        {"part.distance", &ReportTotals::distance_m, Unit::Metres},
        {"part.load", &ReportTotals::load, Unit::Load},
        {"part.intensity", &ReportTotals::intensity, Unit::Intensity},
        {"numbers.weighted_power", &ReportTotals::weighted_power_w, Unit::Watts},
        {"report.average_heart_rate", &ReportTotals::avg_hr_bpm, Unit::Bpm},
    };
    const ReportTotals planned = m_snapshot.planned.value_or(ReportTotals());
    const auto section = card();
    heading("review.planned_and_done");
    if (!m_snapshot.planned)
        muted(m_sentences.word("report.not_planned"));
    if (planned == ReportTotals() && m_snapshot.done == ReportTotals()) {
        muted(m_sentences.word("report.no_totals"));
        return;
    }
    const auto table = m_html.open("table");
    {
        const auto head = m_html.open("thead");
        const auto row = m_html.open("tr");
        m_html.element("td", {}, {});
        if (m_snapshot.planned)
            m_html.element("th", {{"scope", QStringLiteral("col")}}, m_sentences.word("report.planned"));
        m_html.element("th", {{"scope", QStringLiteral("col")}}, m_sentences.word("report.done"));
    }
    const auto body = m_html.open("tbody");
    for (const Row& shown : kRows) {
        if (!(planned.*shown.value) && !(m_snapshot.done.*shown.value))
            continue;
        const auto row = m_html.open("tr");
        m_html.element("th", {{"scope", QStringLiteral("row")}}, upperFirst(m_sentences.word(shown.id)));
        if (m_snapshot.planned)
            m_html.element("td", {}, show(planned.*shown.value, shown.unit));
        m_html.element("td", {}, show(m_snapshot.done.*shown.value, shown.unit));
    }
}

void Page::writeRecording() {
    const auto section = card();
    heading("report.recording");
    const ReportChart chart(m_snapshot, m_sentences, m_formatting);
    if (chart.empty())
        muted(m_sentences.word("report.no_recording"));
    else
        chart.write(m_html);
}

QString Page::stepName(const ReportStep& step) const {
    const QString name =
        step.name.trimmed().isEmpty() ? m_sentences.word(stepWord(step.kind)) : step.name.trimmed();
    return step.repeat > 0 ? name + u' ' + m_formatting.locale.toString(step.repeat) : name;
}

/// "244–254 W": the unit stands once.
QString Page::range(const ReportRange& range, Unit unit) const {
    const QString low = show(range.low, unit);
    const QString high = show(range.high, unit);
    if (low == high)
        return high;
    const qsizetype space = low.indexOf(u' ');
    const bool same_unit = space > 0 && high.endsWith(low.sliced(space));
    return (same_unit ? low.first(space) : low) + kDash + high;
}

void Page::writeStep(const ReportStep& step) {
    const bool work = step.kind == engine::StepKind::Work;
    const auto row = m_html.open("tr", {{"class", work ? QString() : QStringLiteral("easy")}});
    m_html.element("th", {{"scope", QStringLiteral("row")}, {"dir", QStringLiteral("auto")}}, stepName(step));
    m_html.element("td", {},
                   step.target ? range(*step.target, step.unit) : show(step.planned_s, Unit::Seconds));
    if (!(step.done_s > 0.0))
        m_html.element("td", {}, m_sentences.word("report.skipped"));
    else
        m_html.element("td", {}, step.target ? show(step.done, step.unit) : show(step.done_s, Unit::Seconds));
}

void Page::writeSteps() {
    if (m_snapshot.steps.empty())
        return;
    const auto section = card();
    heading("part.steps");
    const auto table = m_html.open("table");
    {
        const auto head = m_html.open("thead");
        const auto row = m_html.open("tr");
        for (const char* id : {"report.step", "report.target", "report.done"})
            m_html.element("th", {{"scope", QStringLiteral("col")}}, m_sentences.word(id));
    }
    const auto body = m_html.open("tbody");
    for (const ReportStep& step : m_snapshot.steps)
        writeStep(step);
}

} // namespace

QByteArray reportPage(const ReportSnapshot& snapshot) {
    return Page(snapshot).write();
}

namespace {

QByteArray pageWithoutReport(const QString& language, const char* why) {
    const domain::Sentences sentences(language);
    HtmlWriter html;
    {
        const auto root = html.open("html", {{"lang", sentences.language()}});
        writeReportHead(html, sentences.word("report.unavailable"));
        const auto body = html.open("body");
        const auto main = html.open("main");
        html.element("h1", {}, sentences.word("report.unavailable"));
        html.element("p", {}, sentences.word(why));
    }
    return html.bytes();
}

} // namespace

QByteArray unavailableReportPage(const QString& language) {
    return pageWithoutReport(language, "report.unavailable_why");
}

QByteArray limitedReportPage(const QString& language) {
    return pageWithoutReport(language, "error.rate_limited");
}

} // namespace leadout::backend
