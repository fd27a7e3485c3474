// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/w_prime_balance.h"

#include "core/engine/metrics/sums.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

/// What W' lacks shrinks while less than the critical power is held. A ride asks for the same few hundred
/// powers again and again, so what one second of each does is kept.
class Recovery {
public:
    Recovery(double critical_power_w, double w_prime_j)
        : m_critical_power_w(critical_power_w)
        , m_w_prime_j(w_prime_j)
        , m_ofSecond(kMostPower + std::size_t{1}, kUnknown) {}

    /// The share that is lacking still.
    double left(std::uint16_t power_w, double seconds) {
        if (seconds != 1.0)
            return share(power_w, seconds);
        double& known = m_ofSecond[power_w];
        if (known == kUnknown)
            known = share(power_w, seconds);
        return known;
    }

private:
    static constexpr double kUnknown = -1.0;

    double share(double power_w, double seconds) const {
        return std::exp((power_w - m_critical_power_w) * seconds / m_w_prime_j);
    }

    double m_critical_power_w;
    double m_w_prime_j;
    std::vector<double> m_ofSecond; ///< by power
};

} // namespace

Measured<WPrimeBalance> wPrimeBalance(std::span<const std::uint32_t> time,
                                      std::span<const std::uint16_t> power_w,
                                      std::span<const std::uint8_t> held_s, double critical_power_w,
                                      double w_prime_j) {
    if (!(critical_power_w > 0.0) || !(w_prime_j > 0.0))
        return absent(sentence::kAbsentCriticalPower);
    if (std::all_of(power_w.begin(), power_w.end(), [](std::uint16_t each) { return each > kMostPower; }))
        return absent(sentence::kAbsentPower);

    Recovery recovery(critical_power_w, w_prime_j);
    const auto after = [&](double balance, std::uint16_t power, double seconds) {
        if (power >= critical_power_w)
            return balance - (power - critical_power_w) * seconds;
        return w_prime_j - (w_prime_j - balance) * recovery.left(power, seconds);
    };
    WPrimeBalance result;
    result.balance_j.reserve(time.size());
    result.lowest_j = w_prime_j;
    result.lowest_at = time.front();
    double balance = w_prime_j;
    for (std::size_t i = 0; i < time.size(); ++i) {
        if (i > 0) {
            const double between = static_cast<double>(time[i] - time[i - 1]) - held_s[i - 1];
            if (between > 0.0)
                balance = after(balance, 0, between);
        }
        balance = after(balance, power_w[i] > kMostPower ? std::uint16_t{0} : power_w[i], held_s[i]);
        result.balance_j.push_back(balance);
        if (balance < result.lowest_j) {
            result.lowest_j = balance;
            result.lowest_at = time[i];
        }
    }
    result.end_j = balance;
    result.overdrawn = result.lowest_j < 0.0;
    return result;
}

} // namespace leadout::engine
