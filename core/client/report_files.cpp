// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/report_files.h"

#include "core/domain/scope.h"
#include "core/platform/crypto/digest.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace leadout::client {

QString reportFileMark(const domain::AthleteId& athlete) {
    const QByteArray hash = platform::sha256(athlete.uuid().toRfc4122());
    return QString::fromLatin1(hash.toHex().left(8));
}

bool removeReports(const QString& folder, const domain::AthleteId& athlete) {
    if (folder.isEmpty())
        return true;
    QDir dir(folder);
    // Also what was being written when the program ended.
    const QStringList saved = dir.entryList({QStringLiteral("*-%1.html*").arg(reportFileMark(athlete))},
                                            QDir::Files | QDir::Hidden);
    return std::all_of(saved.begin(), saved.end(), [&dir](const QString& name) { return dir.remove(name); });
}

void removeReportsOutside(const QString& folder, const QStringList& held) {
    if (folder.isEmpty())
        return;
    QSet<QString> marks;
    for (const QString& each : held) {
        const auto scope = domain::Scope::parse(each);
        if (scope && scope->kind() == domain::Scope::Kind::AthleteBody)
            marks.insert(reportFileMark(*scope->athlete()));
    }
    static const QRegularExpression ours(QStringLiteral(" [0-9a-f]{8}-([0-9a-f]{8})\\.html"));
    QDir dir(folder);
    for (const QString& name : dir.entryList(QDir::Files | QDir::Hidden)) {
        const auto match = ours.match(name);
        if (match.hasMatch() && !marks.contains(match.captured(1)))
            dir.remove(name);
    }
}

bool removeAllReports(const QString& folder) {
    return folder.isEmpty() || !QDir(folder).exists() || QDir(folder).removeRecursively();
}

} // namespace leadout::client
