// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/first_company.h"

#include "core/backend/auth/members.h"

#include <utility>

namespace leadout::backend {

Result<Entry<protocol::SignedIn>> foundFirstCompany(database::Connection& connection,
                                                    const protocol::FirstCompanyRequest& request,
                                                    const QString& hash, domain::Instant now) {
    using Answer = Entry<protocol::SignedIn>;
    const auto companies = allCompanies(connection);
    if (!companies)
        return tl::unexpected(companies.error());
    if (!companies->empty())
        return Answer(tl::unexpected(
            NotLetIn{protocol::ErrorCode::NotFound, protocol::sentenceId(protocol::ErrorCode::NotFound)}));
    const auto membership = foundCompany(
        connection, {request.companyName.trimmed(), request.timeZone, request.language, request.units},
        {request.name.trimmed(), request.email.trimmed(), domain::Role::Head}, now);
    if (!membership)
        return tl::unexpected(membership.error());
    const domain::AccountId account = membership->coach.account.value_or(domain::AccountId());
    if (const auto set = setPassword(connection, account, hash, now); !set)
        return tl::unexpected(set.error());
    const protocol::SignInRequest signIn{request.email, request.password, request.deviceName,
                                         membership->company.uuid()};
    auto entry = beginSignIn(connection, account, hash, signIn, now);
    if (!entry)
        return tl::unexpected(entry.error());
    if (!*entry)
        return Answer(tl::unexpected((*entry).error()));
    if (auto* signedIn = std::get_if<protocol::SignedIn>(&**entry))
        return Answer(std::move(*signedIn));
    return tl::unexpected(database::errorOf(database::ErrorKind::Corrupt,
                                            QStringLiteral("one company is a choice of several")));
}

} // namespace leadout::backend
