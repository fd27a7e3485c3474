// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/summary.h"
#include "tests/bench/generated_ride.h"
#include "tests/unit/client/services_world.h"

#include <algorithm>
#include <mutex>

namespace leadout::test {

/// What a backend on the way has to give: pages of changed rows, as soon as there are any.
struct Feed {
    std::mutex mutex;
    QStringList scopes;
    std::vector<protocol::Row> rows;
    int pages = 0;

    bool isEmpty() {
        const std::lock_guard lock(mutex);
        return rows.empty();
    }
};

/// The network to a backend that gives a feed.
class FeedRemote final : public OfflineRemote {
public:
    explicit FeedRemote(Feed& feed) : m_feed(feed) {}

    Call changes(const protocol::ChangesRequest& request,
                 client::Answer<protocol::ChangesAnswer> answer) override {
        const std::lock_guard lock(m_feed.mutex);
        protocol::ChangesAnswer made;
        made.echo = {request.cursor, request.scopesHash, request.backfill, QStringLiteral("e1")};
        const QString hash = domain::scopeSetHash(*protocol::parseScopes(m_feed.scopes));
        if (request.scopesHash != hash)
            made.content = protocol::ScopesAnswer{m_feed.scopes, hash, QStringLiteral("c1")};
        else if (!request.backfill.isEmpty())
            made.content = protocol::BackfillAnswer{};
        else
            made.content = page();
        return give<protocol::ChangesAnswer>(std::move(made), std::move(answer));
    }
    Call head(const QString&, client::Answer<std::optional<protocol::HeadAnswer>> answer) override {
        std::optional<protocol::HeadAnswer> etag;
        if (!m_feed.isEmpty())
            etag = protocol::HeadAnswer{QStringLiteral("changed"), 0};
        return give<std::optional<protocol::HeadAnswer>>(etag, std::move(answer));
    }

private:
    protocol::RowsAnswer page() {
        protocol::RowsAnswer answer;
        const auto count = std::min<std::size_t>(m_feed.rows.size(), protocol::kMaxPageRows);
        const auto end = m_feed.rows.begin() + static_cast<std::ptrdiff_t>(count);
        answer.rows.assign(m_feed.rows.begin(), end);
        m_feed.rows.erase(m_feed.rows.begin(), end);
        answer.head = QStringLiteral("page %1").arg(++m_feed.pages);
        answer.more = !m_feed.rows.empty();
        return answer;
    }

    Feed& m_feed;
};

/// The desk of a head coach with 60 athletes and 20,000 analysed sessions, as a backend's rows leave it: each
/// with its plan, its recording, the detail of a review and a text; those that wait with their curves.
class FilledDesk : public ServicesWorld {
public:
    static constexpr quint32 kAthletes = 60;
    static constexpr quint32 kSessions = 20'000;
    static constexpr quint32 kWaiting = 200;

    FilledDesk() {
        company();
        coach(1, "Ana Ruiz", true);
        for (quint32 i = 0; i < kAthletes; ++i)
            addAthlete(i);
        for (quint32 i = 0; i < kSessions; ++i)
            addSession(i);
        fill();
        (void)client::Profiles(dataFolder()).save(profile());
        m_feed.scopes = QStringList(scopes.begin(), scopes.end());
        m_feed.scopes.sort();
        remote = [this](const QUrl&) -> std::unique_ptr<client::Remote> {
            return std::make_unique<FeedRemote>(m_feed);
        };
    }

    static QString titleOf(const QUuid& analysis) {
        return QStringLiteral("3 min intervals, ride %1").arg(analysis.data1);
    }
    Feed& feed() { return m_feed; }

    /// Lets so many analyses change, those that wait among them, for the next pull.
    void change(quint32 count) {
        for (quint32 i = 0; i < count; ++i)
            addAnalysis(i, 70 + static_cast<int>(i % 30));
        const std::lock_guard lock(m_feed.mutex);
        m_feed.rows = takeRows();
    }

private:
    using Kind = protocol::RowKind;

    static QUuid id(ushort family, quint32 number) {
        return QUuid(number, family, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);
    }
    static domain::AthleteId athleteOf(quint32 session) {
        return domain::AthleteId(id(1, session % kAthletes));
    }
    static domain::Scope scopeOf(quint32 session) { return domain::Scope::athlete(athleteOf(session)); }
    static domain::Scope bodyOf(quint32 session) { return domain::Scope::athleteBody(athleteOf(session)); }
    static QByteArray dayOf(quint32 session) {
        return '"' +
               QDate(2026, 11, 22)
                   .addDays(-static_cast<int>(session / kAthletes))
                   .toString(Qt::ISODate)
                   .toLatin1() +
               '"';
    }
    static QByteArray startOf(quint32 session) {
        const QDate day = QDate(2026, 11, 22).addDays(-static_cast<int>(session / kAthletes));
        return QByteArray::number(QDateTime(day, QTime(6, 0), Qt::UTC).toMSecsSinceEpoch());
    }

