// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_bootstrap.h"

#include "core/backend/auth/first_company.h"
#include "core/backend/auth/password_rules.h"
#include "core/backend/auth/trail.h"
#include "core/backend/web/api_answers.h"
#include "core/backend/web/bearer.h"
#include "core/domain/commands/athletes.h"
#include "core/domain/commands/checks.h"

#include <QTimeZone>

#include <memory>
#include <utility>

namespace leadout::backend {

using database::Connection;
using http::Request;
using http::Responder;
using protocol::ErrorCode;

namespace {

constexpr int kLongestName = 200; ///< as the protocol has it

/// The first thing that is wrong with a request, if any.
domain::Validity faultOf(const protocol::FirstCompanyRequest& request) {
    using namespace domain::checks;
    if (auto bad = firstOf({line(QStringLiteral("/company_name"), request.companyName, kLongestName),
                            line(QStringLiteral("/name"), request.name, kLongestName),
                            line(QStringLiteral("/email"), request.email, domain::kMaxEmail),
                            email(QStringLiteral("/email"), request.email)}))
        return bad;
    if (!QTimeZone::isTimeZoneIdAvailable(request.timeZone.toUtf8()))
        return refuse(QStringLiteral("/time_zone"), "invalid.time_zone");
    if (const auto fault =
            passwordFault(request.password, {request.email, request.name, request.companyName}))
        return refuse(QStringLiteral("/password"), *fault);
    return std::nullopt;
}

/// One try to make the first company.
class FirstCompany : public std::enable_shared_from_this<FirstCompany> {
public:
    FirstCompany(const ApiParts& parts, Request request, Responder responder,
                 protocol::FirstCompanyRequest body)
        : m_parts(parts)
        , m_request(std::move(request))
        , m_responder(std::move(responder))
        , m_body(std::move(body)) {}

    void begin() {
        if (const auto fault = faultOf(m_body))
            return m_responder.send(
                errorAnswer(m_request, NotLetIn{ErrorCode::Invalid, fault->sentence.id}, fault->path));
        const bool accepted = m_parts.passwords.hash(
            passwordBytes(m_body.password), [self = shared_from_this()](const std::optional<QString>& hash) {
                if (!hash)
                    return self->m_responder.send(busyAnswer(self->m_request));
                self->make(*hash);
            });
        if (!accepted)
            m_responder.send(busyAnswer(m_request));
    }

private:
    void make(const QString& hash) {
        m_parts.store.write(
            [self = shared_from_this(), hash](Connection& connection) {
                return self->found(connection, hash);
            },
            [self = shared_from_this()](const Result<protocol::SignedIn>& made) {
                if (self->m_refused)
                    return self->m_responder.send(errorAnswer(self->m_request, *self->m_refused));
                if (!made)
                    return self->m_responder.send(faultAnswer(self->m_parts, self->m_request, made.error()));
                self->m_parts.bootstrap.close();
                self->m_responder.send(jsonAnswer(protocol::writeSignedIn(*made)));
            });
    }

    Result<protocol::SignedIn> found(Connection& connection, const QString& hash) {
        m_refused.reset();
        const domain::Instant now = m_parts.clock.now();
        auto made = foundFirstCompany(connection, m_body, hash, now);
        if (!made)
            return tl::unexpected(made.error());
        if (!*made) {
            m_refused = made->error();
            // An error is what undoes the transaction.
            return tl::unexpected(
                database::errorOf(database::ErrorKind::Constraint, QStringLiteral("refused")));
        }
        const protocol::Me& me = (*made)->me;
        DoorEvent event;
        event.action = QStringLiteral("CreateCompany");
        event.device = (*made)->signInId.toString(QUuid::WithoutBraces);
        event.address = m_request.peer;
        const auto noted =
            noteAtDoor(connection, domain::CompanyId(me.companyId), domain::CoachId(me.userId), event, now);
        return noted ? Result<protocol::SignedIn>(std::move(**made)) : tl::unexpected(noted.error());
    }

    const ApiParts& m_parts;
    const Request m_request;
    const Responder m_responder;
    const protocol::FirstCompanyRequest m_body;
    std::optional<NotLetIn> m_refused;
};

} // namespace

http::Handler createFirstCompany(const ApiParts& parts) {
    return [&parts](Request request, Responder responder) {
        if (!parts.bootstrap.isOpen())
            return responder.send(errorAnswer(request, ErrorCode::NotFound));
        if (const auto decision = parts.signInLimits.maySecret(request.peer); !decision.allowed)
            return responder.send(limitAnswer(request, decision));
        if (!parts.bootstrap.opensWith(bearerToken(request))) {
            parts.signInLimits.wrongSecret(request.peer);
            return responder.send(
                errorAnswer(request, NotLetIn{ErrorCode::Unauthorized, "sign_in.secret_over"}));
        }
        auto body = protocol::readFirstCompanyRequest(viewOf(request.body));
        if (!body)
            return responder.send(errorAnswer(request, body.error()));
        std::make_shared<FirstCompany>(parts, std::move(request), std::move(responder), std::move(*body))
            ->begin();
    };
}

} // namespace leadout::backend
