// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <cstdint>

namespace leadout::platform {

/// A program started as a child, which talks in lines over its standard output and ends when its standard
/// input does (ParentWatch is its counterpart). Its standard error goes to ours unless it is
/// kept in a file. Nothing here blocks.
///
/// Call stop() and wait for ended() before deleting it; a child that still runs then is killed.
class ChildProcess : public QObject {
    Q_OBJECT
public:
    /// The longest line that is accepted; a child that writes more is killed.
    static constexpr std::int64_t kLongestLine = 64 * 1024;

    explicit ChildProcess(QObject* parent = nullptr);
    ~ChildProcess() override;

    /// Before start(): its standard error goes into a file, which begins anew, and not to ours.
    void keepErrorsIn(const QString& path);

    /// Starts a program; ends in failedToStart() or, much later, in ended().
    void start(const QString& program, const QStringList& arguments);

    /// Writes to its standard input.
    void send(const QByteArray& bytes);

    /// Asks it to end by closing its standard input, and kills it when it has not ended after the grace.
    void stop(std::chrono::milliseconds grace);

    bool running() const;

Q_SIGNALS:
    /// One line of its standard output, without the end of line.
    void lineReceived(const QByteArray& line);
    /// It has ended; `orderly` is false when it crashed or was killed, and the code means nothing then.
    void ended(int exitCode, bool orderly);
    void failedToStart(const QString& reason);

private:
    void readLines();

    QProcess m_process;
    QTimer m_grace;
    QByteArray m_unfinished;
};

} // namespace leadout::platform
