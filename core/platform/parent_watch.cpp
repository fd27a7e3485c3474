// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/parent_watch.h"

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cerrno>
#include <poll.h>
#include <unistd.h>
#endif

namespace leadout::platform {

ParentWatch::~ParentWatch() = default;

#ifdef Q_OS_WIN

ParentWatch::ParentWatch(QObject* parent) : QObject(parent), m_timer(std::make_unique<QTimer>()) {
    connect(m_timer.get(), &QTimer::timeout, this, &ParentWatch::look);
    m_timer->start(1000);
}

bool ParentWatch::isParentGone() {
    // Peeking fails as soon as the other end of the pipe is closed.
    return !PeekNamedPipe(GetStdHandle(STD_INPUT_HANDLE), nullptr, 0, nullptr, nullptr, nullptr);
}

void ParentWatch::look() {
    if (!isParentGone())
        return;
    m_timer->stop();
    Q_EMIT parentGone();
}

#else

ParentWatch::ParentWatch(QObject* parent)
    : QObject(parent)
    , m_notifier(std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read)) {
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ParentWatch::look);
}

bool ParentWatch::isParentGone() {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (::poll(&input, 1, 0) > 0) {
        char bytes[4096];
        const auto count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0)
            return count == 0 || (errno != EINTR && errno != EAGAIN);
    }
    return false;
}

void ParentWatch::look() {
    if (!isParentGone())
        return;
    m_notifier->setEnabled(false);
    Q_EMIT parentGone();
}

#endif

} // namespace leadout::platform
