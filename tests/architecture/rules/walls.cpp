// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules/walls.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace leadout::architecture {

namespace {

struct Wall {
    QString module;
    QString folder;
    QSet<QString> uses;
    QSet<QString> qt;
};

QSet<QString> words(const char* text) {
    const QStringList list = QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

/// Who may use whom. The first folder that fits a path decides, so inner folders come first.
const QList<Wall>& walls() {
    static const QList<Wall> table = {
        {QStringLiteral("engine_model"), QStringLiteral("core/engine/model/"), {}, {}},
        {QStringLiteral("engine"), QStringLiteral("core/engine/"), words("engine_model"), {}},
        {QStringLiteral("domain"), QStringLiteral("core/domain/"), words("engine_model"), words("Core")},
        {QStringLiteral("platform"), QStringLiteral("core/platform/"), {}, words("Core")},
        {QStringLiteral("protocol"), QStringLiteral("core/protocol/"), words("engine_model engine domain"),
         words("Core")},
        {QStringLiteral("database"), QStringLiteral("core/database/"), words("domain platform"),
         words("Core Sql")},
        {QStringLiteral("client"), QStringLiteral("core/client/"),
         words("engine_model engine domain platform protocol database"), words("Core Network")},
        {QStringLiteral("backend"), QStringLiteral("core/backend/"),
         words("engine_model engine domain platform protocol database"), words("Core")},
        {QStringLiteral("ui"), QStringLiteral("ui/"), words("engine_model domain client"),
         words("Core Gui Widgets Svg PrintSupport")},
        {QStringLiteral("app_desktop"), QStringLiteral("app/desktop/"),
         words("engine_model engine domain platform protocol database client ui desktop"),
         words("Core Gui Widgets Network Svg PrintSupport")},
        {QStringLiteral("app_server"), QStringLiteral("app/server/"),
         words("engine_model engine domain platform protocol database backend"), words("Core")},
        {QStringLiteral("app_analyze"), QStringLiteral("app/analyze/"),
         words("engine_model engine domain platform protocol database"), words("Core")},
    };
    return table;
}

const Wall* wallOf(const QString& module) {
    for (const Wall& wall : walls()) {
        if (wall.module == module)
            return &wall;
    }
    return nullptr;
}

/// Third-party headers and the only folders that may see them.
struct Part {
    QRegularExpression header;
    QStringList folders;
};

/// Third-party targets and the modules that may link them, one after the other; a star stands for every
/// module.
const QMap<QString, QString>& partTargets() {
    static const QMap<QString, QString> table = {
        {QStringLiteral("tl::expected"), QStringLiteral("*")},
        {QStringLiteral("EXPAT::EXPAT"), QStringLiteral("engine")},
        {QStringLiteral("PkgConfig::SODIUM"), QStringLiteral("platform")},
        {QStringLiteral("nlohmann_json::nlohmann_json"), QStringLiteral("protocol")},
        {QStringLiteral("Boost::headers"), QStringLiteral("backend")},
        {QStringLiteral("OpenSSL::SSL"), QStringLiteral("backend")},
        {QStringLiteral("OpenSSL::Crypto"), QStringLiteral("backend")},
        {QStringLiteral("ZLIB::ZLIB"), QStringLiteral("backend engine")},
        {QStringLiteral("CURL::libcurl"), QStringLiteral("backend")},
        {QStringLiteral("Threads::Threads"), QStringLiteral("backend")},
        {QStringLiteral("qt6keychain"), QStringLiteral("client")},
        {QStringLiteral("QCustomPlotQt6::QCustomPlotQt6"), QStringLiteral("ui")},
    };
    return table;
}

const QList<Part>& parts() {
    const auto part = [](const char* header, const char* folders) {
        return Part{QRegularExpression(QLatin1String(header)),
                    QString::fromLatin1(folders).split(QLatin1Char(' '))};
    };
    static const QList<Part> table = {
        part("^boost/", "core/backend/http/"),
        part("^openssl/", "core/backend/http/"),
        part("^curl/", "core/backend/outgoing/"),
        part("^sodium", "core/platform/crypto/"),
        part("^nlohmann/", "core/protocol/"),
        part("^sqlite3\\.h$", "core/database/"),
        part("^(qt6)?keychain", "core/client/secrets/"),
        part("^expat", "core/engine/recording/ core/engine/workout/"),
        part("^zlib\\.h$", "core/backend/http/ core/engine/recording/"),
        part("^qcustomplot", "ui/charts/"),
        part("^(QtSql/|QSql)", "core/database/"),
    };
    return table;
}

bool isCpp(const QString& path) {
    return path.endsWith(QLatin1String(".cpp")) || path.endsWith(QLatin1String(".h"));
}

bool isCMake(const QString& path) {
    return path.endsWith(QLatin1String("CMakeLists.txt")) || path.endsWith(QLatin1String(".cmake"));
}

QString brokenInclude(const QString& module, const QString& header) {
    if (header.endsWith(QLatin1String(".moc")))
        return {};
    static const QRegularExpression rooted(QStringLiteral("^(core|ui|app|tests)/"));
    if (!rooted.match(header).hasMatch())
        return QStringLiteral("includes are rooted, such as \"core/domain/clock.h\"");
    if (module.isEmpty())
        return {};
    if (header.startsWith(QLatin1String("tests/")))
        return QStringLiteral("the product may not use the tests");
    const QString other = moduleOf(header);
    if (module == QLatin1String("ui") && other == QLatin1String("client") &&
        !header.startsWith(QLatin1String("core/client/services/")))
        return QStringLiteral("ui may see only the services of client");
    if (other != module && !mayUse(module, other))
        return QStringLiteral("%1 may not use %2").arg(module, other);
    return {};
}

QString brokenPart(const QString& path, const QString& module, const QString& header) {
    if (path.startsWith(QLatin1String("tests/")))
        return {};
    for (const Part& part : parts()) {
        if (!part.header.match(header).hasMatch())
            continue;
        for (const QString& folder : part.folders) {
            if (path.startsWith(folder))
                return {};
        }
        return QStringLiteral("<%1> belongs to %2 alone")
            .arg(header, part.folders.join(QLatin1String(" and ")));
    }
    static const QRegularExpression qt(QStringLiteral("^Q[A-Z]|^Qt"));
    static const QRegularExpression named(QStringLiteral("^Qt(Core|Gui|Widgets|Network|Svg|PrintSupport)/"));
    const Wall* wall = wallOf(module);
    const auto component = named.match(header).captured(1);
    if (wall != nullptr && !component.isEmpty() && !wall->qt.contains(component))
        return QStringLiteral("%1 may not use Qt %2").arg(module, component);
    if (wall != nullptr && wall->qt.isEmpty() && qt.match(header).hasMatch())
        return QStringLiteral("%1 is plain C++ without Qt").arg(module);
    return {};
}

/// The rule that a word behind USES or QT in one of CMake's files breaks; empty for none.
QString brokenLink(const QString& path, const QString& keyword, const QString& item) {
    static const QString unit = QStringLiteral("tests/unit/");
    if (path.startsWith(unit)) {
        const QString tested = path.mid(unit.size()).section(QLatin1Char('/'), 0, 0);
        if (keyword == QLatin1String("USES") && item != tested)
            return QStringLiteral("the unit tests of %1 link %1 alone").arg(tested);
        return {};
    }
    const Wall* wall = wallOf(moduleOf(path));
    if (wall == nullptr)
        return {};
    if (keyword == QLatin1String("USES") && !wall->uses.contains(item))
        return QStringLiteral("%1 may not link %2").arg(wall->module, item);
    if (keyword == QLatin1String("QT") && !wall->qt.contains(item))
        return QStringLiteral("%1 may not link Qt %2").arg(wall->module, item);
    const QStringList owners = partTargets().value(item).split(u' ');
    if (keyword.endsWith(QLatin1String("PARTS")) && owners != QStringList{QStringLiteral("*")} &&
        !owners.contains(wall->module))
        return QStringLiteral("%1 may not link %2").arg(wall->module, item);
    return {};
}

} // namespace

QString moduleOf(const QString& path) {
    for (const Wall& wall : walls()) {
        if (path.startsWith(wall.folder))
            return wall.module;
    }
    return {};
}

bool mayUse(const QString& module, const QString& other) {
    const Wall* wall = wallOf(module);
    return wall != nullptr && wall->uses.contains(other);
}

QList<Violation> forbiddenIncludes(const Source& source) {
    static const QRegularExpression include(QStringLiteral(R"(^\s*#\s*include\s*(["<])([^">]+)[">])"));
    QList<Violation> found;
    if (!isCpp(source.path))
        return found;
    const QString module = moduleOf(source.path);
    for (int i = 0; i < source.lines.size(); ++i) {
        const auto match = include.match(source.lines[i]);
        if (!match.hasMatch())
            continue;
        const QString header = match.captured(2);
        const QString rule = match.captured(1) == QLatin1String("\"")
                                 ? brokenInclude(module, header)
                                 : brokenPart(source.path, module, header);
        if (!rule.isEmpty())
            found.append({source.path, i + 1, rule, source.lines[i]});
    }
    return found;
}

QList<Violation> outsideTheWalls(const Source& source) {
    static const QRegularExpression product(QStringLiteral("^(core|ui|app)/"));
    const bool listsFolders = isCMake(source.path) && source.path.count(QLatin1Char('/')) == 1;
    if (!product.match(source.path).hasMatch() || listsFolders || !moduleOf(source.path).isEmpty())
        return {};
    return {{source.path, 1, QStringLiteral("every folder of the product has its row in the table of walls"),
             source.lines.value(0)}};
}

QList<Violation> forbiddenLinks(const Source& source) {
    static const QRegularExpression word(QStringLiteral(R"([^\s()]+)"));
    static const QRegularExpression own(
        QStringLiteral(R"(^\s*((target_)?link_libraries|add_library|add_executable)\b)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QSet<QString> keywords = words("QT USES PARTS PUBLIC_PARTS EXCLUDE");
    QList<Violation> found;
    // The helper itself is where targets are declared.
    if (!isCMake(source.path) || source.path == QLatin1String("core/module.cmake"))
        return found;
    QString keyword;
    for (int i = 0; i < source.lines.size(); ++i) {
        const QString line = source.lines[i].section(QLatin1Char('#'), 0, 0);
        if (own.match(line).hasMatch())
            found.append(
                {source.path, i + 1, QStringLiteral("targets are declared through leadout_module"), line});
        auto all = word.globalMatch(line);
        while (all.hasNext()) {
            const QString item = all.next().captured();
            if (item.startsWith(QLatin1String("leadout_")) || keywords.contains(item)) {
                keyword = item;
                continue;
            }
            const QString rule = brokenLink(source.path, keyword, item);
            if (!rule.isEmpty())
                found.append({source.path, i + 1, rule, line});
        }
        if (line.contains(QLatin1Char(')')))
            keyword.clear();
    }
    return found;
}

QList<Violation> beastInTooManyFiles(const QList<Source>& sources) {
    QList<Violation> uses;
    QList<Violation> found;
    for (const Source& source : sources) {
        if (!isCpp(source.path) || source.path.startsWith(QLatin1String("tests/")))
            continue;
        for (int i = 0; i < source.lines.size(); ++i) {
            if (!source.lines[i].contains(QLatin1String("#include <boost/beast")))
                continue;
            const Violation use{source.path, i + 1,
                                QStringLiteral("Boost.Beast stands in at most three .cpp files"),
                                source.lines[i]};
            if (source.path.endsWith(QLatin1String(".h")))
                found.append(use);
            else if (uses.isEmpty() || uses.last().path != source.path)
                uses.append(use);
        }
    }
    return found + uses.mid(3);
}

} // namespace leadout::architecture
