// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules/habits.h"

#include <QMap>
#include <QRegularExpression>

namespace leadout::architecture {

namespace {

constexpr int kFunctionLines = 100;

/// Files that may be longer, each with its reason.
const QMap<QString, QString>& longFiles() {
    static const QMap<QString, QString> table = {};
    return table;
}

/// Files that may wait for a thread, each with its reason.
const QMap<QString, QString>& waitingFiles() {
    static const QMap<QString, QString> table = {
        {QStringLiteral("core/client/services/local_desk.cpp"),
         QStringLiteral("the databases are closed before the desk is gone")},
        {QStringLiteral("core/client/secrets/keychain_thread.cpp"),
         QStringLiteral("its thread gets a moment to end with the program")},
    };
    return table;
}

bool isTest(const Source& source) {
    return source.path.startsWith(QLatin1String("tests/"));
}

bool isCpp(const Source& source) {
    return source.path.endsWith(QLatin1String(".cpp")) || source.path.endsWith(QLatin1String(".h"));
}

int fileBudget(const Source& source) {
    if (isTest(source))
        return 1000;
    return source.path.endsWith(QLatin1String(".h")) ? 250 : 600;
}

QList<Violation> linesThatMatch(const Source& source, const QRegularExpression& pattern, const QString& rule,
                                bool insideStrings = false) {
    QList<Violation> found;
    for (int i = 0; i < source.lines.size(); ++i) {
        const QString text = insideStrings ? source.lines[i] : codeOf(source.lines[i]);
        if (pattern.match(text).hasMatch())
            found.append({source.path, i + 1, rule, source.lines[i]});
    }
    return found;
}

int indentOf(const QString& line) {
    int indent = 0;
    while (indent < line.size() && line[indent] == QLatin1Char(' '))
        ++indent;
    return indent;
}

/// Whether a line that opens a brace opens something other than a function.
bool opensScope(const QString& line) {
    static const QRegularExpression scope(QStringLiteral(
        R"(^\s*(namespace|class|struct|enum|union|extern|template\s*<.*>\s*(class|struct))\b|=\s*\{?$)"));
    return scope.match(line).hasMatch();
}

} // namespace

QList<Violation> overBudget(const Source& source) {
    QList<Violation> found;
    if (!isCpp(source))
        return found;
    const int budget = fileBudget(source);
    if (source.lines.size() > budget && !longFiles().contains(source.path)) {
        found.append({source.path, static_cast<int>(source.lines.size()),
                      QStringLiteral("a file of this kind has at most %1 lines").arg(budget),
                      source.lines.last()});
    }
    int opened = -1;
    int indent = 0;
    for (int i = 0; i < source.lines.size(); ++i) {
        const QString& line = source.lines[i];
        if (opened < 0) {
            if (!line.trimmed().endsWith(QLatin1Char('{')))
                continue;
            const QString head = line.trimmed() == QLatin1String("{") && i > 0 ? source.lines[i - 1] : line;
            if (opensScope(head) || opensScope(line))
                continue;
            opened = i;
            indent = indentOf(line);
        } else if (indentOf(line) == indent && line.trimmed().startsWith(QLatin1Char('}'))) {
            if (i - opened - 1 > kFunctionLines)
                found.append({source.path, opened + 1,
                              QStringLiteral("a function has at most %1 lines").arg(kFunctionLines),
                              source.lines[opened]});
            opened = -1;
        }
    }
    return found;
}

QList<Violation> blockingCalls(const Source& source) {
    if (!isCpp(source) || isTest(source))
        return {};
    static const QRegularExpression anywhere(QStringLiteral(
        R"(\bQEventLoop\b|\bprocessEvents\s*\(|\bwaitFor[A-Z]\w*\s*\(|\bQ(MessageBox|ErrorMessage)::(information|warning|critical|question|about)\w*\s*\(|\bQ(File|Color|Font|Input)Dialog::get\w+\s*\()"
        R"(|\bsendPostedEvents\s*\(|\bQThread::[mu]?sleep\s*\(|\bsleep_(for|until)\s*\()"));
    static const QRegularExpression waiting(
        QStringLiteral(R"((\.|->|::)(wait|result|results|takeResult|resultAt)\s*\()"));
    static const QRegularExpression exec(QStringLiteral(R"(\bexec\s*\()"));
    static const QRegularExpression application(QStringLiteral(R"(\bQ(Core|Gui)?Application::exec\s*\()"));
    QList<Violation> found =
        linesThatMatch(source, anywhere, QStringLiteral("nothing waits in a nested loop"));
    for (const auto& folder : {"ui/", "core/client/", "app/desktop/"}) {
        if (!source.path.startsWith(QLatin1String(folder)))
            continue;
        for (const Violation& use :
             linesThatMatch(source, exec, QStringLiteral("dialogs and menus open without blocking"))) {
            if (!application.match(use.text).hasMatch())
                found.append(use);
        }
        if (!waitingFiles().contains(source.path))
            found +=
                linesThatMatch(source, waiting, QStringLiteral("what a thread has done arrives by a signal"));
    }
    return found;
}

QList<Violation> literalColours(const Source& source) {
    if (!isCpp(source) || !source.path.startsWith(QLatin1String("ui/")) ||
        source.path.startsWith(QLatin1String("ui/theme/")))
        return {};
    static const QRegularExpression colour(QStringLiteral(
        R"(["'][^"']*#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\brgba?\(|\bqRgba?\s*\()"
        R"(|\bQColor(\s+\w+)?\s*[({]\s*(["0-9]|QStringLiteral|QLatin1String|u")|\bQColor::from\w+\s*\()"
        R"(|\b(QColor|QRgb)\s+\w+\s*=\s*(["0-9]|QStringLiteral|QLatin1String|u"))"
        R"(|\bset(NamedColor|Rgb|Rgba|Rgba64|RgbF|Hsl|HslF|Hsv|HsvF|Cmyk|CmykF)\s*\()"
        R"(|"[^"]*\b(color|background|border|outline)[\w-]*\s*:[^;"]*\b(?i:(light|dark|medium|pale|deep|dim)?(red|green|)"
        R"(blue|cyan|magenta|yellow|gr[ae]y|black|white|orange|purple|violet|pink|brown|gold|silver|navy|teal|maroon|olive|)"
        R"(lime|aqua|fuchsia|indigo|coral|salmon|crimson|khaki|orchid|tomato|turquoise)\b))"
        R"(|Qt::(dark|light)?(red|green|blue|cyan|magenta|yellow|gray|Gray|Red|Green|Blue|Cyan|Magenta|Yellow|black|white)\b|QColorConstants)"));
    return linesThatMatch(source, colour, QStringLiteral("colours come from the roles of ui/theme"), true);
}

