// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/platform/child_process.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>

namespace leadout::client {

/// The backend of this computer's own: a child that listens on this computer alone, says on its first line
/// where, and ends with this program. GUI thread.
class OwnBackend final : public QObject {
    Q_OBJECT
public:
    struct Where {
        QUrl url;
        QString bootstrapSecret; ///< makes the first company; empty where there is one already
    };

    /// `program` is the backend's executable, `folder` where it keeps its database and its key.
    OwnBackend(const QString& program, const QString& folder, QObject* parent = nullptr);

    /// Starts it, or tells at once later where it is when it runs already. One reply at a time is awaited;
    /// the reply of an earlier call gets a refusal.
    void start(Reply<Where> reply);

private:
    void onLine(const QByteArray& line);
    void fail();
    void answer(const tl::expected<Where, Refusal>& outcome);

    QString m_program;
    QString m_folder;
    std::unique_ptr<platform::ChildProcess> m_child;
    QTimer m_deadline;
    std::optional<Where> m_where;
    Reply<Where> m_reply;
};

} // namespace leadout::client
