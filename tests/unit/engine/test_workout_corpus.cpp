// SPDX-License-Identifier: GPL-3.0-or-later
// Replays what the fuzzer of planned workouts begins with, and every file that it once stumbled over.
#include "tests/fuzz/workout_property.h"
#include "tests/support/base/shared_files.h"

#include <QDir>
#include <QTest>

class TestWorkoutCorpus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFileIsReadSoundly_data() {
        QTest::addColumn<QString>("path");
        for (const char* format : {"zwo", "erg"}) {
            const QDir folder(leadout::test::sourceFolder() + QLatin1String("/tests/fuzz/corpus/") +
                              QLatin1String(format));
            for (const QFileInfo& file : folder.entryInfoList(QDir::Files))
                QTest::newRow(qPrintable(file.fileName())) << file.filePath();
        }
    }

    void everyFileIsReadSoundly() {
        QFETCH(QString, path);
        const QByteArray bytes = leadout::test::bytesOf(path);
        const std::span span(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                             static_cast<std::size_t>(bytes.size()));
        QVERIFY(leadout::test::readsSoundly(span));
        QCOMPARE(leadout::engine::readWorkout(span).has_value(),
                 !QFileInfo(path).fileName().startsWith(u"bad_"));
    }
};

QTEST_APPLESS_MAIN(TestWorkoutCorpus)
#include "test_workout_corpus.moc"
