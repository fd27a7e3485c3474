// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/secrets/memory_secrets.h"
#include "core/client/sync/overlay.h"
#include "core/client/sync/sync_engine.h"
#include "tests/unit/client/model_server.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <deque>
#include <memory>
#include <utility>

namespace leadout::test {

/// A scheduler whose time is moved by the test.
class ManualScheduler final : public client::Scheduler {
public:
    std::chrono::milliseconds uptime() const override { return m_now; }
    void wakeIn(std::chrono::milliseconds delay, std::function<void()> wake) override {
        m_at = m_now + delay;
        m_wake = std::move(wake);
    }
    void cancel() override { m_wake = nullptr; }

    /// How long until the next call back; nothing when none is wanted.
    std::optional<std::chrono::milliseconds> next() const {
        return m_wake ? std::optional(std::max(m_at - m_now, std::chrono::milliseconds(0))) : std::nullopt;
    }
    void advance(std::chrono::milliseconds by) { m_now += by; }
    void fire() {
        if (m_wake && m_at <= m_now)
            std::exchange(m_wake, nullptr)();
    }

private:
    std::chrono::milliseconds m_now{1};
    std::chrono::milliseconds m_at{0};
    std::function<void()> m_wake;
};

/// A network to the model server on which every message waits until the test lets it through.
class ScriptedRemote final : public client::Remote {
public:
    enum class Fate : std::uint8_t {
        Delivered,
        RequestLost, ///< and an error tells so
        AnswerLost,
        Silence,     ///< the answer is lost and nothing tells so
        Duplicated,  ///< the server gets the request twice
        Late,        ///< the request is lost, and reaches the server after others
        StaleAnswer, ///< an earlier answer comes again instead
        ServerFails,
    };

    ScriptedRemote(ModelServer& server, const QString& user) : m_server(server), m_user(user) {}

    struct Message {
        std::function<void(Fate)> deliver;
        std::shared_ptr<bool> abandoned;
        bool isPush = false;
    };
    std::deque<Message> waiting;
    std::vector<std::function<void()>> late; ///< requests that have yet to reach the server
    std::map<QUuid, protocol::OpResult> told;
    int pulls = 0;
    int heads = 0;
    int pushes = 0;
    std::vector<protocol::OpsRequest> pushed;
    std::vector<protocol::RefreshRequest> refreshes;
    std::deque<client::RemoteError> errors; ///< given instead of the next answers
    QString token;
    QStringList handedOverAs; ///< the token of each hand-over

    /// Lets the oldest message meet its fate; false when there is none.
    bool deliver(Fate fate = Fate::Delivered) {
        while (!waiting.empty() && *waiting.front().abandoned)
            waiting.pop_front();
        if (waiting.empty())
            return false;
        const Message message = std::move(waiting.front());
        waiting.pop_front();
        message.deliver(fate);
        return true;
    }

    void moveTo(const QUrl&) override {}
    void setAccessToken(const QString& value) override { token = value; }

    Call changes(const protocol::ChangesRequest& request,
                 client::Answer<protocol::ChangesAnswer> answer) override {
        ++pulls;
        return add<protocol::ChangesAnswer>([this, request] { return m_server.changes(m_user, request); },
                                            std::move(answer), m_changes, false);
    }
    Call head(const QString& etag, client::Answer<std::optional<protocol::HeadAnswer>> answer) override {
        ++heads;
        return add<std::optional<protocol::HeadAnswer>>([this, etag] { return m_server.head(m_user, etag); },
                                                        std::move(answer), m_heads, false);
    }
    Call push(const protocol::OpsRequest& request, client::Answer<protocol::OpsAnswer> answer) override {
        ++pushes;
        pushed.push_back(request);
        return add<protocol::OpsAnswer>([this, request] { return m_server.push(m_user, request); },
                                        noting(std::move(answer)), m_pushes, true);
    }
    Call handOver(const protocol::OpsRequest& request, client::Answer<protocol::OpsAnswer> answer) override {
        ++pushes;
        handedOverAs.append(token);
        return add<protocol::OpsAnswer>([this, request] { return m_server.handOver(m_user, request); },
                                        noting(std::move(answer)), m_pushes, true);
    }
    Call signIn(const protocol::SignInRequest&, client::Answer<protocol::SignInAnswer>) override {
        return none();
    }
    Call signInOnce(const protocol::OneTimeSignInRequest&, client::Answer<protocol::SignedIn>) override {
        return none();
    }
    Call createFirstCompany(const QString&, const protocol::FirstCompanyRequest&,
                            client::Answer<protocol::SignedIn>) override {
        return none();
    }
    Call refresh(const protocol::RefreshRequest& request,
                 client::Answer<protocol::SignedIn> answer) override {
        refreshes.push_back(request);
        const auto next = [request]() -> client::RemoteResult<protocol::SignedIn> {
            protocol::SignedIn signedIn;
            signedIn.accessToken = QStringLiteral("access after ") + request.refreshToken;
            signedIn.refreshToken = request.refreshToken + u'+';
            return signedIn;
        };
        return add<protocol::SignedIn>(next, std::move(answer), m_refreshes, false);
    }
    Call uploadActivity(const domain::AthleteId&, const QString&, const domain::AthleteWords&,
                        std::function<void(double)>, client::Answer<protocol::UploadAnswer>) override {
        return none();
    }
    Call reportPage(const QString&, client::Answer<QByteArray>) override { return nullptr; }
    Call retryActivity(const domain::ActivityId&, client::Answer<protocol::UploadAnswer>) override {
        return none();
    }
    Call signOut(client::Answer<std::monostate> answer) override {
        return add<std::monostate>([] { return client::RemoteResult<std::monostate>(); }, std::move(answer),
                                   m_signOuts, false);
    }

private:
    struct Handle final : client::RemoteCall {
        explicit Handle(std::shared_ptr<bool> flag) : abandoned(std::move(flag)) {}
        ~Handle() override { *abandoned = true; }
        std::shared_ptr<bool> abandoned;
    };

