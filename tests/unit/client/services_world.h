// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/cache.h"
#include "core/client/secrets/memory_secrets.h"
#include "core/client/services/local_desk.h"
#include "core/client/work/work.h"
#include "core/domain/scope.h"
#include "core/protocol/analysis_detail.h"
#include "core/protocol/row_kinds.h"
#include "tests/unit/client/offline_remote.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>
#include <memory>
#include <utility>

namespace leadout::test {

/// A clock that several threads may read.
class SharedClock final : public domain::Clock {
public:
    domain::Instant now() const override { return domain::Instant(std::chrono::milliseconds(m_now.load())); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<std::int64_t> m_now{1'795'348'800'000}; // 2026-11-22 12:00 UTC, a Sunday
};

inline QUuid thing(quint32 family, quint32 number) {
    return QUuid(family, static_cast<ushort>(number >> 16), static_cast<ushort>((number & 0xfff) | 0x7000),
                 0x80, 0, 0, 0, 0, 0, 0, static_cast<uchar>(number));
}
inline domain::AthleteId athleteId(quint32 number) {
    return domain::AthleteId(thing(0xa, number));
}
inline domain::AnalysisId analysisId(quint32 number) {
    return domain::AnalysisId(thing(0xb, number));
}
inline domain::CoachId coachId(quint32 number) {
    return domain::CoachId(thing(0xc, number));
}
inline QByteArray quoted(const QUuid& id) {
    return '"' + id.toByteArray(QUuid::WithoutBraces) + '"';
}

/// A profile's folder with a filled cache, and desks on it. Coach 1 sits at the desk.
class ServicesWorld {
public:
    ServicesWorld() {
        m_profile.server = QUrl(QStringLiteral("https://leadout.example.org"));
        m_profile.companyId = domain::CompanyId(thing(0xd, 1));
        m_profile.company = QStringLiteral("Nordlicht");
        m_profile.coach = coachId(1);
        m_profile.name = QStringLiteral("Jonas Weber");
        m_profile.email = QStringLiteral("jonas@example.org");
        m_profile.signedIn = true;
    }

    SharedClock clock;
    domain::SystemRandom random;
    std::function<std::unique_ptr<client::Remote>(const QUrl&)> remote =
        [](const QUrl&) -> std::unique_ptr<client::Remote> { return std::make_unique<OfflineRemote>(); };
    std::function<std::unique_ptr<client::SecretStore>()> secrets =
        []() -> std::unique_ptr<client::SecretStore> { return std::make_unique<client::MemorySecrets>(); };
    database::Fault fault; ///< see DeskParts

    client::Profile& profile() { return m_profile; }
    QString dataFolder() const { return m_dir.filePath(QStringLiteral("data")); }
    QString folder() const { return client::Profiles(dataFolder()).folderOf(m_profile); }

    void row(protocol::RowKind kind, const QUuid& id, const domain::Scope& scope, const QByteArray& payload) {
        const std::string_view word = protocol::key(kind);
        protocol::Row row;
        row.id = id;
        row.kind = QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
        row.scope = scope.toString();
        row.rev = ++m_rev;
        row.payload = payload;
        m_revs[id] = row.rev;
        m_rows.push_back(row);
        scopes.insert(row.scope);
    }
    std::int64_t revOf(const QUuid& id) const { return m_revs.at(id); }

