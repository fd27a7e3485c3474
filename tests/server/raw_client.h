// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace leadout::test {

/// What came back on a raw connection.
struct RawResponse {
    int status = 0;
    std::string head; ///< status line and header
    std::string body;

    /// The value of a header as it was sent, empty when absent.
    std::string header(std::string_view name) const {
        const std::size_t at = head.find("\r\n" + std::string(name) + ": ");
        if (at == std::string::npos)
            return {};
        const std::size_t start = at + name.size() + 4;
        return head.substr(start, head.find("\r\n", start) - start);
    }
};

/// A blocking TCP connection from a chosen loopback address, for sending exactly the bytes of a test. Waits
/// at most 20 seconds for anything.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, const char* from = "127.0.0.1") {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const timeval patience{20, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
        sockaddr_in source = address(from, 0);
        sockaddr_in target = address("127.0.0.1", port);
        m_connected = ::bind(m_socket, reinterpret_cast<sockaddr*>(&source), sizeof(source)) == 0 &&
                      ::connect(m_socket, reinterpret_cast<sockaddr*>(&target), sizeof(target)) == 0;
    }
    RawClient(RawClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_connected(other.m_connected)
        , m_received(std::move(other.m_received)) {}
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient() { close(); }

    bool connected() const { return m_connected; }

    void close() {
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
    }

    /// Closes so that the peer gets a reset.
    void reset() {
        const linger at_once{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
        close();
    }

    /// How many of the bytes went out before the peer stopped taking them.
    std::size_t send(std::string_view bytes) {
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            const ssize_t n = ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (n <= 0)
                break;
            sent += static_cast<std::size_t>(n);
        }
        return sent;
    }

    /// The next response; nothing when the connection ends before it is complete.
    std::optional<RawResponse> receive(bool head_only = false) {
        std::size_t end = std::string::npos;
        while ((end = m_received.find("\r\n\r\n")) == std::string::npos) {
            if (!more())
                return std::nullopt;
        }
        RawResponse response;
        response.head = m_received.substr(0, end + 2);
        m_received.erase(0, end + 4);
        response.status = std::atoi(response.head.c_str() + 9);
        const std::string length = response.header("Content-Length");
        const std::size_t size = head_only || length.empty() ? 0 : std::strtoull(length.c_str(), nullptr, 10);
        while (m_received.size() < size) {
            if (!more())
                return std::nullopt;
        }
        response.body = m_received.substr(0, size);
        m_received.erase(0, size);
        return response;
    }

    /// Sends a whole request and gets its response.
    std::optional<RawResponse> exchange(std::string_view request) {
        send(request);
        return receive();
    }

    /// Whether the peer hangs up, with nothing more to read.
    bool ended() { return m_received.empty() && !more(); }

private:
    static sockaddr_in address(const char* text, std::uint16_t port) {
        sockaddr_in result{};
        result.sin_family = AF_INET;
        result.sin_port = htons(port);
        ::inet_pton(AF_INET, text, &result.sin_addr);
        return result;
    }

    bool more() {
        std::array<char, 64 * 1024> piece;
        const ssize_t n = ::recv(m_socket, piece.data(), piece.size(), 0);
        m_received.append(piece.data(), static_cast<std::size_t>(std::max<ssize_t>(0, n)));
        return n > 0;
    }

    int m_socket = -1;
    bool m_connected = false;
    std::string m_received;
};

/// A GET request of HTTP/1.1.
inline std::string get(std::string_view target, std::string_view headers = {}) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) + "\r\n";
}

/// A POST request of HTTP/1.1 with its body.
inline std::string post(std::string_view target, std::string_view body, std::string_view headers = {}) {
    return "POST " + std::string(target) +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           std::string(headers) + "\r\n" + std::string(body);
}

} // namespace leadout::test
