// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/child_process.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <cstdint>
#include <memory>

namespace leadout::desktop {

/// The sample company in a folder: made by the backend's own program when it is not there yet, and served to
/// this computer alone as long as this lives. Everything runs as a child of this program and ends with it.
/// GUI thread.
class SampleBackend final : public QObject {
    Q_OBJECT
public:
    /// `program` is the backend's executable; empty where there is none. `now`, in the form of ISO 8601, is
    /// when the sample ends; empty for the latest one there is.
    SampleBackend(const QString& program, const QString& folder, const QString& now = {},
                  QObject* parent = nullptr);
    ~SampleBackend() override;

    /// Makes the sample if need be and serves it; ends in ready() or failed(). The coach signs in with the
    /// secret of ready().
    void start(const QString& email);
    /// Ends what runs; stopped() comes later, at once later when nothing runs.
    void stop();

    /// Where it keeps what the desktop needs for this sample.
    QString deskFolder() const { return m_folder + QStringLiteral("/desktop"); }

Q_SIGNALS:
    /// The sample is being made, which takes a while.
    void making();
    void ready(const QUrl& url, const QString& secret);
    void failed(const QString& sentence);
    void stopped();

private:
    void make();
    void serve();
    void run(const QStringList& arguments, void (SampleBackend::*onLine)(const QByteArray&),
             void (SampleBackend::*onEnd)(bool well), const QString& log = {});
    void onMade(bool well);
    void onServing(const QByteArray& line);
    void onServed(bool well);
    void fail(const QString& sentence);
    void drop();
    QString database() const { return m_folder + QStringLiteral("/leadout.db"); }
    /// Says every request, which nobody before a terminal wants to see.
    QString logFile() const { return m_folder + QStringLiteral("/backend.log"); }
    QString portFile() const { return m_folder + QStringLiteral("/port"); }
    std::uint16_t lastPort() const;

    QString m_program;
    QString m_folder;
    QString m_now;
    QString m_email;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<platform::ChildProcess> m_child;
    QTimer m_deadline;
    std::uint16_t m_port = 0;
    bool m_serving = false;
    bool m_stopping = false;
};

/// The backend's executable: beside this program, else wherever programs are found; empty where there is
/// none.
QString backendProgram();

} // namespace leadout::desktop
