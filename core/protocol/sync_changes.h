// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/sync_row.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace leadout::protocol {

inline constexpr int kMaxPageRows = 500;
/// How many scopes one request may name to begin a backfill with.
inline constexpr int kMaxBackfillScopes = 100;

/// What a program asks with: `GET /v1/sync/changes?cursor=…&scopes=…&backfill=…&limit=…`.
struct ChangesRequest {
    QString cursor;     ///< sealed by the backend; empty before the first answer
    QString scopesHash; ///< of the scopes the program holds; empty before the first answer
    QString backfill;   ///< empty, what backfillStart gave, or `next` of the page before
    int limit = kMaxPageRows;
    bool operator==(const ChangesRequest&) const = default;
};

/// The text that begins a backfill of these scopes, at most kMaxBackfillScopes; of all that the user can see
/// when the list is empty.
QString backfillStart(const QStringList& scopes);

/// The scopes that a text of backfillStart names, empty for all of them; nothing for the backend's own
/// tokens.
std::optional<QStringList> backfillScopes(QStringView backfill);

/// The query of a request, without the question mark.
QByteArray writeChangesQuery(const ChangesRequest& request);

/// Reads a query. Unknown, repeated and malformed parameters are errors, with the parameter's name as path.
JsonResult<ChangesRequest> readChangesQuery(QByteArrayView query);

/// The state that an answer is for. The program applies an answer only if this is still its own state.
struct ChangesEcho {
    QString fromCursor;
    QString fromScopesHash;
    QString fromBackfill;
    QString epoch; ///< of the backend's database; another one after a restore
    bool operator==(const ChangesEcho&) const = default;
};

/// The program holds other scopes than the user may see now: the set to hold from here on.
struct ScopesAnswer {
    QStringList scopes;
    QString scopesHash;
    QString head; ///< the cursor of now, for a program that has none
    bool operator==(const ScopesAnswer&) const = default;
};

/// What has changed since the request's cursor, in order.
struct RowsAnswer {
    std::vector<Row> rows;
    QString head; ///< the cursor behind the last of these rows; behind everything when there is no more
    bool more = false;
    std::vector<ScopeSum> sums; ///< with the last page
    bool operator==(const RowsAnswer&) const = default;
};

/// Live rows of scopes that the program did not hold before.
struct BackfillAnswer {
    std::vector<Row> rows;
    QString next;               ///< to continue with; empty on the last page
    std::vector<ScopeSum> sums; ///< with the last page
    bool done() const { return next.isEmpty(); }
    bool operator==(const BackfillAnswer&) const = default;
};

struct ChangesAnswer {
    ChangesEcho echo;
    std::variant<ScopesAnswer, RowsAnswer, BackfillAnswer> content;
    bool operator==(const ChangesAnswer&) const = default;
};

QByteArray writeChangesAnswer(const ChangesAnswer& answer);

/// Reads an answer. Members that this program does not know are kept in the rows' payloads and passed over
/// elsewhere.
JsonResult<ChangesAnswer> readChangesAnswer(QByteArrayView body);

/// The answer of `GET /v1/sync/head`: a word that changes when something this user can see has changed.
struct HeadAnswer {
    QString etag;
    std::int64_t renewing =
        0; ///< recordings of theirs that the backend still reads again with a newer engine
    bool operator==(const HeadAnswer&) const = default;
};

QByteArray writeHeadAnswer(const HeadAnswer& answer);
JsonResult<HeadAnswer> readHeadAnswer(QByteArrayView body);

} // namespace leadout::protocol
