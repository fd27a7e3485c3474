// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <map>
#include <memory>

namespace leadout::test {

/// A coach's program as a process of its own, with its files in a folder of its own: it is told by lines what
/// the coach does, can be killed at any moment, and started again from what is on disk.
class ClientProgram {
public:
    ClientProgram();
    ~ClientProgram();

    /// Starts it for the first time; false when it does not get in.
    bool signIn(const QUrl& server, const QString& secret);
    /// Starts it again; it kills itself before its n-th commit to a database, or not at all for 0. False when
    /// it was killed before its desk was open, or did not open it.
    bool start(qint64 dieAt = 0);
    /// Says a line and gives the answer; an empty one when the program is dead.
    QJsonObject ask(const QString& line);
    /// The op of a decision; fails the test when it was refused.
    QString decide(const QString& line);
    /// Lets time go on for it.
    void pass(std::chrono::milliseconds time);
    bool isAlive();
    /// With SIGKILL.
    void kill();
    void quit();
    /// Waits until it has died or this time is over; whether it has died.
    bool diesWithin(std::chrono::milliseconds time);

    // What is in its files. Not while it lies dead: reading would tidy up what it has left.
    std::map<QString, qint64> cachedRows();
    QStringList heldScopes();
    /// Rows that lie in no held scope, purges that have not ended, and decisions that have not.
    int unfinished();
    /// How many decisions that were not accepted are only a number now, their athlete being out of sight.
    int outOfSight();
    /// What should be true of both files whatever has happened; empty when all of it is.
    QStringList brokenRules();

    /// Every byte of every file but the keychain's, at any time.
    QByteArray allBytes() const;

private:
    bool launch(const QStringList& arguments, qint64 dieAt);
    QJsonObject nextLine();
    QString find(const QString& file) const;
    std::unique_ptr<database::Connection> open(const QString& file, std::int32_t applicationId) const;
    int number(const QString& file, std::int32_t applicationId, const QString& sql) const;

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    qint64 m_aheadMs = 0;
};

} // namespace leadout::test
