// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_sign_in.h"

#include "core/backend/auth/trail.h"
#include "core/backend/web/api_answers.h"
#include "core/backend/web/api_log.h"

#include <memory>
#include <utility>

namespace leadout::backend {

using database::Connection;
using http::Request;
using http::Responder;
using http::Response;
using platform::PasswordCheck;
using protocol::ErrorCode;

namespace {

/// Adds to the audit who has begun a sign-in, and where.
Result<> noteSignIn(Connection& connection, const protocol::SignedIn& signedIn, const QString& action,
                    const Request& request, domain::Instant now) {
    DoorEvent event;
    event.action = action;
    event.device = signedIn.signInId.toString(QUuid::WithoutBraces);
    event.address = request.peer;
    return noteAtDoor(connection, domain::CompanyId(signedIn.me.companyId),
                      domain::CoachId(signedIn.me.userId), event, now);
}

Response signedInAnswer(const Request& request, const Entry<protocol::SignedIn>& entry) {
    return entry ? jsonAnswer(protocol::writeSignedIn(*entry)) : errorAnswer(request, entry.error());
}

/// One try to sign in by a password. Every step hands over to the next one, on whatever thread does it; an
/// account that does not exist goes the same way as a wrong password, with the same work.
class SignInTry : public std::enable_shared_from_this<SignInTry> {
public:
    SignInTry(const ApiParts& parts, Request request, Responder responder, protocol::SignInRequest body)
        : m_parts(parts)
        , m_request(std::move(request))
        , m_responder(std::move(responder))
        , m_body(std::move(body))
        , m_email(foldedEmail(m_body.email).toStdString()) {}

    void begin() {
        const auto decision = m_parts.signInLimits.attempt(m_request.peer, m_email);
        if (!decision.allowed)
            return m_responder.send(limitAnswer(m_request, decision));
        m_delay = m_parts.signInLimits.delayFor(m_email);
        m_parts.store.read(
            [self = shared_from_this()](Connection& connection) {
                return accountByEmail(connection, self->m_body.email);
            },
            [self = shared_from_this()](Result<std::optional<Account>> account) {
                if (!account)
                    return self->answer(faultAnswer(self->m_parts, self->m_request, account.error()));
                self->m_account = std::move(*account);
                self->check();
            });
    }

private:
    void check() {
        const auto stored = m_account ? m_account->passwordHash : std::nullopt;
        const bool accepted = m_parts.passwords.check(
            stored, passwordBytes(m_body.password),
            [self = shared_from_this()](PasswordCheck check) { self->checked(check); });
        if (!accepted)
            answer(busyAnswer(m_request));
    }

    void checked(PasswordCheck check) {
        if (check == PasswordCheck::Wrong) {
            m_parts.signInLimits.wrongPassword(m_email);
            noteRefusal();
            return answer(errorAnswer(m_request, NotLetIn{ErrorCode::Unauthorized, "sign_in.wrong"}));
        }
        m_parts.store.write(
            [self = shared_from_this()](Connection& connection) { return self->beginIn(connection); },
            [self = shared_from_this(), check](const Result<Entry<protocol::SignInAnswer>>& entry) {
                if (!entry)
                    return self->answer(faultAnswer(self->m_parts, self->m_request, entry.error()));
                if (check == PasswordCheck::RightButOutdated)
                    self->hashAnew();
                if (!*entry)
                    self->noteRefusal();
                self->answer(*entry ? jsonAnswer(protocol::writeSignInAnswer(**entry))
                                    : errorAnswer(self->m_request, entry->error()));
            });
    }

    Result<Entry<protocol::SignInAnswer>> beginIn(Connection& connection) {
        const domain::Instant now = m_parts.clock.now();
        auto entry = beginSignIn(connection, m_account->id, *m_account->passwordHash, m_body, now);
        if (!entry || !*entry)
            return entry;
        if (const auto* signedIn = std::get_if<protocol::SignedIn>(&**entry)) {
            if (const auto noted =
                    noteSignIn(connection, *signedIn, QStringLiteral("SignIn"), m_request, now);
                !noted)
                return tl::unexpected(noted.error());
        }
        return entry;
    }

    /// Tells the audits of the account's companies. It goes its own way, so that the answer does not wait
    /// for what an account that does not exist has not.
    void noteRefusal() {
        if (!m_account)
            return;
        m_parts.store.write(
            [self = shared_from_this()](Connection& connection) {
                DoorEvent event;
                event.action = QStringLiteral("SignIn");
                event.result = QStringLiteral("denied");
                event.address = self->m_request.peer;
                return noteForAccount(connection, self->m_account->id, event, self->m_parts.clock.now());
            },
            [self = shared_from_this()](const Result<>& noted) { self->logFault(noted); });
    }

    void logFault(const Result<>& done) {
        if (!done)
            m_parts.log(faultLine(m_request.id, done.error(), m_parts.clock.now()));
    }