    void addAthlete(quint32 number) {
        const auto scope = domain::Scope::athlete(athleteOf(number));
        scopes.insert(bodyOf(number).toString());
        row(Kind::Athlete, athleteOf(number).uuid(), scope,
            "{\"name\":\"Athlete " + QByteArray::number(number) +
                "\",\"time_zone\":\"Europe/"
                "Berlin\",\"status\":\"active\",\"feedback_mode\":\"review\",\"coach\":" +
                quoted(coachId(1).uuid()) + ",\"plan_type\":\"custom\"}");
        row(Kind::Threshold, id(2, number), scope,
            R"({"from":"2020-01-01","power_w":250.0,"heart_rate_bpm":165.0})");
    }

    void addAnalysis(quint32 number, int score) {
        const QUuid analysis = id(3, number);
        row(Kind::Analysis, analysis, scopeOf(number),
            "{\"workout\":" + quoted(id(4, number)) + ",\"day\":" + dayOf(number) +
                ",\"started_at\":" + startOf(number) + ",\"sport\":\"cycling\",\"state\":\"" +
                (number < kWaiting ? "review_pending" : "published") + "\",\"score\":" +
                QByteArray::number(score) + ",\"band\":\"" + (score < 80 ? "amber" : "green") +
                "\",\"verdict\":\"on_target\",\"planned_s\":3600,\"done_s\":3580,\"planned_load\":72,"
                "\"done_load\":71,\"title\":\"" +
                titleOf(analysis).toLatin1() + "\"}");
    }

    void addSession(quint32 number) {
        const QByteArray analysis = quoted(id(3, number));
        const QByteArray activity = quoted(id(5, number));
        addAnalysis(number, 70 + static_cast<int>(number * 7 % 30));
        row(Kind::Workout, id(4, number), scopeOf(number),
            "{\"day\":" + dayOf(number) +
                ",\"sport\":\"cycling\",\"type\":\"training\",\"state\":\"paired\",\"duration_s\":3600,"
                "\"load\":72,\"intensity\":0.85,\"title\":\"3 min intervals\"}");
        row(Kind::Activity, id(5, number), scopeOf(number),
            "{\"day\":" + dayOf(number) + ",\"started_at\":" + startOf(number) +
                ",\"sport\":\"cycling\",\"state\":\"analysed\",\"arrival\":\"upload\",\"duration_s\":3580,"
                "\"distance_m\":32220,\"load\":71}");
        row(Kind::AnalysisDetail, protocol::bodyRowId(id(3, number), Kind::AnalysisDetail), bodyOf(number),
            "{\"analysis\":" + analysis + ",\"mode\":\"review\",\"detail\":" + m_detail +
                ",\"legs\":[{\"activity\":" + activity + ",\"leg\":0}]}");
        row(Kind::Feedback, id(6, number), bodyOf(number),
            "{\"analysis\":" + analysis +
                ",\"versions\":[{\"version\":1,\"writer\":\"built_in\",\"written_at\":" + startOf(number) +
                ",\"text\":\"" + QByteArray("All five intervals were within their range. ").repeated(8) +
                "\"}]}");
        if (number < kWaiting)
            row(Kind::Stream, id(7, number), bodyOf(number),
                "{\"analysis\":" + analysis + ",\"place\":0,\"samples\":" + m_samples + "}");
    }

    static QByteArray detailOf(const engine::Recording& ride) {
        protocol::AnalysisDetail detail;
        detail.metrics = engine::summarise(ride, generatedThresholds());
        detail.compliance = engine::compare(generatedWorkout(3600), ride, generatedThresholds());
        for (std::size_t i = 0; i < detail.compliance.steps.size(); ++i) {
            const double start = static_cast<double>(i) * kRepeatSeconds;
            detail.spans.push_back({start, start + kRepeatSeconds});
        }
        detail.legs = {engine::Sport::Cycling};
        detail.threshold_w = 250;
        return protocol::writeAnalysisDetail(detail);
    }
    static QByteArray samplesOf() {
        protocol::StreamSamples samples;
        samples.sport = engine::Sport::Cycling;
        samples.every_s = 2;
        for (int i = 0; i < 1800; ++i) {
            samples.power_w.push_back(std::round(200 + 60 * std::sin(i / 20.0)));
            samples.heart_rate_bpm.push_back(std::round(140 + 12 * std::sin(i / 20.0)));
            samples.cadence_rpm.push_back(88 + i % 5);
            samples.speed_m_s.push_back(9);
        }
        return protocol::writeStreamSamples(samples);
    }

    Feed m_feed;
    QByteArray m_detail = detailOf(generatedRide(3600));
    QByteArray m_samples = samplesOf();
};

} // namespace leadout::test
