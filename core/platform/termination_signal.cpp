// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/termination_signal.h"

#include <atomic>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace leadout::platform {

#ifdef Q_OS_WIN

namespace {

std::atomic<TerminationSignal*> listener = nullptr;

BOOL WINAPI onConsoleEvent(DWORD event) {
    TerminationSignal* receiver = listener.load();
    if (receiver == nullptr ||
        (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT && event != CTRL_CLOSE_EVENT))
        return FALSE;
    QMetaObject::invokeMethod(receiver, &TerminationSignal::requested, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

TerminationSignal::TerminationSignal(QObject* parent) : QObject(parent) {
    listener = this;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

TerminationSignal::~TerminationSignal() {
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    listener = nullptr;
}

void TerminationSignal::onReadable() {}

#else

namespace {

// A handler can reach nothing but a global; it writes one byte into the pipe and returns.
std::atomic<int> pipeToLoop = -1;
struct sigaction previousTerm;
struct sigaction previousInt;

void onSignal(int) {
    const int before = errno;
    const char byte = 1;
    // A full pipe means that a request waits already.
    [[maybe_unused]] const auto written = ::write(pipeToLoop.load(), &byte, 1);
    errno = before;
}

} // namespace

TerminationSignal::TerminationSignal(QObject* parent) : QObject(parent) {
    Q_ASSERT(pipeToLoop.load() < 0);
    std::signal(SIGPIPE, SIG_IGN); // a reader of our output that goes away must not take us along
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0)
        qFatal("no pipe for signals: %s", qUtf8Printable(qt_error_string()));
    for (const int end : ends) {
        ::fcntl(end, F_SETFL, O_NONBLOCK);
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
    m_notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &TerminationSignal::onReadable);
    pipeToLoop = ends[1];

    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGTERM, &action, &previousTerm);
    ::sigaction(SIGINT, &action, &previousInt);
}

TerminationSignal::~TerminationSignal() {
    ::sigaction(SIGTERM, &previousTerm, nullptr);
    ::sigaction(SIGINT, &previousInt, nullptr);
    const int readEnd = static_cast<int>(m_notifier->socket());
    m_notifier.reset();
    ::close(pipeToLoop.exchange(-1));
    ::close(readEnd);
}

void TerminationSignal::onReadable() {
    char bytes[64];
    while (::read(static_cast<int>(m_notifier->socket()), bytes, sizeof bytes) > 0) {
    }
    Q_EMIT requested();
}

#endif

} // namespace leadout::platform
