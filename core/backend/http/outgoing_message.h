// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/message.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

class QFile;

namespace leadout::backend::http {

/// An answer as bytes, piece by piece: a large file is never in memory as a whole.
class OutgoingMessage {
public:
    struct Context {
        const std::string& request_id;
        const std::string& date;
        const Fields& headers; ///< for answers that do not set them themselves
        bool keep_alive;
        bool http_1_0;
        bool head; ///< the header alone is sent
    };

    /// A file that cannot be opened turns the answer into a 500.
    OutgoingMessage(Response response, const Context& context);
    ~OutgoingMessage();
    OutgoingMessage(const OutgoingMessage&) = delete;
    OutgoingMessage& operator=(const OutgoingMessage&) = delete;

    /// The bytes to send next, valid until sent is called; empty when there are no more.
    std::string_view piece();
    void sent(std::size_t bytes);

    /// Whether all that the header promises was sent.
    bool complete() const { return m_sent == m_total; }
    int status() const { return m_status; }
    std::uint64_t bodyBytesSent() const { return m_sent > m_header_size ? m_sent - m_header_size : 0; }

private:
    void writeHeader(const Response& response, const Context& context, std::uint64_t body_size);

    std::string m_buffer; ///< the header, with the body or piece after piece of the file
    std::size_t m_offset = 0;
    std::unique_ptr<QFile> m_file;
    int m_status = 0;
    std::size_t m_header_size = 0;
    std::uint64_t m_total = 0;
    std::uint64_t m_sent = 0;
};

} // namespace leadout::backend::http
