// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/feed.h"

#include "core/backend/store/sessions.h"
#include "core/platform/crypto/digest.h"

#include <algorithm>

namespace leadout::backend {

using database::Statement;
using domain::Scope;
using protocol::ErrorCode;

namespace {

constexpr qsizetype kRowFrame = 200; ///< what a row has around its payload, at most

/// Greater than every id as text, and so behind all rows of a sequence number.
const QString& behindAllIds() {
    static const QString text = QStringLiteral("g");
    return text;
}

constexpr QLatin1String kRowColumns("row_id, kind, scope, rev, deleted, seq, place");

tl::unexpected<PullRefusal> refuse(ErrorCode code, const QString& path = {}, const QString& epoch = {}) {
    return tl::unexpected(PullRefusal{code, path, epoch});
}

protocol::Row readRow(const Statement& row) {
    Columns columns(row);
    protocol::Row read;
    read.id = domain::parseUuid(columns.get<QString>()).value_or(QUuid());
    read.kind = columns.get<QString>();
    read.scope = columns.get<QString>();
    read.rev = columns.get<std::int64_t>();
    read.deleted = columns.get<bool>();
    return read;
}

/// How many rows of a kind are read by one statement. Those of lists are short, so that all of a page can be;
/// longer ones that turn out to have no room in it would be read for nothing.
std::size_t rowsAtOnce(RowKind kind) {
    switch (kind) {
    case RowKind::Stream: return 4;
    case RowKind::AnalysisDetail: return 16;
    case RowKind::WorkoutStructure:
    case RowKind::Feedback: return 64;
    default: return protocol::kMaxPageRows + 1;
    }
}

QStringList names(const std::vector<Scope>& scopes) {
    QStringList texts;
    for (const Scope& scope : scopes)
        texts.append(scope.toString());
    return texts;
}

} // namespace

Feed::Feed(database::Connection& connection, const platform::SealKey& key, const Viewer& viewer,
           domain::Instant now)
    : m_connection(connection)
    , m_key(key)
    , m_viewer(viewer)
    , m_today(std::chrono::floor<std::chrono::days>(now).time_since_epoch().count())
    , m_seal(key, viewer.company(), viewer.coach().value_or(domain::CoachId()))
    , m_renderer(connection, viewer.company(), now) {}

Result<Feed::CompanyState> Feed::companyState() {
    return m_connection
        .first(
            QStringLiteral("SELECT seq, db_epoch, min_cursor FROM company WHERE id = ?"),
            [](const Statement& row) {
                return CompanyState{row.get<std::int64_t>(0),
                                    domain::parseUuid(row.get<QString>(1)).value_or(QUuid()),
                                    row.get<std::int64_t>(2)};
            },
            m_viewer.company())
        .map([](const std::optional<CompanyState>& state) { return state.value_or(CompanyState()); });
}

Result<std::vector<Feed::ScopeState>> Feed::scopeStates() {
    auto states = m_connection.list(
        QStringLiteral("SELECT name, row_count, row_sum, newest_seq FROM scope WHERE company_id = ?"),
        [](const Statement& row) {
            ScopeState state;
            state.scope = Scope::parse(row.get<QString>(0)).value_or(Scope::head());
            state.rows = row.get<std::int64_t>(1);
            state.sum = static_cast<std::uint64_t>(row.get<std::int64_t>(2));
            state.newestSeq = row.get<std::int64_t>(3);
            return state;
        },
        m_viewer.company());
    if (states)
        std::erase_if(*states, [this](const ScopeState& state) { return !sees(state.scope); });
    return states;
}

Result<PullAnswer> Feed::pull(const protocol::ChangesRequest& request) {
    if (!m_viewer.coach() || !m_viewer.actor().isActive())
        return PullAnswer(refuse(ErrorCode::MembershipEnded));
    const auto company = companyState();
    if (!company)
        return tl::unexpected(company.error());
    const QString epoch = domain::idText(company->epoch);
    const protocol::ChangesEcho echo{request.cursor, request.scopesHash, request.backfill, epoch};
    // Without a cursor there is nothing yet to continue from.
    if (request.cursor.isEmpty())
        return scopesAnswer(echo, *company);
    const auto cursor = m_seal.cursor(request.cursor);
    if (!cursor || cursor->epoch != company->epoch || cursor->seq > company->seq ||
        cursor->seq < company->minCursor || (cursor->seq == company->minCursor && !cursor->row.isNull()))
        return PullAnswer(refuse(ErrorCode::ResyncRequired, {}, epoch));
    if (request.scopesHash != m_viewer.scopesHash())
        return scopesAnswer(echo, *company);
    if (!request.backfill.isEmpty())
        return backfill(request, echo, *cursor);
    return changes(request, echo, *cursor, *company);
}

Result<PullAnswer> Feed::scopesAnswer(const protocol::ChangesEcho& echo, const CompanyState& company) {
    protocol::ScopesAnswer answer;
    answer.scopes = names(m_viewer.scopes());
    answer.scopesHash = m_viewer.scopesHash();
    answer.head = m_seal.seal(Cursor{company.epoch, company.seq, QUuid(), 0});
    return PullAnswer(protocol::ChangesAnswer{echo, std::move(answer)});
}

Result<Feed::Page> Feed::page(const QString& sql, const std::vector<Scope>& scopes, std::int64_t from,
                              const QUuid& row, int limit) {
    const ScopeFilter filter = ScopeFilter::anyOf(QStringLiteral("scope"), names(scopes));
    auto found = filter.listThen(
        m_connection, sql.arg(kRowColumns, filter.sql()),
        [](const Statement& read) {
            return Found{readRow(read), read.get<std::int64_t>(5), read.get<std::int64_t>(6)};
        },
        std::tuple(m_viewer.company()), from, row.isNull() ? behindAllIds() : domain::idText(row), limit + 1);
    if (!found)
        return tl::unexpected(found.error());
    Page page{std::move(*found), false};
    page.more = page.found.size() > static_cast<std::size_t>(limit);
    if (page.more)
        page.found.resize(static_cast<std::size_t>(limit));
    if (const auto filled = fill(page); !filled)
        return tl::unexpected(filled.error());
    return page;
}

Result<> Feed::fill(Page& page) {
    qsizetype bytes = 0;
    for (std::size_t i = 0; i < page.found.size(); ++i) {
        const protocol::Row& row = page.found[i].row;
        if (!row.deleted && row.payload.isEmpty()) {
            if (const auto read = readAhead(page, i); !read)
                return read;
        }
        bytes += row.payload.size() + kRowFrame;
        if (bytes > kMaxPageBytes && i > 0) {
            page.found.resize(i);
            page.more = true;
            break;
        }
    }
    return {};
}

Result<> Feed::readAhead(Page& page, std::size_t from) {
    const QString kindName = page.found[from].row.kind;
    const auto kind = rowKindFromKey(kindName.toStdString());
    std::vector<std::size_t> places;
    std::vector<QUuid> ids;
    for (std::size_t i = from; i < page.found.size() && kind && ids.size() < rowsAtOnce(*kind); ++i) {
        const protocol::Row& row = page.found[i].row;
        if (!row.deleted && row.kind == kindName) {
            places.push_back(i);
            ids.push_back(row.id);
        }
    }
    auto payloads = kind ? m_renderer.payloads(*kind, ids) : Result<QHash<QUuid, QByteArray>>();
    if (!payloads)
        return tl::unexpected(payloads.error());
    for (const std::size_t i : places) {
        protocol::Row& row = page.found[i].row;
        row.payload = payloads->take(row.id);
    }
    if (page.found[from].row.payload.isEmpty())
        return tl::unexpected(database::errorOf(
            database::ErrorKind::Corrupt,
            QStringLiteral("the change log knows a row of %1 that is not there").arg(kindName)));
    return {};
}

std::vector<protocol::Row> Feed::rowsOf(Page&& page) const {
    std::vector<protocol::Row> rows;
    rows.reserve(page.found.size());
    for (Found& found : page.found)
        rows.push_back(std::move(found.row));
    return rows;
}

Result<PullAnswer> Feed::changes(const protocol::ChangesRequest& request, const protocol::ChangesEcho& echo,
                                 const Cursor& cursor, const CompanyState& company) {
    const auto states = scopeStates();
    if (!states)
        return tl::unexpected(states.error());
    std::vector<Scope> changed;
    for (const ScopeState& state : *states) {
        if (state.newestSeq > cursor.seq || (state.newestSeq == cursor.seq && !cursor.row.isNull()))
            changed.push_back(state.scope);
    }
    auto found =
        page(QStringLiteral("SELECT %1 FROM change WHERE company_id = ?%2 AND (seq, row_id) > (?, ?) "
                            "ORDER BY seq, row_id LIMIT ?"),
             changed, cursor.seq, cursor.row, request.limit);
    if (!found)
        return tl::unexpected(found.error());
    protocol::RowsAnswer answer;
    answer.more = found->more;
    Cursor next{company.epoch, company.seq, QUuid(), cursor.sumsDay};
    if (answer.more) {
        next.seq = found->found.back().seq;
        next.row = found->found.back().row.id;
    } else {
        const bool all = cursor.sumsDay != m_today;
        next.sumsDay = m_today;
        QSet<QString> touched;
        for (const Found& row : found->found)
            touched.insert(row.row.scope);
        for (const ScopeState& state : *states) {
            if (all || touched.contains(state.scope.toString()))
                answer.sums.push_back({state.scope.toString(), state.rows, state.sum});
        }
    }
    answer.head = m_seal.seal(next);
    answer.rows = rowsOf(std::move(*found));
    return PullAnswer(protocol::ChangesAnswer{echo, std::move(answer)});
}

Result<PullAnswer> Feed::backfill(const protocol::ChangesRequest& request, const protocol::ChangesEcho& echo,
                                  const Cursor& cursor) {
    BackfillMark mark;
    if (const auto wanted = protocol::backfillScopes(request.backfill)) {
        for (const QString& name : *wanted) {
            if (const auto scope = Scope::parse(name))
                mark.scopes.push_back(*scope);
        }
        mark.place = -1;
    } else if (const auto going = m_seal.backfill(request.backfill)) {
        mark = *going;
    } else {
        return PullAnswer(refuse(ErrorCode::Invalid, QStringLiteral("backfill")));
    }
    std::vector<Scope> scopes = mark.scopes.empty() ? m_viewer.scopes() : mark.scopes;
    std::erase_if(scopes, [this](const Scope& scope) { return !sees(scope); });
    // The index alone finds the rows of the page, so that those behind it are not looked at.
    auto found = page(QStringLiteral("SELECT %1 FROM change WHERE (company_id, row_id) IN (SELECT "
                                     "company_id, row_id FROM change WHERE company_id = ?%2 AND deleted = 0 "
                                     "AND (place, row_id) > (?, ?) ORDER BY place, row_id LIMIT ?) "
                                     "ORDER BY place, row_id"),
                      scopes, mark.place, mark.row, request.limit);
    if (!found)
        return tl::unexpected(found.error());
    protocol::BackfillAnswer answer;
    if (found->more) {
        mark.place = found->found.back().place;
        mark.row = found->found.back().row.id;
        answer.next = m_seal.seal(mark);
    } else {
        const auto states = scopeStates();
        if (!states)
            return tl::unexpected(states.error());
        for (const ScopeState& state : *states) {
            // What has changed since the cursor comes with the next pull, and the sum with it.
            const bool settled =
                state.newestSeq < cursor.seq || (state.newestSeq == cursor.seq && cursor.row.isNull());
            if (settled && std::find(scopes.begin(), scopes.end(), state.scope) != scopes.end())
                answer.sums.push_back({state.scope.toString(), state.rows, state.sum});
        }
    }
    answer.rows = rowsOf(std::move(*found));
    return PullAnswer(protocol::ChangesAnswer{echo, std::move(answer)});
}

Result<protocol::HeadAnswer> Feed::head() {
    const auto company = companyState();
    if (!company)
        return tl::unexpected(company.error());
    const auto states = scopeStates();
    if (!states)
        return tl::unexpected(states.error());
    std::int64_t newest = 0;
    for (const ScopeState& state : *states)
        newest = std::max(newest, state.newestSeq);
    const auto renewing = renewalsLeft(m_connection, m_viewer);
    if (!renewing)
        return tl::unexpected(renewing.error());
    const QString state = QStringLiteral("etag %1 %2 %3 %4 %5")
                              .arg(domain::idText(company->epoch), m_viewer.scopesHash())
                              .arg(newest)
                              .arg(m_today)
                              .arg(*renewing);
    return protocol::HeadAnswer{platform::base64Url(platform::hmacSha256(m_key.bytes(), state.toLatin1())),
                                *renewing};
}

Result<std::vector<protocol::Row>> Feed::rows(const std::vector<QUuid>& ids) {
    Page page;
    for (const QUuid& id : ids) {
        const auto found = m_connection.first(
            QStringLiteral("SELECT %1 FROM change WHERE company_id = ? AND row_id = ? AND deleted = 0")
                .arg(kRowColumns),
            readRow, m_viewer.company(), domain::idText(id));
        if (!found)
            return tl::unexpected(found.error());
        const auto scope = *found ? Scope::parse((*found)->scope) : std::nullopt;
        if (scope && sees(*scope))
            page.found.push_back({**found, 0, 0});
    }
    if (const auto filled = fill(page); !filled)
        return tl::unexpected(filled.error());
    return rowsOf(std::move(page));
}

} // namespace leadout::backend
