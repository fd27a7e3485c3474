// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/platform/child_process.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace leadout::client {

/// The backend of this computer's own: a child that listens on this computer alone, says on its first line
/// where, and ends with this program. When it ends by itself it is started again, some times and ever later.
/// GUI thread; nothing here blocks.
class OwnBackend final : public QObject {
    Q_OBJECT
public:
    struct Where {
        QUrl url;
        QString bootstrapSecret; ///< makes the first company; empty where there is one already
    };
    /// How long things may take.
    struct Patience {
        std::chrono::milliseconds firstLine = std::chrono::seconds(30); ///< a slow disk may take its time
        std::chrono::milliseconds end = std::chrono::seconds(10);
        std::chrono::milliseconds pause = std::chrono::milliseconds(500); ///< before it is started again
    };

    /// `program` is the backend's executable, `folder` where it keeps its database, its key and its log.
    OwnBackend(const QString& program, const QString& folder, const Patience& patience,
               QObject* parent = nullptr);
    ~OwnBackend() override;

    /// Whether there is something that it would serve.
    bool hasDatabase() const;
    /// Starts it, or tells at once later where it is when it runs already.
    void start(Reply<Where> reply);
    /// Its secret has made the first company.
    void forgetSecret();
    /// Asks it to end, and ends it when it does not; `done` comes later.
    void stop(std::function<void()> done);

Q_SIGNALS:
    /// It has ended by itself, and is being started again.
    void interrupted();
    /// It serves again, somewhere else.
    void resumed(const QUrl& url);
    /// It has ended by itself and could not be started again.
    void lost(const leadout::client::Refusal& why);

private:
    void launch();
    void onLine(const QByteArray& line);
    void onEnded();
    void fail(const Refusal& why);
    /// Lets go of the child, which is asked to end if it runs.
    void letGo();
    void onGone();
    void answer(const tl::expected<Where, Refusal>& outcome);
    QString database() const { return m_folder + QStringLiteral("/leadout.db"); }
    QString logFile() const { return m_folder + QStringLiteral("/backend.log"); }

    QString m_program;
    QString m_folder;
    Patience m_patience;
    std::unique_ptr<platform::ChildProcess> m_child;
    std::unique_ptr<platform::ChildProcess> m_leaving; ///< has been asked to end
    QTimer m_deadline;
    QTimer m_pause;
    QTimer m_steady;            ///< has run long enough for its next end to be a new story
    int m_tries = 0;            ///< of starting it again
    bool m_interrupted = false; ///< it has served, and does not now
    bool m_launchWanted = false;
    std::optional<Where> m_where;
    std::vector<Reply<Where>> m_replies;
    std::function<void()> m_stopped;
};

} // namespace leadout::client
