// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/message.h"

#include <functional>
#include <memory>

namespace leadout::backend::http {

class AnswerSlot;

/// Answers one request, at once or later and from any thread, also after the peer has hung up or the server
/// has ended (then the answer is dropped). Copies answer the same request; the first answer counts. When the
/// last copy goes without an answer, the request is answered 500.
class Responder {
public:
    explicit Responder(std::shared_ptr<AnswerSlot> slot);

    void send(Response response) const;

private:
    struct Promise;
    std::shared_ptr<Promise> m_promise;
};

/// Serves one request. Called on the server's own thread, so it must not block: long work goes to another
/// thread, with the request and the responder moved along.
using Handler = std::function<void(Request, Responder)>;

} // namespace leadout::backend::http
