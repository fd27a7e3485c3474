// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/remote/remote.h"
#include "core/protocol/endpoints.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <chrono>

class QNetworkRequest;

namespace leadout::client {

/// Whether the program may talk to this address: https, or http on this computer alone; no user, no query.
bool isAllowedAddress(const QUrl& address);

/// Whether nobody but this computer reaches the address.
bool isOnThisComputer(const QUrl& address);

/// The backend over HTTP. Certificates are always checked, redirects never followed, and an answer is given
/// up when it grows over its limit or stays away for too long.
class HttpRemote final : public Remote {
public:
    /// Nothing for an address that isAllowedAddress() refuses.
    static std::unique_ptr<HttpRemote> at(const QUrl& address,
                                          std::chrono::milliseconds timeout = std::chrono::seconds(60));

    void moveTo(const QUrl& address) override;
    void setAccessToken(const QString& token) override { m_token = token; }

    Call changes(const protocol::ChangesRequest& request, Answer<protocol::ChangesAnswer> answer) override;
    Call head(const QString& etag, Answer<std::optional<protocol::HeadAnswer>> answer) override;
    Call push(const protocol::OpsRequest& request, Answer<protocol::OpsAnswer> answer) override;
    Call handOver(const protocol::OpsRequest& request, Answer<protocol::OpsAnswer> answer) override;
    Call signIn(const protocol::SignInRequest& request, Answer<protocol::SignInAnswer> answer) override;
    Call signInOnce(const protocol::OneTimeSignInRequest& request,
                    Answer<protocol::SignedIn> answer) override;
    Call createFirstCompany(const QString& secret, const protocol::FirstCompanyRequest& request,
                            Answer<protocol::SignedIn> answer) override;
    Call refresh(const protocol::RefreshRequest& request, Answer<protocol::SignedIn> answer) override;
    Call uploadActivity(const domain::AthleteId& athlete, const QString& path,
                        const domain::AthleteWords& words, std::function<void(double)> progress,
                        Answer<protocol::UploadAnswer> answer) override;
    Call reportPage(const QString& token, Answer<QByteArray> answer) override;
    Call retryActivity(const domain::ActivityId& activity, Answer<protocol::UploadAnswer> answer) override;
    Call signOut(Answer<std::monostate> answer) override;

private:
    struct Sending;

    HttpRemote(const QUrl& address, std::chrono::milliseconds timeout);
    QNetworkRequest requestFor(const Sending& sending) const;
    template <class T>
    Call send(const Sending& sending, protocol::JsonResult<T> (*read)(QByteArrayView), Answer<T> answer);

    QNetworkAccessManager m_network;
    QUrl m_address;
    std::chrono::milliseconds m_timeout;
    QString m_token;
};

} // namespace leadout::client
