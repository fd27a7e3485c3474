// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <functional>

namespace leadout::client {

/// The one thread on which a program asks the keychain of the system. The keychain's library may wait for a
/// session's bus that does not answer, and leads all its jobs from the thread of the first one for as long as
/// the program runs. Shared by all stores; any thread.
class KeychainThread {
public:
    KeychainThread();
    /// Waits a moment for a job under way, and leaves the thread behind when it does not come back.
    ~KeychainThread();
    KeychainThread(const KeychainThread&) = delete;
    KeychainThread& operator=(const KeychainThread&) = delete;

    /// Calls `work` later on the thread, with an object there that outlives it.
    void run(std::function<void(QObject* place)> work);

private:
    QThread* m_thread;
    QObject* m_place;
};

} // namespace leadout::client
