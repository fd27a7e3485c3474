// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/remote/remote_error.h"
#include "core/domain/athlete_words.h"
#include "core/domain/ids.h"
#include "core/protocol/sign_in_messages.h"
#include "core/protocol/sync_changes.h"
#include "core/protocol/sync_ops.h"
#include "core/protocol/upload_messages.h"

#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace leadout::client {

/// A call that is on its way. Destroying it abandons the call: its answer never comes.
class RemoteCall {
public:
    RemoteCall() = default;
    virtual ~RemoteCall() = default;
    RemoteCall(const RemoteCall&) = delete;
    RemoteCall& operator=(const RemoteCall&) = delete;
};

/// Gets the answer of a call, once and never from within the call itself. It may destroy the call.
template <class T>
using Answer = std::function<void(RemoteResult<T>)>;

/// The backend as the program sees it. One thread, with an event loop.
class Remote {
public:
    using Call = std::unique_ptr<RemoteCall>;

    virtual ~Remote() = default;

    /// Where further calls go: a backend of this computer's own has another address after every start.
    virtual void moveTo(const QUrl& address) = 0;
    /// The token that goes with every call that needs one; empty for none.
    virtual void setAccessToken(const QString& token) = 0;

    virtual Call changes(const protocol::ChangesRequest& request, Answer<protocol::ChangesAnswer> answer) = 0;
    /// The word that changes with what this coach can see; nothing when it is still `etag`.
    virtual Call head(const QString& etag, Answer<std::optional<protocol::HeadAnswer>> answer) = 0;
    virtual Call push(const protocol::OpsRequest& request, Answer<protocol::OpsAnswer> answer) = 0;
    /// Hands decisions over for a head coach when the membership has ended.
    virtual Call handOver(const protocol::OpsRequest& request, Answer<protocol::OpsAnswer> answer) = 0;

    virtual Call signIn(const protocol::SignInRequest& request, Answer<protocol::SignInAnswer> answer) = 0;
    virtual Call signInOnce(const protocol::OneTimeSignInRequest& request,
                            Answer<protocol::SignedIn> answer) = 0;
    /// Makes the first company of a backend that has none, with the secret that the backend gave out.
    virtual Call createFirstCompany(const QString& secret, const protocol::FirstCompanyRequest& request,
                                    Answer<protocol::SignedIn> answer) = 0;
    virtual Call refresh(const protocol::RefreshRequest& request, Answer<protocol::SignedIn> answer) = 0;
    /// Sends a recorded file as it is, without reading it into memory, and what the athlete told about it;
    /// `progress` is 0 to 1. Null when the file cannot be opened or is too large.
    virtual Call uploadActivity(const domain::AthleteId& athlete, const QString& path,
                                const domain::AthleteWords& words, std::function<void(double)> progress,
                                Answer<protocol::UploadAnswer> answer) = 0;
    /// The page of a report, by the token of its link.
    virtual Call reportPage(const QString& token, Answer<QByteArray> answer) = 0;
    /// Has the stored file of an activity in error read once more.
    virtual Call retryActivity(const domain::ActivityId& activity, Answer<protocol::UploadAnswer> answer) = 0;
    virtual Call signOut(Answer<std::monostate> answer) = 0;
};

} // namespace leadout::client
