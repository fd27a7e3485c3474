// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analyze/details_json.h"

#include "core/domain/sentences/sentences.h"

#include <cmath>
#include <utility>
#include <vector>

namespace leadout::analyze {

namespace {

using protocol::JsonWriter;

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

QString inEnglish(const engine::Sentence& sentence, engine::Sport sport) {
    static const domain::Sentences english;
    domain::Formatting formatting;
    formatting.sport = sport;
    return english.render(sentence, formatting);
}

/// Writes members, and remembers why those are absent that are.
class Members {
public:
    explicit Members(JsonWriter& json) : m_json(json) {}

    void number(std::string_view name, const engine::Measured<double>& value, int decimals) {
        member(name, value, [&](double known) { m_json.value(rounded(known, decimals)); });
    }

    void zones(std::string_view name, const engine::Measured<engine::ZoneTimes>& value) {
        member(name, value, [&](const engine::ZoneTimes& times) {
            m_json.beginArray();
            for (const double seconds : times.zone_s)
                m_json.value(seconds);
            m_json.endArray();
        });
    }

    template <typename T, typename Write>
    void member(std::string_view name, const engine::Measured<T>& value, const Write& write) {
        m_json.key(name);
        if (value) {
            write(*value);
            return;
        }
        m_json.null();
        m_absent.emplace_back(name, value.error());
    }

    void absent(engine::Sport sport) {
        m_json.key("absent").beginObject();
        for (const auto& [name, sentence] : m_absent)
            m_json.field(name, inEnglish(sentence, sport));
        m_json.endObject();
    }

private:
    JsonWriter& m_json;
    std::vector<std::pair<std::string_view, engine::Sentence>> m_absent;
};

void peaks(JsonWriter& json, const std::vector<engine::BestPower>& best) {
    json.beginObject();
    for (const engine::BestPower& each : best)
        json.field(std::to_string(each.duration_s), rounded(each.power_w, 2));
    json.endObject();
}

void criticalPower(JsonWriter& json, const engine::CriticalPower& fit) {
    json.beginObject().field("critical_power_w", rounded(fit.critical_power_w, 1));
    json.field("w_prime_j", rounded(fit.w_prime_j, 0)).key("efforts").beginArray();
    for (const engine::CarryingEffort& each : fit.efforts) {
        const engine::BestPower& best = each.effort.best;
        json.beginObject().field("duration_s", best.duration_s).field("power_w", rounded(best.power_w, 1));
        json.field("fitted_w", rounded(each.fitted_w, 1)).endObject();
    }
    json.endArray().endObject();
}

/// What was left of the work above critical power: the least with when, in seconds from the first value on,
/// and at the end.
void wPrimeBalance(JsonWriter& json, const engine::WPrimeBalance& balance, std::uint32_t start) {
    json.beginObject().field("least_kj", rounded(balance.lowest_j / 1000.0, 2));
    json.field("least_at_s", static_cast<std::int64_t>(balance.lowest_at - start));
    json.field("left_kj", rounded(balance.end_j / 1000.0, 2)).field("overdrawn", balance.overdrawn);
    json.endObject();
}

} // namespace

void writeDetails(JsonWriter& json, const engine::Recording& recording, const PartNumbers& numbers) {
    const engine::Details& details = numbers.details;
    const engine::Sport sport = numbers.part.sport;
    json.beginObject();
    Members members(json);
    members.number("moving_s", details.moving_s, 3);
    members.number("distance_m", details.distance_m, 2);
    members.number("max_power_w", details.max_power_w, 0);
    members.number("max_heart_rate_bpm", details.max_heart_rate_bpm, 0);
    members.number("intensity", details.intensity, 3);
    members.number("average_power_w", details.average_power_w, 2);
    members.number("weighted_power_w", details.weighted_power_w, 2);
    members.number("work_kj", details.work_kj, 2);
    members.number("average_heart_rate_bpm", details.average_heart_rate_bpm, 2);
    members.number("load", details.load.map([](const engine::Load& load) { return load.value; }), 1);
    members.number("power_without_zeros_w", details.power_without_zeros_w, 2);
    members.number("variability", details.variability, 3);
    members.number("efficiency", details.efficiency, 3);
    members.number("graded_speed_m_s", details.graded_speed_m_s, 3);
    members.number("swim_speed_m_s", details.swim_speed_m_s, 3);
    members.number("decoupling_percent", details.decoupling_percent, 2);
    members.number("heart_rate_recovery_bpm",
                   details.recovery.map([](const auto& recovery) { return recovery.drop_bpm; }), 1);
    members.zones("power_zones_s", details.power_zones);
    members.zones("heart_rate_zones_s", details.heart_rate_zones);
    members.zones("pace_zones_s", details.pace_zones);
    members.member("peak_power_w", details.peaks, [&json](const auto& best) { peaks(json, best); });
    members.member("critical_power", details.critical_power,
                   [&json](const auto& fit) { criticalPower(json, fit); });
    const engine::Seconds rows(recording.samples, numbers.part.samples);
    members.member("w_prime_balance", numbers.balance, [&](const engine::WPrimeBalance& balance) {
        wPrimeBalance(json, balance, rows.time().front());
    });
    members.absent(sport);
    json.key("estimates").beginObject();
    if (details.load_estimate)
        json.field("load", inEnglish(*details.load_estimate, sport));
    json.endObject();
    json.endObject();
}

} // namespace leadout::analyze
