// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/remote/remote.h"

#include <QByteArray>
#include <QPointer>

class QNetworkReply;

namespace leadout::client {

/// An answer that has come completely, whatever its status.
struct HttpAnswer {
    int status = 0;
    QByteArray contentType;
    QByteArray body;
};

/// One request on its way.
class HttpCall final : public RemoteCall {
public:
    using Finished = std::function<void(RemoteResult<HttpAnswer>)>;

    /// Takes over the reply. An answer above `limit` bytes is given up. Errors of the backend come as errors.
    HttpCall(QNetworkReply* reply, qint64 limit, Finished finished);
    ~HttpCall() override;

private:
    void read();
    void finish();
    void tell(RemoteResult<HttpAnswer> result);

    QPointer<QNetworkReply> m_reply;
    qint64 m_limit;
    QByteArray m_body;
    Finished m_finished;
};

} // namespace leadout::client
