// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/recording_property.h"
#include "tests/fuzz/workout_property.h"
#include "tests/support/base/shared_files.h"

#include <QDirIterator>
#include <QTest>

using namespace leadout::test;

/// The files that the fuzz targets begin with, read once more at every change.
class TestFuzzCorpus : public QObject {
    Q_OBJECT

    QString m_folder = sourceFolder() + QStringLiteral("/tests/fuzz/corpus");

private Q_SLOTS:
    void everyFileIsReadOrRefusedWithItsPlace_data() {
        QTest::addColumn<QString>("file");
        QDirIterator files(m_folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            QTest::addRow("%s", qPrintable(file.mid(m_folder.size() + 1))) << file;
        }
    }
    void everyFileIsReadOrRefusedWithItsPlace() {
        QFETCH(QString, file);
        const QByteArray bytes = bytesOf(file);
        const std::span span(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                             static_cast<std::size_t>(bytes.size()));
        QVERIFY(measuresSoundly(span));
        QVERIFY(readsSoundly(span));
    }

    void everyCrasherHasItsCause() {
        const QString causes = QString::fromUtf8(bytesOf(m_folder + QStringLiteral("/README.md")));
        QVERIFY(!causes.isEmpty());
        QDirIterator files(m_folder, {QStringLiteral("crash-*")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next().mid(m_folder.size() + 1);
            QVERIFY2(causes.contains(QStringLiteral("| %1 | ").arg(file)), qPrintable(file));
        }
    }
};

QTEST_APPLESS_MAIN(TestFuzzCorpus)
#include "test_fuzz_corpus.moc"
