// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/secrets/keychain_thread.h"

#include <QDeadlineTimer>

#include <utility>

namespace leadout::client {

namespace {

constexpr std::chrono::milliseconds kFarewell{500};

} // namespace

KeychainThread::KeychainThread() : m_thread(new QThread), m_place(new QObject) {
    m_place->moveToThread(m_thread);
    m_thread->setObjectName(QStringLiteral("keychain"));
    m_thread->start();
}

KeychainThread::~KeychainThread() {
    m_thread->quit();
    // A thread that hangs in the library cannot be ended, and deleting it would end the program.
    if (!m_thread->wait(QDeadlineTimer(kFarewell)))
        return;
    delete m_place;
    delete m_thread;
}

void KeychainThread::run(std::function<void(QObject* place)> work) {
    QMetaObject::invokeMethod(
        m_place, [place = m_place, work = std::move(work)] { work(place); }, Qt::QueuedConnection);
}

} // namespace leadout::client
