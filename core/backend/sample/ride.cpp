// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/ride.h"

#include "core/backend/sample/effort.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace leadout::backend::sample {

namespace {

using engine::Column;
using engine::Leg;
using engine::Recording;
using engine::Sport;

constexpr double kMemory = 8.0;    ///< seconds of the noise
constexpr double kHeartLag = 35.0; ///< seconds
constexpr double kDriftPerHour = 0.04;
constexpr double kHeartAtStart = 0.55; ///< of threshold
constexpr double kHeartStanding = 0.50;
constexpr double kAboveCeiling = 0.2; ///< how far efforts above threshold lift the ceiling
constexpr double kUsualHeart = 165.0; ///< beats at threshold where it is not known
constexpr double kStopEvery[] = {900.0, 1500.0};
constexpr int kStopLasts[] = {20, 90};
constexpr double kRoadSpeed = 8.6; ///< metres per second at kRoadPower
constexpr double kRoadPower = 214.0;
constexpr double kSpeedLag = 12.0;

/// A heart that follows the effort.
class Heart {
public:
    explicit Heart(const Outing& outing)
        : m_threshold(outing.real.heart_rate_bpm.value_or(kUsualHeart))
        , m_rate(kHeartAtStart * m_threshold) {}

    std::uint8_t next(double share, const Phase& phase, double hours, double more) {
        const double drift = phase.by_heart ? 1.0 : 1.0 + kDriftPerHour * hours;
        const double ceiling = 1.0 + kAboveCeiling * std::max(0.0, phase.share - 1.0);
        const double settled = (kHeartFloor + (1.0 - kHeartFloor) * share) * drift * m_threshold + more;
        return follow(std::min(settled, ceiling * m_threshold));
    }

    std::uint8_t standing() { return follow(kHeartStanding * m_threshold); }

private:
    std::uint8_t follow(double towards) {
        m_rate += (towards - m_rate) / kHeartLag;
        return static_cast<std::uint8_t>(std::lround(std::clamp(m_rate, 40.0, 220.0)));
    }

    double m_threshold;
    double m_rate;
};

/// Writes a recording while the athlete goes.
class Recorder {
public:
    Recorder(Sport sport, const Conduct& conduct, const Outing& outing, Dice& dice)
        : m_sport(sport)
        , m_conduct(conduct)
        , m_outing(outing)
        , m_dice(dice)
        , m_heart(outing)
        , m_wander(kMemory)
        , m_now(outing.start)
        , m_nextStop(dice.uniform(kStopEvery[0], kStopEvery[1])) {
        m_recording.start = outing.start;
        m_recording.utc_offset_s = outing.utc_offset_s;
        m_recording.timer_events.push_back({m_now, true});
    }

    Recording run(const std::vector<Phase>& phases) {
        for (const Phase& phase : phases) {
            const bool laps = m_conduct.step_laps && phases.size() > 1;
            if (laps || m_moving == 0)
                openLap(laps ? phase.lap_step : std::nullopt);
            go(phase);
        }
        loseSignals();
        finish();
        return std::move(m_recording);
    }

private:
    bool rides() const { return m_sport == Sport::Cycling; }
    bool moves() const { return m_sport != Sport::Strength && m_sport != Sport::Mobility; }

    Ground ground() const {
        if (!rides())
            return Ground::Run;
        return m_conduct.indoors ? Ground::TrainerRide : Ground::RoadRide;
    }

    void go(const Phase& phase) {
        const double threshold = phase.share > 0.0 ? phase.aim / phase.share : 1.0;
        for (const double value : secondsOf(phase, ground(), m_wander, m_dice)) {
            stand();
            pause(phase);
            add(phase, value, value / threshold);
        }
    }

    void add(const Phase& phase, double value, double share) {
        const std::size_t i = m_recording.samples.size();
        engine::Samples& samples = m_recording.samples;
        samples.time.push_back(m_now++);
        const double hours = static_cast<double>(m_moving++) / 3600.0;
        if (m_conduct.strap)
            samples.heart_rate_bpm.put(i, m_heart.next(share, phase, hours, m_conduct.heart_more));
        if (!moves())
            return;
        const bool turning = value > 0.0;
        const double cadence = (rides() ? 88.0 : 84.0) + 2.0 * std::sin(static_cast<double>(i) / 41.0);
        samples.cadence_rpm.put(i, static_cast<std::uint8_t>(turning ? std::lround(cadence) : 0));
        if (rides() && m_conduct.power)
            samples.power_w.put(i, static_cast<std::uint16_t>(std::lround(value)));
        move(i, speedAt(value));
    }

    double speedAt(double value) {
        if (!rides())
            return value;
        m_power += (value - m_power) / kSpeedLag;
        return kRoadSpeed * std::cbrt(std::max(m_power, 20.0) / kRoadPower);
    }

    void move(std::size_t i, double speed) {
        engine::Samples& samples = m_recording.samples;
        m_metres += speed;
        if (!m_conduct.indoors)
            samples.altitude_5m.put(i, static_cast<std::uint16_t>(std::lround((altitude() + 500.0) * 5.0)));
        if (!m_conduct.speed)
            return;
        samples.speed_mm_s.put(i, static_cast<std::uint16_t>(std::lround(speed * 1000.0)));
        samples.distance_cm.put(i, static_cast<std::uint32_t>(std::lround(m_metres * 100.0)));
    }