    /// `more` are members with a comma behind each.
    void company(const QByteArray& more = {}) {
        row(protocol::RowKind::Company, thing(0xd, 1), domain::Scope::company(),
            "{" + more +
                "\"name\":\"Nordlicht\",\"time_zone\":\"Europe/Berlin\",\"language\":\"de\",\"units\":"
                "\"metric\"}");
    }
    void coach(quint32 number, const char* name, bool head) {
        row(protocol::RowKind::Coach, coachId(number).uuid(), domain::Scope::company(),
            QByteArray("{\"name\":\"") + name + "\",\"email\":\"" + name + "@example.org\",\"role\":\"" +
                (head ? "head" : "assistant") + "\",\"status\":\"active\",\"joined_at\":1}");
        if (coachId(number) == m_profile.coach)
            m_profile.role = head ? domain::Role::Head : domain::Role::Assistant;
    }
    void athlete(quint32 number, const char* name, quint32 coach, const QByteArray& more = {}) {
        const auto scope = domain::Scope::athlete(athleteId(number));
        scopes.insert(domain::Scope::athleteBody(athleteId(number)).toString());
        row(protocol::RowKind::Athlete, athleteId(number).uuid(), scope,
            QByteArray("{\"name\":\"") + name + "\",\"status\":\"active\",\"feedback_mode\":\"review\"," +
                (coach ? "\"coach\":" + quoted(coachId(coach).uuid()) + "," : QByteArray()) + more +
                "\"plan_type\":\"custom\"}");
    }
    /// An analysis of day 1 to 28 of November; `more` are members with a comma behind each.
    void analysis(quint32 number, quint32 athlete, int day, const QByteArray& more,
                  const char* state = "review_pending") {
        const QDate date(2026, 11, day);
        const qint64 at = QDateTime(date, QTime(8, 0), Qt::UTC).toMSecsSinceEpoch();
        row(protocol::RowKind::Analysis, analysisId(number).uuid(),
            domain::Scope::athlete(athleteId(athlete)),
            "{\"day\":\"" + date.toString(Qt::ISODate).toLatin1() +
                "\",\"started_at\":" + QByteArray::number(at) + ",\"sport\":\"cycling\"," + more +
                "\"state\":\"" + state + "\",\"title\":\"Session " + QByteArray::number(number) + "\"}");
    }
    void detail(quint32 number, quint32 athlete, const protocol::AnalysisDetail& detail,
                const QByteArray& legs = "[]") {
        row(protocol::RowKind::AnalysisDetail, detailId(number),
            domain::Scope::athleteBody(athleteId(athlete)),
            "{\"analysis\":" + quoted(analysisId(number).uuid()) + ",\"mode\":\"review\",\"detail\":" +
                protocol::writeAnalysisDetail(detail) + ",\"legs\":" + legs + "}");
    }
    static QUuid detailId(quint32 number) {
        return protocol::bodyRowId(analysisId(number).uuid(), protocol::RowKind::AnalysisDetail);
    }
    static QUuid feedbackId(quint32 number) { return thing(0xf, number); }
    void feedback(quint32 number, quint32 athlete, const QByteArray& text, const char* writer = "built_in") {
        row(protocol::RowKind::Feedback, feedbackId(number), domain::Scope::athleteBody(athleteId(athlete)),
            "{\"analysis\":" + quoted(analysisId(number).uuid()) +
                ",\"versions\":[{\"version\":1,\"writer\":\"" + writer + "\",\"written_at\":5,\"text\":\"" +
                text + "\"}]}");
    }

    /// Puts the rows into the cache as a sync would.
    void fill() { fillUntil({}); }
    /// The same, interrupted after the first page.
    void fillPartly() { fillUntil(QStringLiteral("next")); }
    std::vector<protocol::Row> takeRows() { return std::exchange(m_rows, {}); }
    /// Rows that come later.
    void fillMore() {
        auto cache = client::Cache::open({folder() + QStringLiteral("/cache.db"), &clock, {}});
        QVERIFY(cache.has_value());
        apply(**cache, protocol::RowsAnswer{m_rows, QStringLiteral("c3"), false, {}});
        m_rows.clear();
    }

    client::DeskParts parts() {
        client::DeskParts parts;
        parts.dataFolder = dataFolder();
        parts.profile = m_profile;
        parts.remote = remote;
        parts.secrets = secrets;
        parts.fault = fault;
        parts.clock = &clock;
        parts.random = &random;
        return parts;
    }

