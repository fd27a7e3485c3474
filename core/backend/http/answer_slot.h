// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/message.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace leadout::backend::http {

/// Where an answer waits between the thread that gives it and the connection that sends it.
class AnswerSlot {
public:
    /// Answers will be compressed where that pays if the peer accepts gzip.
    AnswerSlot(std::string request_id, bool accepts_gzip)
        : m_request_id(std::move(request_id))
        , m_accepts_gzip(accepts_gzip) {}

    /// Any thread: puts the answer in, once, and wakes the connection.
    void put(Response response);
    /// Any thread: nobody will answer any more.
    void dropped();

    /// The connection's thread: true when the answer is here; else wake is called, from the answering
    /// thread, as soon as it is.
    bool readyOr(std::function<void()> wake);
    /// The connection's thread: the answer, nothing as long as there is none.
    std::optional<Response> take();
    /// The connection's thread: it waits no longer; wake is not called once this has returned.
    void abandon();

private:
    const std::string m_request_id;
    const bool m_accepts_gzip;
    std::mutex m_mutex;
    std::optional<Response> m_response;
    std::function<void()> m_wake;
    bool m_answered = false;
};

} // namespace leadout::backend::http