    static Call none() { return std::make_unique<client::RemoteCall>(); }

    client::Answer<protocol::OpsAnswer> noting(client::Answer<protocol::OpsAnswer> answer) {
        return [this, answer = std::move(answer)](client::RemoteResult<protocol::OpsAnswer> result) {
            if (result) {
                for (const protocol::OpResult& each : result->results)
                    told[each.opId] = each;
            }
            answer(std::move(result));
        };
    }

    static client::RemoteError network() { return {}; }

    template <class T>
    Call add(std::function<client::RemoteResult<T>()> ask, client::Answer<T> answer,
             std::vector<client::RemoteResult<T>>& earlier, bool isPush) {
        auto abandoned = std::make_shared<bool>(false);
        const auto tell = [abandoned, answer = std::move(answer)](client::RemoteResult<T> result) {
            if (!*abandoned)
                answer(std::move(result));
        };
        waiting.push_back({[this, ask, tell, &earlier](Fate fate) { meet<T>(fate, ask, tell, earlier); },
                           abandoned, isPush});
        return std::make_unique<Handle>(std::move(abandoned));
    }

    template <class T>
    void meet(Fate fate, const std::function<client::RemoteResult<T>()>& ask,
              const std::function<void(client::RemoteResult<T>)>& tell,
              std::vector<client::RemoteResult<T>>& earlier) {
        if (!errors.empty()) {
            const client::RemoteError error = errors.front();
            errors.pop_front();
            tell(tl::unexpected(error));
            return;
        }
        if (fate == Fate::RequestLost) {
            tell(tl::unexpected(network()));
        } else if (fate == Fate::Late) {
            late.push_back([ask] { (void)ask(); });
            tell(tl::unexpected(network()));
        } else if (fate == Fate::ServerFails) {
            tell(tl::unexpected(ModelServer::errorOf(protocol::ErrorCode::Internal)));
        } else if (fate == Fate::StaleAnswer && !earlier.empty()) {
            tell(earlier.front());
        } else {
            if (fate == Fate::Duplicated)
                (void)ask();
            const auto result = ask();
            earlier.push_back(result);
            if (fate == Fate::AnswerLost)
                tell(tl::unexpected(network()));
            else if (fate != Fate::Silence)
                tell(result);
        }
    }

    ModelServer& m_server;
    QString m_user;
    std::vector<client::RemoteResult<protocol::ChangesAnswer>> m_changes;
    std::vector<client::RemoteResult<std::optional<protocol::HeadAnswer>>> m_heads;
    std::vector<client::RemoteResult<protocol::OpsAnswer>> m_pushes;
    std::vector<client::RemoteResult<protocol::SignedIn>> m_refreshes;
    std::vector<client::RemoteResult<std::monostate>> m_signOuts;
};

/// One coach's program: real files, a real engine, a scripted network. It can die at any access to a database
/// and be started again from what is on disk.
class Desk {
public:
    Desk(ModelServer& server, const QString& user, domain::FixedClock& clock, quint32 seed = 1)
        : remote(server, user)
        , m_clock(clock)
        , m_random(seed) {}

    ~Desk() { close(); }