    /// A desk on the profile, without a network.
    std::unique_ptr<client::Desk> open() {
        std::unique_ptr<client::Desk> desk;
        bool told = false;
        client::LocalDesk::open(parts(), &m_context,
                                [&](tl::expected<std::unique_ptr<client::Desk>, client::Refusal> opened) {
                                    told = true;
                                    if (opened)
                                        desk = *std::move(opened);
                                    else
                                        refusal = opened.error();
                                });
        (void)QTest::qWaitFor([&] { return told; });
        return desk;
    }

    template <class T>
    std::optional<T> answered(const std::function<void(std::function<void(T)>)>& ask) {
        std::optional<T> got;
        ask([&got](T value) { got.emplace(std::move(value)); });
        (void)QTest::qWaitFor([&] { return got.has_value(); });
        return got;
    }
    client::Queue queue(client::Desk& desk, const client::QueueFilter& filter = {}) {
        return answered<client::Queue>([&](auto reply) { desk.queue(filter, &m_context, reply); })
            .value_or(client::Queue{});
    }
    client::Review review(client::Desk& desk, quint32 number) {
        using Got = tl::expected<client::Review, client::Refusal>;
        const auto got =
            answered<Got>([&](auto reply) { desk.review(analysisId(number), &m_context, reply); });
        return got && *got ? **got : client::Review{};
    }
    using OpOrWhy = tl::expected<QUuid, client::Refusal>;
    OpOrWhy decided(const std::function<void(client::Decided)>& decide) {
        return answered<OpOrWhy>(decide).value_or(tl::unexpected(client::Refusal{"no reply", {}}));
    }

    /// One column of the outbox, by op.
    QVariant outbox(const QUuid& op, const QString& column) {
        auto work = client::Work::open({folder() + QStringLiteral("/work.db"), &clock, &random, {}});
        if (!work)
            return {};
        const auto value = (*work)->connection().first(
            QStringLiteral("SELECT CAST(%1 AS TEXT) FROM outbox WHERE op_id = ?").arg(column),
            [](const database::Statement& row) { return row.get<QString>(0); },
            op.toString(QUuid::WithoutBraces));
        return value && *value ? QVariant(**value) : QVariant();
    }

    QObject* context() { return &m_context; }
    QSet<QString> scopes;
    std::optional<client::Refusal> refusal;

private:
    void fillUntil(const QString& next) {
        QVERIFY(platform::makePrivateFolder(folder()).has_value());
        auto cache = client::Cache::open({folder() + QStringLiteral("/cache.db"), &clock, {}});
        QVERIFY(cache.has_value());
        scopes.insert(QStringLiteral("co"));
        QStringList list(scopes.begin(), scopes.end());
        list.sort();
        const QString hash = domain::scopeSetHash(*protocol::parseScopes(list));
        apply(**cache, protocol::ScopesAnswer{list, hash, QStringLiteral("c1")});
        apply(**cache, protocol::BackfillAnswer{m_rows, next, {}});
        if (next.isEmpty())
            apply(**cache, protocol::RowsAnswer{{}, QStringLiteral("c2"), false, {}});
        m_rows.clear();
    }

    template <class Content>
    void apply(client::Cache& cache, Content content) {
        const auto state = cache.state();
        QVERIFY(state.has_value());
        protocol::ChangesAnswer answer;
        answer.echo = {state->cursor, state->scopesHash, state->backfill, QStringLiteral("e1")};
        answer.content = std::move(content);
        const auto applied = cache.apply(answer);
        QVERIFY(applied.has_value());
        QVERIFY(applied->kind != client::AppliedKind::Stale);
    }

    QTemporaryDir m_dir;
    QObject m_context;
    client::Profile m_profile;
    std::vector<protocol::Row> m_rows;
    std::map<QUuid, std::int64_t> m_revs;
    std::int64_t m_rev = 0;
};

} // namespace leadout::test
