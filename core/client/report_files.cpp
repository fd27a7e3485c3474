// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/report_files.h"

#include "core/domain/scope.h"
#include "core/platform/crypto/digest.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>

namespace leadout::client {

namespace {

/// Deletes the saved reports in a folder of which `goes(mark)` says so, and what was being written of them
/// when the program ended; false when one could not be deleted. A name without a mark, as earlier versions
/// gave it, does not tell whose the report is: it goes with anybody's and is saved anew when it is asked for.
template <class Goes>
bool removeWhere(const QString& folder, Goes goes) {
    if (folder.isEmpty())
        return true;
    static const QRegularExpression ours(QStringLiteral(" [0-9a-f]{8}(?:-([0-9a-f]{8}))?\\.html"));
    QDir dir(folder);
    bool all = true;
    for (const QString& name : dir.entryList(QDir::Files | QDir::Hidden)) {
        const auto match = ours.match(name);
        if (match.hasMatch() && (match.captured(1).isEmpty() || goes(match.captured(1))))
            all = dir.remove(name) && all;
    }
    return all;
}

} // namespace

QString reportFileMark(const domain::AthleteId& athlete) {
    const QByteArray hash = platform::sha256(athlete.uuid().toRfc4122());
    return QString::fromLatin1(hash.toHex().left(8));
}

bool removeReports(const QString& folder, const domain::AthleteId& athlete) {
    return removeWhere(folder, [own = reportFileMark(athlete)](const QString& mark) { return mark == own; });
}

void removeReportsOutside(const QString& folder, const QStringList& held) {
    QSet<QString> marks;
    for (const QString& each : held) {
        const auto scope = domain::Scope::parse(each);
        if (scope && scope->kind() == domain::Scope::Kind::AthleteBody)
            marks.insert(reportFileMark(*scope->athlete()));
    }
    removeWhere(folder, [&marks](const QString& mark) { return !marks.contains(mark); });
}

bool removeAllReports(const QString& folder) {
    return folder.isEmpty() || !QDir(folder).exists() || QDir(folder).removeRecursively();
}

} // namespace leadout::client
