// SPDX-License-Identifier: GPL-3.0-or-later
// The calls about recordings, which need the network and are not kept for later.
#include "core/client/services/desk_worker.h"

namespace leadout::client {

void DeskWorker::upload(quint64 token, const domain::AthleteId& id, const QString& path,
                        const domain::AthleteWords& words, std::function<void(double)> progress,
                        UploadDone done) {
    if (isLocked()) {
        done(tl::unexpected(lockedRefusal()));
        return;
    }
    const Permission permission = m_view->permission(domain::Action::UploadActivity, id);
    if (!permission.allowed) {
        const bool here = m_view->rows().athletes().contains(id.uuid());
        done(tl::unexpected(here || !isFilling() ? permission.why.value_or(Refusal{"access.not_found", {}})
                                                 : Refusal{"athlete.not_here_yet", {}}));
        return;
    }
    send(token,
         {[this, id, path, words, progress = std::move(progress)](Answer<protocol::UploadAnswer> answer) {
              return m_remote->uploadActivity(id, path, words, progress, std::move(answer));
          },
          std::move(done)},
         Renewal::Possible);
}

void DeskWorker::readAgain(quint64 token, const domain::ActivityId& id, UploadDone done) {
    if (isLocked()) {
        done(tl::unexpected(lockedRefusal()));
        return;
    }
    const auto& activities = view().rows().activities();
    const auto found = activities.constFind(id.uuid());
    const Permission permission = found == activities.constEnd()
                                      ? Permission{}
                                      : m_view->permission(domain::Action::UploadActivity, found->athlete);
    if (!permission.allowed) {
        done(tl::unexpected(permission.why.value_or(Refusal{"access.not_found", {}})));
        return;
    }
    send(token,
         {[this, id](Answer<protocol::UploadAnswer> answer) {
              return m_remote->retryActivity(id, std::move(answer));
          },
          std::move(done)},
         Renewal::Possible);
}

void DeskWorker::send(quint64 token, const Upload& upload, Renewal renewal) {
    if (!m_serverKnown) {
        upload.done(tl::unexpected(Refusal{"server.unreachable", {}}));
        return;
    }
    Remote::Call call =
        upload.call([this, token, upload, renewal](const RemoteResult<protocol::UploadAnswer>& answer) {
            m_uploads.erase(token);
            const bool expired = !answer && answer.error().kind == RemoteErrorKind::Auth;
            if (expired && renewal == Renewal::Possible && m_serverKnown) {
                renewAndSend(token, upload);
                return;
            }
            if (!answer) {
                upload.done(tl::unexpected(refusalOf(answer.error())));
                return;
            }
            m_engine->syncNow();
            upload.done(answer->outcome == protocol::UploadOutcome::Stored);
        });
    if (call)
        m_uploads[token] = std::move(call);
    else
        upload.done(tl::unexpected(Refusal{"upload.unreadable", {}}));
}

void DeskWorker::renewAndSend(quint64 token, const Upload& upload) {
    // Stands for the upload meanwhile, so that it can be cancelled.
    m_uploads[token] = std::make_unique<RemoteCall>();
    m_keeper->renew([this, token, upload](const RemoteResult<std::monostate>& renewed) {
        if (m_uploads.erase(token) == 0)
            return;
        if (renewed)
            send(token, upload, Renewal::Done);
        else
            upload.done(tl::unexpected(refusalOf(renewed.error())));
    });
}

void DeskWorker::cancel(quint64 token) {
    m_uploads.erase(token);
}

} // namespace leadout::client
