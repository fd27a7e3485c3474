// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/volume.h"

#include <QDir>
#include <QTest>

using namespace leadout::platform;

class TestVolume : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesOfFileSystemsTellTheKind_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, VolumeKind kind) {
            QTest::newRow(name) << QByteArray(name) << static_cast<int>(kind);
        };
        for (const char* name : {"ext4", "btrfs", "xfs", "zfs", "overlay", "tmpfs", "apfs", "NTFS", ""})
            row(name, VolumeKind::Local);
        for (const char* name : {"vfat", "msdos", "exfat", "FAT32", "exFAT"})
            row(name, VolumeKind::Fat);
        for (const char* name : {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "davfs"})
            row(name, VolumeKind::Network);
    }

    void namesOfFileSystemsTellTheKind() {
        QFETCH(QByteArray, name);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(volumeKind(name)), kind);
    }

    void aPathThatDoesNotExistYetLiesWhereItsFolderDoes() {
        QCOMPARE(volumeKindOf(QDir::tempPath() + QStringLiteral("/not/yet")), volumeKindOf(QDir::tempPath()));
    }
};

QTEST_APPLESS_MAIN(TestVolume)
#include "test_volume.moc"
