// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a really published session, as a browser gets it from the backend. Set LEADOUT_SCREENSHOTS to a
// folder to keep the pictures.
#include "tests/server/foreign_bytes.h"
#include "tests/server/publish_world.h"
#include "tests/support/base/shared_files.h"
#include "tests/web/browser.h"

#include <QDir>

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;

class TestPublishedPage : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<PublishWorld> m_world;

    QString url(const std::string& path) const {
        return QStringLiteral("http://127.0.0.1:%1%2")
            .arg(m_world->api->port())
            .arg(QString::fromStdString(path));
    }

private Q_SLOTS:
    void initTestCase() {
        if (chromium().isEmpty())
            QSKIP("there is no Chromium on this computer");
        m_world = std::make_unique<PublishWorld>();
        QVERIFY(m_world->start());
    }

    void aBrowserShowsItWithoutComplaint() {
        const Report report = m_world->published();
        const Visit shown = visit(url(m_world->path(report)), {QStringLiteral("--dump-dom")});
        QVERIFY2(shown.finished, qPrintable(shown.log));
        QCOMPARE(shown.complaints(), QStringList());
        QVERIFY(shown.dom.contains(QStringLiteral("3 × 12 min threshold")));
        QVERIFY(shown.dom.contains(kGoodText));
        const auto foreign = m_world->store->read(ForeignBytes::of).get();
        QVERIFY(foreign);
        QCOMPARE(foreign->in(shown.dom.toUtf8()), QStringList());
    }

    void itIsPaintedOnAPhoneInBothSchemes() {
        const std::string path = m_world->path(m_world->published());
        const QTemporaryDir temporary;
        const QDir folder(qEnvironmentVariable("LEADOUT_SCREENSHOTS", temporary.path()));
        const auto paint = [&](const QString& name, const QString& scheme) {
            const QString file = folder.filePath(name);
            const Visit painted =
                visit(url(path), {QStringLiteral("--window-size=390,1300"),
                                  QStringLiteral("--blink-settings=preferredColorScheme=") + scheme,
                                  QStringLiteral("--screenshot=") + file});
            return painted.finished && painted.complaints().isEmpty() ? bytesOf(file) : QByteArray();
        };
        const QByteArray light = paint(QStringLiteral("published-light.png"), QStringLiteral("1"));
        const QByteArray dark = paint(QStringLiteral("published-dark.png"), QStringLiteral("0"));
        QVERIFY(light.startsWith("\x89PNG") && dark.startsWith("\x89PNG"));
        QVERIFY(light != dark);
    }

    void aReportThatIsOffShowsThePageForAll() {
        const Report report = m_world->published();
        const std::string path = m_world->path(report);
        m_world->change(
            [&](Changes& changes) { return switchReportOff(changes, report, m_world->coach->coach.id); });
        const Visit shown = visit(url(path), {QStringLiteral("--dump-dom")});
        QVERIFY2(shown.finished, qPrintable(shown.log));
        QVERIFY(shown.dom.contains(QStringLiteral("This report is not available")));
        QVERIFY(!shown.dom.contains(kGoodText));
    }
};

QTEST_GUILESS_MAIN(TestPublishedPage)
#include "test_published_page.moc"
