// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/recording_files.h"

#include "core/platform/crypto/digest.h"
#include "core/protocol/endpoints.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace leadout::backend {

using platform::FileError;
using platform::FileFault;
using platform::FileResult;

namespace {

bool isHash(const QString& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

/// Whether there is a file, only this user's, whose bytes are those of the hash.
bool isSound(const QString& path, const QString& sha256) {
    if (!QFileInfo::exists(path) || !platform::makePrivateFile(path))
        return false;
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) &&
           hash.result().toHex() == sha256.toLatin1();
}

} // namespace

FileResult<RecordingFiles> RecordingFiles::open(const QString& folder) {
    RecordingFiles files(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));
    for (const QString& each : {files.m_folder, files.arrivals()}) {
        if (const auto made = platform::makePrivateFolder(each); !made)
            return tl::unexpected(made.error());
    }
    return files;
}

void RecordingFiles::clearArrivals() const {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QFileInfoList left =
        QDir(arrivals()).entryInfoList(QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo& each : left) {
        if (each.isSymLink() || each.lastModified() < now)
            QFile::remove(each.absoluteFilePath());
    }
}

bool RecordingFiles::has(const domain::CompanyId& company, const QString& sha256) const {
    const QString path = pathOf(company, sha256);
    return !path.isEmpty() && QFileInfo::exists(path);
}

void RecordingFiles::drop(const domain::CompanyId& company, const QString& sha256) const {
    if (const QString path = pathOf(company, sha256); !path.isEmpty())
        QFile::remove(path);
}

QString RecordingFiles::pathOf(const domain::CompanyId& company, const QString& sha256) const {
    if (!isHash(sha256))
        return {};
    return m_folder + u'/' + company.toString() + u'/' + sha256.left(2) + u'/' + sha256;
}

FileResult<QString> RecordingFiles::placeFor(const domain::CompanyId& company, const QString& sha256) const {
    const QString path = pathOf(company, sha256);
    if (path.isEmpty())
        return tl::unexpected(FileError{FileFault::Failed, m_folder, QStringLiteral("no hash")});
    const QString inner = QFileInfo(path).absolutePath();
    for (const QString& each : {QFileInfo(inner).absolutePath(), inner}) {
        if (const auto made = platform::makePrivateFolder(each); !made)
            return tl::unexpected(made.error());
    }
    return path;
}

FileResult<> RecordingFiles::keep(const domain::CompanyId& company, const QString& sha256,
                                  const QString& from) const {
    const auto path = placeFor(company, sha256);
    if (!path)
        return tl::unexpected(path.error());
    // Whoever keeps the same bytes at the same moment renames an equal file over this one.
    return isSound(*path, sha256) ? FileResult<>() : platform::replaceFile(from, *path);
}

FileResult<> RecordingFiles::keep(const domain::CompanyId& company, const QString& sha256,
                                  QByteArrayView bytes) const {
    const auto path = placeFor(company, sha256);
    if (!path)
        return tl::unexpected(path.error());
    return isSound(*path, sha256) ? FileResult<>() : platform::writePrivateFile(*path, bytes);
}

FileResult<> RecordingFiles::keepAllOf(const RecordingFiles& other) const {
    QDirIterator all(other.m_folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString from = all.next();
        const QString company = from.mid(other.m_folder.size() + 1).section(u'/', 0, 0);
        const auto id = domain::CompanyId::parse(company);
        const QString sha256 = all.fileName();
        // Not what is still arriving, nor what somebody else has laid there.
        if (!id || other.pathOf(*id, sha256) != from)
            continue;
        const auto path = placeFor(*id, sha256);
        if (!path)
            return tl::unexpected(path.error());
        if (QFileInfo::exists(*path))
            continue;
        if (const auto kept = platform::linkOrCopyFile(from, *path, protocol::kMaxUploadBytes); !kept)
            return kept;
    }
    return {};
}

FileResult<QByteArray> RecordingFiles::read(const domain::CompanyId& company, const QString& sha256) const {
    const QString path = pathOf(company, sha256);
    if (path.isEmpty())
        return tl::unexpected(FileError{FileFault::NotFound, m_folder, {}});
    auto bytes = platform::readPrivateFile(path, protocol::kMaxUploadBytes);
    if (bytes && platform::sha256Hex(*bytes) != sha256)
        return tl::unexpected(FileError{FileFault::WrongSize, path, QStringLiteral("other bytes")});
    return bytes;
}

} // namespace leadout::backend
