// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/client/file_secrets.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <utility>

namespace leadout::test {

QString FileSecrets::pathOf(const QString& name) const {
    return m_folder + u'/' + QString::fromLatin1(name.toUtf8().toHex());
}

void FileSecrets::read(const QString& name, client::SecretAnswer<platform::SecretBytes> answer) {
    const auto tell = [path = pathOf(name), answer = std::move(answer)] {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            answer(platform::SecretBytes::copyOf(file.readAll()));
        else
            answer(tl::unexpected(client::SecretFault::NotFound));
    };
    QMetaObject::invokeMethod(&m_alive, tell, Qt::QueuedConnection);
}

void FileSecrets::write(const QString& name, platform::SecretBytes secret,
                        client::SecretAnswer<bool> answer) {
    QDir().mkpath(m_folder);
    QSaveFile file(pathOf(name));
    bool kept = file.open(QIODevice::WriteOnly);
    if (kept) {
        file.write(secret.view().toByteArray());
        kept = file.commit();
    }
    const auto tell = [kept, answer = std::move(answer)] {
        if (kept)
            answer(true);
        else
            answer(tl::unexpected(client::SecretFault::Denied));
    };
    QMetaObject::invokeMethod(&m_alive, tell, Qt::QueuedConnection);
}

void FileSecrets::remove(const QString& name, client::SecretAnswer<bool> answer) {
    QFile::remove(pathOf(name));
    QMetaObject::invokeMethod(
        &m_alive, [answer = std::move(answer)] { answer(true); }, Qt::QueuedConnection);
}

} // namespace leadout::test
