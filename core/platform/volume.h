// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstdint>

namespace leadout::platform {

/// What sort of volume a file lies on, as far as it matters for locks and shared memory.
enum class VolumeKind : std::uint8_t {
    Local,
    Fat,     ///< FAT and exFAT: no dependable locks, no modes
    Network, ///< shared over a network: memory cannot be shared between machines
};

/// The kind of a file system by the name the system gives it, such as "ext4", "vfat" or "nfs4". Unknown names
/// are local.
VolumeKind volumeKind(QByteArrayView fileSystemType);

/// The kind of the volume on which a path lies or would lie.
VolumeKind volumeKindOf(const QString& path);

} // namespace leadout::platform
