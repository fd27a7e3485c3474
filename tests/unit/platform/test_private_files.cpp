// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/private_files.h"
#include "tests/support/base/shared_files.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace leadout::platform;

namespace {

constexpr QFile::Permissions kOwner = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions kFolderOwner = kOwner | QFile::ExeOwner;
constexpr QFile::Permissions kReadableByAll = kOwner | QFile::ReadGroup | QFile::ReadOther;

/// The permissions without Qt's "User" flags, which speak of whoever runs the test.
QFile::Permissions modeOf(const QString& path) {
    return QFile::permissions(path) &
           ~QFile::Permissions(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser);
}

void writeLoosely(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    QVERIFY(file.setPermissions(kReadableByAll));
}

} // namespace

class TestPrivateFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void aNewFolderIsForItsOwnerAlone() {
        const QString path = m_dir->filePath(QStringLiteral("a/b"));
        QVERIFY(makePrivateFolder(path).has_value());
        QCOMPARE(modeOf(path), kFolderOwner);
        QVERIFY(makePrivateFolder(path).has_value());
    }

    void anotherOnesFolderKeepsItsMode() {
        const QString path = m_dir->filePath(QStringLiteral("open"));
        QVERIFY(QDir().mkdir(path));
        QVERIFY(QFile::setPermissions(path, kFolderOwner | QFile::ReadGroup | QFile::ExeOther));
        const auto before = modeOf(path);
        QVERIFY(makePrivateFolder(path).has_value());
        QCOMPARE(modeOf(path), before);
    }

    void aFolderInWhichAllMayWriteIsRefusedAndLeftAlone() {
        const QString path = m_dir->filePath(QStringLiteral("shared"));
        QVERIFY(QDir().mkdir(path));
        QVERIFY(QFile::setPermissions(path, kFolderOwner | QFile::WriteOther | QFile::ExeOther));
        QCOMPARE(makePrivateFolder(path).error().fault, FileFault::NotPrivate);
        QVERIFY(modeOf(path).testFlag(QFile::WriteOther));
    }

    void aLinkToAFolderIsRefused() {
        const QString real = m_dir->filePath(QStringLiteral("real"));
        const QString link = m_dir->filePath(QStringLiteral("link"));
        QVERIFY(QDir().mkdir(real));
        QVERIFY(QFile::link(real, link));
        QCOMPARE(makePrivateFolder(link).error().fault, FileFault::Symlink);
        QCOMPARE(makePrivateFolder(link + QLatin1Char('/')).error().fault, FileFault::Symlink);
        QCOMPARE(makePrivateFile(link + QStringLiteral("/file")).error().fault, FileFault::Symlink);
        QVERIFY(QDir(real).isEmpty());
    }

    void aFileWhereAFolderBelongsIsRefused() {
        const QString path = m_dir->filePath(QStringLiteral("file"));
        writeLoosely(path, "x");
        QCOMPARE(makePrivateFolder(path).error().fault, FileFault::WrongKind);
        QCOMPARE(makePrivateFile(m_dir->path()).error().fault, FileFault::WrongKind);
    }

    void aNewFileIsEmptyAndForItsOwnerAlone() {
        const QString path = m_dir->filePath(QStringLiteral("new"));
        QVERIFY(makePrivateFile(path).has_value());
        QCOMPARE(modeOf(path), kOwner);
        QCOMPARE(QFileInfo(path).size(), 0);
    }

    void anExistingFileIsTightenedAndKeepsItsBytes() {
        const QString path = m_dir->filePath(QStringLiteral("old"));
        writeLoosely(path, "kept");
        QVERIFY(makePrivateFile(path).has_value());
        QCOMPARE(modeOf(path), kOwner);
        QCOMPARE(leadout::test::bytesOf(path), QByteArray("kept"));
    }

    void linksToFilesAreRefusedEvenWhenTheyLeadNowhere() {
        const QString target = m_dir->filePath(QStringLiteral("target"));
        const QString link = m_dir->filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(target, link));
        QCOMPARE(makePrivateFile(link).error().fault, FileFault::Symlink);
        QCOMPARE(writePrivateFile(link, "x").error().fault, FileFault::Symlink);
        QCOMPARE(readPrivateFile(link, 10).error().fault, FileFault::Symlink);
        QVERIFY(!QFileInfo::exists(target));
    }

    void writingReplacesTheBytesAndTightensTheMode() {
        const QString path = m_dir->filePath(QStringLiteral("file"));
        writeLoosely(path, "old bytes");
        QVERIFY(writePrivateFile(path, "new").has_value());
        QCOMPARE(leadout::test::bytesOf(path), QByteArray("new"));
        QCOMPARE(modeOf(path), kOwner);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 1);
    }

    void writingWhereItCannotBeDoneIsAnError() {
        QCOMPARE(writePrivateFile(m_dir->filePath(QStringLiteral("none/file")), "x").error().fault,
                 FileFault::Failed);
        QCOMPARE(writePrivateFile(m_dir->path(), "x").error().fault, FileFault::WrongKind);
    }

    void readingAsksForAPrivateFileOfBearableLength() {
        const QString path = m_dir->filePath(QStringLiteral("file"));
        QCOMPARE(readPrivateFile(path, 10).error().fault, FileFault::NotFound);
        QVERIFY(writePrivateFile(path, "0123456789").has_value());
        QCOMPARE(readPrivateFile(path, 10).value(), QByteArray("0123456789"));
        QCOMPARE(readPrivateFile(path, 9).error().fault, FileFault::WrongSize);
        QVERIFY(QFile::setPermissions(path, kReadableByAll));
        QCOMPARE(readPrivateFile(path, 10).error().fault, FileFault::NotPrivate);
    }

    void replacingMovesAFinishedFileOverAnother() {
        const QString from = m_dir->filePath(QStringLiteral("from"));
        const QString to = m_dir->filePath(QStringLiteral("to"));
        QVERIFY(writePrivateFile(from, "new").has_value());
        QVERIFY(writePrivateFile(to, "old").has_value());
        QVERIFY(replaceFile(from, to).has_value());
        QCOMPARE(leadout::test::bytesOf(to), QByteArray("new"));
        QVERIFY(!QFileInfo::exists(from));
        QCOMPARE(replaceFile(from, to).error().fault, FileFault::Failed);
        QCOMPARE(leadout::test::bytesOf(to), QByteArray("new"));
    }

    void aSecondNameHasTheSameBytesAndTakesNobodysPlace() {
        const QString from = m_dir->filePath(QStringLiteral("from"));
        const QString to = m_dir->filePath(QStringLiteral("to"));
        QVERIFY(writePrivateFile(from, "bytes").has_value());
        QVERIFY(linkOrCopyFile(from, to, 10).has_value());
        QCOMPARE(leadout::test::bytesOf(to), QByteArray("bytes"));
        QCOMPARE(modeOf(to), kOwner);
        QVERIFY(writePrivateFile(from, "other").has_value()); // a new file under the first name
        QCOMPARE(leadout::test::bytesOf(to), QByteArray("bytes"));
        QCOMPARE(linkOrCopyFile(from, to, 10).error().fault, FileFault::Failed);
        QCOMPARE(leadout::test::bytesOf(to), QByteArray("bytes"));
        const QString link = m_dir->filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(from, link));
        const QString third = m_dir->filePath(QStringLiteral("third"));
        QCOMPARE(linkOrCopyFile(link, third, 10).error().fault, FileFault::Symlink);
        QVERIFY(!QFileInfo::exists(third));
    }

    void freeSpaceIsKnownAlsoWhereNothingLiesYet() {
        const auto here = freeSpace(m_dir->path());
        QVERIFY(here.has_value());
        QVERIFY(*here > 0);
        QVERIFY(freeSpace(m_dir->filePath(QStringLiteral("not/yet"))).has_value());
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_APPLESS_MAIN(TestPrivateFiles)
#include "test_private_files.moc"
