// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules/habits.h"
#include "tests/architecture/rules/walls.h"
#include "tests/support/base/shared_files.h"

#include <QTest>

using namespace leadout::architecture;

namespace {

using Rule = QList<Violation> (*)(const Source&);

QStringList asLines(const QList<Violation>& violations) {
    QStringList lines;
    for (const Violation& violation : violations)
        lines.append(violation.toString());
    return lines;
}

void expectNone(const QList<Violation>& violations) {
    if (!violations.isEmpty())
        QFAIL(qPrintable(QLatin1Char('\n') + asLines(violations).join(QLatin1Char('\n'))));
}

} // namespace

Q_DECLARE_METATYPE(Rule)

class TestArchitecture : public QObject {
    Q_OBJECT

    QList<Source> m_sources = sourcesBelow(leadout::test::sourceFolder());

    void holdsEverywhere(Rule rule) {
        QList<Violation> found;
        for (const Source& source : m_sources)
            found += rule(source);
        expectNone(found);
    }

private Q_SLOTS:
    void theTreeIsFound() { QVERIFY(m_sources.size() > 20); }
    void includesStayInsideTheWalls() { holdsEverywhere(forbiddenIncludes); }
    void everyFolderHasItsWalls() { holdsEverywhere(outsideTheWalls); }
    void linksStayInsideTheWalls() { holdsEverywhere(forbiddenLinks); }
    void beastStandsInThreeFilesAtMost() { expectNone(beastInTooManyFiles(m_sources)); }
    void filesAndFunctionsStayShort() { holdsEverywhere(overBudget); }
    void nothingBlocks() { holdsEverywhere(blockingCalls); }
    void coloursComeFromTheTheme() { holdsEverywhere(literalColours); }
    void conditionsLiveInPlatform() { holdsEverywhere(platformConditions); }
    void namesSaySomething() { holdsEverywhere(emptyNames); }
    void testsStayOnLoopback() { holdsEverywhere(beyondLoopback); }
    void everyFileStatesItsLicence() { holdsEverywhere(missingLicence); }

    void aBrokenRuleIsFound_data() {
        columns();
        brokenWalls();
        brokenHabits();
    }

    void aBrokenRuleIsFound() {
        QFETCH(Rule, rule);
        QFETCH(QString, path);
        QFETCH(QString, line);
        const QList<Violation> found = rule({path, {line}});
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().toString().contains(line.trimmed()));
    }

    void whatIsAllowedIsNotFound_data() { allowedLines(); }

    void whatIsAllowedIsNotFound() {
        QFETCH(Rule, rule);
        QFETCH(QString, path);
        QFETCH(QString, line);
        QCOMPARE(asLines(rule({path, {line}})), QStringList());
    }

    void aFourthFileWithBeastIsFound() {
        QList<Source> sources;
        for (int i = 1; i <= 4; ++i)
            sources.append({QStringLiteral("core/backend/http/part%1.cpp").arg(i),
                            {QStringLiteral("#include <boost/beast/core.hpp>")}});
        QCOMPARE(beastInTooManyFiles(sources.mid(0, 3)).size(), 0);
        QCOMPARE(beastInTooManyFiles(sources).size(), 1);
        QCOMPARE(beastInTooManyFiles(sources).first().path, QStringLiteral("core/backend/http/part4.cpp"));
    }

    void aLongFileIsFound() {
        const QStringList lines(601, QStringLiteral("int a;"));
        QCOMPARE(overBudget({QStringLiteral("core/domain/clock.cpp"), lines}).size(), 1);
        QCOMPARE(overBudget({QStringLiteral("tests/unit/domain/test_clock.cpp"), lines}).size(), 0);
    }

    void aLongFunctionIsFound() {
        QStringList lines = {QStringLiteral("void run()"), QStringLiteral("{")};
        lines += QStringList(101, QStringLiteral("    step();"));
        lines += QStringLiteral("}");
        const auto found = overBudget({QStringLiteral("core/domain/clock.cpp"), lines});
        QCOMPARE(found.size(), 1);
        lines.removeAt(3);
        QCOMPARE(overBudget({QStringLiteral("core/domain/clock.cpp"), lines}).size(), 0);
    }

