// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <vector>

namespace leadout::engine {

/// Gives back the memory of a vector that holds less than four fifths of what was set aside for it; below
/// that the copy would not pay.
template <typename T>
void trim(std::vector<T>& values) {
    if (values.capacity() - values.size() > values.size() / 4)
        values.shrink_to_fit();
}

/// One value per sample of one kind of measurement. The largest value of T means "nothing recorded here";
/// a column that no sample has stays empty and costs nothing.
template <typename T>
class Column {
    // Not a concept: the moc of Qt 6.4 cannot parse <concepts>.
    static_assert(std::is_unsigned_v<T>);

public:
    static constexpr T kMissing = std::numeric_limits<T>::max();

    /// Whether any sample has a value.
    bool present() const { return !m_values.empty(); }

    /// The value at a sample, kMissing where there is none or where the column is empty.
    T raw(std::size_t index) const { return index < m_values.size() ? m_values[index] : kMissing; }

    /// The value at a sample, nothing where there is none.
    std::optional<T> at(std::size_t index) const {
        const T value = raw(index);
        return value == kMissing ? std::nullopt : std::optional<T>(value);
    }

    /// Sets the value at a sample; the samples skipped before it become missing.
    void put(std::size_t index, T value) {
        if (index == m_values.size() && value != kMissing) {
            m_values.push_back(value);
            return;
        }
        if (index >= m_values.size()) {
            if (value == kMissing)
                return;
            m_values.resize(index + 1, kMissing);
        }
        m_values[index] = value;
    }

    /// The stored values, at most one per sample; samples past its end are missing.
    const std::vector<T>& values() const { return m_values; }

    void reserve(std::size_t count) { m_values.reserve(count); }

    /// Gives back memory that was set aside for values that did not come, where it is much.
    void trim() { engine::trim(m_values); }

private:
    std::vector<T> m_values;
};

/// The samples of a recording as columns, in the order of the file. Times may repeat or go back when the
/// device's clock did; positions are never kept.
struct Samples {
    std::vector<std::uint32_t> time;     ///< seconds since 1970-01-01 UTC, one per sample
    Column<std::uint16_t> power_w;       ///< watts
    Column<std::uint8_t> heart_rate_bpm; ///< beats per minute; 0 is a dropout
    Column<std::uint8_t> cadence_rpm;    ///< revolutions (or strides, strokes) per minute
    Column<std::uint16_t> speed_mm_s;    ///< millimetres per second
    Column<std::uint32_t> distance_cm;   ///< centimetres since the start
    Column<std::uint16_t> altitude_5m;   ///< (metres + 500) * 5, the resolution of devices

    std::size_t size() const { return time.size(); }

    /// Gives back memory that was set aside for samples that did not come, where it is much.
    void trim() {
        engine::trim(time);
        power_w.trim();
        heart_rate_bpm.trim();
        cadence_rpm.trim();
        speed_mm_s.trim();
        distance_cm.trim();
        altitude_5m.trim();
    }
};

} // namespace leadout::engine
