// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace leadout::backend {

/// Takes lines for a log and writes them on a thread of its own, so that whoever reads the log, or does not,
/// keeps nobody waiting.
class LogQueue {
public:
    /// Writes a line; may wait. Called on the queue's thread alone, and possibly still when the queue is
    /// gone: it must own what it uses.
    using Sink = std::function<void(const QByteArray& line)>;
    /// The line that tells how many were lost.
    using Lost = std::function<QByteArray(std::uint64_t lines)>;

    LogQueue(Sink sink, Lost lost, std::size_t longest = 10'000);
    /// Stops, with a second for what waits.
    ~LogQueue();
    LogQueue(const LogQueue&) = delete;
    LogQueue& operator=(const LogQueue&) = delete;

    /// Never waits: a line for which there is no room is lost, and counted. Any thread.
    void add(const QByteArray& line);

    /// Takes no more lines and returns when what waits is written, or the patience is over.
    void stop(std::chrono::milliseconds patience);

private:
    struct State;
    std::shared_ptr<State> m_state; ///< of the thread too, which may outlive this
};

} // namespace leadout::backend
