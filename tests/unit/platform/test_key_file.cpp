// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/crypto/key_file.h"
#include "tests/support/base/shared_files.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace leadout::platform;

class TestKeyFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(QStringLiteral("key"));
    }

    void theFirstTimeAKeyIsMadeAndLaterItIsTheSame() {
        const auto made = loadKeyFile(m_path, MissingKey::Make);
        QVERIFY(made.has_value());
        QCOMPARE(leadout::test::bytesOf(m_path), made->bytes().view().toByteArray());
        QCOMPARE(QFileInfo(m_path).size(), 32);
        QVERIFY(!(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                                                QFile::WriteOther | QFile::ExeOwner)));
        for (const MissingKey missing : {MissingKey::Make, MissingKey::Refuse}) {
            const auto loaded = loadKeyFile(m_path, missing);
            QVERIFY(loaded.has_value());
            QCOMPARE(loaded->bytes().view().toByteArray(), made->bytes().view().toByteArray());
        }
    }

    void whoeverNeedsTheOldKeyGetsNoNewOne() {
        QCOMPARE(loadKeyFile(m_path, MissingKey::Refuse).error().fault, FileFault::NotFound);
        QVERIFY(!QFileInfo::exists(m_path));
    }

    void aKeyThatOthersMayReadIsRefused() {
        QVERIFY(loadKeyFile(m_path, MissingKey::Make).has_value());
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        QCOMPARE(loadKeyFile(m_path, MissingKey::Make).error().fault, FileFault::NotPrivate);
    }

    void aFileOfAnotherLengthIsRefusedAndKept_data() {
        QTest::addColumn<int>("size");
        QTest::newRow("empty") << 0;
        QTest::newRow("short") << 31;
        QTest::newRow("long") << 33;
    }

    void aFileOfAnotherLengthIsRefusedAndKept() {
        QFETCH(int, size);
        const QByteArray bytes(size, 'k');
        QVERIFY(writePrivateFile(m_path, bytes).has_value());
        QCOMPARE(loadKeyFile(m_path, MissingKey::Make).error().fault, FileFault::WrongSize);
        QCOMPARE(leadout::test::bytesOf(m_path), bytes);
    }

    void aLinkIsRefused() {
        const QString target = m_dir->filePath(QStringLiteral("elsewhere"));
        QVERIFY(loadKeyFile(target, MissingKey::Make).has_value());
        QVERIFY(QFile::link(target, m_path));
        QCOMPARE(loadKeyFile(m_path, MissingKey::Make).error().fault, FileFault::Symlink);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_APPLESS_MAIN(TestKeyFile)
#include "test_key_file.moc"
