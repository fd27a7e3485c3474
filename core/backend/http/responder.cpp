// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/responder.h"

#include "core/backend/http/answer_slot.h"
#include "core/backend/http/gzip.h"
#include "core/backend/http/refusal.h"

namespace leadout::backend::http {

struct Responder::Promise {
    std::shared_ptr<AnswerSlot> slot;

    explicit Promise(std::shared_ptr<AnswerSlot> s) : slot(std::move(s)) {}
    Promise(const Promise&) = delete;
    Promise& operator=(const Promise&) = delete;
    ~Promise() { slot->dropped(); }
};

Responder::Responder(std::shared_ptr<AnswerSlot> slot)
    : m_promise(std::make_shared<Promise>(std::move(slot))) {}

void Responder::send(Response response) const {
    m_promise->slot->put(std::move(response));
}

void AnswerSlot::put(Response response) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_answered)
            return;
        m_answered = true;
    }
    // Compressing here, on the thread that answers, keeps it off the one that serves all connections.
    compress(response, m_accepts_gzip);
    const std::lock_guard lock(m_mutex);
    m_response = std::move(response);
    if (m_wake)
        m_wake();
    m_wake = nullptr;
}

void AnswerSlot::dropped() {
    {
        const std::lock_guard lock(m_mutex);
        if (m_answered)
            return;
    }
    put(errorResponse(m_request_id, kInternal.status, kInternal.code, kInternal.message));
}

bool AnswerSlot::readyOr(std::function<void()> wake) {
    const std::lock_guard lock(m_mutex);
    if (m_response)
        return true;
    m_wake = std::move(wake);
    return false;
}

std::optional<Response> AnswerSlot::take() {
    const std::lock_guard lock(m_mutex);
    return std::move(m_response);
}

void AnswerSlot::abandon() {
    const std::lock_guard lock(m_mutex);
    m_wake = nullptr;
    m_answered = true;
}

} // namespace leadout::backend::http
