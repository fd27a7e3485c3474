// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analyze/print.h"

#include "app/analyze/details_json.h"
#include "app/analyze/numbers_text.h"
#include "core/domain/sentences/sentences.h"
#include "core/protocol/json_writer.h"

#include <QDateTime>
#include <QTimeZone>

#include <cmath>

namespace leadout::analyze {

namespace {

using protocol::JsonWriter;

/// A number with at most so many decimals, null when it is missing.
void number(JsonWriter& json, std::string_view name, const std::optional<double>& value, int decimals) {
    json.key(name);
    if (!value) {
        json.null();
        return;
    }
    const double scale = std::pow(10.0, decimals);
    json.value(std::round(*value * scale) / scale);
}

/// Anything that may be missing; it is null then.
template <typename T>
void orNull(JsonWriter& json, std::string_view name, const std::optional<T>& value) {
    json.key(name);
    if (value)
        json.value(*value);
    else
        json.null();
}

/// How many of a thing the recording has; null where the file holds no activity.
void count(JsonWriter& json, std::string_view name, const Outcome& outcome, std::size_t value) {
    orNull(json, name, outcome.holdsActivity() ? std::optional(static_cast<qint64>(value)) : std::nullopt);
}

void sumOf(JsonWriter& json, std::string_view name, const engine::ColumnSum& column) {
    orNull(json, name, column.count > 0 ? std::optional(static_cast<qint64>(column.sum)) : std::nullopt);
}

const domain::Sentences& english() {
    static const domain::Sentences sentences;
    return sentences;
}

QString inWords(const engine::Sentence& sentence, engine::Sport sport) {
    domain::Formatting formatting;
    formatting.sport = sport;
    return english().render(sentence, formatting);
}

/// What moved the session away from its plan, or why it is not scored; nothing where there is nothing to say.
std::optional<QString> reasonOf(const engine::Compliance& compliance, engine::Sport sport) {
    QStringList reasons;
    for (const engine::VerdictReason& reason : compliance.reasons)
        reasons.append(inWords(reason.sentence, sport));
    if (compliance.not_scored)
        reasons.append(inWords(*compliance.not_scored, sport));
    return reasons.isEmpty() ? std::nullopt : std::optional(reasons.join(QStringLiteral(" · ")));
}

std::optional<QString> startOf(const engine::Recording& recording) {
    if (recording.start == 0)
        return std::nullopt;
    return QDateTime::fromSecsSinceEpoch(recording.start, Qt::UTC).toString(Qt::ISODate);
}

void legs(JsonWriter& json, const Outcome& outcome) {
    json.key("legs").beginArray();
    for (std::size_t i = 0; i < outcome.recording.legs.size(); ++i) {
        const engine::Leg& leg = outcome.recording.legs[i];
        json.beginObject().field("sport", key(leg.sport));
        number(json, "timer_s", leg.timer_s, 3);
        number(json, "elapsed_s", leg.elapsed_s, 3);
        number(json, "distance_m", leg.distance_m, 2);
        number(json, "device_weighted_power_w", leg.device_weighted_power_w, 0);
        number(json, "device_average_power_w", leg.device_average_power_w, 0);
        if (i < outcome.legs.size()) {
            json.key("metrics");
            writeDetails(json, outcome.recording, outcome.legs[i]);
        }
        json.endObject();
    }
    json.endArray();
}

void curve(JsonWriter& json, const std::vector<engine::BestPower>& bests) {
    json.key("mean_max_curve").beginArray();
    for (const engine::BestPower& best : bests)
        json.beginArray().value(best.duration_s).value(std::round(best.power_w * 100.0) / 100.0).endArray();
    json.endArray();
}

void numbers(JsonWriter& json, const Outcome& outcome) {
    const engine::Metrics& metrics = outcome.whole.metrics;
    number(json, "timer_s", metrics.timer_s, 3);
    number(json, "moving_s", metrics.moving_s, 3);
    number(json, "elapsed_s", metrics.elapsed_s, 3);
    count(json, "records", outcome, outcome.recording.samples.size());
    count(json, "laps", outcome, outcome.recording.laps.size());
    number(json, "distance_m", metrics.distance_m, 2);
    number(json, "avg_power_w", metrics.avg_power_w, 2);
    number(json, "max_power_w", metrics.max_power_w, 0);
    number(json, "weighted_power_w", metrics.weighted_power_w, 2);
    number(json, "avg_hr_bpm", metrics.avg_hr_bpm, 2);
    number(json, "max_hr_bpm", metrics.max_hr_bpm, 0);
    number(json, "work_kj", metrics.work_kj, 2);
    number(json, "load", metrics.load ? std::optional(metrics.load->value) : std::nullopt, 1);
    orNull(json, "load_method", metrics.load ? std::optional(key(metrics.load->method)) : std::nullopt);
    number(json, "intensity", metrics.intensity, 3);
    json.key("sums").beginObject();
    sumOf(json, "power", outcome.sums.power_w);
    sumOf(json, "heart_rate", outcome.sums.heart_rate_bpm);
    sumOf(json, "cadence", outcome.sums.cadence_rpm);
    json.endObject();
    json.key("mean_max_w").beginObject();
    for (std::size_t i = 0; i < engine::kMeanMaxDurations.size(); ++i)
        number(json, std::to_string(engine::kMeanMaxDurations[i]), metrics.mean_max_w[i], 2);
    json.endObject();
}

void comparison(JsonWriter& json, const std::optional<engine::Compliance>& found, engine::Sport sport) {
    const engine::Compliance compliance = found.value_or(engine::Compliance{});
    number(json, "score", compliance.score, 0);
    orNull(json, "band", compliance.band ? std::optional(key(*compliance.band)) : std::nullopt);
    orNull(json, "verdict", found ? std::optional(key(compliance.verdict)) : std::nullopt);
    orNull(json, "reason", reasonOf(compliance, sport));
    json.key("sum").beginArray();
    for (const engine::SumRow& row : compliance.sum) {
        json.beginObject().field("part", key(row.part)).field("points", row.points).field("of", row.of);
        json.field("counted", row.counted).field("sentence", inWords(row.sentence, sport)).endObject();
    }
    json.endArray();
}

/// A line of plain text with a label, left out when there is nothing to say.
void line(QString& text, const char* label, const std::optional<double>& value, const char* unit,
          int decimals = 0) {
    if (value)
        text += QStringLiteral("  %1 %2%3\n")
                    .arg(QLatin1String(label), -20)
                    .arg(QString::number(*value, 'f', decimals), QLatin1String(unit));
}

} // namespace

QByteArray jsonLine(const Outcome& outcome) {
    JsonWriter json;
    json.beginObject().field("file", outcome.file).field("ok", !outcome.error.has_value());
    orNull(json, "error", outcome.error);
    json.field("kind", key(outcome.kind)).key("warnings").beginArray();
    for (const QString& warning : outcome.warnings)
        json.value(warning);
    json.endArray();
    const engine::Sport sport = outcome.recording.sport();
    orNull(json, "sport", outcome.holdsActivity() ? std::optional(key(sport)) : std::nullopt);
    legs(json, outcome);
    orNull(json, "start_time", startOf(outcome.recording));
    numbers(json, outcome);
    if (outcome.planned)
        comparison(json, outcome.compliance, sport);
    json.key("metrics");
    if (outcome.holdsActivity())
        writeDetails(json, outcome.recording, outcome.whole);
    else
        json.null();
    if (outcome.curve)
        curve(json, *outcome.curve);
    json.endObject();
    return json.take() + '\n';
}

QByteArray plainText(const Outcome& outcome) {
    QString text = outcome.file + QLatin1Char('\n');
    if (outcome.error)
        text += QStringLiteral("  ") + *outcome.error + QLatin1Char('\n');
    for (const QString& warning : outcome.warnings)
        text += QStringLiteral("  ") + warning + QLatin1Char('\n');
    if (!outcome.holdsActivity())
        return text.toUtf8();
    const engine::Sport sport = outcome.recording.sport();
    text += QStringLiteral("  ") + QString::fromLatin1(key(sport).data());
    if (const auto start = startOf(outcome.recording))
        text += QStringLiteral(", ") + *start;
    text += QLatin1Char('\n');
    line(text, "Distance", outcome.whole.metrics.distance_m, " m");
    text += numberLines(outcome, outcome.whole);
    for (std::size_t i = 0; i < outcome.legs.size(); ++i) {
        text += QStringLiteral("  Leg %1, %2\n")
                    .arg(i + 1)
                    .arg(QString::fromLatin1(key(outcome.legs[i].part.sport).data()));
        line(text, "Distance", outcome.legs[i].metrics.distance_m, " m");
        text += numberLines(outcome, outcome.legs[i]);
    }
    if (!outcome.compliance)
        return text.toUtf8();
    const engine::Compliance& compliance = *outcome.compliance;
    if (compliance.score)
        line(text, "Score", compliance.score, "");
    text += QStringLiteral("  %1 %2")
                .arg(QStringLiteral("Verdict"), -20)
                .arg(english().word("verdict." + std::string(key(compliance.verdict))));
    if (const auto reason = reasonOf(compliance, sport))
        text += QStringLiteral(" · ") + *reason;
    text += QLatin1Char('\n');
    for (const engine::SumRow& row : compliance.sum) {
        const QString part = english().word("part." + std::string(key(row.part)));
        text += QStringLiteral("    %1 %2 of %3  %4\n")
                    .arg(part, -14)
                    .arg(row.points, 3)
                    .arg(row.of, 3)
                    .arg(inWords(row.sentence, sport));
    }
    return text.toUtf8();
}

} // namespace leadout::analyze
