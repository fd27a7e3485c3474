// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/samples.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// A run of samples by index, in the order of the file.
struct Slice {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Samples as rows, one per distinct second, ascending in time: repeated seconds become one row, and rows are
/// sorted where the device's clock went back. A slice that reaches past the samples ends with them.
class Seconds {
public:
    Seconds(const Samples& samples, Slice slice);

    /// Seconds since 1970-01-01 UTC, one per row, strictly ascending.
    const std::vector<std::uint32_t>& time() const { return m_time; }
    std::size_t size() const { return m_time.size(); }

    /// The column's value of every row: of several samples with the same second the last one that has a
    /// value, the column's kMissing where none has. Empty when the column is. A device that writes a second
    /// again corrects it, or adds what it did not know yet; programs that take the first come to a weighted
    /// power that differed by 0.12 W at most in the recorded files that repeat seconds.
    template <typename T>
    std::vector<T> of(const Column<T>& column) const {
        if (!column.present())
            return {};
        std::vector<T> values;
        values.reserve(size());
        if (m_order.empty()) {
            const std::vector<T>& all = column.values();
            const std::size_t first = std::min(m_slice.first, all.size());
            const std::size_t end = std::min(m_slice.first + m_slice.count, all.size());
            values.assign(all.data() + first, all.data() + end);
        }
        values.resize(size(), Column<T>::kMissing);
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            const T value = column.raw(m_order[i]);
            if (value != Column<T>::kMissing)
                values[m_row[i]] = value;
        }
        return values;
    }

private:
    Slice m_slice;
    std::vector<std::uint32_t> m_time;
    std::vector<std::size_t> m_order; ///< samples by time; empty while the samples are in order already
    std::vector<std::size_t> m_row;   ///< the row of each sample in that order; empty likewise
};

/// The longest time between two samples for which the earlier one still speaks, in seconds: devices that
/// record only what changes write at least this often.
inline constexpr std::uint32_t kLongestHold = 30;

/// The usual time between two rows in seconds: the median, at least 1 and at most kLongestHold.
std::uint32_t usualInterval(std::span<const std::uint32_t> time);

/// Whether a device writes every second: one second is its usual interval, and not over a tenth of the time
/// lies in gaps of 2 s to kLongestHold. Devices that write what changes may write most rows a second apart
/// and still leave half of the time out. A few gaps (three, and one more per 50 rows) are pauses, however
/// long they are together.
bool isEverySecond(std::span<const std::uint32_t> time);

/// How many seconds a value of a slow recording stands for on average, in whole seconds and at least 2;
/// nothing where a device writes every second.
std::optional<std::uint32_t> slowInterval(std::span<const std::uint32_t> time);

/// How many seconds of exercise each row stands for. Where a device writes every second (isEverySecond) that
/// is one second each, so that a second it left out adds nothing (devices count so); a slower recording holds
/// a value until the next row, up to kLongestHold, beyond which the time counts as a pause.
std::vector<std::uint8_t> heldSeconds(std::span<const std::uint32_t> time);

/// The longest recording that is taken second by second, in seconds; one beyond it is taken row by row, which
/// bounds the memory.
inline constexpr std::size_t kLongestSecondBySecond = 48 * 3600;

/// The values second by second, each held for its seconds, missing ones too.
template <typename T>
std::vector<T> secondBySecond(std::span<const T> values, std::span<const std::uint8_t> held_s) {
    std::size_t seconds = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        seconds += held_s[i];
    if (seconds == values.size() || seconds > kLongestSecondBySecond)
        return {values.begin(), values.end()};
    std::vector<T> held;
    held.reserve(seconds);
    for (std::size_t i = 0; i < values.size(); ++i)
        held.insert(held.end(), held_s[i], values[i]);
    return held;
}

/// The time from each row to the next, in seconds; across a hole of more than kLongestHold, and for the last
/// row, the usual interval. As weights these make an average independent of the recording rate.
std::vector<std::uint8_t> spacing(std::span<const std::uint32_t> time);

} // namespace leadout::engine
