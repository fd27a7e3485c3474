// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/child_process.h"

namespace leadout::platform {

ChildProcess::ChildProcess(QObject* parent) : QObject(parent) {
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, &m_process, &QProcess::kill);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ChildProcess::readLines);
    connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        m_grace.stop();
        readLines();
        Q_EMIT ended(exitCode, status == QProcess::NormalExit);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failedToStart(m_process.errorString());
    });
}

ChildProcess::~ChildProcess() {
    // QProcess still reports while it is destroyed, when the members that would hear of it are gone.
    m_process.disconnect(this);
}

void ChildProcess::keepErrorsIn(const QString& path) {
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(path);
}

void ChildProcess::start(const QString& program, const QStringList& arguments) {
    m_unfinished.clear();
    m_process.start(program, arguments);
}

void ChildProcess::send(const QByteArray& bytes) {
    m_process.write(bytes);
}

void ChildProcess::stop(std::chrono::milliseconds grace) {
    if (!running())
        return;
    m_process.closeWriteChannel();
    m_grace.start(grace);
}

bool ChildProcess::running() const {
    return m_process.state() != QProcess::NotRunning;
}

void ChildProcess::readLines() {
    m_unfinished += m_process.readAllStandardOutput();
    qsizetype begin = 0;
    for (qsizetype end = m_unfinished.indexOf('\n'); end >= 0; end = m_unfinished.indexOf('\n', begin)) {
        const bool carriageReturn = end > begin && m_unfinished.at(end - 1) == '\r';
        const QByteArray line = m_unfinished.mid(begin, end - begin - (carriageReturn ? 1 : 0));
        begin = end + 1;
        Q_EMIT lineReceived(line);
    }
    m_unfinished.remove(0, begin);
    if (m_unfinished.size() > kLongestLine) {
        m_unfinished.clear();
        m_process.kill();
    }
}

} // namespace leadout::platform
