// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/base/shared_files.h"

#include <QDir>
#include <QFile>

namespace leadout::test {

QString sourceFolder() {
    return QStringLiteral(LEADOUT_SOURCE_DIR);
}

QString sharedFolder(const QString& name) {
    const QString root =
        qEnvironmentVariable("LEADOUT_SHARED", sourceFolder() + QStringLiteral("/../shared"));
    const QDir folder(QDir(root).filePath(name));
    return folder.exists() ? folder.canonicalPath() : QString();
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace leadout::test
