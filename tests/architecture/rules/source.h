// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace leadout::architecture {

/// A file of the tree: its path from the root, and its lines.
struct Source {
    QString path;
    QStringList lines;
};

/// A line that breaks a rule.
struct Violation {
    QString path;
    int line = 0; ///< from 1
    QString rule; ///< one sentence
    QString text; ///< the offending line
    QString toString() const;
};

/// All C++ and CMake files below the given root that belong to the project, build folders left out.
QList<Source> sourcesBelow(const QString& root);

/// A line without its comment and without the contents of its string literals.
QString codeOf(const QString& line);

} // namespace leadout::architecture
