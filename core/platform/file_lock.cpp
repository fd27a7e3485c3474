// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/file_lock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QSemaphore>

#ifdef Q_OS_WIN
#include <QDir>
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace leadout::platform {

using Taken = FileResult<std::unique_ptr<FileLock>>;

namespace {

/// How often a right is asked for that somebody else has: no system tells of its end within a time.
constexpr std::chrono::milliseconds kPause{20};

tl::unexpected<FileError> failed(const QString& path) {
    return tl::unexpected(FileError{FileFault::Failed, path, qt_error_string()});
}

} // namespace

Taken FileLock::take(const QString& path, std::chrono::milliseconds patience) {
    const QDeadlineTimer end(patience);
    for (;;) {
        auto lock = tryTake(path);
        if (!lock || *lock || end.hasExpired())
            return lock;
        QSemaphore().tryAcquire(1, static_cast<int>(kPause.count()));
    }
}

#ifdef Q_OS_WIN

Taken FileLock::tryTake(const QString& path) {
    if (const auto real = refuseSymlink(path); !real)
        return tl::unexpected(real.error());
    const std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    const HANDLE file = CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                    OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return failed(path);
    OVERLAPPED from{};
    if (LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &from))
        return std::unique_ptr<FileLock>(new FileLock(reinterpret_cast<std::intptr_t>(file)));
    const bool held = GetLastError() == ERROR_LOCK_VIOLATION || GetLastError() == ERROR_IO_PENDING;
    Taken refused = held ? Taken(nullptr) : Taken(failed(path));
    CloseHandle(file);
    return refused;
}

FileLock::~FileLock() {
    CloseHandle(reinterpret_cast<HANDLE>(m_file));
}

#else

Taken FileLock::tryTake(const QString& path) {
    if (const auto real = refuseSymlink(path); !real)
        return tl::unexpected(real.error());
    // A program that this one starts must not keep the lock.
    const int file =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return failed(path);
    if (::flock(file, LOCK_EX | LOCK_NB) == 0)
        return std::unique_ptr<FileLock>(new FileLock(file));
    Taken refused = errno == EWOULDBLOCK ? Taken(nullptr) : Taken(failed(path));
    ::close(file);
    return refused;
}

FileLock::~FileLock() {
    ::close(static_cast<int>(m_file));
}

#endif

} // namespace leadout::platform
