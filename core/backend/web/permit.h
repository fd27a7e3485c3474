// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/auth/sign_ins.h"
#include "core/backend/web/api_answers.h"
#include "core/backend/web/api_parts.h"
#include "core/domain/access/authorized.h"

#include <QString>

#include <string_view>
#include <utility>

/// What routes about somebody's things share. Any thread.
namespace leadout::backend {

template <domain::Action kAction>
using Permit = tl::expected<domain::Authorized<kAction>, Answered>;

/// A refusal, with what the audit is to be told of it.
Answered denied(http::Response refusal, const Caller& caller, domain::Action action,
                const domain::AthleteId& athlete, const http::Request& request);

/// Tells the company's audit what was denied, in a transaction of its own and no oftener than
/// RequestRules::denials says. Once for a request, after its own transaction.
void noteDenial(const ApiParts& parts, const http::Request& request, const DenialNote& denial);

/// Decides about an athlete; whoever may not know of them is told the same as for nobody. Every denial is for
/// the audit too.
template <domain::Action kAction>
Result<Permit<kAction>> permit(const ApiParts& parts, database::Connection& connection, const Caller& caller,
                               const domain::AthleteId& athlete, const http::Request& request) {
    const auto facts = factsOf(connection, caller.viewer, athlete, parts.clock.now());
    if (!facts)
        return tl::unexpected(facts.error());
    auto allowed = domain::authorize<kAction>(caller.viewer.actor(), *facts);
    if (allowed)
        return Permit<kAction>(*allowed);
    http::Response refusal =
        allowed.error().why == domain::Denial::NotFound
            ? errorAnswer(request, protocol::ErrorCode::NotFound)
            : errorAnswer(request, NotLetIn{protocol::ErrorCode::Forbidden, allowed.error().sentence.id});
    return Permit<kAction>(tl::unexpected(denied(std::move(refusal), caller, kAction, athlete, request)));
}

/// An id in the path; null for anything else.
template <class Thing>
domain::Id<Thing> idIn(const http::Request& request, std::string_view name) {
    const std::string_view text = request.param(name);
    return domain::Id<Thing>::parse(QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())))
        .value_or(domain::Id<Thing>());
}

} // namespace leadout::backend
