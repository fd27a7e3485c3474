// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QThread>
#include <QUrl>

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <random>

namespace leadout::test {

/// What becomes of one request and its answer on the way.
enum class Fate : std::uint8_t {
    Pass,
    CutRequest,   ///< the backend gets the first half of the request
    DropAnswer,   ///< the backend has answered, and nothing of it arrives
    CutAnswer,    ///< the first half of the answer arrives
    Duplicate,    ///< the backend gets the request twice; the second answer arrives
    Late,         ///< the connection breaks, and the request reaches the backend after others
    Slow,         ///< the answer takes a while
    Portal,       ///< somebody else answers with a page and 200
    ServerFailed, ///< something in between answers 502
};
inline constexpr std::size_t kFates = static_cast<std::size_t>(Fate::ServerFailed) + 1;

class LineServer;

/// The network between a program and a backend, both on loopback: an HTTP proxy on a thread of its own that
/// lets each request meet a fate. Its address stays the same, whatever backend is behind it. Any thread.
class FaultyLine {
public:
    FaultyLine();
    ~FaultyLine();
    FaultyLine(const FaultyLine&) = delete;
    FaultyLine& operator=(const FaultyLine&) = delete;

    QUrl url() const;

    /// Where the backend is.
    void leadTo(std::uint16_t port) { m_target = port; }
    /// While it is down every connection is refused, and those under way are cut.
    void setDown(bool down);
    /// Lets the next `times` requests to paths that begin so meet this fate.
    void plan(const QByteArray& path, Fate fate, int times = 1);
    /// From now on this share of the requests to paths that begin so meets some fault or other.
    void setRandom(const QByteArray& path, quint32 seed, double share);
    /// Every request passes from now on.
    void heal();

    /// How many requests met this fate.
    int met(Fate fate) const { return m_met[static_cast<std::size_t>(fate)]; }

private:
    friend class LineServer;

    struct Planned {
        QByteArray path;
        Fate fate = Fate::Pass;
        int times = 0;
    };

    Fate fateOf(const QByteArray& path);

    std::atomic<std::uint16_t> m_target = 0;
    std::array<std::atomic<int>, kFates> m_met{};
    std::mutex m_mutex;
    std::deque<Planned> m_planned;
    std::mt19937 m_random;
    QByteArray m_randomPath;
    double m_share = 0.0;

    QThread m_thread;
    LineServer* m_server = nullptr; ///< lives on m_thread and is deleted there
    std::uint16_t m_port = 0;
};

} // namespace leadout::test