    /// Stores the password by today's parameters. Where the pool is full, the next sign-in does it.
    void hashAnew() {
        [[maybe_unused]] const bool accepted = m_parts.passwords.hash(
            passwordBytes(m_body.password), [self = shared_from_this()](const std::optional<QString>& hash) {
                if (hash)
                    self->store(*hash);
            });
    }

    void store(const QString& hash) {
        m_parts.store.write(
            [self = shared_from_this(), hash](Connection& connection) -> Result<> {
                const auto today = accountById(connection, self->m_account->id);
                if (!today)
                    return tl::unexpected(today.error());
                // Another password may have been chosen meanwhile.
                if (!*today || (*today)->passwordHash != self->m_account->passwordHash)
                    return {};
                return setPassword(connection, self->m_account->id, hash, self->m_parts.clock.now());
            },
            [self = shared_from_this()](const Result<>& stored) { self->logFault(stored); });
    }

    void answer(Response response) {
        if (m_delay.count() == 0)
            return m_responder.send(std::move(response));
        const auto kept = std::make_shared<Response>(std::move(response));
        if (!m_parts.later.call(m_delay, [responder = m_responder, kept] { responder.send(*kept); }))
            m_responder.send(busyAnswer(m_request));
    }

    const ApiParts& m_parts;
    const Request m_request;
    const Responder m_responder;
    const protocol::SignInRequest m_body;
    const std::string m_email;
    std::chrono::milliseconds m_delay{0};
    std::optional<Account> m_account;
};

} // namespace

http::Handler signIn(const ApiParts& parts) {
    return [&parts](Request request, Responder responder) {
        auto body = protocol::readSignInRequest(viewOf(request.body));
        if (!body)
            return responder.send(errorAnswer(request, body.error()));
        std::make_shared<SignInTry>(parts, std::move(request), std::move(responder), std::move(*body))
            ->begin();
    };
}

http::Handler signInOnce(const ApiParts& parts) {
    return [&parts](Request request, const Responder& responder) {
        if (const auto decision = parts.signInLimits.maySecret(request.peer); !decision.allowed)
            return responder.send(limitAnswer(request, decision));
        auto body = protocol::readOneTimeSignInRequest(viewOf(request.body));
        if (!body)
            return responder.send(errorAnswer(request, body.error()));
        const auto asked = std::make_shared<const Request>(std::move(request));
        parts.store.write(
            [&parts, asked,
             body = std::move(*body)](Connection& connection) -> Result<Entry<protocol::SignedIn>> {
                const domain::Instant now = parts.clock.now();
                auto entry = beginSignInOnce(connection, body, now);
                if (!entry || !*entry)
                    return entry;
                const auto noted = noteSignIn(connection, **entry, QStringLiteral("SignInOnce"), *asked, now);
                return noted ? std::move(entry) : tl::unexpected(noted.error());
            },
            [&parts, asked, responder](const Result<Entry<protocol::SignedIn>>& entry) {
                if (!entry)
                    return responder.send(faultAnswer(parts, *asked, entry.error()));
                if (!*entry)
                    parts.signInLimits.wrongSecret(asked->peer);
                responder.send(signedInAnswer(*asked, *entry));
            });
    };
}

http::Handler refreshSignIn(const ApiParts& parts) {
    return [&parts](Request request, const Responder& responder) {
        auto body = protocol::readRefreshRequest(viewOf(request.body));
        if (!body)
            return responder.send(errorAnswer(request, body.error()));
        const auto asked = std::make_shared<const Request>(std::move(request));
        parts.store.write(
            [&parts, asked, token = body->refreshToken](Connection& connection) {
                return refreshSignIn(connection, token, asked->peer, parts.clock.now());
            },
            [&parts, asked, responder](const Result<Entry<protocol::SignedIn>>& entry) {
                if (!entry)
                    return responder.send(faultAnswer(parts, *asked, entry.error()));
                if (!*entry && entry->error().sentence == "sign_in.reused")
                    parts.log(warningLine(asked->id, "refresh_token_reused", parts.clock.now()));
                responder.send(signedInAnswer(*asked, *entry));
            });
    };
}

Serve signOut(const ApiParts& parts) {
    return
        [&parts](Connection& connection, const Caller& caller, const Request& request) -> Result<Response> {
            const SignIn& signIn = caller.signIn;
            const domain::Instant now = parts.clock.now();
            const auto ended =
                endSignIn(connection, signIn.company, signIn.coach, signIn.id, SignInEnd::SignedOut, now);
            if (!ended)
                return tl::unexpected(ended.error());
            DoorEvent event;
            event.action = QStringLiteral("SignOut");
            event.device = signIn.id.toString();
            event.address = request.peer;
            return noteAtDoor(connection, signIn.company, signIn.coach, event, now).map([] {
                return doneAnswer();
            });
        };
}

Result<Response> me(Connection& connection, const Caller& caller, const Request&) {
    return meOf(connection, caller.viewer).map([](const protocol::Me& self) {
        return jsonAnswer(protocol::writeMe(self));
    });
}

} // namespace leadout::backend
