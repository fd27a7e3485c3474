// SPDX-License-Identifier: GPL-3.0-or-later
// The public page in a real browser. Set LEADOUT_SCREENSHOTS to a folder to keep the pictures.
#include "core/backend/web/report_headers.h"
#include "core/backend/web/report_page.h"
#include "tests/support/base/shared_files.h"
#include "tests/web/browser.h"
#include "tests/web/hostile_texts.h"
#include "tests/web/report_sample.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace leadout::backend;
using leadout::test::bytesOf;
using leadout::test::hostileTexts;
using leadout::test::PageServer;
using leadout::test::sampleReport;
using leadout::test::Visit;
using leadout::test::visit;

namespace {

const QStringList kDumpDom = {QStringLiteral("--dump-dom")};

/// The sample with every hostile text in every place that holds words.
ReportSnapshot hostileReport() {
    ReportSnapshot snapshot = sampleReport();
    snapshot.language = hostileTexts().first();
    snapshot.workout_name = hostileTexts().join(u' ');
    snapshot.feedback = hostileTexts().join(u'\n');
    snapshot.reasons.clear();
    for (const QString& text : hostileTexts()) {
        snapshot.reasons.push_back({text.toStdString(), {}});
        snapshot.reasons.push_back({"adjust.adjusted", {text.toStdString()}});
        ReportStep step = snapshot.steps.front();
        step.name = text;
        snapshot.steps.push_back(step);
    }
    return snapshot;
}

QStringList elementsOf(const QString& dom) {
    static const QRegularExpression element(QStringLiteral("<([a-z][a-z0-9-]*)"));
    QStringList found;
    for (auto it = element.globalMatch(dom.toLower()); it.hasNext();)
        found.append(it.next().captured(1));
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

class TestReportBrowser : public QObject {
    Q_OBJECT
private:
    PageServer m_server;

private Q_SLOTS:
    void initTestCase() {
        if (leadout::test::chromium().isEmpty())
            QSKIP("there is no Chromium on this computer");
    }

    void init() { m_server.takeRequests(); }

    void hostileWordsDoNothing() {
        m_server.serve(QStringLiteral("/report"), reportPage(hostileReport()), reportHeaders());
        m_server.serve(QStringLiteral("/tame"), reportPage(sampleReport()), reportHeaders());
        const Visit tame = visit(m_server.url(QStringLiteral("/tame")), kDumpDom);
        QVERIFY2(tame.finished, qPrintable(tame.log));
        m_server.takeRequests();
        const Visit hostile = visit(m_server.url(QStringLiteral("/report")), kDumpDom);
        QVERIFY2(hostile.finished, qPrintable(hostile.log));
        QVERIFY(hostile.dom.contains(QStringLiteral("<title>Training report</title>")));
        QVERIFY(hostile.dom.contains(QStringLiteral("&lt;script&gt;document.title='owned'&lt;/script&gt;")));
        QCOMPARE(elementsOf(hostile.dom), elementsOf(tame.dom));
        QVERIFY(!elementsOf(hostile.dom).contains(QStringLiteral("script")));
        QCOMPARE(m_server.takeRequests(), QStringList{QStringLiteral("/report")});
        QCOMPARE(hostile.complaints(), QStringList());
    }

    void thePolicyHoldsWhereEscapingWouldNot() {
        const QByteArray careless = "<!DOCTYPE html><title>Training report</title>" +
                                    hostileTexts().first().toUtf8() + "<img src='/beacon'>";
        m_server.serve(QStringLiteral("/open"), careless, {{"Content-Type", "text/html; charset=utf-8"}});
        m_server.serve(QStringLiteral("/guarded"), careless, reportHeaders());
        const Visit open = visit(m_server.url(QStringLiteral("/open")), kDumpDom);
        QVERIFY2(open.dom.contains(QStringLiteral("<title>owned</title>")), qPrintable(open.log));
        QVERIFY(m_server.takeRequests().contains(QStringLiteral("/beacon")));
        const Visit guarded = visit(m_server.url(QStringLiteral("/guarded")), kDumpDom);
        QVERIFY2(guarded.dom.contains(QStringLiteral("<title>Training report</title>")),
                 qPrintable(guarded.log));
        QVERIFY(!m_server.takeRequests().contains(QStringLiteral("/beacon")));
        QVERIFY(!guarded.complaints().filter(QStringLiteral("Content Security Policy")).isEmpty());
    }

    void anotherStyleSheetIsRefused() {
        QByteArray page = reportPage(sampleReport());
        page.replace("<style>", "<style> ");
        m_server.serve(QStringLiteral("/changed"), page, reportHeaders());
        const Visit changed = visit(m_server.url(QStringLiteral("/changed")), kDumpDom);
        QVERIFY2(!changed.complaints().filter(QStringLiteral("Content Security Policy")).isEmpty(),
                 qPrintable(changed.log));
    }

    void aReportSavedAsAFileIsGuardedToo() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("report.html")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray page = reportPage(sampleReport());
        page.replace("</main>", "<script>document.title='owned'</script></main>");
        file.write(page);
        file.close();
        const Visit saved = visit(QUrl::fromLocalFile(file.fileName()).toString(), kDumpDom);
        QVERIFY2(saved.dom.contains(QStringLiteral("<title>Training report</title>")), qPrintable(saved.log));
        QVERIFY(!saved.complaints().filter(QStringLiteral("Content Security Policy")).isEmpty());
    }

    void thePageIsPaintedInBothSchemes() {
        const QTemporaryDir temporary;
        const QDir folder(qEnvironmentVariable("LEADOUT_SCREENSHOTS", temporary.path()));
        m_server.serve(QStringLiteral("/report"), reportPage(sampleReport()), reportHeaders());
        const auto paint = [&](const QString& name, const QString& scheme) {
            const QString path = folder.filePath(name);
            const Visit painted = visit(m_server.url(QStringLiteral("/report")),
                                        {QStringLiteral("--window-size=390,1200"),
                                         QStringLiteral("--blink-settings=preferredColorScheme=") + scheme,
                                         QStringLiteral("--screenshot=") + path});
            return painted.finished && painted.complaints().isEmpty() ? bytesOf(path) : QByteArray();
        };
        const QByteArray light = paint(QStringLiteral("report-light.png"), QStringLiteral("1"));
        const QByteArray dark = paint(QStringLiteral("report-dark.png"), QStringLiteral("0"));
        QVERIFY(light.startsWith("\x89PNG") && dark.startsWith("\x89PNG"));
        QVERIFY(light != dark);
    }
};

QTEST_GUILESS_MAIN(TestReportBrowser)
#include "test_report_browser.moc"
