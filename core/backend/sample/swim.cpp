// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/ride.h"

#include <cmath>

namespace leadout::backend::sample {

namespace {

using engine::Lap;
using engine::Leg;
using engine::Recording;

constexpr double kPool = 25.0; ///< metres

/// Writes a recording length by length.
class PoolWatch {
public:
    explicit PoolWatch(const Outing& outing) : m_start(outing.start), m_now(outing.start) {
        m_recording.start = outing.start;
        m_recording.utc_offset_s = outing.utc_offset_s;
        m_recording.timer_events.push_back({outing.start, true});
        addRecord();
    }

    void swim(const Phase& phase) {
        const bool counted = phase.metres > 0.0 && phase.name != "Drills";
        Lap lap;
        lap.start = second();
        const double began = m_now;
        if (counted) {
            const int lengths = static_cast<int>(std::lround(phase.metres / kPool));
            for (int i = 0; i < lengths; ++i) {
                m_now += phase.seconds / lengths;
                m_metres += kPool;
                addRecord();
            }
            lap.distance_m = lengths * kPool;
        } else {
            m_now += phase.seconds;
        }
        lap.end = second();
        lap.elapsed_s = std::round(m_now - began);
        lap.timer_s = lap.elapsed_s;
        if (phase.lap_step)
            lap.workout_step = static_cast<std::uint16_t>(*phase.lap_step);
        m_recording.laps.push_back(lap);
    }

    Recording finish() {
        addRecord();
        m_recording.timer_events.push_back({second(), false});
        Leg leg;
        leg.sport = engine::Sport::Swimming;
        leg.indoor = true;
        leg.start = m_start;
        leg.elapsed_s = static_cast<double>(second() - m_start);
        leg.timer_s = leg.elapsed_s;
        leg.distance_m = m_metres;
        leg.pool_length_m = kPool;
        m_recording.timer_s = leg.timer_s;
        m_recording.elapsed_s = leg.elapsed_s;
        m_recording.distance_m = leg.distance_m;
        m_recording.legs.push_back(leg);
        return std::move(m_recording);
    }

private:
    std::uint32_t second() const { return static_cast<std::uint32_t>(std::lround(m_now)); }

    void addRecord() {
        const std::size_t i = m_recording.samples.size();
        if (i > 0 && m_recording.samples.time.back() == second())
            return;
        m_recording.samples.time.push_back(second());
        m_recording.samples.distance_cm.put(i, static_cast<std::uint32_t>(std::lround(m_metres * 100.0)));
    }

    std::uint32_t m_start;
    double m_now;
    double m_metres = 0.0;
    Recording m_recording;
};

} // namespace

Recording recordSwim(const std::vector<Phase>& phases, const Outing& outing) {
    PoolWatch watch(outing);
    for (const Phase& phase : phases)
        watch.swim(phase);
    return watch.finish();
}

} // namespace leadout::backend::sample
