// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/auth/members.h"
#include "core/backend/auth/password_links.h"
#include "core/backend/ingest/recording_files.h"
#include "core/backend/web/api_server.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/errors.h"
#include "core/protocol/sync_changes.h"
#include "tests/server/http_fixture.h"
#include "tests/server/raw_client.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

namespace leadout::test {

/// A clock that stands still until it is moved, for any thread.
class SharedClock final : public domain::Clock {
public:
    domain::Instant now() const override { return backend::instantFrom(m_ms.load()); }
    void advance(std::chrono::milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<std::int64_t> m_ms = 1'763'800'000'000;
};

inline const QString kGoodPassword = QStringLiteral("wren ladle comet birch");

/// The backend on a free loopback port, over a database in a folder of its own.
class ApiFixture {
public:
    ApiFixture() {
        options.signIn.account = options.signIn.address = {1000, 1};
        options.signIn.secrets = {1000, 1};
        options.viewsEvery = std::chrono::milliseconds(50);
        options.signIn.firstDelay = std::chrono::milliseconds(0);
        options.requests.address = options.requests.signIn = {100'000, 1000};
    }
    ~ApiFixture() { api.reset(); }

    /// False after a failed check.
    bool start() {
        backend::StoreOptions file;
        file.path = folder.filePath(QStringLiteral("data/leadout.db"));
        auto opened = backend::Store::open(file);
        if (!opened)
            return fail(opened.error().detail);
        store = std::move(*opened);
        auto kept = backend::RecordingFiles::open(folder.filePath(QStringLiteral("data/files")));
        if (!kept)
            return fail(kept.error().path);
        recordings = std::make_unique<backend::RecordingFiles>(std::move(*kept));
        options.recordings = recordings.get();
        auto started = backend::ApiServer::start(*store, platform::SealKey::random(), clock, options,
                                                 [this](const QByteArray& line) {
                                                     const std::lock_guard lock(m_mutex);
                                                     m_log += line + '\n';
                                                 });
        if (!started)
            return fail(QString::fromStdString(started.error()));
        api = std::move(*started);
        return true;
    }

    /// Does something in a write transaction; the value that the database gave.
    template <class Job>
    auto write(Job job) {
        auto result = store->write(std::move(job)).get();
        if (!result)
            fail(result.error().detail + result.error().statement);
        if constexpr (!std::is_void_v<typename decltype(result)::value_type>)
            return std::move(*result);
    }

    /// A company with a head coach, whose password is kGoodPassword.
    backend::Membership found(const QString& company, const QString& email) {
        return write([&](database::Connection& c) -> backend::Result<backend::Membership> {
            const auto made =
                backend::foundCompany(c, {company, QStringLiteral("Europe/Berlin")},
                                      {QStringLiteral("Ana Ruiz"), email, domain::Role::Head}, clock.now());
            return made ? withPassword(c, *made) : made;
        });
    }
    /// An active assistant of a company, with the same password.
    backend::Membership add(const backend::Membership& company, const QString& email) {
        return write([&](database::Connection& c) -> backend::Result<backend::Membership> {
            backend::Company named;
            named.id = company.company;
            named.name = company.companyName;
            const auto made =
                backend::addMember(c, named, {QStringLiteral("Jonas Weber"), email}, clock.now());
            return made ? withPassword(c, *made) : made;
        });
    }
    void setStatus(const backend::Membership& membership, domain::MembershipStatus status) {
        write([&](database::Connection& c) {
            backend::Changes changes(c, membership.company, clock.now());
            backend::Coach coach = membership.coach;
            coach.status = status;
            return backend::putCoach(changes, coach, {QStringLiteral("status")});
        });
    }

    RawClient client(const char* from = "127.0.0.1") { return RawClient(api->port(), from); }

    RawResponse ask(const std::string& request, const char* from = "127.0.0.1") {
        auto answer = client(from).exchange(request);
        if (!answer)
            fail(QStringLiteral("no answer"));
        return answer.value_or(RawResponse());
    }
    RawResponse postJson(std::string_view path, const QByteArray& body, const char* from = "127.0.0.1") {
        return ask(post(path, body.toStdString(), "Content-Type: application/json\r\n"), from);
    }
    RawResponse getAs(const QString& token, std::string_view target, std::string_view headers = {}) {
        return ask(
            get(target, "Authorization: Bearer " + token.toStdString() + "\r\n" + std::string(headers)));
    }

    RawResponse signInAnswer(const QString& email, const QString& password = kGoodPassword,
                             const char* from = "127.0.0.1", std::optional<QUuid> company = {}) {
        return postJson("/v1/sign-in",
                        protocol::writeSignInRequest({email, password, QStringLiteral("Laptop"), company}),
                        from);
    }
    protocol::SignedIn signIn(const QString& email) {
        const RawResponse answer = signInAnswer(email);
        const auto read = protocol::readSignInAnswer(QByteArray::fromStdString(answer.body));
        if (!read || !std::holds_alternative<protocol::SignedIn>(*read)) {
            fail(QString::fromStdString(answer.head + answer.body));
            return {};
        }
        return std::get<protocol::SignedIn>(*read);
    }
    RawResponse refreshAnswer(const QString& token) {
        return postJson("/v1/sign-in/refresh", protocol::writeRefreshRequest({token}));
    }
    protocol::SignedIn refresh(const QString& token) {
        const RawResponse answer = refreshAnswer(token);
        const auto read = protocol::readSignedIn(QByteArray::fromStdString(answer.body));
        if (answer.status != 200 || !read) {
            fail(QString::fromStdString(answer.head + answer.body));
            return {};
        }
        return *read;
    }

    QByteArray log() const {
        const std::lock_guard lock(m_mutex);
        return m_log;
    }

    QTemporaryDir folder;
    SharedClock clock;
    backend::ApiOptions options;
    std::unique_ptr<backend::Store> store;
    std::unique_ptr<backend::RecordingFiles> recordings;

private:
    static bool fail(const QString& why) {
        QTest::qFail(qPrintable(why), __FILE__, __LINE__);
        return false;
    }
    backend::Result<backend::Membership> withPassword(database::Connection& c,
                                                      const backend::Membership& membership) {
        static const QString hash =
            platform::hashPassword(backend::passwordBytes(kGoodPassword).view()).value_or(QString());
        return backend::setPassword(c, *membership.coach.account, hash, clock.now()).map([&membership] {
            return membership;
        });
    }

    mutable std::mutex m_mutex;
    QByteArray m_log;

public:
    std::unique_ptr<backend::ApiServer> api; ///< last, so that it ends before what it uses
};

/// The error in an answer.
inline protocol::ErrorBody errorOf(const RawResponse& answer) {
    return protocol::readErrorBody(QByteArray::fromStdString(answer.body)).value_or(protocol::ErrorBody());
}

/// An answer without what is different in every one: the request id with the length that it adds to the
/// answer, and the date.
inline std::string withoutId(const RawResponse& answer) {
    std::string text = answer.head + "\n" + answer.body;
    const auto drop = [&text](const std::string& what) {
        for (std::size_t at; !what.empty() && (at = text.find(what)) != std::string::npos;)
            text.erase(at, what.size());
    };
    drop("Content-Length: " + answer.header("Content-Length"));
    drop(answer.header("X-Request-Id"));
    drop(answer.header("Date"));
    return text;
}

} // namespace leadout::test
