// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/sums.h"

#include "core/client/cache/phase.h"

namespace leadout::client {

using database::Result;
using database::Statement;

Result<protocol::ScopeSum> scopeSum(database::Connection& connection, const QString& scope) {
    protocol::ScopeSum sum{scope, 0, 0};
    auto rows = connection.query(
        QStringLiteral("SELECT id, rev FROM cached_row WHERE scope = ? AND deleted = 0"), scope);
    if (!rows)
        return tl::unexpected(rows.error());
    while (rows->next()) {
        ++sum.count;
        sum.sum += protocol::rowHash(QUuid::fromString(rows->get<QString>(0)), rows->get<std::int64_t>(1));
    }
    if (rows->error())
        return tl::unexpected(*rows->error());
    return sum;
}

Result<bool> noteComparison(database::Connection& connection, const QString& scope, bool equal) {
    if (equal)
        return connection
            .run(QStringLiteral("UPDATE held_scope SET doubted = 0 WHERE scope = ? AND doubted = 1"), scope)
            .map([](std::int64_t) { return false; });
    const auto doubted = connection.run(
        QStringLiteral("UPDATE held_scope SET doubted = 1, phase = ? WHERE scope = ? AND doubted = 0"),
        stored(Phase::Wanted), scope);
    if (!doubted)
        return tl::unexpected(doubted.error());
    if (*doubted == 0)
        return false;
    return connection.run(QStringLiteral("UPDATE cached_row SET suspect = 1 WHERE scope = ?"), scope)
        .map([](std::int64_t) { return true; });
}

} // namespace leadout::client
