// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/volume.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <string_view>

namespace leadout::platform {

namespace {

constexpr std::array<std::string_view, 6> kFat = {"vfat", "msdos", "fat", "fat32", "exfat", "fuse.exfat"};

// Prefixes, because of nfs3, nfs4, smb2, smb3 and the like.
constexpr std::array<std::string_view, 15> kNetwork = {
    "nfs",        "cifs",      "smb",       "9p",        "afs",          "afpfs",       "ceph", "coda",
    "fuse.sshfs", "fuse.ceph", "fuse.gvfs", "glusterfs", "fuse.gluster", "fuse.rclone", "davfs"};

} // namespace

VolumeKind volumeKind(QByteArrayView fileSystemType) {
    const std::string name = fileSystemType.toByteArray().toLower().toStdString();
    if (std::find(kFat.begin(), kFat.end(), name) != kFat.end())
        return VolumeKind::Fat;
    const auto begins = [&name](std::string_view prefix) { return name.starts_with(prefix); };
    if (std::any_of(kNetwork.begin(), kNetwork.end(), begins))
        return VolumeKind::Network;
    return VolumeKind::Local;
}

VolumeKind volumeKindOf(const QString& path) {
    QString existing = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
#ifdef Q_OS_WIN
    if (existing.startsWith(QLatin1String("//")))
        return VolumeKind::Network;
#endif
    while (!QFileInfo::exists(existing) && QFileInfo(existing).absolutePath() != existing)
        existing = QFileInfo(existing).absolutePath();
    return volumeKind(QStorageInfo(existing).fileSystemType());
}

} // namespace leadout::platform
