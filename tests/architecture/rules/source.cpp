// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules/source.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace leadout::architecture {

QString Violation::toString() const {
    return QStringLiteral("%1:%2: %3\n    %4").arg(path).arg(line).arg(rule, text.trimmed());
}

QList<Source> sourcesBelow(const QString& root) {
    QList<Source> sources;
    for (const auto& top : {"app", "core", "ui", "translations", "tests"}) {
        QDirIterator files(QDir(root).filePath(QLatin1String(top)),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("CMakeLists.txt"),
                            QStringLiteral("*.cmake")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            const QString path = QDir(root).relativeFilePath(file.fileName());
            if (path.contains(QLatin1String("node_modules/")) || !file.open(QIODevice::ReadOnly))
                continue;
            QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
            if (lines.last().isEmpty())
                lines.removeLast();
            sources.append({path, lines});
        }
    }
    return sources;
}

QString codeOf(const QString& line) {
    static const QRegularExpression literal(QStringLiteral(R"("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)')"));
    QString code = line;
    code.replace(literal, QStringLiteral("\"\""));
    const auto comment = code.indexOf(QLatin1String("//"));
    const QString trimmed = code.trimmed();
    if (trimmed.startsWith(QLatin1Char('*')) || trimmed.startsWith(QLatin1String("/*")))
        return {};
    return comment < 0 ? code : code.left(comment);
}

} // namespace leadout::architecture
