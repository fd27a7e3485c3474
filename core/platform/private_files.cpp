// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/private_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdint>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace leadout::platform {

namespace {

constexpr QFile::Permissions kPrivateFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions kPrivateFolder = kPrivateFile | QFile::ExeOwner;
constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                       QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

// On Windows the access list of the user's profile keeps others out and Qt reports every file as open.
#ifdef Q_OS_UNIX
constexpr bool kModesTell = true;
#else
constexpr bool kModesTell = false;
#endif

tl::unexpected<FileError> fault(FileFault what, const QString& path, const QString& detail = {}) {
    return tl::unexpected(FileError{what, path, detail});
}

bool othersMay(const QString& path, QFile::Permissions permissions) {
    return kModesTell && (QFile::permissions(path) & permissions);
}

FileResult<> tighten(const QString& path, QFile::Permissions wanted) {
    if (!othersMay(path, kOthers))
        return {};
    QFile file(path);
    if (!file.setPermissions(wanted))
        return fault(FileFault::NotPrivate, path, file.errorString());
    return {};
}

/// Waits until a file's bytes, or a folder's entries, are on disk.
FileResult<> syncToDisk(const QString& path) {
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fault(FileFault::Failed, path, qt_error_string());
    const int synced = ::fsync(descriptor);
    const QString reason = synced == 0 ? QString() : qt_error_string();
    ::close(descriptor);
    if (synced != 0)
        return fault(FileFault::Failed, path, reason);
#else
    Q_UNUSED(path)
#endif
    return {};
}

QString folderOf(const QString& path) {
    return QFileInfo(path).absolutePath();
}

bool isLink(const QString& path) {
    const QFileInfo info(path);
    return info.isSymbolicLink() || info.isJunction();
}

} // namespace

FileResult<> refuseSymlink(const QString& path) {
    for (const QString& part : {QDir::cleanPath(path), folderOf(QDir::cleanPath(path))}) {
        if (isLink(part))
            return fault(FileFault::Symlink, part);
    }
    return {};
}

FileResult<> makePrivateFolder(const QString& path) {
    const QString folder = QDir::cleanPath(path);
    if (isLink(folder))
        return fault(FileFault::Symlink, folder);
    if (!QDir().mkpath(folderOf(folder)))
        return fault(FileFault::Failed, folderOf(folder));
    if (QDir().mkdir(folder, kPrivateFolder)) {
        // Else a file in it could be lost with it; a parent that may not be read cannot be waited for.
        (void)syncToDisk(folderOf(folder));
        return {};
    }
    const QFileInfo info(folder);
    if (!info.exists())
        return fault(FileFault::Failed, folder);
    if (!info.isDir())
        return fault(FileFault::WrongKind, folder);
    if (othersMay(folder, QFile::WriteOther))
        return fault(FileFault::NotPrivate, folder);
    return {}; // somebody else made it and may count on its mode
}

FileResult<> makePrivateFile(const QString& path) {
    if (const auto real = refuseSymlink(path); !real)
        return real;
    // NewOnly never follows a link that appears between the check and the opening.
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kPrivateFile))
        return {};
    const QFileInfo info(path);
    if (!info.exists())
        return fault(FileFault::Failed, path, file.errorString());
    if (!info.isFile())
        return fault(FileFault::WrongKind, path);
    return tighten(path, kPrivateFile);
}

FileResult<> writePrivateFile(const QString& path, QByteArrayView bytes) {
    if (const auto real = refuseSymlink(path); !real)
        return real;
    if (QFileInfo(path).isDir())
        return fault(FileFault::WrongKind, path);
    QSaveFile file(path);
    // The mode is set while the file is still empty, so that the bytes are never readable by others.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kPrivateFile) ||
        file.write(bytes.data(), bytes.size()) != bytes.size() || !file.commit())
        return fault(FileFault::Failed, path, file.errorString());
    return syncToDisk(folderOf(path));
}

FileResult<QByteArray> readPrivateFile(const QString& path, std::int64_t limit) {
    if (const auto real = refuseSymlink(path); !real)
        return tl::unexpected(real.error());
    const QFileInfo info(path);
    if (!info.exists())
        return fault(FileFault::NotFound, path);
    if (!info.isFile())
        return fault(FileFault::WrongKind, path);
    if (othersMay(path, kOthers))
        return fault(FileFault::NotPrivate, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fault(FileFault::Failed, path, file.errorString());
    QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFile::NoError)
        return fault(FileFault::Failed, path, file.errorString());
    if (bytes.size() > limit)
        return fault(FileFault::WrongSize, path);
    return bytes;
}

FileResult<> replaceFile(const QString& from, const QString& to) {
    if (const auto real = refuseSymlink(to); !real)
        return real;
    if (const auto synced = syncToDisk(from); !synced)
        return synced;
    std::error_code failure;
    std::filesystem::rename(QFileInfo(from).filesystemAbsoluteFilePath(),
                            QFileInfo(to).filesystemAbsoluteFilePath(), failure);
    if (failure)
        return fault(FileFault::Failed, to, QString::fromStdString(failure.message()));
    return syncToDisk(folderOf(to));
}

FileResult<> linkOrCopyFile(const QString& from, const QString& to, std::int64_t limit) {
    for (const QString& each : {from, to}) {
        if (const auto real = refuseSymlink(each); !real)
            return real;
    }
    std::error_code failure;
    std::filesystem::create_hard_link(QFileInfo(from).filesystemAbsoluteFilePath(),
                                      QFileInfo(to).filesystemAbsoluteFilePath(), failure);
    if (!failure)
        return syncToDisk(folderOf(to));
    if (failure == std::errc::file_exists)
        return fault(FileFault::Failed, to, QString::fromStdString(failure.message()));
    const auto bytes = readPrivateFile(from, limit);
    return bytes ? writePrivateFile(to, *bytes) : tl::unexpected(bytes.error());
}

std::optional<std::int64_t> freeSpace(const QString& path) {
    QString existing = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    while (!QFileInfo::exists(existing) && folderOf(existing) != existing)
        existing = folderOf(existing);
    // Asks the system for the path itself: a table of mounted volumes may not list what a jail stands on.
    std::error_code error;
    const auto volume = std::filesystem::space(existing.toStdU16String(), error);
    if (error || volume.available == static_cast<std::uintmax_t>(-1))
        return std::nullopt;
    return static_cast<std::int64_t>(volume.available);
}

} // namespace leadout::platform
