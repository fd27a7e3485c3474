// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/file_lock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace leadout::platform;

namespace {

/// A process that takes a lock and keeps it until it is killed.
class Holder {
public:
    explicit Holder(const QString& path) {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            const auto lock = FileLock::tryTake(path);
            const char told = lock && *lock ? 'y' : 'n';
            if (::write(ends[1], &told, 1) == 1) {
                for (;;)
                    ::pause();
            }
            ::_exit(1);
        }
        char told = '?';
        m_holds = ::read(ends[0], &told, 1) == 1 && told == 'y';
        ::close(ends[0]);
        ::close(ends[1]);
    }
    ~Holder() { kill(); }

    bool holds() const { return m_holds; }
    void kill() {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }

private:
    pid_t m_pid = -1;
    bool m_holds = false;
};

} // namespace

class TestFileLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneHolderAtATime() {
        auto first = FileLock::tryTake(path());
        QVERIFY(first);
        QVERIFY(*first);
        const auto second = FileLock::tryTake(path());
        QVERIFY(second);
        QVERIFY(!*second);
        first->reset();
        QVERIFY(*FileLock::tryTake(path()));
    }

    void aKilledHolderHoldsNothing() {
        Holder holder(path());
        QVERIFY(holder.holds());
        QVERIFY(!*FileLock::tryTake(path()));
        holder.kill();
        QVERIFY(*FileLock::tryTake(path()));
    }

    void whatStandsInTheFileSaysNothing() {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::number(::getpid()) + "\nleadoutd\n");
        file.close();
        QVERIFY(*FileLock::tryTake(path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith("leadoutd\n"));
    }

    void aLinkIsRefused() {
        const QString target = m_folder.filePath(QStringLiteral("target"));
        QVERIFY(QFile::link(target, path()));
        const auto taken = FileLock::tryTake(path());
        QVERIFY(!taken);
        QCOMPARE(taken.error().fault, FileFault::Symlink);
        QVERIFY(!QFile::exists(target));
    }

    void aFolderThatIsNotThereIsAFault() {
        const auto taken = FileLock::tryTake(m_folder.filePath(QStringLiteral("no/where")));
        QVERIFY(!taken);
        QCOMPARE(taken.error().fault, FileFault::Failed);
    }

    void cleanup() { QFile::remove(path()); }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("db.lock")); }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestFileLock)
#include "test_file_lock.moc"