    double altitude() const {
        const double kilometres = m_metres / 1000.0;
        const double hills = m_conduct.speed ? 30.0 : 260.0; // without speed it is a trail
        return 60.0 + hills * (1.0 - std::cos(kilometres * std::numbers::pi / 4.0));
    }

    /// The stop of a café with the timer running.
    void stand() {
        if (!m_conduct.standing || m_stood || static_cast<double>(m_moving) < m_conduct.standing->from_s)
            return;
        m_stood = true;
        for (double second = 0.0; second < m_conduct.standing->length_s; ++second) {
            const std::size_t i = m_recording.samples.size();
            engine::Samples& samples = m_recording.samples;
            samples.time.push_back(m_now++);
            if (m_conduct.strap)
                samples.heart_rate_bpm.put(i, m_heart.standing());
            samples.cadence_rpm.put(i, 0);
            if (rides() && m_conduct.power)
                samples.power_w.put(i, 0);
            samples.speed_mm_s.put(i, 0);
            samples.distance_cm.put(i, static_cast<std::uint32_t>(std::lround(m_metres * 100.0)));
        }
    }

    /// A red light or a crossing, with the timer paused.
    void pause(const Phase& phase) {
        const bool outdoors = rides() && !m_conduct.indoors;
        if (!outdoors || phase.hard || static_cast<double>(m_moving) < m_nextStop)
            return;
        m_nextStop = static_cast<double>(m_moving) + m_dice.uniform(kStopEvery[0], kStopEvery[1]);
        const auto lasts = static_cast<std::uint32_t>(m_dice.between(kStopLasts[0], kStopLasts[1]));
        m_recording.timer_events.push_back({m_now, false});
        for (std::uint32_t i = 0; i < lasts; ++i)
            m_heart.standing();
        m_now += lasts;
        m_paused += lasts;
        m_recording.timer_events.push_back({m_now, true});
    }

    void openLap(std::optional<int> step) {
        closeLap();
        engine::Lap lap;
        lap.start = m_now;
        if (step)
            lap.workout_step = static_cast<std::uint16_t>(*step);
        m_recording.laps.push_back(lap);
        m_lapPaused = m_paused;
        m_lapMetres = m_metres;
    }

    void closeLap() {
        if (m_recording.laps.empty())
            return;
        engine::Lap& lap = m_recording.laps.back();
        lap.end = m_now;
        lap.elapsed_s = static_cast<double>(m_now - lap.start);
        lap.timer_s = *lap.elapsed_s - static_cast<double>(m_paused - m_lapPaused);
        if (moves() && m_conduct.speed)
            lap.distance_m = std::round(m_metres - m_lapMetres);
    }

    /// What the sensors lose: power in stretches spread over the session, the heart rate in one.
    void loseSignals() {
        engine::Samples& samples = m_recording.samples;
        constexpr std::size_t kBlock = 300;
        const auto lost = static_cast<std::size_t>(std::lround(m_conduct.missing_power * kBlock));
        for (std::size_t i = 0; i < samples.size() && lost > 0 && samples.power_w.present(); ++i) {
            if (i % kBlock < lost)
                samples.power_w.put(i, Column<std::uint16_t>::kMissing);
        }
        if (!m_conduct.heart_gap)
            return;
        const auto from = static_cast<std::size_t>(m_conduct.heart_gap->from_s);
        const auto to = from + static_cast<std::size_t>(m_conduct.heart_gap->length_s);
        for (std::size_t i = from; i < std::min(to, samples.size()); ++i)
            samples.heart_rate_bpm.put(i, Column<std::uint8_t>::kMissing);
    }

    void finish() {
        closeLap();
        m_recording.timer_events.push_back({m_now, false});
        Leg leg;
        leg.sport = m_sport;
        leg.indoor = m_conduct.indoors || !moves();
        leg.start = m_outing.start;
        leg.elapsed_s = static_cast<double>(m_now - m_outing.start);
        leg.timer_s = *leg.elapsed_s - static_cast<double>(m_paused);
        if (moves() && m_conduct.speed)
            leg.distance_m = std::round(m_metres);
        m_recording.timer_s = leg.timer_s;
        m_recording.elapsed_s = leg.elapsed_s;
        m_recording.distance_m = leg.distance_m;
        m_recording.legs.push_back(leg);
    }

    Sport m_sport;
    const Conduct& m_conduct;
    const Outing& m_outing;
    Dice& m_dice;
    Heart m_heart;
    Wander m_wander;
    Recording m_recording;
    std::uint32_t m_now;
    std::uint32_t m_paused = 0;
    std::uint32_t m_lapPaused = 0;
    std::uint32_t m_moving = 0;
    double m_nextStop;
    double m_power = 0.0;
    double m_metres = 0.0;
    double m_lapMetres = 0.0;
    bool m_stood = false;
};

} // namespace

Recording recordBySecond(Sport sport, const std::vector<Phase>& phases, const Conduct& conduct,
                         const Outing& outing, Dice& dice) {
    return Recorder(sport, conduct, outing, dice).run(phases);
}

} // namespace leadout::backend::sample