    /// Opens the files and starts; false when that could not be done.
    bool open() {
        const auto fault = [this](bool) -> std::optional<database::ErrorKind> {
            if (dead)
                return database::ErrorKind::Io;
            if (failAt >= 0 && accesses++ >= failAt) {
                dead = diesAtFault;
                failed = true;
                failAt = diesAtFault ? failAt : -1;
                return database::ErrorKind::Io;
            }
            return std::nullopt;
        };
        auto openedCache = client::Cache::open({cachePath(), &m_clock, fault, 20});
        if (!openedCache)
            return false;
        auto openedWork = client::Work::open({workPath(), &m_clock, &m_random, fault, 20});
        if (!openedWork)
            return false;
        cache = std::move(*openedCache);
        work = std::move(*openedWork);
        keeper = std::make_unique<client::SignInKeeper>(remote, secrets, QStringLiteral("sign-in"));
        engine = std::make_unique<client::SyncEngine>(client::SyncEngine::Parts{
            *cache, *work, remote, *keeper, m_clock, m_random, scheduler, reports()});
        engine->start();
        return true;
    }

    void close() {
        engine.reset();
        keeper.reset();
        work.reset();
        cache.reset();
        remote.waiting.clear();
    }

    /// Dies with all that was in memory, and comes back.
    bool restart() {
        close();
        dead = false;
        failAt = -1;
        return open();
    }

    bool isOpen() const { return engine != nullptr; }
    QString cachePath() const { return m_dir.filePath(QStringLiteral("cache.db")); }
    QString workPath() const { return m_dir.filePath(QStringLiteral("work.db")); }
    QString folder() const { return m_dir.path(); }
    QString reports() const { return m_dir.filePath(QStringLiteral("reports")); }

    /// Lets time pass and messages through until nothing happens for `span`.
    void settle(std::chrono::milliseconds span) {
        const auto end = scheduler.uptime() + span;
        for (int i = 0; i < 20'000; ++i) {
            if (remote.deliver())
                continue;
            const auto wait = scheduler.next();
            if (!wait || scheduler.uptime() + *wait > end) {
                const auto rest = end - scheduler.uptime();
                m_clock.advance(rest);
                scheduler.advance(rest);
                return;
            }
            m_clock.advance(*wait);
            scheduler.advance(*wait);
            scheduler.fire();
        }
        QTest::qFail("the engine does not come to rest", __FILE__, __LINE__);
    }

    /// Replaces the text of a row, seen as it stands in the cache.
    client::WorkResult<std::vector<QUuid>> edit(const QUuid& id, const QString& scope, const QString& text,
                                                std::chrono::milliseconds hold = {}) {
        const auto rev = cache->revision(id);
        if (!rev)
            return client::workError(rev.error());
        return work->queue({decision(id, scope, text, rev->value_or(0), hold)});
    }

    static client::Decision decision(const QUuid& id, const QString& scope, const QString& text,
                                     std::int64_t rev, std::chrono::milliseconds hold = {}) {
        client::Decision decision;
        decision.command = QStringLiteral("EditFeedback");
        decision.payload = payloadOf(text);
        decision.rowId = id;
        decision.scope = scope;
        decision.seenRev = rev;
        decision.hold = hold;
        decision.patches = {{id, QStringLiteral("note"), scope, payloadOf(text)}};
        return decision;
    }

    static QByteArray payloadOf(const QString& text) { return "{\"text\":\"" + text.toUtf8() + "\"}"; }

    /// What the cache holds: id → revision and payload.
    std::map<QUuid, std::pair<std::int64_t, QByteArray>> cached() const {
        std::map<QUuid, std::pair<std::int64_t, QByteArray>> all;
        const auto rows =
            client::Overlay(cache->connection(), work->connection()).rows(QStringLiteral("note"));
        if (rows) {
            for (const client::VisibleRow& row : *rows)
                all[row.row.id] = {row.row.rev, row.row.payload};
        }
        return all;
    }

    ScriptedRemote remote;
    ManualScheduler scheduler;
    client::MemorySecrets secrets;
    std::unique_ptr<client::Cache> cache;
    std::unique_ptr<client::Work> work;
    std::unique_ptr<client::SignInKeeper> keeper;
    std::unique_ptr<client::SyncEngine> engine;

    int accesses = 0;
    int failAt = -1; ///< the access to a database that fails; none when negative
    bool diesAtFault = false;
    bool failed = false;
    bool dead = false;

private:
    /// In memory where there is such a volume: a death is played, so nothing needs to reach a disk.
    static QString folderTemplate() {
        const QString memory = QStringLiteral("/dev/shm");
        return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/desk-XXXXXX");
    }

    QTemporaryDir m_dir{folderTemplate()};
    domain::FixedClock& m_clock;
    domain::SeededRandom m_random;
};

} // namespace leadout::test
