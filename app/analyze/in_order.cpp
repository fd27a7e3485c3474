// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analyze/in_order.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace leadout::analyze {

namespace {

constexpr std::size_t kAheadOfEach = 16; ///< files that a thread may be ahead of the printing

/// The texts that are made and not handed over yet, in a ring by the number of their file.
class Ring {
public:
    Ring(std::size_t files, std::size_t places) : m_files(files), m_made(places) {}

    /// The next file to work on; nothing when there is none left.
    std::optional<std::size_t> next() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock,
                       [this] { return m_stopped || m_next == m_files || m_next < m_taken + m_made.size(); });
        if (m_stopped || m_next == m_files)
            return std::nullopt;
        return m_next++;
    }

    void put(std::size_t file, Printed printed) {
        const std::scoped_lock lock(m_mutex);
        m_made[file % m_made.size()] = std::move(printed);
        m_changed.notify_all();
    }

    /// Waits for the text of the file after the last one taken.
    Printed take() {
        std::unique_lock lock(m_mutex);
        std::optional<Printed>& place = m_made[m_taken % m_made.size()];
        m_changed.wait(lock, [&place] { return place.has_value(); });
        Printed printed = *std::exchange(place, std::nullopt);
        ++m_taken;
        m_changed.notify_all();
        return printed;
    }

    void stop() {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_files;
    std::size_t m_next = 0;
    std::size_t m_taken = 0;
    bool m_stopped = false;
    std::vector<std::optional<Printed>> m_made;
};

} // namespace

bool eachInOrder(std::size_t files, std::size_t threads, const std::function<Printed(std::size_t)>& make,
                 const std::function<bool(const Printed&)>& take) {
    if (threads <= 1) {
        for (std::size_t file = 0; file < files; ++file) {
            if (!take(make(file)))
                return false;
        }
        return true;
    }
    Ring ring(files, threads * kAheadOfEach);
    const auto work = [&ring, &make] {
        while (const auto file = ring.next())
            ring.put(*file, make(*file));
    };
    std::vector<std::jthread> running; // joins before the ring goes
    for (std::size_t thread = 0; thread < threads; ++thread)
        running.emplace_back(work);
    for (std::size_t file = 0; file < files; ++file) {
        if (!take(ring.take())) {
            ring.stop();
            return false;
        }
    }
    return true;
}

} // namespace leadout::analyze