private:
    static void columns() {
        QTest::addColumn<Rule>("rule");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
    }

    static void row(const char* name, Rule rule, const char* path, const char* line) {
        QTest::newRow(name) << rule << QString::fromLatin1(path) << QString::fromLatin1(line);
    }

    static void brokenWalls() {
        row("the engine includes Qt", forbiddenIncludes, "core/engine/metrics/load.cpp",
            "#include <QString>");
        row("the domain includes the database", forbiddenIncludes, "core/domain/clock.h",
            "#include \"core/database/connection.h\"");
        row("the screens include a repository", forbiddenIncludes, "ui/pages/team/team_page.cpp",
            "#include \"core/client/cache/cache.h\"");
        row("the screens include the engine", forbiddenIncludes, "ui/charts/chart.cpp",
            "#include \"core/engine/metrics/load.h\"");
        row("the product includes a test", forbiddenIncludes, "core/domain/clock.cpp",
            "#include \"tests/support/base/shared_files.h\"");
        row("an include that is not rooted", forbiddenIncludes, "core/domain/clock.cpp",
            "#include \"clock.h\"");
        row("JSON outside the protocol", forbiddenIncludes, "core/backend/store/athletes.cpp",
            "#include <nlohmann/json.hpp>");
        row("SQL outside the database", forbiddenIncludes, "core/backend/store/athletes.cpp",
            "#include <QSqlQuery>");
        row("Beast outside http", forbiddenIncludes, "core/backend/web/report.cpp",
            "#include <boost/beast/http.hpp>");
        row("the domain links the backend", forbiddenLinks, "core/domain/CMakeLists.txt",
            "leadout_module(domain QT Core USES backend)");
        row("the backend links Widgets", forbiddenLinks, "core/backend/CMakeLists.txt",
            "leadout_module(backend QT Core Widgets USES domain)");
        row("a part of another module", forbiddenLinks, "core/domain/CMakeLists.txt",
            "leadout_module(domain QT Core PARTS Boost::headers)");
        row("Qt as a part", forbiddenLinks, "core/domain/CMakeLists.txt",
            "leadout_module(domain QT Core PUBLIC_PARTS Qt6::Widgets)");
        row("a link by hand", forbiddenLinks, "core/domain/CMakeLists.txt",
            "TARGET_LINK_LIBRARIES(leadout_domain Qt6::Widgets)");
        row("a link in an included file", forbiddenLinks, "core/domain/more.cmake",
            "target_link_libraries(leadout_domain Qt6::Widgets)");
        row("a module declared in an included file", forbiddenLinks, "core/domain/more.cmake",
            "leadout_module(domain QT Core USES backend)");
        row("a folder of core without a row", outsideTheWalls, "core/reports/page.cpp",
            "#include \"core/backend/store/store.h\"");
        row("a folder of app without a row", outsideTheWalls, "app/report/CMakeLists.txt",
            "leadout_program(report USES backend)");
        row("a file in no folder", outsideTheWalls, "core/reports.h", "#include <QString>");
        row("SQL by its long name", forbiddenIncludes, "core/backend/store/athletes.cpp",
            "#include <QtSql/QSqlQuery>");
        row("Gui in the domain", forbiddenIncludes, "core/domain/clock.cpp", "#include <QtGui/QColor>");
        row("a target declared by hand", forbiddenLinks, "core/domain/CMakeLists.txt",
            "add_library(more STATIC more.cpp)");
        row("a unit test that links more than its module", forbiddenLinks, "tests/unit/domain/CMakeLists.txt",
            "leadout_tests(domain USES domain backend)");
    }

    static void brokenHabits() {
        row("a nested loop", blockingCalls, "ui/shell/window.cpp", "    QEventLoop loop;");
        row("a blocking dialog", blockingCalls, "ui/dialogs/adjust.cpp", "    dialog.exec();");
        row("a blocking menu", blockingCalls, "ui/shell/window.cpp", "    QMenu::exec(actions, position);");
        row("a dialog that runs itself", blockingCalls, "ui/dialogs/adjust.cpp", "    return exec();");
        row("a blocking dialog in the program", blockingCalls, "app/desktop/first_run.cpp",
            "    dialog.exec();");
        row("a static dialog", blockingCalls, "ui/dialogs/adjust.cpp",
            "    QMessageBox::warning(this, title, text);");
        row("a file dialog that blocks", blockingCalls, "ui/shell/window.cpp",
            "    const auto name = QFileDialog::getOpenFileName(this);");
        row("a wait", blockingCalls, "core/client/remote/remote.cpp", "    reply.waitForFinished();");
        row("events in a loop", blockingCalls, "core/client/remote/remote.cpp",
            "    QCoreApplication::processEvents();");
        row("posted events in a loop", blockingCalls, "core/client/remote/remote.cpp",
            "    QCoreApplication::sendPostedEvents();");
        row("a sleep", blockingCalls, "ui/shell/window.cpp", "    QThread::sleep(1);");
        row("a short sleep", blockingCalls, "core/backend/web/log_queue.cpp", "    QThread::msleep(20);");
        row("a sleep of the standard library", blockingCalls, "core/client/sync/sync.cpp",
            "    std::this_thread::sleep_for(kPause);");
        row("a wait for a thread", blockingCalls, "ui/shell/window.cpp", "    m_thread.wait();");
        row("a wait for a thread by pointer", blockingCalls, "core/client/sync/sync.cpp",
            "    m_thread->wait(1000);");
        row("a result that is waited for", blockingCalls, "ui/charts/chart.cpp",
            "    const auto curve = future.result();");
        row("a future that is waited for", blockingCalls, "ui/charts/chart.cpp",
            "    future.waitForFinished();");
        row("a colour in a style", literalColours, "ui/pages/team/team_page.cpp",
            "    label->setStyleSheet(QStringLiteral(\"color: red\"));");
        row("a colour in part of a style", literalColours, "ui/pages/team/team_page.cpp",
            "    \"QFrame { padding: 0px; border-bottom: 1px solid darkGray; }\"");
        row("a colour set by its name", literalColours, "ui/pages/team/team_page.cpp",
            "    colour.setNamedColor(name);");
        row("a colour set by parts", literalColours, "ui/pages/team/team_page.cpp", "    c.setRgb(1, 2, 3);");
        row("a colour set by hue", literalColours, "ui/pages/team/team_page.cpp",
            "    c.setHsl(10, 20, 30);");
        row("a colour set by hue in fractions", literalColours, "ui/pages/team/team_page.cpp",
            "    c.setHsvF(0.1f, 0.2f, 0.3f);");
        row("a colour as a number", literalColours, "ui/pages/team/team_page.cpp",
            "    QColor c = 0xff112233;");
        row("a colour as a word", literalColours, "ui/pages/team/team_page.cpp",
            "    const QColor c = QStringLiteral(\"red\");");
        row("a colour by number", literalColours, "ui/pages/team/team_page.cpp",
            "    setColour(\"#1a1e26\");");
        row("a colour by name", literalColours, "ui/pages/team/team_page.cpp",
            "    painter.setPen(Qt::red);");
        row("a colour by parts", literalColours, "ui/pages/team/team_page.cpp", "    QColor(12, 13, 14);");
        row("a named colour value", literalColours, "ui/pages/team/team_page.cpp",
            "    QColor background(26, 30, 38);");
        row("a braced colour", literalColours, "ui/pages/team/team_page.cpp",
            "    return QColor{26, 30, 38};");
        row("a colour from numbers", literalColours, "ui/pages/team/team_page.cpp",
            "    pen.setColor(QColor::fromRgb(26, 30, 38));");
        row("a colour from a word", literalColours, "ui/pages/team/team_page.cpp",
            "    pen.setColor(QColor(QStringLiteral(\"red\")));");
        row("a condition on the platform", platformConditions, "core/client/secrets/keychain.cpp",
            "#ifdef Q_OS_WIN");
        row("a manager", emptyNames, "core/client/sync/sync.h", "class SyncManager {");
        row("a singleton", emptyNames, "core/client/sync/sync.h", "    static Sync& instance();");
        row("a test that listens everywhere", beyondLoopback, "tests/server/test_http_server.cpp",
            "    options.address = \"0.0.0.0\";");
        row("a program in a test that listens everywhere", beyondLoopback, "tests/server/test_leadoutd.cpp",
            "    \"--public-url https://a.example --listen 0.0.0.0:0\"");
        row("a test of this computer's network", beyondLoopback, "tests/server/test_http_server.cpp",
            "    const auto all = QNetworkInterface::allAddresses();");
        row("no licence", missingLicence, "core/client/sync/sync.h", "#pragma once");
    }

    static void allowedLines() {
        columns();
        row("the engine's model in the domain", forbiddenIncludes, "core/domain/access/matrix.h",
            "#include \"core/engine/model/sport.h\"");
        row("services in the screens", forbiddenIncludes, "ui/pages/team/team_page.cpp",
            "#include \"core/client/services/team.h\"");
        row("expat in a reader", forbiddenIncludes, "core/engine/workout/zwo_reader.cpp",
            "#include <expat.h>");
        row("a module by the table", forbiddenLinks, "core/database/CMakeLists.txt",
            "leadout_module(database QT Core Sql USES platform)");
        row("a unit test of its module", forbiddenLinks, "tests/unit/domain/CMakeLists.txt",
            "leadout_tests(domain USES domain)");
        row("the list of the folders", outsideTheWalls, "core/CMakeLists.txt", "add_subdirectory(engine)");
        row("a folder with a row", outsideTheWalls, "core/domain/clock.cpp", "#include <QString>");
        row("a folder of the tests", outsideTheWalls, "tests/bench/measure.h", "#include <QString>");
        row("the helper that declares targets", forbiddenLinks, "core/module.cmake",
            "  add_library(leadout_${name} STATIC ${sources})");
        row("a thread of the desk that ends", blockingCalls, "core/client/services/local_desk.cpp",
            "    m_thread.wait();");
        row("work that is waited for in the backend", blockingCalls, "core/backend/ingest/worker.cpp",
            "    m_changed.wait(lock);");
        row("a style without a colour", literalColours, "ui/pages/team/team_page.cpp",
            "    \"QListView { background: transparent; border: none; }\"");
        row("a colour of the theme in a style", literalColours, "ui/pages/team/team_page.cpp",
            "    QStringLiteral(\"color: %1\").arg(theme.colour(Role::Text).name())");
        row("a colour of the theme", literalColours, "ui/charts/plot.cpp",
            "    QColor edge = m_theme.colour(Role::Text);");
        row("a statement run", blockingCalls, "core/database/statement.cpp", "    m_query.exec();");
        row("the program's own loop", blockingCalls, "app/desktop/main.cpp",
            "    return QApplication::exec();");
        row("a loop named in a comment", blockingCalls, "ui/shell/window.cpp",
            "    // never a QEventLoop here");
        row("a colour in the theme", literalColours, "ui/theme/roles.cpp", "    text = QColor(\"#1a1e26\");");
        row("a condition in platform", platformConditions, "core/platform/file_modes.cpp", "#ifdef Q_OS_WIN");
    }
};

QTEST_APPLESS_MAIN(TestArchitecture)
#include "test_architecture.moc"
