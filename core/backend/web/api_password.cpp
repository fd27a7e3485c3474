// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_password.h"

#include "core/backend/auth/password_links.h"
#include "core/backend/auth/password_rules.h"
#include "core/backend/web/api_answers.h"
#include "core/backend/web/password_page.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace leadout::backend {

using database::Connection;
using http::Request;
using http::Responder;
using http::Response;
using protocol::ErrorCode;

namespace {

/// What became of a try: why it was refused, or nothing, and the answer for a program.
using Tell = std::function<Response(const std::optional<NotLetIn>& why, Response answer)>;

/// One try to choose a password by a link. It is hashed before the link is looked at, so that good and bad
/// links cost the same.
class PasswordChoice : public std::enable_shared_from_this<PasswordChoice> {
public:
    PasswordChoice(const ApiParts& parts, Request request, Responder responder,
                   protocol::PasswordResetConfirm body, Tell tell)
        : m_parts(parts)
        , m_request(std::move(request))
        , m_responder(std::move(responder))
        , m_body(std::move(body))
        , m_tell(std::move(tell)) {}

    void begin() {
        if (const auto decision = m_parts.signInLimits.maySecret(m_request.peer); !decision.allowed)
            return send(ErrorCode::RateLimited, limitAnswer(m_request, decision));
        if (const auto fault = passwordFault(m_body.password, {}))
            return refuse({ErrorCode::Invalid, *fault});
        const bool accepted = m_parts.passwords.hash(
            passwordBytes(m_body.password), [self = shared_from_this()](const std::optional<QString>& hash) {
                if (!hash)
                    return self->send(ErrorCode::Unavailable, busyAnswer(self->m_request));
                self->confirm(*hash);
            });
        if (!accepted)
            send(ErrorCode::Unavailable, busyAnswer(m_request));
    }

private:
    void confirm(const QString& hash) {
        m_parts.store.write(
            [self = shared_from_this(), hash](Connection& connection) -> Result<> {
                self->m_refused.reset();
                const auto done = confirmPassword(connection, self->m_body, hash, self->m_request.peer,
                                                  self->m_parts.clock.now());
                if (!done)
                    return tl::unexpected(done.error());
                if (*done)
                    return {};
                self->m_refused = done->error();
                // An error is what undoes the transaction.
                return tl::unexpected(
                    database::errorOf(database::ErrorKind::Constraint, QStringLiteral("refused")));
            },
            [self = shared_from_this()](const Result<>& done) {
                if (self->m_refused)
                    return self->refuse(*self->m_refused);
                if (!done)
                    return self->send(ErrorCode::Unavailable,
                                      faultAnswer(self->m_parts, self->m_request, done.error()));
                self->m_responder.send(self->m_tell(std::nullopt, doneAnswer()));
            });
    }

    void refuse(const NotLetIn& why) {
        if (why.code != ErrorCode::Invalid) {
            m_parts.signInLimits.wrongSecret(m_request.peer);
            return m_responder.send(m_tell(why, errorAnswer(m_request, why)));
        }
        m_responder.send(m_tell(why, errorAnswer(m_request, why, QStringLiteral("/password"))));
    }

    void send(ErrorCode code, Response answer) {
        m_responder.send(m_tell(NotLetIn{code, protocol::sentenceId(code)}, std::move(answer)));
    }

    const ApiParts& m_parts;
    const Request m_request;
    const Responder m_responder;
    const protocol::PasswordResetConfirm m_body;
    const Tell m_tell;
    std::optional<NotLetIn> m_refused;
};

Response pageAnswer(const PasswordPage& page) {
    Response response;
    response.content_type = "text/html; charset=utf-8";
    response.headers = passwordPageHeaders();
    response.body = page.write().toStdString();
    return response;
}

/// A token as it stands in a link; empty for anything else.
QString tokenIn(std::string_view text) {
    constexpr std::size_t kLength = 43;
    const bool fits = text.size() == kLength && std::all_of(text.begin(), text.end(), [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                 c == '-' || c == '_';
                      });
    return fits ? QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())) : QString();
}

/// What was filled in.
struct Filled {
    QString token;
    QString password;
    QString again;
};

/// Reads a form as browsers send it; nothing for one that is not this page's.
std::optional<Filled> readForm(const std::string& body) {
    std::string text = body;
    for (std::size_t at = 0; (at = text.find('+', at)) != std::string::npos;)
        text.replace(at, 1, "%20");
    const auto fields = http::queryFields(text);
    if (!fields || fields->size() != 3)
        return std::nullopt;
    const auto valueOf = [&fields](std::string_view name) -> std::optional<QString> {
        const auto found = std::find_if(fields->begin(), fields->end(),
                                        [name](const auto& field) { return field.first == name; });
        if (found == fields->end())
            return std::nullopt;
        const QString value = QString::fromStdString(found->second);
        return value.toStdString() == found->second ? std::optional(value) : std::nullopt;
    };
    const auto token = valueOf("token");
    const auto password = valueOf("password");
    const auto again = valueOf("again");
    if (!token || !password || !again)
        return std::nullopt;
    return Filled{token->trimmed(), *password, *again};
}

} // namespace

http::Handler confirmPasswordReset(const ApiParts& parts) {
    return [&parts](Request request, Responder responder) {
        auto body = protocol::readPasswordResetConfirm(viewOf(request.body));
        if (!body)
            return responder.send(errorAnswer(request, body.error()));
        std::make_shared<PasswordChoice>(
            parts, std::move(request), std::move(responder), std::move(*body),
            [](const std::optional<NotLetIn>&, Response answer) { return answer; })
            ->begin();
    };
}

http::Handler passwordPage(const ApiParts&) {
    return [](const Request& request, const Responder& responder) {
        PasswordPage page;
        page.language = pageLanguage(request.header("Accept-Language"));
        page.token = tokenIn(request.queryValue("token").value_or(""));
        responder.send(pageAnswer(page));
    };
}

http::Handler choosePassword(const ApiParts& parts) {
    return [&parts](Request request, Responder responder) {
        PasswordPage page;
        page.language = pageLanguage(request.header("Accept-Language"));
        const auto filled = readForm(request.body);
        if (filled)
            page.token = tokenIn(filled->token.toStdString());
        if (!filled || filled->password != filled->again) {
            page.sentence = filled ? "password_page.differ" : protocol::sentenceId(ErrorCode::Invalid);
            Response answer = pageAnswer(page);
            answer.status = protocol::httpStatus(ErrorCode::Invalid);
            return responder.send(std::move(answer));
        }
        std::make_shared<PasswordChoice>(parts, std::move(request), std::move(responder),
                                         protocol::PasswordResetConfirm{filled->token, filled->password},
                                         [page](const std::optional<NotLetIn>& why, const Response& program) {
                                             PasswordPage told = page;
                                             told.sentence = why ? why->sentence : "password_page.done";
                                             // A link that is over asks for nothing more.
                                             told.form = why && why->code != ErrorCode::NotFound;
                                             Response answer = pageAnswer(told);
                                             answer.status = why ? program.status : 200;
                                             const auto retry =
                                                 http::fieldValue(program.headers, "Retry-After");
                                             if (!retry.empty())
                                                 answer.headers.emplace_back("Retry-After", retry);
                                             return answer;
                                         })
            ->begin();
    };
}

} // namespace leadout::backend