QList<Violation> platformConditions(const Source& source) {
    if (!isCpp(source) || isTest(source) || source.path.startsWith(QLatin1String("core/platform/")))
        return {};
    static const QRegularExpression condition(QStringLiteral(R"(^\s*#\s*(if|ifdef|ifndef|elif)\b)"));
    return linesThatMatch(source, condition,
                          QStringLiteral("conditions on the platform live in core/platform"));
}

QList<Violation> emptyNames(const Source& source) {
    if (!isCpp(source))
        return {};
    static const QRegularExpression name(QStringLiteral(
        R"(\b(class|struct)\s+\w*(Manager|Helper|Helpers|Util|Utils)\b|\bstatic\s+\w+\s*[&*]\s*instance\s*\()"));
    return linesThatMatch(source, name,
                          QStringLiteral("a class says what it is, and is handed to whom needs it"));
}

QList<Violation> beyondLoopback(const Source& source) {
    if (!isCpp(source) || !isTest(source) || source.path.startsWith(QLatin1String("tests/architecture/")))
        return {};
    static const QRegularExpression open(
        QStringLiteral(R"(\bQNetworkInterface\b|\bQHostAddress::Any|\b(INADDR_ANY|in6addr_any)\b)"
                       R"(|--listen[ =](0\.0\.0\.0|\[::\])|\baddress = "(0\.0\.0\.0|::)["])"));
    return linesThatMatch(source, open, QStringLiteral("tests stay on loopback"), true);
}

QList<Violation> missingLicence(const Source& source) {
    if (!source.lines.isEmpty() &&
        source.lines.first().contains(QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later")))
        return {};
    return {{source.path, 1, QStringLiteral("the first line states the licence"), source.lines.value(0)}};
}

} // namespace leadout::architecture
