// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/cursor.h"
#include "core/backend/store/render.h"
#include "core/backend/store/viewer.h"
#include "core/protocol/errors.h"
#include "core/protocol/sync_changes.h"

#include <optional>
#include <vector>

namespace leadout::backend {

/// How long a page may grow, in bytes of JSON; a single longer row is a page by itself.
inline constexpr qsizetype kMaxPageBytes = 256 * 1024;

/// Why a pull is refused.
struct PullRefusal {
    protocol::ErrorCode code = protocol::ErrorCode::Invalid; ///< MembershipEnded, ResyncRequired or Invalid
    QString path;                                            ///< the parameter, with Invalid
    QString epoch;                                           ///< with ResyncRequired
};

using PullAnswer = tl::expected<protocol::ChangesAnswer, PullRefusal>;

/// What programs are told of a company's changes. It lives inside one read transaction, in which the viewer
/// was resolved too, so that rights and rows are of one moment.
class Feed {
public:
    /// The key seals cursors and must outlive the feed. The viewer is a coach.
    Feed(database::Connection& connection, const platform::SealKey& key, const Viewer& viewer,
         domain::Instant now);

    /// Answers a pull: other scopes, a page of a backfill, or what has changed since the cursor. A cursor
    /// that was not sealed for this coach needs a resync, whoever made it.
    Result<PullAnswer> pull(const protocol::ChangesRequest& request);

    /// A word that changes with the newest change in the scopes of the viewer, with the scopes themselves,
    /// with what of their recordings is still to be read again and once a day, and with nothing else.
    Result<protocol::HeadAnswer> head();

    /// These rows as the viewer may see them now: those out of sight, unknown ones and deleted ones are left
    /// out.
    Result<std::vector<protocol::Row>> rows(const std::vector<QUuid>& ids);

private:
    struct CompanyState {
        std::int64_t seq = 0;
        QUuid epoch;
        std::int64_t minCursor = 0;
    };
    struct ScopeState {
        domain::Scope scope = domain::Scope::company();
        std::int64_t rows = 0;
        std::uint64_t sum = 0;
        std::int64_t newestSeq = 0;
    };
    /// A row of the change log and where it stands.
    struct Found {
        protocol::Row row; ///< without its payload
        std::int64_t seq = 0;
        std::int64_t place = 0;
    };
    struct Page {
        std::vector<Found> found;
        bool more = false;
    };

    Result<CompanyState> companyState();
    Result<std::vector<ScopeState>> scopeStates();
    Result<PullAnswer> scopesAnswer(const protocol::ChangesEcho& echo, const CompanyState& company);
    Result<PullAnswer> backfill(const protocol::ChangesRequest& request, const protocol::ChangesEcho& echo,
                                const Cursor& cursor);
    Result<PullAnswer> changes(const protocol::ChangesRequest& request, const protocol::ChangesEcho& echo,
                               const Cursor& cursor, const CompanyState& company);
    Result<Page> page(const QString& sql, const std::vector<domain::Scope>& scopes, std::int64_t from,
                      const QUuid& row, int limit);
    /// Reads the payloads, as far as the page may grow.
    Result<> fill(Page& page);
    /// Reads the payload of a row, and of some rows of its kind behind it with the same statement.
    Result<> readAhead(Page& page, std::size_t from);
    std::vector<protocol::Row> rowsOf(Page&& page) const;
    bool sees(const domain::Scope& scope) const { return m_viewer.sees(scope); }

    database::Connection& m_connection;
    const platform::SealKey& m_key;
    const Viewer& m_viewer;
    std::int64_t m_today; ///< in days since 1970
    CursorSeal m_seal;
    Renderer m_renderer;
};

} // namespace leadout::backend
