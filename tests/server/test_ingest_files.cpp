// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/recording_files.h"
#include "core/platform/crypto/digest.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace leadout;
using backend::RecordingFiles;
using platform::FileFault;

namespace {

const QByteArray kBytes("the bytes of a ride");

} // namespace

class TestIngestFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_company = domain::CompanyId(QUuid::createUuid());
        m_hash = platform::sha256Hex(kBytes);
    }

    void bytesAreKeptPrivateUnderTheirHash() {
        const auto files = RecordingFiles::open(m_folder->filePath(QStringLiteral("a/files")));
        QVERIFY(files.has_value());
        QVERIFY(files->keep(m_company, m_hash, QByteArrayView(kBytes)).has_value());
        QCOMPARE(files->read(m_company, m_hash).value(), kBytes);
        const auto permissions = QFile::permissions(files->pathOf(m_company, m_hash));
        QVERIFY(
            !(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
        const auto folder = QFile::permissions(m_folder->filePath(QStringLiteral("a/files")));
        QVERIFY(!(folder & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther)));
    }

    void aSoundFileIsNeverWrittenAgain() {
        const auto files = RecordingFiles::open(m_folder->filePath(QStringLiteral("files")));
        QVERIFY(files->keep(m_company, m_hash, QByteArrayView(kBytes)).has_value());
        const QString other = files->arrivals() + QStringLiteral("/upload-1");
        QFile arriving(other);
        QVERIFY(arriving.open(QIODevice::WriteOnly) && arriving.write("something else") > 0);
        arriving.close();
        QVERIFY(files->keep(m_company, m_hash, other).has_value());
        QCOMPARE(files->read(m_company, m_hash).value(), kBytes);
    }

    void damagedBytesAreReplaced_data() {
        QTest::addColumn<QByteArray>("there");
        QTest::newRow("changed") << QByteArray("the bytes of a rude");
        QTest::newRow("cut off") << kBytes.left(5);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("longer") << kBytes + "!";
    }

    void damagedBytesAreReplaced() {
        QFETCH(const QByteArray, there);
        const auto files = RecordingFiles::open(m_folder->filePath(QStringLiteral("files")));
        const auto damage = [&] {
            QFile file(files->pathOf(m_company, m_hash));
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                    file.write(there) == there.size());
        };
        QVERIFY(files->keep(m_company, m_hash, QByteArrayView(kBytes)).has_value());
        damage();
        QVERIFY(files->keep(m_company, m_hash, QByteArrayView(kBytes)).has_value());
        QCOMPARE(files->read(m_company, m_hash).value(), kBytes);
        damage();
        const QString other = files->arrivals() + QStringLiteral("/upload-1");
        QFile arriving(other);
        QVERIFY(arriving.open(QIODevice::WriteOnly) && arriving.write(kBytes) > 0);
        QVERIFY(arriving.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        arriving.close();
        QVERIFY(files->keep(m_company, m_hash, other).has_value());
        QCOMPARE(files->read(m_company, m_hash).value(), kBytes);
        QVERIFY(!QFile::exists(other));
    }

    void anotherCompanysBytesAreNotThere() {
        const auto files = RecordingFiles::open(m_folder->filePath(QStringLiteral("files")));
        QVERIFY(files->keep(m_company, m_hash, QByteArrayView(kBytes)).has_value());
        const auto none = files->read(domain::CompanyId(QUuid::createUuid()), m_hash);
        QVERIFY(!none.has_value());
        QCOMPARE(none.error().fault, FileFault::NotFound);
    }

    void changedBytesAreNotTakenForThoseThatWereKept() {
        const auto files = RecordingFiles::open(m_folder->filePath(QStringLiteral("files")));
        QVERIFY(files->keep(m_company, m_hash, QByteArrayView(kBytes)).has_value());
        QFile file(files->pathOf(m_company, m_hash));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write("!") == 1);
        file.close();
        QVERIFY(!files->read(m_company, m_hash).has_value());
    }

    void whatIsNoHashHasNoPlace_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QString();
        QTest::newRow("path") << QStringLiteral("../../leadout.db");
        QTest::newRow("long path") << QStringLiteral("../").repeated(21) + QStringLiteral("a");
        QTest::newRow("upper case") << QStringLiteral("A").repeated(64);
        QTest::newRow("too short") << QStringLiteral("a").repeated(63);
    }

    void whatIsNoHashHasNoPlace() {
        QFETCH(QString, name);
        const auto files = RecordingFiles::open(m_folder->filePath(QStringLiteral("files")));
        QCOMPARE(files->pathOf(m_company, name), QString());
        QVERIFY(!files->keep(m_company, name, QByteArrayView(kBytes)).has_value());
        QVERIFY(!files->read(m_company, name).has_value());
    }

    void aLinkInPlaceOfAFileIsNotFollowed() {
        const auto files = RecordingFiles::open(m_folder->filePath(QStringLiteral("files")));
        QVERIFY(files->keep(m_company, m_hash, QByteArrayView(kBytes)).has_value());
        const QString path = files->pathOf(m_company, m_hash);
        const QString secret = m_folder->filePath(QStringLiteral("secret"));
        QVERIFY(QFile::rename(path, secret));
        QVERIFY(QFile::link(secret, path));
        const auto read = files->read(m_company, m_hash);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().fault, FileFault::Symlink);
    }

    void anotherFolderKeepsEveryFileAndNothingElse() {
        const auto files = RecordingFiles::open(m_folder->filePath(QStringLiteral("files")));
        const auto copies = RecordingFiles::open(m_folder->filePath(QStringLiteral("copies")));
        const QByteArray more("the bytes of a run");
        const QString hash = platform::sha256Hex(more);
        const domain::CompanyId other(QUuid::createUuid());
        QVERIFY(files->keep(m_company, m_hash, QByteArrayView(kBytes)).has_value());
        QVERIFY(files->keep(other, hash, QByteArrayView(more)).has_value());
        const QString arriving = files->arrivals() + QStringLiteral("/upload-1");
        const QString strange = m_folder->filePath(QStringLiteral("files/notes.txt"));
        for (const QString& each : {arriving, strange}) {
            QFile file(each);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        }
        const QString link = files->pathOf(m_company, hash);
        QVERIFY(QDir().mkpath(QFileInfo(link).path()) && QFile::link(strange, link));
        for (int i = 0; i < 2; ++i) { // what is there stays
            QVERIFY(copies->keepAllOf(*files).has_value());
            QCOMPARE(copies->read(m_company, m_hash).value(), kBytes);
            QCOMPARE(copies->read(other, hash).value(), more);
        }
        QDirIterator all(m_folder->filePath(QStringLiteral("copies")), QDir::Files | QDir::System,
                         QDirIterator::Subdirectories);
        int count = 0;
        for (; all.hasNext(); ++count)
            all.next();
        QCOMPARE(count, 2);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    domain::CompanyId m_company;
    QString m_hash;
};

QTEST_GUILESS_MAIN(TestIngestFiles)
#include "test_ingest_files.moc"
